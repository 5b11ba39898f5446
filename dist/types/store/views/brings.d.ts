import type { Fact, Grants, Id } from "../../types/index.js";
import type { Scene } from "../scene.js";
/** One thing that a member is given: what it is, for an icon, and its words. */
export interface Bring {
    readonly kind: "principal" | "bonus" | "points" | "growth" | "coupon" | "chances" | "card" | "goods" | "level";
    readonly text: string;
    /** How many of it; nothing: it is no thing to be counted. */
    readonly units?: number;
    /** Of goods: they are still to be handed out, and by which number. "待领取，兑换号 7K2Q M4XD". */
    readonly fetch?: string;
}
type Told = Pick<Scene, "goods" | "program" | "speaker" | "words">;
/** What is promised: the grants of a rule, coupons of one template together. */
export declare function brings(scene: Told, grants: Grants | undefined): readonly Bring[];
/** A number to be told at the counter: the end of an event's id, which is by chance, in groups of four. */
export declare function number_of(event: Id): string;
/** What an event has brought, or would bring: of its facts, those that give. `event`: the one that is booked. */
export declare function brought(scene: Told, facts: readonly Fact[], event?: Id): readonly Bring[];
export {};
