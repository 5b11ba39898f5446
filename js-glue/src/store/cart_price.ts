import type { Cart, Id, Quote, Totals } from "../types/index.js";
import { add_on_of, cart_of, check_lines, type Choices, type Detail, nothing_chosen, with_quantity } from "./cart.js";
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
  /** The choices that it is of. */
  private of: Choices | undefined = undefined;
  /** The same price, with what an open sheet shows beside. */
  private detailed: ToldQuote | undefined = undefined;
  private foreseen: ForeseenTotal | undefined = undefined;
  private asked = 0;
  private unkept = false;
  /** Choices of goods alone, where others were refused. */
  private plain: Choices | undefined = undefined;
  /** When the price of what is chosen now is there. */
  private priced: Promise<void> = Promise.resolve();
  /** Why choices have no price. */
  readonly refusals = new WeakMap<Choices, unknown>();

  constructor(session: Session) {
    this.session = session;
  }

  /** Of the cart alone, as it is shown. */
  get quote(): Quote | undefined {
    return this.told?.quote;
  }

  /** What is ordered: of the choices as they are, and of no others. */
  get ordered(): Quote | undefined {
    return this.of === this.session.chosen ? this.quote : undefined;
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

  /** Chooses that. What the engine refuses is thrown, and the cart is as it was. */
  choose(choices: Choices): void {
    const { session } = this;
    const before = session.chosen;
    check_lines(choices.lines);
    session.chosen = choices;
    try {
      this.priced = this.reprice();
    } catch (error) {
      session.chosen = before;
      void this.price();
      throw error;
    }
    this.keep();
  }

  /** Without the level or the card that is tried: the price is the same, and is ordered at by a cart that the books have, too. */
  try_nothing(): void {
    const { as_card, as_tier, ...chosen } = this.session.chosen;
    if (as_card === undefined && as_tier === undefined) return;
    this.session.chosen = chosen;
    void this.price();
  }

  /** The price of the cart as it is chosen now; the answer waits for the worker where that computes it. Throws nothing. */
  price(): Promise<void> {
    try {
      return (this.priced = this.reprice());
    } catch (error) {
      return this.refuse(error);
    }
  }

  /** When the price of what is chosen is there, whatever is chosen and opened meanwhile. */
  async settled(): Promise<void> {
    for (let priced: unknown; priced !== this.priced; ) await (priced = this.priced);
  }

  /** The price of choices that somebody is about to make: where the worker prices, it is there when they have made them. */
  async foresee(sku: Id, quantity: number): Promise<void> {
    const { chosen, pricing } = this.session;
    const choices = { ...chosen, lines: with_quantity(chosen.lines, sku, quantity) };
    const cart = this.cart_of(choices);
    if (!cart || !pricing) return;
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
    if (this.unkept || this.session.disposed) return;
    this.unkept = true;
    this.session.later(() => this.keep_rest());
  }

  keep_rest(): void {
    if (!this.unkept) return;
    this.unkept = false;
    const { chosen, member, storage } = this.session;
    void keep_json(storage, "cart", { ...chosen, as_tier: undefined, as_card: undefined, member });
  }

  explain(open: boolean): void {
    this.detail = open ? this.to_explain() : undefined;
    if (open) void this.price_later();
  }

  async with(join: Pick<Choices, "as_tier"> | Pick<Choices, "as_card">): Promise<JoinView | undefined> {
    const { session } = this;
    const { pricing } = session;
    const cart = this.cart_of({ ...session.chosen, ...join });
    if (!cart || !pricing) return undefined;
    try {
      return join_view(session.talk(), (await pricing.later(cart)).quote);
    } catch (error) {
      // Of an account that is another since, nobody wants to know.
      if (session.pricing === pricing) throw error;
      return this.with(join);
    }
  }

  /** Choices as a cart of now; nothing: there is nothing in it that the shop has. */
  private cart_of(choices: Choices = this.session.chosen, detail?: Detail): Cart | undefined {
    const { clock, goods, options, overview } = this.session;
    const cart = goods && cart_of(choices, goods, overview?.campaigns ?? [], clock.now(), options.channel, detail);
    return cart?.lines.length ? cart : undefined;
  }

  private reprice(): Promise<void> {
    const { pricing } = this.session;
    const at_once = Promise.resolve();
    const number = ++this.asked;
    const cart = this.cart_of();
    if (cart && !pricing && this.told) {
      // Told ahead, and the engine is still on its way: it is priced when that is there.
      this.session.state = { ...this.session.state, pricing: true };
      this.session.changed("total", "cart", "status");
      return at_once;
    }
    if (!cart || !pricing) {
      this.show(undefined);
      return at_once;
    }
    const told = pricing.quote(cart);
    if (!(told instanceof Promise)) {
      this.show(told);
      if (this.detail) void this.price_later(quiet);
      return at_once;
    }
    // The quantity shows at once, with the price before until the new one is there.
    this.session.state = { ...this.session.state, pricing: true };
    this.session.changed("total", "cart", "status");
    // Of choices that have changed since, nobody wants to know.
    const old = () => number !== this.asked || this.session.disposed;
    return told.then((quote) => {
      if (old()) return undefined;
      this.show(quote);
      if (this.detail) void this.price_later(quiet);
      return undefined;
    }, (error: unknown) => (old() ? undefined : this.refuse(error)));
  }

  /** What the engine refuses is not chosen: it is as it was before, or of the goods alone, or there is no price. */
  private refuse(error: unknown): Promise<void> {
    const { session } = this;
    const { chosen } = session;
    this.refusals.set(chosen, error);
    session.set_state({ problem: session.sentence(error) });
    if (chosen === this.plain) {
      this.show(undefined);
      return Promise.resolve();
    }
    if (this.of && this.of !== chosen) session.chosen = this.of;
    else session.chosen = this.plain = { ...nothing_chosen, lines: chosen.lines, delivered: chosen.delivered };
    this.keep();
    return this.price();
  }

  /** The same price, with what an open sheet shows. */
  private async price_later(after = 0): Promise<void> {
    const number = this.asked;
    // It costs many prices: nobody taps on while they are computed.
    if (after > 0) await new Promise<void>((resolve) => setTimeout(() => resolve(), after));
    if (number !== this.asked) return;
    await this.session.rest();
    const { pricing } = this.session;
    if (!pricing || !this.detail || number !== this.asked) return;
    this.detail = this.to_explain();
    const cart = this.cart_of(this.session.chosen, this.detail);
    // What is refused beside is not told: the price is there.
    const quote = cart && (await pricing.later(cart).catch(() => undefined));
    if (!quote || number !== this.asked || !this.detail) return;
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
    this.of = session.chosen;
    if (told) this.refusals.delete(session.chosen);
    this.detailed = undefined;
    if (session.state.pricing) session.state = { ...session.state, pricing: false };
    session.changed("total", "cart", "status");
  }
}
