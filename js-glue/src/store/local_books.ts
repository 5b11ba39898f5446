import type { Engine } from "../engine.js";
import { LoyaltyError } from "../error.js";
import type { Accepted, Booked, Goods, NewEvent, NewOrder } from "../service/answers.js";
import type { Account, CartLine, Event, Id, Instant, Program } from "../types/index.js";
import type { Books } from "./books.js";
import { run_price, type Runs, thing_of } from "./cart.js";
import { keep_json, kept_json, type Storage } from "./storage.js";

export interface LocalBooksOptions {
  engine: Engine;
  program: Program;
  goods: Goods;
  /** The member as they begin; absent: a new one. */
  account?: Account;
  /** The time of these books, in milliseconds since 1970. */
  now(): Instant;
  /** Keeps the log from one start to the next. */
  storage?: Storage;
  /** How long an order that is not paid holds what it uses, in milliseconds; 15 minutes unless given. */
  hold?: number;
  /** Seeds of draws, by draw: who has them knows the prizes. For samples. */
  seeds?: Readonly<Record<Id, string>>;
}

/** What local books do beside: a shop's staff, who take money and goods. */
export interface LocalBooks extends Books {
  /** An event that members may not send: an order is paid, goods come back, a recharge. */
  staff(event: NewEvent): Promise<Accepted>;
}

interface KeptBooks {
  readonly account?: Account;
  readonly log?: readonly Booked[];
}

/**
 * Books on the page itself, by the same engine that would keep them on the server: for samples, for pages without a
 * service, and for tests. Nobody confirms them.
 */
export async function localBooks(options: LocalBooksOptions): Promise<LocalBooks> {
  const { engine, goods, program, storage } = options;
  const own = options.account?.member?.id;
  let name = "books";
  const read = async () => storage && kept_json<KeptBooks>(storage, name);
  let kept = await read();
  if (kept && own && kept.account?.member?.id !== own) {
    // Another member's stay where they are.
    name += `/${own}`;
    kept = await read();
  }
  const first = kept?.account ?? options.account;
  const log: Booked[] = [...(kept?.log ?? [])];
  const center = engine.open(program, first);
  // A clock that was put back takes nothing back.
  const now = () => Math.max(options.now(), center.snapshot().at ?? 0);
  const sent = new Map<Id, Accepted>(log.map((booked) => [booked.sealed.id, { ...booked, replayed: true }]));
  const note = (booked: Booked) => {
    log.push(booked);
    sent.set(booked.sealed.id, { ...booked, replayed: true });
  };

  /** Takes what another page has booked on the same storage since. Whether this page's books are those: where the storage was full
      both may have gone on for themselves. */
  const follow = (text: unknown): boolean => {
    const { account, log: theirs = [] } = books_in(text);
    if (own && account && account.member?.id !== own) return false;
    if (log.some(({ sealed }, place) => place < theirs.length && theirs[place]?.sealed.id !== sealed.id)) return false;
    for (const booked of theirs.slice(log.length)) {
      center.apply(booked.sealed);
      note(booked);
    }
    return true;
  };
  /** With what the storage has now. What is not a promise is not waited for, so no other page comes between. */
  const after = async <T>(then: (together: boolean) => T): Promise<T> => {
    let text: unknown;
    try {
      const given = storage?.get(name);
      text = typeof given === "object" && given ? await given : given;
    } catch {
      // Forbidden: the page's own.
    }
    return then(follow(text));
  };
  let last: Promise<unknown> = Promise.resolve();
  const alone = <T>(does: () => Promise<T>): Promise<T> => {
    const mine = last.then(does, does);
    last = mine.catch(() => undefined);
    return mine;
  };

  const book = (id: Id, event_at: (at: Instant) => NewEvent): Promise<Accepted> =>
    alone(async () => {
      let kept_now: Promise<void> | undefined;
      const booked = await after((together) => {
        const before = sent.get(id);
        if (before) return before;
        // What the other page has kept is not written over.
        if (!together) throw new LoyaltyError({ code: "store_failed", at: "", details: {} });
        // One time for the cart, the hold and the event, as the service has for a request.
        const at = now();
        const { sealed } = center.apply({ ...event_at(at), at } as unknown as Event);
        const fresh: Booked = { events: log.length + 1, sealed };
        note(fresh);
        if (storage) kept_now = keep_json(storage, name, { account: center.snapshot(), log });
        return { ...fresh, replayed: false };
      });
      await kept_now;
      return booked;
    });
  const add = (event: NewEvent) => book(event.id, () => event);

  return {
    owner: first?.member?.id,
    program: async () => program,
    goods: async () => goods,
    member: () => after(() => ({ account: center.snapshot(), events: log.length, now: now() })),
    events: (after_place, limit = 100) => after(() => log.slice(after_place, after_place + limit)),
    placeOrder: (order) => book(order.id, (at) => placed(order, goods, center.overview(at).campaigns, at, options.hold ?? 900_000)),
    cancelOrder: (order, event) => add({ ...event, kind: "order_cancelled", order_id: order }),
    addEvent: add,
    staff: add,
    acceptGiftCard: async (card) => {
      throw new LoyaltyError({ code: "unknown_gift_card", at: "", details: { id: card } });
    },
    joinCampaign: async (run) => {
      throw new LoyaltyError({ code: "unknown_run", at: "", details: { id: run } });
    },
    draw: (draw, event) => {
      const seed = options.seeds?.[draw];
      return add({ ...event, kind: "drawn", draw, ...(seed !== undefined && { seed }) });
    },
  };
}

function books_in(text: unknown): KeptBooks {
  try {
    return (JSON.parse(text as string) as KeptBooks | null) ?? {};
  } catch {
    return {};
  }
}

/** What the service makes of an order: the cart of the page with the catalogue's prices and those of the member's runs, and its receipt. */
function placed(order: NewOrder, goods: Goods, runs: Runs, now: Instant, hold: number): NewEvent {
  const receipt = order.receipt ?? order.quote?.receipt;
  const wanted = receipt ? receipt.cart : { at: now, ...order.cart };
  const lines = (wanted.lines ?? []).map((line): CartLine => {
    const thing = thing_of(goods, line.sku);
    if (!thing) throw new LoyaltyError({ code: "unknown_sku", at: "/cart/lines", details: { sku: line.sku } });
    const asked = (line as Partial<CartLine>).prices ?? [];
    const own = runs.filter(({ id, sku }) => sku === line.sku && asked.some((price) => price.id === id)).map(run_price);
    return { ...thing, ...(own.length > 0 && { prices: [...(thing.prices ?? []), ...own] }), quantity: line.quantity ?? 1 };
  });
  return {
    id: order.id,
    kind: "order_placed",
    cart: { ...wanted, lines },
    until: now + hold,
    ...(receipt && { receipt }),
    ...(order.expect && { expect: order.expect }),
  };
}
