// The mini-program examples: their pages run as on a phone, with nothing there but the language and the host's own names.

import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import vm from 'node:vm';
import { path_runtime, phone } from '../wasm/realms.mjs';
import { examples, shop } from './shop.mjs';

/** Runs a CommonJS file of a mini-program, and what it requires, in a phone's realm. */
function run(file, globals) {
  const context = phone(globals);
  const modules = new Map();
  const load = (path) => {
    if (!modules.has(path)) {
      const module = { exports: {} };
      modules.set(path, module);
      const code = `(function (require, module, exports) {\n${readFileSync(path, 'utf8')}\n})`;
      vm.runInContext(code, context, { filename: path })((to) => load(join(dirname(path), to)), module, module.exports);
    }
    return modules.get(path).exports;
  };
  load(file);
  return context;
}

/** The page that a file declares, with its data as setData leaves it. */
function declared(file, globals) {
  let page;
  run(file, { ...globals, Page: (given) => (page = given) });
  page.setData = (data) => Object.assign(page.data, structuredClone(data));
  return page;
}

/** wx.request and its like: to the shop, wherever the page says that it is. `line.lost`: the answers do not come back. */
const request = (address, line = {}) => ({ url, method, data, success, fail }) => {
  fetch(address + new URL(url).pathname, { method, ...(data && { body: data }) })
    .then(async (answer) => ({ statusCode: answer.status, status: answer.status, data: await answer.json() }))
    .then((answer) => (line.lost ? fail(answer) : success(answer)), fail);
};

/** Alipay's Worker: a realm of its own, and messages between the two that are copies. */
function worker_of(folder, globals) {
  return (file) => {
    const listeners = { page: [], worker: [] };
    const port = (from, to) => ({
      onMessage: (listen) => listeners[from].push(listen),
      postMessage: (message) => setTimeout(() => listeners[to].forEach((listen) => listen(JSON.parse(JSON.stringify(message))))),
      terminate() {},
    });
    run(join(folder, file), { ...globals, worker: port('worker', 'page') });
    return port('page', 'worker');
  };
}

const tap = (sku, by) => ({ currentTarget: { dataset: { sku, by: String(by) } } });

const hosts = {
  weapp: (folder, address, line) => ({ wx: { request: request(address, line) }, WXWebAssembly: path_runtime(folder) }),
  douyin: (folder, address, line) => ({ tt: { request: request(address, line) }, TTWebAssembly: path_runtime(folder) }),
  alipay: (folder, address, line) => ({ my: { request: request(address, line), createWorker: worker_of(folder, { MYWebAssembly: path_runtime(folder) }) } }),
};

for (const [name, globals] of Object.entries(hosts)) {
  test(`${name}: a customer looks, chooses, sees prices and reasons, and orders`, async (t) => {
    const folder = examples(t);
    const { open, address } = await shop(t, folder);
    const page = declared(join(folder, name, 'pages/cart/cart.js'), globals(join(folder, name), address));
    await page.onLoad();
    assert.equal(page.data.said, '');
    assert.equal(page.data.level, '银卡茶客');
    assert.equal(page.data.goods.length, 4);
    assert.equal(page.data.payable, '');

    await page.step(tap('dianhong-250', 1));
    await page.step(tap('dianhong-250', 1));
    await page.step(tap('gaiwan', 1));
    const { totals, offers } = open.center.quote(page.cart());
    assert.equal(page.data.payable, `¥${(totals.payable / 100).toFixed(2)}`);
    assert.deepEqual(page.data.steps.map((step) => step.name).includes('满200减30'), true);
    assert.equal(page.data.refused.length, offers.refused.length);
    assert.match(page.data.refused.find((offer) => offer.name === '金卡9折券').why, /仅限金卡茶客（现为银卡茶客）/);

    await page.step(tap('gaiwan', -1));
    await page.step(tap('gaiwan', -1));
    assert.equal(page.data.goods.find((one) => one.sku === 'gaiwan').quantity, 0);
    await Promise.all([page.buy(), page.buy()]);
    assert.match(page.data.said, /^下单成功，应付 ¥[\d.]+，请在 .* 前付款$/);
    assert.equal(page.data.waiting.length, 1, 'two taps are one order');
    assert.equal(page.data.payable, '', 'the cart is empty again');
    assert.equal(page.data.busy, false);

    await page.step(tap('dianhong-250', 1));
    assert.match(page.data.refused.find((offer) => offer.name === '10元茶券').why, /待付款订单占用/);
    await page.settle({ currentTarget: { dataset: { id: page.data.waiting[0].id, to: 'paid' } } });
    assert.match(page.data.said, /^已付款 ¥/);
    assert.equal(page.data.waiting.length, 0);
    assert.equal(page.data.refused.some((offer) => offer.name === '10元茶券'), false, 'it went with the order');
    page.onUnload();
  });

  test(`${name}: a price that has changed is shown beside the old one; an answer that is lost books nothing twice`, async (t) => {
    const folder = examples(t);
    const line = {};
    const { open, address } = await shop(t, folder);
    const page = declared(join(folder, name, 'pages/cart/cart.js'), globals(join(folder, name), address, line));
    await page.onLoad();
    await page.step(tap('dianhong-250', 1));
    const before = page.data.payable;
    const ten = open.center.overview(Date.now()).coupons.find((one) => one.name === '10元茶券');
    open.center.apply({ id: 'gone', at: Date.now(), kind: 'coupon_voided', coupon_id: ten.id });
    await page.buy();
    assert.notEqual(page.data.payable, before);
    assert.equal(page.data.said, `您的积分、优惠券或等级有变动。应付原为 ${before}，现为 ${page.data.payable}，请确认后再提交`);
    assert.equal(page.data.waiting.length, 0);

    line.lost = true;
    await page.buy();
    assert.match(page.data.said, /^没有连上商店，请再点一次/);
    await page.step(tap('dianhong-250', 1));
    assert.equal(page.data.goods[0].quantity, 1, 'what was ordered stays until the shop has answered');
    line.lost = false;
    await page.buy();
    assert.match(page.data.said, /^下单成功/);
    assert.equal(page.data.waiting.length, 1);
    await page.settle({ currentTarget: { dataset: { id: page.data.waiting[0].id, to: 'cancelled' } } });
    assert.equal(page.data.said, '订单已取消，优惠已退回');
    page.onUnload();
  });

  test(`${name}: without the shop the page says so, and without the module why`, async (t) => {
    const folder = examples(t);
    const { address } = await shop(t, folder);
    const file = join(folder, name, 'pages/cart/cart.js');
    const alone = declared(file, globals(join(folder, name), 'http://127.0.0.1:9'));
    await alone.onLoad();
    assert.equal(alone.data.said, '没有连上商店');
    const old = { wx: { request: request(address) }, tt: { request: request(address) },
      my: { request: request(address), createWorker: worker_of(join(folder, name), {}) } };
    const without = declared(file, old);
    await without.onLoad();
    assert.match(without.data.said, /不能运行：需要/);
  });

  test(`${name}: every page of app.json has its four files, and nothing newer than the phone's language`, (t) => {
    const folder = join(examples(t), name);
    const ends = { weapp: ['wxml', 'wxss'], douyin: ['ttml', 'ttss'], alipay: ['axml', 'acss'] }[name];
    for (const page of JSON.parse(readFileSync(join(folder, 'app.json'), 'utf8')).pages) {
      for (const end of ['js', 'json', ...ends]) assert.ok(existsSync(join(folder, `${page}.${end}`)), `${page}.${end}`);
      const view = readFileSync(join(folder, `${page}.${ends[0]}`), 'utf8');
      const code = readFileSync(join(folder, `${page}.js`), 'utf8');
      for (const [, handler] of view.matchAll(/(?:bindtap|onTap)="(\w+)"/g)) assert.match(code, new RegExp(`^  (async )?${handler}\\(`, 'm'));
      assert.doesNotMatch(code, /\?\?|\?\.|\.\.\./);
    }
  });
}
