import type { MemberStore } from "../store/store.js";
import type { Views } from "../store/views/index.js";
/** A view of the store; the component is drawn again when it is another object. Undefined: not known yet. */
export declare function useView<K extends keyof Views>(store: MemberStore, name: K): Views[K] | undefined;
