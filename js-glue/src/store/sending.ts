import { is_loyalty_error, LoyaltyError } from "../error.js";
import type { Accepted } from "../service/answers.js";
import { no_answer, type ServiceError } from "../service/error.js";
import { newId } from "../service/ids.js";
import { OfflineQueue, type Outcome } from "../service/queue.js";
import type { Id } from "../types/index.js";
import type { Books } from "./books.js";
import type { CartPrice } from "./cart_price.js";
import type { Following } from "./following.js";
import { type Done, refused } from "./outcome.js";
import type { News } from "./scene.js";
import type { Session } from "./session.js";
import { one_text } from "./storage.js";

/** After so many milliseconds a price is computed again before it is ordered at. */
const stale_after = 60_000;

/** What goes to the books: at once, or when the network is back; and what came of it. */
export class Sending {
  private readonly session: Session;
  private readonly cart: CartPrice;
  private readonly following: Following;
  private readonly queue_text;
  private queue: OfflineQueue | undefined = undefined;
  told: readonly News[] = [];
  /** Ids of what somebody on the page waits for just now. */
  private readonly awaited = new Set<Id>();
  /** One order at a time: its id stays the same until it is answered. */
  private ordering: Promise<Done> | undefined = undefined;
  /** Ids of what was sent at once and has had no answer, by what it was: sent again it is the same. */
  private readonly unanswered = new Map<string, Id>();

  constructor(session: Session, cart: CartPrice, following: Following) {
    this.session = session;
    this.cart = cart;
    this.following = following;
    this.queue_text = one_text(session.storage, "queue");
  }

  /** From here on there is somewhere to send it. */
  async begin(): Promise<void> {
    const { following, session } = this;
    const client: Pick<Books, "addEvent" | "cancelOrder" | "placeOrder"> = {
      placeOrder: (order) => books_of(following).placeOrder(order),
      cancelOrder: (order, event) => books_of(following).cancelOrder(order, event),
      addEvent: (event) => books_of(following).addEvent(event),
    };
    // The same for whatever books: it has what no storage took.
    this.queue ??= new OfflineQueue({ client, storage: this.queue_text, member: session.member, told: (outcome) => this.heard(outcome), unread: (error) => this.tell(error.code, false, session.sentence(error)) });
    await this.count_waiting();
  }

  /** Sends what waits for the network. */
  async send(): Promise<readonly Outcome[]> {
    if (this.session.disposed) return [];
    try {
      return (await this.queue?.send()) ?? [];
    } catch (error) {
      this.session.set_state({ problem: this.session.sentence(error) });
      return [];
    } finally {
      await this.count_waiting();
    }
  }

  /** Orders what the cart shows. `clear` and `refresh`: what follows when it is booked, and when it is refused. */
  order(clear: () => void, refresh: () => Promise<void>): Promise<Done> {
    this.ordering ??= this.place(clear, refresh).then(
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

  /** What would be booked is booked now: whoever looks at another time is not asked for it there. Why nothing is sent, or nothing. */
  get elsewhen(): LoyaltyError | undefined {
    return this.session.clock.travelling ? new LoyaltyError({ code: "another_time", at: "", details: {} }) : undefined;
  }

  async submit(waiting: Parameters<OfflineQueue["submit"]>[0]): Promise<Done> {
    const { elsewhen, queue, session } = this;
    if (session.disposed) return this.refused(disposed());
    if (elsewhen) return this.refused(elsewhen);
    if (!queue) return this.refused(no_answer("not open"));
    const id = waiting.call === "placeOrder" ? waiting.order.id : waiting.event.id;
    this.awaited.add(id);
    try {
      const outcome = await queue.submit(waiting);
      if (outcome?.state === "accepted") return { state: "accepted", booked: outcome.booked };
      session.set_state({ online: outcome !== undefined });
      return outcome ? this.refused(outcome.error) : { state: "waiting" };
    } catch (error) {
      // Nothing that could be sent.
      return this.refused(told_error(error));
    } finally {
      this.awaited.delete(id);
      await this.count_waiting();
    }
  }

  /** Something that cannot wait for the network. */
  async at_once(prefix: string, of: Id, does: (books: Books, id: Id) => Promise<Accepted>): Promise<Done> {
    if (this.session.disposed) return this.refused(disposed());
    const { elsewhen } = this;
    if (elsewhen) return this.refused(elsewhen);
    const what = `${prefix}${of}`;
    const id = this.unanswered.get(what) ?? newId(prefix);
    this.unanswered.delete(what);
    let booked: Accepted;
    try {
      booked = await does(books_of(this.following), id);
    } catch (error) {
      const told = told_error(error);
      const { code, passes } = told as Partial<ServiceError>;
      // Nobody has decided: it may be booked.
      if (passes || code === "no_answer" || code === "answer_unreadable") this.unanswered.set(what, id);
      return this.refused(told);
    }
    await this.following.apply(booked);
    return { state: "accepted", booked };
  }

  /** It has been seen. */
  dismiss(id: Id): void {
    this.told = this.told.filter((one) => one.id !== id);
    this.session.changed("status");
  }

  private async place(clear: () => void, refresh: () => Promise<void>): Promise<Done> {
    const { cart, elsewhen } = this;
    if (elsewhen) return this.refused(elsewhen);
    const seen = cart.quote;
    cart.try_nothing();
    const { chosen } = this.session;
    await cart.settled();
    // A price that has stood for long may be over: a flash sale ends, a coupon too. Then it is said before it is sent.
    if (cart.quote && this.session.clock.now() - cart.quote.receipt.at > stale_after) {
      this.session.show_member();
      void cart.price();
      await cart.settled();
    }
    // What was chosen at the tap has been refused since: what it was before is not what was tapped.
    const why = cart.refusals.get(chosen);
    if (why) return this.refused(told_error(why));
    const shown = cart.ordered;
    if (!shown) return this.refused(this.without_price());
    if (seen && seen.totals.payable !== shown.totals.payable) {
      const [expected, payable] = [seen.totals.payable, shown.totals.payable];
      const details = { expected, payable, claimed: expected, own: payable };
      return this.refused(new LoyaltyError({ code: "payable_differs", at: "/totals/payable", details }));
    }
    // Of the choices that the customer sees, at the price they see.
    const done = await this.submit({ call: "placeOrder", order: { id: newId("order-"), receipt: shown.receipt } });
    if (done.state !== "refused") {
      clear();
    } else {
      // Whatever it was, another device may know more than this one: the answer comes with the price as it is now.
      await refresh();
      await cart.settled();
    }
    return done;
  }

  /** Why there is nothing to order. */
  private without_price(): LoyaltyError {
    const { chosen, disposed: gone, pricing } = this.session;
    const at = "/cart/lines";
    if (gone) return disposed();
    const first = chosen.lines[0];
    if (!first) return new LoyaltyError({ code: "empty_cart", at, details: {} });
    if (!pricing) return no_answer("not open");
    return new LoyaltyError({ code: "unknown_sku", at, details: { sku: first.sku } });
  }

  private refused(error: LoyaltyError): Done {
    return refused(this.session, error);
  }

  private async heard(outcome: Outcome): Promise<void> {
    this.report(outcome);
    if (outcome.state === "accepted") await this.following.apply(outcome.booked);
  }

  /** Who has waited for it hears it by the answer; the others by the news. */
  private report({ of, ...outcome }: Outcome): void {
    const [id, key] = of.call === "placeOrder" ? [of.order.id, "queued"] : [of.event.id, "queued_event"];
    if (this.awaited.has(id)) return;
    const well = outcome.state === "accepted";
    const why = outcome.state === "refused" ? this.session.sentence(outcome.error) : undefined;
    const text = this.session.words.tell(`${key}_${outcome.state}`, { why });
    this.tell(id, well, text);
  }

  private tell(id: Id, well: boolean, text: string): void {
    this.told = [{ id, well, text }, ...this.told.filter((one) => one.id !== id)];
    this.session.changed("status");
  }

  private async count_waiting(): Promise<void> {
    try {
      const queued = ((await this.queue?.waiting()) ?? []).map((one) => (one.call === "addEvent" ? one.event.kind : one.call));
      if (queued.join() !== this.session.state.queued.join()) this.session.set_state({ waiting: queued.length, queued });
    } catch {
      // It is counted the next time.
    }
  }
}

function books_of({ books }: Following): Books {
  if (!books) throw no_answer("not open");
  return books;
}

const disposed = () => new LoyaltyError({ code: "center_disposed", at: "", details: {} });

/** Whatever the books have thrown: what is none of ours is no answer. */
const told_error = (error: unknown): LoyaltyError => (is_loyalty_error(error) ? error : no_answer(String(error)));
