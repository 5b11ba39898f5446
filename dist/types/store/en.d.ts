import type { StoreSentences } from "./words.js";
export declare const english_words: StoreSentences;
