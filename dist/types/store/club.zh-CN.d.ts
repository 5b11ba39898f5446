import type { StoreSentences } from "./words.js";
/** Of the wallet, cards, draws, referrals, campaigns, benefits and feedback. */
export declare const chinese_club: StoreSentences;
