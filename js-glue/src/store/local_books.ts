import type { Engine } from "../engine.js";
import { LoyaltyError } from "../error.js";
import type { Accepted, Booked, Goods, NewEvent, NewOrder } from "../service/answers.js";
import type { Account, CartLine, Event, Id, Instant, Program } from "../types/index.js";
import type { Books } from "./books.js";
import { thing_of } from "./cart.js";
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

/**
 * Books on the page itself, by the same engine that would keep them on the server: for samples, for pages without a
 * service, and for tests. Nobody confirms them.
 */
export async function localBooks(options: LocalBooksOptions): Promise<LocalBooks> {
  const { engine, goods, program, storage } = options;
  const own = options.account?.member?.id;
  let name = "books";
  const read = async () => storage && kept_json<{ account?: Account; log?: Booked[] }>(storage, name);
  let kept = await read();
  if (kept && own && kept.account?.member?.id !== own) {
    // Another member's stay where they are.
    name += `/${own}`;
    kept = await read();
  }
  const first = kept?.account ?? options.account;
  const log: Booked[] = kept?.log ?? [];
  const center = engine.open(program, first);
  // A clock that was put back takes nothing back.
  const now = () => Math.max(options.now(), center.snapshot().at ?? 0);
  const sent = new Map<Id, Accepted>(log.map((booked) => [booked.sealed.id, { ...booked, replayed: true }]));

  const book = async (event: NewEvent, at = now()): Promise<Accepted> => {
    const before = sent.get(event.id);
    if (before) return before;
    const { sealed } = center.apply({ ...event, at } as unknown as Event);
    const booked: Booked = { events: log.length + 1, sealed };
    log.push(booked);
    sent.set(event.id, { ...booked, replayed: true });
    if (storage) await keep_json(storage, name, { account: center.snapshot(), log });
    return { ...booked, replayed: false };
  };

  return {
    owner: first?.member?.id,
    program: async () => program,
    goods: async () => goods,
    member: async () => ({ account: center.snapshot(), events: log.length, now: now() }),
    events: async (after, limit = 100) => log.slice(after, after + limit),
    placeOrder: async (order) => {
      // One time for the cart, the hold and the event, as the service has for a request.
      const at = now();
      return book(placed(order, goods, at, options.hold ?? 900_000), at);
    },
    cancelOrder: (order, event) => book({ ...event, kind: "order_cancelled", order_id: order }),
    addEvent: (event) => book(event),
    staff: (event) => book(event),
    acceptGiftCard: async (card) => {
      throw new LoyaltyError({ code: "unknown_gift_card", at: "", details: { id: card } });
    },
    joinCampaign: async (run) => {
      throw new LoyaltyError({ code: "unknown_run", at: "", details: { id: run } });
    },
    draw: (draw, event) => {
      const seed = options.seeds?.[draw];
      return book({ ...event, kind: "drawn", draw, ...(seed !== undefined && { seed }) });
    },
  };
}

/** What the service makes of an order: the cart of the page with the catalogue's prices, and its receipt. */
function placed(order: NewOrder, goods: Goods, now: Instant, hold: number): NewEvent {
  const receipt = order.receipt ?? order.quote?.receipt;
  const wanted = receipt ? receipt.cart : { at: now, ...order.cart };
  const lines = (wanted.lines ?? []).map((line): CartLine => {
    const thing = thing_of(goods, line.sku);
    if (!thing) throw new LoyaltyError({ code: "unknown_sku", at: "/cart/lines", details: { sku: line.sku } });
    const { prices } = line as Partial<CartLine>;
    return { ...thing, ...(prices && { prices }), quantity: line.quantity ?? 1 };
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
