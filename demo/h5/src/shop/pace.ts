// What follows a tap, and need not be in its frame: done when the frame is painted and the page has time.

import type { Pace } from "member-center/vue";
import { onScopeDispose, shallowRef, type ShallowRef, watch } from "vue";
import { open_session } from "./session";

export const soon: Pace = "requestIdleCallback" in window
  ? (run) => requestIdleCallback(run, { timeout: 100 })
  : (run) => painted(run);

/** When the next frame is painted: for what moves in it. */
export function painted(run: () => void): void {
  requestAnimationFrame(() => setTimeout(run));
}

/** A frame and a half: longer than that nobody is to wait for what was tapped. */
const patience = 25;

/** Does something when the price of what was just chosen is there: both are drawn in one frame, where that comes soon enough. */
export function with_total(run: () => void): void {
  const { store } = open_session();
  if (!store.status.pricing) return run();
  const once = () => {
    clearTimeout(timer);
    end();
    run();
  };
  const timer = setTimeout(once, patience);
  const end = store.subscribe(() => store.status.pricing || once());
}

/** What something is, a moment later: so that parts of a page that follow from one price are drawn one after another. */
export function later<T>(source: () => T): Readonly<ShallowRef<T>> {
  const followed = shallowRef(source());
  let waiting = false;
  let over = false;
  watch(source, () => {
    if (waiting) return;
    waiting = true;
    soon(() => {
      waiting = false;
      if (!over) followed.value = source();
    });
  });
  onScopeDispose(() => (over = true));
  return followed;
}
