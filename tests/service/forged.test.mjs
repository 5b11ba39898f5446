// A quote that was changed on its way is not booked: every value of a receipt and of a cart, one at a time, by a member
// and by staff. Refused by the reason that fits, and nothing has changed.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { serve, staff, token } from './service.mjs';

const { admin, orders } = staff;

/** Every way to change one thing of a value: [pointer, what was done, the changed copy]. */
function* forgeries(value, path = []) {
  const copy = (change) => {
    const root = structuredClone(value);
    let place = root;
    for (const key of path.slice(0, -1)) place = place[key];
    change(place, path.at(-1));
    return root;
  };
  const here = path.reduce((inner, key) => inner[key], value), pointer = path.map((key) => `/${key}`).join('');
  if (path.length > 0) {
    yield [pointer, 'removed', copy((place, key) => { Array.isArray(place) ? place.splice(key, 1) : delete place[key]; })];
    yield [pointer, 'null', copy((place, key) => { place[key] = null; })];
  }
  if (typeof here === 'number') {
    yield [pointer, 'more', copy((place, key) => { place[key] += 1; })];
    yield [pointer, 'less', copy((place, key) => { place[key] -= 1; })];
    yield [pointer, 'negative', copy((place, key) => { place[key] = -place[key] - 1; })];
  } else if (typeof here === 'string') {
    yield [pointer, 'other', copy((place, key) => { place[key] = (here[0] === 'a' ? 'b' : 'a') + here.slice(1); })];
    yield [pointer, 'empty', copy((place, key) => { place[key] = ''; })];
  } else if (here !== null && typeof here === 'object') {
    for (const key of Object.keys(here)) yield* forgeries(value, [...path, Array.isArray(here) ? Number(key) : key]);
    if (!Array.isArray(here)) {
      const root = structuredClone(value);
      path.reduce((inner, key) => inner[key], root).unheard_of = 1;
      yield [pointer, 'added', root];
    }
  }
}

/** What may differ without the figures being others: which build made it, and an account that has moved on. */
const harmless = (pointer, done) => (pointer === '/engine' && done !== 'null' && done !== 'removed') || (pointer === '/account' && done === 'other');

/** Codes by what was changed: the reading of it, its verdict, the catalogue. */
const unreadable = ['missing', 'wrong_type', 'unknown_key', 'out_of_range', 'invalid_id', 'invalid_digest', 'not_an_integer', 'not_one_of', 'too_long'];
function reasons(pointer, done) {
  if (done === 'null' || done === 'negative' || done === 'empty' || done === 'added') return [...unreadable, 'unknown_sku', 'empty_cart', 'cart_differs', 'stale_program', 'clock_skew'];
  if (pointer === '/rules') return ['engine_mismatch', 'missing'];
  if (pointer.startsWith('/program')) return ['stale_program', ...unreadable];
  if (pointer === '/result_digest') return ['result_differs', ...unreadable];
  if (pointer === '/at') return ['cart_differs', 'clock_skew', ...unreadable];
  if (/^\/cart\/lines\/\d+\/sku$/.test(pointer)) return ['unknown_sku', 'cart_differs', 'missing'];
  return ['cart_differs', 'empty_cart', ...unreadable];
}

test('forged receipts and carts', async (t) => {
  const service = await serve(t);
  await service.joined('lin');
  await service.ask('POST', '/v1/members/lin/events', { as: admin, body: { id: 'g', kind: 'points_granted', points: 5000 } });
  await service.ask('POST', '/v1/members/lin/events', { as: admin, body: { id: 'w', kind: 'recharged', amount: 20000 } });
  await service.ask('POST', '/v1/members/lin/events', { as: admin, body: { id: 'c', kind: 'coupon_issued', coupon: 'forty-off' } });
  const lin = token('lin', { claims: { channel: 'weapp' } });
  const quoted = async () => {
    const cart = { lines: [{ sku: 'dianhong-250', quantity: 2, id: 'l1' }, { sku: 'cup', quantity: 1 }], points: 500, wallet: 3000 };
    return (await service.ask('POST', '/v1/members/lin/quote', { as: lin, body: cart })).json;
  };
  const state = async () => (await service.ask('GET', '/v1/members/lin/events', { as: admin })).text + JSON.stringify((await service.ask('GET', '/v1/members/lin', { as: admin })).json.account);
  const before = await state();
  let tried = 0;
  const refused = async (pointer, done, as, body) => {
    const answer = await service.ask('POST', '/v1/members/lin/orders', { as, body: { id: `f${++tried}`, ...body } });
    assert.ok([400, 409].includes(answer.status), `${pointer} ${done}: ${answer.status} ${answer.text}`);
    const wanted = reasons(pointer, done);
    assert.ok(wanted.includes(answer.json.code), `${pointer} ${done}: ${answer.json.code}, not ${wanted}`);
    assert.notEqual(answer.json.title, answer.json.code, 'it has a sentence');
  };
  const { receipt } = await quoted();
  assert.equal(receipt.cart.channel, 'weapp');

  await t.test('by a member, who sends the receipt', async () => {
    for (const [pointer, done, forged] of forgeries(receipt))
      if (!harmless(pointer, done)) await refused(pointer, done, lin, { receipt: forged });
  });
  await t.test('by staff, beside the shop\'s own cart', async () => {
    for (const [pointer, done, forged] of forgeries(receipt))
      if (!harmless(pointer, done)) await refused(pointer, done, orders, { cart: receipt.cart, receipt: forged });
  });
  await t.test('the shop\'s own cart differs from what was quoted', async () => {
    for (const [pointer, done, forged] of forgeries(receipt.cart)) {
      // When it is, is the service's own.
      if (pointer === '/at') continue;
      await refused(`/cart${pointer}`, done, orders, { cart: forged, receipt });
    }
  });
  await t.test('nothing has changed', async () => {
    assert.ok(tried > 200, `${tried}`);
    assert.equal(await state(), before);
  });
  await t.test('every figure of a whole quote', async () => {
    const quote = await quoted();
    let count = 0;
    const told = new Set();
    for (const [pointer, done, forged] of forgeries(quote)) {
      if (done !== 'more' && done !== 'other') continue;
      if (pointer.startsWith('/receipt') && harmless(pointer.slice('/receipt'.length), done)) continue;
      const answer = await service.ask('POST', '/v1/members/lin/orders?dry', { as: lin, body: { id: `q${++count}`, quote: forged } });
      if (answer.status === 200) told.add(pointer);
      else assert.ok([400, 409].includes(answer.status), `${pointer} ${done}: ${answer.text}`);
    }
    assert.ok(count > 50);
    // What is only told beside the price, and never booked: how far the search went, what was saved so far, the level.
    assert.deepEqual([...new Set([...told].map((pointer) => pointer.replace(/^(\/offers\/proof|\/savings|\/tier)\/.*/, '$1')))], ['/offers/proof', '/savings', '/tier']);
    assert.equal(await state(), before);
  });
  await t.test('as it was it is booked, at its figures', async () => {
    const quote = await quoted();
    const placed = await service.ask('POST', '/v1/members/lin/orders', { as: lin, body: { id: 'good', quote, expect: { payable: quote.totals.payable } } });
    assert.equal(placed.status, 201, placed.text);
    const order = await service.ask('GET', '/v1/members/lin/orders/good', { as: lin });
    assert.equal(order.json.payable, quote.totals.payable);
  });
});

test('of a member\'s cart only what, how many and how to pay count', async (t) => {
  const service = await serve(t);
  await service.joined('lin');
  const price = async (cart) => {
    const answer = await service.ask('POST', '/v1/members/lin/quote', { as: token('lin'), body: cart });
    assert.equal(answer.status, 200, answer.text);
    return answer.json.totals.payable;
  };
  const line = { sku: 'dianhong-250', quantity: 1 };
  const own = await price({ lines: [line] });
  for (const forged of [
    { lines: [{ ...line, unit_price: 1 }] }, { lines: [{ ...line, points_price: 1 }] }, { lines: [{ ...line, category: 'gift' }] }, { lines: [{ ...line, tags: ['free'] }] },
    { lines: [{ ...line, prices: [{ id: 'p', kind: 'flash_sale', price: 1 }] }] }, { lines: [line], shipping: { fee: 0 } }, { lines: [line], as_tier: 'silver' },
    { lines: [line], offer_totals: { opening: 0 } }, { lines: [line], at: 1 }, { lines: [line], order_id: 'x' }])
    assert.equal(await price(forged), own, JSON.stringify(forged));
  const expected = await service.ask('POST', '/v1/members/lin/orders', { as: token('lin'), body: { id: 'e', cart: { lines: [line] }, expect: { payable: 1 } } });
  assert.deepEqual([expected.status, expected.json.code], [409, 'payable_differs']);
});
