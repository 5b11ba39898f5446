// Pages as this mini-program declares them: bound to the session, in the language that is spoken. WeChat's way; Alipay and
// Douyin have a file like this of their own.

import { sessionBehavior } from "member-center/session";
import { host } from "./host";
import { lang, said } from "./language";
import { always, type PageOf, type Store } from "./page_of";
import { session } from "./session";

export { always, type Page, page_of, type PageOf, type Store } from "./page_of";

/** A page while its session begins: with a problem, and the end of what is heard of the store. */
interface Beginning {
  readonly data: { readonly lang: string; readonly problem: string };
  setData(data: object): void;
  store?: Store;
  deaf?(): void;
  openSession(): void;
}

/** What a page does when there is no session or its store does not open, and when the customer tries again. */
export const retries = {
  failed(this: Beginning, error: unknown) {
    this.setData({ problem: error instanceof Error ? error.message : said("network") });
  },
  again(this: Beginning) {
    this.setData({ problem: "" });
    if (this.store) void this.store.open();
    else this.openSession();
  },
};

/** A store throws nothing when it does not open: how it stands says so, and the page does. */
function hear(page: Beginning, store: Store): void {
  const tell = () => {
    const problem = (store.status.phase === "failed" && store.status.problem) || "";
    if (problem !== page.data.problem) page.setData({ problem });
  };
  page.deaf = store.subscribe(tell);
  tell();
}

export function show_page<D extends object, M extends object>({ bind, data, methods, words }: PageOf<D, M>): void {
  const given = always(words);
  const { opened } = methods as { opened?(store: Store): void };
  Component({
    behaviors: [sessionBehavior({ store: () => session().then(({ store }) => store), bind })],
    data: { ...given, ...data },
    lifetimes: {
      attached(this: Beginning) {
        // The page's code runs once; language and shop may have changed since.
        const now = always(words);
        if (now.lang !== given.lang || now.look !== given.look) this.setData(now);
        if (now.lang !== "zh-CN" && now.w.title) host.page_title(now.w.title);
      },
      detached(this: Beginning) {
        if (this.deaf) this.deaf();
      },
    },
    methods: {
      ...retries,
      ...methods,
      opened(this: Beginning, store: Store) {
        hear(this, store);
        if (opened) opened.call(this, store);
      },
    } as never,
  });
}

let named = false;

/** A page of the tab bar: from these alone WeChat takes the titles of the tabs. Until another language was spoken they are as app.json has them. */
export function show_tab<D extends object, M extends object>(page: PageOf<D, M>): void {
  const { onShow } = page.methods as { onShow?(): void };
  const methods = {
    ...page.methods,
    onShow() {
      named = named || lang() !== "zh-CN";
      if (named) host.tab_titles([said("home"), said("shop"), said("cart")]);
      if (onShow) onShow.call(this);
    },
  };
  show_page({ ...page, methods } as PageOf<D, M>);
}
