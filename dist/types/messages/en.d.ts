import type { Sentences } from "./sentences.js";
/** English. */
export declare const en: Sentences;
