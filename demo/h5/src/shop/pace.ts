// What follows a tap, and need not be in its frame: done when the frame is painted and the page has time.

import type { Pace } from "member-center/vue";
import { onScopeDispose, shallowRef, type ShallowRef, watch } from "vue";

export const soon: Pace = "requestIdleCallback" in window
  ? (run) => requestIdleCallback(run, { timeout: 100 })
  : (run) => requestAnimationFrame(() => setTimeout(run));

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
