import type { ExchangeState, Fen, Id } from "../../types/index.js";
import type { Scene } from "../scene.js";
import { type RecordsOfMonth } from "./records.js";
import { type Money, type PointsShown } from "./shown.js";
/** What points can be exchanged for. */
export interface MallView {
    readonly available: PointsShown;
    /** What is within reach first. */
    readonly exchanges: readonly ExchangeView[];
    readonly records: readonly RecordsOfMonth[];
}
export interface ExchangeView {
    readonly id: Id;
    readonly kind: ExchangeState["kind"];
    readonly name: string;
    readonly icon?: string;
    readonly note?: string;
    readonly price: PointsShown;
    /** To pay beside the points. */
    readonly cash?: Money;
    readonly ok: boolean;
    /** "可以兑换", "还差 200 积分", "兑换次数已用完". */
    readonly state: string;
    /** It was exchanged as often as it can be on one day. */
    readonly today: boolean;
    /** Of its points, what there is: 0 to 1. */
    readonly share: number;
    /** All there is to say. */
    readonly sentence: string;
    /** Of a coupon: what stands large on it, and from when it is good. */
    readonly worth?: string;
    readonly threshold?: string;
    /** Of goods: what they cost in the shop. */
    readonly list?: Money;
    /** What is booked for it: with an amount by the shop's server, once the money is there. */
    readonly event: {
        readonly kind: "points_exchanged";
        readonly exchange: Id;
        readonly amount?: Fen;
    };
}
export declare function mall_view(scene: Scene): MallView;
