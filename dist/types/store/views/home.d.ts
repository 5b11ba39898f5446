import type { Id } from "../../types/index.js";
import type { Scene } from "../scene.js";
import { type Ends, type Money, type PointsShown } from "./shown.js";
/** The first screen: who, what level, what there is. */
export interface HomeView {
    readonly shop: string;
    readonly member: Id;
    readonly level?: LevelCardView;
    readonly points: PointsShown;
    readonly coupons: number;
    readonly balance: {
        readonly principal: Money;
        readonly bonus: Money;
    };
    readonly saved: {
        readonly month: Money;
        readonly year: Money;
        readonly total: Money;
    };
    readonly checked_in?: boolean;
    /** Orders that wait for their money. */
    readonly to_pay: number;
}
/** The level, and the way to the next. */
export interface LevelCardView {
    readonly id: Id;
    readonly name: string;
    /** 0 to 1 of the way to the next. */
    readonly progress: number;
    /** "再得 320 成长值升为钻石". */
    readonly next?: string;
    /** "单笔再消费 ¥88.00 即可升级". */
    readonly spend?: string;
    readonly until?: Ends;
    /** "再得 120 成长值保级". */
    readonly keep?: string;
}
export declare function home_view(scene: Scene): HomeView;
export declare function level_card({ overview, speaker, words }: Scene): LevelCardView | undefined;
