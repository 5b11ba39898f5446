// Pages as this mini-program declares them: bound to the session, in the language that is spoken. WeChat's way; Alipay and
// Douyin have a file like this of their own.

import { type Binding, sessionBehavior, type SessionOptions } from "member-center/session";
import { host } from "./host";
import { lang, said, type Words } from "./language";
import { choice } from "./choice";
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

/** What every page has: its words, the shop's look, and whether something is under way. */
export function always(words: Words<string>) {
  const { shop } = choice();
  return { lang: lang(), w: words[lang()], look: `look look-${shop}`, art: prints[shop] || "", busy: false, problem: "" };
}

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
