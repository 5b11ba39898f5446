// What the shop's own backend does for the page: who is logged in, money that has arrived, goods that came back. Here the
// demonstration's (demo/serve.mjs); without a service the page's own books.

import type { LocalBooks } from "member-center/store";
import { newId, type NewEvent } from "member-center/service";

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
  event(event: Omit<NewEvent, "id">): Promise<void>;
}

/** A refusal of the backend's, as the service tells it. */
export class BackendError extends Error {
  readonly title: string;
  constructor(code: string, title: string) {
    super(code);
    this.name = "BackendError";
    this.title = title;
  }
}

export function http_backend(base: string, member: string): Backend {
  const ask = async (method: string, path: string, body?: unknown): Promise<Record<string, unknown>> => {
    const answer = await fetch(`${base}/backend${path}`, { method, ...(body !== undefined && { body: JSON.stringify(body) }) });
    const told = await answer.json();
    if (!answer.ok) throw new BackendError(told.code ?? String(answer.status), told.title ?? "");
    return told;
  };
  const own = `/members/${encodeURIComponent(member)}`;
  const of_order = async (order: string, does: string, more: object = {}) => {
    await ask("POST", `${own}/orders/${encodeURIComponent(order)}/${does}`, { id: newId(`${does}-`), ...more });
  };
  return {
    token: async () => String((await ask("POST", "/tokens", { member, channel: "h5" })).token),
    pay: (order) => of_order(order, "pay"),
    complete: (order) => of_order(order, "complete"),
    refund: (order, lines) => of_order(order, "refund", { lines }),
    event: async (event) => {
      await ask("POST", `${own}/events`, { ...event, id: newId("staff-") });
    },
  };
}

export function local_backend(books: () => LocalBooks): Backend {
  const staff = async (kind: string, more: object) => {
    await books().staff({ id: newId("staff-"), kind, ...more } as NewEvent);
  };
  return {
    token: async () => "",
    pay: (order_id) => staff("order_paid", { order_id }),
    complete: (order_id) => staff("order_completed", { order_id }),
    refund: (order_id, lines) => staff("order_refunded", { order_id, lines }),
    event: ({ kind, ...more }) => staff(kind as string, more),
  };
}
