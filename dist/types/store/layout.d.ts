/** Where a bar begins and how long it is, as parts of the whole, 0 to 1. */
export interface Stretch {
    readonly from: number;
    readonly length: number;
}
/** A part of a whole, 0 to 1. */
export declare function share(part: number, whole: number): number;
/** Bars of a waterfall: each begins where the one before has ended, from the right end of the whole. */
export declare function stretches(parts: readonly number[], whole: number): readonly Stretch[];
/** Parts beside each other: a doughnut, a stacked bar. */
export declare function shares(parts: readonly number[]): readonly number[];
