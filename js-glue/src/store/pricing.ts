import type { MemberCenter } from "../center.js";
import type { Account, Cart, Event, Program, Quote } from "../types/index.js";
import { RemoteCenter, type WorkerLike } from "./remote.js";

/** The page's own center and, where there is a worker, a second one in it: whichever does not make a tap wait. */
export class Pricing {
  readonly center: MemberCenter;
  private readonly remote: RemoteCenter | undefined;
  private readonly budget: number;
  private readonly elapsed: () => number;
  private state: "none" | "opening" | "ready" = "none";
  /** Of the last price of a cart here, in milliseconds. */
  private took = 0;

  constructor(center: MemberCenter, program: Program, account: Account, budget: number, elapsed: () => number, worker?: WorkerLike) {
    this.center = center;
    this.budget = budget;
    this.elapsed = elapsed;
    this.remote = worker && new RemoteCenter(worker);
    if (!this.remote) return;
    this.state = "opening";
    this.remote.open(program, account).then(
      () => {
        this.state = "ready";
      },
      () => this.without(),
    );
  }

  /** At once, unless the last price has taken longer than a tap may: then from the worker. */
  quote(cart: Cart): Quote | Promise<Quote> {
    if (this.remote && this.state === "ready" && this.took > this.budget) return this.elsewhere(this.remote, cart);
    return this.here(cart);
  }

  /** From the worker, where there is one: for what nobody waits for. */
  async later(cart: Cart): Promise<Quote> {
    return this.remote && this.state === "ready" ? this.elsewhere(this.remote, cart) : this.here(cart);
  }

  apply(event: Event): void {
    this.center.apply(event);
    // Also while it opens: it takes one thing after another.
    if (this.remote && this.state !== "none") this.remote.apply(event).catch(() => this.without());
  }

  dispose(): void {
    this.center.dispose();
    this.remote?.dispose();
  }

  private here(cart: Cart): Quote {
    const began = this.elapsed();
    const quote = this.center.quote(cart);
    this.took = this.elapsed() - began;
    return quote;
  }

  /** A worker that fails is done without. */
  private async elsewhere(remote: RemoteCenter, cart: Cart): Promise<Quote> {
    try {
      return await remote.quote(cart);
    } catch {
      this.without();
      return this.here(cart);
    }
  }

  private without(): void {
    this.state = "none";
    this.remote?.dispose();
  }
}
