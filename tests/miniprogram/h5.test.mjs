// One test drives both: the H5 page in Chromium and the mini-program's pages, the same member, instant and cart, by taps. What
// both show is the same to the fen: prices of one unit, lines, steps, coupons and the sum.

import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { isDeepStrictEqual } from 'node:util';
import { assemble } from '../../demo/miniprogram/assemble.mjs';
import { device } from './device.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const { chromium } = createRequire(join(root, 'tests/wasm/package.json'))('playwright-core');
const folder = mkdtempSync(join(tmpdir(), 'miniprogram-'));
let base, server, ended, browser;

before(async () => {
  assemble(folder, process.env.MEMBER_CENTER_DIST ?? join(root, 'dist'));
  server = spawn(process.execPath, [join(root, 'demo/serve.mjs'), '--port', '0', 'snack-shop', 'supermarket'], { stdio: ['ignore', 'pipe', 'inherit'] });
  ended = new Promise((ends) => server.on('exit', ends));
  base = await new Promise((resolve, reject) => {
    server.stdout.setEncoding('utf8').on('data', (said) => resolve(said.match(/http:\S+/)[0].replace(/\/$/, '')));
    server.on('exit', (code) => reject(new Error(`demo/serve.mjs ended with ${code}`)));
  });
  browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium-headless-shell', args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage'] });
});
after(async () => {
  await browser.close();
  server.kill('SIGTERM');
  await ended;
  rmSync(folder, { recursive: true, force: true });
});

const texts = async (locator) => (await locator.allInnerTexts()).map((text) => text.replace(/\s+/g, ''));
const plain = (text) => text.replace(/\s+/g, '');
const of = (dataset) => ({ currentTarget: { dataset } });

/** The H5 page's cart, as somebody reads it. */
async function h5_cart(page) {
  await page.locator('.way .end strong').first().waitFor();
  const way = page.locator('.way').first();
  const steps = way.locator('li:not(.end):not(.fee)');
  return {
    lines: await texts(page.locator('.line .parts strong')),
    list: (await texts(way.locator('li.end .figures')))[0],
    steps: (await Promise.all((await steps.all()).map(async (step) => `${plain(await step.locator('.name').evaluate((name) => name.firstChild.data))}${plain(await step.locator('.figures').innerText())}`))),
    payable: (await texts(way.locator('li.end strong')))[0],
  };
}

/** Both show the same when the H5 page has come to rest: its sum is drawn in the frame of a tap, its lines in those after it, and
    prices of another day when the worker has them. */
async function assert_shown(own, reads, page, what) {
  let shown = await reads(page);
  for (const since = performance.now(); !isDeepStrictEqual(own, shown) && performance.now() - since < 5000;) {
    await page.waitForTimeout(20);
    shown = await reads(page);
  }
  assert.deepEqual(own, shown, what);
}
const assert_same = (cart, page, what) => assert_shown(own_cart(cart.data), h5_cart, page, what);

/** The H5 page's prices of one unit, by their names. */
const h5_prices = async (page) => Object.fromEntries(await Promise.all((await page.locator('.thing').all()).map(async (thing) => [await thing.locator('h2').innerText(), plain(await thing.locator('.estimate strong').innerText())])));

function own_cart({ cart: { places, price, rows } }) {
  return {
    lines: places.flatMap((place) => rows[place].parts.map(({ payable }) => payable)),
    list: price.list,
    steps: price.steps.map(({ amount, name }) => `${plain(name)}−${amount}`),
    payable: price.payable,
  };
}

for (const [shop, member, day] of [['snack-shop', 'm-doudou', '2026-12-05T12:30'], ['snack-shop', 'm-doudou', '2026-12-20T12:30'], ['supermarket', 'm-wangjie', '2026-12-01T10:00']]) {
  test(`${shop} at ${day}: the H5 page and the mini-program show the same`, { timeout: 90_000 }, async () => {
    const context = await browser.newContext({ viewport: { width: 375, height: 812 }, locale: 'zh-CN', timezoneId: 'Asia/Shanghai', reducedMotion: 'reduce', serviceWorkers: 'block' });
    const page = await context.newPage();
    const go = (path) => page.goto(`${base}/#/${shop}/${member}/${path}`);
    await go('settings');
    await page.locator('.travel input').fill(day);
    await page.click('[data-do=travel]');
    await page.locator('.travel[role=status]').waitFor();

    const phone = device(folder, { service: true, config: { service: `${base}/api/${shop}`, shop, member } });
    const goods = await phone.open('pages/shop/shop');
    await goods.until(({ status }) => status?.phase === 'ready', 'the session');
    goods.page.store.travelTo(day);
    await goods.until((data) => data.goods.things.every(({ payable }) => payable), 'every estimate');

    await page.evaluate((hash) => { location.hash = hash; }, `#/${shop}/${member}/shop`);
    await page.waitForFunction((count) => document.querySelectorAll('[data-priced]').length >= count, goods.data.goods.things.length);
    const own = Object.fromEntries(goods.data.goods.things.map(({ list, lower, name, payable }) => [name, lower ? payable : list]));
    await assert_shown(own, h5_prices, page, 'prices of one unit');

    for (const [place, { name, sku }] of goods.data.goods.things.slice(0, 5).entries()) {
      for (let times = 0; times <= place % 3; ++times) {
        await page.locator('.thing', { has: page.getByRole('heading', { name, exact: true }) }).locator('.more').click();
        const { quantity } = goods.data.goods.things.find((one) => one.sku === sku);
        goods.page.change({ ...of({ sku }), detail: { more: 1 } });
        await goods.until((data) => data.goods.things.find((one) => one.sku === sku).quantity === quantity + 1, 'one more');
      }
    }
    await page.evaluate((hash) => { location.hash = hash; }, `#/${shop}/${member}/cart`);
    const cart = await phone.open('pages/cart/cart');
    await cart.until((data) => data.cart?.price, 'the price');
    await assert_same(cart, page, 'the cart');

    // Points off the price, where the shop takes them; then without coupons.
    if (cart.data.cart.price.deduct.possible) {
      cart.page.points({ detail: { value: true } });
      await cart.until((data) => data.cart.price.deduct.used, 'the points');
      await page.getByRole('switch').first().click();
      await page.waitForFunction((payable) => document.querySelector('.way .end strong').textContent.trim() === payable, cart.data.cart.price.payable);
      await assert_same(cart, page, 'with points');
    }
    if (cart.data.cart.price.chosen) {
      cart.page.choose({ detail: { coupons: [] } });
      await cart.until((data) => !data.cart.price.chosen, 'no coupon');
      await page.locator('[data-do=coupons]').click();
      await page.getByRole('button', { name: '不用券' }).click();
      await page.waitForFunction((payable) => document.querySelector('.way .end strong').textContent.trim() === payable, cart.data.cart.price.payable);
      await assert_same(cart, page, 'without coupons');
    }
    phone.close();
    await context.close();
  });
}
