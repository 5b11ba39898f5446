/** So many hours as days; nothing: they are no whole days, or one. */
export function whole_days(hours: number): number | undefined {
  const days = hours / 24;
  return days > 1 && Number.isInteger(days) ? days : undefined;
}

/** Figures of one kind for one thing, told as one: of an order's lines, of the lots that an exchange took. What does not have
    one is left out. */
export function summed(figures: Iterable<number | undefined>): number {
  let sum = 0;
  for (const figure of figures) sum += figure ?? 0;
  return sum;
}
