// What binds the store to setData: after every tap the paths lead from the old data to exactly the new view.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { root, source } from './source.mjs';

const { MemberStore, localBooks, chineseWords } = await source('entries/store.ts');
const { zhCN } = await source('entries/messages.ts');
const { loadEngine } = await import(`${root}dist/node.mjs`);
const engine = await loadEngine();
const now = Date.UTC(2026, 10, 22, 4);
const json = (path) => JSON.parse(readFileSync(root + path, 'utf8'));

/** A behaviour as the host registers it: the definition itself. */
globalThis.Behavior = (definition) => definition;
const { drawn: drawn_cart, nothing_open } = await source('../../demo/miniprogram/pages/cart/drawn.ts');
const { bindViews, changes, part, rowsOf, sessionBehavior } = await source('entries/miniprogram_session.ts');

/** setData as mini-programs have it: a copy of each value, at its path. Undefined is an error there. */
function set_data(data, given) {
  for (const [path, value] of Object.entries(given)) {
    assert.notEqual(value, undefined, path);
    const keys = path.split(/[.[\]]+/).filter(Boolean);
    const last = keys.pop();
    let at = data;
    for (const key of keys) {
      assert.ok(at[key] !== null && typeof at[key] === 'object', `${path}: nothing is there to hold it`);
      at = at[key];
    }
    at[last] = structuredClone(value);
  }
}

/** Null is what setData has for "not there". */
const without_nulls = (value) => Array.isArray(value) ? value.map(without_nulls)
  : value && typeof value === 'object' ? Object.fromEntries(Object.entries(value).filter(([, of]) => of !== null && of !== undefined).map(([key, of]) => [key, without_nulls(of)])) : value;

const bytes = (given) => Buffer.byteLength(JSON.stringify(given));
const tick = () => new Promise((resolve) => setImmediate(resolve));

async function opened(options) {
  const books = await localBooks({ engine, now: () => now, ...options });
  const store = new MemberStore({ books, loadEngine: async () => engine, language: { sentences: zhCN, words: chineseWords }, now: () => now, idle: (run) => setImmediate(run) });
  await store.open();
  assert.equal(store.status.phase, 'ready', store.status.problem);
  return store;
}

function page() {
  const calls = [];
  const data = {};
  return { data, calls, setData(given) { calls.push(given); set_data(data, given); } };
}

/** Thirteen digits, as shops have them. */
const sku_of = (n) => `6901234567${String(n).padStart(3, '0')}`;

/** A shop's member with 50 things in the cart and 100 coupons: fifty that apply to a thing each, fifty with a threshold. */
function large() {
  const things = Array.from({ length: 50 }, (_, n) => ({ sku: sku_of(n), name: `商品${n}号`, category: `c${n % 5}`, unit_price: 1900 + 100 * n }));
  const coupons = Array.from({ length: 20 }, (_, n) => ({ id: `k${n}`, name: `满${10 * (n + 1)}减${n + 1}券`, group: 'coupon', validity: { days_after_issue: 30 },
    scope: n % 2 ? { categories: [`c${n % 5}`] } : {}, effects: [{ kind: 'amount_off', steps: [{ at: 30000 * (n + 1), amount: 100 * (n + 1) }] }] }));
  const program = { id: 'large', version: 1, timezone: 'Asia/Shanghai', coupons, pricing: { groups: [{ id: 'coupon', max_per_order: 1 }] } };
  const center = engine.open(program);
  center.apply({ id: 'm', at: now - 2, kind: 'member_joined', member: { id: 'm-1' } });
  for (let n = 0; n < 100; ++n) center.apply({ id: `i${n}`, at: now - 1, kind: 'coupon_issued', coupon: `k${n % 20}` });
  const account = center.snapshot();
  center.dispose();
  return { program, goods: { goods: things }, account };
}

const picks = [0, 1, true, 'a', null, undefined, { a: 1 }, { a: { b: [1, 2] }, c: 'x' }, { a: { b: [1] } }, [], [1], [1, 2, 3], [{ id: 'a', n: 1 }, { id: 'b' }], [{ id: 'b' }], { 'a.b': 1 }, { 'a.b': 2, c: [] }];

test('from any value to any other the paths are enough', () => {
  for (const before of picks) for (const after of picks) {
    const data = {};
    set_data(data, changes(undefined, before, 'v'));
    set_data(data, changes(before, after, 'v'));
    assert.deepEqual(without_nulls(data), without_nulls({ v: after }), JSON.stringify([before, after]));
  }
  assert.deepEqual(changes({ a: { b: 1, c: 2 } }, { a: { b: 1, c: 3 } }, 'v'), { 'v.a.c': 3 });
  assert.deepEqual(changes([{ n: 1 }, { n: 2 }], [{ n: 1 }, { n: 3 }, { n: 4 }], 'v'), { 'v[1].n': 3, 'v[2]': { n: 4 } });
  assert.deepEqual(changes({ a: 1, b: 2 }, { a: 1 }, 'v'), { 'v.b': null });
  assert.deepEqual(changes([1, 2], [1], 'v'), { v: [1] });
});

test('after each tap the page has exactly what the store shows', async () => {
  const snack = { program: json('demo/shops/snack-shop/program.json'), goods: json('demo/shops/snack-shop/goods.json') };
  const center = engine.open(snack.program);
  for (const line of readFileSync(`${root}demo/shops/snack-shop/members/doudou.events.jsonl`, 'utf8').trim().split('\n')) center.apply(JSON.parse(line));
  const store = await opened({ ...snack, account: center.snapshot() });
  center.dispose();
  const shown = page();
  const names = ['status', 'home', 'goods', 'cart'];
  const binding = bindViews(shown, store, Object.fromEntries(names.map((name) => [name, name])));
  const skus = snack.goods.goods.map(({ sku }) => sku);
  const taps = [
    () => store.add(skus[0]), () => store.add(skus[1], 3), () => store.choose({ points: 'max' }), () => store.explain(), () => store.add(skus[4], 2),
    () => store.choose({ coupons: [] }), () => store.setQuantity(skus[0], 0), () => store.choose({ coupons: 'best' }), () => store.priceUnits(skus),
    () => store.explain(false), () => store.order(), () => store.add(skus[2]), () => store.clear(),
  ];
  for (const [place, tap] of taps.entries()) {
    const answer = tap();
    await tick();
    await answer;
    for (let n = 0; n < 5; ++n) await tick();
    for (const name of names) assert.deepEqual(without_nulls(shown.data[name]), without_nulls(structuredClone(store.view(name))), `tap ${place}: ${name}`);
  }
  const count = shown.calls.length;
  store.add(skus[0]);
  store.add(skus[1]);
  await tick();
  assert.equal(shown.calls.length, count + 1, 'two changes of a tick are one setData');
  binding.hide();
  store.add(skus[3], 2);
  await tick();
  assert.equal(shown.calls.length, count + 1, 'a hidden page is left alone');
  binding.show();
  assert.equal(shown.data.cart.price.payable.text, store.view('cart').price.payable.text);
  binding.end();
  store.clear();
  await tick();
  assert.notEqual(shown.data.cart.empty, true);
  store.dispose();
});

test('a changed quantity among 50 lines and 100 coupons: 4 kB and a frame', async (t) => {
  // The demonstration keeps its language where a mini-program keeps things.
  globalThis.wx = { getStorageSync: () => 'zh-CN' };
  t.after(() => delete globalThis.wx);
  const store = await opened(large());
  for (let n = 0; n < 50; ++n) store.add(sku_of(n), 2 + (n % 3));
  const shown = page();
  // What the demonstration's cart page draws, with its sheet closed and open.
  const opened_parts = { ...nothing_open };
  const drawn = part('cart', (view) => drawn_cart(view, opened_parts));
  bindViews(shown, store, { cart: drawn });
  assert.equal(store.view('cart').price.coupons.usable.length + store.view('cart').price.coupons.unusable.length, 100);
  // First taps compile what later ones run: the time is of a page that has been used a little.
  for (let n = 0; n < 60; ++n) {
    store.add(sku_of(n >> 1), n % 2 ? -1 : 1);
    await Promise.resolve();
  }
  let most = 0;
  const spent = [];
  for (let n = 0; n < 40; ++n) {
    const before = shown.calls.length;
    const began = process.cpuUsage();
    store.add(sku_of(n), n % 4 === 3 ? -1 : 1);
    await Promise.resolve();
    // Time of the processor: others may have the machine as well.
    const { user, system } = process.cpuUsage(began);
    spent.push((user + system) / 1000);
    assert.equal(shown.calls.length, before + 1);
    most = Math.max(most, bytes(shown.calls[before]));
    assert.deepEqual(without_nulls(shown.data.cart), without_nulls(structuredClone(drawn.show(store.view('cart')))));
  }
  spent.sort((a, b) => a - b);
  t.diagnostic(`at most ${most} bytes; ${spent[20].toFixed(1)} ms in the middle, ${spent[38].toFixed(1)} ms at the 95th of 100`);
  assert.ok(most <= 4096, `${most} bytes`);
  // A line that goes, from the first to the last, and one that comes: no other line is sent with it.
  let gone = 0, come = 0;
  for (const n of [0, 1, 24, 47, 49]) for (const [does, quantity] of [['gone', 0], ['come', 3]]) {
    const before = shown.calls.length;
    store.setQuantity(sku_of(n), quantity);
    await Promise.resolve();
    const sent = bytes(shown.calls[before]);
    if (does === 'gone') gone = Math.max(gone, sent);
    else come = Math.max(come, sent);
    assert.deepEqual(without_nulls(shown.data.cart), without_nulls(structuredClone(drawn.show(store.view('cart')))));
  }
  t.diagnostic(`a line that is taken out: ${gone} bytes; one that is put in: ${come}`);
  assert.ok(gone <= 4096 && come <= 4096, `${gone} and ${come} bytes`);
  assert.ok(spent[20] <= 16, `${spent[20]} ms`);
  store.dispose();
});

test('a list by its keys: a row that goes, comes or moves is the order of the keys and itself', () => {
  const told = (list) => rowsOf(list, ({ sku }) => sku, ({ quantity, sku }) => ({ sku, quantity }));
  const list = ['6901234567892', 'a.b', '茶 1', 'a.b', 'a_b'].map((sku, n) => ({ sku, quantity: n }));
  const { places, rows } = told(list);
  assert.equal(new Set(places).size, list.length, 'two of one id are two rows');
  assert.deepEqual(places.map((place) => rows[place]), list);
  for (const place of places) assert.match(place, /^[A-Za-z]\w*$/, 'a name that a path can have');
  const data = {};
  set_data(data, changes(undefined, told(list), 'v'));
  for (const next of [list.slice(1), list, list.slice().reverse(), [{ sku: 'new', quantity: 9 }, ...list], []]) {
    set_data(data, changes({ places: data.v.places, rows: without_nulls(data.v.rows) }, told(next), 'v'));
    assert.deepEqual(data.v.places.map((place) => data.v.rows[place]), next);
  }
});

test('the behaviour binds when the store is there, and lets go of a page that is gone before', async () => {
  const store = await opened(large());
  const behavior = sessionBehavior({ store: async () => store, bind: { cart: 'cart' } });
  const one = page(), gone = page(), broken = page();
  let told;
  one.opened = (given) => { told = given; };
  behavior.lifetimes.attached.call(one);
  behavior.lifetimes.attached.call(gone);
  behavior.lifetimes.detached.call(gone);
  await tick();
  assert.equal(told, store);
  assert.equal(one.data.cart.empty, true);
  assert.deepEqual(gone.calls, []);
  behavior.pageLifetimes.hide.call(one);
  store.add(sku_of(1));
  await tick();
  assert.equal(one.data.cart.empty, true);
  behavior.pageLifetimes.show.call(one);
  assert.equal(one.data.cart.lines.length, 1);
  behavior.lifetimes.detached.call(one);

  let well = false;
  const later = sessionBehavior({ store: async () => { if (!well) throw new Error('no module'); return store; }, bind: { home: 'home' } });
  broken.failed = (error) => { told = error.message; };
  later.lifetimes.attached.call(broken);
  await tick();
  assert.equal(told, 'no module');
  const at_once = sessionBehavior({ store() { throw new Error('no store'); }, bind: { home: 'home' } });
  at_once.lifetimes.attached.call(broken);
  await tick();
  assert.equal(told, 'no store');
  well = true;
  await later.methods.openSession.call(broken);
  assert.equal(broken.data.home.coupons, 100);
  store.dispose();
});

test('a part that throws is told to the console, and the others are shown', async (t) => {
  const store = await opened(large());
  t.mock.timers.enable({ apis: ['setTimeout'] });
  const shown = page();
  const binding = bindViews(shown, store, { part: part('cart', () => { throw new Error('of the page'); }), cart: 'cart' });
  assert.throws(() => t.mock.timers.tick(1), /of the page/);
  assert.equal(shown.data.cart.empty, true);
  store.add(sku_of(1));
  await Promise.resolve();
  assert.throws(() => t.mock.timers.tick(1), /of the page/);
  assert.equal(shown.data.cart.lines.length, 1);
  binding.end();
  t.mock.timers.reset();
  store.dispose();
});
