// What is measured: the supermarket of the demonstration, its member with a history, a cart of 20 lines, and a cart of 3
// for orders.

import { copyFileSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './service.mjs';

const shop = join(root, 'demo/shops/supermarket');
const read = (path) => readFileSync(join(shop, path), 'utf8');

/** The lines of all its carts, then more of their kind. */
function lines(count) {
  const known = readdirSync(join(shop, 'carts')).flatMap((name) => JSON.parse(read(`carts/${name}`)).lines);
  const all = [...new Map(known.map((line) => [line.sku, line])).values()];
  for (let i = 0; all.length < count; ++i) all.push({ ...all[i], sku: `${all[i].sku}-${i}`, unit_price: all[i].unit_price + 110 });
  return all.slice(0, count);
}

export const program_text = JSON.stringify(JSON.parse(read('program.json')));

/** The shop in a folder of its own, with 64 members of one history: m-0 ... m-63. */
export function make_shop(folder) {
  mkdirSync(join(folder, 'members'), { recursive: true });
  copyFileSync(join(shop, 'program.json'), join(folder, 'program.json'));
  const log = read('members/wangjie.events.jsonl');
  for (let i = 0; i < 64; ++i) writeFileSync(join(folder, `members/${i}.events.jsonl`), log.replace('m-wangjie', `m-${i}`));
  return folder;
}

export const large_cart = { channel: 'weapp', lines: lines(20), shipping: { fee: 800, region: '310104' } };
export const small_cart = { channel: 'weapp', lines: lines(3), coupons: [], shipping: { fee: 800, region: '310104' } };
