// What a tap costs: the total before the rest, a worker that is told little, and objects that stay where nothing has changed.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { chinese, engine, sample, store_worker } from './demo.mjs';
import { source } from './source.mjs';

// One bundle: what the store makes and what is looked at here are of the same classes.
const { MemberStore, localBooks } = await source('entries/store.ts');
const { ToldQuote } = await source('store/told_quote.ts');

const now = Date.UTC(2026, 10, 24, 4);

async function opened({ own = now, ...options } = {}) {
  const store = new MemberStore({
    loadEngine: async () => engine, language: chinese, now: () => own, idle: (run) => setImmediate(run),
    books: () => localBooks({ engine, ...sample('snack-shop'), now: () => now }), ...options,
  });
  await store.open();
  return { store, skus: store.view('goods').things.map(({ sku }) => sku) };
}

test('a worker is told what has changed of a cart, and prices all of it', async () => {
  const sent = [];
  const { store, skus } = await opened({ worker: () => store_worker(sent), elapsed: (() => { let at = 0; return () => (at += 100); })() });
  const told = async () => { while (store.status.pricing) await new Promise(setImmediate); };
  for (const sku of skus) store.add(sku);
  await store.priceWith({ as_tier: undefined });
  store.add(skus[0]);
  await told();
  store.add(skus[1], 2);
  assert.equal(store.status.pricing, true, 'the worker prices it');
  const before = store.view('total');
  assert.equal(before.lines, skus.length);
  await told();
  const lines = sent[sent.length - 1].lines;
  assert.deepEqual(lines.changed.map(([place, { quantity, sku }]) => [place, sku, quantity]), [[1, skus[1], 3]]);
  const { price } = store.view('cart');
  assert.deepEqual(store.view('total'), { lines: skus.length, payable: price.payable, saved: price.saved });
  store.dispose();
});

test('a tap that was foreseen has its total at once, and it is the one that it would have without', async () => {
  const sent = [];
  const { store, skus } = await opened({ worker: () => store_worker(sent), elapsed: (() => { let at = 0; return () => (at += 100); })() });
  const told = async () => { while (store.status.pricing) await new Promise(setImmediate); };
  for (const sku of skus) store.add(sku);
  await store.priceWith({ as_tier: undefined });
  store.add(skus[0]);
  await told();
  const before = store.view('total');
  store.foreseeQuantity(skus[1], 4);
  assert.equal(store.foreseenTotal(skus[1], 4), undefined, 'the worker has it still');
  const computed = async () => { for (let i = 0; i < 20; ++i) await new Promise(setImmediate); };
  await computed();
  assert.equal(store.view('total'), before, 'nothing has changed yet');
  const ahead = store.foreseenTotal(skus[1], 4);
  assert.notDeepEqual(ahead, before);
  assert.equal(store.foreseenTotal(skus[1], 3), undefined, 'of another quantity');
  assert.equal(store.foreseenTotal(skus[0], 4), undefined, 'of another thing');
  store.setQuantity(skus[1], 4);
  assert.equal(store.status.pricing, false);
  const foreseen = store.view('total');
  assert.deepEqual(foreseen, ahead);
  store.setQuantity(skus[1], 5);
  await told();
  store.setQuantity(skus[1], 4);
  await told();
  assert.deepEqual(store.view('total'), foreseen);
  store.dispose();
});

test('a total that was foreseen holds for the cart, the account and the second that it was of', async () => {
  let clock = now;
  const { store, skus } = await opened({ worker: () => store_worker([]), now: () => clock, elapsed: (() => { let at = 0; return () => (at += 100); })() });
  for (const sku of skus) store.add(sku);
  await store.priceWith({ as_tier: undefined });
  const foreseen = async () => {
    while (store.status.pricing) await new Promise(setImmediate);
    store.foreseeQuantity(skus[1], 4);
    for (let i = 0; i < 20; ++i) await new Promise(setImmediate);
    assert.notEqual(store.foreseenTotal(skus[1], 4), undefined);
  };
  const gone = (why) => assert.equal(store.foreseenTotal(skus[1], 4), undefined, why);
  await foreseen();
  store.add(skus[2]);
  gone('something else was tapped');
  await foreseen();
  store.choose({ points: 'max' });
  gone('points are used');
  await foreseen();
  clock += 1001;
  gone('an offer may have ended');
  await foreseen();
  await store.act({ kind: 'checked_in' });
  gone('the account is another');
  store.dispose();
});

test('a cart is kept when there is time, or when the page says that it is left', async () => {
  const kept = {}, waiting = [];
  const storage = { get: (name) => kept[name], set: (name, text) => { kept[name] = text; } };
  const { store, skus } = await opened({ storage, idle: (run) => waiting.push(run) });
  store.add(skus[0], 2);
  assert.equal(kept.cart, undefined, 'no tap waits for a storage');
  store.keep();
  assert.deepEqual(JSON.parse(kept.cart).lines, [{ sku: skus[0], quantity: 2 }]);
  delete kept.cart;
  for (const run of waiting.splice(0)) run();
  store.keep();
  assert.equal(kept.cart, undefined, 'once');
  store.dispose();
});

test('of a quote that came as text its totals are those of the whole, whatever a name says', () => {
  const { program, goods, account } = sample('snack-shop');
  const center = engine.open(program, account);
  const lines = goods.goods.slice(0, 9).map((thing) => ({ ...thing, name: '"totals":{"payable":1}}', quantity: 2 }));
  const text = center.text.quote(JSON.stringify({ at: now, lines, coupons: 'best' }));
  const told = new ToldQuote(text);
  assert.deepEqual(told.totals, JSON.parse(text).totals);
  assert.deepEqual(told.quote, JSON.parse(text));
  center.dispose();
});

test('a tap leaves the lines alone that cost what they did', async () => {
  const { store, skus } = await opened();
  for (const sku of skus) store.add(sku);
  store.choose({ coupons: [] });
  const before = store.view('cart').lines;
  store.add(skus[2]);
  const after = store.view('cart').lines;
  const said = (line) => JSON.stringify(line);
  assert.notEqual(after[2], before[2]);
  assert.equal(after[2].quantity, before[2].quantity + 1);
  after.forEach((line, place) => assert.equal(line === before[place], said(line) === said(before[place]), line.name));
  assert.ok(after.some((line, place) => line === before[place]), 'there are some');
  store.dispose();
});

test('what comes together is told once, and whole', async () => {
  const { store } = await opened();
  let told = 0;
  store.subscribe(() => ++told);
  store.travel(now + 60_000);
  assert.equal(told, 1);
  store.dispose();
});
