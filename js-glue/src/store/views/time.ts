import type { Scene } from "../scene.js";

/** The instant that pages show, in the shop's zone. */
export interface TimeView {
  readonly at: number;
  readonly travelling: boolean;
  /** "2026-11-28 12:30". */
  readonly text: string;
  /** For a field of a form: "2026-11-28T12:30". */
  readonly field: string;
  /** What happens later and is worth a journey. */
  readonly places: readonly { readonly at: number; readonly name: string; readonly text: string }[];
}

export function time_view({ overview, speaker, status, words }: Scene): TimeView {
  const moment = speaker.moment(status.at).slice(0, 16);
  const { tier, points } = overview;
  const places: TimeView["places"][number][] = [];
  if (tier && tier.until !== null) places.push({ at: tier.until, name: words.tell("time_level", { level: tier.name }), text: speaker.moment(tier.until) });
  for (const { at, points: gone } of points.expiring.slice(0, 2)) {
    places.push({ at, name: words.tell("time_points", { points: speaker.points(gone) }), text: speaker.moment(at) });
  }
  return { at: status.at, travelling: status.travelling, text: moment, field: moment.replace(" ", "T"), places };
}
