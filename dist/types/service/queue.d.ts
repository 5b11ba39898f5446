import { LoyaltyError } from "../error.js";
import type { Id } from "../types/index.js";
import type { Accepted, NewEvent, NewOrder } from "./answers.js";
import type { ServiceClient } from "./client.js";
/** Where a queue keeps what waits: a text that outlives the page. `wx.getStorageSync`, localStorage, a file. */
export interface TextStorage {
    get(): string | null | undefined | Promise<string | null | undefined>;
    set(text: string): void | Promise<void>;
}
/** Something to be sent. Its id is in it. */
export type Waiting = {
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
};
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
    client: Pick<ServiceClient, "addEvent" | "cancelOrder" | "placeOrder">;
    storage: TextStorage;
    /** Told of each, before it is forgotten. Who is interrupted here is told again: by the id it is the same. */
    told?(outcome: Outcome): void | Promise<void>;
}
/**
 * Orders and events that wait for the network. Each is kept before it is sent, and sent until it is answered, in the order
 * in which it came; what depends on one before (to cancel an order) comes after it.
 */
export declare class OfflineQueue {
    private readonly options;
    /** One at a time: each begins when the one before has ended. */
    private last;
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
    /** Nothing: it could not be sent, or nobody has decided. */
    private one;
    private read;
    private write;
    private alone;
}
