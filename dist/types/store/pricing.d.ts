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
    /** Carts with so many lines have taken longer here than a tap may. */
    private long;
    /** What the worker computes just now, and what it is to compute after that: the last cart of those asked meanwhile. */
    private running;
    private next;
    constructor(center: MemberCenter, program: Program, account: Account, budget: number, elapsed: () => number, worker?: WorkerLike);
    /** At once, unless a cart of this size has taken longer than a tap may: then from the worker. */
    quote(cart: Cart): Quote | Promise<Quote>;
    /** From the worker, where there is one: for what nobody waits for. */
    later(cart: Cart): Promise<Quote>;
    apply(event: Event): void;
    dispose(): void;
    private here;
    /** One at a time. Of carts that come while one is priced only the last is: the others get its price. */
    private last;
    /** A worker that fails is done without. */
    private elsewhere;
    private without;
}
