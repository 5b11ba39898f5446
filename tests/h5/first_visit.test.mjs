// What somebody sees first who comes for the first time: the worker prices what the service says while the page's scripts run. It is
// what the page's own engine says, which comes after it, and where the worker cannot do it the page does it all.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { address, member_center, shown, told } from './page.mjs';

const { open, url } = member_center();
const members = { supermarket: 'm-wangjie', 'snack-shop': 'm-doudou', 'kunming-boutique': 'm-lihua', 'private-domain-mall': 'm-chen', 'convenience-chain': 'm-linlin' };
const nothing_open = { allowed: [/.*/], shop: 'supermarket', member: 'm-wangjie', path: 'settings' };

/** A phone that has never been here; `before`: runs in each of its pages first. */
async function new_phone(t, before) {
  const browser = (await open(t, nothing_open)).context().browser();
  const context = await browser.newContext({ viewport: { width: 375, height: 812 }, locale: 'zh-CN', timezoneId: 'Asia/Shanghai', reducedMotion: 'reduce', serviceWorkers: 'block' });
  t.after(() => context.close());
  await context.addInitScript(before);
  return context;
}

async function visit(context, of) {
  const page = await context.newPage();
  await page.goto(address(url(), of));
  await shown(page);
  await page.locator('[data-priced]').first().waitFor({ timeout: 15_000 });
  return page;
}

/** Notes whether prices stood there already when the page's own engine began. */
const note_engine = () => {
  const { instantiate } = WebAssembly;
  WebAssembly.instantiate = (...given) => {
    window.priced_before ??= document.querySelector('[data-priced]') !== null;
    return instantiate(...given);
  };
};
const no_worker = () => delete globalThis.Worker;
const broken_worker = () => {
  const Right = Worker;
  globalThis.Worker = class extends Right {
    constructor(script, options) { super(options?.name ? 'data:text/javascript,throw new Error()' : script, options); }
  };
};

for (const [shop, member] of Object.entries(members))
  test(`${shop}: at the first visit prices stand there before the page has its own engine, and stay`, async (t) => {
    const of = { shop, member, path: 'shop' };
    const context = await new_phone(t, note_engine);
    let modules = 0;
    await context.route('**/*.wasm', (route) => (++modules, route.continue()));
    const page = await visit(context, of);
    await page.waitForFunction(() => window.priced_before !== undefined);
    assert.equal(await page.evaluate(() => window.priced_before), true);
    const settled = async (page) => {
      await page.waitForFunction(() => [...document.querySelectorAll('[data-sku]')].every((thing) => thing.dataset.priced));
      return told(page.locator('main'));
    };
    const alone = await visit(await new_phone(t, no_worker), of);
    assert.deepEqual(await settled(page), await settled(alone));
    assert.equal(modules, 1, 'the module comes once');
  });

for (const [what, before] of [['there are no workers', no_worker], ['the worker fails', broken_worker]])
  test(`where ${what}, the page prices by itself`, async (t) => {
    const page = await visit(await new_phone(t, before), { shop: 'supermarket', member: 'm-wangjie', path: 'shop' });
    await page.locator('[data-sku] .more').first().click();
    await page.locator('a[href$="/cart"]').first().click();
    await page.locator('[data-total]').first().waitFor();
  });
