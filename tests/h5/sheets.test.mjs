// A sheet that is open holds the focus; Escape and Back close it, and the focus is again on what it was opened with.

import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { go, member_center, root } from './page.mjs';

const { open } = member_center();
const sheet_of = (page) => page.locator('.van-popup[aria-modal]:visible');
const gone = (page) => page.waitForFunction(() => ![...document.querySelectorAll('.van-popup[aria-modal]')].some((one) => one.checkVisibility()));

/** Who has the focus: the sheet, what the sheet was opened with, the page's content, or nothing of these. */
const focus_on = (page) => page.evaluate(() => {
  const at = document.activeElement;
  return at === window.opened_with ? 'opener' : at.closest('.van-popup') ? 'sheet' : at.tagName === 'MAIN' ? 'main' : `${at.tagName} ${at.className}`;
});

/** What holds for a sheet that has just come. */
async function holds(page, walk = true) {
  const sheet = sheet_of(page);
  await sheet.waitFor();
  await page.waitForFunction(() => document.activeElement.closest('.van-popup'));
  assert.equal(await sheet.getAttribute('role'), 'dialog');
  assert.equal(await sheet.getAttribute('aria-modal'), 'true');
  assert.ok(await sheet.getAttribute('aria-label'), 'it has a name');
  for (const id of await sheet.locator('xpath=descendant-or-self::*[@aria-labelledby]').evaluateAll((all) => all.map((one) => one.getAttribute('aria-labelledby'))))
    assert.equal(await page.locator(`[id="${id}"]`).count(), 1, `aria-labelledby="${id}" names something`);
  assert.ok(await page.evaluate(() => document.getElementById('app').inert), 'the page behind is out of reach');
  if (!walk) return;
  const within = await sheet.locator('button, a, input').count();
  for (const key of ['Tab', 'Shift+Tab']) for (let n = 0; n < Math.min(within, 3) + 2; ++n) {
    await page.keyboard.press(key);
    assert.equal(await focus_on(page), 'sheet', `${key} ${n}`);
  }
}

const way = {
  async Escape(page) { await page.keyboard.press('Escape'); },
  async Back(page) { await page.evaluate(() => history.back()); },
  async 'its button'(page) { await sheet_of(page).locator('.close, .done button').first().click(); },
};

const at = { shop: 'supermarket', member: 'm-wangjie' };
async function fill(page) {
  await go(page, { ...at, path: 'shop' });
  for (let n = 0; n < 4; ++n) await page.locator('.thing .more').nth(n).click();
  await go(page, { ...at, path: 'cart' });
}
async function order(page) {
  await fill(page);
  await go(page, { ...at, path: 'checkout' });
  await page.locator('[data-do=submit]').click();
  await page.locator('.done[data-state=accepted]').waitFor();
  await go(page, { ...at, path: 'orders' });
  await page.locator('.order:has(.placed)').first().click();
}
async function receive(page) {
  await page.locator('.order:has(.placed)').first().click();
  await page.click('[data-do=pay]');
  await page.click('[data-do=complete]');
}

/** `opens` brings the sheet by what it returns, which has the focus afterwards; `back`: what has it then, where that is gone or can do nothing. */
const sheets = [
  { name: 'a thing\'s estimate', path: 'shop', opens: 'button.estimate' },
  { name: 'coupons', path: 'cart', before: fill, opens: '[data-do=coupons]' },
  { name: 'a line\'s price', path: 'cart', opens: '.line .off' },
  { name: 'a recharge', path: 'wallet', opens: '[data-do=recharge]', then: '[data-do=pay]' },
  { name: 'an exchange', path: 'mall', opens: '[data-ok=true] button', then: '[data-do=exchange]' },
  { name: 'a gift card that is bought', path: 'gift-cards', opens: '[data-do=buy]', then: '[data-do=pay]' },
  { name: 'a gift card that is sent', path: 'gift-cards', opens: '[data-do=send]' },
  { name: 'a gift card that is used', path: 'gift-cards', opens: '[data-do=use]', then: '[data-do=use-sure]', back: 'main' },
  { name: 'a benefit', path: 'benefits', opens: '[data-benefit=lottery] [data-do=use]', then: '[data-do=use-sure]', back: 'main' },
  { name: 'a draw', path: 'draws', opens: '[data-do=draw]', done: true },
  { name: 'a poster', path: 'referral', opens: '[data-do=poster]' },
  { name: 'a check-in', shop: 'snack-shop', member: 'm-doudou', path: 'check-in', opens: '[data-do=check-in]', done: true, back: 'main' },
  { name: 'a day made up', shop: 'private-domain-mall', member: 'm-chen', path: 'check-in', opens: '[data-state=open] button', then: '[data-do=make-up]', back: 'main' },
  { name: 'a task', shop: 'kunming-boutique', member: 'm-lihua', path: 'tasks', opens: '[data-action=quiz] [data-do=task]', done: true, back: 'main' },
  { name: 'feedback', path: 'feedback', fill: ['[data-kind=complaint]', 'textarea'], opens: '[data-do=send]', done: true, back: 'main' },
  { name: 'an order given up', path: 'orders', before: order, opens: '[data-do=cancel]' },
  { name: 'what comes back of an order', path: 'orders', before: receive, opens: '[data-do=return]:enabled', ready: '.returning .more', then: '[data-do=give-back]' },
  { name: 'a card', shop: 'snack-shop', member: 'm-laowang', path: 'cards', opens: '[data-card=svip] [data-do=take]', then: '[data-do=pay]' },
  { name: 'an invitation', shop: 'private-domain-mall', member: 'm-zhao', path: 'campaigns', before: (page) => page.click('[data-campaign=morel-group] [data-do=open]'), opens: '[data-do=invite]' },
];

const pages = new Map();
async function page_of(t, shop, member) {
  const key = `${shop}/${member}`;
  if (!pages.has(key)) pages.set(key, await open(t, { shop, member }));
  pages.get(key).setDefaultTimeout(15_000);
  return pages.get(key);
}

test('every sheet', { timeout: 900_000 }, async (t) => {
  for (const { name, shop = 'supermarket', member = 'm-wangjie', path, opens, then, back = 'opener', ...more } of sheets) {
    const page = await page_of(t, shop, member);
    await t.test(name, async () => {
      await go(page, { shop, member, path });
      await more.before?.(page);
      if (more.fill) {
        await page.click(more.fill[0]);
        await page.fill(more.fill[1], '一句话');
      }
      const opener = page.locator(opens).first();
      await opener.waitFor();
      const here = await page.evaluate(() => document.documentElement.dataset.page);
      const comes = async (walk) => {
        await opener.evaluate((one) => (window.opened_with = one).focus());
        await page.keyboard.press('Enter');
        await holds(page, walk);
      };
      const goes = async (how, after) => {
        await way[how](page);
        await gone(page);
        await page.waitForFunction(() => !document.getElementById('app').inert);
        assert.equal(await page.evaluate(() => document.documentElement.dataset.page), here, `${how} leads to no other page`);
        assert.equal(await focus_on(page), after, `after ${how}`);
      };
      for (const how of more.done ? ['Back'] : Object.keys(way)) {
        await comes(how === 'Escape');
        await goes(how, more.done ? back : 'opener');
      }
      if (!then) return;
      await comes(false);
      if (more.ready) await page.locator(`.van-popup ${more.ready}`).first().click();
      await page.locator(`.van-popup ${then}:enabled`).focus();
      await page.keyboard.press('Enter');
      await page.locator('.done:visible').waitFor();
      await page.waitForFunction(() => document.querySelectorAll('.sheet').length === 0 || ![...document.querySelectorAll('.sheet')].some((one) => one.checkVisibility()));
      await holds(page);
      await goes('Back', back);
    });
  }
});

test('Back leaves a page at once whose sheet was closed otherwise, and a page that a sheet was opened on again', async (t) => {
  const page = await open(t, { path: '' });
  await go(page, { shop: 'supermarket', member: 'm-wangjie', path: 'wallet' });
  for (let n = 0; n < 2; ++n) {
    await page.click('[data-do=recharge]');
    await sheet_of(page).waitFor();
    await page.keyboard.press('Escape');
    await gone(page);
  }
  await page.evaluate(() => history.back());
  await page.waitForFunction(() => document.documentElement.dataset.page === '/supermarket/m-wangjie/');
});

test('the welcome of somebody who has joined', async (t) => {
  const page = await open(t, { path: '?welcome' });
  await holds(page);
  await way.Back(page);
  await gone(page);
  assert.doesNotMatch(page.url(), /welcome/);
});

test('the rules that somebody joins by', async (t) => {
  const page = await open(t, { path: '' });
  await page.goto(`${page.url().split('#')[0]}#/kunming-boutique/join`);
  const opener = page.locator('[data-do=rules]');
  await opener.waitFor();
  for (const how of Object.keys(way)) {
    await opener.evaluate((one) => (window.opened_with = one).focus());
    await page.keyboard.press('Enter');
    await holds(page, how === 'Escape');
    await way[how](page);
    await gone(page);
    assert.equal(await focus_on(page), 'opener', `after ${how}`);
  }
});

test('no sheet but these two is drawn, and every use of them is one of the above', () => {
  const src = join(root, 'demo/h5/src');
  const files = readdirSync(src, { recursive: true }).filter((name) => name.endsWith('.vue')).map((name) => [name, readFileSync(join(src, name), 'utf8')]);
  assert.deepEqual(files.filter(([, text]) => /<van-(popup|dialog|action-sheet|picker|overlay)|<dialog|aria-modal/.test(text)).map(([name]) => name).sort(), ['parts/BottomSheet.vue', 'parts/DoneSheet.vue']);
  for (const [name, text] of files.filter(([name]) => /^parts\/(Bottom|Done)Sheet/.test(name))) assert.match(text, /use_sheet\(/, name);
  const folders = (list) => [...new Set(list)].sort();
  const using = (part) => files.filter(([, text]) => text.includes(`<${part}`)).map(([name]) => name.split('/')[1]);
  assert.deepEqual(folders(using('BottomSheet')), folders(sheets.filter(({ done }) => !done).map(({ path }) => path)));
  assert.deepEqual(folders(using('DoneSheet')), folders(['referral', ...sheets.filter(({ done, then }) => done || then).map(({ path }) => path)]));
  assert.equal(files.reduce((sum, [, text]) => sum + text.split('<BottomSheet').length - 1, 0), sheets.filter(({ done }) => !done).length + 1, 'with the rules that somebody joins by');
});
