// The member center in Chromium, with the shops' services behind it: a page of a shop and a member, as a phone shows it.

import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { dirname, join } from 'node:path';
import { after, before } from 'node:test';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

export const root = join(dirname(fileURLToPath(import.meta.url)), '../..');

/** A browser, for a file of tests. */
export function browser() {
  return chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium-headless-shell',
    args: ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--disable-dev-shm-usage',
      // A page that is tested lives for a second: what its module gains by being optimised costs more than that.
      '--js-flags=--liftoff-only'],
  });
}

/** demo/serve.mjs with some shops, all unless named: its address, and how it ends. */
export async function serve(shops = []) {
  const child = spawn(process.execPath, [join(root, 'demo/serve.mjs'), '--port', '0', ...shops], { stdio: ['ignore', 'pipe', 'inherit'] });
  const gone = new Promise((ends) => child.on('exit', ends));
  const url = await new Promise((resolve, reject) => {
    child.stdout.setEncoding('utf8').on('data', (text) => resolve(text.trim()));
    child.on('exit', (code) => reject(new Error(`demo/serve.mjs ended with ${code}`)));
  });
  return { url, close: () => (child.kill('SIGTERM'), gone) };
}

/**
 * What a test file opens pages with: one browser and one server for all of its tests.
 *
 *   const { open } = member_center();
 *   test('…', async (t) => { const page = await open(t, { shop: 'supermarket', member: 'm-wangjie', path: 'cart' }); … });
 */
export function member_center(shops = []) {
  let chrome;
  let server;
  before(async () => {
    [chrome, server] = await Promise.all([browser(), serve(shops)]);
  });
  after(async () => {
    await chrome?.close();
    assert.equal(await server?.close(), 0, 'demo/serve.mjs ends well');
  });
  return { open: (t, options) => open(t, chrome, server.url, options), url: () => server.url };
}

/**
 * Opens a page and waits until it shows something. Errors on the console and requests that fail fail the test, unless
 * `allowed` says they are what it is about. `context`: open it beside another page, on the same storage. `ahead`: so many
 * milliseconds the phone's clock is ahead.
 */
async function open(t, chrome, url, { shop = 'supermarket', member = 'm-wangjie', path = '', lang = 'zh-CN', dark = false, offline = false,
  width = 375, height = 812, text = 1, allowed = [], context, serviceWorkers = 'block', ahead = 0 } = {}) {
  const own = context ?? await chrome.newContext({
    viewport: { width, height }, deviceScaleFactor: 1, hasTouch: true, locale: lang, timezoneId: 'Asia/Shanghai',
    colorScheme: dark ? 'dark' : 'light', reducedMotion: 'reduce', serviceWorkers,
  });
  if (!context) {
    await own.addInitScript((lang) => localStorage.getItem('language') ?? localStorage.setItem('language', lang), lang);
    if (ahead) await own.addInitScript((ahead) => {
      const Right = Date;
      globalThis.Date = class extends Right {
        constructor(...given) { super(...(given.length ? given : [Right.now() + ahead])); }
        static now() { return Right.now() + ahead; }
      };
    }, ahead);
    t.after(() => own.close());
  }
  const page = await own.newPage();
  const complaints = watch(page, serviceWorkers === 'block' ? [...allowed, /Service Worker registration blocked/] : allowed);
  t.after(() => assert.deepEqual(complaints, [], 'console and network'));
  await page.goto(address(url, { shop, member, path, offline }));
  await shown(page);
  if (text !== 1) await page.addStyleTag({ content: `html { font-size: ${text * 100}% }` });
  return page;
}

export function address(url, { shop, member, path = '', offline = false }) {
  return `${url}${offline ? '?offline' : ''}#/${shop}/${path.startsWith('staff/') ? '' : `${member}/`}${path}`;
}

/** Goes to another page of the same session, as a tap on a link would. */
export async function go(page, { shop, member, path = '' }) {
  const hash = address('', { shop, member, path }).slice(1);
  await page.evaluate((hash) => { location.hash = hash; }, hash);
  const bare = hash.split('?')[0].replace(/\/$/, '');
  await page.waitForFunction((path) => document.documentElement.dataset.page?.replace(/\/$/, '') === path, bare, { timeout: 15_000 });
  await shown(page);
}

/** The page itself is there, no picture of it and no skeleton any more, and nothing fades in: what is half there has no contrast. */
export async function shown(page) {
  await page.locator('main').first().waitFor({ timeout: 15_000 });
  await page.waitForFunction(() => !window.seen?.picture && !document.querySelector('[aria-busy="true"]') &&
    document.getAnimations().every(({ effect, playState }) => playState !== 'running' || effect.getComputedTiming().endTime === Infinity), undefined, { timeout: 15_000 });
}

/** What goes wrong on a page, as it comes. */
function watch(page, allowed) {
  const complaints = [];
  const add = (text) => allowed.some((form) => form.test(text)) || complaints.push(text);
  page.on('console', (message) => ['error', 'warning'].includes(message.type()) && add(`console: ${message.text()} (${message.location().url})`));
  page.on('pageerror', (error) => add(`error: ${error.message}`));
  page.on('requestfailed', (request) => request.failure()?.errorText !== 'net::ERR_ABORTED' && add(`request: ${request.url()} ${request.failure()?.errorText}`));
  page.on('response', (answer) => answer.status() >= 400 && add(`response: ${answer.status()} ${answer.url()}`));
  return complaints;
}

/** The figures in a text, in its order: "¥1,234.50 起" is [123450], "-¥2.00" is [-200]. */
export function fen_in(text) {
  return [...text.matchAll(/([-−]?)¥([\d,]+)(?:\.(\d{1,2}))?/g)].map(([, sign, whole, part = '']) =>
    (sign ? -1 : 1) * (Number(whole.replaceAll(',', '')) * 100 + Number(part.padEnd(2, '0'))));
}

/** The money that a part of the page shows: its first amount, in fen. */
export async function fen(locator) {
  const [first] = fen_in((await told(locator)).join(' '));
  assert.notEqual(first, undefined, `no amount in ${await locator.textContent()}`);
  return first;
}

/** What is to be read or heard, piece by piece: names of things drawn for the eye alone are in their labels. */
export function told(locator) {
  return locator.evaluate((top) => {
    const pieces = [];
    const walk = (node) => {
      if (node.nodeType === Node.TEXT_NODE) {
        const text = node.data.replace(/\s+/g, ' ').trim();
        if (text) pieces.push(text);
        return;
      }
      if (node.nodeType !== Node.ELEMENT_NODE || ['SCRIPT', 'STYLE', 'NOSCRIPT'].includes(node.tagName)) return;
      const style = getComputedStyle(node);
      if (style.display === 'none' || style.visibility === 'hidden') return;
      for (const name of ['aria-label', 'alt', 'title', 'placeholder']) if (node.getAttribute(name)) pieces.push(node.getAttribute(name));
      // Digits that roll stand one by one; their whole is the label.
      if (node.getAttribute('role') === 'text' && node.hasAttribute('aria-label')) return;
      if (node.getAttribute('aria-hidden') === 'true' && node.closest('[role="text"]')) return;
      for (const child of (node.shadowRoot ?? node).childNodes) walk(child);
    };
    walk(top);
    return pieces;
  });
}

/** All of it as one text. */
export async function text_of(page) {
  return (await told(page.locator('body'))).join('\n');
}

/** What is to pay: digits that roll have their whole beside them, unseen; what is drawn ahead is no total yet. */
export async function total(page) {
  const figure = page.locator('[data-total]').first();
  await figure.waitFor();
  return figure.evaluate((one) => (one.querySelector('.unseen, b:not([aria-hidden])') ?? one).textContent.replace(/\s/g, '')).then((text) => fen_in(text)[0]);
}
