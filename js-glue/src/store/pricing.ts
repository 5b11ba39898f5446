import type { MemberCenter } from "../center.js";
import type { Cart, Event, Instant, Program } from "../types/index.js";
import { text_of } from "../wellformed.js";
import { RemoteCenter, type WorkerLike } from "./remote.js";
import { ToldQuote } from "./told_quote.js";

/** A cart that is priced before somebody asks for it. */
interface Foreseen {
  readonly cart: Cart;
  readonly quote: Promise<ToldQuote>;
  /** That price, as soon as it is there. */
  ready?: ToldQuote;
}

/** A foreseen price is of the instant when it was asked for: for so many milliseconds that is as good as now. */
const foreseen_for = 1000;

/** The page's own center and, where there is a worker, a second one in it: whichever does not make a tap wait. */
export class Pricing {
  readonly center: MemberCenter;
  private readonly program: Program;
  private worker: (() => WorkerLike) | undefined;
  private remote: RemoteCenter | undefined;
  private readonly budget: number;
  private readonly elapsed: () => number;
  private state: "none" | "opening" | "ready" = "none";
  /** Carts with so many lines have taken longer here than a tap may. */
  private long = Infinity;
  /** What the worker computes just now, and what it is to compute after that: the last cart of those asked meanwhile. */
  private running: Promise<ToldQuote> | undefined;
  private next: { cart: Cart; readonly quote: Promise<ToldQuote> } | undefined;
  private foreseen: Foreseen | undefined;

  /** `begun`: a worker that has this very center already. */
  constructor(center: MemberCenter, program: Program, budget: number, elapsed: () => number, worker?: () => WorkerLike, begun?: RemoteCenter) {
    this.center = center;
    this.program = program;
    this.budget = budget;
    this.elapsed = elapsed;
    this.worker = worker;
    this.remote = begun;
    if (begun) this.state = "ready";
  }

  /** At once, unless a cart of this size has taken longer than a tap may: then from the worker. */
  quote(cart: Cart): ToldQuote | Promise<ToldQuote> {
    const { foreseen } = this;
    this.foreseen = undefined;
    if (foreseen && is_foreseen(foreseen.cart, cart)) return foreseen.ready ?? foreseen.quote;
    const remote = this.elsewhere_for(cart);
    return remote ? this.last(remote, cart) : this.here(cart);
  }

  /** What was foreseen of this very cart, if it is there and holds at this instant; whoever asks for the price still gets it. */
  foreseen_of(cart: Cart, at: Instant): ToldQuote | undefined {
    const { foreseen } = this;
    return foreseen?.cart === cart && holds(cart.at, at) ? foreseen.ready : undefined;
  }

  /** Somebody is about to ask for this: where the worker has nothing else to do, it is priced there meanwhile. */
  async foresee(cart: Cart): Promise<ToldQuote | undefined> {
    const remote = this.elsewhere_for(cart);
    if (!remote || this.running) return undefined;
    const foreseen: Foreseen = { cart, quote: (this.running = this.elsewhere(remote, cart)) };
    this.foreseen = foreseen;
    try {
      return (foreseen.ready = await foreseen.quote);
    } catch {
      // What went wrong is told to whoever asks.
      if (this.foreseen === foreseen) this.foreseen = undefined;
      return undefined;
    }
  }

  /** From the worker, where there is one: for what nobody waits for. */
  async later(cart: Cart): Promise<ToldQuote> {
    this.begin();
    return this.remote && this.state !== "none" ? this.last(this.remote, cart) : this.here(cart);
  }

  apply(event: Event): void {
    this.foreseen = undefined;
    this.center.apply(event);
    // Also while it opens: it takes one thing after another.
    if (this.remote && this.state !== "none") this.remote.apply(event).catch(() => this.without());
  }

  dispose(): void {
    this.center.dispose();
    this.remote?.dispose();
  }

  /** The worker, with the center as it is now; what is asked of it meanwhile waits there. It starts when there is work for it. */
  private begin(): void {
    const { worker } = this;
    if (!worker || this.remote) return;
    this.worker = undefined;
    try {
      this.remote = new RemoteCenter(worker());
    } catch {
      // The host allows none: it is priced here.
      return;
    }
    this.state = "opening";
    this.remote.open(this.program, this.center.text.snapshot()).then(
      () => {
        if (this.state === "opening") this.state = "ready";
      },
      () => this.without(),
    );
  }

  /** The worker, where a cart of this size has taken longer here than a tap may. */
  private elsewhere_for(cart: Cart): RemoteCenter | undefined {
    return this.state === "ready" && cart.lines.length >= this.long ? this.remote : undefined;
  }

  private here(cart: Cart): ToldQuote {
    const began = this.elapsed();
    const quote = new ToldQuote(this.center.text.quote(text_of(cart)));
    if (this.elapsed() - began > this.budget) {
      this.long = Math.min(this.long, cart.lines.length);
      this.begin();
    }
    return quote;
  }

  /** One at a time. Of carts that come while one is priced only the last is: the others get its price. */
  private last(remote: RemoteCenter, cart: Cart): Promise<ToldQuote> {
    if (!this.running) return (this.running = this.elsewhere(remote, cart));
    if (this.next) {
      this.next.cart = cart;
      return this.next.quote;
    }
    const price = (): Promise<ToldQuote> => {
      const wanted = this.next?.cart ?? cart;
      this.next = undefined;
      return (this.running = this.elsewhere(remote, wanted));
    };
    const quote = this.running.then(price, price);
    this.next = { cart, quote };
    return quote;
  }

  /** A worker that fails is done without. */
  private async elsewhere(remote: RemoteCenter, cart: Cart): Promise<ToldQuote> {
    try {
      return new ToldQuote(await remote.quote(cart));
    } catch {
      this.without();
      return this.here(cart);
    } finally {
      if (!this.next) this.running = undefined;
    }
  }

  private without(): void {
    this.state = "none";
    this.remote?.dispose();
  }
}

/** The same cart but for its instant, and that not long ago. */
function is_foreseen({ at: when, lines, ...foreseen }: Cart, { at, lines: wanted, ...rest }: Cart): boolean {
  return holds(when, at) && lines.length === wanted.length
    && lines.every((line, place) => line === wanted[place] || JSON.stringify(line) === JSON.stringify(wanted[place]))
    && JSON.stringify(foreseen) === JSON.stringify(rest);
}

function holds(foreseen: Instant, now: Instant): boolean {
  return now >= foreseen && now <= foreseen + foreseen_for;
}
