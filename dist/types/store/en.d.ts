import type { StoreSentences } from "./words.js";
/** A list, not one object of all: so bundlers see that nothing is lost with the language that a page does not speak. */
export declare const english_words: readonly StoreSentences[];
