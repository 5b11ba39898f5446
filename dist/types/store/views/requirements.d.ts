import type { MissingRequirement } from "../../types/index.js";
import type { Scene } from "../scene.js";
/** Something that a level asks for. */
export interface RequirementView {
    /** "累计充值". */
    readonly what: string;
    readonly have: string;
    readonly need: string;
    readonly share: number;
}
export declare function requirement_view({ speaker, words }: Scene, { at_least, have, metric }: MissingRequirement): RequirementView;
