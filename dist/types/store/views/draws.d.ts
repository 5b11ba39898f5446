import type { Id } from "../../types/index.js";
import type { Scene } from "../scene.js";
import { type Bring } from "./brings.js";
import { type PointsShown } from "./shown.js";
export interface DrawsView {
    readonly draws: readonly DrawView[];
    readonly points: PointsShown;
}
/** A draw: prizes with their odds, what one costs, how often it can be drawn now, and how it is proven. */
export interface DrawView {
    readonly id: Id;
    readonly name: string;
    readonly prizes: readonly PrizeView[];
    /** Free ones. */
    readonly chances: number;
    /** "还有 3 次免费机会". */
    readonly chances_text?: string;
    /** Of one without a free chance; nothing: it cannot be paid for. */
    readonly cost?: PointsShown;
    /** "100 积分/次". */
    readonly cost_text?: string;
    /** Draws possible now, free ones and those that points pay for. */
    readonly left: number;
    /** "每天最多 3 次". */
    readonly daily?: string;
    /** The newest first. */
    readonly made: readonly MadeView[];
    /** SHA-256 of the seed, published before the first draw. */
    readonly digest: string;
    /** The seed is known: it is over. */
    readonly over: boolean;
}
export interface PrizeView {
    readonly id: Id;
    readonly name: string;
    /** "12%", "0.1%". */
    readonly odds: string;
    /** Length of its bar, 0 to 1. */
    readonly share: number;
    readonly brings: readonly Bring[];
    /** Goods, to be handed out. */
    readonly goods: boolean;
    /** "共 20 份"; nothing: as many as are drawn. */
    readonly stock?: string;
    /** Given where the one that was drawn has run out. */
    readonly fallback: boolean;
}
export interface MadeView {
    /** The member's first is 1. */
    readonly number: number;
    readonly prize: Id;
    readonly name: string;
    /** In place of one that had run out. */
    readonly instead: boolean;
    /** "2026-11-20"; nothing: it lies before the records that are shown. */
    readonly day?: string;
}
export declare function draws_view(scene: Scene): DrawsView;
