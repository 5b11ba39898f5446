// React 18 and later: views of a store as a hook.

import { useCallback, useSyncExternalStore } from "react";
import type { MemberStore } from "../store/store.js";
import type { Views } from "../store/views/index.js";

/** A view of the store; the component is drawn again when it is another object. Undefined: not known yet. */
export function useView<K extends keyof Views>(store: MemberStore, name: K): Views[K] | undefined {
  const subscribe = useCallback((changed: () => void) => store.subscribe(changed), [store]);
  const view = useCallback(() => store.view(name), [store, name]);
  return useSyncExternalStore(subscribe, view, view);
}
