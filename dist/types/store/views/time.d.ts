import type { Scene } from "../scene.js";
/** The instant that pages show, in the shop's zone. */
export interface TimeView {
    readonly at: number;
    readonly travelling: boolean;
    /** "2026-11-28 12:30". */
    readonly text: string;
    /** For a field of a form: "2026-11-28T12:30". */
    readonly field: string;
    /** What happens later and is worth a journey. */
    readonly places: readonly {
        readonly at: number;
        readonly name: string;
        readonly text: string;
    }[];
}
export declare function time_view({ overview, speaker, status, words }: Scene): TimeView;
