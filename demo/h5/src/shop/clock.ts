// When the demonstration takes place: its members' coupons and sales are of those days, and are as fresh whenever somebody looks.
// Where a service stands behind the page, it tells the time.

const [given] = Object.values(import.meta.glob<{ readonly begins: string }>("../../../site/clock.json", { eager: true, import: "default" }));
const opened = Date.now();

/** Milliseconds since 1970. Without a day of the demonstration, the machine's. */
export function now(): number {
  return given ? Date.parse(given.begins) + Date.now() - opened : Date.now();
}
