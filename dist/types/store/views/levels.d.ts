import type { Id } from "../../types/index.js";
import { type Finish } from "../layout.js";
import type { Scene } from "../scene.js";
import { type LevelCardView } from "./home.js";
import { type RequirementView } from "./requirements.js";
import { type RecordsOfMonth } from "./records.js";
/** The levels of a shop, where the member is among them, and what leads further. */
export interface LevelsView {
    readonly levels: readonly LevelView[];
    /** The place of the member's own. */
    readonly own: number;
    readonly card: LevelCardView;
    /** "1234 成长值"; nothing: levels are not by growth. */
    readonly growth?: string;
    /** "2026-08-22 成长值达到". */
    readonly why: string;
    /** Requirements of the next that are not met yet. */
    readonly missing: readonly RequirementView[];
    /** Of those that keep the level. */
    readonly keep_missing: readonly RequirementView[];
    /** "消费不含运费、赠金支付的部分"; nothing: all counts, or levels go by something else. */
    readonly uncounted?: string;
    /** What brings growth, or lifts. */
    readonly tasks: readonly {
        readonly text: string;
        readonly page?: "shop" | "wallet" | "tasks" | "check-in";
    }[];
    /** 等级变动: how the level came about. */
    readonly records: readonly RecordsOfMonth[];
    /** 成长值明细: what brought growth, and what took it. */
    readonly growth_records: readonly RecordsOfMonth[];
    /** What the newest orders have counted for, thing by thing; those of which something came back are left out. */
    readonly grown: readonly GrownOrder[];
}
export interface GrownOrder {
    readonly id: Id;
    /** "2026-11-01". */
    readonly day: string;
    /** It is among the orders that are shown. */
    readonly there: boolean;
    readonly lines: readonly {
        readonly name: string;
        readonly growth: string;
    }[];
}
export interface LevelView {
    readonly id: Id;
    readonly name: string;
    readonly note?: string;
    readonly icon?: string;
    readonly finish: Finish;
    readonly own: boolean;
    /** Below the member's own, or it. */
    readonly reached: boolean;
    /** How it is reached, what its price is, how long it lasts. */
    readonly sentence: string;
    readonly brings: readonly PerkView[];
}
/** Something that a level brings. */
export interface PerkView {
    readonly kind: "price" | "points" | "offer" | "coupon" | "benefit" | "card" | "exchange";
    readonly name: string;
    readonly text: string;
    readonly icon?: string;
}
/** Nothing: the shop has no levels. */
export declare function levels_view(scene: Scene): LevelsView | undefined;
