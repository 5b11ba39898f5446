// The first prices of a visit, computed in the worker while the page's own scripts are on their way to be run: of what the last
// visit has kept or, at the first one, of what the books say.

import type { MemberCenter } from "../center.js";
import type { Engine } from "../engine.js";
import type { Goods, Standing } from "../service/answers.js";
import type { Id, Instant, Program } from "../types/index.js";
import { text_of } from "../wellformed.js";
import { cart_of, cart_of_one, type Choices, is_of_run, nothing_chosen } from "./cart.js";
import { StoreClock, zone_of } from "./clock.js";
import type { Kept } from "./kept.js";
import type { WorkerLike } from "./remote.js";

/** What the page's head posts to the worker, as it lies in the storage. */
export interface Begin {
  readonly does: "begin";
  /** The texts that a store has kept under these names. At a first visit the session is what the books say: a `Heard`. */
  readonly session: string;
  readonly cart?: string | null;
  readonly channel?: Id;
  readonly now: Instant;
  /** So many things of the catalogue are in sight: the price of one of each is wanted. */
  readonly things: number;
}

/** What the books say, of whom nothing is kept. */
export interface Heard {
  readonly program: Program;
  readonly goods: Goods;
  readonly standing: Standing;
}

/** Quotes as the engine's own texts. */
export interface FirstPrices {
  /** Of what: so many events of the account, and the program's version. */
  readonly events: number;
  readonly version: Program["version"];
  readonly units: readonly (readonly [sku: Id, quote: string])[];
  readonly cart?: string;
  /** At a first visit: how the member stands, as the engine's own text. */
  readonly overview?: string;
  /** At a first visit: the program's zone, in minutes east of UTC. */
  readonly zone?: number;
}

/** The worker that was told to begin, and what it answers. */
export interface Ahead {
  readonly worker: WorkerLike;
  readonly first: PromiseLike<FirstPrices>;
  /** At a first visit, where nothing is kept: settles when the worker has its engine. */
  readonly loaded?: PromiseLike<unknown>;
}

/** The worker's side: the center that the last visit has left, or the books tell of, and its first prices. */
export function begin(engine: Engine, { cart, channel, now, session, things }: Begin): { readonly center: MemberCenter; readonly first: FirstPrices } {
  const told = JSON.parse(session) as Kept | Heard;
  const { goods, program } = told;
  const { account, events } = "standing" in told ? told.standing : told;
  const center = engine.open(program, account);
  // The instant that the page shows of it, too.
  const clock = new StoreClock(() => now);
  if ("standing" in told) {
    clock.set(told.standing.now);
  } else {
    clock.behind = told.behind ?? 0;
    clock.notBefore(told.overview.at);
  }
  clock.notBefore(account.at ?? 0);
  const at = clock.now();
  const units: (readonly [Id, string])[] = [];
  for (const { sku } of goods.goods.slice(0, things)) {
    const one = cart_of_one(goods, sku, at, channel);
    if (one) units.push([sku, center.text.quote(text_of(one))]);
  }
  const chosen: Choices = { ...nothing_chosen, ...(cart ? (JSON.parse(cart) as Partial<Choices>) : {}) };
  const runs = chosen.lines.some(is_of_run) ? center.overview(at).campaigns : [];
  const priced = chosen.lines.length > 0 && { cart: center.text.quote(text_of(cart_of(chosen, goods, runs, at, channel))) };
  const stands = "standing" in told && { overview: center.text.overview(text_of({ at })), zone: zone_of(center, at) };
  return { center, first: { events, version: program.version, units, ...priced, ...stands } };
}
