// Pages as this mini-program declares them: bound to the session, in the language that is spoken. WeChat's way; Alipay and
// Douyin have a file like this of their own.

import { sessionBehavior } from "member-center/session";
import { host } from "./host";
import { said } from "./language";
import { always, type PageOf, type Store } from "./page_of";
import { session } from "./session";

export { always, type Page, page_of, type PageOf, type Store } from "./page_of";

/** What a page does when there is no session, and when the customer tries again. */
export const retries = {
  failed(this: { setData(data: object): void }, error: unknown) {
    this.setData({ problem: error instanceof Error ? error.message : said("network") });
  },
  again(this: { store?: Store; setData(data: object): void; openSession(): void }) {
    this.setData({ problem: "" });
    if (this.store) void this.store.open();
    else this.openSession();
  },
};

export function show_page<D extends object, M extends object>({ bind, data, methods, words }: PageOf<D, M>): void {
  const given = always(words);
  Component({
    behaviors: [sessionBehavior({ store: () => session().then(({ store }) => store), bind })],
    data: { ...given, ...data },
    lifetimes: {
      attached(this: { data: { lang: string }; setData(data: object): void }) {
        // The page's code runs once; language and shop may have changed since.
        const now = always(words);
        if (now.lang !== given.lang || now.look !== given.look) this.setData(now);
        if (now.lang !== "zh-CN" && now.w.title) host.page_title(now.w.title);
      },
    },
    methods: { ...retries, ...methods } as never,
  });
}
