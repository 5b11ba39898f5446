import { is_loyalty_error, LoyaltyError } from "../error.js";
import type { Id } from "../types/index.js";
import type { Accepted, NewEvent, NewOrder } from "./answers.js";
import type { ServiceClient } from "./client.js";
import type { ServiceError } from "./error.js";

/** Where a queue keeps what waits: a text that outlives the page. `wx.getStorageSync`, localStorage, a file. */
export interface TextStorage {
  get(): string | null | undefined | Promise<string | null | undefined>;
  set(text: string): void | Promise<void>;
}

/** Something to be sent. Its id is in it; `member`: whose it is, since who comes next may use the same storage. */
export type Waiting = { readonly member?: Id } & (
  | { readonly call: "placeOrder"; readonly order: NewOrder }
  | { readonly call: "cancelOrder"; readonly of: Id; readonly event: { readonly id: Id; readonly reason?: string } }
  | { readonly call: "addEvent"; readonly event: NewEvent }
);

/** What came of it. */
export type Outcome =
  | { readonly state: "accepted"; readonly of: Waiting; readonly booked: Accepted }
  | { readonly state: "refused"; readonly of: Waiting; readonly error: LoyaltyError };

export interface QueueOptions {
  client: Pick<ServiceClient, "addEvent" | "cancelOrder" | "placeOrder"> & { readonly owner?: Id | undefined };
  storage: TextStorage;
  /** Whose orders are sent; the client's owner unless given. Those of others stay until they are back. */
  member?: Id | undefined;
  /** Told of each, before it is forgotten. Where that is interrupted, what was accepted is told again: by the id it is the same. */
  told?(outcome: Outcome): void | Promise<void>;
}

/**
 * Orders and events that wait for the network. Each is kept before it is sent, and sent until it is answered, in the order
 * in which it came; what depends on one before (to cancel an order) comes after it. What a full or forbidden storage does
 * not take waits as long as the page is there.
 */
export class OfflineQueue {
  private readonly options: QueueOptions;
  /** One at a time: each begins when the one before has ended. */
  private last: Promise<unknown> = Promise.resolve();
  /** The storage's text as it was known last. */
  private seen: string | null | undefined;
  /** What the storage has not taken. */
  private unkept: readonly Waiting[] = [];
  /** Answered, and in the storage still. */
  private readonly answered = new Set<Id>();

  constructor(options: QueueOptions) {
    this.options = options;
  }

  /** What waits, the oldest first. */
  waiting(): Promise<readonly Waiting[]> {
    return this.alone(() => this.own());
  }

  /** Keeps it; it is sent by `send`. The same id again is kept once. */
  add(waiting: Waiting): Promise<void> {
    return this.alone(() => this.put(waiting));
  }

  /** Keeps it and sends all that waits. Nothing: it still waits. */
  submit(waiting: Waiting): Promise<Outcome | undefined> {
    return this.alone(async () => {
      await this.put(waiting);
      return (await this.send_all()).find((outcome) => id_of(outcome.of) === id_of(waiting));
    });
  }

  /**
   * Sends what waits, one after another, until the first that cannot be sent now: no network, no token, a service that is
   * busy. Gives what came of those before it.
   */
  send(): Promise<readonly Outcome[]> {
    return this.alone(() => this.send_all());
  }

  private async send_all(): Promise<readonly Outcome[]> {
    const outcomes: Outcome[] = [];
    for (const waiting of await this.own()) {
      const outcome = await this.one(waiting);
      if (!outcome) break;
      // It is answered, whatever happens after: who waits for it hears so, and the next ones are sent.
      outcomes.push(outcome);
      try {
        await this.options.told?.(outcome);
      } catch {
        // A refusal is not sent again: it could be accepted when nobody wants it any more.
        if (outcome.state === "accepted") continue;
      }
      this.answered.add(id_of(waiting));
      await this.keep().catch(() => undefined);
    }
    return outcomes;
  }

  /** Nothing: it could not be sent, or nobody has decided. */
  private async one(of: Waiting): Promise<Outcome | undefined> {
    const { client } = this.options;
    try {
      const booked =
        of.call === "placeOrder" ? await client.placeOrder(of.order)
        : of.call === "cancelOrder" ? await client.cancelOrder(of.of, of.event)
        : await client.addEvent(of.event);
      return { state: "accepted", of, booked };
    } catch (error) {
      if (!is_loyalty_error(error)) return undefined;
      const { passes = false, status } = error as Partial<ServiceError>;
      // Who is not let in has not been refused: the next token will do.
      if (passes || status === 401) return undefined;
      // Of a proxy's page nobody knows what has become of the request.
      return error.code === "answer_unreadable" ? undefined : { state: "refused", of, error };
    }
  }

  private get member(): Id | undefined {
    return this.options.member ?? this.options.client.owner;
  }

  private async put(waiting: Waiting): Promise<void> {
    if (!is_waiting(waiting)) throw new LoyaltyError({ code: "not_an_object", at: "", details: { given: typeof waiting } });
    const before = this.unkept;
    const { member = this.member } = waiting;
    this.unkept = [...before, { ...waiting, ...(member && { member }) }];
    this.answered.delete(id_of(waiting));
    try {
      await this.keep();
    } catch (error) {
      this.unkept = before;
      throw error;
    }
  }

  private async own(): Promise<readonly Waiting[]> {
    try {
      this.seen = await this.options.storage.get();
    } catch {
      // What it had when it could be read last.
    }
    return this.all(this.seen).filter(({ member }) => !member || member === this.member);
  }

  /** All that waits, where the storage has this text. */
  private all(text: string | null | undefined): readonly Waiting[] {
    const kept = text ? parsed(text) : [];
    const ids = new Set(kept.map(id_of));
    const added = this.unkept.filter((one) => !ids.has(id_of(one)) && ids.add(id_of(one)));
    return [...kept, ...added].filter((one) => !this.answered.has(id_of(one)));
  }

  /** Into what the storage has now: another page may have added its own. What is not a promise is not waited for, so none comes between. */
  private async keep(): Promise<void> {
    const { storage } = this.options;
    try {
      const given = storage.get();
      const text = typeof given === "object" && given ? await given : given;
      const next = JSON.stringify(this.all(text));
      await storage.set(next);
      this.seen = next;
      this.unkept = [];
      this.answered.clear();
    } catch (error) {
      // Full or forbidden: the page has it still.
      if (is_loyalty_error(error)) throw error;
    }
  }

  private alone<T>(does: () => Promise<T>): Promise<T> {
    const mine = this.last.then(does, does);
    this.last = mine.then(() => undefined, () => undefined);
    return mine;
  }
}

function parsed(text: string): readonly Waiting[] {
  try {
    const list: unknown = JSON.parse(text);
    if (Array.isArray(list) && list.every(is_waiting)) return list;
  } catch {
    // Told below.
  }
  // Never thrown away: orders may be in it.
  throw new LoyaltyError({ code: "queue_unreadable", at: "", details: { given: text.slice(0, 64) } });
}

function is_waiting(given: unknown): given is Waiting {
  const { call, event, order } = (given ?? {}) as { readonly call?: unknown; readonly event?: { readonly id: unknown }; readonly order?: { readonly id: unknown } };
  const sent = call === "placeOrder" ? order : call === "cancelOrder" || call === "addEvent" ? event : undefined;
  return typeof sent?.id === "string";
}

function id_of(waiting: Waiting): Id {
  return waiting.call === "placeOrder" ? waiting.order.id : waiting.event.id;
}
