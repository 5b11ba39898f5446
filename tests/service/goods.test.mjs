// The demonstration shops' catalogues and carts say the same.

import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import assert from 'node:assert/strict';
import test from 'node:test';
import { root } from './operated.mjs';

const shops = join(root, 'demo/shops');
const read = (...path) => JSON.parse(readFileSync(join(shops, ...path), 'utf8'));

for (const shop of readdirSync(shops)) {
  const { goods, shipping } = read(shop, 'goods.json');
  const by_sku = new Map(goods.map((thing) => [thing.sku, thing]));

  test(`the carts of ${shop} have the prices of its catalogue`, () => {
    assert.equal(by_sku.size, goods.length);
    let compared = 0;
    for (const name of readdirSync(join(shops, shop, 'carts'))) {
      const cart = read(shop, 'carts', name);
      for (const line of [...cart.lines, ...(cart.add_ons ?? [])]) {
        // Taken for points and money, a thing has a price of its own.
        if (line.points_price) continue;
        const thing = by_sku.get(line.sku);
        assert.ok(thing, `${name}: ${line.sku}`);
        for (const key of ['unit_price', 'category']) assert.equal(line[key], thing[key], `${name}: ${key} of ${line.sku}`);
        if (line.name) assert.equal(line.name, thing.name, name);
        ++compared;
      }
      // Some regions are farther away.
      if (cart.shipping && cart.shipping.region !== 'north') assert.equal(cart.shipping.fee, shipping.fee, name);
    }
    assert.ok(compared >= goods.length);
  });
}
