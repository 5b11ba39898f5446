import type { Id, Quote } from "../types/index.js";
import { cart_of_one } from "./cart.js";
import type { Session } from "./session.js";

/** What one unit of a thing would cost this member (预估到手价): computed when there is time. */
export class UnitPrices {
  private readonly session: Session;
  readonly quotes = new Map<Id, Quote>();
  private readonly wanted = new Set<Id>();

  constructor(session: Session) {
    this.session = session;
  }

  want(skus: readonly Id[]): void {
    for (const sku of skus) if (!this.quotes.has(sku)) this.wanted.add(sku);
    this.price();
  }

  /** Those that were wanted are wanted again. */
  forget(): void {
    for (const sku of this.quotes.keys()) this.wanted.add(sku);
    this.quotes.clear();
  }

  /** A few at a time, so that no tap waits for them. */
  price(): void {
    const { clock, goods, options, pricing } = this.session;
    const { budget = 8, elapsed = Date.now } = options;
    if (!goods || !pricing || this.wanted.size === 0) return;
    this.session.later(() => {
      if (this.session.disposed || this.session.pricing !== pricing) return;
      const began = elapsed();
      for (const sku of [...this.wanted]) {
        this.wanted.delete(sku);
        const cart = cart_of_one(goods, sku, clock.now(), options.channel);
        if (cart) this.quotes.set(sku, pricing.center.quote(cart));
        if (elapsed() - began > budget / 2) break;
      }
      this.session.changed("goods");
      this.price();
    });
  }
}
