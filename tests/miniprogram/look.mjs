#!/usr/bin/env node
// Pictures of the mini-program's pages, with their WXSS, in Chromium: node look.mjs FOLDER [--dark] [--english] [--width N]
// [--only NAME,…] [--host alipay|douyin] [SHOP MEMBER]. With a host its home page and cart. Shows layout and text, and what is drawn on canvas. WeChat's own widgets are not there.

import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { assemble } from '../../demo/miniprogram/assemble.mjs';
import { assemble as assemble_host } from '../../demo/hosts/assemble.mjs';
import { device } from './device.mjs';
import { other_host, put_templates } from './other_host.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const { chromium } = createRequire(join(root, 'tests/wasm/package.json'))('playwright-core');
const given = process.argv.slice(2);
const flag = (name) => given.includes(name) && given.splice(given.indexOf(name), 1).length > 0;
const value = (name, otherwise) => (given.includes(name) ? given.splice(given.indexOf(name), 2)[1] : otherwise);
const dark = flag('--dark');
const english = flag('--english');
const wide = Number(value('--width', 375));
const host = value('--host', '');
const only = value('--only', '')?.split(',').filter(Boolean);
const [to, shop = 'snack-shop', member = 'm-doudou'] = given;

/** Tags as WeChat lays them out. */
const tags = `wx-view, wx-scroll-view, wx-button, wx-canvas, wx-input, wx-textarea, wx-swiper { display: block; } wx-button { box-sizing: border-box; margin: 0; } wx-text { white-space: pre-line; } wx-scroll-view { overflow: auto; }
  wx-scroll-view::-webkit-scrollbar { display: none; } wx-swiper { display: flex; flex-direction: row; overflow: hidden; padding: 0 28px; } wx-switch { display: block; width: 104px; height: 60px; border-radius: 60px; background: var(--line); } wx-swiper-item { display: block; flex: 0 0 100%; } wx-canvas > canvas { width: 100%; height: 100%; }
  wx-textarea:empty::before { content: attr(placeholder); color: #948d81; } body { margin: 0; min-height: 100vh; }`;

/** The runtime gives classes the page's name, as WeChat gives them the page's scope: the app's styles go to every page. */
const for_page = (wxss, page) => wxss.replace(/(\d+)rpx/g, '$1px').replace(/(^|[\s,}])page(?=[\s,{])/g, '$1body').replace(/\.([a-z][\w-]*)(?=[^{}]*\{)/g, `.${page}--$1`);

const folder = mkdtempSync(join(tmpdir(), 'look-'));
assemble(folder, process.env.MEMBER_CENTER_DIST ?? join(root, 'dist'));
mkdirSync(resolve(to), { recursive: true });
const phone = !host && device(folder, { config: { shop, member }, storage: english ? { language: 'en' } : {} });
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium-headless-shell', args: ['--no-sandbox'] });
const tab = await browser.newPage({ viewport: { width: 750, height: Math.round(812 * 750 / wide) }, colorScheme: dark ? 'dark' : 'light', deviceScaleFactor: Math.max(1, wide / 750) });
const app = readFileSync(join(folder, 'app.wxss'), 'utf8');
/** What has been drawn on canvas, by its selector: calls and settings, one after another. */
const drawings = {};

/** A canvas that remembers. */
function recording(selector, width, height) {
  const steps = (drawings[selector] = []);
  const gradient = (...at) => { const stops = []; return { made: { gradient: at, stops }, addColorStop: (place, colour) => stops.push([place, colour]) }; };
  const brush = new Proxy({}, {
    get: (_, name) => (name === 'createLinearGradient' ? gradient : (...all) => steps.push(['call', name, all])),
    set: (_, name, to_) => (steps.push(['set', name, to_?.made ?? to_]), true),
  });
  return { node: { width, height, getContext: () => brush }, width, height };
}
const sizes = { '#qr': [440, 440], '#bars': [560, 148], '#poster': [560, 798] };
/** Canvases of a page: they remember what is drawn. */
function with_canvases(page) {
  page.createSelectorQuery = () => {
    let asked;
    const query = { in: () => query, select: (selector) => ((asked = selector), query), boundingClientRect: () => query, fields: () => query, exec: (run) => run?.([sizes[asked] ? recording(asked, ...sizes[asked]) : null]) };
    return query;
  };
}

async function picture(shown, path, name) {
  if (only?.length && !only.includes(name)) return;
  const page = shown.scope ?? path.split('/').pop();
  const styles = shown.styles ?? [...document.querySelectorAll('style')].map(({ textContent }) => textContent).join('\n').replace(/(\d+)rpx/g, '$1px');
  await tab.setContent(`<!doctype html><html><head><meta charset="utf-8"><style>${tags}\n${shown.styles ? '' : for_page(app, page)}\n${styles}</style></head><body>${shown.html}</body></html>`);
  await tab.evaluate((all) => {
    for (const [selector, steps] of Object.entries(all)) {
      const at = document.querySelector(`wx-canvas[class*="--${selector.slice(1)}"]`);
      if (!at) continue;
      const canvas = Object.assign(document.createElement('canvas'), { width: at.clientWidth * 2, height: at.clientHeight * 2 });
      at.append(canvas);
      const brush = canvas.getContext('2d');
      for (const [kind, of, what] of steps) {
        if (kind === 'call') brush[of](...what);
        else if (what?.gradient) { const made = brush.createLinearGradient(...what.gradient); what.stops.forEach(([place, colour]) => made.addColorStop(place, colour)); brush[of] = made; } else brush[of] = what;
      }
    }
  }, drawings);
  await tab.evaluate(() => [...document.querySelectorAll('wx-swiper-item')].find((item) => /当前等级|Your level/.test(item.textContent))?.scrollIntoView({ inline: 'center' }));
  await tab.waitForTimeout(1900);
  await tab.screenshot({ path: join(to, `${name}.png`), fullPage: !/sheet|poster/.test(name) });
}

const quiet = (shown) => shown.until(() => !/bone/.test(shown.html) && !shown.data.busy, 'its content');
const of = (dataset) => ({ currentTarget: { dataset } });
const { pages, subPackages } = JSON.parse(readFileSync(join(folder, 'app.json'), 'utf8'));
const all = [...pages, ...subPackages.flatMap(({ root: part, pages: own }) => own.map((page) => `${part}/${page}`))];

/** What is done on some pages before and after their picture. */
const more = {
  shop: async (shown) => {
    await shown.until(({ goods }) => goods.things.every(({ payable }) => payable), 'every estimate');
    for (const [place, { sku }] of shown.data.goods.things.slice(0, 4).entries()) shown.page.store.add(sku, place + 1);
    await new Promise((done) => setTimeout(done, 50));
    await picture(shown, 'pages/shop/shop', 'shop');
    shown.page.explain(of({ sku: shown.data.goods.things[0].sku }));
    await picture(shown, 'pages/shop/shop', 'shop-sheet');
  },
  cart: async (shown) => {
    shown.page.line(of({ sku: shown.data.cart.rows[shown.data.cart.places[0]].sku }));
    shown.page.store.explain();
    await new Promise((done) => setTimeout(done, 300));
    await picture(shown, 'pages/cart/cart', 'cart');
    shown.page.sheet();
    await shown.until((data) => data.cart.price.sheet, 'the sheet');
    await picture(shown, 'pages/cart/cart', 'cart-sheet');
    shown.page.close();
    await shown.page.order();
    await picture(shown, 'pages/cart/cart', 'cart-done');
  },
  wallet: async (shown) => {
    await picture(shown, 'money/wallet/wallet', 'wallet');
    if (!shown.data.wallet.ladder.length) return;
    shown.page.choose(of({ fen: shown.data.wallet.ladder.at(-1).fen }));
    await picture(shown, 'money/wallet/wallet', 'wallet-sheet');
  },
  'gift-cards': async (shown) => {
    for (const { id } of shown.data.cards.kinds.slice(0, 1)) {
      shown.page.want(of({ id }));
      await shown.page.buy();
    }
    await picture(shown, 'money/gift-cards/gift-cards', 'gift-cards');
  },
  orders: async (shown) => {
    await picture(shown, 'money/orders/orders', 'orders');
    const order = shown.data.orders.find(({ can_return }) => can_return);
    if (!order) return;
    shown.page.open(of({ id: order.id }));
    shown.page.change({ ...of({ line: shown.data.returning.lines[0].line }), detail: { more: 1 } });
    await picture(shown, 'money/orders/orders', 'orders-sheet');
  },
  draw: async (shown) => {
    if (shown.data.draws.length) await shown.page.draw(of({ id: shown.data.draws[0].id }));
    await picture(shown, 'member/draw/draw', 'draw');
  },
  referral: async (shown) => {
    await picture(shown, 'member/referral/referral', 'referral');
    if (!shown.data.referral.offered) return;
    shown.page.onLoad({ invited: 'm-laozhang' });
    await picture(shown, 'member/referral/referral', 'referral-invited');
    shown.page.setData({ invited: '' });
    with_canvases(shown.page);
    shown.page.draw();
    await new Promise((done) => setTimeout(done, 30));
    await picture(shown, 'member/referral/referral', 'referral-poster');
  },
  campaigns: async (shown) => {
    for (const { id } of shown.data.campaigns.offers.slice(0, 1)) await shown.page.open(of({ id }));
    await picture(shown, 'member/campaigns/campaigns', 'campaigns');
  },
  code: async (shown) => {
    with_canvases(shown.page);
    shown.page.renew();
    await picture(shown, 'member/code/code', 'code');
  },
  'check-in': async (shown) => {
    await picture(shown, 'member/check-in/check-in', 'check-in');
    if (!shown.data.sheet) return;
    await shown.page.checkin();
    await picture(shown, 'member/check-in/check-in', 'check-in-done');
  },
};

/** The two pages of another host, by its own style sheets. */
async function look_at_host() {
  const own = mkdtempSync(join(tmpdir(), 'look-'));
  assemble_host(host, own, process.env.MEMBER_CENTER_DIST ?? join(root, 'dist'), shop);
  put_templates(host, own, folder);
  const there = other_host(host, own, folder, { config: { shop, member }, storage: english ? { language: 'en' } : {} });
  const open = async (name) => {
    const path = `pages/${name}/${name}`;
    const shown = await there.open(path);
    const sheet = (file) => readFileSync(join(own, `${file}.${host === 'alipay' ? 'acss' : 'ttss'}`), 'utf8');
    const scope = `${host}-${name}`;
    return Object.assign(Object.create(shown), { scope, styles: for_page(`${sheet('app')}\n${sheet(path)}`, scope) });
  };
  const home = await open('home');
  await picture(home, 'home', 'home-opening');
  await home.until((data) => data.home, 'the home page');
  await picture(home, 'home', 'home');
  const cart = await open('cart');
  await cart.until((data) => data.goods?.places.length, 'the goods');
  for (const [place, key] of cart.data.goods.places.slice(0, 4).entries())
    for (let n = 0; n <= place; ++n) cart.page.more_of(of({ sku: cart.data.goods.rows[key].sku }));
  await cart.until((data) => data.cart.price && data.cart.places.length === 4, 'the price');
  cart.page.line(of({ sku: cart.data.cart.rows[cart.data.cart.places[0]].sku }));
  await new Promise((done) => setTimeout(done, 600));
  await picture(cart, 'cart', 'cart');
  cart.page.sheet();
  await cart.until((data) => data.cart.price.sheet, 'the sheet');
  await picture(cart, 'cart', 'cart-sheet');
  cart.page.close();
  await cart.page.order();
  await cart.until((data) => data.order, 'the order');
  await picture(cart, 'cart', 'cart-done');
  rmSync(own, { recursive: true, force: true });
}

if (host) await look_at_host();
else for (const path of all) {
  const name = path.split('/').pop();
  if (only?.length && !only.some((one) => one.startsWith(name)) && !['shop', 'cart'].includes(name)) continue;
  const shown = await phone.open(path);
  await quiet(shown);
  if (more[name]) await more[name](shown);
  else await picture(shown, path, name);
  shown.close();
}
await browser.close();
rmSync(folder, { recursive: true });
process.exit();
