// What no other member center has and this one shows, each as a promise that is kept; and what members of others complain
// about, as far as no other test here has it.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { fen, fen_in, go, member_center, root, told, total } from './page.mjs';

const { open, url } = member_center();
const shops = [['supermarket', 'm-wangjie'], ['snack-shop', 'm-doudou'], ['kunming-boutique', 'm-lihua'], ['private-domain-mall', 'm-chen'], ['convenience-chain', 'm-linlin']];
const put = async (page, shop, member, lines) => {
  const choices = { lines: Object.entries(lines).map(([sku, quantity]) => ({ sku, quantity })), coupons: 'best', points: 'none', wallet: 'none', delivered: true };
  await page.evaluate(([key, text]) => localStorage.setItem(key, text), [`${shop}/${member}/cart`, JSON.stringify(choices)]);
  await go(page, { shop, member, path: 'cart' });
  await page.reload();
  await page.locator('.way .end strong').first().waitFor();
};

for (const [shop, member] of shops)
  test(`${shop}: 预估到手价 is told for one unit, with its way, and one in the cart without delivery costs that`, async (t) => {
    const page = await open(t, { shop, member, path: 'shop' });
    const lower = page.locator('.thing:has(button.estimate)').first();
    await lower.waitFor();
    const name = await lower.locator('h2').innerText();
    const estimate = await fen(lower.locator('.estimate strong'));
    await lower.locator('button.estimate').click();
    const sheet = page.locator('.sheet:visible');
    await sheet.locator('.way').waitFor();
    assert.match(await sheet.innerText(), /按买 1 件、用上您手里的券和等级价算，不含运费/);
    const [list, ...rest] = (await sheet.locator('.way li > .figures').allInnerTexts()).flatMap((text) => fen_in(text.replace(/\s/g, '')));
    assert.equal(rest.pop(), estimate);
    assert.equal(list - rest.reduce((sum, step) => sum + Math.abs(step), 0), estimate);
    await sheet.locator('.close').click();
    await lower.locator('.more').click();
    await go(page, { shop, member, path: 'checkout' });
    await page.locator('.how button').nth(1).click();
    await page.getByText(name).first().waitFor();
    assert.equal(await total(page), estimate);
  });

test('while a finger lies on the page it draws the total, and what follows waits until the finger is gone, or for 400 ms', async (t) => {
  const [shop, member] = ['snack-shop', 'm-doudou'];
  const page = await open(t, { shop, member });
  await put(page, shop, member, { 'nuts-daily': 1, 'chips-tomato': 2 });
  const changes = await page.evaluate(async () => {
    const seen = (element) => new Promise((seen) => new MutationObserver((_, watch) => {
      watch.disconnect();
      seen(performance.now());
    }).observe(element, { subtree: true, childList: true, characterData: true }));
    const total = seen(document.querySelector('[data-total]')), lines = seen(document.querySelector('.lines .parts')), way = seen(document.querySelector('.way'));
    document.querySelector('.line .more').click();
    dispatchEvent(new PointerEvent('pointerdown'));
    const down = performance.now();
    const [first, ...rest] = await Promise.all([total, lines, way]);
    return { first, down, rest };
  });
  for (const at of changes.rest) {
    assert.ok(at > changes.first, `the total first: ${JSON.stringify(changes)}`);
    assert.ok(at - changes.down >= 399, `nothing else under the finger: ${JSON.stringify(changes)}`);
  }
});

const quantities_of = (page) => page.locator('.line .count').allInnerTexts().then((texts) => texts.map(Number));

/** A page whose engine prices a cart within the tap. */
async function quick_page(t, lines) {
  const [shop, member] = ['supermarket', 'm-wangjie'];
  const page = await open(t, { shop, member });
  await put(page, shop, member, lines);
  // Its own engine answers.
  const [first] = await quantities_of(page), before = await total(page);
  await page.locator('.line .more').first().click();
  await page.waitForFunction((count) => document.querySelector('.line .count').textContent === String(count), first + 1);
  assert.notEqual(await total(page), before);
  return { page, quantities: () => quantities_of(page) };
}

/** A page whose engine takes longer than a tap may, as a slow phone's: carts are priced in its worker. */
async function slow_page(t, lines) {
  const [shop, member] = ['supermarket', 'm-wangjie'];
  const page = await open(t, { shop, member });
  await put(page, shop, member, lines);
  const devtools = await page.context().newCDPSession(page);
  const tap = async (place, { hold = 250, until } = {}) => {
    const { x, y, width, height } = await page.locator('.line .more').nth(place).boundingBox();
    await devtools.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [{ x: x + width / 2, y: y + height / 2 }] });
    await (until ? page.waitForFunction(until) : page.waitForTimeout(hold));
    await devtools.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
  };
  // One that takes long, by the page's clock, and from then on the worker prices.
  await page.evaluate(() => {
    const right = performance.now.bind(performance);
    let more = 0;
    performance.now = () => right() + (more += 20);
  });
  await tap(0);
  await page.waitForTimeout(500);
  await page.evaluate(() => delete performance.now);
  return { page, tap, quantities: () => quantities_of(page), at: { shop, member } };
}

test('the frame of a tap shows the total that was foreseen, drawn while the finger lay there, and no more of it; what follows agrees', async (t) => {
  const { page, tap, quantities, at } = await slow_page(t, { 'egg-30': 2, 'milk-box': 3, 'fish-bass': 1, 'rice-10kg': 1, 'oil-5l': 2 });
  await page.evaluate(() => {
    window.order = [];
    const watch = (what, element, changes = { childList: true, characterData: true }) => new MutationObserver(() => order.push(what)).observe(element, { subtree: true, ...changes });
    watch('drawn', document.querySelector('[data-total]'));
    watch('total', document.querySelector('[data-total]'), { attributes: true });
    addEventListener('touchend', () => {
      order.push('lifted');
      requestAnimationFrame(() => order.push('frame'));
    }, true);
    watch('saved', document.querySelector('.saved'));
    for (const count of document.querySelectorAll('.line .count')) watch('count', count);
  });
  const before = await quantities();
  await tap(1, { until: () => order.includes('drawn') });
  await page.waitForFunction(() => order.includes('count'));
  // Nothing of it is laid out or painted any more when the finger is lifted: another layer is shown.
  const rest = await page.evaluate(() => order);
  assert.deepEqual(rest.splice(0, 3), ['drawn', 'lifted', 'total']);
  assert.ok(rest.includes('frame') && rest.indexOf('frame') < rest.indexOf('count'), `the quantity in the next frame: ${rest}`);
  assert.equal(rest.filter((what) => what === 'total').length, 0, 'the total was right');
  assert.deepEqual(await quantities(), before.map((quantity, place) => quantity + (place === 1 ? 1 : 0)));
  const shown = await total(page);
  await page.waitForFunction(() => document.querySelector('[data-total] b[aria-hidden]').textContent === '');
  await go(page, { ...at, path: 'checkout' });
  assert.equal(await total(page), shown);
});

test('lines that are far out of sight follow all at once; at rest every line is as if the cart were drawn anew', async (t) => {
  const [shop, member] = ['private-domain-mall', 'm-chen'];
  const { goods } = JSON.parse(readFileSync(join(root, 'demo/shops', shop, 'goods.json'), 'utf8'));
  const page = await open(t, { shop, member });
  // So low that the second group of lines is far below it.
  await page.setViewportSize({ width: 375, height: 250 });
  await put(page, shop, member, Object.fromEntries(goods.map(({ sku }) => [sku, 1])));
  const lines = () => page.locator('.line').evaluateAll((all) => all.map((line) => line.textContent));
  const before = await lines(), far = 6;
  await page.evaluate(() => {
    window.drawn = 0;
    const group = document.querySelectorAll('.group')[1];
    new MutationObserver(() => ++drawn).observe(group, { subtree: true, childList: true, characterData: true });
    document.querySelector('.line .more').click();
  });
  await page.waitForTimeout(1500);
  const after = await lines(), drawn = await page.evaluate(() => drawn);
  const changed = after.slice(far).filter((line, place) => line !== before[far + place]).length;
  await page.reload();
  await page.locator('.way .end strong').first().waitFor();
  assert.deepEqual(after, await lines());
  assert.ok(changed > 2 && drawn === 1, `${changed} lines in ${drawn} drawings`);
});

test('of taps one after another on two things, and one just before the page is left, none is lost', async (t) => {
  const { page, tap, quantities } = await slow_page(t, { 'egg-30': 2, 'milk-box': 3, 'fish-bass': 1, 'rice-10kg': 1, 'oil-5l': 2 });
  const before = await quantities();
  for (const place of [0, 1, 0, 1, 1]) await tap(place, { hold: 40 });
  await tap(0);
  await page.evaluate(() => { addEventListener('click', () => queueMicrotask(() => location.reload()), { once: true }); });
  await tap(1);
  await page.waitForTimeout(300);
  await page.locator('.way .end strong').first().waitFor();
  assert.deepEqual(await quantities(), before.map((quantity, place) => quantity + ([3, 4][place] ?? 0)));
});

for (const slow of [false, true]) test(`clicks without a finger, as a reader of the screen makes them, count each by itself, two in one frame too${slow ? ', where a price takes longer' : ''}`, async (t) => {
  const lines = { 'egg-30': 2, 'milk-box': 3, 'fish-bass': 1 };
  const { page, quantities } = await (slow ? slow_page : quick_page)(t, lines);
  const before = await quantities();
  const clicks = (...steps) => page.evaluate((steps) => {
    const lines = [...document.querySelectorAll('.line')];
    requestAnimationFrame(() => steps.forEach(([place, button]) => lines[place].querySelector(button).click()));
    return new Promise((resolve) => { setTimeout(resolve, 1500); });
  }, steps);
  await clicks([0, '.more'], [0, '.more'], [1, '.more'], [0, '.more'], [1, '.less']);
  assert.deepEqual(await quantities(), before.map((quantity, place) => quantity + ([3, 0][place] ?? 0)));
  const shown = await total(page);
  await page.reload();
  await page.locator('.way .end strong').first().waitFor();
  assert.deepEqual([await quantities(), await total(page)], [before.map((quantity, place) => quantity + ([3, 0][place] ?? 0)), shown]);
});

test('a finger that scrolls from a button presses nothing, and a key presses it', async (t) => {
  const { page, quantities } = await slow_page(t, { 'egg-30': 2, 'milk-box': 3, 'fish-bass': 1, 'rice-10kg': 1, 'oil-5l': 2 });
  const before = await quantities(), devtools = await page.context().newCDPSession(page);
  const { x, y } = await page.locator('.line .more').nth(1).boundingBox();
  const at = (dy) => [{ x: x + 20, y: y + 20 - dy }];
  await devtools.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: at(0) });
  for (let dy = 10; dy <= 120; dy += 10) await devtools.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints: at(dy) });
  await devtools.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
  await page.waitForFunction(() => scrollY > 0);
  await page.waitForTimeout(500);
  assert.deepEqual(await quantities(), before);
  await page.locator('.line .more').nth(1).focus();
  await page.keyboard.press('Enter');
  await page.waitForFunction((count) => document.querySelectorAll('.line .count')[1].textContent === String(count), before[1] + 1);
});

test('凑单: what more is needed, the price then, and a thing that brings it, which does', async (t) => {
  const [shop, member] = ['snack-shop', 'm-doudou'];
  const page = await open(t, { shop, member });
  await put(page, shop, member, { 'chips-tomato': 2 });
  const near = page.locator('.near');
  await near.locator('.adds button').first().waitFor();
  assert.match(await near.locator('p').first().innerText(), /再买 .+，可享 ?.+，届时约付 ¥\d/);
  const before = await total(page);
  const [extra] = fen_in(await near.locator('.adds .figures').first().innerText());
  await near.locator('.adds button').first().click();
  for (let tries = 0; tries < 50 && await total(page) === before; ++tries) await page.waitForTimeout(50);
  assert.equal(await total(page) - before, extra);
});

test('a coupon that is beaten says what choosing it would cost, and it costs that', async (t) => {
  const [shop, member] = ['supermarket', 'm-wangjie'];
  const page = await open(t, { shop, member });
  await put(page, shop, member, { baijiu: 2, diaper: 2 });
  await page.locator('[data-do=coupons]').click();
  const beaten = page.locator('.ticket', { hasText: /多付\s*¥/ }).first();
  await beaten.waitFor();
  const [costs] = fen_in((await beaten.innerText()).match(/多付\s*(¥[\d.,]+)/)[1]);
  const before = await total(page);
  await beaten.locator('[data-do=take]').click();
  await page.getByRole('button', { name: '自动选最优' }).waitFor();
  assert.equal(await total(page) - before, costs);
});

test('the cart says which level this order brings, before it is placed, and it does', async (t) => {
  const [shop, member] = ['private-domain-mall', 'm-zhao'];
  const page = await open(t, { shop, member });
  await put(page, shop, member, { 'tea-raw-2018': 9 });
  const [, level] = (await page.locator('.level').innerText()).match(/本单完成后升为(.+)/);
  await go(page, { shop, member, path: 'checkout' });
  await page.click('[data-do=submit]');
  await page.click('[data-do=see]');
  await page.click('[data-do=pay]');
  await page.click('[data-do=complete]');
  await page.locator('[data-state=completed]').waitFor();
  await go(page, { shop, member, path: 'levels' });
  assert.ok((await page.locator('[data-own]').innerText()).includes(level));
});

for (const [shop, member] of [['supermarket', 'm-wangjie'], ['kunming-boutique', 'm-lihua'], ['convenience-chain', 'm-linlin']])
  test(`${shop}: the level's price stands at the goods and in the cart, long before an order`, async (t) => {
    const page = await open(t, { shop, member, path: 'shop' });
    await page.locator('.thing:last-child[data-priced]').waitFor();
    // With coupons and promotions in it a price has another name, and says what it is made of.
    for (const thing of await page.locator('.thing:has(button.estimate)').all()) {
      await thing.locator('.estimate').click();
      await page.locator('.sheet:visible .way').waitFor();
      const own = (await page.locator('.sheet:visible .way').innerText()).includes('会员价');
      await page.keyboard.press('Escape');
      await page.locator('.sheet').waitFor({ state: 'detached' });
      if (!own) continue;
      await thing.locator('.more').click();
      break;
    }
    await go(page, { shop, member, path: 'cart' });
    await page.locator('.line', { hasText: /会员价/ }).first().waitFor();
  });

test('after the first visit all of it opens without the network, and computes', async (t) => {
  const [shop, member] = ['snack-shop', 'm-doudou'];
  const page = await open(t, { shop, member, path: 'cart', serviceWorkers: 'allow', allowed: [/.*/] });
  await page.evaluate(() => navigator.serviceWorker.ready);
  await page.waitForFunction(async () => (await Promise.all((await caches.keys()).map(async (name) => (await (await caches.open(name)).keys()).length))).some((n) => n > 10));
  await page.context().setOffline(true);
  await page.reload();
  await go(page, { shop, member, path: 'shop' });
  for (let i = 0; i < 2; ++i) await page.locator('.thing .more').nth(i).click();
  await go(page, { shop, member, path: 'cart' });
  await page.locator('.way .end strong').first().waitFor();
  for (const path of ['', 'coupons', 'levels', 'savings', 'orders', 'wallet', 'check-in']) {
    await go(page, { shop, member, path });
    assert.ok((await told(page.locator('main'))).length > 4, path);
  }
});

test('a group buy of the snack shop is opened, and its price is in the cart', async (t) => {
  const [shop, member] = ['snack-shop', 'm-laowang'];
  const page = await open(t, { shop, member, path: 'campaigns' });
  await page.locator('[data-do=open]').first().click();
  const run = page.locator('.run').first();
  await run.waitFor();
  const price = await fen(run.locator('[data-price]'));
  await run.locator('[data-do=buy]').click();
  await page.locator('.line').first().waitFor();
  assert.equal(await fen(page.locator('.line .parts strong').first()), price);
});

for (const [shop, member] of shops)
  test(`${shop}: what ends is one list by date, and each entry leads to what ends`, async (t) => {
    const page = await open(t, { shop, member, path: 'ending' });
    const months = await page.locator('main h2').allInnerTexts();
    assert.deepEqual(months, [...months].sort());
    const ways = await page.locator('main li').evaluateAll((all) => all.map((one) => [one.dataset.kind, one.querySelector('a').getAttribute('href')]));
    assert.ok(ways.length > 0 && ways.every(([, to]) => to.startsWith(`#/${shop}/${member}/`)));
    for (const kind of new Set(ways.map(([of]) => of))) {
      await page.goto(`${url()}${ways.find(([of]) => of === kind)[1]}`);
      await page.locator('main h1').waitFor();
      assert.ok((await told(page.locator('main'))).length > 5, kind);
    }
  });
