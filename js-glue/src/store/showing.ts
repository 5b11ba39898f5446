import type { CartPrice } from "./cart_price.js";
import type { Scene } from "./scene.js";
import type { Session } from "./session.js";
import type { UnitPrices } from "./unit_prices.js";
import { makers, type Views } from "./views/index.js";
import { shared } from "./views/shared.js";

/** Views of a session: made when they are looked at, and the same object until they are another. */
export class Showing {
  private readonly session: Session;
  private readonly cart: CartPrice;
  private readonly units: UnitPrices;
  private readonly made: Partial<Record<keyof Views, { readonly of: string; readonly view: unknown }>> = {};

  constructor(session: Session, cart: CartPrice, units: UnitPrices) {
    this.session = session;
    this.cart = cart;
    this.units = units;
  }

  view<K extends keyof Views>(name: K): Views[K] | undefined {
    const maker = makers[name];
    const of = maker.of.map((topic) => this.session.revisions[topic]).join();
    const made = this.made[name];
    if (made?.of === of) return made.view as Views[K] | undefined;
    // How it stands is known before anything is, and where nothing comes.
    const scene = name === "status" ? { status: this.session.status } as Scene : this.scene();
    const view = scene && shared(made?.view, maker.make(scene));
    this.made[name] = { of, view };
    return view;
  }

  /** What views are made of; nothing: it is not known yet. */
  scene(): Scene | undefined {
    const { cart, session } = this;
    const { chosen: choices, goods, overview, program, status, words } = session;
    if (!goods || !overview || !program) return undefined;
    const account = () => session.pricing?.center.snapshot() ?? session.account;
    const describer = session.tell();
    const { speaker } = describer;
    return {
      get ledger() {
        return session.past.ledger(overview);
      },
      get past_orders() {
        return session.past.orders(overview);
      },
      older: (of) => session.past.older(of, overview),
      reads: (of) => session.past_of.includes(of),
      status, program, goods, overview, account, channel: session.options.channel, choices, units: this.units.quotes, speaker, describer, words,
      get quote() {
        return cart.shown;
      },
      get totals() {
        return cart.totals;
      },
    };
  }
}
