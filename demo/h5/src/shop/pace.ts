// What follows a tap, and need not be in its frame: done when the frame is painted and the page has time.

import type { Pace } from "member-center/vue";
import { onScopeDispose, shallowRef, type ShallowRef, watch } from "vue";
import { open_session } from "./session";

export const soon: Pace = (run) => idle(() => (tapping ? afterwards.push(run) : run()));

const idle: Pace = "requestIdleCallback" in window
  ? (run) => requestIdleCallback(run, { timeout: 100 })
  : (run) => painted(run);

/** A frame and a half: longer than that nobody is to wait for what was tapped. */
const patience = 25;
/** The same, counted from when the frame of a tap is painted. */
const after_frame = 10;

/** What is done when the next frame is painted. */
let to_be_painted: (() => void)[] = [];

/** A finger lies on the glass, or its tap is not painted yet: that frame is for what it asked, and the rest comes afterwards. */
let tapping = false;
let lifted: ReturnType<typeof setTimeout> | undefined;
const afterwards: (() => void)[] = [];

addEventListener("pointerdown", () => {
  tapping = true;
  // Longer than a tap takes the page does not wait.
  tapped_in(400);
}, { capture: true, passive: true });
// A timer would be work in the tap's frame: that frame, which is waited for anyway, sets it.
for (const ends of ["pointerup", "pointercancel"]) addEventListener(ends, () => painted(() => tapped_in(after_frame)), { capture: true, passive: true });

function tapped_in(ms: number): void {
  clearTimeout(lifted);
  lifted = setTimeout(tapped, ms);
}

function tapped(): void {
  tapping = false;
  for (const run of afterwards.splice(0)) soon(run);
}

/** When the next frame is painted: for what moves in it. Each in a task of its own; the frame itself is told of once. */
export function painted(run: () => void): void {
  if (to_be_painted.push(run) > 1) return;
  requestAnimationFrame(() => {
    const runs = to_be_painted;
    to_be_painted = [];
    const next = () => {
      const run = runs.shift();
      if (runs.length > 0) setTimeout(next);
      run?.();
    };
    setTimeout(next);
  });
}

/** What is still to be drawn, and whether some of it is on its way into a frame. */
const to_draw: (() => void)[] = [];
let drawing = false;

/** Draws a piece when the page has time: never two of them in one frame, which would have to lay out both. */
export function piece(run: () => void): void {
  to_draw.push(run);
  if (!drawing) draw_next();
}

function draw_next(): void {
  drawing = true;
  soon(() => {
    to_draw.shift()?.();
    painted(() => {
      drawing = false;
      if (to_draw.length > 0) draw_next();
    });
  });
}

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
    piece(() => {
      waiting = false;
      if (!over) followed.value = source();
    });
  });
  onScopeDispose(() => (over = true));
  return followed;
}
