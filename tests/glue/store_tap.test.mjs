// What a tap costs: the total before the rest, a worker that is told little, and objects that stay where nothing has changed.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { root, source } from './source.mjs';

// One bundle: what the store makes and what is looked at here are of the same classes.
const { MemberStore, localBooks, chineseWords, serveStore } = await source('entries/store.ts');
const { ToldQuote } = await source('store/told_quote.ts');
const { zhCN } = await source('entries/messages.ts');
const { loadEngine } = await import(`${root}dist/node.mjs`);

const engine = await loadEngine();
const json = (path) => JSON.parse(readFileSync(root + path, 'utf8'));
const now = Date.UTC(2026, 10, 24, 4);

/** The snack shop, and a member of it. */
function sample() {
  const program = json('demo/shops/snack-shop/program.json');
  const center = engine.open(program);
  for (const line of readFileSync(`${root}demo/shops/snack-shop/members/doudou.events.jsonl`, 'utf8').trim().split('\n')) center.apply(JSON.parse(line));
  const account = center.snapshot();
  center.dispose();
  return { program, goods: json('demo/shops/snack-shop/goods.json'), account };
}

async function opened({ own = now, ...options } = {}) {
  const store = new MemberStore({
    loadEngine: async () => engine, language: { sentences: zhCN, words: chineseWords }, now: () => own, idle: (run) => setImmediate(run),
    books: () => localBooks({ engine, ...sample(), now: () => now }), ...options,
  });
  await store.open();
  return { store, skus: store.view('goods').things.map(({ sku }) => sku) };
}

/** A worker that answers as one would: its script is serveStore. */
function real_worker(sent) {
  let heard, told;
  serveStore({ postMessage: (data) => setImmediate(() => told({ data })), addEventListener: (_kind, listener) => (heard = listener) }, async () => engine);
  return {
    postMessage: (data) => (sent.push(structuredClone(data)), setImmediate(() => heard({ data: structuredClone(data) }))),
    addEventListener: (kind, listener) => kind === 'message' && (told = listener), terminate() {},
  };
}

test('a worker is told what has changed of a cart, and prices all of it', async () => {
  const sent = [];
  const { store, skus } = await opened({ worker: () => real_worker(sent), elapsed: (() => { let at = 0; return () => (at += 100); })() });
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
  const { store, skus } = await opened({ worker: () => real_worker(sent), elapsed: (() => { let at = 0; return () => (at += 100); })() });
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
  const { store, skus } = await opened({ worker: () => real_worker([]), now: () => clock, elapsed: (() => { let at = 0; return () => (at += 100); })() });
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
  const { program, goods, account } = sample();
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
  const sent = [];
  const worker = { ...real_worker(sent), ended: false };
  worker.terminate = () => (worker.ended = true);
  const listeners = [];
  worker.addEventListener('message', (event) => listeners.forEach((listener) => listener(event)));
  worker.addEventListener = (kind, listener) => kind === 'message' && listeners.push(listener);
  const first = new Promise((resolve, reject) => listeners.push(({ data }) => data.number === -1 && (data.value ? resolve(data.value) : reject(data))));
  first.catch(() => undefined);
  worker.postMessage({ number: -1, does: 'begin', session: kept.session, cart: kept.cart, now: own, things: 3, ...change });
  return { kept, storage, skus, told, worker, first, sent };
}

test('on the next visit the worker prices what was kept before the page has its engine, to the same figures', async () => {
  const { first, sent, skus, storage, told, worker } = await second_visit();
  const order = [];
  let seen;
  const store = new MemberStore({
    language: { sentences: zhCN, words: chineseWords }, now: () => now, idle: (run) => setImmediate(run), storage, ahead: { first, worker }, member: 'm-doudou',
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
    books: () => (order.push('books'), localBooks({ engine, ...sample(), now: () => now })),
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
      language: { sentences: zhCN, words: chineseWords }, now: () => own, idle: (run) => setImmediate(run), storage, ahead: { first, worker }, member: 'm-doudou',
      loadEngine: async () => {
        seen = { at: store.status.at, total: store.view('total') };
        return engine;
      },
      books: () => localBooks({ engine, ...sample(), now: () => now }),
    });
    await store.open();
    assert.deepEqual(seen, { at: now, total: told.total });
    store.dispose();
  }
});

/** One unit of a thing, as the engine prices it for the sample's member. */
function engine_price(sku) {
  const { account, goods, program } = sample();
  const center = engine.open(program, account);
  const thing = goods.goods.find((one) => one.sku === sku);
  const { totals } = center.quote({ at: now, lines: [{ ...thing, quantity: 1 }], coupons: 'best', points: 'none', wallet: 'none', near_misses: 0, ...(goods.offer_totals && { offer_totals: goods.offer_totals }) });
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
