import type { Action, Id } from "../../types/index.js";
import type { Scene } from "../scene.js";
import { type Bring } from "./brings.js";
import type { Entrance } from "./entrances.js";
import { type Money } from "./shown.js";
/** What a member can do and has reached, and what they buy. */
export interface TasksView {
    /** Those that are done once and for all come last. */
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
    /** "今日 1/3", "已完成"; nothing: it can be done as often as anybody likes, or the account is not there yet. */
    readonly state?: string;
    /** It is done, and cannot be done again. */
    readonly done: boolean;
    /** It has not been done as often as it can be. Whether its conditions are met too, `MemberStore.foresee` knows. */
    readonly can: boolean;
}
export interface AchievementView {
    readonly id: Id;
    readonly name: string;
    readonly icon?: string;
    readonly note?: string;
    /** Where its count rises; nothing: by the tasks beside it. */
    readonly page?: Entrance | "shop";
    /** "6/10". */
    readonly count: string;
    readonly share: number;
    readonly done: boolean;
    readonly sentence: string;
    readonly brings: readonly Bring[];
}
/** 消费画像, over the program's window. What the shop calls such a customer is the shop's own affair. */
export interface PortraitView {
    /** "近 365 天", "入会以来". */
    readonly window: string;
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
/** How often it was done, and whether it can be once more. Whoever looks at it has joined. */
export declare function action_stands(scene: Scene, { kind, per_day, per_life }: Action): Pick<ActionView, "can" | "done" | "state">;
export declare function portrait_view({ overview, program, speaker, words }: Scene): PortraitView | undefined;
