import type { MemberCenter } from "../center.js";
import type { Engine } from "../engine.js";
import type { Goods, Standing } from "../service/answers.js";
import type { Id, Instant, Program } from "../types/index.js";
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
export declare function begin(engine: Engine, { cart, channel, now, session, things }: Begin): {
    readonly center: MemberCenter;
    readonly first: FirstPrices;
};
