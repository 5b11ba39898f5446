// What a customer reads when something is refused: a sentence of the shop's, in their language, and never a code or an id.
// Refused for real, by the service, wherever a customer can bring that about; the rest by answers that a test gives.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { codes_in, words_of } from './codes.mjs';
import { go, member_center, told } from './page.mjs';

const { open, url } = member_center(['private-domain-mall', 'supermarket', 'convenience-chain']);
const allowed = [/status of [45]/, /response: [45]/, /request: .*(ERR_FAILED|BLOCKED)/, /ERR_FAILED/, /BLOCKED/];

/** What is said aloud: a toast, an alert, what stands there instead of the page. */
async function said(page) {
  await page.locator('.van-toast:visible, [role=alert]:visible').first().waitFor();
  return (await Promise.all((await page.locator('.van-toast:visible, [role=alert]:visible').all()).map(told))).flat();
}

/** It is a sentence of the language, without an id in it: neither the shop's nor one that a customer's action has made. */
function assert_told(texts, shop, lang, ids = []) {
  const whole = texts.join(' ');
  assert.deepEqual(codes_in(texts, words_of(shop)), [], whole);
  for (const id of ids) assert.ok(!whole.includes(id), `${id} in ${whole}`);
  assert.match(whole, lang === 'en' ? /[a-z]{2,} [a-z]{2,}/ : /[一-鿿]{3,}/);
  assert.doesNotMatch(whole, /undefined|NaN|[{}]|“”|「」/);
}

/** Two phones of one member: what the first does, the second has not heard of. */
async function twice(t, lang, shop, member, path, does) {
  const one = await open(t, { shop, member, path, lang, allowed });
  const two = await open(t, { shop, member, path, lang, allowed });
  await does(one);
  await one.locator('.done:visible').waitFor();
  await does(two);
  return said(two);
}

for (const lang of ['zh-CN', 'en']) {
  test(`a run that is over, and one that somebody helps twice (${lang})`, async (t) => {
    const shop = 'private-domain-mall';
    const friend = await open(t, { shop, member: 'm-zhao', lang, allowed, path: 'campaigns?run=run-of-last-year&campaign=morel-group&from=m-chen' });
    await friend.click('[data-do=join]');
    assert_told(await said(friend), shop, lang, ['run-of-last-year', 'm-zhao', 'm-chen']);
    const leader = await open(t, { shop, member: 'm-chen', path: 'campaigns', lang });
    // There is one from the other language, perhaps: while it goes on no second one is offered.
    const invites = leader.locator('.run [data-do=invite]'), opens = leader.locator('[data-campaign=quilt-bargain] [data-do=open]');
    const first = await opens.isEnabled();
    if (first) await opens.click();
    await invites.last().waitFor();
    assert.ok(await opens.isDisabled());
    await invites.last().click();
    const link = await leader.locator('.address:visible').inputValue();
    // Opened anew, as a link that comes by message is: a change of the hash alone leaves the run before for a moment.
    await friend.goto(link);
    await friend.reload();
    if (first) {
      await friend.click('[data-do=join]');
      await friend.locator('[data-do=join]:disabled').waitFor();
      await friend.reload();
    }
    await friend.click('[data-do=join]');
    const texts = await said(friend);
    assert_told(texts, shop, lang, [new URL(link).hash.match(/run=([^&]+)/)[1], 'm-zhao']);
    assert.match(texts.join(), lang === 'en' ? /already/ : /已经参加过/);
  });

  test(`a gift card that there is not (${lang})`, async (t) => {
    const page = await open(t, { member: 'm-laozhang', lang, allowed, path: 'gift-cards?accept=6200000000000000&from=m-wangjie&kind=card-200' });
    await page.click('[data-do=accept]');
    assert_told(await said(page), 'supermarket', lang, ['6200000000000000', 'm-wangjie', 'card-200']);
  });

  test(`orders, coupons and members that there are not (${lang})`, async (t) => {
    const at = { shop: 'supermarket', member: 'm-wangjie' };
    const page = await open(t, { ...at, lang });
    for (const path of ['orders/no-such-order', 'coupons/no-such-coupon', 'shop?skus=no-such-thing']) {
      await go(page, { ...at, path });
      const texts = await told(page.locator('main'));
      assert_told(texts, at.shop, lang, ['no-such']);
    }
  });

  test(`a page whose module does not come says so, and what to do (${lang})`, async (t) => {
    const page = await open(t, { lang });
    await page.evaluate(() => localStorage.removeItem('convenience-chain/m-linlin/session'));
    await page.close();
    const context = await page.context().browser().newContext({ locale: lang, serviceWorkers: 'block', reducedMotion: 'reduce' });
    t.after(() => context.close());
    await context.addInitScript((lang) => localStorage.setItem('language', lang), lang);
    const other = await context.newPage();
    await other.route(/\.wasm/, (route) => route.abort());
    await other.goto(`${url()}#/convenience-chain/m-linlin/`);
    const texts = await said(other);
    assert_told(texts, 'convenience-chain', lang, ['wasm', 'WebAssembly', 'http']);
    await other.unroute(/\.wasm/);
    await other.locator('[role=alert] button').click();
    await other.locator('.member-card').waitFor();
  });
}

test('what another phone has done already is refused in words: a benefit, a check-in', async (t) => {
  const use = async (page) => {
    await page.click('[data-benefit=lottery] [data-do=use]');
    await page.click('[data-do=use-sure]:visible');
  };
  assert_told(await twice(t, 'zh-CN', 'supermarket', 'm-wangjie', 'benefits', use), 'supermarket', 'zh-CN', ['lottery']);
  assert_told(await twice(t, 'zh-CN', 'convenience-chain', 'm-linlin', 'check-in', (page) => page.click('[data-do=check-in]')), 'convenience-chain', 'zh-CN');
});

/** How the service refuses an order: each code, with everything that it has to tell. */
const refusals = {
  cart_differs: { claimed: 990, own: 1090 }, stale_program: { claimed: '3', own: '4' }, stale_account: { claimed: 1, own: 2 },
  result_differs: { claimed: 1, own: 2 }, clock_skew: { claimed: 1, own: 2 }, engine_mismatch: { claimed: 'a', own: 'b' },
  held: { order_id: 'order-abc123', id: 'wj-020.3' }, coupon_used: { id: 'wj-020.3' }, coupon_not_applied: { id: 'wj-020.3', reason: 'tier' }, unknown_sku: { sku: 'egg-30' },
  offer_used_up: { id: 'fresh-88-10', limit: 3 }, usage_limit: { offer: 'fresh-88-10', limit: 1 }, merged: { into: 'm-wangjie' }, id_reused: { id: 'order-abc123' },
  order_exists: { order_id: 'order-abc123' }, list_full: { list: 'orders', max: 300 }, token_key_unknown: {}, not_allowed: { kind: 'order_placed' }, from_the_future: { id: 'egg-30', why: 'too_new' },
};

test('an order that is refused for whatever reason says why without a code', async (t) => {
  const at = { shop: 'supermarket', member: 'm-laozhang' };
  const page = await open(t, { ...at, path: 'shop', allowed });
  await page.locator('.thing .more').first().click();
  await go(page, { ...at, path: 'checkout' });
  for (const [code, details] of Object.entries(refusals)) {
    await page.route(/\/orders$/, (route) => route.fulfill({ status: 409, json: { type: 'about:blank', title: `${code} egg-30`, status: 409, code, at: '/totals/due', details } }));
    await page.locator('[data-do=submit]').click();
    await page.locator('[data-refused]').waitFor();
    assert_told(await told(page.locator('[data-refused]')), at.shop, 'zh-CN', ['order-abc123', 'wj-020', 'egg-30', 'm-wangjie', code]);
    await page.unroute(/\/orders$/);
    await go(page, { ...at, path: 'cart' });
    await go(page, { ...at, path: 'checkout' });
  }
});
