import type { MemberStore } from "./store.js";
import type { Views } from "./views/index.js";
/** When something is done that need not be in the frame of a tap: requestIdleCallback, a timeout. */
export type Pace = (run: () => void) => void;
/**
 * Calls `look` when a view may be another: after each change; with a pace when the price is there and the page has time. The
 * answer ends that.
 */
export declare function follow(store: MemberStore, name: keyof Views, look: () => void, pace?: Pace): () => void;
