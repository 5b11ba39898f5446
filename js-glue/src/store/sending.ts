import { is_loyalty_error, LoyaltyError } from "../error.js";
import type { Accepted } from "../service/answers.js";
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

  constructor(session: Session, cart: CartPrice, following: Following) {
    this.session = session;
    this.cart = cart;
    this.following = following;
    this.queue_text = one_text(session.storage, "queue");
  }

  /** From here on there is somewhere to send it. */
  async begin(client: Books): Promise<void> {
    this.queue = new OfflineQueue({ client, storage: this.queue_text, told: (outcome) => this.heard(outcome) });
    await this.count_waiting();
  }

  /** Sends what waits for the network. */
  async send(): Promise<readonly Outcome[]> {
    const outcomes = (await this.queue?.send()) ?? [];
    await this.count_waiting();
    return outcomes;
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

  async submit(waiting: Parameters<OfflineQueue["submit"]>[0]): Promise<Done> {
    if (!this.queue) return this.refused(new LoyaltyError({ code: "no_answer", at: "", details: { reason: "not open" } }));
    const id = waiting.call === "placeOrder" ? waiting.order.id : waiting.event.id;
    this.awaited.add(id);
    const outcome = await this.queue.submit(waiting);
    this.awaited.delete(id);
    await this.count_waiting();
    if (!outcome) {
      this.session.set_state({ online: false });
      return { state: "waiting" };
    }
    this.session.set_state({ online: true });
    return outcome.state === "accepted" ? { state: "accepted", booked: outcome.booked } : this.refused(outcome.error);
  }

  /** Something that cannot wait for the network. */
  async at_once(does: (books: Books) => Promise<Accepted>): Promise<Done> {
    try {
      const { books } = this.following;
      if (!books) throw new LoyaltyError({ code: "no_answer", at: "", details: { reason: "not open" } });
      const booked = await does(books);
      await this.following.apply(booked);
      return { state: "accepted", booked };
    } catch (error) {
      if (is_loyalty_error(error)) return this.refused(error);
      throw error;
    }
  }

  /** It has been seen. */
  dismiss(id: Id): void {
    this.told = this.told.filter((one) => one.id !== id);
    this.session.changed("status");
  }

  private async place(clear: () => void, refresh: () => Promise<void>): Promise<Done> {
    const { cart } = this;
    const seen = cart.quote;
    await cart.priced;
    // A price that has stood for long may be over: a flash sale ends, a coupon too. Then it is said before it is sent.
    if (cart.quote && this.session.clock.now() - cart.quote.receipt.at > stale_after) await cart.price();
    const shown = cart.quote;
    if (seen && shown && seen.totals.payable !== shown.totals.payable) {
      const [expected, payable] = [seen.totals.payable, shown.totals.payable];
      const details = { expected, payable, claimed: expected, own: payable };
      return this.refused(new LoyaltyError({ code: "payable_differs", at: "/totals/payable", details }));
    }
    if (!shown) return this.refused(new LoyaltyError({ code: "unknown_sku", at: "/cart/lines", details: { sku: "" } }));
    // Of the choices that the customer sees, at the price they see.
    const done = await this.submit({ call: "placeOrder", order: { id: newId("order-"), receipt: shown.receipt } });
    if (done.state !== "refused") {
      clear();
    } else {
      // Whatever it was, another device may know more than this one: the answer comes with the price as it is now.
      await refresh();
      await cart.priced;
    }
    return done;
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
    this.told = [{ id, well, text }, ...this.told.filter((one) => one.id !== id)];
  }

  private async count_waiting(): Promise<void> {
    const waiting = (await this.queue?.waiting())?.length ?? 0;
    if (waiting !== this.session.state.waiting) this.session.set_state({ waiting });
  }
}
