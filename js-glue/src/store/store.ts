import { LoyaltyError } from "../error.js";
import type { Preview } from "../answers.js";
import type { Booked, NewEvent } from "../service/answers.js";
import { newId } from "../service/ids.js";
import type { Outcome } from "../service/queue.js";
import type { Event, Fen, Id, Instant, Sealed, SpecialPrice } from "../types/index.js";
import { owner_of } from "./books.js";
import { type Choices, kept_choices, nothing_chosen, with_quantity } from "./cart.js";
import { CartPrice } from "./cart_price.js";
import { instant_of } from "./clock.js";
import { type Answers, ask, Following } from "./following.js";
import type { Language, StoreOptions } from "./options.js";
import type { Done, Foreseen } from "./outcome.js";
import type { PastOf } from "./past.js";
import type { News, Status } from "./scene.js";
import { Sending } from "./sending.js";
import { Session } from "./session.js";
import { Showing } from "./showing.js";
import { kept_json } from "./storage.js";
import { UnitPrices } from "./unit_prices.js";
import { type Bring, brought } from "./views/brings.js";
import type { CartView, JoinView } from "./views/cart.js";
import { type ChangeRow, changes_between } from "./views/changes.js";
import type { Views } from "./views/index.js";
import { return_view, type ReturnView } from "./views/orders.js";
import type { TotalView } from "./views/total.js";

/**
 * A member's session on a page: account, cart and choices, and what follows from them, ready to show. It has no rule: the
 * engine computes, the books decide. Pages read views and are told when one is another object.
 */
export class MemberStore {
  private readonly session: Session;
  private readonly cart: CartPrice;
  private readonly units: UnitPrices;
  private readonly showing: Showing;
  private readonly following: Following;
  private readonly sending: Sending;

  constructor(options: StoreOptions) {
    this.session = new Session(options);
    this.cart = new CartPrice(this.session);
    this.units = new UnitPrices(this.session);
    this.showing = new Showing(this.session, this.cart, this.units);
    this.following = new Following(this.session, this.cart, this.units);
    this.sending = new Sending(this.session, this.cart, this.following);
    // What is reactive in a page's framework is the views: it is not to look into this.
    Object.preventExtensions(this);
  }

  // Opening

  /** Shows what was kept, loads the engine, and asks the books. Throws nothing: `status` says how it stands. */
  async open(): Promise<void> {
    const { following, session } = this;
    const { ahead, books: given } = session.options;
    // Not awaited where they are there: whatever they have may look like a promise.
    const there = typeof given === "object" && given && "program" in given ? given : undefined;
    const asking = () => {
      const asked = there && ask(there);
      asked?.catch(() => undefined);
      return asked;
    };
    const load = () => {
      const loading = (async () => session.options.loadEngine())();
      loading.catch(() => undefined);
      return loading;
    };
    // A service is asked while the engine is still on its way, and both while what was kept is shown.
    let asked = ahead ? undefined : asking();
    let loading = ahead ? undefined : load();
    const [own, cart] = await Promise.all([following.kept(), kept_json(session.storage, "cart")]);
    // Another member's is not shown, and not either as long as nobody knows whose session it is.
    const kept_now = () => (own?.member === session.member ? own : undefined);
    const show_cart = () => {
      if (session.chosen === nothing_chosen) session.chosen = kept_choices(cart, session.member) ?? nothing_chosen;
    };
    let kept = kept_now();
    show_cart();
    // What the worker makes of the first answers comes before an engine of the page's own.
    if (!kept && ahead?.loaded && (asked = asking())) kept = await following.heard_ahead(ahead, asked);
    if (!kept) ahead?.worker.terminate();
    if (kept && session.state.phase === "opening") {
      following.show_kept(kept);
      // First what a worker prices, and nothing beside; then all that is to be asked and opened.
      if (ahead) await following.show_ahead(ahead, kept).catch(() => undefined);
      await session.rest();
    }
    asked ??= asking();
    loading ??= load();
    try {
      const engine = (following.engine = await loading);
      following.books ??= there;
      if (kept && !session.disposed) following.open_kept(kept);
      if (!there) {
        following.books = await (typeof given === "function" ? given(engine) : given);
        if (!following.books) throw new TypeError("no books");
        session.member ??= owner_of(following.books);
        show_cart();
        const late = !kept && kept_now();
        if (late && !session.disposed) following.open_kept(late);
      }
      await this.sending.begin();
      await this.ask_again(asked);
    } catch (error) {
      following.failed({}, error);
    }
  }

  /** Asks the books for program, goods and account again, and sends what waits. Offline it changes nothing. */
  refresh(): Promise<void> {
    return this.ask_again();
  }

  private async ask_again(asked?: Answers): Promise<void> {
    if (await this.following.refresh(asked)) await this.send();
  }

  /** Another language: every text is told again. */
  speak(language: Language): void {
    this.session.speak(language);
  }

  /** Shows an instant other than now; nothing: now again. What has happened already is the earliest. There nothing is sent but
      what has waited for the network since before. */
  travel(at?: Instant): void {
    this.session.clock.travel(at);
    this.session.together(() => {
      this.units.forget();
      this.session.changed("status");
      this.session.show_member();
      this.units.price();
      void this.cart.price();
    });
  }

  /** To what a clock in the shop's zone shows: "2026-11-28T12:30", as a form has it. */
  travelTo(local: string): void {
    const at = instant_of(this.session.pricing?.center ?? this.session.zone, local);
    if (at !== undefined) this.travel(at);
  }

  /** Keeps the cart for the next visit now, and not when there is time: for a page that is about to be left. */
  keep(): void {
    this.cart.keep_rest();
  }

  /** Keeps what is not kept yet, and gives back the engine's memory. Nothing is shown or told after it. */
  dispose(): void {
    this.keep();
    this.following.dispose();
    this.session.dispose();
  }

  // Showing

  /** What a page shows of something: the same object until it is another. Nothing: it is not known yet. */
  view<K extends keyof Views>(name: K): Views[K] | undefined {
    return this.showing.view(name);
  }

  /** Reads the cart's price, of which views are made: ahead of them, where both at once would take a page too long. */
  readPrice(): void {
    this.cart.read();
  }

  /** How the session stands; there from the first moment. */
  get status(): Status {
    return this.session.status;
  }

  get choices(): Choices {
    return this.session.chosen;
  }

  /** Called after every change, whatever it is about; the answer ends that. */
  subscribe(listener: () => void): () => void {
    return this.session.subscribe(listener);
  }

  /** Time has passed: once a minute, and when the page comes to the front. Offers begin and end, points expire. */
  tick(): void {
    if (this.session.clock.travelling || !this.session.pricing) return;
    this.session.together(() => {
      this.session.show_member();
      void this.cart.price();
    });
  }

  /** Reads what lies before the orders and records that are shown, a piece at each call; view `past` says whether there is
      any. It stands in the views then. The answer says what is wrong, in words; nothing: it is there. */
  async readPast(of: PastOf): Promise<string | undefined> {
    const { following: { books }, session } = this;
    const { overview } = session;
    if (!books || !overview) return session.words.tell("offline");
    try {
      await session.past.read(of, books, () => session.overview ?? overview);
    } catch (error) {
      return session.sentence(error);
    }
    session.changed("member");
    return undefined;
  }

  // The cart

  /** So many of one thing; 0 takes it out. */
  setQuantity(sku: Id, quantity: number): void {
    this.choose({ lines: with_quantity(this.choices.lines, sku, quantity) });
  }

  /** A finger lies on the button for so many of one thing: their price is computed before it is lifted. Nothing changes.
      The promise ends when `foreseenTotal` has it, or will not have it. */
  foreseeQuantity(sku: Id, quantity: number): Promise<void> {
    return this.cart.foresee(sku, quantity);
  }

  /**
   * What the cart comes to with so many of one thing, where `foreseeQuantity` has brought that already: a page can show it in
   * the frame of the tap, and call `setQuantity` when that is painted. Nothing changes.
   */
  foreseenTotal(sku: Id, quantity: number): TotalView | undefined {
    return this.cart.foreseen_total(sku, quantity);
  }

  /** One more, or so many more; fewer, where that is negative. At 0 it is taken out. */
  add(sku: Id, more = 1): void {
    const line = this.choices.lines.find((one) => one.sku === sku);
    this.setQuantity(sku, (line?.quantity ?? 0) + more);
  }

  /** A thing at a price of its own: what a run of a group buy or a bargain is at, now and later. When that is over, the thing
      costs what it costs without it, and its line in view `cart` says so. */
  addAt(sku: Id, price: SpecialPrice, quantity = 1): void {
    this.choose({ lines: [...this.choices.lines.filter((line) => line.sku !== sku), { sku, quantity, price }] });
  }

  /** Coupons, points, wallet, delivery, a level or card to try. The price follows at once. Throws LoyaltyError for what cannot
      be chosen, and so does whatever changes the cart: it is as it was then. */
  choose(choices: Partial<Choices>): void {
    this.cart.choose({ ...this.choices, ...choices });
  }

  clear(): void {
    this.session.chosen = { ...nothing_chosen };
    this.cart.explain(false);
    this.cart.keep();
    void this.cart.price();
  }

  /** A sheet is open that shows what each coupon would cost and what could be added; false: it is closed. */
  explain(open = true): void {
    this.cart.explain(open);
  }

  /** What the cart would cost with a level or a card, and what that would save; nothing: it is empty. The choices stay. */
  priceWith(join: Pick<Choices, "as_tier"> | Pick<Choices, "as_card">): Promise<JoinView | undefined> {
    return this.cart.with(join);
  }

  /** What of the cart is another now than when it was shown like this: after an order that was refused. */
  changesSince(shown: CartView): readonly ChangeRow[] {
    const now = this.view("cart");
    return now ? changes_between(shown, now, this.session.words) : [];
  }

  /** Things whose price for this member is wanted (预估到手价): computed when there is time. */
  priceUnits(skus: readonly Id[]): void {
    this.units.want(skus);
  }

  // Doing

  /** Orders what the cart shows, at that price. Sent once, however often it is tapped. */
  order(): Promise<Done> {
    return this.sending.order(() => this.clear(), () => this.refresh());
  }

  /** Gives up an order that is not paid. */
  cancel(order: Id): Promise<Done> {
    return this.sending.submit({ call: "cancelOrder", of: order, event: { id: newId("cancel-") } });
  }

  /** Something that members do by themselves: check in, exchange points, use a benefit, send a gift card. */
  act(event: Omit<NewEvent, "id"> & { readonly id?: Id }): Promise<Done> {
    const { id = newId(), ...rest } = event;
    return this.sending.submit({ call: "addEvent", event: { ...rest, id } as NewEvent });
  }

  /** Draws once. There is no way to do so without the network. */
  draw(draw: Id): Promise<Done> {
    return this.sending.at_once("draw-", draw, (books, id) => books.draw(draw, { id }));
  }

  /** Takes a gift card that somebody sent. */
  acceptGiftCard(card: Id): Promise<Done> {
    return this.sending.at_once("accept-", card, (books, id) => books.acceptGiftCard(card, { id }));
  }

  /** Joins a group buy, or helps with a bargain. */
  joinCampaign(run: Id): Promise<Done> {
    return this.sending.at_once("join-", run, (books, id) => books.joinCampaign(run, { id }));
  }

  /** Something that the shop's own backend books: money that has arrived, goods that came back. Throws LoyaltyError where
      another time than now is shown, as all of the above are refused there. */
  async booking<T>(does: () => Promise<T>): Promise<T> {
    const { elsewhen } = this.sending;
    if (elsewhen) throw elsewhen;
    return does();
  }

  // Looking ahead and back

  /** What an event would do, before the tap: nothing is sent. Throws LoyaltyError where it would be refused. */
  preview(event: Omit<NewEvent, "id">): Preview {
    const { clock, pricing } = this.session;
    if (!pricing) throw new LoyaltyError({ code: "center_disposed", at: "", details: {} });
    return pricing.center.preview({ ...event, id: "preview", at: clock.now() } as unknown as Event);
  }

  /** What an event would bring, thing by thing; a refusal is a sentence. Nothing is sent. */
  foresee(event: Omit<NewEvent, "id">): Foreseen {
    // As long as the engine is not there nothing is foreseen, and nothing is refused.
    if (!this.session.pricing) return { brings: [] };
    try {
      const scene = this.showing.scene();
      return { brings: scene ? brought(scene, this.preview(event).changes) : [] };
    } catch (error) {
      return { brings: [], refused: this.sentence(error) };
    }
  }

  /** What a booked event has brought, thing by thing. */
  brought({ sealed }: Booked): readonly Bring[] {
    const scene = this.showing.scene();
    return scene ? brought(scene, (sealed as { readonly sealed?: Sealed }).sealed?.facts ?? [], sealed.id) : [];
  }

  /** What a return of these lines brings back and takes, before the tap. Throws LoyaltyError where it would be refused. */
  previewReturn(order: Id, lines: readonly { readonly line: number; readonly quantity: number }[]): ReturnView | undefined {
    const { overview, refund } = this.preview({ kind: "order_refunded", order_id: order, lines });
    const scene = this.showing.scene();
    const of = ({ id }: { readonly id: Id }) => id === order;
    return refund && scene && return_view(scene, refund, scene.overview.orders.find(of), overview.orders.find(of));
  }

  // The network

  /** What came of what had waited for the network, the newest first. */
  get news(): readonly News[] {
    return this.sending.told;
  }

  /** It has been seen. */
  dismiss(id: Id): void {
    this.sending.dismiss(id);
  }

  /** Sends what waits for the network. */
  send(): Promise<readonly Outcome[]> {
    return this.sending.send();
  }

  /** Applies what has been booked elsewhere: on another device, by the shop, by time. */
  catchUp(): Promise<void> {
    return this.following.catch_up();
  }

  // Telling

  /** Fen as the shop's money, for an amount that somebody types. */
  money(fen: Fen): string {
    return this.session.talk().money(fen);
  }

  /** A sentence for a customer, of anything that was thrown. */
  sentence(error: unknown): string {
    return this.session.sentence(error);
  }
}
