// A new version of the program while the shop is open: what was quoted before is booked at its own figures for as long as
// --receipts-for says, and what members hold stays.

import assert from 'node:assert/strict';
import { setTimeout as wait } from 'node:timers/promises';
import { test } from 'node:test';
import { serve, shop_program, staff, token } from './service.mjs';

const { admin } = staff;
const cart = { lines: [{ sku: 'dianhong-250', quantity: 2 }] };

async function activated(service, program) {
  const added = await service.ask('POST', '/v1/programs', { as: admin, body: program });
  assert.equal(added.status, 201, added.text);
  return service.ask('POST', `/v1/programs/${program.version}/activate`, { as: admin });
}

/** Without its promotion: the same goods cost more. */
const dearer = () => {
  const program = shop_program();
  return { ...program, version: 2, promotions: program.promotions.filter((p) => p.id !== 'second-half') };
};

test('receipts of the version before', async (t) => {
  const service = await serve(t, { flags: ['--receipts-for', '1500'] });
  await service.joined('lin', 'mei');
  const quote = async (who) => (await service.ask('POST', `/v1/members/${who}/quote`, { as: token(who), body: cart })).json;
  const order = (who, body, query = '') => service.ask('POST', `/v1/members/${who}/orders${query}`, { as: token(who), body });
  const old = await quote('lin'), late = await quote('mei');
  const row = await activated(service, dearer());
  assert.deepEqual([row.status, row.json.active, row.json.version], [200, true, 2]);
  const since = Date.now();

  const fresh = await quote('lin');
  assert.equal(fresh.receipt.program.version, 2);
  assert.ok(fresh.totals.payable > old.totals.payable);
  const dry = await order('lin', { id: 'o1', receipt: old.receipt }, '?dry');
  assert.equal(dry.status, 200, dry.text);
  const placed = await order('lin', { id: 'o1', receipt: old.receipt });
  assert.equal(placed.status, 201, placed.text);
  const booked = await service.ask('GET', '/v1/members/lin/orders/o1', { as: token('lin') });
  assert.equal(booked.json.payable, old.totals.payable);
  assert.ok(Date.now() - since < 1500, 'the machine was fast enough for this test');
  // The whole quote in place of its receipt does the same.
  const whole = await order('lin', { id: 'o2', quote: old });
  assert.equal(whole.status, 201, whole.text);

  await wait(Math.max(0, 1600 - (Date.now() - since)));
  const refused = await order('mei', { id: 'o1', receipt: late.receipt });
  assert.deepEqual([refused.status, refused.json.code], [409, 'stale_program']);
  const listed = (await service.ask('GET', '/v1/programs', { as: admin })).json.programs;
  assert.deepEqual(listed.map((p) => [p.version, p.active]), [[2, true], [1, false]]);
  assert.ok(listed[1].accepted_until < Date.now());
  // Paid, completed and refunded under the new version, at the old figures.
  for (const [call, body] of [['pay', { id: 'p1' }], ['complete', { id: 'f1' }], ['refund', { id: 'r1', lines: [{ line: 0, quantity: 2 }], shipping: 600 }]]) {
    const answer = await service.ask('POST', `/v1/members/lin/orders/o1/${call}`, { as: admin, body });
    assert.equal(answer.status, 201, answer.text);
  }
  const fact = (await service.ask('GET', '/v1/members/lin/orders/o1', { as: admin })).json;
  assert.equal(fact.returned, old.totals.payable);
});

test('a version that takes what members hold is not activated', async (t) => {
  const service = await serve(t);
  await service.joined('lin');
  await service.ask('POST', '/v1/members/lin/events', { as: admin, body: { id: 'c', kind: 'coupon_issued', coupon: 'forty-off' } });
  const program = shop_program();
  const attempts = {
    held_id_removed: { ...program, version: 2, coupons: [] },
    levels_reordered: { ...program, version: 3, tiers: { ...program.tiers, levels: [{ id: 'silver', name: '银卡' }, { id: 'basic', name: '普通', growth: 500 }] } },
    currency_changed: { ...program, version: 4, currency: 'USD' },
  };
  for (const [code, version] of Object.entries(attempts)) {
    const answer = await activated(service, version);
    assert.deepEqual([answer.status, answer.json.code], [409, code], answer.text);
    assert.equal((await service.ask('GET', '/readyz')).json.program.version, 1);
  }
  assert.equal((await service.ask('GET', '/v1/members/lin', { as: admin })).status, 200);
  // Forth, and back again.
  assert.equal((await activated(service, { ...dearer(), version: 5 })).status, 200);
  assert.equal((await service.ask('POST', '/v1/programs/1/activate', { as: admin })).status, 200);
  assert.equal((await service.ask('GET', '/v1/members/lin', { as: admin })).status, 200);
});

test('a restart keeps the version that is active', async (t) => {
  const service = await serve(t);
  assert.equal((await activated(service, dearer())).status, 200);
  await service.stop();
  // The shop's folder has version 1: older than what is active.
  await service.start();
  assert.equal((await service.ask('GET', '/readyz')).json.program.version, 2);
});

test('a total holds over versions that do not have it', async (t) => {
  const service = await serve(t);
  const members = Array.from({ length: 9 }, (_, n) => `m${n}`);
  await service.joined(...members);
  const base = shop_program(), limited = base.promotions.find((one) => one.limits?.total);
  const version = (number, limits) => activated(service, { ...base, version: number, promotions: base.promotions.map((one) => (one.id === limited.id ? { ...one, limits } : one)) });
  const { total, ...rest } = limited.limits;
  const places = async (member, id) => {
    const placed = await service.ask('POST', `/v1/members/${member}/orders`, { as: admin, body: { id, hold: 600000, cart: { lines: [{ sku: 'cup', category: 'ware', unit_price: 2990, quantity: 1 }] } } });
    assert.equal(placed.status, 201, placed.text);
    return placed.json.sealed.sealed.facts.some((fact) => fact.kind === 'offer_used' && fact.id === limited.id);
  };
  const gives_up = (member, id) => service.ask('POST', `/v1/members/${member}/orders/${id}/cancel`, { as: admin, body: { id: `c-${id}` } });
  assert.equal((await version(2, rest)).status, 200);
  assert.equal(await places('m0', 'o'), true);
  assert.equal((await version(3, { ...rest, total: 3 })).status, 200);
  const used = [];
  for (const member of ['m1', 'm2', 'm3']) used.push(await places(member, 'o'));
  assert.deepEqual(used, [true, true, false], 'what was used under a version without it counts');
  assert.equal((await gives_up('m0', 'o')).status, 201);
  assert.deepEqual([await places('m4', 'o'), await places('m5', 'o')], [true, false], 'one came back, and one is used');
  // One comes back while there is no limit.
  assert.equal((await version(4, rest)).status, 200);
  assert.equal((await gives_up('m1', 'o')).status, 201);
  assert.equal((await version(5, { ...rest, total: 3 })).status, 200);
  assert.deepEqual([await places('m6', 'o'), await places('m7', 'o')], [true, false]);
});

test('every version that can be added can be asked for', async (t) => {
  const service = await serve(t);
  for (const version of [1796015666411000, Number.MAX_SAFE_INTEGER]) {
    const added = await service.ask('POST', '/v1/programs', { as: admin, body: { ...shop_program(), version } });
    if (added.status === 400) {
      assert.ok(added.json.details.max < version, added.text);
      continue;
    }
    assert.equal(added.status, 201, added.text);
    assert.equal((await service.ask('GET', `/v1/programs/${version}`, { as: admin })).json?.version, version);
    assert.equal((await service.ask('POST', `/v1/programs/${version}/activate`, { as: admin })).status, 200);
  }
  for (const unknown of ['9007199254740992', '99999999999999999999', '-1', '1e3'])
    assert.equal((await service.ask('GET', `/v1/programs/${unknown}`, { as: admin })).status, 404, unknown);
});
