// Vue 3: views of a store as refs.

import { getCurrentScope, onScopeDispose, shallowRef, type ShallowRef } from "vue";
import { follow, type Pace } from "../store/paced.js";
import type { MemberStore } from "../store/store.js";
import type { Views } from "../store/views/index.js";

export type { Pace };

/**
 * A view of the store, kept up to date until the component or scope is gone; undefined: not known yet. With a pace it follows
 * when the price is there and the page has time: for what is long beside the total, which is a small view of its own.
 */
export function useView<K extends keyof Views>(store: MemberStore, name: K, pace?: Pace): Readonly<ShallowRef<Views[K] | undefined>> {
  const view = shallowRef<unknown>(store.view(name));
  const end = follow(store, name, () => {
    view.value = store.view(name);
  }, pace);
  if (getCurrentScope()) onScopeDispose(end);
  return view as ShallowRef<Views[K] | undefined>;
}
