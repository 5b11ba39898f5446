import type { Preview } from "../answers.js";
import type { Id, Instant, Overview, Program, Quote } from "../types/index.js";
import type { Accepted, Booked, Goods, NewEvent, NewOrder, PastOrders, PastRecords, Standing, WantedCart } from "./answers.js";
import type { SendRequest } from "./request.js";
/** What a client has to know. */
export interface ServiceOptions {
    /** Where the service is: "https://shop.example/loyalty", without a slash at its end. */
    base: string;
    /** Sends a request: `fetchRequest(fetch)`, `miniProgramRequest(wx.request)`, or the host's own. */
    request: SendRequest;
    /** Whose center this is. */
    member: Id;
    /** The member's token; asked before each call, and once more with `expired` when the service says so. Nothing: nobody is logged in. */
    token(asked: {
        readonly expired: boolean;
    }): string | undefined | Promise<string | undefined>;
    /** Milliseconds that one try may take; 10000 unless given. */
    timeout?: number;
    /** How many tries come after the first; 4 unless given. */
    retries?: number;
    /** Milliseconds before the second try, at most; twice as many before each further one. 400 unless given. */
    pause?: number;
    /** The most that is waited between two tries, in milliseconds; 15000 unless given. */
    longest?: number;
    /** From 0 to below 1; Math.random unless given. */
    random?: () => number;
    /** setTimeout and clearTimeout unless given. */
    timer?: Timer;
}
/** Runs something later, unless it is cleared before. */
export interface Timer {
    set(run: () => void, ms: number): unknown;
    clear(timer: unknown): void;
}
/**
 * One member's calls to the service. Everything that changes something has an id of the caller's: a try without an answer
 * is sent again as it was, and counts once. Refusals are ServiceError.
 */
export declare class ServiceClient {
    /** Whose center it is: what a page keeps of it carries that. */
    readonly owner: Id;
    private readonly options;
    private readonly home;
    private kept;
    constructor(options: ServiceOptions);
    /** The program that is active. As long as it is the same, it is the same object, and is not sent again. */
    program(): Promise<Program>;
    /** What the shop sells. */
    goods(): Promise<Goods>;
    /** The account as it is, for a center of the page's own. */
    member(): Promise<Standing>;
    /** What a member center shows now. */
    overview(): Promise<Overview>;
    /** The log after a place, up to `limit` events (1000 at most). */
    events(after: number, limit?: number): Promise<readonly Booked[]>;
    /** Orders that the overview shows no more (over, or more than 50), the newest first; before this one of them. */
    orders(before?: Id, limit?: number): Promise<PastOrders>;
    /** What was ever done, the newest first, up to this instant. The overview has the newest 60. */
    records(through?: Instant, limit?: number): Promise<PastRecords>;
    /** What a cart costs, by the service. */
    quote(cart: WantedCart): Promise<Quote>;
    /** Places an order: it holds what it uses until it is paid, or its time is over. */
    placeOrder(order: NewOrder): Promise<Accepted>;
    /** Gives up an order that is not paid. */
    cancelOrder(order: Id, event: {
        readonly id: Id;
        readonly reason?: string;
    }): Promise<Accepted>;
    /** An event that members may send: they check in, exchange points, use a benefit or a gift card. */
    addEvent(event: NewEvent): Promise<Accepted>;
    /** Takes a gift card that somebody sent. */
    acceptGiftCard(card: Id, event: {
        readonly id: Id;
    }): Promise<Accepted>;
    /** Joins a group buy of somebody else's. */
    joinCampaign(run: Id, event: {
        readonly id: Id;
    }): Promise<Accepted>;
    /** Draws once. The prize is in the sealed event. */
    draw(draw: Id, event: {
        readonly id: Id;
    }): Promise<Accepted>;
    /** What an event would do; nothing is booked. */
    previewEvent(event: NewEvent): Promise<Preview>;
    private book;
    /** The answer, tried until there is one that says something. */
    private call;
    /** One try. */
    private attempt;
}
