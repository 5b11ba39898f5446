#!/usr/bin/env node
// The pictures of the READMEs and guides, from the pages as they are: demo/h5/screenshots.mjs ADDRESS, where demo/serve.mjs
// runs. Needs Chromium and cwebp (Debian: chromium-headless-shell, webp).

import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const { chromium } = createRequire(join(root, 'tests/h5/package.json'))('playwright-core');
const address = process.argv[2] ?? 'http://127.0.0.1:8090/';
const into = join(root, 'docs/images');

/** Puts things into the cart, and opens the sheet of coupons. */
async function with_coupons(page) {
  await page.locator('[data-priced]').nth(5).waitFor();
  for (const place of [0, 1, 2, 3, 5]) await page.locator('.thing .more').nth(place).click();
  await page.goto(page.url().replace(/shop$/, 'cart'));
  await page.locator('[data-total]').first().waitFor();
  await page.locator('.entry').first().click();
}

const pictures = [
  { name: 'home', path: 'supermarket/m-wangjie/' },
  { name: 'home-snacks', path: 'snack-shop/m-doudou/' },
  { name: 'home-dark', path: 'kunming-boutique/m-lihua/', colorScheme: 'dark' },
  { name: 'cart', path: 'snack-shop/m-doudou/shop', does: with_coupons },
  { name: 'savings', path: 'supermarket/m-wangjie/savings' },
  { name: 'check-in', path: 'convenience-chain/m-linlin/check-in' },
];

const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium-headless-shell', args: ['--no-sandbox'] });
const folder = mkdtempSync(join(tmpdir(), 'pictures-'));
mkdirSync(into, { recursive: true });
try {
  for (const { name, path, colorScheme = 'light', does } of pictures) {
    const context = await browser.newContext({ viewport: { width: 375, height: 760 }, deviceScaleFactor: 1.6, locale: 'zh-CN', colorScheme, reducedMotion: 'reduce' });
    const page = await context.newPage();
    await page.goto(`${address}#/${path}`);
    await page.locator('main').waitFor();
    if (does) await does(page);
    // The last figures have rolled.
    await page.waitForTimeout(2000);
    await page.screenshot({ path: join(folder, `${name}.png`) });
    execFileSync('cwebp', ['-quiet', '-q', '74', '-m', '6', join(folder, `${name}.png`), '-o', join(into, `${name}.webp`)]);
    await context.close();
  }
} finally {
  await browser.close();
  rmSync(folder, { recursive: true, force: true });
}
