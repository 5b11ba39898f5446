import type { Instant } from "../../types/index.js";
import type { Scene } from "../scene.js";
import { type RecordsOfMonth } from "./records.js";
import { type PointsShown } from "./shown.js";
/** What there is of points, where it is, and where it came from and went. */
export interface PointsView {
    readonly available: PointsShown;
    /** Not there yet, each with its day. */
    readonly pending?: PointsShown;
    readonly frozen?: PointsShown;
    /** Of orders that are not paid yet. */
    readonly held?: PointsShown;
    /** Owed: the next ones repay it. */
    readonly debt?: PointsShown;
    readonly earned: PointsShown;
    readonly spent: PointsShown;
    readonly expired: PointsShown;
    readonly lots: readonly LotView[];
    readonly expiring: readonly {
        readonly at: Instant;
        readonly points: PointsShown;
        readonly text: string;
    }[];
    /** "每 100 积分抵 ¥1.00". */
    readonly worth?: string;
    readonly records: readonly RecordsOfMonth[];
    /** There is something to exchange them for. */
    readonly mall: boolean;
}
export interface LotView {
    readonly key: string;
    readonly points: PointsShown;
    /** "消费". */
    readonly source: string;
    /** "将于 2026-12-05 到账"; "订单完成后到账". */
    readonly text: string;
}
export declare function points_view(scene: Scene): PointsView;
