import type { Goods, Thing } from "../service/answers.js";
import type { AddOn, CampaignState, Cart, CouponChoice, Fen, Id, Instant, SpecialPrice } from "../types/index.js";
/** What a customer has put into the cart, and how they want to pay: everything that a page lets them choose. */
export interface Choices {
    readonly lines: readonly ChosenLine[];
    /** "best" until somebody chooses. */
    readonly coupons: CouponChoice;
    readonly points: "none" | "max" | number;
    readonly wallet: "none" | "max" | Fen;
    /** Whether it is delivered, at the catalogue's fee; it is, unless the catalogue has `pickup`. */
    readonly delivered: boolean;
    /** Price it as if the member had this level, or held this card. */
    readonly as_tier?: Id;
    readonly as_card?: Id;
}
export interface ChosenLine {
    readonly sku: Id;
    readonly quantity: number;
    /** A special price of this line alone: a run of a group buy or a bargain. Of a run the id counts: what it is at the account says. */
    readonly price?: SpecialPrice;
}
export declare const nothing_chosen: Choices;
/** Refuses what the engine would refuse, before it is chosen: not every price is there on the tap. */
export declare function check_lines(lines: readonly ChosenLine[]): void;
/** What was kept of a member's cart; nothing: it is none, or another member's. */
export declare function kept_choices(given: unknown, owner: Id | undefined): Choices | undefined;
/** What more a quote is asked for, where a sheet is open that shows it. */
export interface Detail {
    /** Coupons whose lower saving is wanted in numbers. */
    readonly explain: readonly Id[];
    /** What could be put into the cart as well. */
    readonly add_ons: readonly AddOn[];
    /** A card that the member could buy: what this order would cost with it. */
    readonly card?: Id;
}
/** Runs that the member is in, as their account has them. */
export type Runs = readonly CampaignState[];
/** The choices as a cart of the engine's, at an instant. Lines that the catalogue does not have any more are left out. */
export declare function cart_of(choices: Choices, goods: Goods, runs: Runs, at: Instant, channel: Id | undefined, detail?: Detail): Cart;
/** Whether it was put in at the price of a run. */
export declare function is_of_run({ price }: ChosenLine): boolean;
/** The run at whose price it is; nothing: at none, or that is over. */
export declare function run_of(line: ChosenLine, runs: Runs): CampaignState | undefined;
/** One unit of each of its members, over all orders: what the service says of it, so that both carts are the same. */
export declare const run_price: ({ id, kind, price }: CampaignState) => SpecialPrice;
/** One unit of a thing, as its card in the shop tells it (预估到手价): with what the member holds, without delivery. */
export declare function cart_of_one(goods: Goods, sku: Id, at: Instant, channel: Id | undefined): Cart | undefined;
export declare function thing_of(goods: Goods, sku: Id): Thing | undefined;
/** A thing as a candidate of the engine's for what to add. */
export declare function add_on_of({ sku, unit_price, category, shop, tags }: Thing): AddOn;
/** The lines with so many of one thing; 0: without it. */
export declare function with_quantity(lines: readonly ChosenLine[], sku: Id, quantity: number): readonly ChosenLine[];
