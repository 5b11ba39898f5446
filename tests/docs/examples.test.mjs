// Every ```json example block of docs/semantics.md is calculated by `loyalty`, and gives what it says.
//
//   program    members of the program; id, version, timezone and the stacking group "g" are filled in, and the
//              name and the group of an offer
//   offer      one promotion; id "o"
//   events     the member's history; ids e1, e2, ... are filled in
//   goods      the cart: "a 6000 x2 tea, b 3990": sku, unit price, quantity, category; cart: its other members
//   at         when; "2026-11-22T15:00" stands for that instant in Shanghai, here and in events and the cart
//   off        what offers take off each line, and then off the shipping fee, if there is one
//   quote, overview    values by JSON pointer; error: the code of the answer

import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import assert from 'node:assert/strict';
import test from 'node:test';

const root = join(dirname(fileURLToPath(import.meta.url)), '../..');
const loyalty = process.env.LOYALTY ?? join(root, 'build/native/native/loyalty');
const known = ['program', 'offer', 'events', 'goods', 'cart', 'at', 'off', 'quote', 'overview', 'error'];

/** Instants written as local times of Shanghai become milliseconds. */
const revive = (_, value) =>
  typeof value === 'string' && /^\d{4}-\d\d-\d\dT\d\d:\d\d$/.test(value) ? Date.parse(`${value}:00+08:00`) : value;

export function examples(text) {
  return [...text.matchAll(/^```json example\n([\s\S]*?)^```$/gm)].map((match) => ({
    line: text.slice(0, match.index).split('\n').length,
    example: JSON.parse(match[1], revive),
  }));
}

const offer = (given) => ({ name: given.id, group: 'g', ...given });

function program_of(example) {
  const { promotions = [], coupons, pricing, ...rest } = example.program ?? {};
  const all = example.offer ? [{ id: 'o', ...example.offer }, ...promotions] : promotions;
  const program = {
    id: 'shop', version: 1, timezone: 'Asia/Shanghai', pricing: { groups: [{ id: 'g' }], ...pricing },
    promotions: all.map(offer), ...rest,
  };
  if (coupons) program.coupons = coupons.map((c) => ({ validity: { days_after_issue: 30 }, ...offer(c) }));
  return program;
}

function lines_of(goods) {
  return goods.split(', ').map((words) => {
    const [sku, price, ...more] = words.split(' ');
    const quantity = more.find((word) => /^x\d+$/.test(word)), category = more.find((word) => !/^x\d+$/.test(word));
    return {
      sku, unit_price: Number(price), quantity: quantity ? Number(quantity.slice(1)) : 1, ...(category && { category }),
    };
  });
}

function cart_of(given, at) {
  const { goods, ...rest } = given;
  return { at, ...(goods && { lines: lines_of(goods) }), ...rest };
}

const default_at = Date.parse('2026-11-22T15:00:00+08:00');

function value_at(document, pointer) {
  return pointer.split('/').slice(1)
    .reduce((value, step) => value?.[step.replaceAll('~1', '/').replaceAll('~0', '~')], document);
}

/** What the offers took off each line of the cart, and off the fee. */
function off_lines(quote) {
  const steps = quote.steps.filter((step) => !['price', 'points'].includes(step.stage));
  const goods = quote.lines.map((_, i) => steps.reduce((sum, step) => sum + step.parts[i], 0));
  return quote.totals.fee > 0 ? [...goods, steps.reduce((sum, step) => sum + step.parts.at(-1), 0)] : goods;
}

function calculate(example, folder) {
  const path = (name, content) => {
    writeFileSync(join(folder, name), typeof content === 'string' ? content : JSON.stringify(content));
    return join(folder, name);
  };
  const run = (...words) => {
    const { stdout, stderr, error } = spawnSync(loyalty, words, { encoding: 'utf8', timeout: 60_000, env: { LANG: 'C' } });
    if (error) throw error;
    assert.ok(stdout, stderr);
    return JSON.parse(stdout.trim().split('\n').at(-1));
  };
  const at = example.at ?? default_at;
  const common = ['--program', path('program.json', program_of(example))];
  const checked = run('check', common[1], '--json');
  if (checked.error) return { checked };
  if (example.events) {
    const log = example.events
      .map((e, i) => ({ id: `e${i + 1}`, at, ...e, ...(e.cart && { cart: cart_of(e.cart, e.at ?? at) }) }))
      .map((e) => JSON.stringify(e)).join('\n');
    const applied = run('apply', ...common, '--event', path('log.jsonl', log), '--account-out', join(folder, 'account.json'), '--json');
    if (applied.error) return { applied };
    common.push('--account', join(folder, 'account.json'));
  }
  const result = {};
  if (example.goods || example.cart) {
    const cart = cart_of({ goods: example.goods, ...example.cart }, at);
    result.quote = run('quote', ...common, '--cart', path('cart.json', cart), '--json');
  }
  if (example.overview) result.overview = run('overview', ...common, '--at', String(at), '--json');
  return result;
}

const found = examples(readFileSync(join(root, 'docs/semantics.md'), 'utf8'));

test('docs/semantics.md has examples', () => assert.ok(found.length > 20, `${found.length} found`));

for (const { line, example } of found) {
  test(`docs/semantics.md:${line}`, (t) => {
    for (const key of Object.keys(example)) assert.ok(known.includes(key), `an example has no "${key}"`);
    assert.ok(['off', 'quote', 'overview', 'error'].some((key) => example[key]), 'nothing is expected of it');
    const folder = mkdtempSync(join(tmpdir(), 'loyalty-docs-'));
    t.after(() => rmSync(folder, { recursive: true }));
    const result = calculate(example, folder);
    const error = Object.values(result).find((answer) => answer.error)?.error;
    assert.equal(error?.code, example.error, JSON.stringify(error));
    if (example.off) assert.deepEqual(off_lines(result.quote), example.off);
    for (const part of ['quote', 'overview'])
      for (const [pointer, wanted] of Object.entries(example[part] ?? {}))
        assert.deepEqual(value_at(result[part], pointer), wanted, `${part}${pointer}`);
  });
}
