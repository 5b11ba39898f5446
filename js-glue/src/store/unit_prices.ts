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

  /** The first ones at once, since somebody looks at them; then a few at a time, so that no tap waits for them. */
  price(): void {
    if (!this.session.goods || !this.session.pricing || this.wanted.size === 0) return;
    if (this.quotes.size === 0) this.price_some();
    else this.session.later(() => this.price_some());
  }

  private price_some(): void {
    const { clock, disposed, goods, options, pricing } = this.session;
    if (!goods || !pricing || disposed) return;
    const { budget = 8, elapsed = Date.now } = options;
    const began = elapsed();
    for (const sku of [...this.wanted]) {
      this.wanted.delete(sku);
      const cart = cart_of_one(goods, sku, clock.now(), options.channel);
      try {
        if (cart) this.quotes.set(sku, pricing.center.quote(cart));
      } catch {
        // It has no price for this member.
      }
      if (elapsed() - began > budget / 2) break;
    }
    this.session.changed("goods");
    this.session.later(() => this.wanted.size > 0 && this.price_some());
  }
}
