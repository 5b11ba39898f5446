import { is_loyalty_error, LoyaltyError } from "../error.js";
import { guarded } from "../guarded.js";
import type { Id } from "../types/index.js";
import type { Accepted, NewEvent, NewOrder } from "./answers.js";
import type { ServiceClient } from "./client.js";
import type { ServiceError } from "./error.js";

/** Where a queue keeps what waits: a text that outlives the page. `wx.getStorageSync`, localStorage, a file. */
export interface TextStorage {
  get(): string | null | undefined | Promise<string | null | undefined>;
  set(text: string): void | Promise<void>;
  /** Keeps a text that cannot be read, elsewhere and for good: orders may be in it. Where there is none it stays where it is. */
  aside?(text: string): void | Promise<void>;
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
  /** Told once that the storage has a text that cannot be read (`queue_unreadable`): what is sent meanwhile does not wait for it. */
  unread?(error: LoyaltyError): void;
}

/**
 * Orders and events that wait for the network. Each is kept before it is sent, and sent until it is answered, in the order
 * in which it came; what depends on one before (to cancel an order) comes after it. What a full or forbidden storage does
 * not take, and what one has lost, waits as long as the page is there.
 */
export class OfflineQueue {
  private readonly options: QueueOptions;
  /** One at a time: each begins when the one before has ended. */
  private last: Promise<unknown> = Promise.resolve();
  /** What the storage had when it was read or written last. */
  private kept: readonly Waiting[] = [];
  /** What the storage has not taken. */
  private unkept: readonly Waiting[] = [];
  /** Answered, and in the storage still. */
  private readonly answered = new Set<Id>();
  private told_unread = false;

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
      await this.keep();
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
      // Of a proxy's page nobody knows what has become of the request; whoever was asked for a token may have had no network.
      return error.code === "answer_unreadable" || error.code === "no_answer" ? undefined : { state: "refused", of, error };
    }
  }

  private get member(): Id | undefined {
    return this.options.member ?? this.options.client.owner;
  }

  private async put(waiting: Waiting): Promise<void> {
    if (!is_waiting(waiting)) throw new LoyaltyError({ code: "not_an_object", at: "", details: { given: typeof waiting } });
    const { member = this.member } = waiting;
    this.unkept = [...this.unkept, { ...waiting, ...(member && { member }) }];
    this.answered.delete(id_of(waiting));
    await this.keep();
  }

  private async own(): Promise<readonly Waiting[]> {
    try {
      const text = await this.options.storage.get();
      const { list, whole } = parsed(text);
      // Emptied behind the page's back, or not to be read: it gets what the page knows.
      if (text ? !whole : this.kept.length > 0) await this.keep();
      else this.kept = list;
    } catch {
      // What it had when it could be read last.
    }
    return this.all().filter(({ member }) => !member || member === this.member);
  }

  /** All that waits: what the storage has, and what it has not taken. */
  private all(): readonly Waiting[] {
    return joined(this.kept, this.unkept).filter((one) => !this.answered.has(id_of(one)));
  }

  /**
   * Into what the storage has now: another page may have added its own. A storage that was emptied has no text; what another
   * page has sent is missing in one. What is not a promise is not waited for, so none comes between. Throws nothing: what is
   * full or forbidden, or cannot be put aside, stays as it is, and the page has it still.
   */
  private async keep(): Promise<void> {
    const { storage, unread } = this.options;
    try {
      const given = storage.get();
      const text = typeof given === "object" && given ? await given : given;
      const { list, whole } = parsed(text);
      if (!whole) {
        const error = new LoyaltyError({ code: "queue_unreadable", at: "", details: { given: String(text).slice(0, 64) } });
        if (!this.told_unread) guarded(() => unread?.(error));
        this.told_unread = true;
        if (!storage.aside) return;
        const put = storage.aside(text as string);
        if (put) await put;
      }
      if (text) this.kept = whole ? list : joined(list, this.kept);
      const next = this.all();
      await storage.set(JSON.stringify(next));
      this.kept = next;
      this.unkept = [];
      this.answered.clear();
    } catch {
      // The next one tries again.
    }
  }

  private alone<T>(does: () => Promise<T>): Promise<T> {
    const mine = this.last.then(does, does);
    this.last = mine.then(() => undefined, () => undefined);
    return mine;
  }
}

/** What can be read of a queue's text; not whole: there is more in it. */
function parsed(text: string | null | undefined): { readonly list: readonly Waiting[]; readonly whole: boolean } {
  if (!text) return { list: [], whole: true };
  try {
    const told: unknown = JSON.parse(text);
    const list = Array.isArray(told) ? told.filter(is_waiting) : [];
    return { list, whole: Array.isArray(told) && list.length === told.length };
  } catch {
    return { list: [], whole: false };
  }
}

/** Each id once. */
function joined(before: readonly Waiting[], more: readonly Waiting[]): readonly Waiting[] {
  const ids = new Set(before.map(id_of));
  return [...before, ...more.filter((one) => !ids.has(id_of(one)) && ids.add(id_of(one)))];
}

function is_waiting(given: unknown): given is Waiting {
  const { call, event, order } = (given ?? {}) as { readonly call?: unknown; readonly event?: { readonly id: unknown }; readonly order?: { readonly id: unknown } };
  const sent = call === "placeOrder" ? order : call === "cancelOrder" || call === "addEvent" ? event : undefined;
  return typeof sent?.id === "string";
}

function id_of(waiting: Waiting): Id {
  return waiting.call === "placeOrder" ? waiting.order.id : waiting.event.id;
}
