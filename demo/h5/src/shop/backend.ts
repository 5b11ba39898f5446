// What the shop's own backend does for the page: who is logged in, money that has arrived, goods that came back. Here the
// demonstration's (demo/serve.mjs); without a service the page's own books.

import { type Accepted, newId, type NewEvent } from "member-center/service";
import { type LocalBooks, LoyaltyError, type MemberStore } from "member-center/store";
import { early_answer } from "./early";

export interface Backend {
  /** A token for the member; none without a service. */
  token(): Promise<string>;
  /** The money for an order is there. */
  pay(order: string): Promise<void>;
  /** The goods have arrived. */
  complete(order: string): Promise<void>;
  /** Goods come back: lines by their place, and how many. */
  refund(order: string, lines: readonly { readonly line: number; readonly quantity: number }[]): Promise<void>;
  /** What only staff may send: a recharge that is paid, a card that is bought. */
  event(event: Omit<NewEvent, "id">): Promise<Accepted>;
  /** Somebody becomes a member, brought by the member whose code it is: the new one's id. */
  join(code: string | undefined): Promise<string>;
  /** The member cuts something off a friend's bargain: how much, the shop says. */
  help(run: string): Promise<void>;
  /** The seed of a draw that is over; nothing: it is not told yet, or nobody knows it here. */
  seed(draw: string): Promise<string | undefined>;
}

export function http_backend(base: string, member: string): Backend {
  const ask = async (method: string, path: string, body?: unknown): Promise<Record<string, unknown>> => {
    const url = `${base}${path}`;
    const sent = early_answer(method, url, () => fetch(url, { method, ...(body !== undefined && { body: JSON.stringify(body) }) }));
    const answer = await sent.catch(() => {
      throw new LoyaltyError({ code: "no_answer", at: "", details: {} });
    });
    const told = (await answer.json().catch(() => undefined)) ?? {};
    if (!answer.ok) throw new LoyaltyError({ code: told.code ?? "no_answer", at: told.at ?? "", details: told.details ?? {} });
    return told;
  };
  /** What a gateway says in the backend's place has no such text. */
  const text_of = (told: unknown): string => {
    if (typeof told !== "string") throw new LoyaltyError({ code: "answer_unreadable", at: "", details: {} });
    return told;
  };
  const own = `/backend/members/${encodeURIComponent(member)}`;
  const of_order = async (order: string, does: string, more: object = {}) => {
    await ask("POST", `${own}/orders/${encodeURIComponent(order)}/${does}`, { id: newId(`${does}-`), ...more });
  };
  return {
    token: async () => text_of((await ask("POST", "/backend/tokens", { member, channel: "h5" })).token),
    pay: (order) => of_order(order, "pay"),
    complete: (order) => of_order(order, "complete"),
    refund: (order, lines) => of_order(order, "refund", { lines }),
    event: async (event) => ({ replayed: false, ...(await ask("POST", `${own}/events`, { ...event, id: newId("staff-") })) }) as unknown as Accepted,
    join: async (code) => text_of((await ask("POST", "/backend/members", { id: newId("join-"), code })).member),
    help: async (run) => {
      await ask("POST", `${own}/campaigns/${encodeURIComponent(run)}/help`, { id: newId("help-") });
    },
    seed: async (draw) => {
      const { seed } = await ask("GET", `/v1/draws/${encodeURIComponent(draw)}`);
      return typeof seed === "string" ? seed : undefined;
    },
  };
}

export function local_backend(books: () => LocalBooks): Backend {
  const event = (kind: string, more: object) => books().staff({ id: newId("staff-"), kind, ...more } as NewEvent);
  const staff = async (kind: string, more: object) => {
    await event(kind, more);
  };
  return {
    token: async () => "",
    pay: (order_id) => staff("order_paid", { order_id }),
    complete: (order_id) => staff("order_completed", { order_id }),
    refund: (order_id, lines) => staff("order_refunded", { order_id, lines }),
    event: ({ kind, ...more }) => event(kind as string, more),
    // Nobody else is asked: the number is the page's own.
    join: async () => newId("m-"),
    help: async (run) => {
      throw new LoyaltyError({ code: "unknown_run", at: "", details: { id: run } });
    },
    seed: async () => undefined,
  };
}

/** What it books goes by the store, which sends nothing while it shows another time. */
export function booked_by(store: MemberStore, backend: Backend): Backend {
  return {
    ...backend,
    pay: (order) => store.booking(() => backend.pay(order)),
    complete: (order) => store.booking(() => backend.complete(order)),
    refund: (order, lines) => store.booking(() => backend.refund(order, lines)),
    event: (event) => store.booking(() => backend.event(event)),
    join: (code) => store.booking(() => backend.join(code)),
    help: (run) => store.booking(() => backend.help(run)),
  };
}
