// The Node example: a server that books orders as the page showed them, and the verification that native servers do.

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

test('verify takes the quote of an honest page and refuses every other, as `loyalty verify` does', async (t) => {
  const folder = examples(t);
  const { open, ownCart } = await shop(t, folder);
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

});

/** What a page sends when the customer taps. */
function tap(open, id, at, change = () => {}) {
  const { quote } = page(open.center, open.goods, at);
  change(quote.receipt);
  return { id, receipt: quote.receipt, quote };
}

test('what does not hold is refused in words, changes nothing, and comes with the account as it is', async (t) => {
  const { open, order } = await shop(t, examples(t));
  const now = Date.now();
  const before = open.center.text.snapshot();
  const rows = [
    ['engine_mismatch', (receipt) => (receipt.rules = 1)],
    ['cart_differs', (receipt) => (receipt.cart.lines[0].unit_price = 1)],
    ['cart_differs', (receipt) => (receipt.cart.shipping.fee = 0)],
    ['cart_differs', (receipt) => (receipt.cart.lines[0].sku = 'gold')],
    ['empty_cart', (receipt) => receipt.cart.lines.forEach((line) => (line.sku = 'gold'))],
    ['stale_program', (receipt) => (receipt.program.version = 2)],
    ['result_differs', (receipt) => (receipt.result_digest = receipt.cart_digest)],
  ].map(([code, change]) => [code, tap(open, 'a', now, change)]);
  rows.push(['clock_skew', tap(open, 'a', now - 600_000)], ['clock_skew', tap(open, 'a', now + 6_000)]);
  for (const [code, asked] of rows) {
    const answer = order(open, asked, now);
    assert.equal(answer.code, code);
    assert.equal(answer.order, undefined);
    assert.match(answer.says, /^[\u4e00-\u9fff].*[\u4e00-\u9fff]$/, 'a sentence for customers');
    assert.doesNotMatch(answer.says, /不接受|[a-z]_/);
    assert.deepEqual(answer.account, JSON.parse(before));
  }
  assert.equal(open.center.text.snapshot(), before);
});

test('an order is placed once at the price of the receipt, holds what it uses, and is paid with that', async (t) => {
  const { open, order, paid } = await shop(t, examples(t));
  const now = Date.now();
  const asked = tap(open, 'a', now), other = { ...asked, id: 'b' };
  const events = open.log.length;
  const first = order(open, asked, now + 1000);
  assert.equal(first.code, undefined);
  assert.equal(first.order.payable, asked.quote.totals.payable);
  assert.match(first.says, /^下单成功，应付 ¥[\d.]+，请在 .* 前付款$/);
  const again = order(open, asked, now + 2000);
  assert.deepEqual(again.order, first.order, 'the same tap is the same order');
  assert.equal(open.log.length, events + 1);
  assert.equal(order(open, other, now + 2000).code, 'held', 'another order has to wait for the coupon');

  const done = paid(open, { order_id: first.order.id }, now + 60_000);
  assert.match(done.says, /^已付款 /);
  assert.deepEqual(paid(open, { order_id: first.order.id }, now + 61_000).says, done.says);
  assert.equal(open.log.length, events + 2);
  const [booked] = open.center.overview(now + 61_000).orders;
  assert.deepEqual([booked.state, booked.payable], ['paid', asked.quote.totals.payable]);
  assert.equal(order(open, other, now + 62_000).code, 'stale_account', 'the coupon went with the first order');
  assert.match(order(open, asked, now + 63_000).says, /已付款/, 'a tap that comes late is told what became of it');
});

test('what the wallet pays is not asked for; an order that it pays whole is paid at once', async (t) => {
  const { open, order } = await shop(t, examples(t));
  const now = Date.now();
  const asked = (id, quantity) => {
    const cart = { at: now, channel: 'h5', lines: [{ ...open.goods[3], quantity }], shipping: { fee: 1000 }, wallet: 'max', coupons: [] };
    const { receipt, totals } = open.center.quote(cart);
    return { tap: { id, receipt }, totals };
  };
  const { tap: small, totals } = asked('a', 2);
  assert.equal(totals.cash, 0);
  const whole = order(open, small, now);
  assert.match(whole.says, /^已付款 /);
  assert.equal(open.center.overview(now).orders[0].state, 'paid');
  const big = asked('b', 20);
  assert.ok(big.totals.cash > 0 && big.totals.cash < big.totals.payable);
  assert.match(order(open, big.tap, now).says, new RegExp(`^下单成功，应付 ¥${(big.totals.cash / 100).toFixed(2)}，`));
});

test('an order that is not paid in time, or that the customer gives up, gives everything back', async (t) => {
  const { open, order, paid, cancelled } = await shop(t, examples(t));
  const now = Date.now();
  const what = (at) => {
    const { points, coupons, wallet } = open.center.overview(at);
    return { points: points.available, coupons: coupons.map(({ id, state }) => [id, state]), wallet: wallet.principal };
  };
  const before = what(now);
  const { order: one } = order(open, tap(open, 'a', now), now);
  assert.notDeepEqual(what(now), before);
  const late = now + 16 * 60_000;
  assert.deepEqual(what(late), before, 'by itself');
  assert.equal(paid(open, { order_id: one.id }, late).code, 'order_state');

  const { order: two } = order(open, tap(open, 'b', late), late);
  assert.equal(cancelled(open, { order_id: two.id }, late + 1).code, undefined);
  assert.deepEqual(what(late + 1), before);
  const { order: three } = order(open, tap(open, 'c', late + 2), late + 2);
  paid(open, { order_id: three.id }, late + 3);
  for (const order_id of [two.id, three.id, 'none']) assert.equal(cancelled(open, { order_id }, late + 4).code, 'order_state');
});

test('texts that are no order, and files that are no page, are refused', async (t) => {
  const { address } = await shop(t, examples(t));
  const post = async (body) => (await fetch(`${address}/shop/orders`, { method: 'POST', body })).status;
  for (const body of ['{', '{}', '{"id":"a","receipt":{}}', '{"id":"a","cart":{"lines":[{"sku":"cup","quantity":1}]}}']) assert.equal(await post(body), 400, body);
  assert.equal((await fetch(`${address}/shop/orders`)).status, 404);
  assert.equal((await fetch(`${address}/../../etc/passwd`)).status, 404);
});
