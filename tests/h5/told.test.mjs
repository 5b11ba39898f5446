// What a page says is so: of an order by its state, of what waits for the network, of a time that is over.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { go, member_center, told } from './page.mjs';

const { open } = member_center();
const at = { shop: 'snack-shop', member: 'm-doudou' };

/** An order of the first things, paid with points as far as they go; its page. */
async function placed(page, session) {
  await go(page, { ...session, path: 'shop' });
  for (let n = 0; n < 3; ++n) await page.locator('.thing .more').nth(n).click();
  await go(page, { ...session, path: 'cart' });
  await page.locator('.way .end strong').first().waitFor();
  await page.locator('[role=switch][aria-checked=false]:not([aria-disabled=true])').first().click();
  await go(page, { ...session, path: 'checkout' });
  await page.locator('[data-do=submit]').click();
  await page.locator('.done[data-state=accepted]').waitFor();
  await go(page, { ...session, path: 'orders' });
  await page.locator('.order:has(.placed)').first().click();
  await page.locator('[data-do=pay]').waitFor();
}

const chen = { shop: 'private-domain-mall', member: 'm-chen' };
for (const [lang, who] of [['zh-CN', at], ['en', chen]]) test(`${lang}: nothing is paid before it is paid, and what was given up came back`, async (t) => {
  const page = await open(t, { ...who, lang, path: 'shop' });
  const [to_pay, paid, total] = lang === 'en' ? ['To pay', 'Paid', 'Order total'] : ['应付', '实付', '订单金额'];
  const says = (word) => told(page.locator('main')).then((texts) => texts.includes(word));
  const label = () => page.locator('dt:has(+ [data-sum])').innerText();
  await placed(page, who);
  const number = await page.locator('[data-number]').innerText();
  assert.equal(number, decodeURIComponent(page.url().split('/orders/')[1]));
  assert.equal(await label(), to_pay);
  assert.ok(!await says(paid) && await page.locator('[data-placed]').count() && !await page.locator('[data-paid]').count());
  const held = await page.locator('dd.of').allInnerTexts();
  assert.ok(held.length > 0, 'something is held');
  const when = await page.locator('[data-placed]').innerText();
  await page.locator('[data-do=cancel]').click();
  await page.locator('[data-do=cancel-sure]').click();
  await page.locator('[data-state=cancelled]').waitFor();
  assert.equal(await label(), total);
  assert.ok(!await says(paid), 'nothing was paid');
  assert.ok(!await page.locator('[data-paid], [data-returned]').count());
  assert.deepEqual(await page.locator('dd.of').allInnerTexts(), held, 'what was held came back');
  for (const name of await page.locator('dt.of').allInnerTexts()) assert.match(name, /已退回|given back/);
  assert.equal(await page.locator('[data-placed]').innerText(), when);
  await placed(page, who);
  const then = await page.locator('[data-placed]').innerText();
  await page.locator('[data-do=pay]').click();
  await page.locator('[data-paid]').waitFor();
  assert.equal(await label(), paid);
  assert.equal(await page.locator('[data-placed]').innerText(), then, 'it stays when it was placed');
});

const doudou = { shop: 'snack-shop', member: 'm-doudou' };
test('a check-in without a network waits where it was done, once, and its news come to any page', async (t) => {
  const page = await open(t, { ...doudou, path: 'check-in', allowed: [/.*/] });
  await go(page, { ...doudou, path: 'orders' });
  await go(page, { ...doudou, path: 'check-in' });
  await page.locator('[data-do=check-in]:enabled').waitFor();
  await page.context().setOffline(true);
  await page.click('[data-do=check-in]');
  const sign = page.locator('[data-do=check-in]:disabled', { hasText: '等待网络' });
  await sign.waitFor();
  assert.equal(await page.evaluate(() => JSON.parse(localStorage.getItem('snack-shop/m-doudou/queue')).length), 1);
  await go(page, { ...doudou, path: 'orders' });
  assert.match(await page.locator('[data-waiting]').innerText(), /^1 项操作等待网络/);
  await go(page, { ...doudou, path: 'check-in' });
  await sign.waitFor();
  await page.context().setOffline(false);
  await page.locator('[data-news]', { hasText: '离线时保存的操作已提交' }).waitFor();
  await page.locator('[data-do=check-in]:disabled', { hasText: '今日已签' }).waitFor();
  await page.locator('[data-news] button').click();
  await page.locator('[data-news]').waitFor({ state: 'detached' });
});

test('an order that waits is an order: the list does not say that there is none', async (t) => {
  const session = { shop: 'supermarket', member: 'm-laozhang' };
  const page = await open(t, { ...session, path: 'shop', allowed: [/.*/] });
  await page.locator('.thing .more').first().click();
  await go(page, { ...session, path: 'orders' });
  await page.locator('.kinds button').nth(1).click();
  await go(page, { ...session, path: 'checkout' });
  await page.context().setOffline(true);
  await page.locator('[data-do=submit]').click();
  await page.locator('.done[data-state=waiting]').waitFor();
  await go(page, { ...session, path: 'orders' });
  assert.match(await page.locator('[data-waiting]').innerText(), /^1 笔订单等待网络/);
  await page.locator('.kinds button').nth(1).click();
  assert.ok(!(await told(page.locator('main'))).includes('还没有订单'));
});

test('the time machine goes forward only, and says so', async (t) => {
  const page = await open(t, { ...at, path: 'settings' });
  const field = page.locator('input[type=datetime-local]');
  const least = await field.inputValue();
  assert.equal(await field.getAttribute('min'), least);
  await field.fill('2020-01-01T00:00');
  assert.ok(!await field.evaluate((one) => one.checkValidity()));
  // Where a browser does not look at the least one.
  await page.locator('form.travel').evaluate((form) => (form.noValidate = true));
  await page.click('[data-do=travel]');
  assert.match(await page.locator('[role=alert]').innerText(), /只能前往未来/);
  assert.equal(await page.locator('aside.travel').count(), 0, 'nobody has travelled');
});

test('what a shop does not have is not told of', async (t) => {
  const page = await open(t, { shop: 'snack-shop', member: 'm-doudou', path: 'referral' });
  await page.getByText('这家店没有邀请活动').waitFor();
  assert.ok(!(await told(page.locator('main'))).some((text) => /自动到账|一起省/.test(text)), 'no rewards where there are none');
  await go(page, { shop: 'snack-shop', member: 'm-doudou', path: 'code' });
  assert.ok((await told(page.locator('main'))).includes('本金'));
  const other = await open(t, { shop: 'kunming-boutique', member: 'm-lihua', path: 'code' });
  assert.ok(!(await told(other.locator('main'))).includes('本金'), 'no balance where none is kept');
});

for (const [shop, member] of [['supermarket', 'm-wangjie'], ['snack-shop', 'm-doudou']]) test(`${shop}: only a card with a price is bought and renewed`, async (t) => {
  const page = await open(t, { shop, member, path: 'cards' });
  for (const card of await page.locator('[data-card]').all()) {
    const texts = await told(card);
    if (texts.includes('开卡与续费即得')) assert.ok(await card.locator('.price').count(), texts.join());
  }
});
