// What a page is for, done in every shop that has it, as far as no other test here does it there.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fen_in, go, member_center, told } from './page.mjs';

const { open } = member_center();
const shops = { supermarket: 'm-wangjie', 'snack-shop': 'm-doudou', 'kunming-boutique': 'm-lihua', 'private-domain-mall': 'm-chen', 'convenience-chain': 'm-linlin' };

for (const [shop, member] of Object.entries(shops)) {
  test(`${shop}: points by what came and what went, each with its sign`, async (t) => {
    const page = await open(t, { shop, member, path: 'points' });
    const figures = async (way) => {
      await page.click(`.records [data-way=${way}]`);
      return page.locator('.records li b').allInnerTexts();
    };
    const came = await figures('in'), went = await figures('out'), all = await figures('all');
    assert.ok(came.length > 0 && came.every((text) => /^\+\d+$/.test(text)), came.join());
    assert.ok(went.every((text) => /^−\d+$/.test(text)), went.join());
    assert.ok(all.length >= came.length + went.length);
  });

  test(`${shop}: a coupon leads to its detail, and from there to goods that it is good for`, async (t) => {
    const page = await open(t, { shop, member, path: 'coupons' });
    const name = await page.locator('[data-coupon] h3').first().innerText();
    await page.locator('[data-coupon]').first().click();
    await page.locator('h1', { hasText: name }).waitFor();
    const texts = await told(page.locator('main'));
    assert.ok(texts.includes(name), name);
    assert.ok(texts.some((text) => /(20\d\d年)?\d+月\d+日(到期)?/.test(text)), 'until when');
  });

  test(`${shop}: a swipe to the first level tells how it is reached and what it brings`, async (t) => {
    const page = await open(t, { shop, member, path: 'levels' });
    const names = await page.locator('.swipe h2').allInnerTexts();
    assert.ok(names.length > 1 && await page.locator('[data-own]').count() === 1);
    for (const place of [0, names.length - 1]) {
      await page.locator('.dots button').nth(place).click();
      await page.locator('.panel:has(.how) h2', { hasText: names[place] }).waitFor();
      assert.ok((await page.locator('.panel:has(.how) .how').innerText()).length > 3);
    }
  });

  test(`${shop}: what was saved by month, and its parts are its sum`, async (t) => {
    const page = await open(t, { shop, member, path: 'savings' });
    const months = page.locator('[data-month]');
    for (let n = 0; n < await months.count(); ++n) {
      await months.nth(n).click();
      const [sum, ...parts] = (await page.locator('.of-month p > :last-child').allInnerTexts()).flatMap(fen_in);
      if (sum) assert.equal(parts.reduce((all, part) => all + part, 0), sum, await months.nth(n).getAttribute('data-month'));
    }
  });

  test(`${shop}: tasks say what they bring, and benefits whose they are`, async (t) => {
    const page = await open(t, { shop, member, path: 'tasks' });
    assert.ok(await page.locator('main .panel').count() > 0);
    for (const text of await page.locator('main li, main article').allInnerTexts()) assert.doesNotMatch(text, /undefined|NaN|\{/);
    await go(page, { shop, member, path: 'benefits' });
    for (const one of await page.locator('[data-benefit] [data-do=use]:enabled').all()) {
      await one.click();
      const sheet = page.locator('.sheet:visible');
      await sheet.waitFor();
      // A code for the till, or the button that uses it.
      await sheet.locator('svg.qr, [data-do=use-sure]').first().waitFor();
      await sheet.locator('.close').click();
      await sheet.waitFor({ state: 'hidden' });
    }
  });
}

test('snack-shop: a coupon for points, and the points go', async (t) => {
  const page = await open(t, { shop: 'snack-shop', member: 'm-doudou', path: 'mall' });
  const thing = page.locator('[data-exchange="x-10"]');
  await thing.locator('button').click();
  await page.click('[data-do=exchange]:visible');
  await page.locator('.done:visible').waitFor();
  assert.match(await page.locator('.done:visible').innerText(), /满60减10/);
});

test('kunming-boutique: an invitation is a poster with a code, and joining there brings the welcome', async (t) => {
  const page = await open(t, { shop: 'kunming-boutique', member: 'm-xiaoyu', path: 'referral' });
  await page.click('[data-do=poster]');
  await page.locator('[data-poster]').waitFor();
  await page.goto(`${page.url().split('#')[0]}#/kunming-boutique/join?code=m-xiaoyu`);
  assert.match(await page.locator('[data-from]').innerText(), /小雨 邀请你加入/);
  assert.match((await page.locator('.rows li').allInnerTexts()).join(), /100 积分[\s\S]*新人30元券/);
  await page.click('[data-do=join]');
  await page.locator('.done:visible').waitFor();
});
