import type { MemberCenter } from "../center.js";
import type { Account, Cart, Event, Program, Quote } from "../types/index.js";
import { type WorkerLike } from "./remote.js";
/** The page's own center and, where there is a worker, a second one in it: whichever does not make a tap wait. */
export declare class Pricing {
    readonly center: MemberCenter;
    private readonly remote;
    private readonly budget;
    private readonly elapsed;
    private state;
    /** Of the last price of a cart here, in milliseconds. */
    private took;
    constructor(center: MemberCenter, program: Program, account: Account, budget: number, elapsed: () => number, worker?: WorkerLike);
    /** At once, unless the last price has taken longer than a tap may: then from the worker. */
    quote(cart: Cart): Quote | Promise<Quote>;
    /** From the worker, where there is one: for what nobody waits for. */
    later(cart: Cart): Promise<Quote>;
    apply(event: Event): void;
    dispose(): void;
    private here;
    /** A worker that fails is done without. */
    private elsewhere;
    private without;
}
