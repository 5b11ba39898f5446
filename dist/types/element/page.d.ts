export interface PageElement {
    readonly isConnected: boolean;
    attachShadow(options: {
        mode: "open";
    }): PageRoot;
    getAttribute(name: string): string | null;
}
export interface PageRoot {
    innerHTML: string;
    adoptedStyleSheets?: unknown[];
    querySelector(selector: string): {
        textContent: string | null;
        hidden: boolean;
    } | null;
}
/** To whoever checks types with those of a page it is an HTMLElement. */
export type ElementClass = typeof globalThis extends {
    HTMLElement: infer Class extends new () => object;
} ? Class : new () => PageElement;
export declare const Element: ElementClass;
export declare const page_fetch: () => unknown;
/** Under its name, once. */
export declare function define(name: string, element: unknown): void;
/** A sheet of the element's own: no policy for inline styles forbids it. */
export declare function dress(root: PageRoot, css: string): void;
