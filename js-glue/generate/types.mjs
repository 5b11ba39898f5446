// The types of programs, accounts, carts, events, quotes and overviews, from the JSON Schemas.

import { readFileSync, readdirSync } from "node:fs";
import { compile } from "json-schema-to-typescript";
import { discriminator, forms_of } from "./forms.mjs";

/** Quantities: what a description begins with, the name, what it says. */
const quantities = [
  [/^Fen(?=\.|$)/, "Fen", "An amount of money in the currency's minor unit: 1230 is ¥12.30."],
  [/^Points(?=\.|$)/, "Points", "Whole points."],
  [/^Basis points(?=\.| \(| of| off|$)/, "BasisPoints", "A rate: 8800 is 88 %, 10000 is 100 %."],
  [/^Milliseconds\b/, "Instant", "Milliseconds since 1970-01-01T00:00:00Z."],
];
const words = [
  ["Id", "1 to 64 printable ASCII characters without space, quote or backslash."],
  ["Day", "A civil day in the program's time zone: 2026-11-22."],
];

const pascal = (name) => name.replace(/(?:^|_)([a-z])/g, (_, letter) => letter.toUpperCase());

/** Every schema that gets a name, as json-schema-to-typescript takes it: other names stand in it as tsType. */
class Types {
  constructor(files) {
    this.files = files;
    this.named = new Map();
  }

  /** The schema that `reference` means in `file`, and the file it stands in. */
  find(reference, file) {
    const [name, pointer = ""] = reference.split("#");
    const where = name || file;
    const schema = pointer.split("/").slice(1).reduce((node, step) => node[step], this.files.get(where));
    return { schema, file: where, key: pointer.split("/").at(-1) || where.split(".")[0] };
  }

  /** The name of what a reference means; it is read the first time. */
  name_of(reference, file) {
    const found = this.find(reference, file);
    const name = found.schema.title ?? pascal(found.key);
    if (name === "Text") return "string";
    if (!words.some(([word]) => word === name) && name !== "Instant") this.define(name, found.schema, found.file);
    return name;
  }

  define(name, schema, file) {
    const before = this.named.get(name);
    if (before) {
      if (before.source !== JSON.stringify(schema)) throw new Error(`two schemas have the title ${name}`);
      return;
    }
    this.named.set(name, { source: JSON.stringify(schema), schema: undefined });
    const read = schema.additionalProperties?.$ref?.endsWith("/anything")
      ? { tsType: "{ readonly [key: string]: unknown }" } : schema.properties ? this.object(name, schema, file) : this.value(schema, file);
    this.named.get(name).schema = { ...read, description: schema.description };
  }

  /** An object, or the union of its forms. */
  object(name, schema, file) {
    const forms = forms_of(schema, (reference) => this.find(reference, file).schema);
    const by = discriminator(schema);
    if (!by) return this.union(forms[0][1], file);
    const names = forms.map(([value, of_value]) => {
      const own = pascal(value) + name;
      // "满减 amount_off, 折扣 percent_off": the word before the value says what it is.
      const says = new RegExp(`(\\S+) ${value}\\b`).exec(schema.properties[by].description ?? "")?.[1];
      const described = of_value.map((form) => ({ ...form, properties: { ...form.properties, [by]: { const: value } } }));
      this.named.set(own, { schema: { ...this.union(described, file), description: says && `${says}.` } });
      return own;
    });
    return { tsType: names.join(" | ") };
  }

  union(forms, file) {
    const read = forms.map((form) => this.members(form, file));
    return read.length === 1 ? read[0] : { oneOf: read };
  }

  members(form, file) {
    const properties = Object.entries(form.properties).map(([key, property]) => [key, this.value(property, file)]);
    return { type: "object", description: form.description, properties: Object.fromEntries(properties), required: form.required, additionalProperties: false };
  }

  /** The schema of a value inside another: objects with a title become names. */
  value(schema, file) {
    const { description } = schema;
    const as = (tsType) => ({ tsType, description });
    if (schema.$ref) return as(this.name_of(schema.$ref, file));
    if (schema.properties && schema.title) return this.define(schema.title, schema, file), as(schema.title);
    if (schema.properties) return { ...this.union(forms_of(schema, (reference) => this.find(reference, file).schema)[0][1], file), description };
    if (schema.allOf) return { ...this.value(schema.allOf[0], file), description }; // the rest narrows it
    for (const choice of ["oneOf", "anyOf"])
      if (schema[choice]) {
        // Null says that there is none; the quantity is the one of the other branch.
        const branches = schema[choice].map((branch) => this.value({ description: branch.$ref ? undefined : description, ...branch }, file));
        return { [choice]: branches.map(({ description: _, ...branch }) => branch), description };
      }
    // A row: a number per column.
    if (schema.prefixItems && !schema.items) return { type: "array", items: { type: "number" }, description };
    if (schema.type === "array") return { type: "array", items: this.value(schema.items, file), description };
    if (schema.type === "integer") return as(quantities.find(([begins]) => begins.test(description))?.[1] ?? "number");
    if (schema.type === "object") return { type: "object", additionalProperties: this.value(schema.additionalProperties, file), description };
    if (schema.enum || "const" in schema) return { enum: schema.enum ?? [schema.const], description };
    if (Array.isArray(schema.type)) return { type: schema.type.map((type) => (type === "integer" ? "number" : type)), description };
    return { type: schema.type, description };
  }
}

const options = {
  bannerComment: "",
  additionalProperties: false,
  strictIndexSignatures: false,
  style: { printWidth: 110, trailingComma: "all" },
};

/** The codes, each of which has a sentence. */
function codes(sentences) {
  const union = (group) => Object.keys(sentences[group]).sort().map((code) => `\n  | "${code}"`).join("");
  return [
    `/** What can be wrong with what was given, and why an event is refused (docs/errors.md). */\nexport type ProblemCode =${union("problem")};\n`,
    `/** Why an offer is not applied. */\nexport type ReasonCode = Reason["code"];\n`,
    `/** What verify can answer. */\nexport type VerdictCode =${union("verdict")};\n`,
  ];
}

/** The whole module as text, of the folder of the schemas and the sentences of one language. */
export async function types_module(folder, sentences) {
  const names = readdirSync(folder).filter((name) => name.endsWith(".schema.json")).sort();
  const files = new Map(names.map((name) => [name, JSON.parse(readFileSync(`${folder}/${name}`, "utf8"))]));
  const types = new Types(files);
  for (const name of names) if (files.get(name).type) types.name_of(name, name);

  const parts = ["// Made from schemas/ by `npm run generate`. Change the schemas, not this.\n"];
  for (const [, name, says] of quantities) parts.push(`/** ${says} */\nexport type ${name} = number;\n`);
  for (const [name, says] of words) parts.push(`/** ${says} */\nexport type ${name} = string;\n`);
  for (const name of [...types.named.keys()].sort()) parts.push(await compile(types.named.get(name).schema, name, options));
  parts.push(...codes(sentences));
  return parts.join("\n").replace(/\n{3,}/g, "\n\n")
    // A comment of one line on one line.
    .replace(/\/\*\*\n\s*\* (.*)\n\s*\*\//g, "/** $1 */");
}
