// Vue 3: views of a store as refs.

import { getCurrentScope, onScopeDispose, shallowRef, type ShallowRef } from "vue";
import type { MemberStore } from "../store/store.js";
import type { Views } from "../store/views/index.js";

/** A view of the store, kept up to date until the component or scope is gone; undefined: not known yet. */
export function useView<K extends keyof Views>(store: MemberStore, name: K): Readonly<ShallowRef<Views[K] | undefined>> {
  const view = shallowRef<unknown>(store.view(name));
  const end = store.subscribe(() => {
    view.value = store.view(name);
  });
  if (getCurrentScope()) onScopeDispose(end);
  return view as ShallowRef<Views[K] | undefined>;
}
