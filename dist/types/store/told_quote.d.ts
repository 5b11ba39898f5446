import type { Quote, Totals } from "../types/index.js";
/** A quote as its text came from the engine: a tap wants its totals at once, and the other 40 kB are read afterwards. */
export declare class ToldQuote {
    private readonly text;
    private readonly known;
    constructor(text: string);
    /** Keys of canonical JSON are in order, and this is a quote's last one; in a string the quotes around it are escaped. */
    get totals(): Totals;
    get quote(): Quote;
}
