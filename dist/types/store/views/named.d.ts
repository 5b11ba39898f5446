import type { Id } from "../../types/index.js";
import type { Scene } from "../scene.js";
/** What an id may be of. A shop may call a level and a segment alike: names are of a kind. */
export type Named = "level" | "card" | "coupon" | "draw";
type Told = Pick<Scene, "program" | "speaker">;
/** What the program calls a thing of a kind; of one that it has no more, what the id is called elsewhere. */
export declare function name_of({ program, speaker }: Told, kind: Named, id: Id): string;
/** A name with a unit behind it, "延长退货期（天）": apart, for the number that goes with it. */
export declare function measured(name: string): {
    readonly name: string;
    readonly unit?: string;
};
export {};
