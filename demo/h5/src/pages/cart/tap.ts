// A tap on a quantity, in two halves: its frame shows the total that was foreseen while the finger lay there, and nothing else,
// written into the page by hand; when that is painted the choice is made, and all else follows from it.

import type { Views } from "member-center/store";
import { nextTick } from "vue";
import { painted } from "../../shop/pace";

type Total = Views["total"];

const figures = new Set<(ahead: Total | undefined) => void>();
let made: (() => void) | undefined;

/** What shows the total: `ahead`, or, of nothing, the store's own. The answer ends it. */
export function shown_by(show: (ahead: Total | undefined) => void): () => void {
  figures.add(show);
  return () => figures.delete(show);
}

/** Shows a total now; `make` makes it so once that is painted. */
export function show_ahead(total: Total, make: () => void): void {
  for (const show of figures) show(total);
  made = make;
  painted(settle);
}

/** Makes what was shown so. Where it came otherwise, that is shown then. */
export function settle(): void {
  if (!made) return;
  const make = made;
  made = undefined;
  make();
  void nextTick(() => {
    if (!made) for (const show of figures) show(undefined);
  });
}

// Whatever comes next is to find it made: another tap, or the page's end, which paints no frame any more and keeps the cart.
for (const next of ["pointerdown", "keydown", "pagehide", "visibilitychange"]) addEventListener(next, settle, { capture: true, passive: true });
