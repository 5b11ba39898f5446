import type { Id } from "../../types/index.js";
import type { Scene } from "../scene.js";
import { type Bring } from "./brings.js";
import { type Ends, type Money } from "./shown.js";
/** Gift cards: those the shop sells, and those in this member's hands or on their way. */
export interface GiftCardsView {
    readonly kinds: readonly GiftCardKindView[];
    readonly held: readonly GiftCardView[];
    /** What a card is put on. */
    readonly principal: Money;
}
export interface GiftCardKindView {
    readonly id: Id;
    readonly name: string;
    readonly face: Money;
    readonly price: Money;
    /** It costs less than it is worth. */
    readonly cheaper: boolean;
    /** For whoever uses it. */
    readonly brings: readonly Bring[];
    /** "7 天内无人领取自动退回"; nothing: it waits. */
    readonly returns?: string;
}
export interface GiftCardView {
    readonly id: Id;
    /** In groups of four, as it is printed. */
    readonly number: string;
    readonly kind: Id;
    readonly name: string;
    readonly face: Money;
    readonly brings: readonly Bring[];
    readonly state: "owned" | "sent";
    /** "持有", "已转赠". */
    readonly state_text: string;
    /** This member bought it; else somebody gave it. */
    readonly bought: boolean;
    readonly to?: Id;
    /** Comes back then when nobody takes it. */
    readonly until?: Ends;
}
export declare function gift_cards_view(scene: Scene): GiftCardsView;
