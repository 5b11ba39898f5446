// Who brought a member earns by their first completed order, whatever it cost, and by the next one where that came back whole.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fresh, Shop } from './shop.mjs';

const tea = { sku: 'tea', unit_price: 10_000, quantity: 1 };

async function shop_of(t, program) {
  const shop = await Shop.open({ goods: { goods: [{ sku: 'tea', unit_price: 10_000 }] }, program: { points: { earn: { rules: [{ id: 'base', points: 1, per: 100 }] } }, wallet: {}, ...program } });
  t.after(() => shop.close());
  return {
    shop,
    async buy(member, cart) {
      const id = fresh();
      await shop.well('POST', `/v1/members/${member}/orders`, { id, cart, paid: true }, 'orders');
      await shop.well('POST', `/v1/members/${member}/orders/${id}/complete`, { id: fresh() }, 'orders');
      return id;
    },
    refund: (member, order, quantity = 1) => shop.well('POST', `/v1/members/${member}/orders/${order}/refund`, { id: fresh(), lines: [{ line: 0, quantity }] }, 'orders'),
    async earned(member) {
      const { points, wallet } = await shop.overview(member);
      return [points.available, wallet.bonus];
    },
  };
}
const rewards = { referral: [{ points: 500 }], commission: [1000] };

test('a first order that costs nothing earns the reward, and no share of it', async (t) => {
  const { shop, buy, refund, earned } = await shop_of(t, { activities: rewards });
  await shop.join('lin', { id: 'mei', referrer: 'lin' });
  await shop.event('mei', { kind: 'points_granted', points: 1000 });
  const order = await buy('mei', { lines: [{ sku: 'mug', unit_price: 0, points_price: 100, quantity: 2 }] });
  assert.deepEqual(await earned('lin'), [500, 0]);
  // A part of what cost nothing comes back: it is a first order still.
  await refund('mei', order);
  await buy('mei', { lines: [tea] });
  assert.deepEqual(await earned('lin'), [500, 0]);
  await refund('mei', order);
  assert.deepEqual(await earned('lin'), [0, 0]);
});

test('all goods came back, without the delivery fee: the next order is the first one', async (t) => {
  const { shop, buy, refund, earned } = await shop_of(t, { activities: rewards });
  for (const fee of [0, 600]) {
    const [referrer, friend] = [`lin${fee}`, `mei${fee}`];
    await shop.join(referrer, { id: friend, referrer });
    const cart = { lines: [tea], ...(fee && { shipping: { fee } }) };
    const order = await buy(friend, cart);
    const all = [500, (10_000 + fee) / 10];
    assert.deepEqual(await earned(referrer), all);
    await refund(friend, order);
    assert.deepEqual(await earned(referrer), [0, 0], `fee ${fee}`);
    await buy(friend, cart);
    assert.deepEqual(await earned(referrer), all, `fee ${fee}`);
  }
});

test('two who have both referred a friend, one of them in vain, become one', async (t) => {
  const { shop, buy, refund, earned } = await shop_of(t, { activities: { referral: [{ points: 500 }] } });
  for (const [from, into] of [['r1', 'r2'], ['r4', 'r3']]) {
    const [first, second] = [from, into].sort();
    const friend = `friend-of-${into}`;
    await shop.join(first, second, { id: friend, referrer: first });
    await refund(friend, await buy(friend, { lines: [tea] }));
    await shop.event(friend, { kind: 'member_changed', member: { referrer: second } });
    const last = await buy(friend, { lines: [tea] });
    const merged = await shop.post('/v1/merges', { id: fresh(), from, into }, 'care');
    assert.equal(merged.status, 201, merged.text);
    assert.deepEqual(await earned(into), [500, 0]);
    await refund(friend, last);
    assert.deepEqual(await earned(into), [0, 0]);
  }
});

test('who referred the other of two that become one is above both', async (t) => {
  const { shop, buy, earned } = await shop_of(t, { activities: { referral: [{ points: 500 }, { points: 100 }] } });
  await shop.join('r3', { id: 'r2', referrer: 'r3' }, { id: 'r1', referrer: 'r2' }, { id: 'x', referrer: 'r1' });
  const merged = await shop.post('/v1/merges', { id: fresh(), from: 'r2', into: 'r1' }, 'care');
  assert.equal(merged.status, 201, merged.text);
  await buy('x', { lines: [tea] });
  assert.deepEqual([await earned('r1'), await earned('r3')], [[500, 0], [100, 0]]);
});
