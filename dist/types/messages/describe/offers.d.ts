import type { Instant, Offer } from "../../types/index.js";
import type { Teller } from "./teller.js";
/** An offer as a page shows it. */
export interface Ticket {
    readonly id: string;
    readonly name: string;
    readonly icon?: string;
    readonly note?: string;
    /** What stands large on a ticket: "¥20", "8.8折". */
    readonly worth: string;
    /** "满100元可用", "无门槛". */
    readonly threshold: string;
    /** "限茶饮", "全场通用". */
    readonly scope: string;
    /** For whom and when beside its days, a clause each: "仅限会员日". */
    readonly conditions: readonly string[];
    /** How often, and what it goes with. */
    readonly limits: readonly string[];
    /** When it is good: "11月30日到期", "领取后 30 天内有效"; absent when it always is. */
    readonly until?: string;
    /** What it does, a clause for each effect: "满 100 减 20". */
    readonly effects: readonly string[];
    /** All of it: "满 100 减 20，限茶饮，11月30日到期". */
    readonly sentence: string;
}
/** What is known beside the program. */
export interface Occasion {
    /** The present: days of its year need no year, and what has begun need not tell since when. */
    readonly at?: Instant;
    /** Of a coupon that a member holds. */
    readonly from?: Instant;
    readonly until?: Instant;
}
export declare function ticket(teller: Teller, offer: Offer, occasion?: Occasion): Ticket;
