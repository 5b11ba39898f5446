import type { Speaker } from "../../messages/speaker.js";
import type { Fen, Instant, Points } from "../../types/index.js";

/** Money as it is shown: `fen` is for what moves and for tests, never to be computed with. */
export interface Money {
  readonly fen: Fen;
  readonly text: string;
}

export interface PointsShown {
  readonly points: Points;
  /** "200 积分". */
  readonly text: string;
}

/** An instant as it is shown: the last day, or the last minute where it ends within a day. */
export interface Ends {
  readonly at: Instant;
  readonly text: string;
}

/** In the one form that sentences have: the same sum stands beside itself in both. */
export function money(speaker: Speaker, fen: Fen): Money {
  return { fen, text: speaker.money(fen) };
}

export function points(speaker: Speaker, points: Points): PointsShown {
  return { points, text: speaker.points(points) };
}

/** What a speaker has said already: a date costs a call of the engine, and a hundred coupons end on a few days. */
const told = new WeakMap<Speaker, Map<string, string>>();

export function said(speaker: Speaker, what: string, say: () => string): string {
  let texts = told.get(speaker);
  if (!texts || texts.size > 2000) told.set(speaker, (texts = new Map()));
  let text = texts.get(what);
  if (text === undefined) texts.set(what, (text = say()));
  return text;
}

export function ends(speaker: Speaker, at: Instant): Ends {
  return { at, text: said(speaker, `until ${at}`, () => speaker.through(at)) };
}
