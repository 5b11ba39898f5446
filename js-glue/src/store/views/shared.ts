// A view that is made again keeps the objects of the one before wherever they say the same: pages compare by identity what
// has to be drawn again, and a tap changes one line of fifty.

/** As `now` says, of `before`'s own parts as far as they are alike. */
export function shared<T>(before: unknown, now: T): T {
  if (Object.is(before, now)) return now;
  if (Array.isArray(now)) return shared_list(Array.isArray(before) ? before : [], now) as T;
  if (!is_plain(now)) return now;
  const old: Record<string, unknown> = is_plain(before) ? before : {};
  const made: Record<string, unknown> = {};
  let alike = is_plain(before);
  let count = 0;
  for (const key of Object.keys(now)) {
    ++count;
    const later = Object.getOwnPropertyDescriptor(now, key);
    if (later?.get) {
      // Made when somebody looks at it: not here.
      Object.defineProperty(made, key, later);
      alike = false;
      continue;
    }
    const value = (made[key] = shared(old[key], now[key]));
    if (value !== old[key] || !(key in old)) alike = false;
  }
  return (alike && count === Object.keys(old).length ? before : made) as T;
}

function shared_list(before: readonly unknown[], now: readonly unknown[]): readonly unknown[] {
  const named = new Map<unknown, unknown>();
  for (const one of before) {
    const name = name_of(one);
    if (name !== undefined) named.set(name, one);
  }
  const made = now.map((one, place) => {
    const name = name_of(one);
    return shared(name === undefined ? before[place] : named.get(name), one);
  });
  return made.length === before.length && made.every((one, place) => one === before[place]) ? before : made;
}

/** What a part is found by when its place is another. */
function name_of(part: unknown): unknown {
  return is_plain(part) ? (part.sku ?? part.id ?? part.line) : undefined;
}

function is_plain(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value) && Object.getPrototypeOf(value) === Object.prototype;
}
