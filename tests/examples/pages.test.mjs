// The H5 examples in a real browser: plain HTML as it is, and the page that Vite builds.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { dist, examples, require, root, shop } from './shop.mjs';

const { chromium } = require('playwright-core');

/** A phone's screen showing `url`; what the page complains of is in `complaints`. */
async function shown(t, url) {
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium-headless-shell', args: ['--no-sandbox'] });
  t.after(() => browser.close());
  const page = await browser.newPage({ viewport: { width: 390, height: 844 }, deviceScaleFactor: 2 });
  const complaints = [];
  const counts = (message) => message.type() === 'error' && !message.location().url.endsWith('/favicon.ico');
  page.on('console', (message) => counts(message) && complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(String(error)));
  await page.goto(url);
  return { page, complaints };
}

/** Vite, whichever of its two kinds of module it is. */
const vite = () => import(require.resolve('vite').replace(/index\.cjs$/, 'index.js'));

const yuan = (fen) => `¥${(fen / 100).toFixed(2)}`;

test('plain HTML under a strict Content-Security-Policy: price, reasons, order', { timeout: 60_000 }, async (t) => {
  const folder = examples(t);
  const { open, address } = await shop(t, folder, { '/': join(folder, 'h5-plain/'), '/member-center/': `${dist}/` });
  const { page, complaints } = await shown(t, `${address}/`);
  await page.waitForFunction(() => document.getElementById('payable').textContent);
  assert.equal(await page.textContent('#level'), '银卡茶客');
  for (let i = 0; i < 3; ++i) await page.click('#more');
  const cart = { at: Date.now(), channel: 'h5', lines: [{ ...open.goods[0], quantity: 4 }], shipping: { fee: 1000 } };
  assert.equal(await page.textContent('#payable'), yuan(open.center.quote(cart).totals.payable));
  assert.match(await page.textContent('#reasons'), /金卡9折券：仅限金卡茶客（现为银卡茶客）/);
  const orders = () => open.log.filter((event) => event.kind === 'order_placed').length;
  const said = (words) => page.waitForFunction((words) => document.getElementById('said').textContent.includes(words), words);
  const price = await page.textContent('#payable');
  await page.evaluate(() => (document.getElementById('buy').click(), document.getElementById('buy').click()));
  await said('下单成功');
  assert.match(await page.textContent('#said'), new RegExp(`^下单成功，应付 ${price}，`));
  assert.equal(orders(), 1, 'two taps are one order');
  assert.match(await page.textContent('#reasons'), /被待付款订单占用/);
  await page.click('text=去付款');
  await said('已付款');
  assert.equal(await page.locator('#waiting li').count(), 0);
  const now = await page.textContent('#payable');
  open.goods[0] = { ...open.goods[0], unit_price: 9900 };
  await page.click('#buy');
  await said('商品、价格或运费有变');
  assert.match(await page.textContent('#said'), new RegExp(`应付原为 ${now}，现为 ${await page.textContent('#payable')}，`));
  assert.equal(orders(), 1);
  assert.deepEqual(complaints, []);
});

test('with Vite: type-checked, built, priced on each tap, ordered; build/examples/h5.png shows it', { timeout: 120_000 }, async (t) => {
  const folder = examples(t);
  const h5 = join(folder, 'h5-vite');
  const checked = spawnSync(process.execPath, [require.resolve('typescript/package.json').replace('package.json', 'bin/tsc'), '-p', h5], { encoding: 'utf8' });
  assert.equal(checked.status, 0, checked.stdout);
  const { build } = await vite();
  await build({ root: h5, logLevel: 'error' });

  const { open, address } = await shop(t, folder, { '/': join(h5, 'dist/') });
  const { page, complaints } = await shown(t, `${address}/`);
  const pay = page.locator('footer b');
  await pay.waitFor();
  const cart = (quantities) => ({
    at: Date.now(), channel: 'h5', shipping: { fee: 1000 }, points: 'max', wallet: 'none',
    lines: open.goods.map((one, i) => ({ ...one, quantity: quantities[i] })).filter((line) => line.quantity > 0),
  });
  const cash = (quantities) => yuan(open.center.quote(cart(quantities)).totals.cash);
  assert.equal(await pay.textContent(), cash([1, 1, 1, 0]));
  await page.getByRole('button', { name: '增加青瓷盖碗' }).click();
  assert.equal(await pay.textContent(), cash([1, 1, 2, 0]));
  await page.getByRole('button', { name: '减少滇红茶 250g' }).click();
  await page.getByRole('button', { name: '减少普洱茶饼 357g' }).click();
  assert.equal(await pay.textContent(), cash([0, 0, 2, 0]));
  assert.match(await page.textContent('.near'), /再买 ¥[\d.]+，可享「/);
  assert.match(await page.textContent('.refused'), /满 ¥300\.00 可用/);
  mkdirSync(join(root, 'build/examples'), { recursive: true });
  await page.screenshot({ path: join(root, 'build/examples/h5.png') });
  await page.getByRole('button', { name: '提交订单' }).click();
  await page.locator('.said').waitFor();
  assert.match(await page.textContent('.said'), /^下单成功，应付 ¥[\d.]+，请在 .* 前付款$/);
  assert.equal(await pay.count(), 0, 'the cart is empty again');
  await page.getByRole('button', { name: '取消订单' }).click();
  await page.getByText('订单已取消，优惠已退回').waitFor();
  assert.equal(await page.locator('.waiting').count(), 0);
  assert.deepEqual(complaints, []);
});

test("Vite's development server shows the same page", { timeout: 60_000 }, async (t) => {
  const folder = examples(t);
  const { open, address } = await shop(t, folder);
  process.env.SHOP = address;
  const { createServer } = await vite();
  const server = await createServer({ root: join(folder, 'h5-vite'), logLevel: 'error', server: { port: 0, host: '127.0.0.1' } });
  t.after(() => server.close());
  await server.listen();
  const { page } = await shown(t, server.resolvedUrls.local[0]);
  await page.locator('footer b').waitFor();
  assert.match(await page.textContent('footer b'), /^¥\d+\.\d\d$/);
  assert.equal(await page.textContent('.member h1'), '银卡茶客');
  assert.equal(open.log.some((event) => event.kind === 'order_placed'), false);
});
