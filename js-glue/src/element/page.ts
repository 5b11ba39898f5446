// What is used of a page. Hosts without one may load the module: nothing is defined there.

export interface PageElement {
  readonly isConnected: boolean;
  attachShadow(options: { mode: "open" }): PageRoot;
  getAttribute(name: string): string | null;
}

export interface PageRoot {
  innerHTML: string;
  adoptedStyleSheets?: unknown[];
  querySelector(selector: string): { textContent: string | null; hidden: boolean } | null;
}

declare const HTMLElement: (new () => PageElement) | undefined;
declare const CSSStyleSheet: new () => { replaceSync(text: string): void };
declare const customElements: { get(name: string): unknown; define(name: string, element: unknown): void } | undefined;
declare const fetch: unknown;

/** To whoever checks types with those of a page it is an HTMLElement. */
export type ElementClass = typeof globalThis extends { HTMLElement: infer Class extends new () => object } ? Class : new () => PageElement;

class NoElement {}
export const Element: ElementClass = (typeof HTMLElement === "function" ? HTMLElement : NoElement) as unknown as ElementClass;

export const page_fetch = (): unknown => fetch;

/** Under its name, once. */
export function define(name: string, element: unknown): void {
  if (typeof customElements === "object" && !customElements.get(name)) customElements.define(name, element);
}

/** A sheet of the element's own: no policy for inline styles forbids it. */
export function dress(root: PageRoot, css: string): void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  root.adoptedStyleSheets = [sheet];
}
