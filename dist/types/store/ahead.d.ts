import type { MemberCenter } from "../center.js";
import type { Engine } from "../engine.js";
import type { Id, Instant } from "../types/index.js";
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
export declare function begin(engine: Engine, { cart, channel, now, session, things }: Begin): {
    readonly center: MemberCenter;
    readonly first: FirstPrices;
};
