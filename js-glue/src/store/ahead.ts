// The first prices of a visit that is not the first one: computed in the worker of what the last visit has kept, while the
// page's own scripts are on their way to be run.

import type { MemberCenter } from "../center.js";
import type { Engine } from "../engine.js";
import type { Id, Instant } from "../types/index.js";
import { text_of } from "../wellformed.js";
import { cart_of, cart_of_one, type Choices, nothing_chosen } from "./cart.js";
import { StoreClock } from "./clock.js";
import type { Kept } from "./kept.js";
import type { WorkerLike } from "./remote.js";

/** What the page's head posts to the worker, as it lies in the storage. */
export interface Begin {
  readonly does: "begin";
  /** The texts that a store has kept under these names. */
  readonly session: string;
  readonly cart?: string | null;
  readonly channel?: Id;
  readonly now: Instant;
  /** So many things of the catalogue are in sight: the price of one of each is wanted. */
  readonly things: number;
}

/** Quotes as the engine's own texts. */
export interface FirstPrices {
  readonly units: readonly (readonly [sku: Id, quote: string])[];
  readonly cart?: string;
}

/** The worker that was told to begin, and what it answers. */
export interface Ahead {
  readonly worker: WorkerLike;
  readonly first: PromiseLike<FirstPrices>;
}

/** The worker's side: the center that the last visit has left, and its first prices. */
export function begin(engine: Engine, { cart, channel, now, session, things }: Begin): { readonly center: MemberCenter; readonly first: FirstPrices } {
  const { account, behind = 0, goods, overview, program } = JSON.parse(session) as Kept;
  const center = engine.open(program, account);
  // The instant that the page shows of it, too.
  const clock = new StoreClock(() => now);
  clock.behind = behind;
  clock.notBefore(overview.at);
  clock.notBefore(account.at ?? 0);
  const at = clock.now();
  const units: (readonly [Id, string])[] = [];
  for (const { sku } of goods.goods.slice(0, things)) {
    const one = cart_of_one(goods, sku, at, channel);
    if (one) units.push([sku, center.text.quote(text_of(one))]);
  }
  const chosen: Choices = { ...nothing_chosen, ...(cart ? (JSON.parse(cart) as Partial<Choices>) : {}) };
  if (chosen.lines.length === 0) return { center, first: { units } };
  return { center, first: { units, cart: center.text.quote(text_of(cart_of(chosen, goods, at, channel))) } };
}
