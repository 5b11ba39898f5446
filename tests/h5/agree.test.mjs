// What a page says agrees with what is done, with what its other pages say, and with the books.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { go, member_center, root, shown } from './page.mjs';

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

/** Puts a cart, with what is chosen to pay it with, and goes to a page. */
async function with_cart(page, at, lines, path, chosen = {}) {
  const choices = { lines: Object.entries(lines).map(([sku, quantity]) => ({ sku, quantity })), coupons: 'best', points: 'none', wallet: 'none', delivered: true, ...chosen };
  await page.evaluate(([key, text]) => localStorage.setItem(key, text), [`${at.shop}/${at.member}/cart`, JSON.stringify(choices)]);
  await go(page, { ...at, path });
  await page.reload();
  await shown(page);
}

const goods_of = (shop) => JSON.parse(readFileSync(join(root, 'demo/shops', shop, 'goods.json'), 'utf8')).goods;

for (const [shop, member, where] of [['snack-shop', 'm-laowang', '小程序、门店'], ['convenience-chain', 'm-linlin', '门店、小跑 App']])
  test(`${shop}: a balance that cannot be used here is not offered, and the page says where it can, before a recharge too`, async (t) => {
    const at = { shop, member }, said = `本页暂不支持余额支付，可用于${where}`;
    const page = await open(t, at);
    await with_cart(page, at, { [goods_of(shop)[0].sku]: 1 }, 'checkout', { wallet: 'max' });
    assert.equal(await text(page, '.line [data-elsewhere]'), said);
    const wallet = page.locator('.line:has([data-elsewhere]) [role=switch]');
    assert.deepEqual([await wallet.getAttribute('aria-checked'), /--disabled/.test(await wallet.getAttribute('class'))], ['false', true]);
    await go(page, { ...at, path: 'wallet' });
    assert.equal(await text(page, 'main > [data-elsewhere]'), said);
    await page.locator('.ladder [role=radio]').first().click();
    await page.click('[data-do=recharge]');
    assert.equal(await text(page, '.sheet:visible .elsewhere'), said);
  });

test('cart, order placed and order tell the same points, and a return leaves what its sheet has said', async (t) => {
  const at = { shop: 'private-domain-mall', member: 'm-chen' };
  const page = await open(t, at);
  await with_cart(page, at, Object.fromEntries(goods_of(at.shop).slice(0, 4).map(({ sku }) => [sku, 2])), 'cart');
  const [, all] = (await text(page, '.earn')).match(/^预计获得 (\d+ 积分)，其中活动赠 \d+ 积分$/);
  await go(page, { ...at, path: 'checkout' });
  await page.click('[data-do=submit]');
  assert.match(await text(page, '[data-brings]'), new RegExp(`^完成后可得 ${all}`));
  await page.click('[data-do=pay]');
  await page.locator('.done h2', { hasText: '付款成功' }).waitFor();
  await page.click('[data-do=see]');
  assert.equal(await text(page, '[data-points]'), all);
  await page.click('[data-do=return]');
  for (const place of [0, 1]) await page.locator('.returning .more').nth(place).click();
  const sheet = page.locator('.sheet:visible dl').last();
  const [, from, to] = (await sheet.innerText()).match(/本单积分（含未到账）\s+(\d+ 积分) → (\d+ 积分)/);
  assert.equal(from, all);
  await page.click('[data-do=give-back]');
  await page.locator('[data-returned]').waitFor();
  assert.equal(await text(page, '[data-points]'), to);
  const labels = await page.locator('.side dl dt').allInnerTexts();
  assert.ok(labels.includes('本单积分（退货后）') && labels.some((label) => /优惠（退货后）$/.test(label)), labels.join());
});

test('an order that wallet and points pay whole is paid as it is placed', async (t) => {
  const at = { shop: 'supermarket', member: 'm-wangjie' };
  const page = await open(t, at);
  await with_cart(page, at, { 'milk-box': 1 }, 'checkout', { wallet: 'max', points: 'max' });
  assert.match(await text(page, 'dd.cash'), /0\.00/);
  await page.click('[data-do=submit]');
  await page.locator('.done h2', { hasText: '付款成功' }).waitFor();
  assert.equal(await page.locator('[data-do=pay]').count(), 0);
  await page.click('[data-do=see]');
  assert.equal(await page.locator('.state[data-state]').getAttribute('data-state'), 'paid');
});

for (const [lang, said, denied] of [['zh-CN', '近期没有订单', '还没有订单'], ['en', 'No recent orders', 'No orders yet']])
  test(`orders that are not listed any more are not denied, and one tap away (${lang})`, async (t) => {
    const at = { shop: 'supermarket', member: 'm-laozhang', path: 'orders' };
    const page = await open(t, { ...at, lang });
    const told = await text(page, 'main');
    assert.ok(told.includes(said) && !told.includes(denied), told);
    await page.click('[data-past=orders]');
    await page.locator('.order').first().waitFor();
    const other = await open(t, { ...at, member: 'm-wangjie', lang });
    assert.equal(await other.locator('[data-past=orders]').count(), 1);
    await other.locator('.kinds button').nth(1).click();
    assert.ok(!(await text(other, 'main')).includes(denied));
  });
