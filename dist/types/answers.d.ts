import type { Cart, Event, Fact, Overview, Quote, VerdictCode } from "./types/index.js";
/** What `open` read. */
export interface Opened {
    /** SHA-256 of the account's canonical JSON, in hex. */
    readonly account: string;
    /** The engine's name and version: quotes of another version are not verified. */
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
    /** How far the quote's instant may be from `at`: 0 to 86400000 milliseconds; 300000 unless given. */
    readonly max_skew?: number;
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
    /** The coupon that is not held any more. */
    readonly coupon?: string;
}
