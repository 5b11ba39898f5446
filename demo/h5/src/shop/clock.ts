// When the demonstration takes place: its members' coupons and sales are of those days, and are as fresh whenever somebody looks.
// Where a service stands behind the page, it tells the time.

import { begins } from "../../../site/clock.json";

const opened = Date.now();

/** Milliseconds since 1970. */
export function now(): number {
  return Date.parse(begins) + Date.now() - opened;
}
