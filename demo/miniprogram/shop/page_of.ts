// What a page of a mini-program is, whatever the host: what its methods find in it, and what it has from the start.

import type { Binding, SessionOptions } from "member-center/session";
import { choice } from "./choice";
import { lang, type Words } from "./language";
import { prints } from "./prints";
import type { Session } from "./session";

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
