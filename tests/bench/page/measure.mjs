// What the member center's page costs a phone: a tap in a full cart, the first visit, the next one, and what it loads.
//
//   node tests/bench/page/measure.mjs [--taps N] [--shop NAME] [--slow TIMES] [--cart | --visits] [--parts] [--files]
//
// PAGE=FOLDER measures another build of the page. It ends with 1 where a target of docs is missed. The machine is to have nothing else to do.

import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { network } from './network.mjs';
import { kept_cart, make_site, members } from './shops.mjs';
import { categories, largest_parts, percentile, taps_of } from './trace.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '../../..');
const { chromium } = createRequire(join(root, 'tests/wasm/package.json'))('playwright-core');
const option = (name, otherwise) => {
  const place = process.argv.indexOf(`--${name}`);
  return place < 0 ? otherwise : process.argv[place + 1];
};
const count = Number(option('taps', 100));
const slow = Number(option('slow', 4));
const shops = option('shop') ? [option('shop')] : Object.keys(members);

/** So many milliseconds a finger lies on the glass, as people's do, and so long it is away from it. */
const held = 80, pause = 120;
const frame = 16.7, first_visit = 1500, next_visit = 600, first_bytes = 330_000;
const ms = (value) => `${value.toFixed(1)} ms`;
const line = (what, value) => console.log(`${what.padEnd(68)} ${value}`);
let missed = 0;
const target = (what, value, limit, told) => {
  if (!(value <= limit)) ++missed;
  line(what, `${told}${value <= limit ? '' : '   (missed)'}`);
};

/** A page of a phone whose processor is `rate` times slower. */
async function phone(context, rate = slow) {
  const page = await context.newPage();
  const devtools = await context.newCDPSession(page);
  if (rate > 1) await devtools.send('Emulation.setCPUThrottlingRate', { rate });
  return { page, devtools };
}

const at = (url, shop, path) => `${url}#/${shop}/${members[shop]}/${path}`;

/**
 * Taps on a full cart, each to the frame with the new total: what was found of them, and how many cost nothing more. `bare`: the
 * page does nothing but count one digit of the total up, which is the least that a tap can cost in this page and this browser.
 */
async function tapped(browser, url, site, shop, { bare = false, rate = slow, times = count } = {}) {
  const context = await browser.newContext({ viewport: { width: 375, height: 812 }, deviceScaleFactor: 2, locale: 'zh-CN', isMobile: true, hasTouch: true, serviceWorkers: 'block' });
  await context.addInitScript(([key, cart]) => localStorage.setItem(key, cart), [`${shop}/${members[shop]}/cart`, kept_cart(site, shop)]);
  const { page, devtools } = await phone(context, rate);
  await page.goto(at(url, shop, 'cart'));
  const total = page.locator('[data-total]').first();
  await total.waitFor({ timeout: 60_000 });
  await page.evaluate((bare) => {
    const total = document.querySelector('[data-total]');
    if (bare) {
      const { firstChild: digits } = total.querySelector('b:not([aria-hidden])');
      addEventListener('pointerdown', (event) => event.stopImmediatePropagation(), true);
      addEventListener('touchend', (event) => {
        event.stopImmediatePropagation();
        event.preventDefault();
        digits.data = digits.data.replace(/\d$/, (digit) => (Number(digit) + 1) % 10);
      }, { capture: true, passive: false });
    }
    // Written down, and told to the trace at the end: a mark for each would be work in each tap.
    window.totals = [];
    new MutationObserver(() => totals.push(performance.now())).observe(total, { attributes: true, subtree: true, childList: true, characterData: true });
  }, bare);
  // What lies below the bar cannot be tapped. A line may get higher by a tap: each is looked for where it is then.
  const look = () => page.evaluate(() => ({ total: document.querySelector('[data-total] b:not([aria-hidden])').textContent, buttons: [...document.querySelectorAll('.line .more')].slice(0, 3)
    .map((button) => button.getBoundingClientRect()).filter(({ bottom }) => bottom < 680).map(({ x, y, width, height }) => ({ x: x + width / 2, y: y + height / 2 })) }));
  const totals = [];
  const tap = async (place) => {
    const { buttons, total } = await look();
    totals.push(total);
    const { x, y } = buttons[place % buttons.length];
    await devtools.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [{ x, y }] });
    await page.waitForTimeout(held);
    await devtools.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
    await page.waitForTimeout(pause);
  };
  // The first ones compile: a phone has done so when somebody has put 50 things into the cart.
  for (let i = 0; i < 10; ++i) await tap(i);
  totals.length = 0;
  await browser.startTracing(page, { categories });
  for (let i = 0; i < times; ++i) await tap(i);
  await page.evaluate(() => {
    for (const startTime of totals) performance.mark('total', { startTime });
  });
  const text = (await browser.stopTracing()).toString();
  totals.push((await look()).total);
  await context.close();
  // One more of what is bought three for two may cost nothing.
  return { found: taps_of(text), free: totals.filter((total, i) => i > 0 && total === totals[i - 1]).length };
}

/**
 * Held against the frame is what the page's thread works for a tap while the browser slows it. It does so by stopping the thread
 * again and again, here for up to 4 ms at once: a handler that takes 0.3 ms takes 4 now and then. What the bare page takes
 * then is told beside it, and so is what the page needs in a browser that is not slowed, as often as a phone is slower.
 */
async function taps(browser, url, site, shop) {
  const { found, free } = await tapped(browser, url, site, shop);
  // A machine that has other things to do is slower for both.
  const { found: bare } = await tapped(browser, url, site, shop, { bare: true, times: Math.ceil(count / 2) });
  const { found: own } = await tapped(browser, url, site, shop, { rate: 1 });
  const told = (values) => `${ms(percentile(values, 0.5))}, ${ms(percentile(values, 0.95))}`;
  // A total that stays what it was may be shown anew, and be no answer all the same.
  const lost = Math.max(0, count - free - found.length);
  if (lost > 0) ++missed;
  line(`${shop}: taps that cost nothing more, and those without an answer`, `${free}, ${lost}${lost > 0 ? '   (missed)' : ''}`);
  // Workers are never slowed. Of what one did while the finger lay there, the tap waits for what would not have been done by then.
  const late = ({ ahead, held, quoted }) => Math.max(0, ahead * slow - held) + quoted * slow;
  const in_frame = (values) => `${values.filter((took) => took <= frame).length} of ${values.length}`;
  const whole = found.map((tap) => tap.work + late(tap));
  target(`${shop}: taps to the new total within a frame`, whole.length * 0.95 - whole.filter((took) => took <= frame).length, 0, in_frame(whole));
  line('  from the lifted finger to the painted total, the middle one and 95 %', told(whole));
  line('  the same by the clock, the browser\'s own pauses with it', told(found.map(({ paint }) => paint)));
  line('  the price in the worker; of it after the finger is lifted', `${told(found.map(({ ahead, quoted }) => (ahead + quoted) * slow))}; ${told(found.map(late))}`);
  const longest = found.map((tap) => tap.longest);
  line('  longest task until the next tap, the middle one', ms(percentile(longest, 0.5)));
  target('  longest task until the next tap, 95 %', percentile(longest, 0.95), frame, ms(percentile(longest, 0.95)));
  line('  all of the thread\'s work until the next tap', told(found.map(({ all }) => all)));
  const own_whole = own.map((tap) => tap.work * slow + late(tap));
  for (const [what, took, tasks] of [
    ['one digit changes, and nothing else', bare.map(({ work }) => work), bare.map((tap) => tap.longest)],
    [`not slowed, ${slow} times its work`, own_whole, own.map((tap) => tap.longest * slow)],
  ]) {
    line(`  ${what}: within a frame`, `${in_frame(took)}; ${told(took)}`);
    line(`  ${what}: longest task`, told(tasks));
  }
  if (process.argv.includes('--parts')) for (const [name, took] of largest_parts(own)) line(`    ${name}`, ms(took));
}

/** From the address to the first price, and what came over the network until then. `stays`: what is kept for the next visit is kept meanwhile. */
async function visit(context, net, shop, stays = true) {
  const { page } = await phone(context);
  const before = net.bytes;
  await page.addInitScript(() => {
    const painted = (then) => requestAnimationFrame(() => setTimeout(then));
    let pictured = false;
    const look = new MutationObserver(() => {
      // Of a next visit: the prices as they were seen last, which the engine has not confirmed yet.
      if (!pictured && document.querySelector('[data-picture]:not([data-picture="0"])')) {
        pictured = true;
        painted(() => performance.mark('pictured'));
      }
      if (!document.querySelector('[data-priced], [data-confirmed]')) return;
      look.disconnect();
      painted(() => {
        performance.mark('priced');
        console.debug('priced');
      });
    });
    look.observe(document, { subtree: true, childList: true, attributes: true });
  });
  // It tells by itself: to be asked again and again would take the page's own time.
  const priced = page.waitForEvent('console', { predicate: (message) => message.text() === 'priced', timeout: 60_000 });
  await page.goto(at(net.url, shop, 'shop'), { waitUntil: 'commit' });
  await priced;
  const bytes = net.bytes - before;
  const [took, seen = took] = await page.evaluate(() => ['priced', 'pictured'].map((name) => performance.getEntriesByName(name)[0]?.startTime));
  if (stays) {
    // All pages have come for the time without a network, which takes as long as the line does.
    await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
    await page.waitForTimeout(6000);
  }
  const files = await page.evaluate(() => performance.getEntriesByType('resource').map(({ name, encodedBodySize, startTime, responseEnd }) => [name.replace(/.*\//, ''), encodedBodySize, Math.round(startTime), Math.round(responseEnd)]));
  // As somebody leaves it: what was in sight is kept then.
  await page.goto('about:blank');
  await page.close();
  return { took, seen, bytes, files };
}

/** Each first visit is a phone's of its own: nothing is kept. The last phone comes again. */
async function visits(browser, net, shop) {
  const new_phone = () => browser.newContext({ viewport: { width: 375, height: 812 }, deviceScaleFactor: 2, locale: 'zh-CN' });
  let context = await new_phone();
  const first = [await visit(context, net, shop, false)];
  while (first.length < 5) {
    await context.close();
    context = await new_phone();
    first.push(await visit(context, net, shop, first.length === 4));
  }
  const next = [];
  for (let i = 0; i < 5; ++i) next.push(await visit(context, net, shop));
  await context.close();
  if (process.argv.includes('--files')) for (const [name, size, from, to] of first.at(-1).files) line(`    ${name}`, `${size} bytes, ${from} to ${to} ms`);
  const bytes = Math.max(...first.map((one) => one.bytes));
  for (const [what, took, limit] of [
    [`${shop}: first visit to the first price, middle of 5`, first.map((one) => one.took), first_visit],
    ['  the next visit to the first price, as it was seen last', next.map((one) => one.seen), next_visit],
    ['  the same, confirmed by the engine', next.map((one) => one.took), next_visit],
  ])
    target(what, percentile(took, 0.5), limit, `${ms(percentile(took, 0.5))}, from ${ms(Math.min(...took))} to ${ms(Math.max(...took))}`);
  target('  over the network at the first visit', bytes, first_bytes, `${(bytes / 1000).toFixed(1)} kB`);
}

const site = make_site(root, join(root, 'build/bench/page'));
const server = spawn(process.execPath, [site, '--port', '0', ...shops], {
  stdio: ['ignore', 'pipe', 'inherit'],
  env: { LOYALTY: join(root, 'build/native/native/loyalty'), PAGE: join(root, 'build/h5'), ...process.env },
});
const url = await new Promise((resolve, reject) => {
  server.stdout.setEncoding('utf8').on('data', (text) => resolve(text.trim()));
  server.on('exit', (code) => reject(new Error(`demo/serve.mjs ended with ${code}`)));
});
const net = await network(url);
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium-headless-shell',
  args: ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking', '--disable-dev-shm-usage', '--disable-renderer-backgrounding'],
});
try {
  for (const shop of shops) {
    if (!process.argv.includes('--visits')) await taps(browser, url, site, shop);
    if (!process.argv.includes('--cart')) await visits(browser, net, shop);
  }
} finally {
  await browser.close();
  net.close();
  server.removeAllListeners('exit');
  server.kill('SIGTERM');
}
process.exit(missed ? 1 : 0);
