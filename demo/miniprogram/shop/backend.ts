// What the shop's own server does for the page: who is logged in, money that has arrived, goods that came back. Without a
// service the phone's own books.

import type { LocalBooks } from "member-center/store";
import type { NewEvent } from "member-center/service";

export interface Backend {
  /** A token for the member; none without a service. */
  token(): Promise<string>;
  /** The money for an order is there. A real shop's server hears that from WeChat Pay, after wx.requestPayment. */
  pay(order: string): Promise<void>;
  complete(order: string): Promise<void>;
  /** Goods come back: lines by their place, and how many. */
  refund(order: string, lines: readonly { readonly line: number; readonly quantity: number }[]): Promise<void>;
  /** What only staff may send: a recharge that is paid, a card that is bought. */
  event(event: Omit<NewEvent, "id">): Promise<void>;
}

/** An id for something that is sent: the same at each try. */
export type NewId = (prefix?: string) => string;

/** A refusal of the backend's, as the service tells it. */
export class BackendError extends Error {
  readonly code: string;
  constructor(code: string, title: string) {
    super(title || code);
    this.code = code;
  }
}

export function service_backend(base: string, member: string, new_id: NewId): Backend {
  const ask = (path: string, body: object) =>
    new Promise<Record<string, unknown>>((resolve, reject) => {
      wx.request({
        url: `${base}/backend${path}`,
        method: "POST",
        header: { "Content-Type": "application/json" },
        data: JSON.stringify(body),
        success: ({ statusCode, data }) => {
          const told = data as unknown as { code?: string; title?: string } & Record<string, unknown>;
          if (statusCode < 300) resolve(told);
          else reject(new BackendError(told.code || String(statusCode), told.title || ""));
        },
        fail: ({ errMsg }) => reject(new BackendError("no_answer", errMsg)),
      });
    });
  const own = `/members/${encodeURIComponent(member)}`;
  const of_order = async (order: string, does: string, more: object = {}) => {
    await ask(`${own}/orders/${encodeURIComponent(order)}/${does}`, { id: new_id(`${does}-`), ...more });
  };
  return {
    token: async () => String((await ask("/tokens", { member, channel: "weapp" })).token),
    pay: (order) => of_order(order, "pay"),
    complete: (order) => of_order(order, "complete"),
    refund: (order, lines) => of_order(order, "refund", { lines }),
    event: async (event) => {
      await ask(`${own}/events`, { ...event, id: new_id("staff-") });
    },
  };
}

export function local_backend(books: () => LocalBooks, new_id: NewId): Backend {
  const staff = async (kind: NewEvent["kind"], more: object) => {
    await books().staff({ id: new_id("staff-"), kind, ...more });
  };
  return {
    token: async () => "",
    pay: (order_id) => staff("order_paid", { order_id }),
    complete: (order_id) => staff("order_completed", { order_id }),
    refund: (order_id, lines) => staff("order_refunded", { order_id, lines }),
    event: ({ kind, ...more }) => staff(kind as NewEvent["kind"], more),
  };
}
