import type { Engine } from "../engine.js";
import type { Sentences } from "../messages/sentences.js";
import type { Id, Instant } from "../types/index.js";
import type { Ahead } from "./ahead.js";
import type { Books } from "./books.js";
import type { WorkerLike } from "./remote.js";
import type { Storage } from "./storage.js";
import type { StoreSentences } from "./words.js";
/** A language: the engine's sentences, and the store's own; of several, later ones override earlier ones. */
export interface Language {
    readonly sentences: Sentences;
    readonly words: StoreSentences | readonly StoreSentences[];
}
export interface StoreOptions {
    /** The member's service, or books of the page's own: made once the engine is there. */
    books: Books | PromiseLike<Books> | ((engine: Engine) => Books | PromiseLike<Books>);
    /** Whose session it is: what is kept is theirs alone. The books' `owner` unless given; to be given where they are made later. */
    member?: Id;
    /** The package's `loadEngine`. */
    loadEngine(): Promise<Engine>;
    language: Language;
    /** Keeps what the next start shows, the cart, and what waits for the network. The page's memory unless given. */
    storage?: Storage;
    /** Where the member buys: weapp, h5, store:0012. */
    channel?: Id;
    /** A second engine for prices that take long: a worker whose script calls `serveStore`. */
    worker?: () => WorkerLike;
    /** Such a worker that the page has told to begin before this store was made, with what the last visit has kept. */
    ahead?: Ahead;
    /** What a price may take on the page itself before the worker is asked, in milliseconds; 8 unless given. */
    budget?: number;
    /** Runs something when the page has nothing better to do: requestIdleCallback, setTimeout unless given. */
    idle?: (run: () => void) => void;
    /** The page's clock, in milliseconds since 1970; Date.now unless given. */
    now?: () => Instant;
    /** A clock for durations, in milliseconds: performance.now; Date.now unless given. */
    elapsed?: () => number;
}
