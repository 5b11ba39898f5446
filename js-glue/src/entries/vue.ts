// Vue 3: views of a store as refs.

import { getCurrentScope, onScopeDispose, shallowRef, type ShallowRef } from "vue";
import type { MemberStore } from "../store/store.js";
import type { Views } from "../store/views/index.js";

/** When something is done that need not be in the frame of a tap: requestIdleCallback, a timeout. */
export type Pace = (run: () => void) => void;

/**
 * A view of the store, kept up to date until the component or scope is gone; undefined: not known yet. With a pace it follows
 * when the price is there and the page has time: for what is long beside the total, which is a small view of its own.
 */
export function useView<K extends keyof Views>(store: MemberStore, name: K, pace?: Pace): Readonly<ShallowRef<Views[K] | undefined>> {
  const view = shallowRef<unknown>(store.view(name));
  let waiting = false;
  let over = false;
  const look = () => {
    waiting = false;
    if (!over && !(pace && store.status.pricing)) view.value = store.view(name);
  };
  // One after another, each in a task of its own: reading the price, telling it, and drawing what was told.
  const make = (ahead: Pace) => {
    if (!over && !store.status.pricing) store.view(name);
    ahead(look);
  };
  const read = (ahead: Pace) => {
    if (!over && !store.status.pricing) store.readPrice();
    ahead(() => make(ahead));
  };
  const told = () => {
    if (!pace) return look();
    // While a price is under way there is nothing to tell of it: it is told when it is there.
    if (waiting || store.status.pricing) return;
    waiting = true;
    pace(() => read(pace));
  };
  const end = store.subscribe(told);
  if (getCurrentScope()) onScopeDispose(() => {
    over = true;
    end();
  });
  return view as ShallowRef<Views[K] | undefined>;
}
