import { type ShallowRef } from "vue";
import { type Pace } from "../store/paced.js";
import type { MemberStore } from "../store/store.js";
import type { Views } from "../store/views/index.js";
export type { Pace };
/**
 * A view of the store, kept up to date until the component or scope is gone; undefined: not known yet. With a pace it follows
 * when the price is there and the page has time: for what is long beside the total, which is a small view of its own.
 */
export declare function useView<K extends keyof Views>(store: MemberStore, name: K, pace?: Pace): Readonly<ShallowRef<Views[K] | undefined>>;
