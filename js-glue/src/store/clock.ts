import { type Clock, clock_time } from "../messages/figures.js";
import type { Instant } from "../types/index.js";

/** What time it is: the books' time as well as the page knows it, or the instant somebody travels to. */
export class StoreClock {
  private readonly own: () => Instant;
  /** So far the page's own clock is behind the books' clock, in milliseconds. */
  behind = 0;
  private travelled: Instant | undefined;
  private floor: Instant = 0;

  /** `own` is the page's clock. */
  constructor(own: () => Instant) {
    this.own = own;
  }

  /** The books' clock, just now. */
  set(now: Instant): void {
    this.behind = now - this.own();
  }

  /** Nothing is shown before this: what has happened has happened. */
  notBefore(at: Instant): void {
    this.floor = Math.max(this.floor, at);
  }

  /** To an instant, where it stays; nothing: back to now. */
  travel(at: Instant | undefined): void {
    this.travelled = at;
  }

  get travelling(): boolean {
    return this.travelled !== undefined;
  }

  now(): Instant {
    return Math.max(this.travelled ?? this.own() + this.behind, this.floor);
  }
}

/** The program's zone at an instant, in minutes east of UTC. */
export function zone_of(center: Exclude<Clock, number>, at: Instant): number {
  const { day, minute } = center.clock(at);
  const utc = new Date(at);
  const days = day === utc.toISOString().slice(0, 10) ? 0 : day > utc.toISOString().slice(0, 10) ? 1440 : -1440;
  return days + minute - utc.getUTCHours() * 60 - utc.getUTCMinutes();
}

/** When a clock in the program's zone shows "2026-11-28T12:30"; nothing: that is no time. */
export function instant_of(zone: Clock, local: string): Instant | undefined {
  const shown = Date.parse(`${local}Z`);
  if (Number.isNaN(shown)) return undefined;
  let at = shown;
  // Once for the zone, once more where summer time begins or ends between.
  for (let times = 0; times < 2; times++) {
    const { day, minute } = clock_time(zone, at);
    at += shown - (Date.parse(`${day}T00:00Z`) + minute * 60_000);
  }
  return at;
}
