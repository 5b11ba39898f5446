// The Node example: a server that calculates a page's quote again, and the same done by the native program.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { examples, root, shop } from './shop.mjs';

const loyalty = process.env.LOYALTY ?? join(root, 'build/native/native/loyalty');

/** What a page would send: the shop's goods at the page's prices, priced in the page. */
function page(center, goods, at, change = () => {}) {
  const cart = { at, channel: 'h5', lines: [{ ...goods[0], quantity: 2 }, { ...goods[2], quantity: 2 }], shipping: { fee: 1000 }, points: 'max' };
  change(cart);
  return { cart, quote: center.quote(cart) };
}

test('the server takes the quote of an honest page and refuses every other, as `loyalty verify` does', async (t) => {
  const folder = examples(t);
  const { open, order, ownCart } = await shop(t, folder);
  const now = Date.now();
  const rows = [
    ['accepted', page(open.center, open.goods, now)],
    ['cart_differs', page(open.center, open.goods, now, (cart) => (cart.lines[0].unit_price = 1))],
    ['cart_differs', page(open.center, open.goods, now, (cart) => (cart.shipping.fee = 0))],
    ['clock_skew', page(open.center, open.goods, now - 600_000)],
    ['result_differs', ((forged) => ((forged.quote.totals.payable -= 100), forged))(page(open.center, open.goods, now))],
  ];
  const file = (name, text) => (writeFileSync(join(folder, name), text), join(folder, name));
  const program = file('program.json', open.program);
  const account = file('account.json', open.center.text.snapshot());
  for (const [verdict, { cart, quote }] of rows) {
    const own = ownCart(open, cart, now);
    const { status, stdout } = spawnSync(loyalty, ['verify', '--program', program, '--account', account, '--json', '--at', String(now),
      '--cart', file('cart.json', JSON.stringify(own)), '--quote', file('quote.json', JSON.stringify(quote))], { encoding: 'utf8' });
    assert.equal(JSON.parse(stdout).verdict, verdict);
    assert.equal(status, verdict === 'accepted' ? 0 : 1);
    assert.equal(open.center.text.verify(JSON.stringify({ at: now, cart: own, quote })), stdout.trimEnd(), 'the same to the byte');
  }

  const [[, honest], ...others] = rows;
  const before = open.center.text.snapshot();
  for (const [verdict, asked] of others) assert.equal(order(open, asked, now).verdict, verdict);
  assert.equal(open.center.text.snapshot(), before, 'what is refused changes nothing');
  const done = order(open, honest, now);
  assert.equal(done.verdict, 'accepted');
  assert.equal(done.paid, honest.quote.totals.cash);
  assert.equal(order(open, honest, now).verdict, 'coupon_used', 'it went with the first order');
});

test('goods that the shop does not have, and texts that are none, are refused', async (t) => {
  const { address } = await shop(t, examples(t));
  const post = async (body) => (await fetch(`${address}/shop/orders`, { method: 'POST', body })).status;
  assert.equal(await post('{"cart":{"lines":[{"sku":"gold","quantity":1}]},"quote":{}}'), 404);
  assert.equal(await post('{"cart":{"lines":[{"sku":"cup","quantity":0}]},"quote":{}}'), 400);
  assert.equal((await fetch(`${address}/../../etc/passwd`)).status, 404);
});
