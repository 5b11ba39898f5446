// The core's own readers, asked through build/native/tests/loyalty_read_check.

import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { root } from "./schemas.js";

const program = process.env.LOYALTY_READ_CHECK ?? join(root, "build/native/tests/loyalty_read_check");

/** For each JSON text (of one line) the list of problems the reader finds: {at, code}. */
export function readAll(kind, texts) {
  if (!existsSync(program)) throw new Error(`${program} is missing: ./dev test builds it.`);
  const input = texts.map((t) => t + "\n").join("");
  const run = spawnSync(program, [kind], { input, encoding: "utf8", maxBuffer: 2 ** 30 });
  if (run.status !== 0) throw new Error(`loyalty_read_check ${kind}: ${run.stderr}${run.error ?? ""}`);
  const answers = run.stdout.trimEnd().split("\n");
  if (answers.length !== texts.length) throw new Error(`${answers.length} answers of ${texts.length}`);
  return answers.map((line) => JSON.parse(line));
}

/**
 * What a schema cannot say: rules between places of a document, sums, order, the length of a text in
 * bytes, and what only pricing finds. A document with only such problems may be valid to its schema.
 */
export const beyondSchemas = new Set([
  "duplicate_id",
  "unknown_id",
  "not_rising",
  "invalid_window",
  "shares_exceed_whole",
  "no_weight",
  "unknown_timezone",
  "too_many_units",
  "order_inconsistent",
  "account_inconsistent",
  "day_differs",
  "instant_differs",
  "insufficient_points",
  "amount_out_of_range",
  "order_differs",
  "points_not_applied",
  "wallet_not_applied",
  "too_long",
]);
