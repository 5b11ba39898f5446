import type { Id } from "../../types/index.js";
import type { Scene } from "../scene.js";
import { type OfLevel } from "./benefits.js";
import { type Bring } from "./brings.js";
/** 意见反馈与投诉: what can be told, what it brings, and how soon the member's level is answered. */
export interface FeedbackView {
    readonly kinds: readonly FeedbackKindView[];
    /** "4 小时内答复", "售后优先，优先级 4"; nothing: the shop promises nothing. */
    readonly answer?: string;
    /** What others of the shop's levels get. */
    readonly answers: readonly OfLevel[];
}
export interface FeedbackKindView {
    /** The action. */
    readonly action: Id;
    readonly name: string;
    readonly brings: readonly Bring[];
    /** "每天 1 次有奖励". */
    readonly limit?: string;
}
export declare function feedback_view(scene: Scene): FeedbackView;
