import type { Sentences } from "./sentences.js";
/** Simplified Chinese. */
export declare const zhCN: Sentences;
