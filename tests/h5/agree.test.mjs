// What a page says agrees with what is done, with what its other pages say, and with the books.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { go, member_center } from './page.mjs';

const { open } = member_center(['supermarket', 'snack-shop', 'private-domain-mall', 'convenience-chain']);

const text = (page, where) => page.locator(where).first().innerText();

test('in the time machine nothing is booked: every button that would says so, and none of it is sent', async (t) => {
  const at = { shop: 'convenience-chain', member: 'm-taxi' };
  const page = await open(t, { ...at, path: 'settings' });
  const written = [];
  page.on('request', (request) => request.method() !== 'GET' && !request.url().endsWith('/backend/tokens') && written.push(request.url()));
  await page.fill('input[type=datetime-local]', '2027-03-10T09:00');
  await page.click('[data-do=travel]');
  const says = async (button) => {
    assert.equal((await button.innerText()).trim(), '时光机里不能办理');
    assert.ok(await button.isDisabled());
  };
  await go(page, { ...at, path: 'check-in' });
  await says(page.locator('[data-do=check-in]'));
  await go(page, { ...at, path: 'mall' });
  await page.locator('[data-exchange][data-ok=true] button').first().click();
  await says(page.locator('[data-do=exchange]'));
  await go(page, { ...at, path: 'wallet' });
  await page.locator('.ladder [role=radio]').first().click();
  await page.click('[data-do=recharge]');
  await says(page.locator('[data-do=pay]'));
  // Whoever taps nevertheless, by whatever the page has, is refused by the store.
  await page.locator('[data-do=pay]').evaluate((button) => { button.disabled = false; button.click(); });
  await page.waitForTimeout(300);
  assert.deepEqual(written, []);
  await page.locator('.sheet:visible .close').click();
  await page.click('.travel[role=status] button');
  await page.click('[data-do=recharge]');
  assert.match(await text(page, '[data-do=pay]:enabled'), /¥/);
});
