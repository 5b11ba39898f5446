import type { Speaker } from "../../messages/speaker.js";
import type { Fen, Instant, Points } from "../../types/index.js";
/** Money as it is shown: `fen` is for what moves and for tests, never to be computed with. */
export interface Money {
    readonly fen: Fen;
    readonly text: string;
}
export interface PointsShown {
    readonly points: Points;
    /** "200 积分". */
    readonly text: string;
}
/** An instant as it is shown: the last day, or the last minute where it ends within a day. */
export interface Ends {
    readonly at: Instant;
    readonly text: string;
}
/** In the one form that sentences have: the same sum stands beside itself in both. */
export declare function money(speaker: Speaker, fen: Fen): Money;
export declare function points(speaker: Speaker, points: Points): PointsShown;
export declare function said(speaker: Speaker, what: string, say: () => string): string;
export declare function ends(speaker: Speaker, at: Instant): Ends;
