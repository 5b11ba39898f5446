// An id stands for one request: the same again has the same answer, another one is refused, whoever comes when.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { serve, staff, token } from './service.mjs';

const { admin, orders, care } = staff;

test('an id and its body once', async (t) => {
  const service = await serve(t);
  await service.joined('lin', 'mei');
  const lin = token('lin');
  const cart = { lines: [{ sku: 'dianhong-250', quantity: 1 }] }, expect = { payable: 10600 };

  const requests = [
    ['/v1/members/lin/events', care, { id: 'g1', kind: 'points_granted', points: 7 }],
    ['/v1/members/lin/orders', lin, { id: 'o1', cart, expect }],
    ['/v1/members/lin/orders/o1/pay', orders, { id: 'p1' }],
    ['/v1/members/lin/orders/o1/complete', orders, { id: 'f1' }],
    ['/v1/members/lin/orders/o1/refund', orders, { id: 'r1', lines: [{ line: 0, quantity: 1 }] }],
    ['/v1/members/lin/orders', lin, { id: 'o2', cart, expect }],
    ['/v1/members/lin/orders/o2/cancel', lin, { id: 'k2' }],
    ['/v1/members', care, { id: 'join-wu', member: { id: 'wu' } }],
  ];
  const answers = [];
  for (const [path, as, body] of requests) {
    const first = await service.ask('POST', path, { as, body });
    assert.equal(first.status, 201, first.text);
    assert.equal(first.headers['idempotency-replayed'], undefined);
    answers.push(first);
  }
  const log = async () => (await service.ask('GET', '/v1/members/lin/events', { as: admin })).text;
  const before = await log();

  await t.test('the same again is answered to the byte', async () => {
    for (const [i, [path, as, body]] of requests.entries()) {
      const again = await service.ask('POST', path, { as, body });
      assert.deepEqual([again.status, again.headers['idempotency-replayed'], again.text], [200, 'true', answers[i].text], path);
    }
    assert.equal(await log(), before);
  });

  await t.test('another body, another spelling, another call: refused', async () => {
    for (const [path, as, body] of requests) {
      for (const other of [{ ...body, reason: 'x' }, JSON.stringify(body, null, 1)]) {
        const refused = await service.ask('POST', path, { as, body: other });
        assert.deepEqual([refused.status, refused.json.code, refused.json.at, refused.json.details.id], [409, 'id_reused', '/id', body.id], path);
      }
    }
    const call = await service.ask('POST', '/v1/members/lin/orders/o1/complete', { as: orders, body: { id: 'p1' } });
    assert.equal(call.json.code, 'id_reused');
    assert.equal(await log(), before);
  });

  await t.test('ids are each member\'s own', async () => {
    const [, , body] = requests[0];
    assert.equal((await service.ask('POST', '/v1/members/mei/events', { as: care, body })).status, 201);
  });

  await t.test('a refused request has used nothing: its id is free', async () => {
    const refused = await service.ask('POST', '/v1/members/lin/events', { as: care, body: { id: 'free', kind: 'points_taken', points: 1000000 } });
    assert.equal(refused.json.code, 'insufficient_points');
    assert.equal((await service.ask('POST', '/v1/members/lin/events', { as: care, body: { id: 'free', kind: 'points_granted', points: 1 } })).status, 201);
  });

  await t.test('a restart forgets nothing', async () => {
    const now = await log();
    assert.equal(await service.stop(), 0);
    await service.start();
    for (const [i, [path, as, body]] of requests.entries()) {
      const again = await service.ask('POST', path, { as, body });
      assert.deepEqual([again.status, again.text], [200, answers[i].text], path);
    }
    assert.equal(await log(), now);
  });

  await t.test('duplicates at once: one is booked, all are answered alike', async () => {
    for (let round = 0; round < 5; ++round) {
      const body = { id: `many${round}`, kind: 'points_granted', points: 3 };
      const all = await Promise.all(Array.from({ length: 16 }, () => service.ask('POST', '/v1/members/mei/events', { as: care, body })));
      assert.deepEqual(all.map((a) => a.status).sort(), [...Array(15).fill(200), 201]);
      assert.equal(new Set(all.map((a) => a.text)).size, 1);
      assert.equal(all.filter((a) => a.headers['idempotency-replayed']).length, 15);
    }
    const { events } = (await service.ask('GET', '/v1/members/mei/events', { as: care })).json;
    assert.equal(events.filter((e) => e.sealed.id.startsWith('many')).length, 5);
  });

  await t.test('different requests of one id at once: one of them', async () => {
    const all = await Promise.all(Array.from({ length: 12 }, (_, points) =>
      service.ask('POST', '/v1/members/mei/events', { as: care, body: { id: 'race', kind: 'points_granted', points: points + 1 } })));
    assert.deepEqual(all.map((a) => `${a.status} ${a.json.code ?? ''}`).sort(), ['201 ', ...Array(11).fill('409 id_reused')]);
  });
});

test('limits of the shop hold under a race: the offer is used as often as it may be', async (t) => {
  const service = await serve(t);
  const ids = Array.from({ length: 8 }, (_, i) => `m${i}`);
  await service.joined(...ids);
  // "opening" may be used twice by all members together: 500 off a cup.
  const all = await Promise.all(ids.map((id) => service.ask('POST', `/v1/members/${id}/orders`,
    { as: token(id), body: { id: 'o', cart: { lines: [{ sku: 'cup', quantity: 1 }] }, expect: { payable: 1990 - 500 + 600 } } })));
  assert.equal(all.filter((a) => a.status === 201).length, 2);
  for (const { json } of all.filter((a) => a.status !== 201)) assert.ok(['offer_used_up', 'payable_differs'].includes(json.code), json.code);
  const { offer_totals: used } = (await service.ask('GET', '/v1/goods')).json;
  assert.deepEqual(used, { opening: 2 });
  // Given up, it is free again.
  const won = ids[all.findIndex((a) => a.status === 201)];
  await service.ask('POST', `/v1/members/${won}/orders/o/cancel`, { as: token(won), body: { id: 'k' } });
  assert.deepEqual((await service.ask('GET', '/v1/goods')).json.offer_totals, {});
});
