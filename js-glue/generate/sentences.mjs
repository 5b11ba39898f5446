// The sentences of messages/ as modules, so that a page bundles only the language it speaks.

import { readFileSync } from "node:fs";

const read = (folder, name) => JSON.parse(readFileSync(`${folder}/${name}.json`, "utf8"));

const made = "// Made from messages/ by `npm run generate`. Change the sentences there, not here.\n";

/** A language's module: `name` is what it exports. */
export function language_module(folder, language, name, says) {
  return `${made}
import type { Sentences } from "./sentences.js";

/** ${says} */
export const ${name}: Sentences = ${JSON.stringify(read(folder, language), null, 2)};
`;
}

/** Signs and minor units of currencies. */
export function currencies_module(folder) {
  const rows = Object.entries(read(folder, "currencies"))
    .map(([code, { sign, digits }]) => `  ${code}: { sign: ${JSON.stringify(sign)}, digits: ${digits} },\n`);
  return `${made}
/** By ISO 4217 code; digits are those of the minor unit. */
export const currencies: Readonly<Record<string, { readonly sign: string; readonly digits: number }>> = {
${rows.join("")}};
`;
}
