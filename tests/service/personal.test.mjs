// What is kept of a person is told, and forgotten, on demand; the books stay.

import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import assert from 'node:assert/strict';
import test from 'node:test';
import { folder, join_shop, order, run, serve } from './operated.mjs';

const birthday = '1991-03-27', region = 'kept-nowhere-else', segment = 'never-to-be-seen';
const personal = new RegExp(`${birthday}|${region}|${segment}`);

/** Everything that stands in the files of a store. */
const kept_in = (own) => readdirSync(own).map((name) => readFileSync(join(own, name), 'latin1')).join('\n');

test('a member sees all that is kept', async (t) => {
  const service = await serve(t, join(folder(t), 'shop.db'));
  await join_shop(service, 'lin', { birthday, region, segments: [segment] });
  await order(service, 'lin');
  const { body: { token } } = await service.ask('POST', '/v1/tokens', { member: 'lin' });
  const own = { authorization: `Bearer ${token}` };
  const { status, body } = await service.ask('GET', '/v1/members/lin/export', undefined, own);
  assert.equal(status, 200);
  assert.equal(body.account.member.birthday, birthday);
  assert.deepEqual(body.events.map((event) => event.sealed.kind), ['member_joined', 'order_paid']);
  assert.deepEqual(Object.keys(body), ['account', 'events', 'fleeting', 'links', 'merged', 'notices']);
  assert.equal((await service.ask('GET', '/v1/members/m-wangjie/export', undefined, own)).status, 403);
  assert.equal((await service.ask('POST', '/v1/members/lin/erase', undefined, own)).status, 403);
  assert.equal((await service.ask('GET', '/v1/members/nobody/export')).status, 404);
});

test('a person who is forgotten is in no file any more, and the books are what they were', async (t) => {
  const own = folder(t), store = join(own, 'shop.db');
  const service = await serve(t, store);
  await join_shop(service, 'lin', { birthday, region, segments: [segment], phone_bound: true });
  await join_shop(service, 'ann', { birthday: '1990-01-01' });
  // So many that snapshots were written and replaced.
  for (let i = 0; i < 40; ++i) assert.equal((await order(service, 'lin')).status, 201);
  await service.ask('POST', '/v1/members/lin/events', { id: 'changed', kind: 'member_changed', member: { id: 'lin', birthday, region } });
  await service.ask('POST', '/v1/members/lin/events', { id: 'by-hand', kind: 'points_granted', points: 5, reason: region });
  const { body: before } = await service.ask('GET', '/v1/members/lin/overview');
  assert.equal(before.member.birthday, birthday);
  assert.match(kept_in(own), personal);

  const { status, body } = await service.ask('POST', '/v1/members/lin/erase');
  assert.equal(status, 200, JSON.stringify(body));
  assert.deepEqual(body, { events: 3, member: 'lin' });
  const { body: after } = await service.ask('GET', '/v1/members/lin/overview');
  assert.deepEqual(after.member, { id: 'lin', joined: before.member.joined });
  for (const part of ['points', 'tier', 'wallet', 'orders', 'coupons']) assert.deepEqual(after[part], before[part], part);
  const { body: all } = await service.ask('GET', '/v1/members/lin/export');
  assert.doesNotMatch(JSON.stringify(all), personal);
  assert.doesNotMatch(kept_in(own), personal);
  // Another person is as before, and life goes on.
  assert.equal((await service.ask('GET', '/v1/members/ann')).body.account.member.birthday, '1990-01-01');
  assert.equal((await order(service, 'lin')).status, 201);
  // Twice is once.
  assert.equal((await service.ask('POST', '/v1/members/lin/erase')).body.events, 0);
  await service.stop();
  assert.doesNotMatch(kept_in(own), personal);

  const backup = join(own, 'backup.db');
  assert.equal(run('backup', '--store', store, '--to', backup).status, 0);
  const checked = run('restore', '--verify', backup);
  assert.equal(checked.status, 0, checked.stdout);
});
