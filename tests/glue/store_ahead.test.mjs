// The first prices of a visit, from a worker that the page's head has told to begin: of what the last visit has kept, or of what the
// books say. They are those of the page's own engine, which comes after them.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { chinese, engine, everybody, sample, store_worker } from './demo.mjs';
import { source } from './source.mjs';

const { MemberStore, localBooks } = await source('entries/store.ts');
const { makers } = await source('store/views/index.ts');

const now = Date.UTC(2026, 10, 24, 4);
const books_of = (shop = 'snack-shop', member = 'doudou') => localBooks({ engine, ...sample(shop, member), now: () => now });

async function opened({ own = now, ...options } = {}) {
  const store = new MemberStore({
    loadEngine: async () => engine, language: chinese, now: () => own, idle: (run) => setImmediate(run), books: () => books_of(), ...options,
  });
  await store.open();
  return { store, skus: store.view('goods').things.map(({ sku }) => sku) };
}

/** A worker that the head has told to begin: with what was kept, or with what the books say. */
function begun({ silent = false, ...told }) {
  const sent = [], worker = store_worker(sent);
  worker.silent = silent;
  const first = new Promise((resolve, reject) => worker.addEventListener('message', ({ data }) => data.number === -1 && (data.value ? resolve(data.value) : reject(data))));
  first.catch(() => undefined);
  worker.postMessage({ number: -1, does: 'begin', now, things: 3, ...told });
  return { first, sent, worker };
}

/** What a first visit has kept, and what the second one's head makes of it: a worker that was told to begin, and its answer. */
async function second_visit({ own = now, ...change } = {}) {
  const kept = {};
  const storage = { get: (name) => kept[name], set: (name, text) => { kept[name] = text; } };
  const { store, skus } = await opened({ own, storage });
  store.add(skus[0], 2);
  store.add(skus[1]);
  const told = { total: store.view('total'), cart: store.view('cart'), goods: store.view('goods') };
  await new Promise((resolve) => setTimeout(resolve, 20));
  store.dispose();
  return { kept, storage, skus, told, ...begun({ session: kept.session, cart: kept.cart, now: own, ...change }) };
}

test('on the next visit the worker prices what was kept before the page has its engine, to the same figures', async () => {
  const { first, sent, skus, storage, told, worker } = await second_visit();
  const order = [];
  let seen;
  const store = new MemberStore({
    language: chinese, now: () => now, idle: (run) => setImmediate(run), storage, ahead: { first, worker }, member: 'm-doudou',
    elapsed: (() => { let at = 0; return () => (at += 100); })(),
    loadEngine: async () => {
      order.push('engine');
      seen = { total: store.view('total'), units: store.view('goods').things.slice(0, 4).map(({ estimate }) => estimate?.payable.fen) };
      // Somebody taps before it is there: the total stays until there is another one.
      store.add(skus[0]);
      assert.equal(store.status.pricing, true);
      assert.deepEqual(store.view('total').payable, told.total.payable);
      return engine;
    },
    books: () => (order.push('books'), books_of()),
  });
  await store.open();
  assert.deepEqual(order, ['engine', 'books'], 'nothing else is asked before the first prices are shown');
  assert.deepEqual(seen.total, told.total);
  const alone = skus.slice(0, 3).map((sku) => engine_price(sku));
  assert.deepEqual(seen.units, [...alone, undefined]);
  assert.notEqual(store.view('total').payable.fen, told.total.payable.fen, 'the tap is priced when the engine is there');
  // The worker has the very center: it need not open it again.
  assert.equal(await store.priceWith({ as_tier: undefined }), undefined);
  assert.deepEqual([...new Set(sent.map(({ does }) => does))], ['begin', 'quote']);
  assert.equal(worker.ended, false);
  store.dispose();
  assert.equal(worker.ended, true);
});

test('where the page\'s clock is wrong, the next visit still begins at the time of the books', async () => {
  for (const own of [now + 400 * 86_400_000, now - 400 * 86_400_000]) {
    const { first, storage, told, worker } = await second_visit({ own });
    const [, text] = (await first).units[0];
    assert.equal(JSON.parse(text).receipt.at, now);
    let seen;
    const store = new MemberStore({
      language: chinese, now: () => own, idle: (run) => setImmediate(run), storage, ahead: { first, worker }, member: 'm-doudou',
      loadEngine: async () => {
        seen = { at: store.status.at, total: store.view('total') };
        return engine;
      },
      books: () => books_of(),
    });
    await store.open();
    assert.deepEqual(seen, { at: now, total: told.total });
    store.dispose();
  }
});

test('whoever travels before the worker has told its prices sees those of that time', async () => {
  const member_day = Date.UTC(2026, 11, 20, 4);
  for (const visit of [await second_visit(), await first_visit('snack-shop', 'doudou')]) {
    const { books = () => books_of(), first, loaded, storage, worker } = visit;
    let travelled = false;
    const store = new MemberStore({
      language: chinese, now: () => now, idle: (run) => setImmediate(run), storage, ahead: { first, loaded, worker }, member: 'm-doudou', books,
      elapsed: (() => { let at = 0; return () => (at += 100); })(),
      loadEngine: async () => engine,
    });
    store.subscribe(() => {
      if (travelled || store.status.phase !== 'kept') return;
      travelled = true;
      store.travel(member_day);
    });
    await store.open();
    assert.ok(travelled);
    const skus = store.view('goods').things.slice(0, 3).map(({ sku }) => sku);
    store.priceUnits(skus);
    await new Promise((resolve) => setTimeout(resolve, 50));
    assert.deepEqual(store.view('goods').things.slice(0, 3).map(({ estimate }) => estimate?.payable.fen), skus.map((sku) => engine_price(sku, member_day)));
    assert.notDeepEqual(skus.map((sku) => engine_price(sku, member_day)), skus.map((sku) => engine_price(sku)), 'that day has other prices');
    store.dispose();
  }
});

/** One unit of a thing, as the engine prices it for the sample's member. */
function engine_price(sku, at = now) {
  const { account, goods, program } = sample('snack-shop');
  const center = engine.open(program, account);
  const thing = goods.goods.find((one) => one.sku === sku);
  const { totals } = center.quote({ at, lines: [{ ...thing, quantity: 1 }], coupons: 'best', points: 'none', wallet: 'none', near_misses: 0, ...(goods.offer_totals && { offer_totals: goods.offer_totals }) });
  center.dispose();
  return totals.payable;
}

test('where the worker fails on what was kept, the page opens by itself, and the worker is gone', async () => {
  const { first, storage, told, worker } = await second_visit({ session: '{' });
  const { store } = await opened({ storage, ahead: { first, worker } });
  assert.deepEqual(store.view('total'), told.total);
  assert.equal(worker.ended, true);
  store.dispose();
});

test('where nothing was kept, a worker that was told to begin is gone, and nothing waits for it', async () => {
  const worker = { postMessage() {}, addEventListener() {}, terminate: () => (worker.ended = true) };
  const { store } = await opened({ ahead: { worker, first: new Promise(() => {}) } });
  assert.equal(store.status.phase, 'ready');
  assert.equal(worker.ended, true);
  store.dispose();
});

/** Books that are there, what the head has asked them for, and the worker that was told so. */
async function first_visit(shop, member, more) {
  const books = await books_of(shop, member);
  const [program, goods, standing] = await Promise.all([books.program(), books.goods(), books.member()]);
  const asked = [];
  const there = new Proxy(books, { get: (of, name) => (typeof of[name] === 'function' ? (...given) => (asked.push(name), of[name](...given)) : of[name]) });
  return { asked, books: there, ...begun({ session: JSON.stringify({ program, goods, standing }), ...more }), loaded: Promise.resolve() };
}

/** Of what is compared at the first prices and later: not how the store itself stands, nor the cart's lines. */
const views = Object.keys(makers).filter((name) => !['status', 'cart'].includes(name));

test('at the first visit the worker tells how the member stands and what things cost, before the page has its engine', async () => {
  for (const [shop, member] of everybody) {
    const { asked, books, first, loaded, sent, worker } = await first_visit(shop, member);
    let seen;
    const shown = () => Object.fromEntries(views.map((name) => [name, store.view(name)]));
    const store = new MemberStore({
      language: chinese, now: () => now, idle: (run) => setImmediate(run), ahead: { first, loaded, worker }, member: books.owner, books,
      elapsed: (() => { let at = 0; return () => (at += 100); })(),
      loadEngine: async () => {
        assert.deepEqual([store.status.phase, store.status.at], ['kept', now]);
        seen = shown();
        return engine;
      },
    });
    await store.open();
    assert.deepEqual([store.status.phase, store.status.online], ['ready', true]);
    const units = ({ goods }) => goods.things.slice(0, 3).map(({ estimate }) => estimate);
    assert.ok(units(seen).some((price) => price), `${shop}: some things have a price`);
    const later = shown();
    assert.deepEqual(units(seen), units(later));
    for (const name of views) if (name !== 'goods') assert.deepEqual(seen[name], later[name], `${shop} ${member} ${name}`);
    assert.deepEqual(asked.filter((name) => ['program', 'goods', 'member'].includes(name)).sort(), ['goods', 'member', 'program'], 'each once');
    // It prices on: the account was not told to it again.
    store.add(store.view('goods').things[0].sku);
    await store.priceWith({ as_tier: undefined });
    assert.deepEqual([...new Set(sent.map(({ does }) => does))], ['begin', 'quote'], shop);
    store.dispose();
    assert.equal(worker.ended, true);
  }
});

test('at the first visit a cart that was kept is priced by the worker, at the books\' time', async () => {
  const { skus, told: { total }, kept: { cart } } = await second_visit();
  for (const wrong of [0, 400, -400]) {
    const own = now + wrong * 86_400_000;
    const { books, first, loaded, worker } = await first_visit('snack-shop', 'doudou', { cart, now: own });
    let seen;
    const store = new MemberStore({
      language: chinese, now: () => own, idle: (run) => setImmediate(run), ahead: { first, loaded, worker }, member: books.owner, books,
      storage: { get: (name) => (name === 'cart' ? cart : undefined), set() {} },
      loadEngine: async () => {
        seen = { at: store.status.at, total: store.view('total') };
        store.add(skus[0]);
        return engine;
      },
    });
    await store.open();
    assert.deepEqual(seen, { at: now, total });
    assert.notEqual(store.view('total').payable.fen, total.payable.fen, 'the tap is priced when the engine is there');
    store.dispose();
  }
});

test('a line at a run\'s price is priced by the worker as the run is now, on a next visit and on a first one', async () => {
  const kept = {};
  const storage = { get: (name) => kept[name], set: (name, text) => { kept[name] = text; } };
  const { store } = await opened({ storage });
  const [run] = store.view('campaigns').runs;
  // Of what it was at when it was put in nothing is taken.
  store.addAt(run.sku, { id: run.id, kind: run.kind, unit_price: 1 });
  await new Promise((resolve) => setTimeout(resolve, 20));
  const { payable } = store.view('total'), { lines } = JSON.parse(kept.cart);
  assert.deepEqual([store.view('cart').lines[0].run, lines[0].price.id], [run.price, run.id]);
  store.dispose();
  const next = begun({ session: kept.session, cart: kept.cart });
  const first = await first_visit('snack-shop', 'doudou', { cart: kept.cart });
  for (const prices of [next.first, first.first]) assert.equal(JSON.parse((await prices).cart).totals.payable, payable.fen);
  const over = begun({ session: kept.session, cart: JSON.stringify({ ...JSON.parse(kept.cart), lines: [{ ...lines[0], price: { ...lines[0].price, id: 'gone' } }] }) });
  const { totals, lines: parts } = JSON.parse((await over.first).cart);
  assert.deepEqual([totals.payable > payable.fen, parts[0].price_kind === 'group_buy'], [true, false]);
  for (const { worker } of [next, first, over]) worker.terminate();
});

test('where the worker fails at the first visit, or the books do, the page opens by itself, and the worker is gone', async () => {
  const { store: own } = await opened();
  const standing = own.view('home');
  own.dispose();
  for (const [what, more, fails] of [
    ['what it was told is none', { session: '{' }], ['it refuses the program', { session: '{"program":1,"goods":{"goods":[]},"standing":{"account":{}}}' }], ['it is silent', { silent: true }],
    ['it cannot load its engine', { silent: true }, true],
  ]) {
    const { books, ...visit } = await first_visit('snack-shop', 'doudou', more);
    const { worker } = visit;
    if (fails) visit.loaded = visit.first = Promise.reject(new Error('no module'));
    visit.first.catch(() => undefined);
    const { store } = await opened({ books, member: books.owner, ahead: visit });
    assert.equal(store.status.phase, 'ready', what);
    assert.deepEqual(store.view('home'), standing, what);
    assert.equal(worker.ended, true, what);
    store.dispose();
  }
  const { books, ...visit } = await first_visit('snack-shop', 'doudou');
  const offline = new Proxy(books, { get: (of, name) => (name === 'member' ? () => Promise.reject(new Error('offline')) : of[name]) });
  const store = new MemberStore({ loadEngine: async () => engine, language: chinese, now: () => now, member: books.owner, ahead: visit, books: offline });
  await store.open();
  assert.equal(store.status.phase, 'failed');
  assert.equal(visit.worker.ended, true);
  store.dispose();
});

test('a worker that was told of another account, or of other rules, is done without', async () => {
  for (const [what, change] of [['an event more', { events: 1 }], ['other rules', { version: 'other' }]]) {
    const { books, ...visit } = await first_visit('snack-shop', 'doudou');
    visit.first = visit.first.then((told) => ({ ...told, ...change, units: told.units.map(([sku]) => [sku, '{"totals":{"payable":1}}']) }));
    const { store } = await opened({ books, member: books.owner, ahead: visit });
    assert.equal(visit.worker.ended, true, what);
    const [{ estimate, sku }] = store.view('goods').things;
    assert.ok(!estimate || estimate.payable.fen === engine_price(sku), what);
    store.dispose();
  }
  const { kept, storage, worker, first } = await second_visit();
  // Another page of theirs has kept more meanwhile.
  kept.session = JSON.stringify({ ...JSON.parse(kept.session), events: 1 });
  const { store } = await opened({ storage, ahead: { first, worker }, member: 'm-doudou' });
  assert.equal(worker.ended, true);
  store.dispose();
});

test('a worker that never has its engine is waited for six seconds, and no more', async (t) => {
  const { books, ...visit } = await first_visit('snack-shop', 'doudou', { silent: true });
  visit.loaded = new Promise(() => {});
  t.mock.timers.enable({ apis: ['setTimeout'] });
  const opening = opened({ books, member: books.owner, ahead: visit });
  const passed = async (ms) => {
    t.mock.timers.tick(ms);
    for (let i = 0; i < 20; ++i) await new Promise(setImmediate);
  };
  await passed(0);
  await passed(5999);
  assert.equal(visit.worker.ended, false);
  await passed(1);
  await passed(1500);
  assert.equal(visit.worker.ended, true);
  const { store } = await opening;
  assert.equal(store.status.phase, 'ready');
  store.dispose();
});
