// From what a page shows to what it is to show, in as little as setData takes.

/** Paths of setData, and what is there now: {"cart.price.payable.text": "¥12.00", "cart.lines[2].quantity": 3}. */
export type Changes = Record<string, unknown>;

type Node = Readonly<Record<string, unknown>> | readonly unknown[];

/** A key that a path can name: every other one has the object around it sent whole. */
const plain_key = /^[A-Za-z_][\w-]*$/;

/**
 * What leads from one value to another at a path. Lists go by their places: one that has become shorter is sent whole, as
 * is anything whose parts would be longer. What is gone becomes null: setData takes nothing away.
 */
export function changes(before: unknown, after: unknown, path: string): Changes {
  const found: Changes = {};
  collect(before, after, path, found);
  return found;
}

/** Adds to what is found, and tells how many characters that is. */
function collect(before: unknown, after: unknown, path: string, found: Changes): number {
  if (before === after || (before === null && after === undefined)) return 0;
  if (!is_node(before) || !is_node(after) || !goes_by_parts(before, after)) return set(path, after, found);
  const parts: Changes = {};
  const paths = Array.isArray(after)
    ? collect_list(before as readonly unknown[], after, path, parts)
    : collect_fields(before as Record<string, unknown>, after as Record<string, unknown>, path, parts);
  if (paths > 64 && paths > path.length + size_of(after)) return set(path, after, found);
  for (const part of Object.keys(parts)) found[part] = parts[part];
  return paths;
}

function collect_list(before: readonly unknown[], after: readonly unknown[], path: string, found: Changes): number {
  let paths = 0;
  after.forEach((item, place) => {
    const at = `${path}[${place}]`;
    paths += place < before.length ? collect(before[place], item, at, found) : set(at, item, found);
  });
  return paths;
}

function collect_fields(before: Record<string, unknown>, after: Record<string, unknown>, path: string, found: Changes): number {
  let paths = 0;
  for (const key of Object.keys(after)) paths += collect(before[key], after[key], `${path}.${key}`, found);
  for (const key of Object.keys(before))
    if (!(key in after) && before[key] !== undefined && before[key] !== null) paths += set(`${path}.${key}`, null, found);
  return paths;
}

function set(path: string, value: unknown, found: Changes): number {
  found[path] = value === undefined ? null : value;
  return path.length + size_of(value) + 4;
}

function goes_by_parts(before: Node, after: Node): boolean {
  if (Array.isArray(before) || Array.isArray(after)) return Array.isArray(before) && Array.isArray(after) && after.length >= before.length;
  return [...Object.keys(before), ...Object.keys(after)].every((key) => plain_key.test(key));
}

function is_node(value: unknown): value is Node {
  return typeof value === "object" && value !== null;
}

/** About as many characters as its JSON has. */
function size_of(value: unknown): number {
  if (typeof value === "string") return value.length + 2;
  if (!is_node(value)) return 5;
  let size = 2;
  if (Array.isArray(value)) for (const item of value) size += size_of(item) + 1;
  else for (const key of Object.keys(value)) size += key.length + 4 + size_of((value as Record<string, unknown>)[key]);
  return size;
}

/**
 * The value with its changes: what `changes` has told of, at another place. Parts that no path leads to are those of before,
 * so that whoever compares by identity sees what is new. What is gone is gone.
 */
export function applied(before: unknown, found: Changes, path: string): unknown {
  const whole: Record<string, unknown> = { [path]: before };
  const own = new Set<unknown>([whole]);
  for (const at of Object.keys(found)) {
    const keys = at.split(/[.[\]]+/).filter((key) => key !== "");
    const last = keys.pop() as string;
    let node = whole;
    for (const key of keys) {
      const child = node[key];
      if (!own.has(child)) own.add((node[key] = Array.isArray(child) ? child.slice() : { ...(child as object) }));
      node = node[key] as Record<string, unknown>;
    }
    if (found[at] === null) delete node[last];
    else node[last] = found[at];
  }
  return whole[path];
}
