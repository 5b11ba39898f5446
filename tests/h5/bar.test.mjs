// What is to pay and what to do stand in one row below a page, however narrow it is and however large the text; nothing lies under it.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { go, member_center } from './page.mjs';

const { open } = member_center();
const boxes = (page, names) => page.evaluate((names) => names.map((name) => document.querySelector(name)?.getBoundingClientRect().toJSON()), names);

/** The bar holds total and button beside each other, within itself, and ends where it is to end. */
async function stands(page, end) {
  const [bar, total, button] = await boxes(page, ['.pay-bar', '.pay-bar [data-total]', '.pay-bar .button']);
  assert.ok(total.right <= button.left && button.right <= bar.right && total.left >= bar.left, JSON.stringify({ total, button }));
  assert.ok(Math.abs((total.top + total.bottom - button.top - button.bottom) / 2) < 16, 'in one row');
  assert.ok(bar.height < 90, `${bar.height} px high`);
  assert.ok(Math.abs(bar.bottom - end) < 1, `it ends at ${bar.bottom}, not ${end}`);
  assert.equal(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth), 0);
  return bar;
}

for (const [lang, width, text] of [['zh-CN', 320, 1], ['en', 320, 1], ['en', 375, 1], ['zh-CN', 320, 2], ['en', 320, 2], ['en', 768, 1]]) test(`${lang} at ${width} px${text > 1 ? ', texts twice as large' : ''}`, async (t) => {
  const at = { shop: 'private-domain-mall', member: 'm-chen' }, height = 640;
  const page = await open(t, { ...at, lang, width, height, text, path: 'shop' });
  await page.locator('.thing:last-child[data-priced]').waitFor();
  for (let n = 0; n < 3; ++n) await page.locator('.thing .more').nth(n).click();
  for (const path of ['shop', 'cart', 'checkout']) {
    if (path !== 'shop') await go(page, { ...at, path });
    await page.locator('.pay-bar').waitFor();
    await page.waitForTimeout(500);
    const [tabs] = await boxes(page, ['.tabs']);
    const bar = await stands(page, tabs ? tabs.top : height);
    // What is far below is laid out when it is come to.
    for (let n = 0; n < 3; ++n) {
      await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
      await page.waitForTimeout(100);
    }
    const [last] = await page.evaluate(() => {
      const all = [...document.querySelectorAll('main .panel, main .thing')].map((one) => one.getBoundingClientRect().bottom);
      return [Math.max(...all)];
    });
    assert.ok(last <= bar.top, `${path}: what is last ends at ${last}, the bar begins at ${bar.top}`);
    const outside = await page.locator('.stepper').evaluateAll((all) => all.filter((one) => one.closest('.panel, .thing').getBoundingClientRect().right < one.getBoundingClientRect().right).length);
    assert.equal(outside, 0, 'steppers are whole');
  }
});
