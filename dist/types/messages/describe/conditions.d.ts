import type { Condition, Instant, Offer, Scope } from "../../types/index.js";
import type { Teller } from "./teller.js";
/** "茶饮、零食"; "商品" for all of them. */
export declare function goods(teller: Teller, scope: Scope | undefined): string;
/** "限茶饮", "限茶饮，烟草除外"; undefined for all goods. */
export declare function scope_text(teller: Teller, scope: Scope | undefined): string | undefined;
/** What an offer asks for: fen, units or both. */
export interface Asked {
    readonly amount?: number | undefined;
    readonly units?: number | undefined;
}
/** How an amount is written: "100", "100元". */
type Amount = (amount: number) => string;
/** A sentence of a group that has one for amounts, units and both; undefined when nothing is asked for. */
export declare function asked_text(teller: Teller, group: string, { amount, units }: Asked, written: Amount): string | undefined;
/** The threshold, and the first step of what has steps or is counted in groups. */
export declare function least_asked(offer: Offer): Asked;
/** Of everything in a condition but its time span: one clause each. */
export declare function circumstances(teller: Teller, when: Condition | undefined): string[];
/** "11月30日到期", "11月1日至11月30日"; undefined when it always holds. At `now`, what has begun tells only its end. */
export declare function span(teller: Teller, from: Instant | undefined, until: Instant | undefined, now?: Instant): string | undefined;
/** How often an offer can be used. */
export declare function limits(teller: Teller, offer: Offer): string[];
export {};
