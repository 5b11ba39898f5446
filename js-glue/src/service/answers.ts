// What the service answers (openapi.json), and what it takes.

import type { Account, CartLine, CouponChoice, Event, Fen, Id, Instant, LedgerEntry, OrderHeld, OrderState, Quote, Receipt } from "../types/index.js";

/** A cart's line without its quantity: what the shop sells. */
export type Thing = Omit<CartLine, "quantity">;

/** The catalogue, and what is used up for all members: `offer_totals` goes into carts. */
export interface Goods {
  readonly goods: readonly Thing[];
  readonly offer_totals?: Readonly<Record<string, number>>;
  /** Members may fetch what they order, without the fee. */
  readonly pickup?: boolean;
  readonly shipping?: { readonly fee: Fen; readonly region?: Id };
}

/** What a page opens its own center with. */
export interface Standing {
  readonly account: Account;
  /** In the member's log: those after them are to be applied. */
  readonly events: number;
  /** The service's clock. */
  readonly now: Instant;
}

/** An event in the member's log. */
export interface Booked {
  /** Its place there, from 1. */
  readonly events: number;
  readonly sealed: Event;
}

/** The answer to what was sent. */
export interface Accepted extends Booked {
  /** The request had come before: this is the answer of then. */
  readonly replayed: boolean;
}

/** An order that the overview shows no more: as it had it last, and as the account had. */
export interface PastOrder {
  readonly held: OrderHeld;
  readonly order: OrderState;
}

/** The newest first. `older`: there are more before them. */
export interface PastOrders {
  readonly older: boolean;
  readonly orders: readonly PastOrder[];
}

/** As the overview's ledger, the newest first; of the last instant all. */
export interface PastRecords {
  readonly older: boolean;
  readonly records: readonly LedgerEntry[];
}

/** What a member wants: prices are the catalogue's. */
export interface WantedCart {
  readonly lines: readonly { readonly sku: Id; readonly quantity?: number; readonly id?: Id }[];
  readonly channel?: Id;
  /** false: it is fetched, where the catalogue has `pickup`. */
  readonly delivered?: boolean;
  readonly coupons?: CouponChoice;
  readonly points?: "none" | "max" | number;
  readonly wallet?: "none" | "max" | Fen;
}

/**
 * An order: at the figures of a quote, by its receipt or whole; or of a cart, which says what is expected of its price: a
 * member's cart alone is refused.
 */
export interface NewOrder {
  /** Made before it is sent, and the same at each try. */
  readonly id: Id;
  readonly cart?: WantedCart;
  readonly channel?: Id;
  /** Only at this price. */
  readonly expect?: { readonly payable: Fen };
  readonly quote?: Quote;
  readonly reason?: string;
  readonly receipt?: Receipt;
}

/** An event without what the service says: `at`, `by` and `sealed`. */
export interface NewEvent {
  readonly id: Id;
  readonly kind: Event["kind"];
  readonly [member: string]: unknown;
}
