// The demonstration takes place on a day of its own: whenever somebody looks, and however wrong a phone's clock is, coupons and
// sales are as fresh.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { go, member_center, told } from './page.mjs';

const members = { 'convenience-chain': 'm-linlin', 'kunming-boutique': 'm-lihua', 'private-domain-mall': 'm-chen', 'snack-shop': 'm-doudou', supermarket: 'm-wangjie' };
const { open } = member_center(Object.keys(members));

/** What the coupons and the first things of the shop say. */
async function shown(page, shop, member) {
  await page.locator('.ticket').first().waitFor();
  const coupons = await told(page.locator('main'));
  await go(page, { shop, member, path: 'shop' });
  await page.locator('[data-priced], [data-confirmed]').first().waitFor();
  const things = [];
  for (const thing of await page.locator('.thing').all()) things.push((await told(thing)).join(' '));
  return { coupons, things: things.slice(0, 4) };
}

for (const [shop, member] of Object.entries(members)) for (const offline of [false, true])
  test(`${shop}, ${offline ? 'without a service' : 'by its service'}: today, in a year and a year ago`, async (t) => {
    const given = { shop, member, offline, path: 'coupons' };
    const today = await shown(await open(t, given), shop, member);
    assert.ok(today.coupons.length > 5 && today.things.length === 4);
    for (const ahead of [400, -400]) assert.deepEqual(await shown(await open(t, { ...given, ahead: ahead * 86_400_000 }), shop, member), today);
  });
