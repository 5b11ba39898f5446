import type { RefundPreview } from "../../answers.js";
import type { Id, OrderState } from "../../types/index.js";
import type { Scene } from "../scene.js";
import { type OrderPartView, type OrderTotalWay, type OrderWay } from "./order_ways.js";
import { type Ends, type Money, type PointsShown } from "./shown.js";
/** The member's orders, the newest first. */
export interface OrdersView {
    readonly orders: readonly OrderView[];
    /** There have been more, which the account has no more: the view `past` says whether they can be read. */
    readonly older: boolean;
}
export interface OrderView {
    readonly id: Id;
    readonly state: OrderState["state"];
    /** "待付款", "待收货": as the lists of `to_pay` and `to_receive` are called. */
    readonly state_text: string;
    /** "部分退款": something has come back, and not all of it. */
    readonly partly_text?: string;
    /** When it was paid or placed. */
    readonly at: string;
    /** When it was placed, where that is known, and when it was paid, if it was. */
    readonly placed?: string;
    readonly paid?: string;
    readonly payable: Money;
    /** Of it, by other means than the wallet; points have come off it. */
    readonly cash: Money;
    /** What has come back left of it. */
    readonly saved: Money;
    /** What has come back left of them. */
    readonly points: PointsShown;
    /** Units have come back. */
    readonly came_back: boolean;
    /** Paid back, where something was. */
    readonly returned?: Money;
    /** placed: until then it holds what it uses; completed: until then it can come back. */
    readonly until?: Ends;
    /** "11月30日 18:00 前未付款将自动取消"; "11月30日前可以退货". */
    readonly until_text?: string;
    readonly lines: readonly OrderLineView[];
    readonly shipping?: Money;
    /** The way of the delivery from its fee to what was paid, where something came off. */
    readonly shipping_way?: OrderPartView;
    /** The whole of it from the list price to what was paid. */
    readonly way: OrderTotalWay;
    /** Names of the coupons that it used, and of the promotions that applied. */
    readonly used: readonly string[];
    readonly gifts: OrderWay["gifts"];
    /** It waits for its money: to be paid, or given up. */
    readonly to_pay: boolean;
    /** It is paid and has not been received. */
    readonly to_receive: boolean;
    /** Something of it can still come back. */
    readonly can_return: boolean;
}
export interface OrderLineView {
    /** Its place, by which it is returned. */
    readonly line: number;
    readonly sku: Id;
    readonly name: string;
    readonly units: number;
    readonly returned: number;
    /** Units that can still come back. */
    readonly left: number;
    readonly payable: Money;
    /** Its units by what they cost, each with its way from the list price to what was paid. */
    readonly parts: readonly OrderPartView[];
    readonly back?: Money;
    /** What one more unit would bring back. */
    readonly next?: {
        readonly money: Money;
        readonly points?: PointsShown;
    };
}
export declare function orders_view(scene: Scene): OrdersView;
/** An account keeps orders as long as they can come back, and counts them all. */
export declare function older_ones({ account, older, overview }: Scene): boolean;
export declare function order_view(scene: Scene, order: OrderState, way: OrderWay | undefined): OrderView;
/** What a return brings back and what it takes, before the tap. */
export interface ReturnView {
    readonly back: readonly ReturnRow[];
    readonly taken: readonly ReturnRow[];
    /** Money comes back, the way it came. */
    readonly refunded: boolean;
    /** Gifts to bring along. */
    readonly gifts: readonly {
        readonly name: string;
        readonly units: number;
    }[];
}
export interface ReturnRow {
    /** "退回本金". */
    readonly name: string;
    /** "¥12.00", "200 积分", a coupon's name. */
    readonly text: string;
}
/** `before` and `now`: the order, and as it would be. */
export declare function return_view(scene: Scene, refund: RefundPreview, before?: OrderState, now?: OrderState): ReturnView;
