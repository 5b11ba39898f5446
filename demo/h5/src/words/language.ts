// The language that is spoken: the engine's sentences, the store's, and the page's own titles and buttons.

import { en, zhCN } from "member-center/messages";
import { chineseWords, englishWords, type Language } from "member-center/store";
import { computed, ref, watchEffect } from "vue";
import type { Lang } from "../shops";
import { english } from "./en";
import { chinese, type PageWords } from "./zh-CN";

interface Spoken {
  readonly lang: Lang;
  readonly language: Language;
  readonly page: PageWords;
}

const spoken: Readonly<Record<Lang, Spoken>> = {
  "zh-CN": { lang: "zh-CN", language: { sentences: zhCN, words: chineseWords }, page: chinese },
  en: { lang: "en", language: { sentences: en, words: englishWords }, page: english },
};

const kept = localStorage.getItem("language");
const lang = ref<Lang>(kept === "en" || kept === "zh-CN" ? kept : navigator.language.startsWith("zh") ? "zh-CN" : "en");

export const language = computed(() => spoken[lang.value]);
/** Titles and buttons: `t.value.cart.title`. */
export const t = computed(() => language.value.page);

export function speak(to: Lang): void {
  lang.value = to;
  localStorage.setItem("language", to);
}

watchEffect(() => {
  document.documentElement.lang = lang.value;
});
