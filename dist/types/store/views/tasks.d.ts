import type { Id } from "../../types/index.js";
import type { Scene } from "../scene.js";
import { type Bring } from "./brings.js";
import { type Money } from "./shown.js";
/** What a member can do and has reached, and what sort of customer that makes. */
export interface TasksView {
    readonly actions: readonly ActionView[];
    readonly achievements: readonly AchievementView[];
    readonly portrait?: PortraitView;
}
export interface ActionView {
    readonly kind: Id;
    readonly name: string;
    readonly icon?: string;
    readonly note?: string;
    readonly sentence: string;
    readonly brings: readonly Bring[];
}
export interface AchievementView {
    readonly id: Id;
    readonly name: string;
    readonly icon?: string;
    readonly note?: string;
    /** "6/10". */
    readonly count: string;
    readonly share: number;
    readonly done: boolean;
    readonly sentence: string;
    readonly brings: readonly Bring[];
}
/** 消费画像, over the program's window. */
export interface PortraitView {
    /** "忠诚客户". */
    readonly class: string;
    /** The tag that holds. */
    readonly tag?: string;
    /** "近 365 天". */
    readonly window?: string;
    /** Longer without an order than is usual for this member. */
    readonly away?: string;
    /** 最近消费, 消费频次, 消费金额: what it is, and how high it scores. */
    readonly scores: readonly {
        readonly name: string;
        readonly text: string;
        readonly score: string;
        readonly share: number;
    }[];
    readonly average: Money;
    readonly largest: Money;
    readonly prefers: readonly string[];
}
export declare function tasks_view(scene: Scene): TasksView;
export declare function portrait_view({ overview, program, speaker, words }: Scene): PortraitView | undefined;
