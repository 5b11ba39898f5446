import type { Describer } from "../messages/describe/describer.js";
import type { Speaker } from "../messages/speaker.js";
import type { Goods, PastOrder } from "../service/answers.js";
import type { Account, Id, Instant, LedgerEntry, Overview, Program, Quote, Totals } from "../types/index.js";
import type { Choices } from "./cart.js";
import type { PastOf } from "./past.js";
import type { StoreWords } from "./words.js";
/** How the session stands. */
export interface Status {
    /** kept: what was shown last, before the engine is there. */
    readonly phase: "opening" | "kept" | "ready" | "failed";
    /** The last request had an answer. */
    readonly online: boolean;
    /** A price is under way in the worker: what is shown is of the choices before. */
    readonly pricing: boolean;
    /** Orders and events that wait for the network. */
    readonly waiting: number;
    /** What these are, the oldest first: "placeOrder", "cancelOrder", or the kind of an event. */
    readonly queued: readonly string[];
    /** The instant shown is not now. */
    readonly travelling: boolean;
    /** The instant shown. */
    readonly at: Instant;
    /** Why it failed, or what went wrong last, in words. */
    readonly problem?: string;
}
/** What came of something that had waited for the network, or cannot be read of it any more: told until somebody has seen it. */
export interface News {
    /** Of the order or event; `queue_unreadable`. */
    readonly id: Id;
    readonly well: boolean;
    readonly text: string;
}
/** What a view is made of. */
export interface Scene {
    readonly status: Status;
    readonly program: Program;
    readonly goods: Goods;
    readonly overview: Overview;
    /** The whole account, for what an overview only counts; nothing: the engine is not there yet. */
    account(): Account | undefined;
    /** The overview's records, and those before them that were read. */
    readonly ledger: readonly LedgerEntry[];
    /** Orders before those of the overview, as far as they were read. */
    readonly past_orders: readonly PastOrder[];
    /** Whether there is more of either to be read. */
    older(of: PastOf): boolean | undefined;
    /** Whether the books can be asked for it. */
    reads(of: PastOf): boolean;
    readonly choices: Choices;
    /** Where the member buys, where the page says so. */
    readonly channel: Id | undefined;
    /** Of the cart; nothing: it is empty, or the engine is not there yet. */
    readonly quote: Quote | undefined;
    /** Of that quote, there before the rest of it has been read. */
    readonly totals: Totals | undefined;
    /** Of one unit each, as far as they are priced yet. */
    readonly units: ReadonlyMap<Id, Quote>;
    readonly speaker: Speaker;
    /** Tells of what is in the program. */
    readonly describer: Describer;
    readonly words: StoreWords;
}
/** What a change is about: views are made again when one of theirs has changed. */
export type Topic = "status" | "member" | "goods" | "total" | "cart" | "words";
