import type { MissingRequirement } from "../../types/index.js";
import type { Scene } from "../scene.js";
/** Something that a level asks for. */
export interface RequirementView {
    /** "近 3 个月累计消费". */
    readonly what: string;
    readonly have: string;
    readonly need: string;
    readonly share: number;
    /** What has to happen in one go, and does not grow: "单次充值满 ¥1000.00，即可升为超级会员". Nothing: it grows to `need`. */
    readonly at_once?: string;
}
/** `level`: the one that it leads to. */
export declare function requirement_view(scene: Scene, missing: MissingRequirement, level?: string): RequirementView;
/** "再下 3 单且再消费 ¥194.70": all that has to come. */
export declare function more_of(scene: Scene, missing: readonly MissingRequirement[]): string;
