// What ends soon is told of before, wherever it came from.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { eventually, fresh, root, Shop } from './shop.mjs';

const day = 86_400_000;
const program = {
  points: { earn: { rules: [{ id: 'base', points: 1, per: 100 }] }, expiry: { days: 20 } },
  pricing: { groups: [{ id: 'g' }] },
  coupons: [{ id: 'c', name: 'C', group: 'g', validity: { days_after_issue: 20 }, effects: [{ kind: 'amount_off', amount: 500 }] }],
};
const goods = { goods: [{ sku: 'tea', unit_price: 10_000 }] };
const week = ['--remind-before', String(7 * day)];

test('points of orders, approved, unfrozen and of a merged member, and their coupon, are told of once before they end', async (t) => {
  let clock = Date.UTC(2026, 10, 1, 3);
  const shop = await Shop.open({ program, goods, args: ['--clock', String(clock), ...week] });
  t.after(() => shop.close());
  const later = async (days) => {
    await shop.stop();
    clock += days * day;
    shop.given.args = ['--clock', String(clock), ...week];
    await shop.start();
  };
  await shop.join('earned', 'granted', 'from', 'into', 'frozen', 'approved');
  const order = fresh(), hold = fresh(), pending = fresh();
  await shop.well('POST', '/v1/members/earned/orders', { id: order, cart: { lines: [{ ...goods.goods[0], quantity: 1 }] }, paid: true });
  await shop.well('POST', `/v1/members/earned/orders/${order}/complete`, { id: fresh() });
  for (const member of ['granted', 'from', 'frozen']) await shop.event(member, { kind: 'points_granted', points: 50 });
  await shop.event('from', { kind: 'coupon_issued', coupon: 'c', coupon_id: 'k' });
  await shop.event('frozen', { id: hold, kind: 'points_frozen', points: 50 });
  await shop.event('approved', { id: pending, kind: 'points_granted', points: 50, pending: true });
  await shop.event('approved', { kind: 'points_approved', lot: `${pending}.1` });
  await shop.well('POST', '/v1/merges', { id: fresh(), from: 'from', into: 'into' }, 'care');
  await later(15);
  await shop.event('frozen', { kind: 'points_unfrozen', hold });
  const all = ['approved', 'earned', 'frozen', 'granted', 'into'];
  const members = async () => (await shop.notices('reminder')).map((notice) => notice.member).sort();
  await eventually(async () => (await members()).length >= all.length);
  await later(1);
  assert.deepEqual(await members(), all);
  const [{ what }] = (await shop.notices('reminder')).filter((notice) => notice.member === 'into');
  assert.deepEqual([what.points.map((one) => one.points), what.coupons.map((one) => one.id)], [[50], ['k']]);
});

test('members who come from another system are told of what ends soon', async (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'reminders-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  const at = (name) => join(folder, name);
  const end = new Date(Date.now() + 3 * day).toISOString().slice(0, 10);
  writeFileSync(at('program.json'), JSON.stringify({ id: 'test', name: 'Test', version: 1, timezone: 'Asia/Shanghai', ...program }));
  writeFileSync(at('members.csv'), `member.id,points,coupons\nsoon,100 until=${end},c id=k1 until=${end}\nlater,100 until=2099-01-01,\nnothing,,\n`);
  const { status, stderr } = spawnSync(process.env.LOYALTY ?? join(root, 'build/native/native/loyalty'), ['import', at('members.csv'), '--store', at('shop.db'), '--program', at('program.json')], { encoding: 'utf8' });
  assert.equal(status, 0, stderr);
  const shop = await Shop.open({ program, goods, store: at('shop.db'), args: week });
  t.after(() => shop.close());
  const told = await eventually(async () => { const list = await shop.notices('reminder'); return list.length > 0 && list; });
  assert.deepEqual(told.map((notice) => [notice.member, notice.what.points[0].points, notice.what.coupons[0].id]), [['soon', 100, 'k1']]);
});
