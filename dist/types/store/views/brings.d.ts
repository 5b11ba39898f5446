import type { Fact, Grants } from "../../types/index.js";
import type { Scene } from "../scene.js";
/** One thing that a member is given: what it is, for an icon, and its words. */
export interface Bring {
    readonly kind: "principal" | "bonus" | "points" | "growth" | "coupon" | "chances" | "card" | "goods" | "level";
    readonly text: string;
    /** How many of it; nothing: it is no thing to be counted. */
    readonly units?: number;
}
type Told = Pick<Scene, "goods" | "program" | "speaker" | "words">;
/** What is promised: the grants of a rule, coupons of one template together. */
export declare function brings(scene: Told, grants: Grants | undefined): readonly Bring[];
/** What an event has brought, or would bring: of its facts, those that give. */
export declare function brought(scene: Told, facts: readonly Fact[]): readonly Bring[];
export {};
