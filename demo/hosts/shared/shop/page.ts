// Pages as Alipay and Douyin declare them: by Page(), bound to the session by a call.

import { type Binding, bindViews } from "member-center/session";
import { host } from "./host";
import { lang, said } from "./language";
import { always, type PageOf, type Store } from "./page_of";
import { session } from "./session";

export { always, type Page, page_of, type PageOf, type Store } from "./page_of";

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
