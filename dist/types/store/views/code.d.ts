import type { Id } from "../../types/index.js";
import type { Scene } from "../scene.js";
import { type Money, type PointsShown } from "./shown.js";
/** What is shown at the till: who, what there is, and what the till reads. */
export interface CodeView {
    readonly shop: string;
    readonly member: Id;
    readonly level?: string;
    /** Of the first card with one printed on it. */
    readonly number?: string;
    readonly points: PointsShown;
    readonly balance: {
        readonly principal: Money;
        readonly bonus: Money;
    };
    readonly coupons: number;
    /** Of the instant shown: a till takes a code for a minute or two. */
    readonly minute: string;
}
export declare function code_view(scene: Scene): CodeView;
