// What the shop's own server does for the page: who is logged in, money that has arrived, goods that came back, cards that go
// to a friend. Without a service the phone's own books.

import type { LocalBooks } from "member-center/store";
import type { NewEvent } from "member-center/service";
import { host } from "./host";
import { words, lang } from "./language";

export interface Backend {
  /** A token for the member; none without a service. */
  token(): Promise<string>;
  /** The money for an order is there. A real shop's server hears that from WeChat Pay, after wx.requestPayment. */
  pay(order: string): Promise<unknown>;
  complete(order: string): Promise<unknown>;
  /** Goods come back: lines by their place, and how many. */
  refund(order: string, lines: readonly { readonly line: number; readonly quantity: number }[]): Promise<unknown>;
  /** What only staff may send: a recharge that is paid, a card that is bought. The answer is what is booked. */
  event(event: Omit<NewEvent, "id">): Promise<unknown>;
  /** A signed token by which whoever has it takes this card, once. */
  gift_token(card: string): Promise<string>;
  take_gift(token: string): Promise<unknown>;
  /** Whoever was invited becomes a member; the answer is their number. A real shop's server has asked WeChat who it is. */
  join(by: string): Promise<string>;
  /** A friend helps with a bargain: how much that takes off, the shop says. */
  help(run: string): Promise<unknown>;
}

/** An id for something that is sent: the same at each try. */
export type NewId = (prefix?: string) => string;

const w = words({ alone: "示例数据没有第二个会员，连接服务后可用" }, { alone: "The sample data have no second member: connect a service" });

/** A refusal of the backend's, as the service tells it. */
export class BackendError extends Error {
  readonly code: string;
  constructor(code: string, title: string) {
    super(title || code);
    this.code = code;
  }
}

export function service_backend(base: string, member: string, new_id: NewId): Backend {
  const ask = async (path: string, body: object) => {
    const { data, status } = await host.send({ url: `${base}/backend${path}`, method: "POST", body }).catch((error: Error) => {
      throw new BackendError("no_answer", error.message);
    });
    const told = (data || {}) as { code?: string; title?: string } & Record<string, unknown>;
    if (status >= 300) throw new BackendError(told.code || String(status), told.title || "");
    return told;
  };
  /** What a gateway says in the backend's place has no such text. */
  const text_of = (told: unknown): string => {
    if (typeof told !== "string") throw new BackendError("answer_unreadable", "");
    return told;
  };
  const own = `/members/${encodeURIComponent(member)}`;
  const of_order = (order: string, does: string, more: object = {}) => ask(`${own}/orders/${encodeURIComponent(order)}/${does}`, { id: new_id(`${does}-`), ...more });
  return {
    token: async () => text_of((await ask("/tokens", { member, channel: host.name })).token),
    pay: (order) => of_order(order, "pay"),
    complete: (order) => of_order(order, "complete"),
    refund: (order, lines) => of_order(order, "refund", { lines }),
    event: (event) => ask(`${own}/events`, { ...event, id: new_id("staff-") }),
    gift_token: async (card) => text_of((await ask(`${own}/gift-cards/${encodeURIComponent(card)}/token`, {})).token),
    take_gift: (token) => ask(`${own}/gifts`, { id: new_id("gift-"), token }),
    join: async (by) => text_of((await ask("/members", { id: new_id("join-"), channel: host.name, code: by })).member),
    help: (run) => ask(`${own}/campaigns/${encodeURIComponent(run)}/help`, { id: new_id("help-") }),
  };
}

export function local_backend(books: () => LocalBooks, new_id: NewId): Backend {
  const staff = (kind: NewEvent["kind"], more: object) => books().staff({ id: new_id("staff-"), kind, ...more });
  const alone = async (): Promise<never> => {
    throw new BackendError("no_service", w[lang()].alone);
  };
  return {
    token: async () => "",
    pay: (order_id) => staff("order_paid", { order_id }),
    complete: (order_id) => staff("order_completed", { order_id }),
    refund: (order_id, lines) => staff("order_refunded", { order_id, lines }),
    event: ({ kind, ...more }) => staff(kind as NewEvent["kind"], more),
    gift_token: alone,
    take_gift: alone,
    join: alone,
    help: alone,
  };
}
