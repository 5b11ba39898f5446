// A view that is made again keeps the objects of the one before wherever they say the same: pages compare by identity what
// has to be drawn again, and a tap changes one line of fifty.

/** As `now` says, of `before`'s own parts as far as they are alike. What has none of them is `now`'s own, and no copy: whoever
    made it knows it again. */
export function shared<T>(before: unknown, now: T): T {
  if (Object.is(before, now)) return now;
  if (Array.isArray(before) && Array.isArray(now)) return shared_list(before, now) as T;
  if (is_plain(before) && is_plain(now)) return shared_parts(before, now);
  return now;
}

function shared_parts<T extends Record<string, unknown>>(before: Record<string, unknown>, now: T): T {
  const later = with_later.has(now);
  let alike = true;
  let more = 0;
  let kept: Record<string, unknown> | undefined;
  // Not their lists of keys: a view has thousands of parts, and each tap would leave as many lists behind.
  for (const key in now) {
    ++more;
    if (later && Object.getOwnPropertyDescriptor(now, key)?.get) {
      alike = false;
      continue;
    }
    const value = shared(before[key], now[key]);
    if (value !== now[key]) (kept ??= {})[key] = value;
    if (value !== before[key] || !(key in before)) alike = false;
  }
  for (const _ in before) --more;
  if (alike && more === 0) return before as T;
  if (!kept) return now;
  return Object.assign(later ? made_later(Object.defineProperties({}, Object.getOwnPropertyDescriptors(now))) : Object.assign({}, now), kept) as T;
}

const with_later = new WeakSet<object>();

/** A view with getters: what they tell is made when somebody looks at it, and not to be compared. */
export function made_later<T extends object>(view: T): T {
  with_later.add(view);
  return view;
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
  if (made.length === before.length && made.every((one, place) => one === before[place])) return before;
  return made.every((one, place) => one === now[place]) ? now : made;
}

/** What a part is found by when its place is another. */
function name_of(part: unknown): unknown {
  return is_plain(part) ? (part.sku ?? part.id ?? part.line) : undefined;
}

function is_plain(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value) && Object.getPrototypeOf(value) === Object.prototype;
}
