import type { StoreSentences } from "./words.js";
/** Of levels, points, coupons, savings, check-in and tasks. */
export declare const english_member: StoreSentences;
