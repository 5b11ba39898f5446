import type { Id, Quote, Totals } from "../types/index.js";
import { type Choices } from "./cart.js";
import type { Session } from "./session.js";
import { type JoinView } from "./views/cart.js";
import { type TotalView } from "./views/total.js";
/** The price of the cart as it is chosen, and what an open sheet shows beside it. */
export declare class CartPrice {
    private readonly session;
    private detail;
    private told;
    /** The choices that it is of. */
    private of;
    /** The same price, with what an open sheet shows beside. */
    private detailed;
    private foreseen;
    private asked;
    private unkept;
    /** Choices of goods alone, where others were refused. */
    private plain;
    /** When the price of what is chosen now is there. */
    private priced;
    /** Why choices have no price. */
    readonly refusals: WeakMap<Choices, unknown>;
    constructor(session: Session);
    /** Of the cart alone, as it is shown. */
    get quote(): Quote | undefined;
    /** What is ordered: of the choices as they are, and of no others. */
    get ordered(): Quote | undefined;
    /** What it comes to: there before anybody has read the rest. */
    get totals(): Totals | undefined;
    /** What is shown: with what the open sheet asks for, as soon as that is there. */
    get shown(): Quote | undefined;
    /** Its text becomes objects now, and not when somebody looks. */
    read(): void;
    /** Chooses that. What the engine refuses is thrown, and the cart is as it was. */
    choose(choices: Choices): void;
    /** Without the level or the card that is tried: the price is the same, and is ordered at by a cart that the books have, too. */
    try_nothing(): void;
    /** The price of the cart as it is chosen now; the answer waits for the worker where that computes it. Throws nothing. */
    price(): Promise<void>;
    /** When the price of what is chosen is there, whatever is chosen and opened meanwhile. */
    settled(): Promise<void>;
    /** The price of choices that somebody is about to make: where the worker prices, it is there when they have made them. */
    foresee(sku: Id, quantity: number): Promise<void>;
    /** What the cart comes to with so many, ready to show, where that was foreseen of the cart as it still is. */
    foreseen_total(sku: Id, quantity: number): TotalView | undefined;
    /** A price that was computed before the page's own engine is there: of what is chosen, unless somebody has tapped since. */
    show_ahead(text: string): void;
    /** For the next visit: soon, since no tap is to wait for a phone's storage. */
    keep(): void;
    keep_rest(): void;
    explain(open: boolean): void;
    with(join: Pick<Choices, "as_tier"> | Pick<Choices, "as_card">): Promise<JoinView | undefined>;
    /** Choices as a cart of now; nothing: there is nothing in it that the shop has. */
    private cart_of;
    private reprice;
    /** What the engine refuses is not chosen: it is as it was before, or of the goods alone, or there is no price. */
    private refuse;
    /** The same price, with what an open sheet shows. */
    private price_later;
    /** Every coupon that another one beats, and what the shop sells that is not in the cart. */
    private to_explain;
    private show;
}
