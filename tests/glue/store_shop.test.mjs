// To shop by the store: what stays of a view, prices by a worker, what a cart says of its lines and coupons, returns.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { chinese, engine, json, sample, shops } from './demo.mjs';
import { source } from './source.mjs';

const { MemberStore, localBooks } = await source('entries/store.ts');
const { made_later, shared } = await source('store/views/shared.ts');
const { Pricing } = await source('store/pricing.ts');

const now = Date.UTC(2026, 10, 24, 4);

async function opened(shop) {
  let books;
  const store = new MemberStore({
    loadEngine: async () => engine, language: chinese, now: () => now, idle: (run) => setImmediate(run),
    books: async () => (books = await localBooks({ engine, ...sample(shop), now: () => now })),
  });
  await store.open();
  return { store, books: () => books, goods: store.view('goods').things.map(({ sku }) => sku) };
}

test('what is alike stays the same object, wherever it has moved to', () => {
  const before = { lines: [{ sku: 'a', off: [{ n: 1 }] }, { sku: 'b', off: [] }], sum: { fen: 3 }, gone: 1 };
  const after = shared(before, { lines: [{ sku: 'b', off: [] }, { sku: 'a', off: [{ n: 2 }] }], sum: { fen: 3 } });
  assert.deepEqual(after, { lines: [{ sku: 'b', off: [] }, { sku: 'a', off: [{ n: 2 }] }], sum: { fen: 3 } });
  assert.equal(after.lines[0], before.lines[1]);
  assert.equal(after.sum, before.sum);
  assert.equal(shared(before, structuredClone(before)), before);
  for (const [one, other] of [[[], {}], [{ a: undefined }, {}], [null, {}], [0, -0], [{ a: [] }, { a: {} }]]) assert.deepEqual(shared(one, other), other);
  // What has nothing of before is no copy: whoever made it knows it again.
  const other = { lines: [{ sku: 'c' }] };
  assert.equal(shared(before, other), other);
  let told = 0;
  const later = () => made_later({ sum: { fen: 3 }, get coupons() { return ++told; } });
  const late = shared(before, later());
  const again = shared(late, later());
  assert.equal(told, 0);
  assert.equal(again.sum, before.sum);
  assert.equal(again.coupons, 1);
});

test('a tap on one line leaves the other lines the objects that they were', async () => {
  const { store, goods } = await opened('supermarket');
  store.choose({ coupons: [], lines: goods.slice(0, 6).map((sku) => ({ sku, quantity: 1 })) });
  const before = store.view('cart').lines;
  const things = store.view('goods').things;
  store.add(goods[0]);
  const after = store.view('cart').lines;
  assert.notEqual(after[0], before[0]);
  assert.ok(after.slice(1).filter((line, place) => line === before[place + 1]).length >= 4, 'an offer over all lines may change one or the other');
  assert.equal(store.view('goods').things[5], things[5]);
  store.dispose();
});

for (const shop of Object.keys(shops))
  test(`${shop}: a line's way to its price adds up, as does the cart's; every coupon is in one list, with its reasons`, async () => {
    const { store, goods } = await opened(shop);
    store.choose({ points: 'max', wallet: 'max', lines: goods.map((sku, place) => ({ sku, quantity: 1 + (place % 3) })) });
    const { lines, price } = store.view('cart');
    for (const { parts, quantity } of lines) {
      assert.equal(parts.reduce((sum, part) => sum + part.quantity, 0), quantity);
      for (const part of parts) assert.equal(part.off.reduce((left, { amount }) => left - amount.fen, part.list.fen), part.payable.fen);
    }
    assert.equal(price.steps.reduce((left, { amount }) => left - amount.fen, price.list.fen + (price.fee?.fen ?? 0)), price.payable.fen);
    assert.equal(lines.flatMap(({ parts }) => parts).reduce((sum, part) => sum + part.payable.fen, price.shipping.fen), price.payable.fen, 'lines and delivery are the sum');
    for (const { name } of [...price.steps, ...lines.flatMap(({ parts }) => parts.flatMap(({ off }) => off))]) assert.doesNotMatch(name, /^[\w-]*$/, 'a step has a name, no code');
    const last = price.steps[price.steps.length - 1];
    if (last) assert.ok(Math.abs(last.bar.from - price.payable.fen / (price.list.fen + (price.fee?.fen ?? 0))) < 1e-9, 'the last bar ends at what is paid');
    const { usable, unusable } = price.coupons;
    const ids = [...usable, ...unusable].map(({ id }) => id);
    assert.equal(new Set(ids).size, ids.length);
    for (const coupon of [...unusable, ...usable.filter(({ chosen }) => !chosen)]) {
      assert.ok(coupon.reasons.length > 0, coupon.id);
      for (const reason of coupon.reasons) assert.doesNotMatch(reason, /^[a-z_]+(:|$)/);
    }
    assert.deepEqual(price.used, usable.filter(({ chosen }) => chosen).map(({ name }) => name));
    store.dispose();
  });

test('the card that could be bought says what it saves on this order', async () => {
  const { store, goods } = await opened('private-domain-mall');
  store.choose({ lines: goods.slice(0, 4).map((sku) => ({ sku, quantity: 2 })) });
  store.explain();
  for (let i = 0; i < 200 && !store.view('cart').price.join; ++i) await new Promise((resolve) => setTimeout(resolve, 5));
  const { join, payable } = store.view('cart').price;
  if (join) {
    assert.equal(join.payable.fen + join.saves.fen, payable.fen);
    assert.ok(join.card.name.length > 0);
  }
  store.dispose();
});

/** Points that are there, and those on their way: what was earned lately comes only when it cannot go back any more. */
async function held_points(books, shop) {
  const { account } = await books.member();
  const center = engine.open(json(`demo/shops/${shop}/program.json`), account);
  const { points } = center.overview(account.at);
  center.dispose();
  return points.available + points.pending - points.debt;
}

for (const shop of Object.keys(shops))
  test(`${shop}: what a return is told to bring is what it brings`, async () => {
    const { store, books, goods } = await opened(shop);
    store.choose({ points: 'max', wallet: 'max', lines: goods.slice(0, 4).map((sku) => ({ sku, quantity: 2 })) });
    const done = await store.order();
    assert.equal(done.state, 'accepted', done.sentence);
    const order = done.booked.sealed.id;
    await books().staff({ id: 'pay', kind: 'order_paid', order_id: order });
    await books().staff({ id: 'complete', kind: 'order_completed', order_id: order });
    await store.catchUp();
    const lines = store.view('orders').orders.find(({ id }) => id === order).lines.filter(({ left }) => left > 0).slice(0, 2).map(({ line }) => ({ line, quantity: 1 }));
    const told = store.previewReturn(order, lines);
    const before = await held_points(books(), shop);
    const rows = (list, name) => list.filter((row) => row.name === name).map(({ text }) => text).join();
    await books().staff({ id: 'refund', kind: 'order_refunded', order_id: order, lines });
    await store.catchUp();
    const after = store.view('orders').orders.find(({ id }) => id === order);
    const fen = told.back.filter(({ text }) => text.startsWith('¥')).reduce((sum, { text }) => sum + Math.round(Number(text.slice(1)) * 100), 0);
    assert.equal(after.returned?.fen ?? 0, fen);
    assert.deepEqual([after.partly_text, told.refunded, after.state_text], [fen > 0 ? '部分退款' : '部分退货', fen > 0, '已完成']);
    const moved = Number.parseInt(rows(told.back, '退回积分') || '0', 10) - Number.parseInt(rows(told.taken, '扣回积分') || '0', 10);
    assert.equal((await held_points(books(), shop)) - before, moved);
    for (const { line } of lines) assert.equal(after.lines.find((one) => one.line === line).returned, 1);
    store.dispose();
  });

test('what has changed since a cart was shown is told field by field', async () => {
  const { store, goods } = await opened('snack-shop');
  store.add(goods[0], 2);
  const shown = store.view('cart');
  assert.deepEqual(store.changesSince(shown), []);
  store.choose({ coupons: [] });
  const rows = store.changesSince(shown);
  assert.equal(rows.length > 0, shown.price.used.length > 0);
  if (rows.length) assert.deepEqual(rows[rows.length - 1], { name: '应付', before: shown.price.payable.text, now: store.view('cart').price.payable.text });
  store.dispose();
});

/** A worker that answers when it is told to. */
function slow_worker() {
  const asked = [];
  let heard;
  return {
    asked,
    answer: (value) => heard({ data: { number: asked.shift().number, ...(value && { value }) } }),
    worker: { postMessage: (message) => asked.push(message), addEventListener: (kind, listener) => kind === 'message' && (heard = listener), terminate() {} },
  };
}

test('of many taps while a price is under way only the last is priced', async () => {
  const { program } = sample('snack-shop');
  const { asked, answer, worker } = slow_worker();
  let took = 0;
  const text = { quote: () => ((took += 20), '"here"'), snapshot: () => 'account' };
  const center = { text, apply() {}, dispose() {} };
  let workers = 0;
  const pricing = new Pricing(center, program, 8, () => took, () => (++workers, worker));
  const cart = (at, lines = 3) => ({ at, lines: Array.from({ length: lines }, () => ({})) });
  const quote_of = async (told) => (await told).quote;
  assert.equal(workers, 0);
  assert.equal(pricing.quote(cart(0)).quote, 'here', 'the first is a try');
  assert.deepEqual([workers, asked[0].does, asked[0].account], [1, 'open', 'account'], 'and has taken too long');
  answer();
  await new Promise(setImmediate);
  const quotes = [1, 2, 3, 4].map((at) => quote_of(pricing.quote(cart(at))));
  assert.deepEqual(asked.map(({ cart }) => cart.at), [1]);
  answer('"one"');
  await new Promise(setImmediate);
  assert.deepEqual(asked.map(({ cart }) => cart.at), [4]);
  answer('"four"');
  assert.deepEqual(await Promise.all(quotes), ['one', 'four', 'four', 'four']);
  const next = quote_of(pricing.quote(cart(5)));
  assert.equal(asked.length, 1);
  answer('"five"');
  assert.equal(await next, 'five');
  assert.equal(pricing.quote(cart(6, 2)).quote, 'here', 'a smaller cart is worth a try');
  pricing.dispose();
});

test('what a finger lies on is priced before it is lifted, and only that very cart gets that price', async () => {
  const { program } = sample('snack-shop');
  const { asked, answer, worker } = slow_worker();
  let took = 0;
  const text = { quote: () => ((took += 20), '"here"'), snapshot: () => 'account' };
  const pricing = new Pricing({ text, apply() {}, dispose() {} }, program, 8, () => took, () => worker);
  const kept = { sku: 'kept', quantity: 2 };
  const cart = (at, quantity, more = {}) => ({ at, coupons: 'best', lines: [kept, { sku: 'touched', quantity }], ...more });
  const settled = () => new Promise(setImmediate);
  pricing.foresee(cart(0, 1));
  assert.equal(asked.length, 0, 'nothing has taken long yet');
  pricing.quote(cart(0, 1));
  answer();
  await settled();
  const foreseen = async (at, quantity, value) => {
    pricing.foresee(cart(at, quantity));
    answer(value);
    await settled();
  };

  await foreseen(100, 2, '"two"');
  assert.equal(pricing.quote(cart(180, 2)).quote, 'two', 'it is there at once');
  assert.equal(asked.length, 0);

  pricing.foresee(cart(200, 3));
  const early = pricing.quote(cart(210, 3));
  assert.equal(asked.length, 1, 'who is quicker waits for the same price');
  answer('"three"');
  assert.equal((await early).quote, 'three');
  await settled();

  const others = {
    'another quantity': () => cart(350, 5), 'another choice': () => cart(350, 4, { coupons: [] }), 'a line less': () => ({ ...cart(350, 4), lines: [kept] }),
    'too late': () => cart(1301, 4), 'before it': () => cart(299, 4),
    'after something was booked': () => (pricing.apply({ at: 300 }), asked.pop(), cart(350, 4)),
  };
  for (const [why, other] of Object.entries(others)) {
    await foreseen(300, 4, '"four"');
    const wanted = other();
    const told = pricing.quote(wanted);
    if (told instanceof Promise) answer('"other"');
    assert.notEqual((await told).quote, 'four', why);
    await settled();
  }
  await foreseen(400, 6, '"six"');
  pricing.quote(cart(410, 7));
  answer('"seven"');
  await settled();
  assert.ok(pricing.quote(cart(420, 6)) instanceof Promise, 'what was foreseen is forgotten by another choice');
  pricing.dispose();
});

for (const shop of Object.keys(shops))
  test(`${shop}: an order keeps each line's way from the list price to what was paid, as its books have it`, async () => {
    const { store, goods } = await opened(shop);
    store.choose({ points: 'max', lines: goods.slice(0, 6).map((sku) => ({ sku, quantity: 2 })) });
    const shown = store.view('cart').price;
    const done = await store.order();
    assert.equal(done.state, 'accepted', done.sentence);
    const order = store.view('orders').orders.find(({ id }) => id === done.booked.sealed.id);
    const sum = (list, of) => list.reduce((all, one) => all + of(one), 0);
    for (const { name, parts, payable, units } of order.lines) {
      assert.ok(parts.length > 0, name);
      assert.equal(sum(parts, (part) => part.units), units, name);
      assert.equal(sum(parts, (part) => part.payable.fen), payable.fen, name);
      for (const { list, off, payable: paid } of parts) assert.equal(list.fen - sum(off, ({ amount }) => amount.fen), paid.fen, name);
      for (const { name: source } of parts.flatMap(({ off }) => off)) assert.match(source, /[一-鿿]/);
    }
    assert.equal(sum(order.lines, ({ payable }) => payable.fen) + (order.shipping?.fen ?? 0), order.payable.fen);
    assert.equal(sum(order.lines.flatMap(({ parts }) => parts), ({ list }) => list.fen), shown.list.fen);
    for (const name of shown.used) assert.ok(order.used.some((one) => name.includes(one) || one.includes(name)), `${name} in ${order.used}`);
    assert.equal(order.gifts.length, shown.gifts.length);
    store.dispose();
  });
