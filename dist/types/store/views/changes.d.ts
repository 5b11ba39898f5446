import type { StoreWords } from "../words.js";
import type { CartView } from "./cart.js";
/** What is another now than a page has shown: a thing's price, an offer, delivery, the sum. */
export interface ChangeRow {
    readonly name: string;
    /** Nothing: it was not there. */
    readonly before?: string;
    /** Nothing: it is not there any more. */
    readonly now?: string;
}
/** Field by field, what of a cart has changed between two times that it was shown. */
export declare function changes_between(before: CartView, now: CartView, words: StoreWords): readonly ChangeRow[];
