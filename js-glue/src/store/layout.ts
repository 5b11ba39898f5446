// Lengths of bars. The only place where a page's figures are divided: nothing that is shown as a number comes from here.

/** Where a bar begins and how long it is, as parts of the whole, 0 to 1. */
export interface Stretch {
  readonly from: number;
  readonly length: number;
}

/** A part of a whole, 0 to 1. */
export function share(part: number, whole: number): number {
  return whole > 0 ? Math.min(1, Math.max(0, part / whole)) : 0;
}

/** Bars of a waterfall: each begins where the one before has ended, from the right end of the whole. */
export function stretches(parts: readonly number[], whole: number): readonly Stretch[] {
  let left = whole;
  return parts.map((part) => {
    left -= part;
    return { from: share(left, whole), length: share(part, whole) };
  });
}

/** Parts beside each other: a doughnut, a stacked bar. */
export function shares(parts: readonly number[]): readonly number[] {
  const whole = parts.reduce((sum, part) => sum + part, 0);
  return parts.map((part) => share(part, whole));
}

/** How far down a price is on its way from one to another, 0 to 1. */
export function descent(from: number, now: number, to: number): number {
  return share(from - now, from - to);
}

/** How long something has still to run, in milliseconds: for a clock on the screen that counts down. */
export function span(from: number, to: number): number {
  return Math.max(0, to - from);
}
