import type { Engine } from "../engine.js";
import { LoyaltyError } from "../error.js";
import type { Sentences } from "../messages/sentences.js";
import type { Preview } from "../answers.js";
import type { Accepted, Booked, Goods, NewEvent, Standing } from "../service/answers.js";
import { type Outcome } from "../service/queue.js";
import type { Fen, Id, Instant, Program, SpecialPrice } from "../types/index.js";
import type { Books } from "./books.js";
import { type Choices } from "./cart.js";
import type { WorkerLike } from "./remote.js";
import type { News, Status } from "./scene.js";
import { type Storage } from "./storage.js";
import { type Bring } from "./views/brings.js";
import { type CartView, type JoinView } from "./views/cart.js";
import { type Views } from "./views/index.js";
import { type ReturnView } from "./views/orders.js";
import { type ChangeRow } from "./views/changes.js";
import { type StoreSentences } from "./words.js";
/** A language: the engine's sentences, and the store's own. `chinese` and `english` are those of the package. */
export interface Language {
    readonly sentences: Sentences;
    readonly words: StoreSentences;
}
export interface StoreOptions {
    /** The member's service, or books of the page's own: made once the engine is there. */
    books: Books | ((engine: Engine) => Books | Promise<Books>);
    /** The package's `loadEngine`. */
    loadEngine(): Promise<Engine>;
    language: Language;
    /** Keeps what the next start shows, the cart, and what waits for the network. The page's memory unless given. */
    storage?: Storage;
    /** Where the member buys: weapp, h5, store:0012. */
    channel?: Id;
    /** A second engine for prices that take long: a worker whose script calls `serveStore`. */
    worker?: () => WorkerLike;
    /** What a price may take on the page itself before the worker is asked, in milliseconds; 8 unless given. */
    budget?: number;
    /** Runs something when the page has nothing better to do: requestIdleCallback, setTimeout unless given. */
    idle?: (run: () => void) => void;
    /** The page's clock, in milliseconds since 1970; Date.now unless given. */
    now?: () => Instant;
    /** A clock for durations, in milliseconds: performance.now; Date.now unless given. */
    elapsed?: () => number;
}
type Answers = Promise<[Program, Goods, Standing]>;
/** What came of something that was sent: a sentence for the customer beside what the queue tells. */
export type Done = {
    readonly state: "accepted";
    readonly booked: Accepted;
} | {
    readonly state: "refused";
    readonly error: LoyaltyError;
    readonly sentence: string;
    readonly differs?: Difference;
} | {
    readonly state: "waiting";
};
/** What is not as the page showed it: a field of the price, and both figures. */
export interface Difference {
    /** JSON pointer into the cart or the quote. */
    readonly at: string;
    readonly claimed: string;
    readonly own: string;
    /** The field in words, "单价", and both figures as they are shown; nothing where the field is none for customers. */
    readonly text?: string;
    readonly claimed_text?: string;
    readonly own_text?: string;
}
/** What an event would bring, or why it would be refused. */
export interface Foreseen {
    readonly brings: readonly Bring[];
    readonly refused?: string;
}
/**
 * A member's session on a page: account, cart and choices, and what follows from them, ready to show. It has no rule: the
 * engine computes, the books decide. Pages read views and are told when one is another object.
 */
export declare class MemberStore {
    private readonly options;
    private readonly storage;
    private readonly clock;
    private readonly queue_text;
    private language;
    private words;
    private describer;
    private books;
    private queue;
    private follower;
    private pricing;
    private engine;
    private program;
    private goods;
    private overview;
    private zone;
    private chosen;
    private detail;
    /** Of the cart alone: what is ordered. */
    private quote;
    /** The same price, with what an open sheet shows beside. */
    private detailed;
    private readonly units;
    private readonly unpriced;
    private state;
    private readonly revisions;
    private readonly made;
    private readonly listeners;
    private asked;
    private priced;
    private disposed;
    private told;
    /** Ids of what somebody on the page waits for just now. */
    private readonly awaited;
    /** One order at a time: its id stays the same until it is answered. */
    private ordering;
    constructor(options: StoreOptions);
    /** Shows what was kept, loads the engine, and asks the books. Throws nothing: `status` says how it stands. */
    open(): Promise<void>;
    /** Asks the books for program, goods and account again, and sends what waits. Offline it changes nothing. */
    refresh(asked?: Answers): Promise<void>;
    /** Another language: every text is told again. */
    speak(language: Language): void;
    /** Shows an instant other than now; nothing: now again. What has happened already is the earliest. */
    travel(at?: Instant): void;
    /** To what a clock in the shop's zone shows: "2026-11-28T12:30", as a form has it. */
    travelTo(local: string): void;
    /** Gives back the engine's memory. Nothing is shown or told after it. */
    dispose(): void;
    /** What a page shows of something: the same object until it is another. Nothing: it is not known yet. */
    view<K extends keyof Views>(name: K): Views[K] | undefined;
    /** How the session stands; there from the first moment. */
    get status(): Status;
    get choices(): Choices;
    /** Called after every change, whatever it is about; the answer ends that. */
    subscribe(listener: () => void): () => void;
    /** Time has passed: once a minute, and when the page comes to the front. Offers begin and end, points expire. */
    tick(): void;
    /** So many of one thing; 0 takes it out. */
    setQuantity(sku: Id, quantity: number): void;
    /** One more, or so many more. */
    add(sku: Id, more?: number): void;
    /** A thing at a price of its own: what a run of a group buy or a bargain is at. */
    addAt(sku: Id, price: SpecialPrice, quantity?: number): void;
    /** Coupons, points, wallet, delivery, a level or card to try. The price follows at once. */
    choose(choices: Partial<Choices>): void;
    clear(): void;
    /** A sheet is open that shows what each coupon would cost and what could be added; false: it is closed. */
    explain(open?: boolean): void;
    /** Things whose price for this member is wanted (预估到手价): computed when there is time. */
    priceUnits(skus: readonly Id[]): void;
    /** Orders what the cart shows, at that price. Sent once, however often it is tapped. */
    order(): Promise<Done>;
    /** Gives up an order that is not paid. */
    cancel(order: Id): Promise<Done>;
    /** Something that members do by themselves: check in, exchange points, use a benefit, send a gift card. */
    act(event: Omit<NewEvent, "id"> & {
        readonly id?: Id;
    }): Promise<Done>;
    /** Draws once. There is no way to do so without the network. */
    draw(draw: Id): Promise<Done>;
    /** Takes a gift card that somebody sent. */
    acceptGiftCard(card: Id): Promise<Done>;
    /** Joins a group buy, or helps with a bargain. */
    joinCampaign(run: Id): Promise<Done>;
    /** What an event would do, before the tap: nothing is sent. Throws LoyaltyError where it would be refused. */
    preview(event: Omit<NewEvent, "id">): Preview;
    /** What an event would bring, thing by thing; a refusal is a sentence. Nothing is sent. */
    foresee(event: Omit<NewEvent, "id">): Foreseen;
    /** What a booked event has brought, thing by thing. */
    brought({ sealed }: Booked): readonly Bring[];
    /** What the cart would cost with a level or a card, and what that would save; nothing: it is empty. The choices stay. */
    priceWith(join: Pick<Choices, "as_tier"> | Pick<Choices, "as_card">): Promise<JoinView | undefined>;
    /** What a return of these lines brings back and takes, before the tap. Throws LoyaltyError where it would be refused. */
    previewReturn(order: Id, lines: readonly {
        readonly line: number;
        readonly quantity: number;
    }[]): ReturnView | undefined;
    /** What of the cart is another now than when it was shown like this: after an order that was refused. */
    changesSince(shown: CartView): readonly ChangeRow[];
    /** What came of what had waited for the network, the newest first. */
    get news(): readonly News[];
    /** It has been seen. */
    dismiss(id: Id): void;
    /** Sends what waits for the network. */
    send(): Promise<readonly Outcome[]>;
    /** Applies what has been booked elsewhere: on another device, by the shop, by time. */
    catchUp(): Promise<void>;
    /** Fen as the shop's money, for an amount that somebody types. */
    money(fen: Fen): string;
    /** A sentence for a customer, of anything that was thrown. */
    sentence(error: unknown): string;
    private show_kept;
    private open_center;
    /** The center that is open has this very program and account: it need not be opened again. */
    private is_open;
    /** From here on what is booked is applied to the center that is open. */
    private follow;
    private show_member;
    /** The price of the cart as it is chosen now; the answer waits for the worker where that computes it. */
    private price;
    private reprice;
    /** The same price, with what an open sheet shows. */
    private price_later;
    /** Every coupon that another one beats, and what the shop sells that is not in the cart. */
    private to_explain;
    private show_quote;
    private cart;
    /** Those that were wanted are wanted again. */
    private forget_units;
    /** A few at a time, so that no tap waits for them. */
    private price_units;
    private place;
    private submit;
    private at_once;
    private heard;
    /** Who has waited for it hears it by the answer; the others by the news. */
    private report;
    private after_booking;
    private refused;
    /** A field of money that customers know, with both figures. */
    private in_words;
    private count_waiting;
    private keep;
    /** Without a program there is little to tell of: names are ids then. */
    private tell;
    private talk;
    private scene;
    private set_state;
    private changed;
    private later;
    private rest;
}
export {};
