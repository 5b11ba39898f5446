// What is measured: the shops of the demonstration with as much as a member can have there, 50 goods in the cart and 100
// coupons, made of the shops' own goods and coupons.

import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export const lines_of_a_cart = 50;
export const coupons_of_a_member = 100;

export const members = {
  'convenience-chain': 'm-linlin',
  'kunming-boutique': 'm-lihua',
  'private-domain-mall': 'm-chen',
  'snack-shop': 'm-doudou',
  supermarket: 'm-wangjie',
};

const read = (path) => readFileSync(path, 'utf8');
const keep = (path, value) => writeFileSync(path, JSON.stringify(value));

/** The demonstration with larger shops, in a folder of its own: its server takes what lies beside it. */
export function make_site(root, folder) {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const demo = join(folder, 'demo');
  cpSync(join(root, 'demo'), demo, { recursive: true, filter: (path) => !path.startsWith(join(root, 'demo/h5')) });
  for (const [shop, member] of Object.entries(members)) enlarge(join(demo, 'shops', shop), member.replace('m-', ''));
  return join(demo, 'serve.mjs');
}

function enlarge(shop, member) {
  const goods = JSON.parse(read(join(shop, 'goods.json')));
  goods.goods = more(goods.goods, lines_of_a_cart, (thing, i) => ({ ...thing, sku: `${thing.sku}-${i}`, name: `${thing.name} ${i}`, unit_price: thing.unit_price + 110 * i }));
  keep(join(shop, 'goods.json'), goods);

  // As many of each as somebody may have who has never used one.
  const program = JSON.parse(read(join(shop, 'program.json')));
  program.coupons = program.coupons.map(({ limits, ...coupon }) => coupon);
  keep(join(shop, 'program.json'), program);

  const path = join(shop, 'members', `${member}.events.jsonl`);
  const log = read(path).trimEnd().split('\n');
  const { at } = JSON.parse(log[log.length - 1]);
  const until = Date.now() + 20 * 86_400_000;
  const issued = Array.from({ length: coupons_of_a_member }, (_, i) => JSON.stringify({
    at: at + i, id: `many-${i}`, kind: 'coupon_issued', coupon: program.coupons[i % program.coupons.length].id, until: until + i * 3_600_000,
  }));
  writeFileSync(path, `${[...log, ...issued].join('\n')}\n`);
}

function more(list, count, another) {
  const all = [...list];
  for (let i = 0; all.length < count; ++i) all.push(another(list[i % list.length], i));
  return all;
}

/** The cart as the page keeps it between two visits. */
export function kept_cart(site, shop) {
  const { goods } = JSON.parse(read(join(site, '..', 'shops', shop, 'goods.json')));
  return JSON.stringify({ lines: goods.slice(0, lines_of_a_cart).map(({ sku }, i) => ({ sku, quantity: 1 + (i % 3) })), coupons: 'best', points: 'max', wallet: 'none', delivered: true });
}
