/** Where a bar begins and how long it is, as parts of the whole, 0 to 1. */
export interface Stretch {
    readonly from: number;
    readonly length: number;
}
/** A part of a whole, 0 to 1. */
export declare function share(part: number, whole: number): number;
/** Bars of a waterfall: each begins where the one before has ended, from the right end of the whole and what came on top. */
export declare function stretches(parts: readonly number[], whole: number, more?: number): readonly Stretch[];
/** Parts beside each other: a doughnut, a stacked bar. */
export declare function shares(parts: readonly number[]): readonly number[];
/** How far down a price is on its way from one to another, 0 to 1. */
export declare function descent(from: number, now: number, to: number): number;
/** How long something has still to run, in milliseconds: for a clock on the screen that counts down. */
export declare function span(from: number, to: number): number;
/** Levels from the first to the last, as cards are made: the first of paper, the last the darkest. */
export type Finish = "paper" | "silver" | "brand" | "gold" | "night";
/** Of so many cards, what the one at a place is made of; beyond five the middle ones are alike. */
export declare function finish(place: number, of: number): Finish;
/** A month's sheet of a calendar: weeks from Monday to Sunday, with the days before and after it. */
export declare function month_sheet(month: string): readonly (readonly string[])[];
/** Every month from one to another, at most so many: the last ones. */
export declare function months_through(first: string, last: string, most: number): readonly string[];
/** A day as accounts count them: days since 1970-01-01. */
export declare function day_number(day: string): number;
