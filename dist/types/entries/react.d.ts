import { type Pace } from "../store/paced.js";
import type { MemberStore } from "../store/store.js";
import type { Views } from "../store/views/index.js";
export type { Pace };
/**
 * A view of the store; the component is drawn again when it is another object. Undefined: not known yet. With a pace it follows
 * when the price is there and the page has time; the pace of the first drawing stays.
 */
export declare function useView<K extends keyof Views>(store: MemberStore, name: K, pace?: Pace): Views[K] | undefined;
