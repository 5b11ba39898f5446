// Schema and reader give one verdict: on documents with one of everything, on every shop, and on all of
// them spoilt in one place.

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import test from "node:test";
import { mutations } from "./mutations.js";
import { beyondSchemas, readAll } from "./reader.js";
import { errorsOf, root, validator } from "./schemas.js";

const read = (path) => JSON.parse(readFileSync(path, "utf8"));
const list = (folder) => {
  try {
    return readdirSync(folder).filter((name) => name.endsWith(".json"));
  } catch {
    return [];
  }
};

/** [kind, name, document] of everything that is meant to be valid. */
function* documents() {
  const valid = join(import.meta.dirname, "valid");
  for (const name of list(valid)) yield [name.match(/^[a-z]+/)[0], name, read(join(valid, name))];
  const shops = join(root, "demo/shops");
  for (const shop of readdirSync(shops)) {
    yield ["program", `${shop}/program.json`, read(join(shops, shop, "program.json"))];
    for (const cart of list(join(shops, shop, "carts"))) {
      yield ["cart", `${shop}/${cart}`, read(join(shops, shop, "carts", cart))];
    }
  }
}

for (const [kind, name, document] of documents()) {
  test(`${name} is a valid ${kind}`, () => {
    const validate = validator(kind);
    assert.ok(validate(document), errorsOf(validate));
    assert.deepEqual(readAll(kind, [JSON.stringify(document)]), [[]]);
  });

  test(`${name} spoilt in one place: schema and reader agree`, () => {
    // All of a document with one of everything; of the long ones an even sample.
    const texts = mutations(kind, document, name.includes("/") ? 400 : 12000);
    const validate = validator(kind);
    const answers = readAll(kind, texts);
    const disagreements = [];
    let refused = 0;
    texts.forEach((text, i) => {
      const valid = validate(JSON.parse(text));
      const problems = answers[i];
      if (!valid) ++refused;
      const mustRefuse = problems.some((p) => !beyondSchemas.has(p.code));
      if (valid ? mustRefuse : problems.length === 0) {
        const said = valid ? "the schema accepts" : `the schema refuses: ${errorsOf(validate).split("\n")[0]}`;
        disagreements.push(`${said}; the reader: ${JSON.stringify(problems)}\n  ${differing(document, JSON.parse(text))}`);
      }
    });
    assert.ok(refused > 100, `only ${refused} of ${texts.length} were refused`);
    assert.equal(disagreements.length, 0, `${disagreements.length} of ${texts.length}:\n${disagreements.slice(0, 20).join("\n")}`);
  });
}

for (const shop of readdirSync(join(root, "demo/shops"))) {
  test(`every event of ${shop}'s members is valid`, () => {
    const members = join(root, "demo/shops", shop, "members");
    const validate = validator("event");
    for (const name of readdirSync(members)) {
      const lines = readFileSync(join(members, name), "utf8").trimEnd().split("\n");
      const answers = readAll("event", lines);
      lines.forEach((line, i) => {
        assert.ok(validate(JSON.parse(line)), `${name}:${i + 1}: ${errorsOf(validate)}`);
        // Points-priced goods need the member's points, which a single event does not know of.
        // On a new account, which has neither points nor a wallet.
        const poor = ["insufficient_points", "points_not_applied", "wallet_not_applied"];
        const problems = answers[i].filter((p) => !poor.includes(p.code));
        assert.deepEqual(problems, [], `${name}:${i + 1}`);
      });
    }
  });
}

/** Where a spoilt document differs, and what stands there. */
function differing(before, after, at = "") {
  const both = [before, after].every((v) => v !== null && typeof v === "object");
  if (!both || Array.isArray(before) !== Array.isArray(after)) return `${at || "/"} ${JSON.stringify(after)?.slice(0, 200)}`;
  for (const key of new Set([...Object.keys(before), ...Object.keys(after)])) {
    if (JSON.stringify(before[key]) !== JSON.stringify(after[key])) return differing(before[key], after[key], `${at}/${key}`);
  }
  return at;
}
