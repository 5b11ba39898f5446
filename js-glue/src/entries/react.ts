// React 18 and later: views of a store as a hook.

import { useMemo, useSyncExternalStore } from "react";
import { follow, type Pace } from "../store/paced.js";
import type { MemberStore } from "../store/store.js";
import type { Views } from "../store/views/index.js";

export type { Pace };

/**
 * A view of the store; the component is drawn again when it is another object. Undefined: not known yet. With a pace it follows
 * when the price is there and the page has time; the pace of the first drawing stays.
 */
export function useView<K extends keyof Views>(store: MemberStore, name: K, pace?: Pace): Views[K] | undefined {
  // A function written in the component is another one in each drawing: that is no other pace.
  const [subscribe, view] = useMemo(() => (pace ? paced(store, name, pace) : at_once(store, name)), [store, name, !pace]);
  return useSyncExternalStore(subscribe, view, view);
}

type Followed<T> = readonly [subscribe: (changed: () => void) => () => void, view: () => T | undefined];

function at_once<K extends keyof Views>(store: MemberStore, name: K): Followed<Views[K]> {
  return [(changed) => store.subscribe(changed), () => store.view(name)];
}

function paced<K extends keyof Views>(store: MemberStore, name: K, pace: Pace): Followed<Views[K]> {
  let shown = store.view(name);
  const subscribe = (changed: () => void) => {
    // What has happened between the drawing and this is not told again.
    shown = store.view(name);
    return follow(store, name, () => {
      shown = store.view(name);
      changed();
    }, pace);
  };
  return [subscribe, () => shown];
}
