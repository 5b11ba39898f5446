// The project's JSON Schemas, compiled.

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import Ajv from "ajv/dist/2020.js";

export const root = join(import.meta.dirname, "../..");

const folder = join(root, "schemas");
const schemas = readdirSync(folder)
  .filter((name) => name.endsWith(".schema.json"))
  .map((name) => JSON.parse(readFileSync(join(folder, name), "utf8")));

/** Kinds of document that have a schema: "program", "cart", ...; "common" and "reason" are parts of others. */
export const kinds = schemas.map((s) => s.$id.replace(".schema.json", "")).filter((k) => k !== "common" && k !== "reason");

const ajv = new Ajv({
  allErrors: true,
  strict: true,
  // Rules between members stand beside the properties they speak of, not with them.
  strictTypes: false,
  strictTuples: false,
  strictRequired: false,
});
for (const schema of schemas) ajv.addSchema(schema);

/** Every schema by its file's name. */
export const byName = new Map(schemas.map((s) => [s.$id, s]));

/** A function that tells whether a document is valid; its `errors` say why not. */
export const validator = (kind) => ajv.getSchema(`${kind}.schema.json`);

/** The errors of the last validation, one a line. */
export const errorsOf = (validate) =>
  (validate.errors ?? []).map((e) => `${e.instancePath} ${e.message} ${JSON.stringify(e.params)}`).join("\n");
