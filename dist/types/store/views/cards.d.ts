import type { CardPlan, Id } from "../../types/index.js";
import type { Scene } from "../scene.js";
import { type Bring } from "./brings.js";
import { type Ends, type Money } from "./shown.js";
/** Cards of the shop, those that are held first: paid membership, level cards, free ones, and those for invited members. */
export interface CardsView {
    readonly cards: readonly CardView[];
}
export interface CardView {
    readonly id: Id;
    readonly name: string;
    readonly kind: CardPlan["kind"];
    readonly note?: string;
    /** "付费会员", "等级卡". */
    readonly kind_text: string;
    readonly held?: HeldCardView;
    /** Of a paid one, for one term. */
    readonly price?: Money;
    /** What it was before, where the program says so (划线价). */
    readonly struck?: Money;
    /** "12 个月". */
    readonly term?: string;
    /** "前 7 天免费体验", where the program says so. */
    readonly trial?: string;
    /** On every purchase and renewal. */
    readonly brings: readonly Bring[];
    /** "有效期内享 V3 抽穗". */
    readonly level?: string;
    readonly perks: readonly string[];
    /** "升为钻石会员自动获得"; nothing: it can be had. */
    readonly condition?: string;
    /** The condition is a phone number that is bound. */
    readonly needs_phone: boolean;
    /** buy: at its price; renew: one more term; take: for nothing; wait: by its condition only; none: it is held for ever. */
    readonly can: "buy" | "renew" | "take" | "wait" | "none";
}
export interface HeldCardView {
    readonly until?: Ends;
    readonly number?: string;
    readonly paid?: Money;
    readonly saved?: Money;
    /** What it has saved of what it cost, 0 to 1. */
    readonly back: number;
    /** It has saved what it cost. */
    readonly earned: boolean;
}
export declare function cards_view(scene: Scene): CardsView;
