import type { MemberStore } from "./store.js";
import type { Views } from "./views/index.js";

/** When something is done that need not be in the frame of a tap: requestIdleCallback, a timeout. */
export type Pace = (run: () => void) => void;

/**
 * Calls `look` when a view may be another: after each change; with a pace when the price is there and the page has time. The
 * answer ends that.
 */
export function follow(store: MemberStore, name: keyof Views, look: () => void, pace?: Pace): () => void {
  if (!pace) return store.subscribe(look);
  let waiting = false;
  let over = false;
  const there = () => !over && !store.status.pricing;
  const show = () => {
    waiting = false;
    if (there()) look();
  };
  // One after another, each in a task of its own: reading the price, telling it, and drawing what was told.
  const make = () => {
    if (there()) store.view(name);
    pace(show);
  };
  const read = () => {
    if (there()) store.readPrice();
    pace(make);
  };
  const end = store.subscribe(() => {
    // While a price is under way there is nothing to tell of it: it is told when it is there.
    if (waiting || store.status.pricing) return;
    waiting = true;
    pace(read);
  });
  return () => {
    over = true;
    end();
  };
}
