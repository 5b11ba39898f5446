import type { Cart, Event, Fact, Overview, Quote, VerdictCode } from "./types/index.js";
/** What `open` read. */
export interface Opened {
    /** SHA-256 of the account's canonical JSON, in hex. */
    readonly account: string;
    /** The package's name and version. */
    readonly engine: string;
    readonly program: {
        /** SHA-256 of the program's canonical JSON, in hex. */
        readonly digest: string;
        readonly id: string;
        readonly version: number;
    };
}
/** One thing that an event changes: a fact of the member's log. */
export type Change = Fact;
/** What an event would do. */
export interface Preview {
    readonly changes: readonly Change[];
    /** Its id is known already: nothing is done. */
    readonly duplicate?: true;
    /** The member center after it. */
    readonly overview: Overview;
    /** Of an event that takes something back: what goes, and what comes back for it. */
    readonly refund?: RefundPreview;
}
/** What an event takes back and gives back, before the tap. Money in fen. */
export interface RefundPreview {
    /** Back to the wallet's bonus. */
    readonly bonus: number;
    /** Bonus that goes. */
    readonly bonus_taken: number;
    /** To be paid back as it was paid. */
    readonly cash: number;
    /** Coupons that come back, by their ids. */
    readonly coupons: readonly string[];
    /** Coupons that go, by their ids. */
    readonly coupons_taken: readonly string[];
    /** Gifts to bring back: without them the offer's use stays used. `value` is the stated one, of a unit. */
    readonly gifts: readonly {
        readonly of: string;
        readonly sku: string;
        readonly units: number;
        readonly value: number;
    }[];
    /** With `gifts_kept`: off what is paid back, for gifts that stay. */
    readonly gifts_charged?: number;
    /** Their value that no money was left for. */
    readonly gifts_not_charged?: number;
    /** Growth that goes, whole. */
    readonly growth_taken: number;
    /** Points that the order cost, given back. */
    readonly points_back: number;
    /** Points that could not be taken, and are owed. */
    readonly points_owed: number;
    /** Points that are taken back. */
    readonly points_taken: number;
    /** Back to the wallet's principal. */
    readonly principal: number;
    /** Principal that goes; a recharge's is paid back in cash. */
    readonly principal_taken: number;
}
/** What an event did. */
export interface Applied {
    readonly changes: readonly Change[];
    /** Its id was known already: nothing was done. */
    readonly duplicate?: true;
    /** The event with its facts, to be kept: it replays alike under any later program. */
    readonly sealed: Event;
}
/** What `verify` compares. */
export interface VerifyRequest {
    /** Now, in milliseconds since 1970. */
    readonly at: number;
    /** The cart as the server built it, with its own prices. */
    readonly cart: Cart;
    /** The quote as the page got it. */
    readonly quote: Quote;
    /** How much older than `at` the quote may be: 0 to 86400000 milliseconds; 300000 unless given. */
    readonly max_skew?: number;
    /** How far it may be ahead of `at`, which is what clocks differ: 0 to 86400000 milliseconds; 5000 unless given. */
    readonly max_ahead?: number;
}
/** `accepted`, or the first thing that differs (docs/errors.md, Verdicts). */
export interface Verdict {
    readonly verdict: VerdictCode;
    /** JSON pointer of what differs. */
    readonly at?: string;
    /** What the quote says there; null: nothing. */
    readonly claimed?: unknown;
    /** What the engine says there; null: nothing. */
    readonly own?: unknown;
    /** The coupon that is not held any more, or that another order holds. */
    readonly coupon?: string;
    /** The order that holds what the quote uses. */
    readonly order?: string;
}
