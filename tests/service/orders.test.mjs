// An order stays what it is, however many newer ones there are; and a dry run says what the call itself would say.

import assert from 'node:assert/strict';
import test, { after, before } from 'node:test';
import { Shop, fresh } from './shop.mjs';

const program = {
  points: { earn: { rules: [{ id: 'base', points: 1, per: 100 }] } },
  wallet: { gift_cards: [{ id: 'fifty', name: 'Fifty', face: 5000, price: 4800, return_days: 3 }] },
  activities: { referral: [{ points: 500 }] },
};
const goods = { goods: [{ sku: 'tea', unit_price: 5000 }, { sku: 'pin', unit_price: 1 }] };
const orders_of_an_overview = 50;

let shop;
before(async () => { shop = await Shop.open({ program, goods }); });
after(() => shop.close());

const cart = (sku, quantity, unit_price, more) => ({ lines: [{ sku, quantity, unit_price }], ...more });
const paid = (member, id, what) => shop.well('POST', `/v1/members/${member}/orders`, { id, paid: true, cart: what }, 'orders');
const act = (member, order, what, body = {}, as = 'orders') => shop.post(`/v1/members/${member}/orders/${order}/${what}`, { id: fresh(), ...body }, as);
/** So many orders that the overview has none of before. */
async function go_on_ordering(member) {
  for (let n = 0; n < orders_of_an_overview; ++n) await paid(member, `later-${n}`, cart('pin', 1, 1));
  assert.equal((await shop.overview(member)).orders.length, orders_of_an_overview);
}

test('what is paid a member does not give up, whatever was ordered since', async () => {
  await shop.join('lin');
  await shop.event('lin', { kind: 'recharged', amount: 100000 }, 'orders');
  await paid('lin', 'tea-1', cart('tea', 10, 5000, { wallet: 'max' }));
  const principal = async () => (await shop.overview('lin')).wallet.principal;
  assert.equal(await principal(), 50000);
  const refused = async () => {
    for (const query of ['', '?dry']) {
      const answer = await act('lin', 'tea-1', `cancel${query}`, {}, 'member:lin');
      assert.deepEqual([answer.status, answer.code, answer.json.at, answer.json.details], [409, 'order_state', '/order_id', { state: 'paid' }]);
    }
    assert.equal(await principal(), 50000);
  };
  await refused();
  for (let n = 0; n < orders_of_an_overview; ++n) {
    await shop.well('POST', '/v1/members/lin/orders', { id: `pin-${n}`, cart: { lines: [{ sku: 'pin', quantity: 1 }] }, expect: { payable: 1 } }, 'member:lin');
    assert.equal((await act('lin', `pin-${n}`, 'cancel', {}, 'member:lin')).status, 201, 'what is not paid is the member\'s to give up');
  }
  await refused();
  const gone = await act('lin', 'never', 'cancel', {}, 'member:lin');
  assert.equal(gone.code, 'unknown_order');
});

test('an order that the overview does not list any more is read, completed and refunded', async () => {
  await shop.join('boss', { id: 'wei', referrer: 'boss' }, { id: 'mei', referrer: 'boss' });
  const earned = async () => (await shop.overview('boss')).points.available;
  await paid('wei', 'first', cart('tea', 2, 5000));
  assert.equal((await act('wei', 'first', 'complete')).status, 201);
  assert.equal(await earned(), 500);
  await paid('mei', 'first', cart('tea', 2, 5000));
  for (const member of ['wei', 'mei']) await go_on_ordering(member);

  const read = await shop.get('/v1/members/wei/orders/first', 'orders');
  assert.deepEqual([read.status, read.json.state, read.json.payable], [200, 'completed', 10000]);
  assert.equal((await act('wei', 'first', 'refund', { lines: [{ line: 0, quantity: 1 }] })).status, 201);
  assert.equal(await earned(), 250, 'half of the order came back, and so did half of what it earned');
  assert.equal((await act('mei', 'first', 'complete')).status, 201);
  assert.equal(await earned(), 750);
  assert.equal((await shop.log('boss')).filter(({ kind }) => kind === 'referral_earned').length, 2);
  assert.equal((await shop.get('/v1/members/wei/orders/never', 'orders')).code, 'unknown_order');
});

test('of copies of a coupon that all members have used up nearly, an order has those that are left', async (t) => {
  const few = await Shop.open({
    goods, program: {
      pricing: { groups: [{ id: 'g' }], max_coupons: 2 },
      coupons: [{ id: 'c', name: 'C', group: 'g', limits: { total: 3 }, validity: { days_after_issue: 30 }, effects: [{ kind: 'amount_off', amount: 500 }] }],
    },
  });
  t.after(() => few.close());
  await few.join('ann', 'ben', 'cai');
  for (const member of ['ann', 'ben', 'cai']) for (const copy of [1, 2]) await few.event(member, { kind: 'coupon_issued', coupon: 'c', coupon_id: `${member}-${copy}` });
  const payable = { ann: 4000, ben: 4500, cai: 5000 };
  for (const [member, expected] of Object.entries(payable)) {
    const quote = await few.well('POST', `/v1/members/${member}/quote`, { lines: [{ sku: 'tea', quantity: 1 }], coupons: 'best' }, `member:${member}`);
    assert.equal(quote.totals.payable, expected, member);
    await few.well('POST', `/v1/members/${member}/orders`, { id: fresh(), quote }, `member:${member}`);
  }
  assert.deepEqual((await few.well('GET', '/v1/goods')).offer_totals, { c: 3 });
});

test('a gift card that cost nothing is given, taken and used', async (t) => {
  const free = await Shop.open({ goods, program: { wallet: { gift_cards: [{ id: 'gift', name: 'Gift', face: 5000, price: 0, return_days: 3 }] } } });
  t.after(() => free.close());
  await free.join('ann', 'ben');
  await free.event('ann', { kind: 'gift_card_bought', gift_card: 'gift', gift_card_id: 'g' }, 'orders');
  await free.event('ann', { kind: 'gift_card_sent', gift_card_id: 'g', to: 'ben' });
  await free.well('POST', '/v1/members/ben/gift-cards/g/accept', { id: fresh() }, 'member:ben');
  await free.event('ben', { kind: 'gift_card_used', gift_card_id: 'g' });
  const { principal, bonus } = (await free.overview('ben')).wallet;
  assert.deepEqual([principal, bonus], [0, 5000]);
});

test('a dry run is refused as the call is', async () => {
  await shop.join('ann', 'ben');
  await shop.event('ann', { kind: 'gift_card_bought', gift_card: 'fifty', gift_card_id: 'g1', amount: 4800 }, 'orders');
  await paid('ann', 'o1', cart('tea', 1, 5000));
  const events = '/v1/members/ann/events';
  const card = { kind: 'gift_card_bought', gift_card: 'fifty', gift_card_id: 'g1', amount: 4800 };
  for (const [path, body, as, code] of [
    ['/v1/members/ann/orders/o1/cancel', {}, 'member:ann', 'order_state'],
    [events, { kind: 'gift_card_sent', gift_card_id: 'g1', to: 'nobody' }, 'member:ann', 'unknown_member'],
    ['/v1/members/ben/events', card, 'orders', 'gift_card_exists'],
    [events, { id: 'due-1', kind: 'points_granted', points: 1 }, 'care', 'reserved_id'],
    ['/v1/members/ann/orders', { id: 'due-1', paid: true, cart: cart('tea', 1, 5000) }, 'orders', 'reserved_id'],
    ['/v1/members/ann/orders/o1/complete', { id: 'referral-1' }, 'orders', 'reserved_id'],
    ['/v1/members', { id: 'came-in-x', member: { id: 'x' } }, 'care', 'reserved_id'],
    ['/v1/merges', { id: 'merged-1', from: 'ann', into: 'ben' }, 'care', 'reserved_id'],
  ]) {
    const told = [];
    for (const query of ['?dry', '']) {
      const { status, json } = await shop.post(path + query, { id: fresh(), ...body }, as);
      assert.equal(json.code, code, `${path}${query}`);
      told.push([status, json.at]);
    }
    assert.deepEqual(told[0], told[1], path);
  }
});
