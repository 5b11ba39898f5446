// A store in a worker: the page has what the store shows, of messages that are copied, and each call its answer.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { root, source } from './source.mjs';

const { MemberStore, localBooks, chineseWords } = await source('entries/store.ts');
const { zhCN } = await source('entries/messages.ts');
const { applied, changes } = await source('miniprogram/changes.ts');
const { pageLink, remoteStore } = await source('entries/miniprogram_worker.ts');
const { loadEngine } = await import(`${root}dist/node.mjs`);
const engine = await loadEngine();
const now = Date.UTC(2026, 10, 22, 4);
const json = (path) => JSON.parse(readFileSync(root + path, 'utf8'));
const snack = { program: json('demo/shops/snack-shop/program.json'), goods: json('demo/shops/snack-shop/goods.json') };
const plain = (value) => (value === undefined ? undefined : JSON.parse(JSON.stringify(value)));

/** Two ends of a worker; how many characters have gone to the page. */
function ports() {
  const heard = { page: () => {}, worker: () => {} };
  const told = { bytes: 0 };
  const end = (own, other) => ({
    onMessage: (run) => { heard[own] = run; },
    postMessage: (message) => {
      const text = JSON.stringify(message);
      if (other === 'page') told.bytes += text.length;
      setImmediate(() => heard[other](JSON.parse(text)));
    },
  });
  return { page: end('page', 'worker'), worker: end('worker', 'page'), told };
}

const settled = async () => { for (let n = 0; n < 12; ++n) await new Promise((resolve) => setImmediate(resolve)); };

function both(kept = {}) {
  const { page, told, worker } = ports();
  const link = pageLink(worker);
  const services = { get: (name) => kept[name], set: ([name, text]) => { kept[name] = text; } };
  const remote = remoteStore(page, services);
  const storage = { get: (name) => link.ask('get', name), set: (name, text) => link.ask('set', [name, text]) };
  const store = new MemberStore({
    books: () => localBooks({ ...snack, engine, now: () => now }), loadEngine: async () => engine, storage,
    language: { sentences: zhCN, words: chineseWords }, now: () => now, idle: (run) => setImmediate(run),
  });
  return { kept, link, remote, store, told };
}

test('the page has the views that it asked for, to the letter, after each tap', async () => {
  const { kept, link, remote, store } = both();
  // Before there is a store: what is asked then is answered when it is there.
  assert.equal(remote.view('cart'), undefined);
  assert.equal(remote.status.phase, 'opening');
  link.share(store);
  await store.open();
  await settled();
  assert.equal(remote.status.phase, 'ready');
  remote.view('home');
  await settled();
  const [first, second] = snack.goods.goods;
  const taps = [
    () => remote.add(first.sku), () => remote.add(second.sku, 4), () => remote.explain(), () => remote.choose({ coupons: [] }), () => remote.explain(false),
    () => remote.setQuantity(first.sku, 0), () => remote.choose({ points: 'max' }),
  ];
  for (const [place, tap] of taps.entries()) {
    const before = remote.view('home');
    await tap();
    await settled();
    for (const name of ['cart', 'home']) assert.deepEqual(plain(remote.view(name)), plain(store.view(name)), `tap ${place}: ${name}`);
    assert.equal(remote.view('home'), before, 'a view that says the same is the same object');
    assert.deepEqual(remote.choices, plain(store.choices));
  }
  assert.ok(Object.keys(kept).some((name) => name.includes('cart')), 'the worker keeps by the page');
  store.dispose();
});

test('an order and a refusal come back as data, an unknown run as a sentence', async () => {
  const { link, remote, store } = both();
  link.share(store);
  await store.open();
  await remote.add(snack.goods.goods[0].sku, 2);
  const done = await remote.order();
  assert.equal(done.state, 'accepted');
  assert.match(done.booked.sealed.id, /^order-/);
  const refused = await remote.acceptGiftCard('nobody');
  assert.equal(refused.state, 'refused');
  assert.equal(refused.error.code, 'unknown_gift_card');
  assert.match(refused.sentence, /礼品卡|卡/);
  await assert.rejects(remote.previewReturn('no such order', []), (error) => error.message.length > 3);
  store.dispose();
});

test('what the worker does beside the store is asked for by its name, and a name that nobody has is refused', async () => {
  const { link, remote, store } = both();
  link.share(store, { staff: async (event, more) => ({ ...event, more }) });
  assert.deepEqual(await remote.ask('staff', { id: 'a' }, 2), { id: 'a', more: 2 });
  await assert.rejects(remote.ask('nothing'));
});

test('a changed quantity crosses in less than 8 kB: whole views, choices and status', async () => {
  const { link, remote, store, told } = both();
  link.share(store);
  await store.open();
  remote.view('cart');
  for (const { sku } of snack.goods.goods) await remote.add(sku, 2);
  await settled();
  told.bytes = 0;
  await remote.add(snack.goods.goods[0].sku);
  await settled();
  assert.ok(told.bytes <= 8192, `${told.bytes} bytes`);
  store.dispose();
});

test('changes, applied at another place, make the same value, and leave alone what no path leads to', () => {
  const values = [undefined, 1, 'a', { a: 1, b: { c: [1, 2] } }, { b: { c: [1, 2, { d: 3 }] } }, [], [1, { a: 2 }], [1, { a: 2, b: 3 }, 4], { 'a.b': 1, c: 2 }, { 'a.b': 1, c: 3 }];
  for (const before of values) for (const after of values) assert.deepEqual(applied(before, changes(before, after, 'v'), 'v'), after, JSON.stringify([before, after]));
  const before = { left: { a: 1 }, right: { b: 1 } };
  const after = applied(before, { 'v.right.b': 2 }, 'v');
  assert.deepEqual([before.right.b, after.right.b, after.left === before.left], [1, 2, true]);
});

test('what came of something that had waited is told to the page until it says that it has heard', async (t) => {
  const { link, remote, store } = both();
  const news = [{ id: 'n1', text: '离线时提交的订单已成功', well: true }];
  t.mock.getter(MemberStore.prototype, 'news', () => [...news]);
  t.mock.method(MemberStore.prototype, 'dismiss', (id) => { news.splice(news.findIndex((one) => one.id === id), 1); });
  assert.deepEqual(remote.news, []);
  link.share(store);
  await store.open();
  await settled();
  assert.deepEqual(remote.news, [{ id: 'n1', text: '离线时提交的订单已成功', well: true }]);
  await remote.dismiss('n1');
  await store.setQuantity(snack.goods.goods[0].sku, 1);
  await settled();
  assert.deepEqual(remote.news, []);
});
