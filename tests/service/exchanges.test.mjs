// What points are exchanged for: money beside them has come when the shop says so, and of so many pieces no more are given.

import assert from 'node:assert/strict';
import test, { after, before } from 'node:test';
import { Shop, fresh } from './shop.mjs';
import { onEachStore } from './process.mjs';

const program = {
  points: {
    earn: { rules: [] },
    exchange: [
      { id: 'pan', kind: 'goods', name: 'Pan', sku: 'pan', points: 100, cash: 9900 },
      { id: 'cup', kind: 'goods', name: 'Cup', sku: 'cup', points: 10, stock: 2 },
      { id: 'mug', kind: 'goods', name: 'Mug', sku: 'mug', points: 10, stock: 5 },
    ],
  },
};

onEachStore((store) => {
  let shop;
  before(async () => { shop = await Shop.open({ program, store: await store() }); });
  after(() => shop.close());

  const rich = async (...members) => {
    await shop.join(...members);
    for (const member of members) await shop.event(member, { kind: 'points_granted', points: 1000 }, 'care');
  };
  const exchange = (member, what, more = {}, as = `member:${member}`, query = '') =>
    shop.post(`/v1/members/${member}/events${query}`, { id: fresh(), kind: 'points_exchanged', exchange: what, ...more }, as);
  const points = async (member) => (await shop.overview(member)).points.available;
  const taken = async (member) => (await shop.log(member)).filter(({ kind }) => kind === 'points_exchanged').length;

  test('money beside points is not the member\'s to say', async () => {
    await rich('lin');
    for (const query of ['', '?dry'])
      for (const more of [{ amount: 9900 }, { amount: 19800, times: 2 }, {}, { amount: 0 }]) {
        const refused = await exchange('lin', 'pan', more, 'member:lin', query);
        assert.deepEqual([refused.status, refused.code, refused.json.at, refused.json.details],
          [403, 'not_allowed', '/exchange', { kind: 'points_exchanged' }]);
      }
    assert.deepEqual([await points('lin'), await taken('lin')], [1000, 0]);
    for (const as of ['orders', 'care', 'admin']) {
      assert.equal((await exchange('lin', 'pan', { amount: 1 }, as)).code, 'wrong_amount');
      assert.equal((await exchange('lin', 'pan', { amount: 9900 }, as)).status, 201, as);
    }
    assert.deepEqual([await points('lin'), await taken('lin')], [700, 3]);
  });

  test('of so many pieces there are, members together have no more', async () => {
    await rich('ann', 'ben');
    assert.equal((await exchange('ann', 'cup')).status, 201);
    for (const query of ['?dry', '']) {
      const refused = await exchange('ben', 'cup', { times: 2 }, 'member:ben', query);
      assert.deepEqual([refused.status, refused.code, refused.json.at, refused.json.details], [409, 'out_of_stock', '/exchange', { id: 'cup', left: 1 }]);
    }
    assert.equal((await exchange('ben', 'cup')).status, 201);
    for (const [member, as] of [['ann', 'member:ann'], ['ben', 'member:ben'], ['ann', 'admin']]) {
      const refused = await exchange(member, 'cup', {}, as);
      assert.deepEqual([refused.code, refused.json.details], ['out_of_stock', { id: 'cup', left: 0 }]);
    }
    assert.deepEqual([await points('ann'), await points('ben')], [990, 990]);
    await shop.stop();
    await shop.start();
    assert.equal((await exchange('ann', 'cup')).code, 'out_of_stock', 'a restart forgets nothing');
  });

  test('of those who come at once as many are given as there are', async () => {
    const many = Array.from({ length: 10 }, (_, n) => `m${n}`);
    await rich(...many);
    await Promise.all(many.map((member) => shop.token(member)));
    const all = await Promise.all(many.map((member) => exchange(member, 'mug')));
    assert.deepEqual(all.map(({ status }) => status).sort(), [...Array(5).fill(201), ...Array(5).fill(409)]);
    for (const { code, json } of all.filter(({ status }) => status === 409))
      assert.deepEqual([code, json.details], ['out_of_stock', { id: 'mug', left: 0 }]);
    assert.equal((await Promise.all(many.map(taken))).reduce((sum, n) => sum + n, 0), 5);
  });
});
