import type { Scene } from "../scene.js";
/** What `readPast` can bring that is not listed yet. */
export interface PastView {
    readonly orders: boolean;
    readonly records: boolean;
}
export declare function past_view(scene: Scene): PastView;
