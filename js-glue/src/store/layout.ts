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

/** Bars of a waterfall: each begins where the one before has ended, from the right end of the whole and what came on top. */
export function stretches(parts: readonly number[], whole: number, more = 0): readonly Stretch[] {
  const all = whole + more;
  let left = all;
  return parts.map((part) => {
    left -= part;
    return { from: share(left, all), length: share(part, all) };
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

/** Levels from the first to the last, as cards are made: the first of paper, the last the darkest. */
export type Finish = "paper" | "silver" | "brand" | "gold" | "night";

const finishes: readonly (readonly Finish[])[] = [
  [], ["brand"], ["paper", "night"], ["paper", "brand", "night"], ["paper", "silver", "gold", "night"], ["paper", "silver", "brand", "gold", "night"],
];

/** Of so many cards, what the one at a place is made of; beyond five the middle ones are alike. */
export function finish(place: number, of: number): Finish {
  const row = finishes[Math.min(of, 5)] ?? [];
  return (place >= of - 1 ? row[row.length - 1] : row[Math.min(place, row.length - 2)]) ?? "brand";
}

/** A month's sheet of a calendar: weeks from Monday to Sunday, with the days before and after it. */
export function month_sheet(month: string): readonly (readonly string[])[] {
  const [year = 1970, number = 1] = month.split("-").map(Number);
  const day = (of: number): string => new Date(Date.UTC(year, number - 1, of)).toISOString().slice(0, 10);
  const first = -((new Date(Date.UTC(year, number - 1, 1)).getUTCDay() + 6) % 7);
  const last = new Date(Date.UTC(year, number, 0)).getUTCDate();
  const weeks: string[][] = [];
  for (let monday = first; monday < last; monday += 7) weeks.push([1, 2, 3, 4, 5, 6, 7].map((of) => day(monday + of)));
  return weeks;
}

/** Every month from one to another, at most so many: the last ones. */
export function months_through(first: string, last: string, most: number): readonly string[] {
  const months: string[] = [];
  const [year = 1970, number = 1] = last.split("-").map(Number);
  for (let back = 0; back < most; back++) {
    const month = new Date(Date.UTC(year, number - 1 - back, 1)).toISOString().slice(0, 7);
    if (month < first) break;
    months.unshift(month);
  }
  return months;
}

/** A day as accounts count them: days since 1970-01-01. */
export function day_number(day: string): number {
  return Date.parse(`${day}T00:00Z`) / 86_400_000;
}
