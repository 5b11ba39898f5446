// Makes the modules that come from schemas/ and messages/. `npm run generate` writes them; with --check it only says
// whether they are as they should be.

import { readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { currencies_module, language_module } from "./sentences.mjs";
import { types_module } from "./types.mjs";

const here = dirname(fileURLToPath(import.meta.url));
const [schemas, messages, src] = ["../../schemas", "../../messages", "../src"].map((path) => join(here, path));

const made = {
  "types/wire.ts": await types_module(schemas, JSON.parse(readFileSync(join(messages, "en.json"), "utf8"))),
  "messages/zh-CN.ts": language_module(messages, "zh-CN", "zhCN", "Simplified Chinese."),
  "messages/en.ts": language_module(messages, "en", "en", "English."),
  "messages/currencies.ts": currencies_module(messages),
};

const differs = Object.entries(made).filter(([file, text]) => {
  try {
    return readFileSync(join(src, file), "utf8") !== text;
  } catch {
    return true;
  }
});

if (!process.argv.includes("--check")) {
  for (const [file, text] of differs) writeFileSync(join(src, file), text);
} else if (differs.length > 0) {
  console.error(`Not as schemas/ and messages/ have it: ${differs.map(([file]) => file).join(", ")}`);
  console.error("./dev types makes them again.");
  process.exit(1);
}
