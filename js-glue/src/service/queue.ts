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

/** Something to be sent. Its id is in it. */
export type Waiting =
  | { readonly call: "placeOrder"; readonly order: NewOrder }
  | { readonly call: "cancelOrder"; readonly of: Id; readonly event: { readonly id: Id; readonly reason?: string } }
  | { readonly call: "addEvent"; readonly event: NewEvent };

/** What came of it. */
export type Outcome =
  | { readonly state: "accepted"; readonly of: Waiting; readonly booked: Accepted }
  | { readonly state: "refused"; readonly of: Waiting; readonly error: LoyaltyError };

export interface QueueOptions {
  client: Pick<ServiceClient, "addEvent" | "cancelOrder" | "placeOrder">;
  storage: TextStorage;
  /** Told of each, before it is forgotten. Who is interrupted here is told again: by the id it is the same. */
  told?(outcome: Outcome): void | Promise<void>;
}

/**
 * Orders and events that wait for the network. Each is kept before it is sent, and sent until it is answered, in the order
 * in which it came; what depends on one before (to cancel an order) comes after it.
 */
export class OfflineQueue {
  private readonly options: QueueOptions;
  /** One at a time: each begins when the one before has ended. */
  private last: Promise<unknown> = Promise.resolve();

  constructor(options: QueueOptions) {
    this.options = options;
  }

  /** What waits, the oldest first. */
  waiting(): Promise<readonly Waiting[]> {
    return this.alone(() => this.read());
  }

  /** Keeps it; it is sent by `send`. The same id again is kept once. */
  add(waiting: Waiting): Promise<void> {
    return this.alone(async () => {
      const list = await this.read();
      if (!list.some((other) => id_of(other) === id_of(waiting))) await this.write([...list, waiting]);
    });
  }

  /** Keeps it and sends all that waits. Nothing: it still waits. */
  async submit(waiting: Waiting): Promise<Outcome | undefined> {
    await this.add(waiting);
    return (await this.send()).find((outcome) => id_of(outcome.of) === id_of(waiting));
  }

  /**
   * Sends what waits, one after another, until the first that cannot be sent now: no network, no token, a service that is
   * busy. Gives what came of those before it.
   */
  send(): Promise<readonly Outcome[]> {
    return this.alone(async () => {
      const outcomes: Outcome[] = [];
      for (let list = await this.read(); list.length > 0; list = list.slice(1)) {
        const outcome = await this.one(list[0] as Waiting);
        if (!outcome) break;
        if (this.options.told) await this.options.told(outcome);
        await this.write(list.slice(1));
        outcomes.push(outcome);
      }
      return outcomes;
    });
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

  private async read(): Promise<readonly Waiting[]> {
    const text = await this.options.storage.get();
    if (!text) return [];
    try {
      const list = JSON.parse(text);
      if (Array.isArray(list)) return list;
    } catch {
      // Told below.
    }
    // Never thrown away: orders may be in it.
    throw new LoyaltyError({ code: "queue_unreadable", at: "", details: { given: text.slice(0, 64) } });
  }

  private async write(list: readonly Waiting[]): Promise<void> {
    await this.options.storage.set(JSON.stringify(list));
  }

  private alone<T>(does: () => Promise<T>): Promise<T> {
    const mine = this.last.then(does, does);
    this.last = mine.then(() => undefined, () => undefined);
    return mine;
  }
}

function id_of(waiting: Waiting): Id {
  return waiting.call === "placeOrder" ? waiting.order.id : waiting.event.id;
}
