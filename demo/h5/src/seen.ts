// At the end of the page: shows it as it was last seen (src/shop/picture.ts), then begins its scripts. Each price in the picture is
// held against what the worker computes meanwhile; what has another price now is shown without one. plugins/early.ts puts it there.

/** A page as somebody left it. */
interface Picture {
  readonly html: string;
  readonly style: string;
  /** What it was drawn for: the picture of another size, language or light is none. */
  readonly fits: string;
  readonly shop: string;
  /** What its prices were: one unit of each thing in sight, and the whole cart. */
  readonly units: Readonly<Record<string, number>>;
  readonly cart?: number;
}

interface Seen {
  /** What a picture in this language fits, as the screen is now. */
  readonly fits: (language: string) => string;
  readonly theme: string;
  /** The picture; nothing: there is none, or the page itself stands there. */
  picture?: HTMLElement;
  /** Where something was tapped that was not there yet. */
  tapped?: MouseEvent;
}

interface Window {
  seen?: Seen;
}

(({ ahead, language, load, main, name, page }: Early) => {
  const chosen = localStorage.getItem("theme");
  const theme = chosen === "dark" || (chosen !== "light" && matchMedia("(prefers-color-scheme: dark)").matches) ? "dark" : "light";
  const fits = (language: string) => [language, theme, innerWidth, innerHeight, getComputedStyle(document.documentElement).fontSize].join(" ");
  const seen: Seen = { fits, theme };
  window.seen = seen;

  /** So many milliseconds the scripts wait for the first prices: they take the page's thread for longer. */
  const patience = 400;

  const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
  const painted = () => new Promise<void>((resolve) => requestAnimationFrame(() => setTimeout(resolve)));

  const show = ({ cart, html, shop, style, units }: Picture, { first }: NonNullable<Early["ahead"]>) => {
    const host = document.createElement("div");
    // Closed, so that the page never finds a part of it among its own.
    const inside = host.attachShadow({ mode: "closed" });
    inside.innerHTML = `<style>${style}</style>${html}`;
    host.ariaHidden = "true";
    // With so many prices in it.
    host.dataset.picture = String(inside.querySelectorAll("[data-sku] .estimate").length);
    host.style.cssText = "position:fixed;inset:0;z-index:3000;overflow:hidden;pointer-events:none;background:var(--ground)";
    Object.assign(document.documentElement.dataset, { shop, theme });
    document.body.append(host);
    seen.picture = host;
    addEventListener("click", (event) => {
      if (seen.picture && event.target instanceof Element && !event.target.closest("#app a, #app button")) seen.tapped = event;
    }, true);

    const is = (quote: string | undefined, shown: number | undefined) => quote !== undefined && JSON.parse(quote).totals.payable === shown;
    const hide = (what: HTMLElement | null) => what?.style.setProperty("visibility", "hidden");
    const confirmed = first.then((told: { readonly units: readonly (readonly [string, string])[]; readonly cart?: string }) => {
      const quotes = new Map(told.units);
      for (const thing of inside.querySelectorAll<HTMLElement>("[data-sku]")) {
        const { sku = "" } = thing.dataset;
        if (!is(quotes.get(sku), units[sku])) hide(thing.querySelector(".estimate"));
      }
      for (const total of inside.querySelectorAll<HTMLElement>("[data-total]")) if (!is(told.cart, cart)) hide(total);
      // What still stands there is what it costs now.
      host.dataset.confirmed = "";
    }).catch(() => undefined);
    return painted().then(() => Promise.race([confirmed, pause(patience)])).then(painted);
  };

  const picture_of = (): Picture | undefined => {
    const text = load && localStorage.getItem(`${name}/picture/${page}`);
    const picture = text ? (JSON.parse(text) as Picture) : undefined;
    return picture?.fits === fits(language) ? picture : undefined;
  };

  const begin = () => {
    load?.();
    // An element, for which the page's loading waits.
    const script = document.createElement("script");
    script.type = "module";
    script.crossOrigin = "";
    script.src = main;
    document.head.append(script);
  };
  try {
    const picture = picture_of();
    // A worker is begun by the page's thread: before that lays out a picture.
    if (picture && ahead) void Promise.race([ahead.runs, pause(100)]).then(() => show(picture, ahead)).then(begin, begin);
    else begin();
  } catch {
    // Of no use: the page is drawn as at the first visit.
    begin();
  }
})(window.early!);
