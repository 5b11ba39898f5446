import { computed, type ComputedRef } from "vue";
import type { Lang } from "../shops";
import { language } from "./language";

/** A page's own titles and buttons, in the language that is spoken. */
export function page_words<T extends Readonly<Record<string, string>>>(all: Readonly<Record<Lang, T>>): ComputedRef<T> {
  return computed(() => all[language.value.lang]);
}
