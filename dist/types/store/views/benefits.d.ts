import type { Benefit, BenefitLeft, Id } from "../../types/index.js";
import type { Scene } from "../scene.js";
import { type Bring } from "./brings.js";
import { type Money } from "./shown.js";
/** 权益 of the level and of cards, and what services cost this member. */
export interface BenefitsView {
    /** Those that are held first. */
    readonly benefits: readonly BenefitView[];
    readonly services: readonly ServiceView[];
    /** The member's level; nothing: the shop has none. */
    readonly level?: string;
}
export interface BenefitView {
    readonly id: Id;
    /** With the number of the member's level: "延长退货期 23 天". */
    readonly name: string;
    /** As the program names it. */
    readonly icon?: string;
    readonly note?: string;
    readonly held: boolean;
    /** It is used up, or not in its circumstances: what is held and not usable. */
    readonly usable: boolean;
    /** Used by a tap or at the till: those with a quota. */
    readonly counted: boolean;
    /** The system does it, or somebody at the till. */
    readonly redeemed: "system" | "shop";
    readonly redeemed_text: string;
    /** "本月还剩 1 次，共 2 次". */
    readonly left?: string;
    /** Left of the quota, 0 to 1. */
    readonly share?: number;
    /** The number of the member's level: days, hours. */
    readonly value?: string;
    /** Numbers of the levels. */
    readonly values: readonly OfLevel[];
    /** "钻石会员专享"; nothing: for everybody. */
    readonly whose?: string;
    readonly brings: readonly Bring[];
}
/** What a level has. */
export interface OfLevel {
    readonly level: string;
    readonly text: string;
    /** The member's own. */
    readonly own: boolean;
}
export interface ServiceView {
    readonly id: Id;
    readonly name: string;
    readonly note?: string;
    readonly kind: "fee" | "interest";
    /** "手续费 0.3%", "免手续费", "年化 3.2%". */
    readonly rate: string;
    /** "本月还有 1 次免费". */
    readonly free?: string;
    /** "每笔最高 ¥3.00". */
    readonly most?: string;
    /** Charged or earned since joining. */
    readonly total: Money;
    readonly rates: readonly OfLevel[];
}
export declare function benefits_view(scene: Scene): BenefitsView;
export declare function benefit_view(scene: Scene, state: BenefitLeft, rule: Benefit | undefined): BenefitView;
/** Something by level, in the order of the levels. */
export declare function by_level({ overview, program }: Scene, values: Readonly<Record<Id, number>>, tell: (value: number) => string): readonly OfLevel[];
