// The forms that a kind may take, as a table: what schema and reader accept, and what both refuse.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import test from "node:test";
import { readAll } from "./reader.js";
import { errorsOf, kinds, validator } from "./schemas.js";

const read = (name) => JSON.parse(readFileSync(join(import.meta.dirname, "valid", name), "utf8"));

/** A copy with the value at a JSON pointer replaced. */
function changed(document, pointer, value) {
  const copy = structuredClone(document);
  const steps = pointer.slice(1).split("/");
  const last = steps.pop();
  steps.reduce((node, step) => node[step], copy)[last] = value;
  return copy;
}

const step = { at: 100, amount: 10 };
const day = { points: 1 };
const price = { id: "x", kind: "limited" };
const campaign = { id: "m", name: "n", sku: "tea", list: 9 };
const rows = {
  program: [
    // pointer, accepted, refused
    ["/promotions/1/effects/0",
      [{ kind: "amount_off", steps: [step] }, { kind: "amount_off", amount: 1 }, { kind: "amount_off", every: 100, amount: 1, max_times: 2, by: "amount" },
       { kind: "percent_off", off: 1, cap: 5 }, { kind: "percent_off", steps: [{ at: 1, off: 1 }], by: "units", cap: 5 },
       { kind: "unit_amount_off", amount: 1 }, { kind: "nth_unit", offs: [0, 10000] },
       { kind: "nth_unit", offs: [0, 10000], partial: true }, { kind: "buy_get", buy: 1, get: 5, off: 1, partial: true },
       { kind: "bundle_price", units: 2, price: 0 }, { kind: "bundle_price", items: [{ scope: {}, units: 1 }], price: 1 },
       { kind: "buy_get", buy: 1, get: 1, off: 1, get_scope: {} }, { kind: "exchange", units: 1 },
       { kind: "shipping_off" }, { kind: "gift", sku: "a", units: 1, value: 0 },
       { kind: "grant", points: 1 }, { kind: "grant", coupons: ["c20"] }],
      [{ kind: "amount_off" }, { kind: "amount_off", steps: [] }, { kind: "amount_off", steps: [{ at: 1, off: 1 }] },
       { kind: "amount_off", steps: [step], every: 1, amount: 1 }, { kind: "amount_off", every: 1 },
       { kind: "amount_off", amount: 1, by: "units" }, { kind: "amount_off", amount: 1, max_times: 1 },
       { kind: "amount_off", amount: 0 }, { kind: "bundle_price", units: 2, price: 0, partial: true },
       { kind: "percent_off" }, { kind: "percent_off", off: 0 }, { kind: "percent_off", off: 10001 },
       { kind: "percent_off", off: 1, by: "units" }, { kind: "percent_off", steps: [step] },
       { kind: "unit_amount_off", amount: 0 }, { kind: "nth_unit", offs: [] }, { kind: "nth_unit", offs: [10001] },
       { kind: "bundle_price", units: 2 }, { kind: "bundle_price", price: 2 },
       { kind: "bundle_price", price: 2, units: 2, items: [{ scope: {}, units: 1 }] },
       { kind: "buy_get", buy: 1, get: 1 }, { kind: "exchange" }, { kind: "shipping_off", amount: 1 },
       { kind: "gift", sku: "a", units: 1 }, { kind: "grant" }, { kind: "grant", coupons: [] }, { kind: "discount" }, {}]],
    ["/points/expiry",
      ["never", { days: 1 }, { months: 12, at: "month_end" }, { years: 1, at: "year_end" }, { yearly: "02-29", years: 1 }],
      ["always", {}, { at: "day_end" }, { days: 1, months: 1 }, { yearly: "12-31" }, { yearly: "02-30", years: 1 },
       { yearly: "12-31", years: 1, at: "day_end" }, { days: 0 }, 30]],
    ["/coupons/0/validity",
      [{ days_after_issue: 1 }, { from: 1 }, { until: 1 }, { from: 1, until: 2 }],
      [{}, { days_after_issue: 1, until: 2 }, { days_after_issue: 0 }, { until: "2026-11-22" }]],
    ["/cards/0",
      [{ id: "free", name: "n", kind: "free" }, { id: "free", name: "n", kind: "paid", price: 0, months: 1 },
       { id: "free", name: "n", kind: "tier", level: "gold" }, { id: "free", name: "n", kind: "internal", members: [] }],
      [{ id: "free", name: "n", kind: "paid", price: 1 }, { id: "free", name: "n", kind: "tier" },
       { id: "free", name: "n", kind: "free", price: 1 }, { id: "free", name: "n", kind: "gold" }]],
    ["/pricing/special_prices/1",
      [{ ...price, unit_price: 0 }, { ...price, rates: { gold: 9000 } }, { ...price, unit_price: 1, admits: [] }],
      [price, { ...price, unit_price: 1, rates: { gold: 1 } }, { ...price, rates: {} }, { kind: "limited", unit_price: 1 },
       { ...price, unit_price: 1, admits: ["points", "points"] }, { ...price, unit_price: 1, admits: ["shipping"] }]],
    ["/services/0",
      [{ id: "s", name: "n" }, { id: "s", name: "n", kind: "fee", free: 1, min: 0, max: 5, period: "day" }, { id: "s", name: "n", kind: "interest", rate: 1 }],
      [{ id: "s" }, { id: "s", name: "n", kind: "interest", free: 1 }, { id: "s", name: "n", kind: "interest", min: 1 }, { id: "s", name: "n", kind: "tax" },
       { id: "s", name: "n", rate: 10001 }, { id: "s", name: "n", free: 0 }]],
    ["/campaigns/0",
      [{ ...campaign, kind: "group_buy", steps: [{ members: 2, price: 5 }] }, { ...campaign, kind: "bargain", floor: 0 }],
      [{ ...campaign, kind: "group_buy" }, { ...campaign, kind: "group_buy", steps: [] }, { ...campaign, kind: "bargain" },
       { ...campaign, kind: "bargain", floor: 1, steps: [] }, { ...campaign, kind: "group_buy", floor: 1, steps: [{ members: 2, price: 5 }] }]],
    ["/campaigns/0/when", [{ from: 1, early: "b2" }], [{ early: "b2" }]],
    ["/activities/check_in",
      [{ rewards: [day] }, { rising: { start: 1, step: 0, cap: 1 } }],
      [{}, { rewards: [] }, { rewards: [day], rising: { start: 1, step: 0, cap: 1 } }, { rising: { start: 1 } }]],
    ["/tiers/levels",
      [[{ id: "gold", name: "g" }, { id: "silver", name: "s", growth: 1 },
        { id: "black", name: "b", reach: [{ all: [{ metric: "orders", at_least: 1 }] }] }]],
      [[], [{ id: "gold", name: "g", growth: 1 }], [{ id: "gold", name: "g" }, { id: "silver", name: "s" }],
       [{ id: "gold", name: "g" }, { id: "silver", name: "s", growth: 1, reach: [{ all: [{ metric: "orders", at_least: 1 }] }] }]]],
  ],
  cart: [
    ["/coupons",
      ["best", [], ["k1"], { must: [] }, { must: ["k1", "k2"] }],
      ["none", ["k1", "k1"], {}, { must: "k1" }, { must: ["k1"], may: [] }, 1, null]],
    ["/points", ["none", "max", 0, 500], ["all", -1, 1.5, true, {}]],
    ["/wallet", ["none", "max", 0], ["best", -1]],
    ["/lines", [[{ sku: "a", unit_price: 0, quantity: 1 }]],
      [[], {}, [{ sku: "a", unit_price: 1 }], [{ sku: "", unit_price: 1, quantity: 1 }], [{ sku: "a", unit_price: 1, quantity: 0 }],
       [{ sku: "a", unit_price: 1, quantity: 1, prices: [{ kind: "member", unit_price: 1, scope: { skus: ["a"] } }] }]]],
  ],
};

for (const [kind, table] of Object.entries(rows)) {
  const document = read(`${kind}.json`);
  for (const [pointer, accepted, refused] of table) {
    test(`${kind} ${pointer}: ${accepted.length} forms and ${refused.length} mistakes`, () => {
      const values = [...accepted, ...refused];
      const texts = values.map((value) => JSON.stringify(changed(document, pointer, value)));
      const answers = readAll(kind, texts);
      const validate = validator(kind);
      values.forEach((value, i) => {
        const what = JSON.stringify(value);
        const good = i < accepted.length;
        assert.equal(validate(JSON.parse(texts[i])), good, `schema: ${what}\n${errorsOf(validate)}`);
        // References into a level that another form of the list no longer has are not the point here.
        const problems = answers[i].filter((p) => p.code !== "unknown_id");
        assert.equal(problems.length === 0, good, `reader: ${what} ${JSON.stringify(problems)}`);
      });
    });
  }
}

test("every kind of document has a schema", () => {
  assert.deepEqual(kinds.toSorted(), ["account", "cart", "change", "check", "cohorts", "event", "overview", "program", "quote", "record", "tiers"]);
});

test("every property of every schema says what it is", () => {
  const silent = [];
  const walk = (node, at) => {
    if (node === null || typeof node !== "object") return;
    for (const [name, property] of Object.entries(node.type === "object" ? (node.properties ?? {}) : {})) {
      if (typeof property === "object" && !property.description && !property.$ref && property.type) silent.push(`${at}/${name}`);
    }
    for (const [key, child] of Object.entries(node)) walk(child, `${at}/${key}`);
  };
  for (const kind of kinds) walk(validator(kind).schema, kind);
  assert.deepEqual(silent, []);
});
