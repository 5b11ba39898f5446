import type { Id, Instant, OrderState } from "../../types/index.js";
import type { Scene } from "../scene.js";
import type { StepView } from "./cart.js";
import { type Money, type PointsShown } from "./shown.js";
/** Units of an order's line that cost the same: their way from the list price to what was paid. */
export interface OrderPartView {
    readonly units: number;
    readonly list: Money;
    readonly payable: Money;
    /** What came off them, one after another, as the books have it. */
    readonly off: readonly StepView[];
    /** Points that paid for goods priced in points. */
    readonly points_paid?: PointsShown;
}
/** What an order was made of, beside its goods. */
export interface OrderWay {
    /** By the line's place in the cart. */
    readonly lines: ReadonlyMap<number, readonly OrderPartView[]>;
    /** When it was placed, where it was paid later. */
    readonly placed_at: Instant | undefined;
    readonly shipping?: OrderPartView;
    /** Names of the coupons that it used, and of the promotions that applied. */
    readonly coupons: readonly string[];
    readonly offers: readonly string[];
    /** Of those promotions, what can have taken money off: not what gives points or a gift alone. */
    readonly reductions: readonly string[];
    readonly gifts: readonly {
        readonly sku: Id;
        readonly name: string;
        readonly units: number;
    }[];
}
/** The whole order's way from the list price to what was paid, and how that was paid. */
export interface OrderTotalWay {
    readonly list: Money;
    /** Of the delivery, before offers; nothing: it cost nothing. */
    readonly fee?: Money;
    readonly steps: readonly StepView[];
    /** "余额本金 ¥20.00", "使用积分 300 积分"; none: with money alone. All but `cash` are held from when it is placed. */
    readonly paid: readonly {
        readonly kind: "points" | "principal" | "bonus" | "cash";
        readonly name: string;
        readonly text: string;
    }[];
}
/** The ways of all orders that the account has, by their ids. Nothing: the engine is not there yet. */
export declare function order_ways(scene: Scene): ReadonlyMap<Id, OrderWay>;
/** As the engine has summed it up; the names are the books' own, where it is clear whose step it was. */
export declare function order_total_way({ speaker, words }: Scene, { way }: OrderState, names?: Pick<OrderWay, "coupons" | "reductions">): OrderTotalWay;
