import { computed, type ComputedRef } from "vue";
import { language } from "./language";

/** A page's own titles and buttons: the same keys in both languages. */
export function page_words<Key extends string>(chinese: Readonly<Record<Key, string>>, english: Readonly<Record<Key, string>>): ComputedRef<Readonly<Record<Key, string>>> {
  return computed(() => (language.value.lang === "en" ? english : chinese));
}
