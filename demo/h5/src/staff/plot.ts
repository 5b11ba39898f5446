// Where the marks of a plot are. Nothing that is shown as a number comes from here.

export const width = 340;
export const height = 150;
const left = 8;
const foot = 20;
const head = 8;

export interface Bar {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

const top_of = (values: readonly number[]) => Math.max(1, ...values);
const y_of = (value: number, top: number) => height - foot - (Math.max(0, value) / top) * (height - foot - head);

/** Bars of several series side by side: by series, then by place. */
export function bars(series: readonly (readonly number[])[]): readonly (readonly Bar[])[] {
  const places = Math.max(1, ...series.map((one) => one.length));
  const top = top_of(series.flat());
  const step = (width - 2 * left) / places;
  const wide = (step * 0.72) / series.length;
  return series.map((values, which) => values.map((value, place) => {
    const y = y_of(value, top);
    return { x: left + step * place + step * 0.14 + wide * which, y, width: Math.max(1, wide - 1), height: height - foot - y };
  }));
}

/** Lines of several series: points where there is a value, on a scale from 0 to the top. */
export function lines(series: readonly (readonly (number | null)[])[], top: number): readonly string[] {
  const places = Math.max(2, ...series.map((one) => one.length));
  const step = (width - 2 * left) / (places - 1);
  return series.map((values) => values.flatMap((value, place) => (value === null ? [] : [`${left + step * place},${y_of(value, top)}`])).join(" "));
}

/** Labels under the places: every one, or every third where they would touch. */
export function labels(texts: readonly string[], from_ends: boolean): readonly { readonly x: number; readonly text: string; readonly anchor: "start" | "middle" | "end" }[] {
  const step = (width - 2 * left) / Math.max(1, from_ends ? texts.length - 1 : texts.length);
  const every = texts.length > 8 ? 3 : 1;
  // At an end half of a label would be outside.
  const anchor = (place: number): "start" | "middle" | "end" => (!from_ends ? "middle" : place === 0 ? "start" : place === texts.length - 1 ? "end" : "middle");
  return texts.map((text, place) => ({ text, anchor: anchor(place), x: left + step * (from_ends ? place : place + 0.5) })).filter((_label, place) => place % every === 0);
}

/** A bar's length beside its row, in percent of the longest. */
export function long(value: number, values: readonly number[]): string {
  return `${Math.round((Math.max(0, value) / top_of(values)) * 100)}%`;
}
