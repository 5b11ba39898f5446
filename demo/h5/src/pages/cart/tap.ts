// A tap on a quantity, in two halves: its frame shows the total that was foreseen, and drawn where nobody sees it, while the finger
// lay there, and nothing else; when that is painted the choice is made, and all else follows from it.

import type { Views } from "member-center/store";
import { nextTick } from "vue";
import { painted } from "../../shop/pace";

type Total = Views["total"];

/** What shows the total. */
interface Figure {
  /** A total that is likely to come next; nothing: none is. */
  readonly expect: (ahead: Total | undefined) => void;
  /** That total, or, of nothing, the store's own. */
  readonly show: (ahead: Total | undefined) => void;
}

const figures = new Set<Figure>();
let made: (() => void) | undefined;

/** The answer ends it. */
export function shown_by(figure: Figure): () => void {
  figures.add(figure);
  return () => figures.delete(figure);
}

/** Draws a total that a tap would bring, before it is one. */
export function expect(total: Total | undefined): void {
  for (const figure of figures) figure.expect(total);
}

/** Shows a total now; `make` makes it so once that is painted. */
export function show_ahead(total: Total, make: () => void): void {
  for (const figure of figures) figure.show(total);
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
    if (!made) for (const figure of figures) figure.show(undefined);
  });
}

// Whatever comes next is to find it made: another tap, or the page's end, which paints no frame any more and keeps the cart.
for (const next of ["pointerdown", "keydown", "pagehide", "visibilitychange"]) addEventListener(next, settle, { capture: true, passive: true });
addEventListener("pointercancel", () => expect(undefined), { capture: true, passive: true });
