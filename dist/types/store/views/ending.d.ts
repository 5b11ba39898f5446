import type { Id, Instant } from "../../types/index.js";
import type { Scene } from "../scene.js";
/** What ends when: points, coupons, cards and the level, the first to end first. */
export interface EndingsView {
    readonly entries: readonly EndingView[];
    readonly months: readonly {
        readonly month: string;
        readonly entries: readonly EndingView[];
    }[];
}
export interface EndingView {
    readonly key: string;
    readonly kind: "points" | "coupon" | "card" | "level";
    readonly at: Instant;
    /** The last day, "2026-11-30", or the last minute where it ends within a day. */
    readonly day: string;
    /** What ends: "200 积分", "满100减20". */
    readonly what: string;
    /** "200 积分将于 2026-11-30 过期". */
    readonly text: string;
    /** How many of it, where there are more than one. */
    readonly units?: number;
    /** Of coupons: the one to show. */
    readonly coupon?: Id;
}
export declare function ending_view(scene: Scene): EndingsView;
