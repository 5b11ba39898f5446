// What somebody sees first who comes back: the page as they left it, until its scripts have drawn it anew. It looks as the page
// did, its prices are held against those of now, what is tapped in it is done, and of what does not fit nothing is shown.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { address, member_center, shown } from './page.mjs';

const { open, url } = member_center();
const member = { shop: 'supermarket', member: 'm-wangjie' };
const pages = ['shop', '', 'cart', 'mine'];
const key = (page) => `${member.shop}/${member.member}/picture/${page}`;

/** Leaves a page for another one, as a back button would, when there is a picture to keep of it. */
async function leave(page, path) {
  await page.evaluate((key) => localStorage.removeItem(key), key(path));
  await page.waitForFunction((key) => {
    dispatchEvent(new Event('pagehide'));
    return localStorage.getItem(key) !== null;
  }, key(path), { polling: 100 });
  await page.goto(`${url()}icon.svg`);
}

/** Comes back, with the page's own scripts held back until they are let go. */
async function come_back(page, of) {
  let let_go;
  const held = new Promise((go) => (let_go = go));
  await page.route(/assets\/core-[^/]*\.js$/, async (route) => {
    await held;
    await route.continue();
  });
  await page.goto(address(url(), of), { waitUntil: 'commit' });
  await page.waitForFunction(() => window.seen);
  return async () => {
    let_go();
    await shown(page);
  };
}
const picture = (page) => page.waitForFunction(() => window.seen.picture?.dataset.confirmed !== undefined);
const no_picture = async (page) => {
  await page.waitForTimeout(400);
  return page.evaluate(() => window.seen.picture === undefined);
};

/** How many points of two screens differ by more than a shade. */
const differing = (page, one, other) => page.evaluate(async (texts) => {
  const points = await Promise.all(texts.map(async (text) => {
    const picture = await createImageBitmap(await (await fetch(`data:image/png;base64,${text}`)).blob());
    const canvas = new OffscreenCanvas(picture.width, picture.height).getContext('2d');
    canvas.drawImage(picture, 0, 0);
    return canvas.getImageData(0, 0, picture.width, picture.height).data;
  }));
  return points[0].reduce((sum, value, i) => sum + (Math.abs(value - points[1][i]) > 8 ? 1 : 0), 0);
}, [one, other].map((screen) => screen.toString('base64')));

for (const dark of [false, true])
  for (const path of dark ? pages.slice(0, 2) : pages)
    test(`the picture of ${path || 'home'} is the page that was left${dark ? ', in the dark' : ''}`, async (t) => {
      const page = await open(t, { allowed: [/favicon/], ...member, path, dark });
      // Nothing is to change between the two: prices may still be on their way.
      await page.waitForTimeout(1500);
      const left = await page.screenshot();
      await leave(page, path);
      const go_on = await come_back(page, { ...member, path });
      await picture(page);
      assert.equal(await differing(page, left, await page.screenshot()), 0);
      await go_on();
      assert.ok(await no_picture(page), 'the page itself stands there');
    });

test('a thing that has another price now is shown without one until the page is there', async (t) => {
  const page = await open(t, { allowed: [/favicon/], ...member, path: 'shop' });
  await page.context().addInitScript(() => {
    const attach = Element.prototype.attachShadow;
    Element.prototype.attachShadow = function (how) {
      return (window.inside = attach.call(this, { ...how, mode: 'open' }));
    };
  });
  await page.locator('[data-priced]').nth(5).waitFor();
  const [sku, other] = await page.locator('.thing').evaluateAll((things) => things.slice(0, 2).map((thing) => thing.dataset.sku));
  const priced = await page.locator('.thing').first().locator('.estimate strong').innerText();
  await leave(page, 'shop');
  await page.goto(address(url(), { ...member, path: 'mine' }));
  await shown(page);
  await page.evaluate(([key, sku]) => {
    const picture = JSON.parse(localStorage.getItem(key));
    picture.units[sku] += 1;
    localStorage.setItem(key, JSON.stringify(picture));
  }, [key('shop'), sku]);
  await leave(page, 'mine');
  const go_on = await come_back(page, { ...member, path: 'shop' });
  await picture(page);
  const seen = (one) => page.evaluate((sku) => getComputedStyle(window.inside.querySelector(`[data-sku="${sku}"] .estimate`)).visibility, one);
  assert.equal(await seen(sku), 'hidden');
  assert.equal(await seen(other), 'visible');
  await go_on();
  assert.equal(await page.locator('.thing').first().locator('.estimate strong').innerText(), priced);
});

test('of things that the worker was not asked for, the picture has no price', async (t) => {
  const page = await open(t, { ...member, path: 'shop', allowed: [/favicon/] });
  await page.context().addInitScript(() => {
    const attach = Element.prototype.attachShadow;
    Element.prototype.attachShadow = function (how) {
      return (window.inside = attach.call(this, { ...how, mode: 'open' }));
    };
  });
  await page.locator('[data-priced]').nth(5).waitFor();
  const first = await page.locator('.thing').evaluateAll((things) => things.slice(0, 6).map((thing) => thing.dataset.sku));
  await page.locator('.categories button').last().click();
  await page.locator('.thing').first().waitFor();
  await leave(page, 'shop');
  const go_on = await come_back(page, { ...member, path: 'shop' });
  await picture(page);
  const shown_of = await page.evaluate(() => [...window.inside.querySelectorAll('[data-sku]')].map((thing) => [thing.dataset.sku, getComputedStyle(thing.querySelector('.estimate')).visibility]));
  assert.ok(shown_of.some(([sku]) => !first.includes(sku)), 'others than the first are in sight');
  for (const [sku, visibility] of shown_of) assert.equal(visibility, first.includes(sku) ? 'visible' : 'hidden', sku);
  await go_on();
});

test('what is tapped in the picture is tapped on the page when it is there', async (t) => {
  const page = await open(t, { allowed: [/favicon/], ...member, path: 'shop' });
  await page.locator('[data-priced]').nth(5).waitFor();
  const { x, y, width, height } = await page.locator('.thing .more').first().boundingBox();
  await leave(page, 'shop');
  const go_on = await come_back(page, { ...member, path: 'shop' });
  await picture(page);
  await page.touchscreen.tap(x + width / 2, y + height / 2);
  await go_on();
  await page.locator('.tabs b', { hasText: '1' }).waitFor();
});

test('a picture of another size, another language or a half text is none', async (t) => {
  const page = await open(t, { allowed: [/favicon/], ...member, path: 'mine' });
  await leave(page, 'mine');
  // The picture is of the screen as it is when somebody leaves.
  for (const spoil of [
    () => page.setViewportSize({ width: 390, height: 812 }),
    () => page.evaluate(() => localStorage.setItem('language', 'en')),
    () => page.evaluate((key) => localStorage.setItem(key, localStorage.getItem(key).slice(0, 99)), key('mine')),
  ]) {
    await page.goto(address(url(), { ...member, path: 'cart' }));
    await shown(page);
    await spoil();
    await leave(page, 'cart');
    const go_on = await come_back(page, { ...member, path: 'mine' });
    assert.ok(await no_picture(page));
    await go_on();
    await leave(page, 'mine');
  }
});

test('a picture is kept of the top of a page behind the tabs, as it is now', async (t) => {
  const page = await open(t, { allowed: [/favicon/], ...member, path: '' });
  const kept = () => page.evaluate(() => Object.keys(localStorage).filter((name) => name.includes('/picture/')));
  const put_away = () => page.evaluate(() => dispatchEvent(new Event('pagehide')));
  await page.evaluate(() => scrollTo(0, 300));
  await put_away();
  assert.deepEqual(await kept(), [], 'the middle of a page');
  await page.evaluate(() => scrollTo(0, 0));
  await page.goto(address(url(), { ...member, path: 'levels' }));
  await page.locator('[data-page$="/levels"]').waitFor();
  await shown(page);
  await put_away();
  assert.deepEqual(await kept(), [], 'a page that is behind no tab');
  await page.goto(address(url(), { ...member, path: '' }));
  await page.locator('[data-page$="m-wangjie/"]').waitFor();
  await shown(page);
  await page.waitForTimeout(500);
  await put_away();
  assert.deepEqual(await kept(), [key('')]);
});
