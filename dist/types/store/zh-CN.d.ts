import type { StoreSentences } from "./words.js";
export declare const chinese_words: StoreSentences;
