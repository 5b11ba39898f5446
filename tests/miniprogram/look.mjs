#!/usr/bin/env node
// Pictures of the mini-program's pages, with their WXSS, in Chromium: node look.mjs FOLDER [--dark] [--width N] [SHOP MEMBER]
// Shows layout and text. WeChat's own widgets and fonts are not there.

import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { assemble } from '../../demo/miniprogram/assemble.mjs';
import { device } from './device.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const { chromium } = createRequire(join(root, 'tests/wasm/package.json'))('playwright-core');
const given = process.argv.slice(2);
const flag = (name) => given.includes(name) && given.splice(given.indexOf(name), 1).length > 0;
const dark = flag('--dark');
const wide = given.includes('--width') ? Number(given.splice(given.indexOf('--width'), 2)[1]) : 375;
const [to, shop = 'snack-shop', member = 'm-doudou'] = given;

/** Tags as WeChat lays them out. */
const tags = `wx-view, wx-scroll-view, wx-button, wx-canvas, wx-input, wx-textarea { display: block; box-sizing: border-box; } wx-text { white-space: pre-line; } wx-scroll-view { overflow: auto; }
  wx-canvas, wx-input, wx-textarea { background-clip: padding-box; } wx-button { text-align: center; } body { margin: 0; min-height: 100vh; }`;

/** The runtime gives classes the page's name, as WeChat gives them the page's scope: the app's styles go to every page. */
const for_page = (wxss, page) => wxss.replace(/(\d+)rpx/g, '$1px').replace(/(^|[\s,}])page(?=[\s,{])/g, '$1body').replace(/\.([a-z][\w-]*)(?=[^{}]*\{)/g, `.${page}--$1`);

const folder = mkdtempSync(join(tmpdir(), 'look-'));
assemble(folder, process.env.MEMBER_CENTER_DIST ?? join(root, 'dist'));
mkdirSync(resolve(to), { recursive: true });
const phone = device(folder, { config: { shop, member } });
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] });
const tab = await browser.newPage({ viewport: { width: 750, height: 1500 }, colorScheme: dark ? 'dark' : 'light', deviceScaleFactor: wide / 750 });
const app = readFileSync(join(folder, 'app.wxss'), 'utf8');

async function picture(shown, path, name) {
  const page = path.split('/').pop();
  const styles = [...document.querySelectorAll('style')].map(({ textContent }) => textContent).join('\n').replace(/(\d+)rpx/g, '$1px');
  await tab.setContent(`<!doctype html><html><head><meta charset="utf-8"><style>${tags}\n${for_page(app, page)}\n${styles}</style></head><body>${shown.html}</body></html>`);
  await tab.waitForTimeout(500);
  await tab.screenshot({ path: join(to, `${name}.png`), fullPage: !/sheet/.test(name) });
}

const quiet = (shown) => shown.until(() => !/bone/.test(shown.html) && !shown.data.busy, 'its content');
for (const path of ['pages/home/home', 'pages/shop/shop', 'pages/cart/cart', 'money/wallet/wallet', 'money/gift-cards/gift-cards', 'money/orders/orders', 'member/code/code', 'member/points/points',
  'member/level/level', 'member/coupons/coupons', 'member/check-in/check-in', 'member/draw/draw', 'member/referral/referral', 'member/benefits/benefits', 'member/feedback/feedback']) {
  const shown = await phone.open(path);
  await quiet(shown);
  const name = path.split('/').pop();
  if (name === 'shop') {
    await shown.until(({ goods }) => goods.things.every(({ payable }) => payable), 'every estimate');
    for (const [place, { sku }] of shown.data.goods.things.slice(0, 4).entries()) shown.page.store.add(sku, place + 1);
    await new Promise((done) => setTimeout(done, 50));
    await picture(shown, path, 'shop');
    shown.page.explain({ currentTarget: { dataset: { sku: shown.data.goods.things[0].sku } } });
    await picture(shown, path, 'shop-sheet');
  } else if (name === 'cart') {
    await picture(shown, path, 'cart');
    shown.page.sheet();
    await shown.until((data) => data.cart.price.sheet, 'the sheet');
    await picture(shown, path, 'cart-sheet');
    shown.page.close();
    await shown.page.order();
  } else await picture(shown, path, name);
  shown.close();
}
await browser.close();
rmSync(folder, { recursive: true });
process.exit();
