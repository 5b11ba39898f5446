import type { Accepted, Booked, Goods, NewEvent, NewOrder, Standing } from "../service/answers.js";
import type { Id, Program } from "../types/index.js";
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
/** Whose they are; a guest's are nobody's, and of those that are made later it is not known yet. */
export declare function owner_of(books: unknown): Id | undefined;
