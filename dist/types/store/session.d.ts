import { Describer } from "../messages/describe/describer.js";
import type { Speaker } from "../messages/speaker.js";
import type { Goods } from "../service/answers.js";
import type { Account, Id, Overview, Program } from "../types/index.js";
import { type Choices } from "./cart.js";
import { StoreClock } from "./clock.js";
import type { Language, StoreOptions } from "./options.js";
import { Past, type PastOf } from "./past.js";
import type { Pricing } from "./pricing.js";
import type { Status, Topic } from "./scene.js";
import { type Storage } from "./storage.js";
import { StoreWords } from "./words.js";
/** How it stands, without what the clock says. */
export type State = Omit<Status, "at" | "travelling">;
/** What the page knows of member and shop, in which language it tells it, and who is told when that is another. */
export declare class Session {
    readonly options: StoreOptions;
    readonly storage: Storage;
    readonly clock: StoreClock;
    /** Whose it is, as far as that is known. */
    member: Id | undefined;
    language: Language;
    words: StoreWords;
    private describer;
    /** Nothing: the engine is not there yet. */
    pricing: Pricing | undefined;
    program: Program | undefined;
    goods: Goods | undefined;
    overview: Overview | undefined;
    readonly past: Past;
    /** What of the past the books can be asked for. */
    past_of: readonly PastOf[];
    /** What was kept, or is told, of the member for the time before the engine is there. */
    account: Account | undefined;
    /** The program's zone, in minutes east of UTC, for the time before the engine is there. */
    zone: number;
    chosen: Choices;
    state: State;
    /** How often something of each topic has changed. */
    readonly revisions: Record<Topic, number>;
    private readonly listeners;
    /** Changes that are told together: how many of them are under way, and whether there is something to tell. */
    private together_now;
    private untold;
    disposed: boolean;
    constructor(options: StoreOptions);
    get status(): Status;
    set_state(state: Partial<State>): void;
    subscribe(listener: () => void): () => void;
    changed(...topics: Topic[]): void;
    /** What changes in this is told once, at its end: views are not made of what is half there. */
    together(run: () => void): void;
    private tell_listeners;
    dispose(): void;
    speak(language: Language): void;
    /** From here on it is told by this program's names. */
    know(program: Program, pricing: Pricing): void;
    /** The member as they are now. */
    show_member(): void;
    /** Without a program there is little to tell of: names are ids then. */
    tell(): Describer;
    talk(): Speaker;
    /** A sentence for a customer, of anything that was thrown. */
    sentence(error: unknown): string;
    later(run: () => void): void;
    rest(): Promise<void>;
}
