import type { MemberCenter } from "../center.js";
import type { Cart, Event, Instant, Program } from "../types/index.js";
import { RemoteCenter, type WorkerLike } from "./remote.js";
import { ToldQuote } from "./told_quote.js";
/** The page's own center and, where there is a worker, a second one in it: whichever does not make a tap wait. */
export declare class Pricing {
    readonly center: MemberCenter;
    private readonly program;
    private worker;
    private remote;
    private readonly budget;
    private readonly elapsed;
    private state;
    /** Carts with so many lines have taken longer here than a tap may. */
    private long;
    /** What the worker computes just now, and what it is to compute after that: the last cart of those asked meanwhile. */
    private running;
    private next;
    private foreseen;
    /** `begun`: a worker that has this very center already. */
    constructor(center: MemberCenter, program: Program, budget: number, elapsed: () => number, worker?: () => WorkerLike, begun?: RemoteCenter);
    /** At once, unless a cart of this size has taken longer than a tap may: then from the worker. */
    quote(cart: Cart): ToldQuote | Promise<ToldQuote>;
    /** What was foreseen of this very cart, if it is there and holds at this instant; whoever asks for the price still gets it. */
    foreseen_of(cart: Cart, at: Instant): ToldQuote | undefined;
    /** Somebody is about to ask for this: where the worker has nothing else to do, it is priced there meanwhile. */
    foresee(cart: Cart): Promise<ToldQuote | undefined>;
    /** From the worker, where there is one: for what nobody waits for. */
    later(cart: Cart): Promise<ToldQuote>;
    apply(event: Event): void;
    dispose(): void;
    /** The worker, with the center as it is now; what is asked of it meanwhile waits there. It starts when there is work for it. */
    private begin;
    /** The worker, where a cart of this size has taken longer here than a tap may. */
    private elsewhere_for;
    private here;
    /** One at a time. Of carts that come while one is priced only the last is: the others get its price. */
    private last;
    /** A worker that fails is done without. */
    private elsewhere;
    private without;
}
