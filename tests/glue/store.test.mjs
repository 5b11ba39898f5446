// The store: what a page binds to, on books of its own and by a service that a test plays.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { root, source } from './source.mjs';

const { MemberStore, localBooks, memoryStorage, chineseWords, englishWords } = await source('entries/store.ts');
const { zhCN, en } = await source('entries/messages.ts');
const { loadEngine } = await import(`${root}dist/node.mjs`);

const chinese = { sentences: zhCN, words: chineseWords }, english = { sentences: en, words: englishWords };
const json = (path) => JSON.parse(readFileSync(root + path, 'utf8'));
const snack = { program: json('demo/shops/snack-shop/program.json'), goods: json('demo/shops/snack-shop/goods.json') };
const engine = await loadEngine();
const now = Date.UTC(2026, 10, 22, 4);

/** A member of the snack shop with points and coupons, as an account. */
function doudou() {
  const center = engine.open(snack.program);
  for (const line of readFileSync(`${root}demo/shops/snack-shop/members/doudou.events.jsonl`, 'utf8').trim().split('\n')) center.apply(JSON.parse(line));
  const account = center.snapshot();
  center.dispose();
  return account;
}

/** An order of an account as it is shown: the newest unless named. */
function order_of(account, id) {
  const center = engine.open(snack.program, account);
  const { orders } = center.overview(account.at);
  center.dispose();
  return id ? orders.find((order) => order.id === id) : orders[0];
}

async function opened(options = {}) {
  const at = { now };
  let books;
  const store = new MemberStore({
    loadEngine: async () => engine, language: chinese, now: () => at.now, idle: (run) => setImmediate(run),
    books: async () => (books = await localBooks({ engine, ...snack, account: doudou(), now: () => at.now })), ...options,
  });
  await store.open();
  return { store, at, books: () => books };
}

test('a cart is priced on the tap, to what the engine says', async () => {
  const { store } = await opened();
  assert.equal(store.view('status').phase, 'ready', store.view('status').problem);
  assert.deepEqual(store.view('cart'), { empty: true, delivered: true, lines: [] });
  store.add('chips-tomato', 3);
  store.add('nuts-daily');
  const { price, lines } = store.view('cart');
  const center = engine.open(snack.program, doudou());
  const quote = center.quote({ at: now, shipping: snack.goods.shipping, coupons: 'best', points: 'none', wallet: 'none', near_misses: 3,
    lines: [['chips-tomato', 3], ['nuts-daily', 1]].map(([sku, quantity]) => ({ ...snack.goods.goods.find((thing) => thing.sku === sku), quantity })) });
  center.dispose();
  assert.equal(price.payable.fen, quote.totals.payable);
  assert.deepEqual(price.steps.map(({ amount }) => amount.fen), quote.steps.map(({ amount }) => amount));
  assert.equal(lines.length, 2);
  assert.deepEqual(lines.map(({ parts }) => parts.reduce((sum, part) => sum + part.quantity, 0)), [3, 1]);
  store.dispose();
});

test('a view is the same object until it is another', async () => {
  const { store } = await opened();
  const home = store.view('home');
  store.add('chips-tomato');
  assert.equal(store.view('home'), home);
  const cart = store.view('cart');
  assert.equal(store.view('cart'), cart);
  store.speak(english);
  assert.notEqual(store.view('home'), home);
  assert.equal(store.view('home').points.text, `${home.points.points} points`);
  store.dispose();
});

test('an order is booked at the price that was shown, once, and the account follows', async () => {
  const { store, books } = await opened();
  store.choose({ points: 'max', wallet: 'max' });
  store.add('gift-box');
  const { deduct, wallet } = store.view('cart').price;
  assert.deepEqual([deduct.on, wallet.on], [true, true]);
  store.choose({ points: 'none', delivered: false });
  assert.deepEqual([store.view('cart').price.deduct.on, store.view('cart').price.wallet.on, store.view('cart').delivered], [false, true, false]);
  store.choose({ points: 'max', delivered: true });
  const shown = store.view('cart').price.payable.fen;
  const [one, two] = await Promise.all([store.order(), store.order()]);
  assert.equal(one, two);
  assert.equal(one.state, 'accepted');
  assert.equal(store.view('cart').empty, true);
  assert.equal(store.view('home').to_pay, 1);
  const order = one.booked.sealed.id;
  await books().staff({ id: `pay-${order}`, kind: 'order_paid', order_id: order });
  await store.catchUp();
  assert.equal(store.view('home').to_pay, 0);
  const { account } = await books().member();
  assert.equal(order_of(account, order).payable, shown);
  store.dispose();
});

test('what an open sheet asks beside is not ordered: the receipt is of the cart alone', async () => {
  const { store } = await opened();
  store.add('nuts-daily');
  store.add('gift-box');
  const plain = store.view('cart');
  store.explain();
  while (store.view('cart') === plain) await new Promise((resolve) => setImmediate(resolve));
  const { coupons, payable, near, add } = store.view('cart').price;
  assert.equal(payable.fen, plain.price.payable.fen);
  assert.ok(coupons.usable.filter(({ chosen }) => !chosen).every(({ costs, reasons }) => costs || reasons.length > 0));
  assert.ok(near.length === 0 || add.every(({ reaches }) => reaches.length > 0));
  const done = await store.order();
  assert.equal(done.state, 'accepted', done.sentence);
  const { cart } = done.booked.sealed.order.receipt ?? { cart: {} };
  assert.deepEqual([cart.add_ons, cart.explain], [undefined, undefined]);
  store.dispose();
});

test('a price that has changed refuses the order, field by field, and the page has the new one', async () => {
  const goods = structuredClone(snack.goods);
  let own;
  const { store } = await opened({ books: async () => (own = await localBooks({ engine, program: snack.program, goods, account: doudou(), now: () => now })) });
  store.add('milk-oat', 2);
  const before = store.view('cart').price.payable.fen;
  // The page has its own copy of the catalogue, as it has it from a service.
  own.goods = async () => structuredClone(goods);
  await store.refresh();
  goods.goods.find(({ sku }) => sku === 'milk-oat').unit_price += 100;
  const done = await store.order();
  assert.equal(done.state, 'refused');
  assert.equal(done.error.code, 'cart_differs');
  assert.match(done.differs.at, /unit_price/);
  assert.equal(Number(done.differs.own), Number(done.differs.claimed) + 100);
  assert.ok(done.sentence.length > 0);
  assert.ok(store.view('cart').price.payable.fen > before);
  store.dispose();
});

test('what another device has used is told once, and the next price is without it', async () => {
  const books = await localBooks({ engine, ...snack, account: doudou(), now: () => now });
  await books.staff({ id: 'till', kind: 'coupon_issued', coupon: 'no-threshold-5' });
  const [one, two] = [(await opened({ books })).store, (await opened({ books })).store];
  for (const store of [one, two]) {
    store.add('milk-oat', 2);
    store.choose({ coupons: { must: ['till.1'] } });
    assert.ok(store.view('cart').price.steps.some(({ name }) => name === '5元无门槛'));
  }
  const shown = one.view('cart').price.payable.fen;
  assert.equal((await two.order()).state, 'accepted');
  const refused = await one.order();
  assert.deepEqual([refused.state, refused.error.code], ['refused', 'held']);
  assert.ok(one.view('cart').price.payable.fen > shown);
  one.choose({ coupons: 'best' });
  assert.equal((await one.order()).state, 'accepted');
  one.dispose();
  two.dispose();
});

test('a price that time has changed is told before it is ordered', async () => {
  // A flash price from noon to 14:00 in Shanghai: the second visit orders when it is over.
  const prices = [];
  for (const orders of [false, true]) {
    const { store, at } = await opened();
    store.add('jelly-lychee', 2);
    prices.push(store.view('cart').price.payable.fen);
    at.now += 2 * 3_600_000;
    if (orders) {
      const done = await store.order();
      assert.deepEqual([done.state, done.error.code, done.differs.claimed, done.differs.own], ['refused', 'payable_differs', ...[prices[0], prices[1]].map(String)]);
      assert.ok(done.sentence.includes((prices[1] / 100).toFixed(2)));
      assert.equal((await store.order()).state, 'accepted', 'at the price that is shown now');
    } else {
      store.tick();
      prices[1] = store.view('cart').price.payable.fen;
      assert.ok(prices[1] > prices[0]);
      prices.length = 2;
    }
    store.dispose();
  }
});

test('without the network an order waits, survives the page, and is sent once', async () => {
  const storage = memoryStorage();
  const books = await localBooks({ engine, ...snack, account: doudou(), now: () => now });
  let there = true, arrived = 0;
  const { ServiceError } = await source('entries/service.ts');
  const net = new Proxy(books, { get: (target, name) => async (...given) => {
    if (!there) throw new ServiceError({ code: 'no_answer', at: '', details: { reason: 'offline' }, title: '' }, [], 0, '');
    if (name === 'placeOrder') ++arrived;
    return target[name](...given);
  } });
  const options = { books: net, storage };
  const first = (await opened(options)).store;
  first.add('gift-box');
  const shown = first.view('cart').price.payable.fen;
  there = false;
  assert.equal((await first.order()).state, 'waiting');
  assert.deepEqual([first.view('status').online, first.view('status').waiting], [false, 1]);
  first.dispose();

  const second = (await opened(options)).store;
  assert.equal(second.view('status').phase, 'ready', 'what was kept is enough to go on');
  assert.equal(second.view('status').waiting, 1);
  second.add('milk-oat');
  assert.ok(second.view('cart').price.payable.fen > 0);
  there = true;
  await second.refresh();
  assert.deepEqual([second.view('status').online, second.view('status').waiting, arrived], [true, 0, 1]);
  assert.equal(second.view('home').to_pay, 1);
  const { account } = await books.member();
  assert.equal(order_of(account).payable, shown);
  second.dispose();
});

test('books on the page have one time for an order, and a clock that was put back takes nothing back', async () => {
  // Each look at the clock is a millisecond later.
  let at = now;
  const books = await localBooks({ engine, ...snack, account: doudou(), now: () => at++, hold: 60_000 });
  const order = (id) => books.placeOrder({ id, cart: { lines: [{ sku: 'gift-box', quantity: 1 }] } });
  const { sealed: first } = await order('first');
  assert.equal(first.until - first.at, 60_000);

  at -= 400 * 86_400_000;
  assert.ok((await books.member()).now >= first.at);
  const { sealed: second } = await order('second');
  assert.deepEqual([second.at, second.until - second.at], [first.at, 60_000]);
  const { sealed: undone } = await books.cancelOrder('second', { id: 'undone' });
  assert.equal(undone.at, first.at);
  assert.equal((await books.staff({ id: 'paid', kind: 'order_paid', order_id: 'first' })).sealed.at, first.at);
  assert.deepEqual((await books.events(0)).map(({ events }) => events), [1, 2, 3, 4]);
});

test('how a store stands is told also where nothing is there to be shown', async () => {
  const store = new MemberStore({
    loadEngine: async () => { throw new Error('no module'); }, language: chinese, now: () => now,
    books: async () => localBooks({ engine, ...snack, now: () => now }),
  });
  const seen = [store.view('status').phase];
  store.subscribe(() => seen.push(store.view('status').phase));
  assert.equal(store.view('home'), undefined);
  await store.open();
  assert.deepEqual(seen, ['opening', 'failed']);
  assert.ok(store.view('status').problem);
  store.dispose();
});

test('what is kept is shown before the engine is there', async () => {
  const storage = memoryStorage();
  const books = await localBooks({ engine, ...snack, account: doudou(), now: () => now });
  const first = (await opened({ books, storage })).store;
  const home = structuredClone(first.view('home'));
  first.dispose();
  let load;
  const second = new MemberStore({ books, storage, language: chinese, now: () => now, idle: (run) => setImmediate(run), loadEngine: () => new Promise((resolve) => { load = resolve; }) });
  const opening = second.open();
  while (second.status.phase === 'opening') await new Promise((resolve) => setImmediate(resolve));
  assert.equal(second.view('status').phase, 'kept');
  assert.deepEqual(second.view('home'), home);
  load(engine);
  await opening;
  assert.equal(second.view('status').phase, 'ready');
  second.dispose();
});

test('the same account again opens nothing again; another one does', async () => {
  let opens = 0, workers = 0;
  const counting = { ...engine, version: engine.version, open: (...given) => (++opens, engine.open(...given)) };
  const heard = [];
  const worker = () => (++workers, { postMessage: (message) => heard.push(message.does), addEventListener() {}, terminate() {} });
  const books = await localBooks({ engine, ...snack, account: doudou(), now: () => now });
  const { store } = await opened({ books, loadEngine: async () => counting, worker, elapsed: () => 0 });
  assert.deepEqual([opens, workers], [1, 0], 'there is no work yet for a worker');
  store.add('milk-oat');
  void store.priceWith({ as_tier: 'svip' });
  assert.deepEqual([opens, workers], [1, 1]);
  await store.refresh();
  assert.deepEqual([opens, workers], [1, 1]);
  await books.staff({ id: 'g1', kind: 'points_granted', points: 5 });
  await store.catchUp();
  assert.deepEqual(heard.filter((does) => does !== 'quote'), ['open', 'apply'], 'the worker has what the page has');
  await store.refresh();
  assert.deepEqual([opens, workers], [1, 1]);
  await books.staff({ id: 'g2', kind: 'points_granted', points: 5 });
  await store.refresh();
  assert.deepEqual([opens, workers], [2, 2], 'it was not followed: the account is another one, and what was asked of the worker is asked of another');
  store.dispose();
});

test('a frozen center and a store survive being looked into', async () => {
  const { store } = await opened();
  const center = engine.open(snack.program);
  const { reactive, ref, isReactive } = await import(new URL('../../js-glue/node_modules/vue/dist/vue.cjs.js', import.meta.url));
  for (const held of [reactive({ center, store }), ref({ center, store }).value]) {
    assert.equal(isReactive(held.center), false);
    assert.equal(isReactive(held.store), false);
    assert.ok(held.center.overview(now).points);
    held.store.add('milk-oat');
  }
  center.dispose();
  store.dispose();
});
