// What time brings to members who do not come, with short times in place of days: holds end, points end and are told of
// before, the outbox has each once.

import assert from 'node:assert/strict';
import { setTimeout as wait } from 'node:timers/promises';
import { test } from 'node:test';
import { serve, staff, token } from './service.mjs';

const { admin, notifier } = staff;

/** Asks until it holds, for a few seconds. */
async function until(what, holds) {
  for (let tries = 0; tries < 100; ++tries) {
    const value = await what();
    if (holds(value)) return value;
    await wait(100);
  }
  assert.fail(`it never held: ${JSON.stringify(await what())}`);
}

test('an order that is not paid gives back what it holds', async (t) => {
  const service = await serve(t, { flags: ['--hold', '1000', '--sweep-every', '50'] });
  await service.joined('lin');
  await service.ask('POST', '/v1/members/lin/events', { as: admin, body: { id: 'w', kind: 'recharged', amount: 5000 } });
  const placed = await service.ask('POST', '/v1/members/lin/orders', { as: token('lin'), body: { id: 'o', cart: { lines: [{ sku: 'cup', quantity: 1 }], wallet: 'max' }, expect: { payable: 2090 } } });
  assert.equal(placed.status, 201, placed.text);
  assert.equal(placed.json.sealed.until - placed.json.sealed.at, 1000);
  const order = async () => (await service.ask('GET', '/v1/members/lin/orders/o', { as: admin })).json;
  // The event that time passed stands in the log by itself, and the shop's limit is free again.
  await until(async () => (await service.ask('GET', '/v1/members/lin/events', { as: admin })).json.events.map((e) => e.sealed.kind), (kinds) => kinds.includes('time_passed'));
  assert.notEqual((await order()).state, 'placed');
  assert.deepEqual((await service.ask('GET', '/v1/goods')).json.offer_totals, {});
  const late = await service.ask('POST', '/v1/members/lin/orders/o/pay', { as: admin, body: { id: 'p' } });
  assert.deepEqual([late.status, late.json.code], [409, 'order_state'], late.text);
  const { notices } = (await service.ask('GET', '/v1/outbox', { as: notifier })).json;
  assert.ok(notices.some((n) => n.kind === 'due' && n.member === 'lin' && n.what.facts.length > 0), JSON.stringify(notices));
});

test('what ends soon is told of once', async (t) => {
  // Coupons last through the end of the 30th day: told of a little over that before, which is now.
  const service = await serve(t, { flags: ['--remind-before', String(31 * 86_400_000), '--sweep-every', '50'] });
  await service.joined('lin');
  await service.ask('POST', '/v1/members/lin/events', { as: admin, body: { id: 'c', kind: 'coupon_issued', coupon: 'forty-off' } });
  const outbox = async (query = '') => (await service.ask('GET', `/v1/outbox${query}`, { as: notifier })).json;
  const { notices, next } = await until(outbox, (box) => box.notices.length > 0);
  assert.deepEqual(notices.map((n) => [n.kind, n.member]), [['reminder', 'lin']]);
  const [{ what }] = notices;
  assert.equal(what.coupons[0].coupon, 'forty-off');
  assert.ok(what.coupons[0].until > Date.now());
  // It is not told again, and forgotten when it was told.
  await wait(300);
  assert.deepEqual((await outbox(`?after=${next}`)).notices, []);
  assert.equal((await service.ask('DELETE', `/v1/outbox?through=${next}`, { as: notifier })).status, 204);
  assert.deepEqual((await outbox()).notices, []);
});

test('the first completed order of a referred member earns, and its refund takes back', async (t) => {
  const service = await serve(t);
  await service.joined('lin');
  await service.ask('POST', '/v1/members', { as: admin, body: { id: 'join-mei', member: { id: 'mei', referrer: 'lin' } } });
  const points = async () => (await service.ask('GET', '/v1/members/lin/overview', { as: admin })).json.points.available;
  const before = await points();
  for (const [path, body] of [['orders', { id: 'o', cart: { lines: [{ sku: 'cup', unit_price: 1990, quantity: 1 }] }, paid: true }], ['orders/o/complete', { id: 'f' }]]) {
    const answer = await service.ask('POST', `/v1/members/mei/${path}`, { as: admin, body });
    assert.equal(answer.status, 201, answer.text);
  }
  assert.equal(await points(), before + 50);
  assert.equal((await service.ask('POST', '/v1/members/mei/orders/o/refund', { as: admin, body: { id: 'r', lines: [{ line: 0, quantity: 1 }] } })).status, 201);
  assert.equal(await points(), before);
  const kinds = (await service.ask('GET', '/v1/outbox', { as: notifier })).json.notices.filter((n) => n.member === 'lin').map((n) => n.kind);
  assert.deepEqual(kinds, ['referral_earned', 'referral_undone']);
});

test('the clock of a demonstration begins where it is told, and goes on from there', async (t) => {
  for (const clock of [Date.UTC(2031, 4, 1), Date.UTC(2021, 4, 1)]) {
    const service = await serve(t, { flags: ['--clock', String(clock)] });
    assert.ok(service.out.includes(`the clock is not the machine's: it began at ${clock}\n`), 'nobody takes it for the real one');
    await service.joined('lin');
    const booked_at = async (id) => {
      const answer = await service.ask('POST', '/v1/members/lin/events', { as: admin, body: { id, kind: 'points_granted', points: 5 } });
      assert.equal(answer.status, 201, answer.text);
      return answer.json.sealed.at;
    };
    const first = await booked_at('a');
    assert.ok(first >= clock && first < clock + 60_000, `${first} is not ${clock}`);
    await wait(30);
    assert.ok(await booked_at('b') >= first + 30);
  }
});

test('a clock that was set back is told at the start, and by how much', async (t) => {
  const hour = 3_600_000;
  const service = await serve(t, { flags: ['--clock', String(Date.now() + hour)] });
  await service.joined('lin');
  await service.stop();
  const told = () => service.said.split('\n').filter(Boolean).map((text) => JSON.parse(text)).filter((one) => one.trouble === 'clock');
  assert.deepEqual(told(), []);
  service.flags.length = 0;
  await service.start();
  assert.equal(told().length, 1, service.said);
  const [, ahead] = /(\d+) ms later/.exec(told()[0].what);
  assert.ok(ahead > hour - 60_000 && ahead <= hour, ahead);
});
