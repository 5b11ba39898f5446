// Pages as Alipay and Douyin declare them: by Page(), bound to the session by a call.

import { type Binding, bindViews, type SessionOptions } from "member-center/session";
import { choice } from "./choice";
import { host } from "./host";
import { lang, said, type Words } from "./language";
import { prints } from "./prints";
import { type Session, session } from "./session";

export type Store = Session["store"];

/** What a page's methods find in it. */
export interface Page<D> {
  readonly data: D & { readonly busy: boolean; readonly problem: string };
  setData(data: Record<string, unknown>): void;
  readonly store: Store;
  readonly binding: Binding;
}

export interface PageOf<D extends object, M extends object> {
  readonly bind: SessionOptions["bind"];
  readonly words: Words<string>;
  readonly data?: D;
  readonly methods: M & ThisType<Page<D> & M>;
}

/** A page's definition, typed. */
export const page_of = <D extends object, M extends object>(page: PageOf<D, M>): PageOf<D, M> => page;

export function always(words: Words<string>) {
  const { shop } = choice();
  return { lang: lang(), w: words[lang()], look: `look look-${shop}`, art: prints[shop] || "", busy: false, problem: "" };
}

interface Shown {
  store?: Store;
  binding?: Binding;
  opened?(store: Store): void;
  setData(data: object): void;
}

declare function Page(definition: object): void;

/** The host's own moments of a page, and after each what the page does then. */
interface Moments {
  onLoad?(query: object): void;
  onShow?(): void;
  onHide?(): void;
  onUnload?(): void;
}

export function show_page<D extends object, M extends object>({ bind, data, methods, words }: PageOf<D, M>): void {
  const { onHide, onLoad, onShow, onUnload } = methods as Moments;
  const begin = (page: Shown) =>
    session().then(({ store }) => {
      page.store = store;
      page.binding = bindViews(page, store, bind);
      if (page.opened) page.opened(store);
    }, (error: unknown) => page.setData({ problem: error instanceof Error ? error.message : said("network") }));
  Page({
    data: { ...always(words), ...data },
    ...methods,
    onLoad(this: Shown, query: object) {
      if (lang() !== "zh-CN" && words[lang()].title) host.page_title(words[lang()].title as string);
      void begin(this);
      if (onLoad) onLoad.call(this, query || {});
    },
    onShow(this: Shown) {
      if (this.binding) this.binding.show();
      if (onShow) onShow.call(this);
    },
    onHide(this: Shown) {
      if (this.binding) this.binding.hide();
      if (onHide) onHide.call(this);
    },
    onUnload(this: Shown) {
      if (this.binding) this.binding.end();
      if (onUnload) onUnload.call(this);
    },
    again(this: Shown) {
      this.setData({ problem: "" });
      if (this.store) void this.store.open();
      else void begin(this);
    },
  });
}
