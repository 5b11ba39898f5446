import type { Id } from "../../types/index.js";
import type { Scene } from "../scene.js";
import { type StepView } from "./cart.js";
import { type Money, type PointsShown } from "./shown.js";
/** What the shop sells, with what one unit would cost this member. */
export interface GoodsView {
    readonly things: readonly ThingView[];
    /** By category path, in the catalogue's order. */
    readonly categories: readonly {
        readonly id: Id;
        readonly name: string;
        readonly skus: readonly Id[];
    }[];
}
export interface ThingView {
    readonly sku: Id;
    readonly name: string;
    readonly category?: Id;
    readonly list: Money;
    /** 预估到手价: one unit, with what the member holds, without delivery; nothing: not priced yet. */
    readonly estimate?: EstimateView;
    /** In the cart. */
    readonly quantity: number;
}
export interface EstimateView {
    readonly payable: Money;
    /** Less than the list price. */
    readonly lower: boolean;
    readonly steps: readonly StepView[];
    readonly earn: PointsShown;
    /** "会员价", where that alone makes it; nothing: the list price, or coupons and promotions are in it. */
    readonly price?: string;
}
export declare function goods_view(scene: Scene): GoodsView;
