// The language that is spoken: the engine's sentences, the store's, and the page's own titles and buttons. Each is loaded when
// somebody speaks it.

import type { Language } from "member-center/store";
import { computed, shallowRef, watchEffect } from "vue";
import type { Lang } from "../shops";
import type { PageWords } from "./zh-CN";

export interface Spoken {
  readonly lang: Lang;
  readonly language: Language;
  readonly page: PageWords;
}

const load: Readonly<Record<Lang, () => Promise<{ readonly spoken: Spoken }>>> = {
  "zh-CN": () => import("./chinese"),
  en: () => import("./english"),
};

const kept = localStorage.getItem("language");
const first: Lang = kept === "en" || kept === "zh-CN" ? kept : navigator.language.startsWith("zh") ? "zh-CN" : "en";
const current = shallowRef<Spoken>();
/** Those that were spoken already: again, they are at once. */
const heard = new Map<Lang, Spoken>();
let wanted = first;

/** There before the first page is: see main.ts. */
export const language = computed(() => current.value as Spoken);
/** Titles and buttons: `t.value.cart.title`. */
export const t = computed(() => language.value.page);

/** The language that this browser speaks, loaded. */
export const listened: Promise<void> = hear(first);

async function hear(lang: Lang): Promise<void> {
  wanted = lang;
  const spoken = heard.get(lang) ?? (await load[lang]()).spoken;
  heard.set(lang, spoken);
  // Somebody may have changed their mind while it came.
  if (wanted === lang) current.value = spoken;
}

export function speak(to: Lang): void {
  localStorage.setItem("language", to);
  void hear(to);
}

watchEffect(() => {
  if (current.value) document.documentElement.lang = current.value.lang;
});
