import type { Id } from "../../types/index.js";
import type { Scene } from "../scene.js";
import { type Bring } from "./brings.js";
import { type Money } from "./shown.js";
/** 余额: principal and bonus, what came in, what is left of it, and what a recharge brings. */
export interface WalletView {
    /** The shop keeps balances. */
    readonly kept: boolean;
    readonly principal: Money;
    readonly bonus: Money;
    /** What orders hold that wait for their money; nothing: none do. */
    readonly held?: {
        readonly principal: Money;
        readonly bonus: Money;
    };
    /** Since joining, less what was paid back. */
    readonly recharged: Money;
    /** "先用赠金". */
    readonly order: string;
    /** Where it can be used; nothing: everywhere. */
    readonly where?: readonly string[];
    /** "本页暂不支持余额支付，可用于门店"; nothing: it can be used here. */
    readonly elsewhere?: string;
    /** The newest first. */
    readonly recharges: readonly RechargeView[];
    /** Amounts that bring something, rising; none: the shop takes no recharges. */
    readonly ladder: readonly RechargeOfferView[];
    /** Once more for every whole amount. */
    readonly every: readonly RechargeEveryView[];
    readonly records: readonly MonthOfRecords[];
}
export interface RechargeView {
    readonly id: Id;
    readonly day: string;
    readonly amount: Money;
    readonly principal: Money;
    readonly bonus: Money;
    /** 可退, at most. */
    readonly refundable: Money;
    /** Why that is less than what is left of it. */
    readonly less?: string;
}
export interface RechargeOfferView {
    readonly plan: Id;
    readonly amount: Money;
    readonly brings: readonly Bring[];
}
export interface RechargeEveryView {
    readonly plan: Id;
    readonly name: string;
    readonly amount: Money;
    readonly brings: readonly Bring[];
    readonly times?: number;
    /** "仅限会员日"; nothing: always. */
    readonly when?: string;
}
export interface MonthOfRecords {
    /** 2026-11. */
    readonly month: string;
    readonly records: readonly WalletRecordView[];
}
export interface WalletRecordView {
    readonly key: string;
    readonly title: string;
    readonly moment: string;
    /** in: it came; out: it went. */
    readonly way: "in" | "out";
    readonly principal?: Money;
    readonly bonus?: Money;
    readonly reason?: string;
}
export declare function wallet_view(scene: Scene): WalletView;
/** Where the balance can be used, as the program has it, and that it is not here. */
export declare function wallet_place(scene: Scene): Pick<WalletView, "where" | "elsewhere">;
