// The member's own pages on the real services: home, levels, points and mall, coupons, savings, what ends, check-in, tasks,
// settings and the time machine.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { begins } from '../../demo/site/service.mjs';
import { go, member_center, text_of } from './page.mjs';

const { open } = member_center();

const all = [['supermarket', 'm-wangjie'], ['snack-shop', 'm-doudou'], ['kunming-boutique', 'm-lihua'], ['private-domain-mall', 'm-chen'], ['convenience-chain', 'm-linlin']];
const pages = ['', 'mine', 'settings', 'levels', 'points', 'mall', 'coupons', 'savings', 'ending', 'check-in', 'tasks'];
const text = (page, selector) => page.locator(selector).first().innerText();
const figure = async (page, selector) => Number((await page.locator(`${selector} .unseen`).first().textContent()).replace(/[^\d]/g, ''));

/** What the sheet says that is done, before it is closed. */
async function done(page) {
  const sheet = page.locator('.done:visible');
  await sheet.waitFor();
  const told = await sheet.innerText();
  await sheet.locator('button').click();
  await sheet.waitFor({ state: 'hidden' });
  return told;
}

for (const [shop, member] of all)
  test(`${shop}: every page of the member's is there, in its width, and ways lead only where something is`, async (t) => {
    const page = await open(t, { shop, member });
    const ways = await page.locator('.grid a').evaluateAll((links) => links.map((link) => link.dataset.page));
    assert.ok(ways.includes('savings') && ways.includes('coupons'));
    for (const path of pages) {
      await go(page, { shop, member, path });
      const over = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      assert.ok(over <= 0, `${path} is ${over} px too wide`);
    }
    for (const path of ways) {
      await go(page, { shop, member, path });
      assert.ok(await page.locator('h1').first().isVisible(), path);
    }
  });

test('an exchange: what the sheet says is what comes, and the points go', async (t) => {
  for (const [shop, member, exchange] of [['supermarket', 'm-wangjie', 'x-coupon'], ['kunming-boutique', 'm-lihua', 'x-hand-cream'], ['convenience-chain', 'm-linlin', 'x-egg'], ['private-domain-mall', 'm-chen', 'x-coupon-20']]) {
    const page = await open(t, { shop, member, path: 'mall' });
    const before = await figure(page, '.top-line');
    const thing = page.locator(`[data-exchange="${exchange}"]`);
    const price = Number((await thing.locator('.price b').innerText()).replace(/[^\d]/g, ''));
    await thing.locator('button').click();
    const promised = await page.locator('.sheet .rows:visible li span').allInnerTexts();
    assert.ok(promised.length > 0);
    assert.match(await text(page, '.sheet:visible'), new RegExp(`兑换后剩余积分\\s*${before - price}`));
    await page.click('[data-do=exchange]:visible');
    const told = await done(page);
    for (const one of promised) assert.ok(told.includes(one), `${one} in ${told}`);
    assert.equal(await figure(page, '.top-line'), before - price);
    assert.match(await text(page, '.records'), new RegExp(`−${price}`));
  }
});

test('an exchange with money is booked once the money is there', async (t) => {
  const page = await open(t, { path: 'mall' });
  const before = await figure(page, '.top-line');
  await page.click('[data-exchange="x-egg"] button');
  assert.match(await text(page, '[data-do=exchange]:visible'), /¥9\.90/);
  await page.click('[data-do=exchange]:visible');
  await done(page);
  assert.equal(await figure(page, '.top-line'), before - 1200);
});

test('what is out of reach cannot be tapped, and says what is missing', async (t) => {
  const page = await open(t, { member: 'm-laozhang', path: 'mall' });
  const short = page.locator('[data-ok=false]').first();
  assert.match(await short.innerText(), /还差 \d+ 积分/);
  assert.ok(await short.locator('button').isDisabled());
});

test('a check-in by a tap, and a missed day made up', async (t) => {
  for (const [shop, member] of all.slice(1)) {
    const page = await open(t, { shop, member, path: 'check-in' });
    const month = await page.locator('table').getAttribute('data-month');
    const today = new Date(begins).toLocaleDateString('sv-SE', { timeZone: 'Asia/Shanghai' });
    assert.equal(month, today.slice(0, 7), 'the month of the shop');
    assert.equal(await page.locator('[data-state=today]').getAttribute('data-day'), today);
    await page.click('[data-do=check-in]');
    assert.match(await done(page), /签到成功/);
    await page.locator(`[data-day="${today}"][data-state=done]`).waitFor();
    assert.ok(await page.locator('[data-do=check-in]').isDisabled());
    const missed = page.locator('[data-state=open] button').last();
    if (await missed.count() === 0) continue;
    const day = await page.locator('[data-state=open]').last().getAttribute('data-day');
    await missed.click();
    await page.click('[data-do=make-up]:visible');
    assert.match(await done(page), /补签成功/);
    await page.locator(`[data-day="${day}"][data-state=done]`).waitFor();
  }
});

test('a level\'s card can be swiped to, and tells what it brings', async (t) => {
  const page = await open(t, { shop: 'kunming-boutique', member: 'm-lihua', path: 'levels' });
  assert.match(await text(page, '[data-own]'), /玫瑰金卡/);
  assert.match(await text(page, '.panel:has(.how)'), /私人搭配顾问/);
  await page.locator('.swipe').evaluate((row) => { row.scrollLeft = 0; });
  await page.locator('.panel:has(.how) h2', { hasText: '茉莉会员' }).waitFor();
  assert.doesNotMatch(await text(page, '.panel:has(.how)'), /私人搭配顾问/);
});

test('a phone that is turned shows the same level as before', async (t) => {
  for (const [shop, member] of [['kunming-boutique', 'm-lihua'], ['snack-shop', 'm-doudou'], ['supermarket', 'm-wangjie']]) {
    const page = await open(t, { shop, member, path: 'levels' });
    const middle = () => page.locator('.swipe').evaluate((row) => {
      const at = row.getBoundingClientRect();
      return [...row.children].find((card) => Math.abs(card.getBoundingClientRect().x + card.offsetWidth / 2 - at.x - at.width / 2) < 24)?.dataset.level;
    });
    const own = await page.locator('[data-own]').getAttribute('data-level');
    for (const [width, height] of [[375, 812], [812, 375], [1280, 800], [375, 812]]) {
      await page.setViewportSize({ width, height });
      await page.waitForFunction((width) => innerWidth === width, width);
      await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(drawn, 100)))));
      assert.equal(await middle(), own, `${shop} at ${width} px`);
    }
  }
});

test('an amount of one\'s own that is deleted again is not paid, and one that is none says why', async (t) => {
  const page = await open(t, { shop: 'supermarket', member: 'm-laozhang', path: 'wallet' });
  const own = page.locator('.own input'), recharge = page.locator('[data-do=recharge]');
  const offered = await recharge.innerText();
  await own.fill('1500');
  await page.locator('[data-do=recharge]', { hasText: '¥1500.00' }).waitFor();
  await own.fill('');
  await page.locator('[data-do=recharge]', { hasText: offered }).waitFor();
  assert.equal(await page.locator('.step[aria-checked=true]').count(), 1);
  for (const none of ['0', '-5', '12.345', 'abc', '99999999']) {
    await own.fill(none);
    await page.locator('.own + [role=alert]').waitFor();
    assert.ok(await recharge.isDisabled(), none);
  }
});

test('what is said to be copied is', async (t) => {
  const page = await open(t, { path: 'referral' });
  await page.evaluate(() => {
    Object.defineProperty(navigator, 'clipboard', { value: undefined });
    Object.defineProperty(navigator, 'share', { value: undefined });
    window.copies = [];
    document.execCommand = (what) => (window.copies.push([what, String(document.activeElement.value)]), window.allowed === true);
  });
  const share = page.getByText('分享链接');
  await share.click();
  await page.getByText('没有复制成功').waitFor();
  await page.evaluate(() => { window.allowed = true; });
  await share.click();
  await page.getByText('链接已复制').waitFor();
  const copies = await page.evaluate(() => window.copies);
  assert.deepEqual(copies.map(([what, text]) => [what, /join\?code=/.test(text)]), [['copy', true], ['copy', true]]);
});

test('coupons: usable ones lead to their goods, used ones to their order', async (t) => {
  const page = await open(t, { path: 'coupons' });
  await page.locator('[data-coupon]', { hasText: '母婴专享券' }).click();
  await page.locator('[data-sku=diaper]').waitFor();
  await page.locator('[data-sku]').nth(1).waitFor();
  assert.equal(await page.locator('[data-sku]').count(), 2);
  assert.match(await text(page, 'main'), /满 200 减 30，限母婴、乳品/);
  await go(page, { shop: 'supermarket', member: 'm-wangjie', path: 'coupons' });
  await page.click('[data-tab=used]');
  await page.locator('.faded').first().click();
  assert.match(await text(page, 'main'), /用于订单/);
  await go(page, { shop: 'supermarket', member: 'm-wangjie', path: 'coupons?tab=center' });
  assert.match(await text(page, '.tickets'), /800 积分兑换/);
});

test('savings: a tap on a month tells its parts, which are its sum', async (t) => {
  const page = await open(t, { path: 'savings' });
  const cents = (told) => Number(told.replace(/[^\d]/g, ''));
  for (const month of ['2026-04', '2026-11']) {
    await page.click(`[data-month="${month}"]`);
    const [sum, ...parts] = (await page.locator('.of-month p > :last-child').allInnerTexts()).map(cents);
    assert.ok(sum > 0);
    assert.equal(parts.reduce((all, part) => all + part, 0), sum, month);
  }
  const card = await open(t, { shop: 'snack-shop', member: 'm-doudou', path: 'savings' });
  assert.match(await text(card, '[data-card]'), /卡费 ¥88\.00/);
});

test('over the end of a level the member center is that of then, and one tap leads back', async (t) => {
  const at = { shop: 'kunming-boutique', member: 'm-lihua' };
  const page = await open(t, { ...at, path: 'settings' });
  await page.fill('input[type=datetime-local]', '2027-10-01T09:00');
  await page.click('[data-do=travel]');
  assert.match(await text(page, '.travel[role=status]'), /正在查看 2027-10-01 09:00/);
  await go(page, at);
  assert.match(await text(page, '.member-card'), /茶花银卡/);
  await page.click('.travel[role=status] button');
  await page.locator('.travel[role=status]').waitFor({ state: 'detached' });
  assert.match(await text(page, '.member-card'), /玫瑰金卡/);
});

test('the language is another at once, and none of the other is left', async (t) => {
  const page = await open(t, { path: 'settings' });
  await page.click('[data-lang=en]');
  await page.locator('html[lang=en]').waitFor();
  for (const path of pages) {
    await go(page, { shop: 'supermarket', member: 'm-wangjie', path });
    // Names are the program's, and it has Chinese ones; the words around them are not.
    const told = await text_of(page);
    for (const word of ['积分', '优惠券', '到期', '签到', '本月', '累计', '可用', '兑换', '设置', '等级', '还差', '获得'])
      for (const line of told.split('\n')) assert.ok(!line.includes(word) || /积分换赠金|鲜鸡蛋30枚|会员日双倍积分|10积分|100积分|送积分/.test(line), `${path}: ${line}`);
  }
  await go(page, { shop: 'supermarket', member: 'm-wangjie', path: 'settings' });
  await page.click('[data-lang="zh-CN"]');
  assert.equal(await text(page, 'h1'), '设置');
});

test('light and dark are chosen and kept', async (t) => {
  const page = await open(t, { path: 'settings' });
  await page.click('[data-theme-choice=dark]');
  await page.reload();
  assert.equal(await page.locator('html').getAttribute('data-theme'), 'dark');
  await page.click('[data-theme-choice=auto]');
  assert.equal(await page.locator('html').getAttribute('data-theme'), 'light');
});

test('another shop and member by a tap, in that shop\'s look', async (t) => {
  const page = await open(t, { path: 'settings' });
  const ground = () => page.evaluate(() => getComputedStyle(document.documentElement).getPropertyValue('--brand'));
  const before = await ground();
  await page.click('[data-member="m-linlin"]');
  await page.locator('.member-card', { hasText: '琳琳' }).waitFor();
  assert.notEqual(await ground(), before);
});

test('without a service the books are the page\'s own', async (t) => {
  const at = { shop: 'snack-shop', member: 'm-doudou', offline: true };
  const page = await open(t, { ...at, path: 'check-in' });
  await page.click('[data-do=check-in]');
  assert.match(await done(page), /签到成功/);
  await page.reload();
  await page.locator('[data-do=check-in][disabled]').waitFor();
});
