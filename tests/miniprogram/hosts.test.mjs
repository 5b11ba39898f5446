// The home page and the cart on Alipay and Douyin: operated in a realm that has only that host's globals, drawn by their
// templates, with the figures of the WeChat pages.

import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { isDeepStrictEqual } from 'node:util';
import { assemble as assemble_host } from '../../demo/hosts/assemble.mjs';
import { methods_in, template_faults } from '../../demo/hosts/lint.mjs';
import { assemble } from '../../demo/miniprogram/assemble.mjs';
import { answers, device } from './device.mjs';
import { other_host, put_templates } from './other_host.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const dist = process.env.MEMBER_CENTER_DIST ?? join(root, 'dist');
const folders = Object.fromEntries(['weapp', 'alipay', 'douyin'].map((name) => [name, mkdtempSync(join(tmpdir(), `${name}-`))]));
const made = {};
before(() => {
  assemble(folders.weapp, dist);
  for (const name of ['alipay', 'douyin']) {
    made[name] = assemble_host(name, folders[name], dist);
    put_templates(name, folders[name], folders.weapp);
  }
});
after(() => Object.values(folders).forEach((folder) => rmSync(folder, { recursive: true, force: true })));

const first_of = ({ data: { goods: { places, rows } } }) => rows[places[0]];
const of = (dataset) => ({ currentTarget: { dataset } });

test('the lint sees what a host has not', () => {
  for (const [host, template, fault] of [
    ['alipay', '<view wx:if="{{a}}" />', /another host/], ['alipay', '<view bindtap="a" />', /another host/], ['alipay', '<view a:for="{{a}}" a:if="{{b}}" a:key="id" />', /a:for and a:if/],
    ['alipay', '<view a:for="{{a}}" />', /no key/], ['alipay', '<view a:else />', /without an if/], ['alipay', '<view>', /not closed/], ['alipay', '<div />', /none of the host/], ['alipay', '<view onTap="a()" />', /no method/],
    ['douyin', '<view onTap="a" />', /another host/], ['douyin', '<view a:if="{{a}}" />', /another host/], ['douyin', '<view tt:when="{{a}}" />', /no directive/],
  ]) assert.match(template_faults(host, template).join(), fault, template);
  assert.deepEqual(template_faults('alipay', '<view a:if="{{a}}" onTap="go" /><view a:else><text>b</text></view>'), []);
});

for (const name of ['alipay', 'douyin']) {
  test(`${name}: what ships is the host's own, is light enough, and every method that a template names is there`, async (t) => {
    assert.deepEqual(made[name].faults, []);
    for (const [part, bytes] of Object.entries(made[name].weight)) t.diagnostic(`${part}: ${bytes} bytes`);
    const host = other_host(name, folders[name], folders.weapp);
    for (const page of ['home', 'cart']) {
      const shown = await host.open(`pages/${page}/${page}`);
      const template = readFileSync(join(folders[name], `pages/${page}/${page}.${name === 'alipay' ? 'axml' : 'ttml'}`), 'utf8');
      for (const [, words, word] of template.matchAll(/\b([ws])\.(\w+)/g)) assert.equal(typeof shown.data[words][word], 'string', `${page}: ${words}.${word}`);
      for (const method of methods_in(name, template)) assert.equal(typeof shown.page[method], 'function', `${page}: ${method}`);
    }
  });

  test(`${name}: home and cart, to the order and its money, with the figures of the WeChat pages`, { timeout: 60_000 }, async () => {
    const host = other_host(name, folders[name], folders.weapp);
    const weapp = device(folders.weapp);
    const [home, own_home] = [await host.open('pages/home/home'), await weapp.open('pages/home/home')];
    await home.until((data) => data.status?.phase === 'ready' && data.home, 'the session');
    await own_home.until((data) => data.status?.phase === 'ready' && data.home, 'the session');
    // Where the balance pays is a channel's own.
    const figures = ({ balance: { elsewhere, ...balance }, ...all }) => ({ ...all, balance, note: null });
    assert.deepEqual(figures(home.data.home), figures(JSON.parse(JSON.stringify(own_home.data.home))));
    for (const text of [home.data.home.shop, home.data.home.level.name, home.data.home.balance.principal.text]) assert.ok(home.text.includes(text), text);

    const [cart, own] = [await host.open('pages/cart/cart'), await weapp.open('pages/cart/cart')];
    await cart.until((data) => data.goods?.places.length, 'the goods');
    await own.until((data) => data.cart, 'the cart');
    const skus = cart.data.goods.places.slice(0, 4).map((place) => cart.data.goods.rows[place].sku);
    for (const [place, sku] of skus.entries()) {
      // As many taps, one quickly after another.
      for (let n = 0; n <= place; ++n) {
        cart.page.more_of(of({ sku }));
        own.page.change({ ...of({ sku }), detail: { more: 1 } });
      }
    }
    cart.page.less(of({ sku: skus[3] }));
    own.page.change({ ...of({ sku: skus[3] }), detail: { more: -1 } });
    const quantities = ({ cart: { places, rows } }) => places.map((place) => rows[place].quantity).join();
    await cart.until((data) => quantities(data) === '1,2,3,3' && data.cart.price, 'the price');
    await own.until((data) => quantities(data) === '1,2,3,3' && data.cart.price, 'the price');
    const same = async (what) => {
      // What is explained beside the price comes a moment later.
      await cart.until((data) => isDeepStrictEqual(without_nulls(data.cart), without_nulls(own.data.cart)), what, 5000).catch(() => undefined);
      assert.deepEqual(undrawn(cart.data.cart), without_nulls(own.data.cart), what);
    };
    await same('the price');
    for (const text of [cart.data.cart.price.payable, ...cart.data.cart.price.steps.map(({ name: of_step }) => of_step)]) assert.ok(cart.text.includes(text), text);

    cart.page.sheet();
    own.page.sheet();
    await cart.until((data) => data.cart.price.sheet, 'the sheet');
    assert.match(cart.html, /coupon-ticket-name/);
    assert.match(cart.text, /满60减10/);
    const chosen = cart.data.cart.price.sheet.usable.find((one) => one.chosen);
    cart.page.toggle(of({ id: chosen.id }));
    await cart.until((data) => data.cart.price.sheet && !data.cart.price.sheet.automatic, 'by hand');
    cart.page.best();
    own.page.choose({ detail: { coupons: 'best' } });
    await cart.until((data) => data.cart.price.sheet?.automatic, 'the best again');
    cart.page.close();
    own.page.close();
    cart.page.points({ detail: { value: true } });
    own.page.points({ detail: { value: true } });
    await cart.until((data) => data.cart.price.deduct.used, 'the points');
    await same('with points');

    await cart.page.order();
    assert.equal(cart.data.refused, '', JSON.stringify(cart.data.differs));
    assert.match(cart.data.order, /^order-/);
    await cart.until((data) => data.cart.empty, 'the empty cart');
    assert.match(cart.text, /下单成功/);
    await cart.page.pay();
    assert.equal(cart.data.order, '', host.told.toasts.join());
    assert.doesNotMatch(`${home.text} ${cart.text}`, /undefined|NaN|\[object|\bnull\b/);
    weapp.close();
  });
}

for (const name of ['alipay', 'douyin'])
  test(`${name}: what waits for money stands on the first page, and is paid or given up there; the day is checked in`, { timeout: 60_000 }, async () => {
    const host = other_host(name, folders[name], folders.weapp);
    const [home, cart] = [await host.open('pages/home/home'), await host.open('pages/cart/cart')];
    await cart.until((data) => data.goods?.places.length, 'the goods');
    const order = async () => {
      cart.page.more_of(of({ sku: first_of(cart).sku }));
      await cart.until((data) => data.cart.price, 'the price');
      await cart.page.order();
      assert.equal(cart.data.refused, '');
      const { order: id } = cart.data;
      cart.page.later();
      await home.until((data) => data.orders.some((one) => one.id === id), 'the order that waits');
      return id;
    };
    const paid = await order();
    assert.ok(home.text.includes(home.data.orders[0].payable) && home.text.includes(home.data.orders[0].until), home.text);
    await home.page.pay(of({ id: paid }));
    await home.until((data) => data.orders.length === 0, 'the money');
    const left = await order();
    await home.page.cancel(of({ id: left }));
    await home.until((data) => data.orders.length === 0, 'that it is given up');
    assert.equal(home.data.home.check_in.today, false);
    await home.page.sign();
    await home.until((data) => data.home.check_in.today, 'the check-in');
    assert.match(home.text, /已签到/);
    if (name === 'alipay') assert.deepEqual(host.told.workers, ['workers/center.js'], 'one worker, which has the WebAssembly that the page has not');
  });

const runs = { 'no WebAssembly': { without: true }, 'a WebAssembly that rejects': { shape: answers.rejects }, 'one that never answers': { shape: answers.hangs }, 'the instance alone': { shape: answers.instance_alone } };
for (const name of ['alipay', 'douyin']) for (const [what, options] of Object.entries(runs))
  test(`${name}: ${what}: the same price`, { timeout: 60_000 }, async () => {
    const host = other_host(name, folders[name], folders.weapp, options);
    const cart = await host.open('pages/cart/cart');
    await cart.until((data) => data.goods?.places.length, 'the goods', 30_000);
    cart.page.more_of(of({ sku: first_of(cart).sku }));
    await cart.until((data) => data.cart.price, 'the price');
    prices.add(cart.data.cart.price.payable);
    assert.equal(prices.size, 1, [...prices].join());
  });
const prices = new Set();

test('douyin: without TTWebAssembly and before base library 2.86.1 no engine comes: the page says so', { timeout: 30_000 }, async () => {
  const host = other_host('douyin', folders.douyin, folders.weapp, { without: true, alone: true });
  for (const page of ['home', 'cart']) {
    const shown = await host.open(`pages/${page}/${page}`);
    await shown.until((data) => data.status?.phase === 'failed', 'the failure');
    assert.match(shown.text, /没有成功|再试一次/, page);
    assert.match(shown.text, /再试一次/, page);
  }
});

test('what is kept is there at the next start', { timeout: 60_000 }, async () => {
  for (const name of ['alipay', 'douyin']) {
    const storage = {};
    const first = other_host(name, folders[name], folders.weapp, { storage });
    const cart = await first.open('pages/cart/cart');
    await cart.until((data) => data.goods?.places.length, 'the goods');
    cart.page.more_of(of({ sku: first_of(cart).sku }));
    await cart.until((data) => data.cart.price, 'the price');
    const again = await other_host(name, folders[name], folders.weapp, { storage }).open('pages/cart/cart');
    await again.until((data) => data.cart?.places.length === 1, 'the line');
  }
});

/** Without the drawings, which are a component's business on WeChat. */
const undrawn = ({ rows, ...cart }) => without_nulls({ ...cart, rows: Object.fromEntries(Object.entries(rows).map(([place, row]) => [place, row && { ...row, art: null }])) });

/** Null is what setData has for "not there". */
function without_nulls(value) {
  if (Array.isArray(value)) return value.map(without_nulls);
  if (!value || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).filter(([, one]) => one !== null && one !== undefined).map(([key, one]) => [key, without_nulls(one)]));
}
