import type { CouponState, Id } from "../../types/index.js";
import type { Scene } from "../scene.js";
import type { Entrance } from "./entrances.js";
import { type Ends, type Money } from "./shown.js";
/** Coupons: those that are held, by what can be done with them, and where others are to be had. */
export interface CouponsView {
    readonly usable: readonly HeldCouponView[];
    /** Not good yet. */
    readonly pending: readonly HeldCouponView[];
    /** Held by an order that is not paid. */
    readonly locked: readonly HeldCouponView[];
    readonly used: readonly HeldCouponView[];
    /** Expired, or taken back. */
    readonly past: readonly HeldCouponView[];
    readonly center: readonly CouponToHaveView[];
}
/** What a ticket is drawn of. */
export interface TicketView {
    readonly name: string;
    readonly icon?: string;
    readonly note?: string;
    /** "¥20", "8.8折". */
    readonly worth: string;
    /** "满100元可用". */
    readonly threshold: string;
    readonly scope: string;
    readonly conditions: readonly string[];
    readonly limits: readonly string[];
    readonly effects: readonly string[];
    readonly sentence: string;
    /** "领取后 30 天内有效". */
    readonly good?: string;
}
export interface HeldCouponView extends TicketView {
    readonly id: Id;
    readonly state: CouponState["state"];
    readonly state_text: string;
    readonly from: string;
    readonly until: Ends;
    /** That used or holds it. */
    readonly order?: Id;
    /** When what holds it lets it go by itself. */
    readonly free_at?: string;
    /** Goods that it is good for, as far as they have been priced (see MemberStore.priceUnits). */
    readonly goods: readonly {
        readonly sku: Id;
        readonly name: string;
        readonly list: Money;
    }[];
}
export interface CouponToHaveView extends TicketView {
    readonly id: Id;
    /** How it is to be had: "800 积分兑换". */
    readonly how: string;
    /** Where. */
    readonly page: Entrance | "shop";
}
export declare function coupons_view(scene: Scene): CouponsView;
