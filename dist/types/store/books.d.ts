import type { Accepted, Booked, Goods, NewEvent, NewOrder, PastOrders, PastRecords, Standing } from "../service/answers.js";
import type { Id, Instant, Program } from "../types/index.js";
import type { PastOf } from "./past.js";
/**
 * Who keeps the books: what a store asks, and where it sends what changes something. ServiceClient is one; localBooks
 * keeps them on the page, for samples and for pages without a service. Refusals are LoyaltyError or ServiceError.
 */
export interface Books {
    /** Whose they are: what a page keeps carries it, and is not another member's. */
    readonly owner?: Id | undefined;
    /** The rules that are active. */
    program(): Promise<Program>;
    /** What the shop sells. */
    goods(): Promise<Goods>;
    /** The member's account as it is. */
    member(): Promise<Standing>;
    /** The member's log after a place. */
    events(after: number, limit?: number): Promise<readonly Booked[]>;
    /** Orders that the overview shows no more, the newest first; before this one of them. Books that keep no log have none of it. */
    orders?(before?: Id): Promise<PastOrders>;
    /** What was ever done, the newest first, up to this instant, of which all. */
    records?(through?: Instant): Promise<PastRecords>;
    placeOrder(order: NewOrder): Promise<Accepted>;
    cancelOrder(order: Id, event: {
        readonly id: Id;
        readonly reason?: string;
    }): Promise<Accepted>;
    addEvent(event: NewEvent): Promise<Accepted>;
    /** Takes a gift card that somebody sent. */
    acceptGiftCard(card: Id, event: {
        readonly id: Id;
    }): Promise<Accepted>;
    /** Joins a group buy, or helps with a bargain. */
    joinCampaign(run: Id, event: {
        readonly id: Id;
    }): Promise<Accepted>;
    /** Draws once. */
    draw(draw: Id, event: {
        readonly id: Id;
    }): Promise<Accepted>;
}
/** What of the time before an overview they can be asked for. */
export declare function past_of({ orders, records }: Books): readonly PastOf[];
/** Whose they are; a guest's are nobody's, and of those that are made later it is not known yet. */
export declare function owner_of(books: unknown): Id | undefined;
