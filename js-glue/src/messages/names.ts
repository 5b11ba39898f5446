import { own } from "./sentences.js";

/**
 * What a program calls the thing of an id: the name in its table `names`, else that of the object in it with that `id` (of
 * an action: with that `kind`); undefined when there is none.
 */
export function names_in(program: unknown): (id: string) => string | undefined {
  let names: Record<string, string> | undefined;
  return (id) => {
    if (!names) gather(program, (names = {}));
    return named_apart(program, id) ?? own(names, id);
  };
}

function named_apart(program: unknown, id: string): string | undefined {
  const names = (program as { names?: unknown } | undefined)?.names;
  const name = typeof names === "object" && names !== null ? own(names as Record<string, unknown>, id) : undefined;
  return typeof name === "string" ? name : undefined;
}

/** In the order of the keys, so that of two things with one id the same one gives the name as on the server. */
function gather(value: unknown, into: Record<string, string>): void {
  if (typeof value !== "object" || value === null) return;
  const members = value as Record<string, unknown>;
  const { name } = members;
  const id = members.id ?? members.kind;
  if (typeof id === "string" && typeof name === "string" && own(into, id) === undefined) into[id] = name;
  const keys = Object.keys(members);
  if (!Array.isArray(value)) keys.sort();
  for (const key of keys) if (key !== "ext") gather(members[key], into);
}
