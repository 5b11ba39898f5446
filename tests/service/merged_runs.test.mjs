// Group buys go on when two of their members, or one of them and somebody else, become one.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { fresh, Shop } from './shop.mjs';

const program = {
  campaigns: [{
    id: 'pair', name: 'Pair', kind: 'group_buy', sku: 'tea', list: 10_000, hours: 48,
    steps: [{ members: 2, price: 9000 }, { members: 3, price: 8000 }, { members: 4, price: 7000 }],
  }],
};
let shop;
before(async () => { shop = await Shop.open({ program, goods: { goods: [{ sku: 'tea', unit_price: 10_000 }] } }); });
after(() => shop.close());

const opens = (member, run) => shop.event(member, { kind: 'campaign_opened', campaign: 'pair', run }, `member:${member}`);
const joins = (member, run) => shop.post(`/v1/members/${member}/campaigns/${run}/join`, { id: fresh() }, `member:${member}`);
const merge = async (from, into, prefix) => {
  const merged = await shop.post('/v1/merges', { id: fresh(), from, into, ...(prefix && { prefix }) }, 'care');
  assert.equal(merged.status, 201, merged.text);
};
const runs = async (member) => (await shop.overview(member)).campaigns.map(({ id, members, price }) => [id, members, price]);
async function buy(member, run) {
  const prices = [{ id: run, kind: 'group_buy', unit_price: 1, max_units_per_member: 1 }];
  const quote = await shop.well('POST', `/v1/members/${member}/quote`, { lines: [{ sku: 'tea', quantity: 1, prices }] }, `member:${member}`);
  await shop.well('POST', `/v1/members/${member}/orders`, { id: fresh(), quote }, `member:${member}`);
  return quote.totals.payable;
}

for (const prefix of [undefined, 'p-']) {
  const name = (short) => `${prefix ?? ''}${short}`;
  const told = prefix ? 'with a prefix' : 'without one';

  test(`a friend who was merged has the price of all who are in it, ${told}`, async () => {
    const [run, leader, friend, other, late] = ['run-a', 'la', 'fa', 'oa', 'na'].map(name);
    await shop.join(leader, friend, other, late);
    await opens(leader, run);
    assert.equal((await joins(friend, run)).status, 201);
    await merge(friend, other, prefix);
    assert.equal((await joins(late, run)).status, 201);
    for (const member of [leader, other, late]) assert.deepEqual(await runs(member), [[run, 3, 8000]], member);
    assert.equal(await buy(other, run), 8000);
  });

  test(`a leader who was merged leads on, ${told}`, async () => {
    const [run, leader, friend, other, late] = ['run-b', 'lb', 'fb', 'ob', 'nb'].map(name);
    await shop.join(leader, friend, other, late);
    await opens(leader, run);
    assert.equal((await joins(friend, run)).status, 201);
    await merge(leader, other, prefix);
    assert.equal((await joins(late, run)).status, 201);
    for (const member of [other, friend, late]) assert.deepEqual(await runs(member), [[run, 3, 8000]], member);
  });

  test(`what was bought at its price is bought, and nobody joins twice, ${told}`, async () => {
    const [run, leader, friend, other] = ['run-c', 'lc', 'fc', 'oc'].map(name);
    await shop.join(leader, friend, other);
    await opens(leader, run);
    assert.equal((await joins(friend, run)).status, 201);
    assert.equal(await buy(friend, run), 9000);
    await merge(friend, other, prefix);
    assert.equal(await buy(other, run), 10_000, 'one unit for each member');
    assert.equal((await joins(other, run)).status, 409);
    assert.deepEqual(await runs(leader), [[run, 2, 9000]]);
  });

  test(`two who are in one are in it once, ${told}`, async () => {
    const [run, leader, friend, late] = ['run-d', 'ld', 'fd', 'nd'].map(name);
    await shop.join(leader, friend, late);
    await opens(leader, run);
    assert.equal((await joins(friend, run)).status, 201);
    await merge(friend, leader, prefix);
    assert.deepEqual(await runs(leader), [[run, 2, 9000]], 'the price that was promised stays');
    assert.equal((await joins(late, run)).status, 201);
    for (const member of [leader, late]) assert.deepEqual(await runs(member), [[run, 3, 8000]], member);
  });
}
