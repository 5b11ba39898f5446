import type { Id } from "../../types/index.js";
import type { Scene } from "../scene.js";
import { type Bring } from "./brings.js";
import { type Money, type PointsShown } from "./shown.js";
/** Members whom this one brought, and what came of it. */
export interface ReferralView {
    /** The shop gives something for it. */
    readonly offered: boolean;
    /** For a friend's first order, and for that of a friend's friend. */
    readonly rewards: readonly RewardView[];
    /** For the friend, on joining. */
    readonly welcome: readonly Bring[];
    readonly members: number;
    readonly points: PointsShown;
    readonly bonus: Money;
    /** Who brought most first. */
    readonly friends: readonly FriendView[];
}
export interface RewardView {
    /** 1: a friend; 2: a friend's friend. */
    readonly level: number;
    readonly title: string;
    readonly brings: readonly Bring[];
    /** "订单金额的 5% 作赠金". */
    readonly commission?: string;
}
export interface FriendView {
    readonly member: Id;
    readonly level: number;
    readonly points?: PointsShown;
    readonly bonus?: Money;
    /** Its order came back, and took what it had brought. */
    readonly undone: boolean;
}
export declare function referral_view(scene: Scene): ReferralView;
