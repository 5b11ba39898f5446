import { type ShallowRef } from "vue";
import type { MemberStore } from "../store/store.js";
import type { Views } from "../store/views/index.js";
/** A view of the store, kept up to date until the component or scope is gone; undefined: not known yet. */
export declare function useView<K extends keyof Views>(store: MemberStore, name: K): Readonly<ShallowRef<Views[K] | undefined>>;
