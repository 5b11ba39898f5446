import type { Day } from "../../types/index.js";
import type { Scene } from "../scene.js";
import { type Bring } from "./brings.js";
import { type PointsShown } from "./shown.js";
/** 签到: the month's sheet, the streak, what today brings and what comes next. */
export interface CheckInView {
    /** "2026-11", in the program's zone. */
    readonly month: string;
    /** "2026年11月". */
    readonly title: string;
    readonly weekdays: readonly string[];
    readonly weeks: readonly (readonly CalendarDay[])[];
    readonly today: boolean;
    readonly streak: number;
    /** "已连续签到 3 天". */
    readonly streak_text: string;
    /** "累计 12 天". */
    readonly total_text: string;
    readonly reward: readonly Bring[];
    readonly tomorrow: readonly Bring[];
    readonly milestone?: {
        readonly text: string;
        readonly share: number;
        readonly brings: readonly Bring[];
    };
    readonly make_up?: {
        readonly price: PointsShown;
        readonly days: readonly Day[];
        readonly rule: string;
    };
    /** What each day of the cycle brings, a sentence each. */
    readonly rules: readonly string[];
}
export interface CalendarDay {
    readonly day: Day;
    /** "28". */
    readonly text: string;
    /** missed: and cannot be made up any more. */
    readonly state: "done" | "open" | "missed" | "today" | "coming" | "outside";
}
/** Nothing: the shop has no check-in. */
export declare function check_in_view(scene: Scene): CheckInView | undefined;
/** "再签 3 天（连续 7 天）可得"; where the streak is to begin, "连续签到 7 天可得". */
export declare function milestone_text(words: Scene["words"], { missing, streak }: {
    readonly missing: number;
    readonly streak: number;
}): string;
