// What the engine answers is as its schemas say: for every member and every cart of every shop.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test from "node:test";
import { errorsOf, root, validator } from "./schemas.js";

const program = process.env.LOYALTY ?? join(root, "build/native/native/loyalty");
const loyalty = (...args) => execFileSync(program, args, { encoding: "utf8", maxBuffer: 2 ** 28 });

function assertValid(kind, text, what) {
  const validate = validator(kind);
  assert.ok(validate(JSON.parse(text)), `${what}: ${errorsOf(validate)}`);
}

const shops = join(root, "demo/shops");
for (const shop of readdirSync(shops)) {
  const folder = join(shops, shop);
  test(`${shop}: what a check and a comparison with itself answer`, () => {
    const program = join(folder, "program.json");
    assertValid("check", loyalty("check", "--json", program), "check");
    assertValid("change", loyalty("check", "--json", "--before", program, program), "change");
  });
  for (const log of readdirSync(join(folder, "members"))) {
    test(`${shop}: ${log}, its account, overview and quotes`, () => {
      const scratch = mkdtempSync(join(tmpdir(), "member-center-"));
      try {
        const account = join(scratch, "account.json");
        const sealed = join(scratch, "sealed.jsonl");
        const of = ["--program", join(folder, "program.json")];
        loyalty("apply", ...of, "--event", join(folder, "members", log), "--account-out", account, "--sealed-out", sealed);
        assertValid("account", readFileSync(account, "utf8"), "account");
        for (const line of readFileSync(sealed, "utf8").trimEnd().split("\n")) assertValid("event", line, "sealed event");

        const now = ["--account", account];
        assertValid("overview", loyalty("overview", "--json", ...of, ...now, "--at", "1795330800000"), "overview");
        for (const cart of readdirSync(join(folder, "carts"))) {
          assertValid("quote", loyalty("quote", "--json", ...of, ...now, "--cart", join(folder, "carts", cart)), cart);
        }
      } finally {
        rmSync(scratch, { recursive: true });
      }
    });
  }
}

test("quotes, overviews, accounts and sealed events of every vector", () => {
  const folder = join(root, "tests/vectors");
  let checked = 0;
  for (const path of readdirSync(folder, { recursive: true }).filter((path) => path.endsWith(".json"))) {
    for (const { call, output } of JSON.parse(readFileSync(join(folder, path), "utf8")).calls ?? []) {
      const [kind, document] = call === "apply" ? ["event", output.sealed] : [{ snapshot: "account" }[call] ?? call, output];
      if (!["quote", "overview", "account", "event"].includes(kind) || output.error || output.duplicate) continue;
      const validate = validator(kind);
      assert.ok(validate(document), `${path}: ${errorsOf(validate)}`);
      ++checked;
    }
  }
  assert.ok(checked > 300, String(checked));
});

test("figures of many members", () => {
  const input = (text) => ({ encoding: "utf8", input: text });
  const records = readdirSync(join(import.meta.dirname, "valid")).filter((name) => name.startsWith("record-"))
    .map((name) => JSON.parse(readFileSync(join(import.meta.dirname, "valid", name), "utf8")));
  const log = records.map((record) => JSON.stringify(record)).join("\n");
  assertValid("cohorts", execFileSync(program, ["cohorts", "--json"], input(log)), "cohorts");
  assertValid("tiers", execFileSync(program, ["tiers", "--json"], input("0\n5\n5\n70\n")), "tiers");
});
