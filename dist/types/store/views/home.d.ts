import type { Id } from "../../types/index.js";
import { type Finish } from "../layout.js";
import type { Scene } from "../scene.js";
import { type Bring } from "./brings.js";
import { type EndingView } from "./ending.js";
import { type Entrance } from "./entrances.js";
import { type Ends, type Money, type PointsShown } from "./shown.js";
/** The first screen: who, what level, what there is. */
export interface HomeView {
    readonly shop: string;
    readonly note?: string;
    readonly member: Id;
    readonly level?: LevelCardView;
    readonly points: PointsShown;
    /** Points that are not there yet. */
    readonly pending?: PointsShown;
    readonly coupons: number;
    /** `elsewhere`: it cannot be used here, and where it can. */
    readonly balance: {
        readonly principal: Money;
        readonly bonus: Money;
        readonly elsewhere?: string;
    };
    readonly saved: {
        readonly month: Money;
        readonly year: Money;
        readonly total: Money;
    };
    readonly checked_in?: boolean;
    readonly check_in?: {
        readonly today: boolean;
        readonly streak: string;
        readonly reward: readonly Bring[];
        readonly next?: string;
    };
    /** What ends first, a few. */
    readonly ending: readonly EndingView[];
    /** Orders that wait for their money. */
    readonly to_pay: number;
    /** Pages of what this shop has. */
    readonly entrances: readonly Entrance[];
}
/** The level, and the way to the next. */
export interface LevelCardView {
    readonly id: Id;
    readonly name: string;
    readonly finish: Finish;
    /** 0 to 1 of the way to the next; nothing: what is asked for comes in one go, or there is no next. */
    readonly progress?: number;
    /** All ways to the next in one sentence: "再下 3 单且再消费 ¥194.70，或单笔消费满 ¥602.00，即可升为重度吃货". */
    readonly next?: string;
    readonly until?: Ends;
    /** "2027-08-22 之前（含当天）再得 446 成长值，即可保级". */
    readonly keep?: string;
    /** There is none above it. */
    readonly highest: boolean;
}
export declare function home_view(scene: Scene): HomeView;
export declare function level_card(scene: Scene): LevelCardView | undefined;
