import type { Engine } from "../engine.js";
import { is_loyalty_error, LoyaltyError } from "../error.js";
import { Describer } from "../messages/describe/describer.js";
import type { Speaker } from "../messages/speaker.js";
import type { Sentences } from "../messages/sentences.js";
import type { Preview } from "../answers.js";
import type { Accepted, Booked, Goods, NewEvent, Standing } from "../service/answers.js";
import { Follower } from "../service/follower.js";
import { newId } from "../service/ids.js";
import { OfflineQueue, type Outcome } from "../service/queue.js";
import type { Account, Event, Fen, Id, Instant, Overview, Program, Quote, Sealed, SpecialPrice } from "../types/index.js";
import type { Books } from "./books.js";
import { add_on_of, cart_of, cart_of_one, type Choices, type Detail, nothing_chosen, with_quantity } from "./cart.js";
import { instant_of, StoreClock } from "./clock.js";
import { Pricing } from "./pricing.js";
import type { WorkerLike } from "./remote.js";
import type { News, Scene, Status, Topic } from "./scene.js";
import { keep_json, kept_json, memory_storage, one_text, type Storage } from "./storage.js";
import { type Bring, brought } from "./views/brings.js";
import { type CartView, join_view, type JoinView } from "./views/cart.js";
import { makers, type Views } from "./views/index.js";
import { return_view, type ReturnView } from "./views/orders.js";
import { type ChangeRow, changes_between } from "./views/changes.js";
import { shared } from "./views/shared.js";
import { type StoreSentences, StoreWords } from "./words.js";

/** A language: the engine's sentences, and the store's own. `chinese` and `english` are those of the package. */
export interface Language {
  readonly sentences: Sentences;
  readonly words: StoreSentences;
}

export interface StoreOptions {
  /** The member's service, or books of the page's own: made once the engine is there. */
  books: Books | ((engine: Engine) => Books | Promise<Books>);
  /** The package's `loadEngine`. */
  loadEngine(): Promise<Engine>;
  language: Language;
  /** Keeps what the next start shows, the cart, and what waits for the network. The page's memory unless given. */
  storage?: Storage;
  /** Where the member buys: weapp, h5, store:0012. */
  channel?: Id;
  /** A second engine for prices that take long: a worker whose script calls `serveStore`. */
  worker?: () => WorkerLike;
  /** What a price may take on the page itself before the worker is asked, in milliseconds; 8 unless given. */
  budget?: number;
  /** Runs something when the page has nothing better to do: requestIdleCallback, setTimeout unless given. */
  idle?: (run: () => void) => void;
  /** The page's clock, in milliseconds since 1970; Date.now unless given. */
  now?: () => Instant;
  /** A clock for durations, in milliseconds: performance.now; Date.now unless given. */
  elapsed?: () => number;
}

/** After so many milliseconds a price is computed again before it is ordered at. */
const stale_after = 60_000;

/** So many milliseconds after the last tap what an open sheet shows is computed again. */
const quiet = 400;

/** Fields of a cart and of a quote that are money, and have a name that customers know. */
const shown_fields = ["unit_price", "fee", "payable", "due", "cash"] as const;

/** What is kept between two visits. */
interface Kept {
  readonly program: Program;
  readonly goods: Goods;
  readonly account: Account;
  readonly events: number;
  readonly overview: Overview;
  /** The program's zone, in minutes east of UTC, for the time before the engine is there. */
  readonly zone: number;
}

type Answers = Promise<[Program, Goods, Standing]>;

function ask(books: Books): Answers {
  return Promise.all([books.program(), books.goods(), books.member()]);
}

/** What came of something that was sent: a sentence for the customer beside what the queue tells. */
export type Done =
  | { readonly state: "accepted"; readonly booked: Accepted }
  | { readonly state: "refused"; readonly error: LoyaltyError; readonly sentence: string; readonly differs?: Difference }
  | { readonly state: "waiting" };

/** What is not as the page showed it: a field of the price, and both figures. */
export interface Difference {
  /** JSON pointer into the cart or the quote. */
  readonly at: string;
  readonly claimed: string;
  readonly own: string;
  /** The field in words, "单价", and both figures as they are shown; nothing where the field is none for customers. */
  readonly text?: string;
  readonly claimed_text?: string;
  readonly own_text?: string;
}

/** What an event would bring, or why it would be refused. */
export interface Foreseen {
  readonly brings: readonly Bring[];
  readonly refused?: string;
}

/**
 * A member's session on a page: account, cart and choices, and what follows from them, ready to show. It has no rule: the
 * engine computes, the books decide. Pages read views and are told when one is another object.
 */
export class MemberStore {
  private readonly options: StoreOptions;
  private readonly storage: Storage;
  private readonly clock: StoreClock;
  private readonly queue_text;
  private language: Language;
  private words: StoreWords;
  private describer: Describer | undefined = undefined;
  private books: Books | undefined = undefined;
  private queue: OfflineQueue | undefined = undefined;
  private follower: Follower | undefined = undefined;
  private pricing: Pricing | undefined = undefined;
  private engine: Engine | undefined = undefined;

  private program: Program | undefined = undefined;
  private goods: Goods | undefined = undefined;
  private overview: Overview | undefined = undefined;
  private zone = 0;
  private chosen: Choices = nothing_chosen;
  private detail: Detail | undefined = undefined;
  /** Of the cart alone: what is ordered. */
  private quote: Quote | undefined = undefined;
  /** The same price, with what an open sheet shows beside. */
  private detailed: Quote | undefined = undefined;
  private readonly units = new Map<Id, Quote>();
  private readonly unpriced = new Set<Id>();
  private state: Omit<Status, "at" | "travelling"> = { phase: "opening", online: true, pricing: false, waiting: 0 };

  private readonly revisions: Record<Topic, number> = { status: 0, member: 0, goods: 0, cart: 0, words: 0 };
  private readonly made: Partial<Record<keyof Views, { readonly of: string; readonly view: unknown }>> = {};
  private readonly listeners = new Set<() => void>();
  private asked = 0;
  private priced: Promise<void> = Promise.resolve();
  private disposed = false;
  private told: readonly News[] = [];
  /** Ids of what somebody on the page waits for just now. */
  private readonly awaited = new Set<Id>();
  /** One order at a time: its id stays the same until it is answered. */
  private ordering: Promise<Done> | undefined = undefined;

  constructor(options: StoreOptions) {
    this.options = options;
    this.storage = options.storage ?? memory_storage();
    this.clock = new StoreClock(options.now ?? Date.now);
    this.language = options.language;
    this.words = new StoreWords(options.language.words);
    this.queue_text = one_text(this.storage, "queue");
    // What is reactive in a page's framework is the views: it is not to look into this.
    Object.preventExtensions(this);
  }

  // Opening

  /** Shows what was kept, loads the engine, and asks the books. Throws nothing: `status` says how it stands. */
  async open(): Promise<void> {
    const [kept, cart] = await Promise.all([kept_json<Kept>(this.storage, "session"), kept_json<Choices>(this.storage, "cart")]);
    if (cart && this.chosen === nothing_chosen) this.chosen = { ...nothing_chosen, ...cart };
    if (kept && this.state.phase === "opening") {
      this.show_kept(kept);
      await this.rest();
    }
    const { books } = this.options;
    // A service is asked while the engine is still on its way.
    const asked = typeof books === "function" ? undefined : ask(books);
    asked?.catch(() => undefined);
    try {
      this.engine = await this.options.loadEngine();
      if (kept && !this.disposed) this.open_center(kept.program, kept.goods, kept.account, kept.events);
      this.books = typeof books === "function" ? await books(this.engine) : books;
      this.queue = new OfflineQueue({ client: this.books, storage: this.queue_text, told: (outcome) => this.heard(outcome) });
      await this.count_waiting();
      await this.refresh(asked);
    } catch (error) {
      this.set_state({ phase: this.pricing ? "ready" : "failed", problem: this.sentence(error) });
    }
  }

  /** Asks the books for program, goods and account again, and sends what waits. Offline it changes nothing. */
  async refresh(asked?: Answers): Promise<void> {
    const books = this.books;
    if (!books || this.disposed) return;
    try {
      const [program, goods, standing] = await (asked ?? ask(books));
      if (this.disposed) return;
      this.clock.set(standing.now);
      if (this.is_open(program, standing.account)) this.follow(goods, standing.events);
      else this.open_center(program, goods, standing.account, standing.events);
      this.set_state({ phase: "ready", online: true });
      await this.send();
    } catch (error) {
      if (this.disposed) return;
      this.set_state({ phase: this.pricing ? "ready" : "failed", online: false, problem: this.sentence(error) });
    }
  }

  /** Another language: every text is told again. */
  speak(language: Language): void {
    this.language = language;
    this.words = new StoreWords(language.words);
    this.describer = undefined;
    this.changed("words");
  }

  /** Shows an instant other than now; nothing: now again. What has happened already is the earliest. */
  travel(at?: Instant): void {
    this.clock.travel(at);
    this.forget_units();
    this.changed("status");
    this.show_member();
    this.price_units();
    void this.price();
  }

  /** To what a clock in the shop's zone shows: "2026-11-28T12:30", as a form has it. */
  travelTo(local: string): void {
    const at = instant_of(this.pricing?.center ?? this.zone, local);
    if (at !== undefined) this.travel(at);
  }

  /** Gives back the engine's memory. Nothing is shown or told after it. */
  dispose(): void {
    this.disposed = true;
    this.listeners.clear();
    this.pricing?.dispose();
    this.pricing = undefined;
  }

  // Showing

  /** What a page shows of something: the same object until it is another. Nothing: it is not known yet. */
  view<K extends keyof Views>(name: K): Views[K] | undefined {
    const maker = makers[name];
    const of = maker.of.map((topic) => this.revisions[topic]).join();
    const made = this.made[name];
    if (made?.of === of) return made.view as Views[K] | undefined;
    const scene = this.scene();
    const view = scene && shared(made?.view, maker.make(scene));
    this.made[name] = { of, view };
    return view;
  }

  /** How the session stands; there from the first moment. */
  get status(): Status {
    return { ...this.state, at: this.clock.now(), travelling: this.clock.travelling };
  }

  get choices(): Choices {
    return this.chosen;
  }

  /** Called after every change, whatever it is about; the answer ends that. */
  subscribe(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => {
      this.listeners.delete(listener);
    };
  }

  /** Time has passed: once a minute, and when the page comes to the front. Offers begin and end, points expire. */
  tick(): void {
    if (this.clock.travelling || !this.pricing) return;
    this.show_member();
    void this.price();
  }

  // The cart

  /** So many of one thing; 0 takes it out. */
  setQuantity(sku: Id, quantity: number): void {
    this.choose({ lines: with_quantity(this.chosen.lines, sku, quantity) });
  }

  /** One more, or so many more. */
  add(sku: Id, more = 1): void {
    const line = this.chosen.lines.find((one) => one.sku === sku);
    this.setQuantity(sku, (line?.quantity ?? 0) + more);
  }

  /** A thing at a price of its own: what a run of a group buy or a bargain is at. */
  addAt(sku: Id, price: SpecialPrice, quantity = 1): void {
    this.choose({ lines: [...this.chosen.lines.filter((line) => line.sku !== sku), { sku, quantity, price }] });
  }

  /** Coupons, points, wallet, delivery, a level or card to try. The price follows at once. */
  choose(choices: Partial<Choices>): void {
    this.chosen = { ...this.chosen, ...choices };
    void keep_json(this.storage, "cart", { ...this.chosen, as_tier: undefined, as_card: undefined });
    void this.price();
  }

  clear(): void {
    this.chosen = { ...nothing_chosen };
    this.detail = undefined;
    void keep_json(this.storage, "cart", this.chosen);
    void this.price();
  }

  /** A sheet is open that shows what each coupon would cost and what could be added; false: it is closed. */
  explain(open = true): void {
    this.detail = open ? this.to_explain() : undefined;
    if (open) void this.price_later();
  }

  /** Things whose price for this member is wanted (预估到手价): computed when there is time. */
  priceUnits(skus: readonly Id[]): void {
    for (const sku of skus) if (!this.units.has(sku)) this.unpriced.add(sku);
    this.price_units();
  }

  // Doing

  /** Orders what the cart shows, at that price. Sent once, however often it is tapped. */
  order(): Promise<Done> {
    this.ordering ??= this.place().then(
      (done) => {
        this.ordering = undefined;
        return done;
      },
      (error: unknown) => {
        this.ordering = undefined;
        throw error;
      },
    );
    return this.ordering;
  }

  /** Gives up an order that is not paid. */
  cancel(order: Id): Promise<Done> {
    return this.submit({ call: "cancelOrder", of: order, event: { id: newId("cancel-") } });
  }

  /** Something that members do by themselves: check in, exchange points, use a benefit, send a gift card. */
  act(event: Omit<NewEvent, "id"> & { readonly id?: Id }): Promise<Done> {
    const { id = newId(), ...rest } = event;
    return this.submit({ call: "addEvent", event: { ...rest, id } as NewEvent });
  }

  /** Draws once. There is no way to do so without the network. */
  draw(draw: Id): Promise<Done> {
    return this.at_once((books) => books.draw(draw, { id: newId("draw-") }));
  }

  /** Takes a gift card that somebody sent. */
  acceptGiftCard(card: Id): Promise<Done> {
    return this.at_once((books) => books.acceptGiftCard(card, { id: newId("accept-") }));
  }

  /** Joins a group buy, or helps with a bargain. */
  joinCampaign(run: Id): Promise<Done> {
    return this.at_once((books) => books.joinCampaign(run, { id: newId("join-") }));
  }

  /** What an event would do, before the tap: nothing is sent. Throws LoyaltyError where it would be refused. */
  preview(event: Omit<NewEvent, "id">): Preview {
    if (!this.pricing) throw new LoyaltyError({ code: "center_disposed", at: "", details: {} });
    return this.pricing.center.preview({ ...event, id: "preview", at: this.clock.now() } as unknown as Event);
  }

  /** What an event would bring, thing by thing; a refusal is a sentence. Nothing is sent. */
  foresee(event: Omit<NewEvent, "id">): Foreseen {
    try {
      const scene = this.scene();
      return { brings: scene ? brought(scene, this.preview(event).changes) : [] };
    } catch (error) {
      return { brings: [], refused: this.sentence(error) };
    }
  }

  /** What a booked event has brought, thing by thing. */
  brought({ sealed }: Booked): readonly Bring[] {
    const scene = this.scene();
    return scene ? brought(scene, (sealed as { readonly sealed?: Sealed }).sealed?.facts ?? []) : [];
  }

  /** What the cart would cost with a level or a card, and what that would save; nothing: it is empty. The choices stay. */
  async priceWith(join: Pick<Choices, "as_tier"> | Pick<Choices, "as_card">): Promise<JoinView | undefined> {
    const { goods, pricing } = this;
    if (!goods || !pricing || this.chosen.lines.length === 0) return undefined;
    const quote = await pricing.later(cart_of({ ...this.chosen, ...join }, goods, this.clock.now(), this.options.channel));
    return join_view(this.talk(), quote);
  }

  /** What a return of these lines brings back and takes, before the tap. Throws LoyaltyError where it would be refused. */
  previewReturn(order: Id, lines: readonly { readonly line: number; readonly quantity: number }[]): ReturnView | undefined {
    const { refund } = this.preview({ kind: "order_refunded", order_id: order, lines });
    const scene = this.scene();
    return refund && scene && return_view(scene, refund);
  }

  /** What of the cart is another now than when it was shown like this: after an order that was refused. */
  changesSince(shown: CartView): readonly ChangeRow[] {
    const now = this.view("cart");
    return now ? changes_between(shown, now, this.words) : [];
  }

  /** What came of what had waited for the network, the newest first. */
  get news(): readonly News[] {
    return this.told;
  }

  /** It has been seen. */
  dismiss(id: Id): void {
    this.told = this.told.filter((one) => one.id !== id);
    this.changed("status");
  }

  /** Sends what waits for the network. */
  async send(): Promise<readonly Outcome[]> {
    const outcomes = (await this.queue?.send()) ?? [];
    await this.count_waiting();
    return outcomes;
  }

  /** Applies what has been booked elsewhere: on another device, by the shop, by time. */
  async catchUp(): Promise<void> {
    try {
      await this.follower?.catchUp();
      this.set_state({ online: true });
    } catch (error) {
      this.set_state({ online: false, problem: this.sentence(error) });
      return;
    }
    await this.after_booking();
  }

  /** Fen as the shop's money, for an amount that somebody types. */
  money(fen: Fen): string {
    return this.talk().money(fen);
  }

  /** A sentence for a customer, of anything that was thrown. */
  sentence(error: unknown): string {
    if (!is_loyalty_error(error)) return this.words.tell("failed");
    if (error.code === "no_answer" || error.code === "answer_unreadable") return this.words.tell("offline");
    return this.talk().problem(error);
  }

  // Inside

  private show_kept(kept: Kept): void {
    this.program = kept.program;
    this.goods = kept.goods;
    this.overview = kept.overview;
    this.zone = kept.zone;
    this.clock.notBefore(kept.overview.at);
    this.state = { ...this.state, phase: "kept" };
    this.changed("status", "member", "goods", "words");
  }

  private open_center(program: Program, goods: Goods, account: Account, events: number): void {
    const engine = this.engine;
    // An answer may have overtaken another: what is shown already does not go back.
    if (!engine || this.disposed || (this.pricing && this.program === program && events < (this.follower?.events ?? 0))) return;
    const center = engine.open(program, account);
    const { budget = 8, elapsed = Date.now, worker } = this.options;
    this.pricing?.dispose();
    this.pricing = new Pricing(center, program, account, budget, elapsed, worker?.());
    this.program = program;
    this.describer = undefined;
    this.forget_units();
    this.clock.notBefore(account.at ?? 0);
    this.follow(goods, events);
  }

  /** The center that is open has this very program and account: it need not be opened again. */
  private is_open(program: Program, account: Account): boolean {
    const { pricing } = this;
    if (!pricing) return false;
    const same = program === this.program || JSON.stringify(program) === JSON.stringify(this.program);
    return same && JSON.stringify(account) === pricing.center.text.snapshot();
  }

  /** From here on what is booked is applied to the center that is open. */
  private follow(goods: Goods, events: number): void {
    const apply = (event: Event) => {
      this.pricing?.apply(event);
      this.clock.notBefore(event.at);
      return { changes: [], sealed: event };
    };
    this.follower = this.books ? new Follower(this.books, { apply }, events) : undefined;
    if (JSON.stringify(goods) !== JSON.stringify(this.goods)) this.forget_units();
    this.goods = goods;
    this.revisions.goods++;
    this.show_member();
    void this.price();
    this.price_units();
    void this.keep();
  }

  private show_member(): void {
    if (this.pricing) {
      const at = this.clock.now();
      const { center } = this.pricing;
      this.overview = center.overview(at);
      const { day, minute } = center.clock(at);
      const utc = new Date(at);
      const days = day === utc.toISOString().slice(0, 10) ? 0 : day > utc.toISOString().slice(0, 10) ? 1440 : -1440;
      this.zone = days + minute - utc.getUTCHours() * 60 - utc.getUTCMinutes();
    }
    this.changed("member", "words");
  }

  /** The price of the cart as it is chosen now; the answer waits for the worker where that computes it. */
  private price(): Promise<void> {
    this.priced = this.reprice();
    return this.priced;
  }

  private reprice(): Promise<void> {
    const { goods, pricing } = this;
    const at_once = Promise.resolve();
    const number = ++this.asked;
    if (!goods || !pricing || this.chosen.lines.length === 0) {
      this.show_quote(undefined);
      return at_once;
    }
    const quote = pricing.quote(this.cart());
    if (!(quote instanceof Promise)) {
      this.show_quote(quote);
      if (this.detail) void this.price_later(quiet);
      return at_once;
    }
    // The quantity shows at once, with the price before until the new one is there.
    this.state = { ...this.state, pricing: true };
    this.changed("cart", "status");
    return quote.then((told) => {
      // Of choices that have changed since, nobody wants to know.
      if (number !== this.asked || this.disposed) return undefined;
      this.show_quote(told);
      if (this.detail) void this.price_later(quiet);
      return undefined;
    }, () => this.set_state({ pricing: false }));
  }

  /** The same price, with what an open sheet shows. */
  private async price_later(after = 0): Promise<void> {
    const number = this.asked;
    // It costs many prices: nobody taps on while they are computed.
    if (after > 0) await new Promise<void>((resolve) => setTimeout(() => resolve(), after));
    if (number !== this.asked) return;
    await this.rest();
    const { goods, pricing } = this;
    if (!goods || !pricing || !this.detail || this.chosen.lines.length === 0 || number !== this.asked) return;
    this.detail = this.to_explain();
    const quote = await pricing.later(cart_of(this.chosen, goods, this.clock.now(), this.options.channel, this.detail));
    if (number !== this.asked || !this.detail) return;
    this.detailed = quote;
    this.changed("cart");
  }

  /** Every coupon that another one beats, and what the shop sells that is not in the cart. */
  private to_explain(): Detail {
    const beaten = (this.quote?.offers.refused ?? []).filter(({ reasons }) => reasons.every(({ code }) => code === "lower_saving"));
    const held = new Set((this.overview?.coupons ?? []).map(({ id }) => id));
    const there = new Set(this.chosen.lines.map(({ sku }) => sku));
    const near = this.quote?.near_misses.length;
    const own = new Set((this.overview?.cards ?? []).map(({ id }) => id));
    const card = this.program?.cards?.find(({ id, kind }) => kind === "paid" && !own.has(id));
    return {
      explain: beaten.map(({ id }) => id).filter((id) => held.has(id)).slice(0, 20),
      add_ons: near ? (this.goods?.goods ?? []).filter(({ sku }) => !there.has(sku)).slice(0, 20).map(add_on_of) : [],
      ...(card && { card: card.id }),
    };
  }

  private show_quote(quote: Quote | undefined): void {
    this.quote = quote;
    this.detailed = undefined;
    if (this.state.pricing) this.state = { ...this.state, pricing: false };
    this.changed("cart", "status");
  }

  private cart() {
    return cart_of(this.chosen, this.goods as Goods, this.clock.now(), this.options.channel);
  }

  /** Those that were wanted are wanted again. */
  private forget_units(): void {
    for (const sku of this.units.keys()) this.unpriced.add(sku);
    this.units.clear();
  }

  /** A few at a time, so that no tap waits for them. */
  private price_units(): void {
    const { goods, pricing } = this;
    if (!goods || !pricing || this.unpriced.size === 0) return;
    this.later(() => {
      if (this.disposed || this.pricing !== pricing) return;
      const began = (this.options.elapsed ?? Date.now)();
      for (const sku of [...this.unpriced]) {
        this.unpriced.delete(sku);
        const cart = cart_of_one(goods, sku, this.clock.now(), this.options.channel);
        if (cart) this.units.set(sku, pricing.center.quote(cart));
        if ((this.options.elapsed ?? Date.now)() - began > (this.options.budget ?? 8) / 2) break;
      }
      this.changed("goods");
      this.price_units();
    });
  }

  private async place(): Promise<Done> {
    const seen = this.quote;
    await this.priced;
    // A price that has stood for long may be over: a flash sale ends, a coupon too. Then it is said before it is sent.
    if (this.quote && this.clock.now() - this.quote.receipt.at > stale_after) await this.price();
    const shown = this.quote;
    if (seen && shown && seen.totals.payable !== shown.totals.payable) {
      const [expected, payable] = [seen.totals.payable, shown.totals.payable];
      const details = { expected, payable, claimed: expected, own: payable };
      return this.refused(new LoyaltyError({ code: "payable_differs", at: "/totals/payable", details }));
    }
    if (!shown) return this.refused(new LoyaltyError({ code: "unknown_sku", at: "/cart/lines", details: { sku: "" } }));
    // Of the choices that the customer sees, at the price they see.
    const done = await this.submit({ call: "placeOrder", order: { id: newId("order-"), receipt: shown.receipt } });
    if (done.state !== "refused") {
      this.clear();
    } else {
      // Whatever it was, another device may know more than this one: the answer comes with the price as it is now.
      await this.refresh();
      await this.priced;
    }
    return done;
  }

  private async submit(waiting: Parameters<OfflineQueue["submit"]>[0]): Promise<Done> {
    if (!this.queue) return this.refused(new LoyaltyError({ code: "no_answer", at: "", details: { reason: "not open" } }));
    const id = waiting.call === "placeOrder" ? waiting.order.id : waiting.event.id;
    this.awaited.add(id);
    const outcome = await this.queue.submit(waiting);
    this.awaited.delete(id);
    await this.count_waiting();
    if (!outcome) {
      this.set_state({ online: false });
      return { state: "waiting" };
    }
    this.set_state({ online: true });
    return outcome.state === "accepted" ? { state: "accepted", booked: outcome.booked } : this.refused(outcome.error);
  }

  private async at_once(does: (books: Books) => Promise<Accepted>): Promise<Done> {
    try {
      if (!this.books) throw new LoyaltyError({ code: "no_answer", at: "", details: { reason: "not open" } });
      const booked = await does(this.books);
      await this.follower?.apply(booked);
      await this.after_booking();
      return { state: "accepted", booked };
    } catch (error) {
      if (is_loyalty_error(error)) return this.refused(error);
      throw error;
    }
  }

  private async heard(outcome: Outcome): Promise<void> {
    this.report(outcome);
    if (outcome.state !== "accepted") return;
    await this.follower?.apply(outcome.booked);
    await this.after_booking();
  }

  /** Who has waited for it hears it by the answer; the others by the news. */
  private report({ of, ...outcome }: Outcome): void {
    const [id, key] = of.call === "placeOrder" ? [of.order.id, "queued"] : [of.event.id, "queued_event"];
    if (this.awaited.has(id)) return;
    const well = outcome.state === "accepted";
    const why = outcome.state === "refused" ? this.sentence(outcome.error) : undefined;
    const text = this.words.tell(`${key}_${outcome.state}`, { why });
    this.told = [{ id, well, text }, ...this.told.filter((one) => one.id !== id)];
  }

  private async after_booking(): Promise<void> {
    this.forget_units();
    this.show_member();
    void this.price();
    this.price_units();
    await this.keep();
  }

  private refused(error: LoyaltyError): Done {
    const { claimed, own } = error.details;
    const differs = claimed !== undefined || own !== undefined;
    return {
      state: "refused",
      error,
      sentence: this.sentence(error),
      ...(differs && { differs: { at: error.at, claimed: String(claimed ?? ""), own: String(own ?? ""), ...this.in_words(error) } }),
    };
  }

  /** A field of money that customers know, with both figures. */
  private in_words({ at, details }: LoyaltyError): Partial<Difference> {
    const key = shown_fields.find((name) => at.endsWith(`/${name}`));
    const claimed = Number(details.claimed), own = Number(details.own);
    if (!key || !Number.isSafeInteger(claimed) || !Number.isSafeInteger(own)) return {};
    const speaker = this.talk();
    return { text: this.words.tell(`field_${key}`), claimed_text: speaker.money(claimed), own_text: speaker.money(own) };
  }

  private async count_waiting(): Promise<void> {
    const waiting = (await this.queue?.waiting())?.length ?? 0;
    if (waiting !== this.state.waiting) this.set_state({ waiting });
  }

  private async keep(): Promise<void> {
    const { follower, goods, overview, pricing, program, zone } = this;
    if (!follower || !goods || !overview || !pricing || !program || this.clock.travelling) return;
    const kept: Kept = { program, goods, account: pricing.center.snapshot(), events: follower.events, overview, zone };
    await keep_json(this.storage, "session", kept);
  }

  /** Without a program there is little to tell of: names are ids then. */
  private tell(): Describer {
    this.describer ??= new Describer({
      sentences: this.language.sentences,
      clock: this.pricing?.center ?? this.zone,
      program: this.program ?? ({} as Program),
    });
    return this.describer;
  }

  private talk(): Speaker {
    return this.tell().speaker;
  }

  private scene(): Scene | undefined {
    const { chosen: choices, goods, overview, program, units, words } = this;
    if (!goods || !overview || !program) return undefined;
    const account = () => this.pricing?.center.snapshot();
    const quote = this.detailed ?? this.quote;
    return { status: this.status, program, goods, overview, account, choices, quote, units, speaker: this.talk(), describer: this.tell(), words };
  }

  private set_state(state: Partial<Omit<Status, "at" | "travelling">>): void {
    const problem = state.problem ?? (state.online ? undefined : this.state.problem);
    const { problem: _before, ...rest } = { ...this.state, ...state };
    this.state = { ...rest, ...(problem !== undefined && { problem }) };
    this.changed("status");
  }

  private changed(...topics: Topic[]): void {
    if (this.disposed) return;
    for (const topic of topics) this.revisions[topic]++;
    for (const listener of [...this.listeners]) listener();
  }

  private later(run: () => void): void {
    (this.options.idle ?? ((later) => setTimeout(later, 0)))(run);
  }

  private rest(): Promise<void> {
    return new Promise((resolve) => this.later(resolve));
  }
}
