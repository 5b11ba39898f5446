/**
 * An id for an order or an event, made before it is sent: the time, and 60 bits by chance, in 21 characters or so.
 * `random` gives numbers from 0 to below 1.
 */
export function newId(prefix = "", now: number = Date.now(), random: () => number = Math.random): string {
  const part = () => Math.floor(random() * 2 ** 30).toString(36).padStart(6, "0");
  return `${prefix}${Math.floor(now).toString(36)}-${part()}${part()}`;
}
