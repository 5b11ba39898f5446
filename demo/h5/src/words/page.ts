import { computed, type ComputedRef } from "vue";
import type { Lang } from "../shops";
import { language } from "./language";

type Words<Key extends string> = Readonly<Record<Key, string>>;

/** A page's own titles and buttons, in the language that is spoken: the same keys in both. */
export function page_words<Key extends string>(chinese: Words<Key>, english: Words<Key>): ComputedRef<Words<Key>>;
export function page_words<T extends Readonly<Record<string, string>>>(all: Readonly<Record<Lang, T>>): ComputedRef<T>;
export function page_words(first: object, english?: object): ComputedRef<object> {
  const all = english === undefined ? (first as Readonly<Record<Lang, object>>) : { "zh-CN": first, en: english };
  return computed(() => all[language.value.lang]);
}
