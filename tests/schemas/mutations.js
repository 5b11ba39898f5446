// Documents spoilt in one place each, from a valid one and its schema: every member dropped, of the
// wrong type, out of its range or too many, and a key nobody knows in every object.

import { byName } from "./schemas.js";

/** The subschemas that may concern one value: itself and what its references and branches say. */
function branches(schema, file, found = []) {
  if (typeof schema !== "object") return found;
  found.push({ schema, file });
  if (schema.$ref) {
    const [name, path] = schema.$ref.split("#");
    const target = name || file;
    const steps = path ? path.slice(1).split("/") : [];
    const at = steps.reduce((node, step) => node[step], byName.get(target));
    branches(at, target, found);
  }
  for (const key of ["allOf", "oneOf", "anyOf"]) {
    for (const sub of schema[key] ?? []) branches(sub, file, found);
  }
  return found;
}

/** The subschemas of one member or element. */
function below(all, value, key) {
  const found = [];
  for (const { schema, file } of all) {
    let sub;
    if (Array.isArray(value)) sub = schema.prefixItems?.[key] ?? schema.items;
    else sub = schema.properties?.[key] ?? schema.additionalProperties;
    if (sub) branches(sub, file, found);
  }
  return found;
}

const limit = (all, name, of) => {
  const given = all.map((b) => b.schema[name]).filter((n) => n !== undefined);
  return given.length ? of(...given) : undefined;
};

/** Values to put in the place of one. */
function* replacements(value, all) {
  for (const other of [null, true, 7, 1.5, "text", "two words", "", "é".repeat(300), [], {}, [[]]]) {
    if (JSON.stringify(other) !== JSON.stringify(value)) yield other;
  }
  if (typeof value === "number") {
    const least = limit(all, "minimum", Math.max);
    const most = limit(all, "maximum", Math.min);
    for (const edge of [least - 1, least, most, most + 1]) if (Number.isFinite(edge)) yield edge;
    yield* [-1, 0, 2 ** 53, -(2 ** 53), 1e19];
  }
  if (typeof value === "string") yield* ["x".repeat(64), "x".repeat(65), "x".repeat(513), value + " "];
  if (Array.isArray(value) && value.length > 0) {
    yield [...value, value[0]];
    yield [...value, null];
    const most = limit(all, "maxItems", Math.min);
    if (most <= 1000) yield Array.from({ length: most + 1 }, () => value[0]);
  }
}

function* walk(value, all, set) {
  for (const other of replacements(value, all)) yield set(other);
  if (value === null || typeof value !== "object") return;
  if (!Array.isArray(value)) {
    yield set({ ...value, no_such_key: 1 });
    const most = limit(all, "maxProperties", Math.min);
    if (most !== undefined) {
      const any = Object.values(value)[0] ?? 1;
      yield set(Object.fromEntries(Array.from({ length: most + 1 }, (_, i) => [`k${i}`, any])));
    }
    // A member of another form of the same object.
    for (const { schema } of all) {
      for (const key of Object.keys(schema.properties ?? {})) {
        if (!(key in value)) for (const other of [1, "x", {}, [1]]) yield set({ ...value, [key]: other });
      }
    }
  }
  for (const key of Object.keys(value)) {
    const place = Array.isArray(value) ? Number(key) : key;
    const replaced = (other) => {
      const copy = Array.isArray(value) ? [...value] : { ...value };
      copy[place] = other;
      return set(copy);
    };
    if (Array.isArray(value)) {
      yield set(value.toSpliced(place, 1));
    } else {
      const { [key]: dropped, ...rest } = value;
      yield set(rest);
    }
    yield* walk(value[place], below(all, value, place), replaced);
  }
}

/** Documents that differ from a valid one in one place, as JSON: all of them, or, of more than `most`, an even sample. */
export function mutations(kind, document, most) {
  const file = `${kind}.schema.json`;
  const all = () => walk(document, branches(byName.get(file), file), (d) => d);
  let count = 0;
  for (const _ of all()) ++count;
  const every = Math.ceil(count / most);
  const texts = new Set();
  let place = 0;
  for (const one of all()) if (place++ % every === 0) texts.add(JSON.stringify(one));
  return [...texts];
}
