// The page as somebody leaves it, kept as a picture: what they see first when they come back, while the scripts of the page are on
// their way. src/seen.ts shows it. It is replaced when the page itself is drawn.

import { router } from "../router";
import { session } from "./session";

/** The pages behind the tabs, which are what somebody comes back to: src/early.ts has the files of these. */
const pictured = ["home", "shop", "cart", "mine"];

/** Keeps a picture whenever the page is left or put away. */
export function keep_pictures(): void {
  addEventListener("pagehide", keep_picture);
  document.addEventListener("visibilitychange", () => document.visibilityState === "hidden" && keep_picture());
}

function keep_picture(): void {
  const open = session.value;
  const { seen } = window;
  const name = String(router.currentRoute.value.name);
  if (!open?.member || open.alone || !seen || !pictured.includes(name)) return;
  const app = document.getElementById("app");
  const { className, dataset } = document.documentElement;
  // Not of another time, nor of a page's middle: the next visit begins at its top, and has the picture of before.
  const stands = app && page_stands() && scrollY === 0 && !open.store.status.travelling && dataset.theme === seen.theme && open.store.status.phase === "ready";
  if (!stands) return;
  const { payable } = open.store.view("total") ?? {};
  const things = open.store.view("goods")?.things ?? [];
  // What the root says of all pages, rules look for above what they are about.
  const copy = in_sight(app) as HTMLElement;
  copy.className = className;
  copy.inert = false;
  Object.assign(copy.dataset, { shop: dataset.shop, theme: dataset.theme });
  const picture = {
    html: copy.outerHTML,
    style: `${styles_of(app)} *, *::before, *::after { animation: none !important; transition: none !important; }`,
    fits: seen.fits(document.documentElement.lang),
    shop: open.shop,
    units: Object.fromEntries(things.flatMap(({ estimate, sku }) => (estimate ? [[sku, estimate.payable.fen]] : []))),
    ...(payable && { cart: payable.fen }),
  };
  try {
    localStorage.setItem(`${open.shop}/${open.member}/picture/${name === "home" ? "" : name}`, JSON.stringify(picture));
  } catch {
    // No room for it: the next visit is drawn as the first one.
  }
}

/** Drawn, and not the outline of what is still to come. */
function page_stands(): boolean {
  return document.documentElement.dataset.page === router.currentRoute.value.path && document.querySelector("#app main, #app .page") !== null && document.querySelector("#app [aria-busy]") === null;
}

/** A copy without what lies below the screen. */
function in_sight(from: Element): Element {
  if (from instanceof SVGElement) return from.cloneNode(true) as Element;
  const copy = from.cloneNode(false) as Element;
  for (const child of from.childNodes) {
    if (child instanceof Text) copy.append(child.data);
    else if (child instanceof Element && child.getBoundingClientRect().top < innerHeight) copy.append(in_sight(child));
  }
  return copy;
}

/** The rules that anything in it is drawn by: those of a state, too. */
function styles_of(app: Element): string {
  const applies = ({ selectorText }: CSSStyleRule) => {
    try {
      return app.querySelector(selectorText.replace(/(^|[\s,>+~])?::?[a-z-]+(\([^()]*\))?/g, (_all, before?: string) => (before === undefined ? "" : `${before}*`))) !== null;
    } catch {
      return true;
    }
  };
  const used = (rules: CSSRuleList): string => [...rules].map((rule) => {
    if (rule instanceof CSSStyleRule) return applies(rule) ? rule.cssText : "";
    if (rule instanceof CSSMediaRule) return matchMedia(rule.conditionText).matches ? used(rule.cssRules) : "";
    if (rule instanceof CSSContainerRule) return `@container ${rule.conditionText} { ${used(rule.cssRules)} }`;
    return rule instanceof CSSSupportsRule && CSS.supports(rule.conditionText) ? used(rule.cssRules) : "";
  }).join("");
  return [...document.styleSheets].map((sheet) => used(sheet.cssRules)).join("");
}

/** Takes the picture away when the page itself is drawn, and taps what was tapped in it. */
export async function uncover(ready: Promise<unknown>): Promise<void> {
  const { early, seen } = window;
  if (!seen?.picture) return;
  await Promise.allSettled([ready, early?.ahead?.first]);
  const frame = () => new Promise((next) => requestAnimationFrame(next));
  for (let frames = 0; frames < 600 && !page_stands(); ++frames) await frame();
  seen.picture.remove();
  delete seen.picture;
  const { tapped } = seen;
  if (tapped) document.elementFromPoint(tapped.clientX, tapped.clientY)?.closest<HTMLElement>("a, button")?.click();
}
