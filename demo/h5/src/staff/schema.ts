// The JSON Schema of programs, asked by place: which keys and values are possible there.

import common from "member-center/schemas/common.schema.json";
import program from "member-center/schemas/program.schema.json";

/** The parts of JSON Schema that the package's schemas say possible keys and values with. */
export interface Schema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly description?: string;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly default?: unknown;
  readonly properties?: Readonly<Record<string, Schema | boolean>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: Schema | boolean;
  readonly items?: Schema | boolean;
  readonly allOf?: readonly Schema[];
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
}

type File = "program.schema.json" | "common.schema.json";
const files = { "program.schema.json": program, "common.schema.json": common } as unknown as Readonly<Record<File, Schema & { $defs: Record<string, Schema> }>>;

/** A schema, and the file that its references are in. */
interface Placed {
  readonly schema: Schema;
  readonly file: File;
}

export type Place = readonly (string | number)[];

/** A schema with what it refers to and combines: every part that has a say. */
function parts_of({ schema, file }: Placed, depth = 0): readonly Placed[] {
  if (depth > 12) return [];
  const further: Placed[] = [];
  if (schema.$ref) {
    const [name, pointer = ""] = schema.$ref.split("#");
    const to = (name || file) as File;
    const target = files[to]?.$defs[pointer.replace("/$defs/", "")];
    if (target) further.push({ schema: target, file: to });
  }
  for (const list of [schema.allOf, schema.anyOf, schema.oneOf]) for (const one of list ?? []) further.push({ schema: one, file });
  return [{ schema, file }, ...further.flatMap((one) => parts_of(one, depth + 1))];
}

function below(parts: readonly Placed[], key: string | number): readonly Placed[] {
  return parts.flatMap(({ file, schema }) => {
    const found = typeof key === "number" ? schema.items : (schema.properties?.[key] ?? schema.additionalProperties);
    return found && typeof found === "object" ? parts_of({ schema: found, file }) : [];
  });
}

function parts_at(place: Place): readonly Placed[] {
  return place.reduce(below, parts_of({ schema: files["program.schema.json"], file: "program.schema.json" }));
}

export interface Key {
  readonly name: string;
  readonly description: string;
  readonly required: boolean;
  /** What its value begins with. */
  readonly begins: "" | '""' | "[]" | "{}";
}

/** Keys that an object at a place can have. */
export function keys_at(place: Place): readonly Key[] {
  const parts = parts_at(place);
  const required = new Set(parts.flatMap(({ schema }) => schema.required ?? []));
  const found = new Map<string, Key>();
  for (const { schema, file } of parts)
    for (const [name, property] of Object.entries(schema.properties ?? {})) {
      if (typeof property !== "object" || found.has(name)) continue;
      const own = parts_of({ schema: property, file });
      found.set(name, { name, description: property.description ?? described(own), required: required.has(name), begins: beginning(own) });
    }
  return [...found.values()];
}

function beginning(parts: readonly Placed[]): Key["begins"] {
  const type = parts.find(({ schema }) => schema.type)?.schema.type;
  if (type === "object") return "{}";
  if (type === "array") return "[]";
  return type === "string" || parts.some(({ schema }) => schema.enum?.some((value) => typeof value === "string")) ? '""' : "";
}

function described(parts: readonly Placed[]): string {
  return parts.find(({ schema }) => schema.description)?.schema.description ?? "";
}

/** Values that are possible at a place, where the schema names them; and whether an id stands there. */
export function values_at(place: Place): { readonly values: readonly unknown[]; readonly id: boolean } {
  const parts = parts_at(place);
  const values = new Set<unknown>();
  for (const { schema } of parts) {
    for (const value of schema.enum ?? []) values.add(value);
    for (const value of [schema.const, schema.default]) if (value !== undefined) values.add(value);
    if (schema.type === "boolean") [true, false].forEach((value) => values.add(value));
  }
  return { values: [...values].filter((value) => typeof value !== "object"), id: parts.some(({ schema }) => schema.$ref?.endsWith("$defs/id")) };
}

/** What the schema says of a place. */
export function told_at(place: Place): string {
  return described(parts_at(place));
}
