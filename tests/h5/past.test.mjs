// Orders that are over, and records before the newest 60: the service has them, and the pages read them when somebody asks.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { go, member_center } from './page.mjs';

const { open } = member_center();
const linlin = { shop: 'convenience-chain', member: 'm-linlin' };

for (const lang of ['zh-CN', 'en']) test(`${lang}: records go back to the first one, and then there is nothing more to ask for`, async (t) => {
  const page = await open(t, { ...linlin, lang, path: 'points' });
  const records = page.locator('.records li');
  await records.first().waitFor();
  const before = await records.count(), texts = await records.allInnerTexts();
  await page.locator('[data-past=records]').click();
  await page.locator('[data-past=records]').waitFor({ state: 'detached' });
  const all = await records.allInnerTexts();
  assert.ok(all.length > before, `${all.length} of ${before}`);
  assert.deepEqual(all.slice(0, texts.length), texts);
  // All pages have them now, and forget them with the visit.
  await go(page, { ...linlin, path: 'orders' });
  await go(page, { ...linlin, path: 'points' });
  await records.first().waitFor();
  assert.equal(await records.count(), all.length);
});

test('an order that is over is read and opened, and nothing of it can be given back', async (t) => {
  const page = await open(t, { shop: 'supermarket', member: 'm-wangjie', path: 'orders', allowed: [/DISCONNECTED/] });
  const orders = page.locator('.order');
  await orders.first().waitFor();
  const before = await orders.count();
  await page.context().setOffline(true);
  await page.locator('[data-past=orders]').click();
  await page.locator('[data-past=orders] ~ [role=alert]').waitFor();
  assert.equal(await orders.count(), before);
  await page.context().setOffline(false);
  await page.locator('[data-past=orders]').click();
  await page.locator('[data-past=orders]').waitFor({ state: 'detached' });
  const many = await orders.count();
  assert.ok(many > before, `${many} of ${before}`);
  await orders.last().click();
  await page.locator('[data-number]').waitFor();
  assert.equal(await page.locator('[data-do=return], [data-do=pay], [data-do=cancel]').count(), 0);
});
