import { own } from "./sentences.js";

/** The names that a program gives its levels, offers, cards, ...: of every object in it with `id` and `name`. */
export function names_in(program: unknown): (id: string) => string {
  let names: Record<string, string> | undefined;
  return (id) => {
    if (!names) gather(program, (names = {}));
    return own(names, id) ?? id;
  };
}

/** In the order of the keys, so that of two things with one id the same one gives the name as on the server. */
function gather(value: unknown, into: Record<string, string>): void {
  if (typeof value !== "object" || value === null) return;
  const members = value as Record<string, unknown>;
  const { id, name } = members;
  if (typeof id === "string" && typeof name === "string" && own(into, id) === undefined) into[id] = name;
  const keys = Object.keys(members);
  if (!Array.isArray(value)) keys.sort();
  for (const key of keys) gather(members[key], into);
}
