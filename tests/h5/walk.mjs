// What holds for every page of every shop, in both languages: it reads as one language, shows no code, complains of nothing,
// is accessible, fits the screen, and draws what it measures.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { test } from 'node:test';
import { codes_in, words_of } from './codes.mjs';
import { cut_off, out_of_sight, show_at, too_wide, undrawn } from './fits.mjs';
import { go, member_center, root, told } from './page.mjs';

const require = createRequire(import.meta.url);
const axe = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
const shops = {
  'convenience-chain': 'm-linlin', 'kunming-boutique': 'm-lihua', 'private-domain-mall': 'm-chen', 'snack-shop': 'm-doudou', supermarket: 'm-wangjie',
};
const { open } = member_center();

/** Pages that have no part of an address to be filled in, as the router has them. */
const router = readFileSync(join(root, 'demo/h5/src/router.ts'), 'utf8');
const pages = [...router.slice(0, router.indexOf('createRouter({')).matchAll(/^ {2}(?:"([^":]*)"|([a-z]\w*)):/gm)].map(([, quoted, bare]) => quoted ?? bare)
  .filter((path) => path !== undefined && !['program', 'figures'].includes(path));

/** Texts that are in the other language. Names of the shop's own are in the language of the shop. */
function foreign_in(texts, lang, { names }) {
  if (lang === 'zh-CN') {
    const known = /^(https?|OK|App|APP|QR|SVIP|VIP|L\d|x\d|kg|g|ml|mL|L|English|H5|PT|KJ)$/;
    const named = new Set([...names].flatMap((name) => name.match(/[A-Za-z]+/g) ?? []));
    const unknown = (text) => (text.match(/\b[A-Za-z]{3,}\b(?![-_\d])/g) ?? []).filter((word) => !known.test(word) && !named.has(word));
    // One word alone is a code, where no Chinese stands beside it.
    return texts.filter((text) => unknown(text).length >= (/^[a-z]+$/.test(text) ? 1 : 2));
  }
  // Names in an English sentence stay Chinese: what is left without them may not be.
  const longest = [...names].sort((a, b) => b.length - a.length);
  return texts.filter((text) => /[一-鿿]/.test(longest.reduce((left, name) => left.split(name).join(''), text).replaceAll('中文', '')));
}

/** Money has one sign, before it: never "--¥1.00", "¥-1.00", "−-¥1.00", "¥1.5". */
const wrong_money = (texts) => texts.filter((text) => /[−+-]\s*[−+-]\s*¥|¥\s*[−-]|¥[\d,]+\.\d(?!\d)|¥NaN|¥\d{1,3}(,\d{1,2}(?!\d))/.test(text.replace(/\d+-\d+-\d+/g, '')));

async function serious(page) {
  if (!await page.evaluate(() => 'axe' in window)) await page.evaluate(axe);
  const { violations } = await page.evaluate(() => window.axe.run(document, { resultTypes: ['violations'], runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'] }));
  return violations.filter(({ impact }) => ['serious', 'critical'].includes(impact)).map(({ id, nodes }) => `${id}: ${nodes.length} × ${nodes[0].html.slice(0, 140)}`);
}

/** Tests of all pages of all shops in a language. */
export function walk(lang) {
  for (const [shop, member] of Object.entries(shops)) test(`${shop}, ${lang}: ${pages.length} pages`, { timeout: 180_000 }, async (t) => {
    const words = words_of(shop);
    const page = await open(t, { shop, member, lang, path: 'shop', dark: lang === 'en' });
    for (const thing of [0, 1]) await page.locator('.thing').nth(thing).locator('.more').click();
    for (const path of pages) {
      await go(page, { shop, member, path });
      await t.test(path || 'home', async () => {
        // With all that a member can pay with, and with what is drawn when it comes into sight.
        if (path === 'cart') await page.locator('.way .end strong').first().waitFor();
        if (path === 'cart') for (const one of await page.locator('[role=switch][aria-checked=false]:not([aria-disabled=true])').all()) await one.click();
        await page.evaluate(async () => {
          for (const to of [document.documentElement.scrollHeight, 0]) {
            scrollTo(0, to);
            await new Promise((drawn) => requestAnimationFrame(() => setTimeout(drawn)));
          }
        });
        const texts = await told(page.locator('body'));
        const faults = {
          codes: codes_in(texts, words),
          foreign: foreign_in(texts, lang, words),
          axe: await serious(page),
          wide: [],
          money: wrong_money(texts),
          cut: await cut_off(page),
          undrawn: await undrawn(page),
        };
        for (const size of [{ width: 320, height: 640 }, { width: 768, height: 1024 }, { width: 1280, height: 900 }, { width: 320, height: 640, text: 2 }]) {
          await show_at(page, size);
          const named = (fault) => `${fault} at ${size.width} px${size.text ? `, text × ${size.text}` : ''}`;
          faults.wide.push(...(await too_wide(page)).map(named));
          faults.cut.push(...(await (size.text ? out_of_sight : cut_off)(page)).map(named));
        }
        await show_at(page, { width: 375, height: 812 });
        assert.deepEqual(faults, { codes: [], foreign: [], axe: [], wide: [], money: [], cut: [], undrawn: [] });
      });
      if (path === 'cart') await t.test('cart, its coupons', async () => {
        await page.locator('[data-do=coupons]').click();
        await page.locator('.van-popup[aria-modal] h3').first().waitFor();
        const cut = [];
        for (const size of [{ width: 375, height: 812 }, { width: 320, height: 640 }, { width: 320, height: 640, text: 2 }]) {
          await show_at(page, size);
          cut.push(...(await out_of_sight(page, '.van-popup[aria-modal]')).map((fault) => `${fault} at ${size.width} px, text × ${size.text ?? 1}`));
        }
        await show_at(page, { width: 375, height: 812 });
        assert.deepEqual(cut, []);
      });
    }
  });
}
