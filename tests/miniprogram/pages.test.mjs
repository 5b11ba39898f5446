// The mini-program's pages, compiled by WeChat's compiler and operated in a realm that has only what a phone has.

import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { assemble } from '../../demo/miniprogram/assemble.mjs';
import { elements_of } from '../../demo/hosts/lint.mjs';
import { allowed, faults_of } from '../../demo/miniprogram/lint.mjs';
import { answers, device, told_bytes } from './device.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'miniprogram-'));
const dist = process.env.MEMBER_CENTER_DIST ?? join(root, 'dist');
let made;
before(() => { made = assemble(folder, dist); });
after(() => rmSync(folder, { recursive: true, force: true }));

const app = JSON.parse(readFileSync(join(root, 'demo/miniprogram/app.json'), 'utf8'));
const pages = [...app.pages, ...app.subPackages.flatMap(({ root: part, pages: own }) => own.map((page) => `${part}/${page}`))];
const ready = (shown) => shown.until((data) => data.status?.phase === 'ready', 'the session');
const of = (sku) => ({ currentTarget: { dataset: { sku } } });

test('what ships is light enough, is all there, and has nothing that phones lack', (t) => {
  assert.deepEqual(made.faults, []);
  for (const [part, bytes] of Object.entries(made.weight)) t.diagnostic(`${part}: ${bytes} bytes`);
  assert.ok(made.weight.main <= 1024 * 1024);
});

test('the lint sees what phones lack', () => {
  for (const [code, fault] of [
    ['eval("1")', /eval/], ['new Function("1")', /Function/], ['document.title', /document/], ['new TextDecoder()', /TextDecoder/], ['fetch("x")', /fetch/],
    ['globalThis.x', /globalThis/], ['BigInt(1)', /BigInt/], ['a?.b', /ES2017/], ['async function* f() {}', /ES2017/], ['const {...a} = b', /ES2017/], ['wx.getLocation({})', /getLocation/],
    ['WebAssembly.instantiate()', /WebAssembly/],
  ]) assert.match(faults_of(code).join(), fault, code);
  for (const code of ['typeof TextDecoder === "function" && new TextDecoder()', 'a.document', '({ fetch: 1 })', 'function f(window) { return window }', 'wx.request({})']) assert.deepEqual(faults_of(code), [], code);
  assert.ok(allowed.has('request'));
});

for (const [shop, member] of [['snack-shop', 'm-doudou'], ['supermarket', 'm-wangjie'], ['kunming-boutique', 'm-lihua'], ['private-domain-mall', 'm-chen'], ['convenience-chain', 'm-linlin']]) {
  test(`every page draws what ${shop} has, in words`, async () => {
    const phone = device(folder, { config: { shop, member } });
    await ready(await phone.open('pages/home/home'));
    for (const path of pages) {
      const shown = await phone.open(path);
      await shown.until(() => !/bone/.test(shown.html) && !shown.data.busy, 'its content');
      assert.ok(shown.text.length > 3, `${path} is empty`);
      assert.doesNotMatch(shown.text, /undefined|NaN|\[object|\bnull\b/, path);
      // A sign without its figure: a name that the view does not have.
      assert.doesNotMatch(shown.html, />\s*[+−×]\s*</, `${path} shows a figure that is not there`);
      assert.doesNotMatch(shown.text, /[a-z]+(?:_[a-z]+)+/, `${path} shows a code`);
      shown.close();
    }
    phone.close();
  });
}

test('what templates name is there: methods, components, words', async () => {
  const phone = device(folder);
  const own = new Set(['view', 'text', 'block', 'scroll-view', 'button', 'canvas', 'swiper', 'swiper-item', 'textarea', 'slot']);
  await ready(await phone.open('pages/home/home'));
  const components = ['savings', 'waterfall', 'brings', 'member-card', 'bottom-sheet', 'coupon-sheet', 'coupon-ticket', 'check-in-calendar', 'quantity-stepper', 'page-state', 'empty-state', 'goods-art', 'line-icon'].map((name) => `components/${name}/${name}`);
  for (const path of [...pages, ...components]) {
    const template = readFileSync(join(folder, `${path}.wxml`), 'utf8');
    const { usingComponents = {} } = JSON.parse(readFileSync(join(folder, `${path}.json`), 'utf8'));
    const used = new Set([...template.matchAll(/<([a-z][\w-]*)/g)].map(([, tag]) => tag));
    for (const tag of used) assert.ok(own.has(tag) || usingComponents[tag], `${path}: <${tag}> is nobody's`);
    for (const tag of Object.keys(usingComponents)) assert.ok(used.has(tag), `${path} takes ${tag} and does not use it`);
    const shown = await phone.open(path);
    for (const [, method] of template.matchAll(/\b(?:bind|catch):?[a-z]+="(\w+)"/g)) assert.equal(typeof shown.page[method], 'function', `${path}: ${method}`);
    for (const [, word] of template.matchAll(/\bw\.(\w+)/g)) assert.equal(typeof shown.data.w[word], 'string', `${path}: w.${word}`);
    shown.close();
  }
  phone.close();
});

test('a cart from the first tap to the money', async () => {
  const phone = device(folder);
  const shop = await phone.open('pages/shop/shop');
  await ready(shop);
  await shop.until(({ goods }) => goods.things.every(({ payable }) => payable), 'every estimate');
  const skus = shop.data.goods.things.map(({ sku }) => sku);
  // A tap on the first plus goes through the component to the page.
  const more = () => shop.tap('.quantity-stepper--tap', 1);
  more();
  await shop.until(({ bought }) => bought.count === 1, 'one of the first');
  // Quick ones: the second comes before the first is drawn.
  more();
  more();
  await shop.until(({ goods }) => goods.things[0].quantity === 3, 'three of it');
  shop.page.change({ ...of('gift-box'), detail: { more: 1 } });
  await shop.until(({ bought }) => bought.count === 2, 'two lines');
  shop.page.explain(of(skus[0]));
  assert.ok(shop.data.goods.sheet.steps.length >= 0 && shop.data.goods.sheet.payable);
  shop.page.close();
  assert.equal(shop.data.goods.sheet ?? undefined, undefined);

  const cart = await phone.open('pages/cart/cart');
  await ready(cart);
  assert.equal(cart.data.cart.places.length, 2);
  const first = cart.data.cart.price.payable;
  assert.equal(shop.data.bought.payable, first);
  told_bytes.length = 0;
  cart.page.change({ ...of(skus[0]), detail: { more: 1 } });
  await cart.until(({ cart: { price } }) => price.payable !== first, 'another price');
  const bytes = told_bytes.reduce((sum, one) => sum + one, 0);
  assert.ok(bytes > 0 && bytes <= 4096, `${bytes} bytes for one changed quantity, on every page that is open`);
  cart.page.sheet();
  await cart.until(({ cart: { price } }) => price.sheet, 'the sheet');
  const usable = cart.data.cart.price.sheet.usable;
  assert.match(cart.html, /coupon-ticket/);
  for (const { chosen, reasons } of cart.data.cart.price.sheet.unusable) assert.ok(!chosen && reasons.length > 0, 'every coupon that is not used says why');
  const best = cart.data.cart.price.payable;
  cart.page.choose({ detail: { coupons: [] } });
  await cart.until(({ cart: { price } }) => price.sheet.automatic === false && price.sheet.usable.every(({ chosen }) => !chosen), 'no coupon');
  cart.page.choose({ detail: { coupons: 'best' } });
  await cart.until(({ cart: { price } }) => price.payable === best, 'the best price again');
  assert.deepEqual(cart.data.cart.price.sheet.usable.map(({ id, chosen }) => [id, chosen]), usable.map(({ id, chosen }) => [id, chosen]));
  cart.page.close();
  cart.page.points({ detail: { value: true } });
  cart.page.wallet({ detail: { value: true } });
  await new Promise((resolve) => setTimeout(resolve, 20));
  await cart.page.order();
  assert.equal(cart.data.refused, '');
  assert.ok(cart.data.order);
  assert.equal(cart.data.cart.empty, true);
  await cart.page.pay();
  assert.equal(cart.data.order, '');
  assert.ok(phone.told.toasts.includes('已付款'));
  phone.close();
});

test('凑单: what is nearly there, what one more thing would cost and bring; delivered, or picked up', async () => {
  const phone = device(folder);
  const cart = await phone.open('pages/cart/cart');
  await ready(cart);
  ['beef-jerky', 'chips-tomato', 'cookie-butter', 'duck-neck'].forEach((sku, place) => cart.page.store.add(sku, place + 1));
  await cart.until((data) => data.cart.price?.add.length > 0, 'what could be added');
  assert.ok(cart.data.cart.price.near.length > 0);
  const [add] = cart.data.cart.price.add;
  assert.ok(cart.text.includes(`多付 ${add.extra}`) && cart.text.includes(add.reaches), cart.text);
  const { fee, payable } = cart.data.cart.price;
  assert.ok(fee);
  cart.page.deliver({ currentTarget: { dataset: { to: 'store' } } });
  await cart.until(({ cart: { price } }) => !price.fee, 'no delivery');
  cart.page.deliver({ currentTarget: { dataset: { to: 'home' } } });
  await cart.until(({ cart: { price } }) => price.payable === payable && price.add.length > 0, 'delivery again');
  const lines = cart.data.cart.places.length;
  cart.page.add(of(add.sku));
  await cart.until((data) => data.cart.places.length === lines + 1 && data.cart.price.payable !== payable, 'the thing');
  const fen = (text) => Math.round(Number(text.replace(/[¥,]/g, '')) * 100);
  assert.equal(fen(cart.data.cart.price.payable) - fen(payable), fen(add.extra), 'it costs what was told');
  phone.close();
});

test('the stepper stays between its ends', async () => {
  const phone = device(folder);
  const values = [];
  const shown = await phone.open('components/quantity-stepper/quantity-stepper');
  shown.root.addEventListener('change', ({ detail }) => values.push([detail.more, detail.value]));
  for (const [value, tap] of [[0, 'less'], [0, 'more'], [2, 'less'], [3, 'more']]) {
    shown.root.setData({ value, max: 3 });
    shown.page[tap]();
  }
  assert.deepEqual(values, [[1, 1], [-1, 1]]);
  phone.close();
});

test('the coupon sheet tells which coupons are to be used', async () => {
  const phone = device(folder);
  const events = [];
  const sheet = await phone.open('components/coupon-sheet/coupon-sheet');
  sheet.root.addEventListener('choose', (event) => events.push(event.detail));
  sheet.root.setData({ open: true, saved: '¥3.00', coupons: { automatic: true, usable: [{ id: 'a', name: '甲券', chosen: true, reasons: [] }, { id: 'b', name: '乙券', chosen: false, reasons: ['优惠较少'] }], unusable: [{ id: 'c', name: '丙券', chosen: false, reasons: ['未到门槛', '仅限金卡'] }] } });
  for (const word of ['甲券', '乙券', '优惠较少', '丙券', '未到门槛', '仅限金卡', '¥3.00']) assert.ok(sheet.text.includes(word), word);
  const tap = (id) => sheet.page.toggle({ currentTarget: { dataset: { id } } });
  tap('b'); tap('a'); tap('c');
  assert.deepEqual(JSON.parse(JSON.stringify(events)), [{ coupons: ['a', 'b'] }, { coupons: [] }]);
  phone.close();
});

const runs = {
  'module and instance': [{}, 'webassembly'],
  'the instance alone': [{ shape: answers.instance_alone }, 'webassembly'],
  'a base library of 2.14': [{ library: '2.14.0' }, 'webassembly'],
  'a base library of 2.13, which reads no .br': [{ library: '2.13.0' }, 'javascript'],
  'no WXWebAssembly at all': [{ shape: undefined, library: '2.12.0' }, 'javascript'],
  'a host that rejects': [{ shape: answers.rejects }, 'javascript'],
  'a host that never answers': [{ shape: answers.hangs }, 'javascript'],
};
for (const [name, [options, wanted]] of Object.entries(runs)) {
  test(`${name}: the engine runs as ${wanted}, with the same price`, { timeout: 40_000 }, async (t) => {
    const phone = device(folder, 'shape' in options ? options : { ...options });
    const shown = await phone.open('pages/shop/shop');
    await shown.until(({ status }) => status?.phase === 'ready', 'the session', 30_000);
    assert.equal(phone.load('/shop/loading.js').loaded.runs, wanted);
    shown.page.change({ ...of('gift-box'), detail: { more: 2 } });
    await shown.until(({ bought }) => bought.count === 1, 'the price');
    t.diagnostic(shown.data.bought.payable);
    same_price.add(shown.data.bought.payable);
    assert.equal(same_price.size, 1);
    phone.close();
  });
}
const same_price = new Set();

test('without the engine the page says so, and tries again', async () => {
  const phone = device(folder, { storage: {} });
  const loading = phone.load('/shop/loading.js');
  assert.equal(loading.reads_brotli('2.13.1'), false);
  assert.equal(loading.reads_brotli('2.14.0'), true);
  assert.equal(loading.reads_brotli('3.5.0'), true);
  const shown = await phone.open('components/page-state/page-state');
  shown.root.setData({ problem: '请检查网络' });
  assert.match(shown.text, /打不开.*请检查网络.*再试一次/);
  phone.close();
});

test('the performance page copies its figures as text: times, memory, warnings, what runs', async () => {
  const phone = device(folder);
  let warn;
  Object.assign(phone.wx, { onMemoryWarning: (run) => { warn = run; }, getPerformance: () => ({ getEntriesByName: (name) => (name === 'appLaunch' ? [{ duration: 812.4 }] : []) }) });
  const speed = await phone.open('engine/pages/speed/speed');
  await speed.until(({ busy, figures }) => !busy && figures.length > 5, 'the figures');
  speed.page.copy();
  for (const line of [/^分包加载: \d+ ms$/m, /^模块实例化: \d+ ms$/m, /^运行方式: WXWebAssembly$/m, /^打开规则: \d+ ms$/m, /^首次报价: \d+ ms\n之后每次报价: [\d.]+ ms$/m, /^内存告警: 0$/m, /^小程序启动: 812 ms$/m, /^基础库: 3\.5\.0$/m, /^设备: test phone，Android 10$/m])
    assert.match(phone.told.clipboard, line);
  const [, kilobytes] = phone.told.clipboard.match(/^模块内存: (\d+) kB$/m);
  assert.equal(Number(kilobytes) % 64, 0, 'whole pages of the module\'s memory');
  warn({ level: 10 });
  await speed.page.measure();
  speed.page.copy();
  assert.match(phone.told.clipboard, /^内存告警: 1$/m);
  phone.close();

  // An instance alone shows its memory as well; without a module there is none to show, and the reason stands there.
  for (const [options, shown] of [[{ shape: answers.instance_alone }, /^模块内存: \d+ kB$/m], [{ shape: undefined, library: '2.12.0' }, /^运行方式: JavaScript（基础库 2\.12\.0）$/m]]) {
    const other = device(folder, options);
    const page = await other.open('engine/pages/speed/speed');
    await page.until(({ busy, figures }) => !busy && figures.length > 5, 'the figures', 30_000);
    page.page.copy();
    assert.match(other.told.clipboard, shown);
    if (options.library) assert.doesNotMatch(other.told.clipboard, /模块内存/);
    other.close();
  }
});

test('English: every page speaks it, from the titles to the sentences, after one tap in the settings', { timeout: 60_000 }, async () => {
  const [shop, member] = ['supermarket', 'm-wangjie'];
  const phone = device(folder, { config: { shop, member } });
  await ready(await phone.open('pages/home/home'));
  const settings = await phone.open('member/settings/settings');
  await settings.until(({ members }) => members.length > 5, 'the members');
  await settings.page.speak({ currentTarget: { dataset: { lang: 'en' } } });
  assert.deepEqual(phone.told.pages.at(-1), '/pages/home/home');
  assert.deepEqual(phone.told.tabs, [], 'no page of the tab bar is shown');
  phone.close();
  await phone.open('pages/home/home');
  assert.deepEqual(phone.told.tabs, ['Home', 'Shop', 'Cart']);
  phone.close();
  const chinese = new Set();
  for (const path of pages.filter((page) => !/about/.test(page)))
    for (const all of Object.values(phone.load(`/${path.split('/').slice(0, -1).join('/')}/words.js`))) Object.values(all['zh-CN']).forEach((word) => word.length > 2 && chinese.add(word));
  // The shop's own names are as its program has them.
  const own = JSON.stringify([JSON.parse(readFileSync(join(root, `demo/shops/${shop}/program.json`), 'utf8')), JSON.parse(readFileSync(join(root, `demo/shops/${shop}/goods.json`), 'utf8'))]);
  for (const path of pages) {
    const shown = await phone.open(path);
    await shown.until(() => !/bone/.test(shown.html) && !shown.data.busy, 'its content');
    assert.equal(shown.data.lang, 'en', path);
    assert.doesNotMatch(JSON.stringify(shown.data.w), /[\u4e00-\u9fff]/, path);
    for (const word of chinese) assert.ok(!shown.text.includes(word) || own.includes(word), `${path} says ${word}`);
    assert.doesNotMatch(shown.text, /undefined|NaN|\[object/, path);
    shown.close();
  }
  assert.ok(phone.told.titles.includes('Levels'));
  assert.equal(phone.storage.language, 'en', 'and at the next start');
  phone.close();
});

for (const [path, name, shop, member] of [['member/points/points', 'points', 'snack-shop', 'm-doudou'], ['money/wallet/wallet', 'wallet', 'supermarket', 'm-wangjie']])
  test(`${path}: what came, what went, and the older months when they are asked for`, async () => {
    const phone = device(folder, { config: { shop, member } });
    const page = await phone.open(path);
    await page.until((data) => data[name], 'the view');
    const all = () => Array.from(page.page.store.view(name).records).flatMap(({ records }) => Array.from(records));
    const shown = () => Array.from(page.data[name].ledger.months).flatMap(({ records }) => Array.from(records));
    while (page.data[name].ledger.more) page.page.more();
    assert.deepEqual(shown().map(({ key }) => key), all().map(({ key }) => key), 'nothing is left out');
    for (const way of ['in', 'out', 'all']) {
      page.page.way({ currentTarget: { dataset: { way } } });
      while (page.data[name].ledger.more) page.page.more();
      assert.deepEqual(shown().map(({ key }) => key), all().filter((record) => way === 'all' || record.way === way).map(({ key }) => key), way);
    }
    page.page.way({ currentTarget: { dataset: { way: 'in' } } });
    page.close();
    const again = await phone.open(path);
    await again.until((data) => data[name], 'the view');
    assert.equal(again.data[name].ledger.way, 'all');
    phone.close();
  });

test('another member of another shop, chosen in the settings', async () => {
  const phone = device(folder);
  await ready(await phone.open('pages/home/home'));
  const settings = await phone.open('member/settings/settings');
  const wanted = await settings.until(({ members }) => members.find(({ member }) => member === 'm-xiaoyu'), 'the members');
  await settings.page.become({ currentTarget: { dataset: wanted } });
  phone.close();
  const home = await phone.open('pages/home/home');
  await ready(home);
  await home.until((data) => data.home, 'the view');
  assert.match(home.text, /云裳花间/);
  assert.match(home.html, /look-kunming-boutique/);
  phone.close();
});

test('the pictures are those of the H5 page', async () => {
  const { files } = await import('../../demo/miniprogram/pictures.mjs');
  for (const [path, text] of Object.entries(files())) assert.equal(readFileSync(join(root, 'demo/miniprogram', path), 'utf8'), text, `${path}: run node demo/miniprogram/pictures.mjs`);
});

test('codes: Code 128 as the standard has it, and squares of whole pixels', async () => {
  const phone = device(folder);
  const { code128 } = phone.load('/member/code/barcode.js');
  const bars = code128('m-doudou');
  assert.equal(bars.reduce((sum, one) => sum + one, 0), 11 * (8 + 2) + 13);
  assert.deepEqual([...code128('A')].slice(0, 12).join(''), '211214111323');
  assert.throws(() => code128('会员'), { name: 'RangeError' });
  const rects = [];
  const brush = { fillStyle: '', fillRect: (...at) => rects.push(at) };
  phone.load('/member/code/drawing.js').draw_qr(brush, 'MC1;snack-shop;m-doudou;1795330800000', 0, 0, 480);
  assert.ok(rects.length > 200);
  assert.ok(rects.flat().every(Number.isInteger));
  phone.close();
});

test('canvases: the code is drawn and renewed, the poster has the shop, what a friend gets and the link', async () => {
  const phone = device(folder, { config: { shop: 'supermarket', member: 'm-wangjie' } });
  const calls = [];
  const brush = new Proxy({}, { get: (_, name) => (name === 'createLinearGradient' ? () => ({ addColorStop: (...stop) => calls.push(['stop', ...stop]) }) : (...given) => calls.push([name, ...given])), set: () => true });
  const canvases = (page) => { page.createSelectorQuery = () => { const query = { select: () => query, fields: () => query, exec: (run) => run([{ node: { getContext: () => brush }, width: 280, height: 400 }]) }; return query; }; };
  const code = await phone.open('member/code/code');
  await code.until((data) => data.code, 'the code');
  canvases(code.page);
  code.page.renew();
  assert.ok(calls.filter(([name]) => name === 'fillRect').length > 200, 'squares and bars');
  calls.length = 0;
  const referral = await phone.open('member/referral/referral');
  await referral.until((data) => data.referral?.offered, 'the referral');
  canvases(referral.page);
  referral.page.draw();
  await new Promise((resolve) => setTimeout(resolve, 20));
  const texts = calls.filter(([name]) => name === 'fillText').map(([, text]) => text);
  assert.equal(texts[0], '邻里生鲜超市');
  assert.ok(texts.length >= 4, texts.join());
  assert.deepEqual(calls.filter(([name]) => name === 'stop').map(([, , colour]) => colour), ['#14553a', '#2f9c68'], 'the shop\'s colours');
  referral.page.save();
  assert.equal(phone.told.pages.at(-1), 'picture.png', 'to be held, saved and sent on');
  assert.match(referral.page.onShareAppMessage().path, /^\/member\/referral\/referral\?invited=m-wangjie$/);
  phone.close();
});

test('the principal is told with the bonus beside it, on the first page and at the till', async () => {
  const phone = device(folder, { config: { shop: 'supermarket', member: 'm-wangjie' } });
  const home = await phone.open('pages/home/home');
  const { balance } = await home.until((data) => data.home, 'the view');
  assert.ok(balance.bonus.fen > 0 && balance.principal.fen > 0);
  assert.ok(home.text.includes(`${balance.principal.text}另有赠金 ${balance.bonus.text}`), home.text);
  const code = await phone.open('member/code/code');
  await code.until((data) => data.code, 'the code');
  assert.ok(code.text.includes(`本金${balance.principal.text}赠金${balance.bonus.text}`), code.text);
  phone.close();
});

test('what a page was asked to show ends with it', async () => {
  const phone = device(folder);
  const again = async (page, path, name) => {
    page.close();
    const next = await phone.open(path);
    await next.until((data) => data[name], 'the view');
    return next;
  };
  const to = (dataset) => ({ currentTarget: { dataset } });
  let shop = await phone.open('pages/shop/shop');
  await ready(shop);
  const everything = shop.data.goods.things.length;
  shop.page.choose(to({ category: shop.data.goods.categories[0].id }));
  await shop.until(({ goods }) => goods.things.length < everything, 'a category');
  await shop.until(({ goods }) => goods.things[0].payable, 'an estimate');
  shop.page.explain(of(shop.data.goods.things[0].sku));
  assert.ok(shop.data.goods.sheet);
  shop = await again(shop, 'pages/shop/shop', 'goods');
  assert.deepEqual([shop.data.category, shop.data.goods.things.length, shop.data.goods.sheet ?? null], ['', everything, null]);

  shop.page.change({ ...of('gift-box'), detail: { more: 1 } });
  let cart = await phone.open('pages/cart/cart');
  await cart.until((data) => data.cart?.price, 'the price');
  cart.page.sheet();
  await cart.until(({ cart: { price } }) => price.sheet, 'the sheet');
  cart = await again(cart, 'pages/cart/cart', 'cart');
  assert.equal(cart.data.cart.price.sheet ?? null, null);
  await cart.page.order();
  assert.equal(cart.data.refused, '');

  let orders = await phone.open('money/orders/orders');
  const all = (await orders.until((data) => data.orders, 'the orders')).length;
  assert.ok(all > 0);
  orders.page.choose(to({ tab: 'to_receive' }));
  assert.ok(orders.data.orders.length < all);
  orders = await again(orders, 'money/orders/orders', 'orders');
  assert.deepEqual([orders.data.tab, orders.data.orders.length], ['all', all]);

  let savings = await phone.open('member/savings/savings');
  const { months, of_month } = await savings.until((data) => data.savings, 'the savings');
  const other = months.find(({ month }) => month !== of_month.month);
  savings.page.choose(to({ month: other.month }));
  assert.equal(savings.data.savings.of_month.month, other.month);
  savings = await again(savings, 'member/savings/savings', 'savings');
  assert.equal(savings.data.savings.of_month.month, of_month.month);
  phone.close();
});

test('a cart is paid from a wallet where there is one', async () => {
  for (const [shop, member, has] of [['supermarket', 'm-wangjie', true], ['kunming-boutique', 'm-lihua', false]]) {
    const phone = device(folder, { config: { shop, member } });
    const cart = await phone.open('pages/cart/cart');
    await ready(cart);
    cart.page.store.add(cart.page.store.view('goods').things[0].sku);
    await cart.until((data) => data.cart.price, 'the price');
    assert.equal(cart.text.includes('余额支付'), has, shop);
    phone.close();
  }
});

/** What pages are made of, without the words beside them. */
const sources = ['demo/miniprogram', 'demo/hosts'].flatMap((part) => readdirSync(join(root, part), { recursive: true }).filter((file) => file.endsWith('.ts') && !/node_modules|miniprogram_npm|\.d\.ts$/.test(file)).map((file) => `${part}/${file}`));
const text_of = (file) => readFileSync(join(root, file), 'utf8');

test('questions have buttons that WeChat takes, of four characters at most, in both languages', async () => {
  const phone = device(folder, { storage: { language: 'en' } });
  let count = 0;
  for (const file of sources.filter((path) => path.startsWith('demo/miniprogram'))) {
    const asked = text_of(file).match(/host\.ask\(/g) ?? [];
    const buttons = [...text_of(file).matchAll(/host\.ask\(\{.*?\byes: w\.(\w+), no: w\.(\w+) \}\)/g)];
    assert.equal(buttons.length, asked.length, `${file}: buttons are named by its words`);
    if (buttons.length === 0) continue;
    const [words] = Object.values(phone.load(`/${file.replace('demo/miniprogram/', '').replace(/[^/]*$/, 'words.js')}`));
    for (const [lang, said] of Object.entries(words)) for (const [, ...names] of buttons) for (const name of names) {
      assert.ok(said[name].length > 0 && said[name].length <= 4, `${file}: ${name} in ${lang}: ${said[name]}`);
      count += 1;
    }
  }
  assert.ok(count >= 12);
  // A phone asks with them.
  const page = await phone.open('member/check-in/check-in');
  await page.until((data) => data.sheet, 'the sheet');
  await page.page.makeup({ detail: { day: '2026-11-20' } });
  assert.equal(phone.told.asked.length, 1);
  phone.close();
});

test('what stands between two things is of the language that is spoken', async () => {
  for (const file of sources.filter((path) => !/\/words\.ts$|\/language\.ts$/.test(path))) {
    assert.doesNotMatch(text_of(file), /\.join\("[^"]*[、，；：][^"]*"\)/, file);
    assert.doesNotMatch(text_of(file), /`[^`\n]*[、，；：（）][^`\n]*`/, file);
  }
  for (const [language, colon] of [['en', ': '], ['zh-CN', '：']]) {
    const phone = device(folder, { config: { shop: 'private-domain-mall', member: 'm-chen' }, storage: { language } });
    const referral = await phone.open('member/referral/referral');
    await referral.until((data) => data.referral && data.shop, 'the referral');
    assert.ok(referral.page.onShareAppMessage().title.startsWith(`${referral.data.shop}${colon}`));
    const campaigns = await phone.open('member/campaigns/campaigns');
    const { offers } = await campaigns.until((data) => data.campaigns, 'the campaigns');
    await campaigns.page.open({ currentTarget: { dataset: { id: offers[0].id } } });
    const run = await campaigns.until((data) => data.campaigns.runs[0], 'a run');
    assert.ok(campaigns.page.onShareAppMessage({ target: { dataset: { id: run.id } } }).title.startsWith(`${run.thing}${colon}`));
    phone.close();
  }
});

test('campaigns: each has its own picture, and no other goods are sent to the page', async () => {
  const phone = device(folder, { config: { shop: 'private-domain-mall', member: 'm-chen' } });
  const page = await phone.open('member/campaigns/campaigns');
  const { offers, runs } = await page.until((data) => data.campaigns, 'the campaigns');
  const { things } = page.page.store.view('goods');
  for (const { category, sku } of [...offers, ...runs]) assert.equal(category, things.find((one) => one.sku === sku).category);
  assert.equal(page.data.categories, undefined);
  phone.close();
});

test('a complaint: the page says that the demonstration does not send its text', async () => {
  for (const [language, unsent] of [['zh-CN', '内容未发给商家'], ['en', 'your text was not sent to the shop']]) {
    const phone = device(folder, { storage: { language } });
    const page = await phone.open('member/feedback/feedback');
    await page.until((data) => data.feedback, 'the page');
    page.page.write({ detail: { value: '包装破了' } });
    await page.page.send();
    assert.ok(page.text.includes(unsent), page.text);
    assert.doesNotMatch(page.text, /已收到|Received/);
    phone.close();
  }
});

test('the member code tells the minute of the code that is shown', async () => {
  let now = Date.now();
  const phone = device(folder, { now: () => now });
  const page = await phone.open('member/code/code');
  const { minute } = await page.until((data) => data.code, 'the code');
  now += 3 * 60_000;
  page.page.renew();
  const next = await page.until((data) => data.code.minute !== minute && data.code.minute, 'the next minute');
  assert.equal((Date.parse(`${next.replace(' ', 'T')}Z`) - Date.parse(`${minute.replace(' ', 'T')}Z`)) / 60_000, 3);
  phone.close();
});

/** An attribute of a template as its expressions have it. */
const attribute = (text, scope) => text.replace(/\{\{(.*?)\}\}/g, (_, expression) => new Function(...Object.keys(scope), `return ${expression}`)(...Object.values(scope)));
const template_of = (path) => elements_of(readFileSync(join(root, 'demo', path), 'utf8')).map(({ attributes }) => attributes);

test('screen readers hear prices, what is gone, what is chosen, and how each day stands', async () => {
  const templates = ['miniprogram', 'hosts'].flatMap((part) => readdirSync(join(root, 'demo', part), { recursive: true }).filter((file) => /\.(wxml|axml)$/.test(file) && !/node_modules|miniprogram_npm/.test(file)).map((file) => `${part}/${file}`));
  assert.ok(templates.length > 30);
  for (const path of templates) for (const { role, ...has } of template_of(path)) {
    if (role === 'tab') assert.ok('aria-selected' in has, path);
    if (role === 'radio' || role === 'checkbox') assert.ok('aria-checked' in has, path);
  }

  const phone = device(folder);
  const shop = await phone.open('pages/shop/shop');
  await shop.until(({ goods }) => goods?.things.every(({ payable }) => payable), 'every estimate');
  const thing = template_of('miniprogram/pages/shop/shop.wxml').find(({ bindtap }) => bindtap === 'explain');
  const lower = shop.data.goods.things.find((one) => one.lower);
  for (const item of [lower, { ...lower, lower: false, payable: lower.list }]) {
    const heard = attribute(thing['aria-label'], { item, w: shop.data.w });
    assert.ok(heard.includes(item.name) && heard.includes(item.list) && heard.includes(item.payable), heard);
    assert.equal(heard.includes('原价'), item.lower);
  }
  const line = template_of('miniprogram/pages/cart/cart.wxml').find(({ bindtap }) => bindtap === 'line');
  shop.page.change({ ...of('gift-box'), detail: { more: 3 } });
  const cart = await phone.open('pages/cart/cart');
  await cart.until((data) => data.cart?.price, 'the price');
  const [place] = cart.data.cart.places;
  const heard = (rows) => attribute(line['aria-label'], { cart: { rows }, place, w: cart.data.w });
  for (const { payable } of cart.data.cart.rows[place].parts) assert.ok(heard(cart.data.cart.rows).includes(payable), heard(cart.data.cart.rows));
  assert.match(heard({ [place]: { name: '礼盒', gone: true } }), /礼盒 已下架/);

  const page = await phone.open('member/check-in/check-in');
  const { weeks } = await page.until((data) => data.sheet, 'the sheet');
  const day = template_of('miniprogram/components/check-in-calendar/check-in-calendar.wxml').find(({ bindtap }) => bindtap === 'day');
  const calendar = await phone.open('components/check-in-calendar/check-in-calendar');
  const told = { done: '已签到', open: '可补签', missed: '未签', today: '可签到' };
  const seen = new Set();
  for (const item of weeks.flat()) {
    seen.add(item.state);
    const scope = { item, w: calendar.data.w };
    assert.equal(attribute(day['aria-label'], scope).includes(told[item.state] ?? item.day), true, item.day);
    assert.equal(attribute(day.role, scope), ['open', 'today'].includes(item.state) ? 'button' : '', item.day);
  }
  assert.ok(seen.has('done') && seen.has('today'));
  phone.close();
});

test('a button of the host\'s own is as wide as those beside it', () => {
  for (const path of pages) for (const [, before, classes] of readFileSync(join(folder, `${path}.wxml`), 'utf8').matchAll(/(class="two">.*?)?<button [^>]*class="([^"]*)"/g))
    assert.ok(before !== undefined || classes.split(' ').includes('whole'), path);
});
