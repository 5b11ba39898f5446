#!/usr/bin/env node
// What a tap costs in the mini-program's cart with 50 lines and 100 coupons: the assembled pages in the realm of a phone, from
// the tap to the call of setData, and how much that is given. What the phone then draws is not measured.
//
//   node measure.mjs [--taps N]

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { assemble } from '../../../demo/miniprogram/assemble.mjs';
import { device, told_at, told_bytes } from '../../miniprogram/device.mjs';

const given = process.argv.slice(2);
const taps = Number(given[given.indexOf('--taps') + 1] ?? 200) || 200;
const folder = mkdtempSync(join(tmpdir(), 'bench-'));
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
assemble(folder);

const sku_of = (n) => `6901234567${String(n).padStart(3, '0')}`;
const at = Date.now() - 86_400_000;
const program = {
  id: 'large', name: 'Large', version: 1, timezone: 'Asia/Shanghai', pricing: { groups: [{ id: 'coupon', max_per_order: 1 }] },
  coupons: Array.from({ length: 20 }, (_, n) => ({ id: `k${n}`, name: `满${10 * (n + 1)}减${n + 1}券`, group: 'coupon', validity: { days_after_issue: 30 },
    scope: n % 2 ? { categories: [`c${n % 5}`] } : {}, effects: [{ kind: 'amount_off', steps: [{ at: 30000 * (n + 1), amount: 100 * (n + 1) }] }] })),
};
const goods = { goods: Array.from({ length: 50 }, (_, n) => ({ sku: sku_of(n), name: `商品${n}号`, category: `c${n % 5}`, unit_price: 1900 + 100 * n })) };
const events = [{ id: 'm', at, kind: 'member_joined', member: { id: 'm' } }, ...Array.from({ length: 100 }, (_, n) => ({ id: `i${n}`, at: at + 1, kind: 'coupon_issued', coupon: `k${n % 20}` }))];
writeFileSync(join(folder, 'engine/samples.js'), `exports.samples = ${JSON.stringify({ large: { begins: Date.now(), program, goods, members: { m: events } } })};`);

const phone = device(folder, { config: { shop: 'large', member: 'm' } });
const cart = await phone.open('pages/cart/cart');
await cart.until(({ status }) => status?.phase === 'ready', 'the session');
for (let n = 0; n < 50; ++n) cart.page.store.add(sku_of(n), 2 + (n % 3));
await cart.until((data) => data.cart.places.length === 50 && data.cart.price, 'the price');
const rest = () => new Promise((done) => setTimeout(done, 30));
const of = (sku) => ({ currentTarget: { dataset: { sku } } });

/** A tap, until the first setData that it has led to; later ones explain, when nobody waits any more. Nothing: nothing changed. */
async function tapped(tap) {
  await rest();
  told_at.length = told_bytes.length = 0;
  const began = performance.now();
  tap();
  for (let turns = 0; !told_at.length && turns < 1000; ++turns) await new Promise(setImmediate);
  return told_at.length && { ms: told_at[0] - began, bytes: told_bytes[0] };
}

const part_of = (all, share) => all.slice().sort((a, b) => a - b)[Math.min(all.length - 1, Math.floor(all.length * share))];
async function measure(what, tap, times = taps) {
  const all = [];
  for (let n = 0; n < times; ++n) all.push(await tapped(() => tap(n)));
  while (all.includes(0)) all.splice(all.indexOf(0), 1);
  const ms = all.map((one) => one.ms);
  console.log(`${what.padEnd(34)} ${part_of(ms, 0.5).toFixed(1).padStart(6)} ms   ${part_of(ms, 0.95).toFixed(1).padStart(6)} ms   ${String(Math.max(...all.map(({ bytes }) => bytes))).padStart(6)} bytes at most`);
}

console.log(`${''.padEnd(34)}   50 %        95 %`);
/** A tap that makes it so many. */
const set = (sku, quantity) => cart.page.change({ ...of(sku), detail: { more: quantity - (cart.data.cart.rows[sku]?.quantity ?? 0) } });
// The first taps compile.
for (let n = 0; n < 40; ++n) await tapped(() => set(sku_of(n), 3 + (n % 4)));
await measure('a quantity', (n) => set(sku_of(n % 50), 2 + ((n * 7) % 5) + (n % 2)));
await measure('a line is taken out, or put in', (n) => set(sku_of((n >> 1) % 50), n % 2 ? 3 : 0));
await measure('the sheet of coupons, open, shut', (n) => (n % 2 ? cart.page.close() : cart.page.sheet()), 40);
cart.page.sheet();
await measure('another coupon, in the open sheet', (n) => {
  const { usable } = cart.data.cart.price.sheet;
  cart.page.choose({ detail: { coupons: [usable[n % usable.length].id] } });
}, 40);
phone.close();
process.exit();
