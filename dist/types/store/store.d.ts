import type { Preview } from "../answers.js";
import type { Booked, NewEvent } from "../service/answers.js";
import type { Outcome } from "../service/queue.js";
import type { Fen, Id, Instant, SpecialPrice } from "../types/index.js";
import { type Choices } from "./cart.js";
import type { Language, StoreOptions } from "./options.js";
import type { Done, Foreseen } from "./outcome.js";
import type { PastOf } from "./past.js";
import type { News, Status } from "./scene.js";
import { type Bring } from "./views/brings.js";
import type { CartView, JoinView } from "./views/cart.js";
import { type ChangeRow } from "./views/changes.js";
import type { Views } from "./views/index.js";
import { type ReturnView } from "./views/orders.js";
import type { TotalView } from "./views/total.js";
/**
 * A member's session on a page: account, cart and choices, and what follows from them, ready to show. It has no rule: the
 * engine computes, the books decide. Pages read views and are told when one is another object.
 */
export declare class MemberStore {
    private readonly session;
    private readonly cart;
    private readonly units;
    private readonly showing;
    private readonly following;
    private readonly sending;
    constructor(options: StoreOptions);
    /** Shows what was kept, loads the engine, and asks the books. Throws nothing: `status` says how it stands. */
    open(): Promise<void>;
    /** Asks the books for program, goods and account again, and sends what waits. Offline it changes nothing. */
    refresh(): Promise<void>;
    private ask_again;
    /** Another language: every text is told again. */
    speak(language: Language): void;
    /** Shows an instant other than now; nothing: now again. What has happened already is the earliest. There nothing is sent but
        what has waited for the network since before. */
    travel(at?: Instant): void;
    /** To what a clock in the shop's zone shows: "2026-11-28T12:30", as a form has it. */
    travelTo(local: string): void;
    /** Keeps the cart for the next visit now, and not when there is time: for a page that is about to be left. */
    keep(): void;
    /** Keeps what is not kept yet, and gives back the engine's memory. Nothing is shown or told after it. */
    dispose(): void;
    /** What a page shows of something: the same object until it is another. Nothing: it is not known yet. */
    view<K extends keyof Views>(name: K): Views[K] | undefined;
    /** Reads the cart's price, of which views are made: ahead of them, where both at once would take a page too long. */
    readPrice(): void;
    /** How the session stands; there from the first moment. */
    get status(): Status;
    get choices(): Choices;
    /** Called after every change, whatever it is about; the answer ends that. */
    subscribe(listener: () => void): () => void;
    /** Time has passed: once a minute, and when the page comes to the front. Offers begin and end, points expire. */
    tick(): void;
    /** Reads what lies before the orders and records that are shown, a piece at each call; view `past` says whether there is
        any. It stands in the views then. The answer says what is wrong, in words; nothing: it is there. */
    readPast(of: PastOf): Promise<string | undefined>;
    /** So many of one thing; 0 takes it out. */
    setQuantity(sku: Id, quantity: number): void;
    /** A finger lies on the button for so many of one thing: their price is computed before it is lifted. Nothing changes.
        The promise ends when `foreseenTotal` has it, or will not have it. */
    foreseeQuantity(sku: Id, quantity: number): Promise<void>;
    /**
     * What the cart comes to with so many of one thing, where `foreseeQuantity` has brought that already: a page can show it in
     * the frame of the tap, and call `setQuantity` when that is painted. Nothing changes.
     */
    foreseenTotal(sku: Id, quantity: number): TotalView | undefined;
    /** One more, or so many more; fewer, where that is negative. At 0 it is taken out. */
    add(sku: Id, more?: number): void;
    /** A thing at a price of its own: what a run of a group buy or a bargain is at, now and later. When that is over, the thing
        costs what it costs without it, and its line in view `cart` says so. */
    addAt(sku: Id, price: SpecialPrice, quantity?: number): void;
    /** Coupons, points, wallet, delivery, a level or card to try. The price follows at once. Throws LoyaltyError for what cannot
        be chosen, and so does whatever changes the cart: it is as it was then. */
    choose(choices: Partial<Choices>): void;
    clear(): void;
    /** A sheet is open that shows what each coupon would cost and what could be added; false: it is closed. */
    explain(open?: boolean): void;
    /** What the cart would cost with a level or a card, and what that would save; nothing: it is empty. The choices stay. */
    priceWith(join: Pick<Choices, "as_tier"> | Pick<Choices, "as_card">): Promise<JoinView | undefined>;
    /** What of the cart is another now than when it was shown like this: after an order that was refused. */
    changesSince(shown: CartView): readonly ChangeRow[];
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
    /** Something that the shop's own backend books: money that has arrived, goods that came back. Throws LoyaltyError where
        another time than now is shown, as all of the above are refused there. */
    booking<T>(does: () => Promise<T>): Promise<T>;
    /** What an event would do, before the tap: nothing is sent. Throws LoyaltyError where it would be refused. */
    preview(event: Omit<NewEvent, "id">): Preview;
    /** What an event would bring, thing by thing; a refusal is a sentence. Nothing is sent. */
    foresee(event: Omit<NewEvent, "id">): Foreseen;
    /** What a booked event has brought, thing by thing. */
    brought({ sealed }: Booked): readonly Bring[];
    /** What a return of these lines brings back and takes, before the tap. Throws LoyaltyError where it would be refused. */
    previewReturn(order: Id, lines: readonly {
        readonly line: number;
        readonly quantity: number;
    }[]): ReturnView | undefined;
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
}
