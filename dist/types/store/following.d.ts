import type { Engine } from "../engine.js";
import type { Accepted, Goods, Standing } from "../service/answers.js";
import type { Account, Program } from "../types/index.js";
import type { Ahead } from "./ahead.js";
import { type Books } from "./books.js";
import type { CartPrice } from "./cart_price.js";
import { type Kept } from "./kept.js";
import type { Session } from "./session.js";
import type { UnitPrices } from "./unit_prices.js";
export type Answers = Promise<[Program, Goods, Standing]>;
export declare function ask(books: Books): Answers;
/** The center that is open, and what the books have booked since: this device shows what they have. */
export declare class Following {
    private readonly session;
    private readonly cart;
    private readonly units;
    engine: Engine | undefined;
    books: Books | undefined;
    private follower;
    private unkept;
    /** The worker that has told the first prices: it has the center that is opened next. */
    private begun;
    /** What the books have said, of which the worker's prices are shown. */
    private heard;
    constructor(session: Session, cart: CartPrice, units: UnitPrices);
    kept(): Promise<Kept | undefined>;
    show_kept({ account, behind, goods, overview, program, zone }: Kept): void;
    /** Of a first visit: what the books say, with what the worker makes of it. Nothing: one of them is silent, or has failed. */
    heard_ahead(ahead: Ahead, asked: Answers): Promise<Kept | undefined>;
    /** Shows the first prices that the worker tells of what was kept; where it fails there are none yet. */
    show_ahead(ahead: Ahead, kept: Kept): Promise<void>;
    /** The center that was kept: what is priced of it already stays. What this engine does not read is of another: the books are asked. */
    open_kept({ account, events, goods, program }: Kept): void;
    /** The worker is done without, if nobody has taken it over. */
    dispose(): void;
    /** Shows what the books say: of the center that is open where it is that very one. */
    show(answers: Awaited<Answers>): void;
    open(program: Program, goods: Goods, account: Account, events: number): void;
    private begin;
    /** Asks the books for everything again. Throws nothing; whether they have answered. */
    refresh(asked?: Answers): Promise<boolean>;
    /** The session goes on with what it has. */
    failed(state: {
        readonly online?: boolean;
    }, error: unknown): void;
    /** Applies what has been booked elsewhere. */
    catch_up(): Promise<void>;
    apply(booked: Accepted): Promise<void>;
    /** What is booked is booked, also where this page cannot follow it. Throws nothing. */
    private after;
    /** The center that is open has this very program and account: it need not be opened again. */
    private is_open;
    /** From here on what is booked is applied to the center that is open. */
    private follow;
    /** What is still to be kept for the next visit. */
    keep_rest(): void;
    private keep;
}
