import { LoyaltyError } from "../error.js";
import type { Id } from "../types/index.js";
import type { Accepted, NewEvent, NewOrder } from "./answers.js";
import type { ServiceClient } from "./client.js";
/** Where a queue keeps what waits: a text that outlives the page. `wx.getStorageSync`, localStorage, a file. */
export interface TextStorage {
    get(): string | null | undefined | Promise<string | null | undefined>;
    set(text: string): void | Promise<void>;
    /** Keeps a text that cannot be read, elsewhere and for good: orders may be in it. Where there is none it stays where it is. */
    aside?(text: string): void | Promise<void>;
}
/** Something to be sent. Its id is in it; `member`: whose it is, since who comes next may use the same storage. */
export type Waiting = {
    readonly member?: Id;
} & ({
    readonly call: "placeOrder";
    readonly order: NewOrder;
} | {
    readonly call: "cancelOrder";
    readonly of: Id;
    readonly event: {
        readonly id: Id;
        readonly reason?: string;
    };
} | {
    readonly call: "addEvent";
    readonly event: NewEvent;
});
/** What came of it. */
export type Outcome = {
    readonly state: "accepted";
    readonly of: Waiting;
    readonly booked: Accepted;
} | {
    readonly state: "refused";
    readonly of: Waiting;
    readonly error: LoyaltyError;
};
export interface QueueOptions {
    client: Pick<ServiceClient, "addEvent" | "cancelOrder" | "placeOrder"> & {
        readonly owner?: Id | undefined;
    };
    storage: TextStorage;
    /** Whose orders are sent; the client's owner unless given. Those of others stay until they are back. */
    member?: Id | undefined;
    /** Told of each, before it is forgotten. Where that is interrupted, what was accepted is told again: by the id it is the same. */
    told?(outcome: Outcome): void | Promise<void>;
    /** Told once that the storage has a text that cannot be read (`queue_unreadable`): what is sent meanwhile does not wait for it. */
    unread?(error: LoyaltyError): void;
}
/**
 * Orders and events that wait for the network. Each is kept before it is sent, and sent until it is answered, in the order
 * in which it came; what depends on one before (to cancel an order) comes after it. What a full or forbidden storage does
 * not take, and what one has lost, waits as long as the page is there.
 */
export declare class OfflineQueue {
    private readonly options;
    /** One at a time: each begins when the one before has ended. */
    private last;
    /** What the storage had when it was read or written last. */
    private kept;
    /** What the storage has not taken. */
    private unkept;
    /** Answered, and in the storage still. */
    private readonly answered;
    private told_unread;
    constructor(options: QueueOptions);
    /** What waits, the oldest first. */
    waiting(): Promise<readonly Waiting[]>;
    /** Keeps it; it is sent by `send`. The same id again is kept once. */
    add(waiting: Waiting): Promise<void>;
    /** Keeps it and sends all that waits. Nothing: it still waits. */
    submit(waiting: Waiting): Promise<Outcome | undefined>;
    /**
     * Sends what waits, one after another, until the first that cannot be sent now: no network, no token, a service that is
     * busy. Gives what came of those before it.
     */
    send(): Promise<readonly Outcome[]>;
    private send_all;
    /** Nothing: it could not be sent, or nobody has decided. */
    private one;
    private get member();
    private put;
    private own;
    /** All that waits: what the storage has, and what it has not taken. */
    private all;
    /**
     * Into what the storage has now: another page may have added its own. A storage that was emptied has no text; what another
     * page has sent is missing in one. What is not a promise is not waited for, so none comes between. Throws nothing: what is
     * full or forbidden, or cannot be put aside, stays as it is, and the page has it still.
     */
    private keep;
    private alone;
}
