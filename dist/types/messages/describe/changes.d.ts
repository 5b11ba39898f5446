import type { Fact, MissingRequirement } from "../../types/index.js";
import type { Teller } from "./teller.js";
export interface Change {
    /** What happened: "获得积分"; of an action its name. */
    readonly label: string;
    /** "20 积分"; "" when there is none to tell. */
    readonly amount: string;
    /** Of which coupon, level, order; "" when the label says it all. */
    readonly what: string;
    /** The last day of what ends: "2026-12-31"; absent when it does not. */
    readonly until?: string;
}
export declare function changes(teller: Teller, facts: readonly Fact[]): Change[];
/** What a level still asks for: "500 成长值、2 笔订单"; what one recharge has to be. */
export declare function missing(teller: Teller, list: readonly MissingRequirement[]): string;
