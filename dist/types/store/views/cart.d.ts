import type { Speaker } from "../../messages/speaker.js";
import type { Id, Quote, QuoteLine, QuoteStep } from "../../types/index.js";
import { type Stretch } from "../layout.js";
import type { Scene } from "../scene.js";
import { type Ends, type Money, type PointsShown } from "./shown.js";
/** The cart, its price, and why. */
export interface CartView {
    readonly empty: boolean;
    readonly lines: readonly CartLineView[];
    /** It is to be delivered, as it is chosen now. */
    readonly delivered: boolean;
    /** Nothing: the price is not there yet. */
    readonly price?: PriceView;
}
export interface CartLineView {
    readonly sku: Id;
    readonly name: string;
    readonly quantity: number;
    readonly category?: Id;
    /** List price of one unit. */
    readonly unit: Money;
    /** What one unit costs by the run at whose price it was put in. */
    readonly run?: Money;
    /** "砍价已结束，恢复平时价格": that run is over. */
    readonly over?: string;
    /** Its units, by what they cost: one part where all cost the same. */
    readonly parts: readonly LinePartView[];
    /** Not sold any more: it is in no price. */
    readonly gone?: true;
}
export interface LinePartView {
    readonly quantity: number;
    /** Of these units. */
    readonly list: Money;
    readonly payable: Money;
    /** What the price is called: "会员价", "秒杀价" where that alone made it, "到手价" where more came off; nothing: the list price. */
    readonly price?: string;
    /** What came off it, one after another. */
    readonly off: readonly StepView[];
    readonly points?: PointsShown;
}
export interface PriceView {
    readonly list: Money;
    readonly saved: Money;
    readonly shipping: Money;
    /** It may be fetched, without that. */
    readonly pickup: boolean;
    /** Delivery before offers; nothing: it costs nothing. */
    readonly fee?: Money;
    readonly payable: Money;
    /** Of it, from the wallet; `on`: that is chosen in this price, however much it pays. */
    readonly wallet: {
        readonly principal: Money;
        readonly bonus: Money;
        readonly on: boolean;
    };
    /** Of it, still to be paid: 还需支付. */
    readonly cash: Money;
    /** From list price to payable. */
    readonly steps: readonly StepView[];
    readonly coupons: CouponChoicesView;
    /** The engine chooses the coupons. */
    readonly automatic: boolean;
    /** Names of the coupons in the price. */
    readonly used: readonly string[];
    readonly offers: readonly {
        readonly id: Id;
        readonly name: string;
        readonly amount: Money;
    }[];
    /** Promotions that do not apply, with every reason. */
    readonly refused: readonly {
        readonly id: Id;
        readonly name: string;
        readonly reasons: readonly string[];
    }[];
    readonly gifts: readonly {
        readonly sku: Id;
        readonly name: string;
        readonly units: number;
        readonly of: string;
        readonly value: Money;
    }[];
    readonly near: readonly NearView[];
    /** Single things that bring an offer into effect, the cheapest first: what the cart costs more with one. */
    readonly add: readonly {
        readonly sku: Id;
        readonly name: string;
        readonly extra: Money;
        readonly reaches: readonly string[];
    }[];
    /** 积分抵扣; `on`: it is chosen in this price. */
    readonly deduct: {
        readonly possible: boolean;
        readonly on: boolean;
        readonly max: PointsShown;
        readonly used: PointsShown;
        readonly amount: Money;
    };
    /** What it brings in all, as the order will tell it. */
    readonly brings: PointsShown;
    /** Of it, for paying. */
    readonly earn: PointsShown;
    /** Of it, what offers give. */
    readonly granted?: PointsShown;
    /** Points to pay for goods priced in points. */
    readonly points_price?: PointsShown;
    /** "本单完成后升为金卡". */
    readonly level?: string;
    /** With the level or card that is tried: what it saves on this order. */
    readonly join?: JoinView & {
        readonly card?: {
            readonly id: Id;
            readonly name: string;
        };
    };
    /** Orders that wait for their money, and hold something. */
    readonly held: readonly {
        readonly order: Id;
        readonly until?: Ends;
    }[];
    /** The best set of coupons is proven to be the best. */
    readonly proven: boolean;
    /** How many combinations were looked at. */
    readonly explored: number;
}
/** The same cart with a level or a card that the member does not have. */
export interface JoinView {
    readonly payable: Money;
    readonly saves: Money;
}
/** A step from list price to payable: a bar that begins where the one before ended. */
export interface StepView {
    readonly name: string;
    readonly stage: QuoteStep["stage"];
    /** "优惠券", "促销"; of a price, whose it is; empty: there is no more to say. */
    readonly kind: string;
    readonly amount: Money;
    readonly bar: Stretch;
    /** Who pays for it, where the program says. */
    readonly bearers: readonly {
        readonly name: string;
        readonly amount: Money;
    }[];
}
/** Coupons in two lists. */
export interface CouponChoicesView {
    /** "best": the engine chooses; else these by hand. */
    readonly automatic: boolean;
    readonly usable: readonly CouponChoiceView[];
    readonly unusable: readonly CouponChoiceView[];
}
export interface CouponChoiceView {
    readonly id: Id;
    readonly name: string;
    readonly chosen: boolean;
    /** What it takes off, where it is chosen. */
    readonly amount?: Money;
    /** More to pay with this one instead, where it has been looked at. */
    readonly costs?: Money;
    /** Every reason why it is not in the price. */
    readonly reasons: readonly string[];
    readonly until?: Ends;
}
/** 凑单. */
export interface NearView {
    readonly id: Id;
    /** "再买 ¥12.00，可享满100减20，届时约付 ¥80.00". */
    readonly text: string;
    readonly then?: Money;
}
export declare function cart_view(scene: Scene): CartView;
/** What the price of a line is called; nothing: it is the list price, or more came off than the price alone. */
export declare function price_word(speaker: Speaker, { payable, price_kind, priced }: QuoteLine): string | undefined;
export declare function price_view(scene: Scene, quote: Quote): PriceView;
export declare function join_view(speaker: Speaker, { join }: Quote): JoinView | undefined;
export declare function step_views({ speaker }: Pick<Scene, "speaker">, quote: Pick<Quote, "lines" | "steps" | "totals">): readonly StepView[];
