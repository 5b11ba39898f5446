import type { Cart, Id, Quote, Totals } from "../types/index.js";
import { add_on_of, cart_of, type Choices, type Detail, with_quantity } from "./cart.js";
import type { Session } from "./session.js";
import { ToldQuote } from "./told_quote.js";
import { keep_json } from "./storage.js";
import { type JoinView, join_view } from "./views/cart.js";
import { total_of, type TotalView } from "./views/total.js";

/** So many milliseconds after the last tap what an open sheet shows is computed again. */
const quiet = 400;

/** What a cart would come to with so many of one thing, instead of what is `of` it. */
interface ForeseenTotal {
  readonly cart: Cart;
  readonly of: Choices;
  readonly sku: Id;
  readonly quantity: number;
  /** As soon as its price is there. */
  total?: TotalView;
}

/** The price of the cart as it is chosen, and what an open sheet shows beside it. */
export class CartPrice {
  private readonly session: Session;
  private detail: Detail | undefined = undefined;
  private told: ToldQuote | undefined = undefined;
  /** The same price, with what an open sheet shows beside. */
  private detailed: ToldQuote | undefined = undefined;
  private foreseen: ForeseenTotal | undefined = undefined;
  private asked = 0;
  private unkept = false;
  /** When the price of what is chosen now is there. */
  priced: Promise<void> = Promise.resolve();

  constructor(session: Session) {
    this.session = session;
  }

  /** Of the cart alone: what is ordered. */
  get quote(): Quote | undefined {
    return this.told?.quote;
  }

  /** What it comes to: there before anybody has read the rest. */
  get totals(): Totals | undefined {
    return this.told?.totals;
  }

  /** What is shown: with what the open sheet asks for, as soon as that is there. */
  get shown(): Quote | undefined {
    return (this.detailed ?? this.told)?.quote;
  }

  /** Its text becomes objects now, and not when somebody looks. */
  read(): void {
    void this.shown;
  }

  /** The price of the cart as it is chosen now; the answer waits for the worker where that computes it. */
  price(): Promise<void> {
    this.priced = this.reprice();
    return this.priced;
  }

  /** The price of choices that somebody is about to make: where the worker prices, it is there when they have made them. */
  async foresee(sku: Id, quantity: number): Promise<void> {
    const { chosen, clock, goods, options, pricing } = this.session;
    const choices = { ...chosen, lines: with_quantity(chosen.lines, sku, quantity) };
    if (!goods || !pricing || choices.lines.length === 0) return;
    const cart = cart_of(choices, goods, clock.now(), options.channel);
    const foreseen: ForeseenTotal = (this.foreseen = { cart, of: chosen, sku, quantity });
    const told = await pricing.foresee(cart);
    if (told && !this.session.disposed) foreseen.total = total_of(choices, this.session.talk(), told.totals);
  }

  /** What the cart comes to with so many, ready to show, where that was foreseen of the cart as it still is. */
  foreseen_total(sku: Id, quantity: number): TotalView | undefined {
    const { chosen, clock, pricing } = this.session;
    const { foreseen } = this;
    const same = foreseen?.of === chosen && foreseen.sku === sku && foreseen.quantity === quantity;
    return same && pricing?.foreseen_of(foreseen.cart, clock.now()) ? foreseen.total : undefined;
  }

  /** A price that was computed before the page's own engine is there: of what is chosen, unless somebody has tapped since. */
  show_ahead(text: string): void {
    if (this.asked === 0) this.show(new ToldQuote(text));
  }

  /** For the next visit: soon, since no tap is to wait for a phone's storage. */
  keep(): void {
    if (this.unkept) return;
    this.unkept = true;
    this.session.later(() => this.keep_rest());
  }

  keep_rest(): void {
    if (!this.unkept) return;
    this.unkept = false;
    const { chosen, storage } = this.session;
    void keep_json(storage, "cart", { ...chosen, as_tier: undefined, as_card: undefined });
  }

  explain(open: boolean): void {
    this.detail = open ? this.to_explain() : undefined;
    if (open) void this.price_later();
  }

  async with(join: Pick<Choices, "as_tier"> | Pick<Choices, "as_card">): Promise<JoinView | undefined> {
    const { chosen, clock, goods, options, pricing } = this.session;
    if (!goods || !pricing || chosen.lines.length === 0) return undefined;
    const quote = await pricing.later(cart_of({ ...chosen, ...join }, goods, clock.now(), options.channel));
    return join_view(this.session.talk(), quote.quote);
  }

  private reprice(): Promise<void> {
    const { chosen, clock, goods, options, pricing } = this.session;
    const at_once = Promise.resolve();
    const number = ++this.asked;
    if (goods && !pricing && this.told && chosen.lines.length > 0) {
      // Told ahead, and the engine is still on its way: it is priced when that is there.
      this.session.state = { ...this.session.state, pricing: true };
      this.session.changed("total", "cart", "status");
      return at_once;
    }
    if (!goods || !pricing || chosen.lines.length === 0) {
      this.show(undefined);
      return at_once;
    }
    const told = pricing.quote(cart_of(chosen, goods, clock.now(), options.channel));
    if (!(told instanceof Promise)) {
      this.show(told);
      if (this.detail) void this.price_later(quiet);
      return at_once;
    }
    // The quantity shows at once, with the price before until the new one is there.
    this.session.state = { ...this.session.state, pricing: true };
    this.session.changed("total", "cart", "status");
    return told.then((quote) => {
      // Of choices that have changed since, nobody wants to know.
      if (number !== this.asked || this.session.disposed) return undefined;
      this.show(quote);
      if (this.detail) void this.price_later(quiet);
      return undefined;
    }, () => this.session.set_state({ pricing: false }));
  }

  /** The same price, with what an open sheet shows. */
  private async price_later(after = 0): Promise<void> {
    const number = this.asked;
    // It costs many prices: nobody taps on while they are computed.
    if (after > 0) await new Promise<void>((resolve) => setTimeout(() => resolve(), after));
    if (number !== this.asked) return;
    await this.session.rest();
    const { chosen, clock, goods, options, pricing } = this.session;
    if (!goods || !pricing || !this.detail || chosen.lines.length === 0 || number !== this.asked) return;
    this.detail = this.to_explain();
    const quote = await pricing.later(cart_of(chosen, goods, clock.now(), options.channel, this.detail));
    if (number !== this.asked || !this.detail) return;
    this.detailed = quote;
    this.session.changed("cart");
  }

  /** Every coupon that another one beats, and what the shop sells that is not in the cart. */
  private to_explain(): Detail {
    const { chosen, goods, overview, program } = this.session;
    const { quote } = this;
    const beaten = (quote?.offers.refused ?? []).filter(({ reasons }) => reasons.every(({ code }) => code === "lower_saving"));
    const held = new Set((overview?.coupons ?? []).map(({ id }) => id));
    const there = new Set(chosen.lines.map(({ sku }) => sku));
    const near = quote?.near_misses.length;
    const own = new Set((overview?.cards ?? []).map(({ id }) => id));
    const card = program?.cards?.find(({ id, kind }) => kind === "paid" && !own.has(id));
    return {
      explain: beaten.map(({ id }) => id).filter((id) => held.has(id)).slice(0, 20),
      add_ons: near ? (goods?.goods ?? []).filter(({ sku }) => !there.has(sku)).slice(0, 20).map(add_on_of) : [],
      ...(card && { card: card.id }),
    };
  }

  private show(told: ToldQuote | undefined): void {
    const { session } = this;
    this.told = told;
    this.detailed = undefined;
    if (session.state.pricing) session.state = { ...session.state, pricing: false };
    session.changed("total", "cart", "status");
  }
}
