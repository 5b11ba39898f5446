import type { PastOrder } from "../service/answers.js";
import type { LedgerEntry, Overview } from "../types/index.js";
import type { Books } from "./books.js";
/** What lies before all that an overview shows. */
export type PastOf = "orders" | "records";
/** The books' own way to it, where they have one. */
type Reads = Pick<Books, "orders" | "records">;
/**
 * What was read of the time before the overview: orders that are over, and older records. It goes on where the overview ends;
 * what leaves that meanwhile is read again when it is asked for.
 */
export declare class Past {
    private list;
    private orders_older;
    /** Those that the overview had when orders were read. */
    private shown;
    /** The newest first, all of them down to the oldest; nothing: none were read. */
    private read_ledger;
    private records_older;
    /** How often each was asked for: of two answers the later one counts. */
    private readonly asked;
    /** Orders before those of the overview, the newest first. */
    orders(overview: Overview): readonly PastOrder[];
    /** The overview's records, and those before them that were read. */
    ledger(overview: Overview): readonly LedgerEntry[];
    /** Whether there are more; nothing: nobody has asked yet. */
    older(of: PastOf, overview: Overview): boolean | undefined;
    /** Reads more of it. Throws what the books throw. */
    read(of: PastOf, books: Reads, overview: () => Overview): Promise<void>;
    private read_orders;
    private read_records;
    /** Nothing is to be missing between what the overview shows now and what was read. */
    private follow;
}
export {};
