// The store where something goes wrong: the network between two requests, the storage, the worker, the page's own code, another
// member or another tab on the same phone. Orders are money: what is answered is answered, and nothing is sent twice.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { chinese, engine, json, store_worker } from './demo.mjs';
import { source } from './source.mjs';

const { MemberStore, localBooks, memoryStorage } = await source('entries/store.ts');
const { ServiceError } = await source('entries/service.ts');

const snack = { program: json('demo/shops/snack-shop/program.json'), goods: json('demo/shops/snack-shop/goods.json') };
const now = Date.UTC(2026, 10, 22, 4);
const pause = (ms = 0) => new Promise((resolve) => setTimeout(resolve, ms));
const offline = () => new ServiceError({ code: 'no_answer', at: '', details: { reason: 'offline' }, title: '' }, [], 0, '');

/** Books of a member, and what has been ordered there. */
async function shop(member = 'anna', more = {}) {
  const center = engine.open(snack.program);
  center.apply({ id: `j-${member}`, at: now - 1, kind: 'member_joined', member: { id: member } });
  const books = await localBooks({ engine, ...snack, account: center.snapshot(), now: () => now, ...more });
  center.dispose();
  const orders = async () => (await books.events(0)).filter(({ sealed }) => sealed.kind === 'order_placed').map(({ sealed }) => sealed.id);
  return { books, orders };
}

const made = (options) => new MemberStore({ loadEngine: async () => engine, language: chinese, now: () => now, idle: (run) => setImmediate(run), ...options });

async function opened(options) {
  const store = made(options);
  await store.open();
  return store;
}

/** A storage, with what it refuses: true, or what a call of it must be like to be refused. */
function storage(refuses = {}) {
  const texts = {};
  const check = (of, ...given) => { if (refuses[of] === true || refuses[of]?.(...given)) throw new Error('QuotaExceededError'); };
  return { texts, refuses, get: (name) => (check('get', name), texts[name] ?? null), set: (name, text) => (check('set', name, text), void (texts[name] = text)) };
}

test('an order that is booked is told as booked, whatever fails after it, and the next tap orders nothing again', async () => {
  const { books, orders } = await shop();
  let broken = false;
  const store = await opened({ books: { ...books,
    placeOrder: async (order) => { await books.staff({ id: 'elsewhere', kind: 'points_granted', points: 5 }); broken = true; return books.placeOrder(order); },
    events: async (...given) => { if (broken) throw offline(); return books.events(...given); },
  } });
  store.add('gift-box');
  assert.equal((await store.order()).state, 'accepted');
  assert.deepEqual([store.choices.lines, store.status.waiting, store.status.online], [[], 0, false]);
  assert.deepEqual([(await store.order()).error.code, (await orders()).length], ['empty_cart', 1]);
  broken = false;
  await store.catchUp();
  assert.deepEqual([store.view('home').to_pay, store.status.online, store.status.problem], [1, true, undefined]);
  store.dispose();
});

test('the storage may fail at whatever step: an order is answered, and booked once', async () => {
  for (const of of ['get', 'set']) for (let fails = 0; fails < 16; ++fails) {
    const kept = storage();
    let step = 0, failing = true;
    kept.refuses[of] = (name) => name === 'queue' && failing && step++ >= fails;
    const { books, orders } = await shop();
    const store = await opened({ books, storage: kept });
    assert.equal(store.status.phase, 'ready', store.status.problem);
    store.add('gift-box');
    const done = await store.order();
    assert.equal(done.state, 'accepted', `${of} ${fails}: ${done.sentence}`);
    failing = false;
    assert.equal((await store.order()).error.code, 'empty_cart');
    assert.equal((await store.act({ kind: 'checked_in' })).state, 'accepted');
    assert.deepEqual([(await orders()).length, store.status.waiting], [1, 0]);
    store.dispose();
  }
});

test('a full or forbidden storage costs the next start, not this one', async () => {
  const rejects = () => Promise.reject(new Error('SecurityError'));
  for (const kept of [storage({ set: true }), storage({ get: true, set: true }), { get: rejects, set: rejects }]) {
    const { books, orders } = await shop();
    let there = true;
    const net = { ...books, placeOrder: async (order) => { if (!there) throw offline(); return books.placeOrder(order); } };
    const store = await opened({ books: net, storage: kept });
    assert.equal(store.status.phase, 'ready', store.status.problem);
    store.add('gift-box');
    const { booked } = await store.order();
    assert.equal((await store.cancel(booked.sealed.id)).state, 'accepted');
    there = false;
    store.add('milk-oat');
    assert.equal((await store.order()).state, 'waiting');
    assert.equal(store.status.waiting, 1);
    await store.open();
    assert.equal(store.status.waiting, 1, 'another opening has it still');
    there = true;
    await store.refresh();
    assert.deepEqual([store.status.waiting, (await orders()).length], [0, 2]);
    store.dispose();
  }
});

test('what the page\'s engine cannot apply is asked for as it is, and what comes after is sent', async () => {
  const { books, orders } = await shop();
  const kept = storage();
  const newer = (booked) => ({ ...booked, sealed: { ...booked.sealed, future: 1 } });
  const store = await opened({ storage: kept, books: { ...books, placeOrder: async (order) => newer(await books.placeOrder(order)), draw: async (...given) => newer(await books.addEvent({ id: given[1].id, kind: 'checked_in' })) } });
  for (let n = 1; n <= 2; ++n) {
    store.add('gift-box');
    assert.equal((await store.order()).state, 'accepted');
    assert.deepEqual([store.view('home').to_pay, store.status.waiting, kept.texts.queue, store.status.online], [n, 0, '[]', true]);
  }
  assert.equal((await store.draw('x')).state, 'accepted');
  assert.equal((await store.act({ kind: 'checked_in' })).state, 'refused', 'it has been booked');
  assert.equal((await orders()).length, 2);
  store.dispose();
});

test('an answer that this engine does not read is told as what it is: the service is there', async () => {
  const { books, orders } = await shop();
  let program = snack.program;
  const store = await opened({ books: { ...books, program: async () => program } });
  store.add('gift-box');
  program = { ...snack.program, version: 99, future: {} };
  await store.refresh();
  assert.deepEqual([store.status.online, store.status.phase, store.status.problem], [true, 'ready', '页面需要刷新后才能继续']);
  assert.equal((await store.order()).state, 'accepted');
  assert.equal((await orders()).length, 1);
  store.dispose();
  const fresh = await opened({ books: { ...books, program: async () => program } });
  assert.deepEqual([fresh.status.online, fresh.status.phase, fresh.status.problem], [true, 'failed', '页面需要刷新后才能继续']);
});

test('what is kept is a member\'s own: it is not shown to another, and their orders wait for them', async () => {
  for (const later of [false, true]) {
    const kept = storage();
    let there = true;
    const phone = async (member) => {
      const { books, orders } = await shop(member);
      const net = { ...books, placeOrder: async (order) => { if (!there) throw offline(); return books.placeOrder(order); } };
      return { orders, store: (more) => made({ books: later ? async () => net : net, storage: kept, ...more }) };
    };
    const anna = await phone('anna'), bob = await phone('bob');
    const first = anna.store();
    await first.open();
    first.add('gift-box', 2);
    there = false;
    assert.equal((await first.order()).state, 'waiting');
    first.add('milk-oat');
    first.dispose();
    there = true;

    const second = bob.store();
    const phases = [];
    second.subscribe(() => phases.push(second.status.phase));
    await second.open();
    assert.ok(!phases.includes('kept'), `${phases}`);
    assert.deepEqual([second.status.waiting, second.choices.lines, await bob.orders(), second.news], [0, [], [], []]);
    second.add('milk-oat');
    assert.equal((await second.order()).state, 'accepted');
    second.add('gift-box');
    second.dispose();

    const back = anna.store({ member: 'anna' });
    await back.open();
    assert.deepEqual([(await anna.orders()).length, (await bob.orders()).length, back.news.length, back.choices.lines], [1, 1, 1, []]);
    back.dispose();
  }
});

test('books on the page are a member\'s own, too', async () => {
  const kept = storage();
  for (const [member, before] of [['anna', 0], ['bob', 0], ['anna', 1], ['bob', 1], ['carl', 0]]) {
    const { books } = await shop(member, { storage: kept });
    assert.deepEqual([(await books.events(0)).length, (await books.member()).account.member.id, books.owner], [before, member, member]);
    if (before === 0) await books.staff({ id: `p-${member}`, kind: 'points_granted', points: 5 });
  }
});

test('two tabs on one storage: what waits in one is there when the other has ended', async () => {
  const kept = storage();
  const { books, orders } = await shop();
  let arrived, there = false;
  const one = await opened({ storage: kept, books: { ...books, placeOrder: async (order) => { await new Promise((resolve) => { arrived = resolve; }); return books.placeOrder(order); } } });
  const two = await opened({ storage: kept, books: { ...books, placeOrder: async (order) => { if (!there) throw offline(); return books.placeOrder(order); } } });
  one.clear(), two.clear();
  one.add('gift-box'), two.add('milk-oat');
  const first = one.order();
  while (!arrived) await pause();
  // What the other tab has on its way is sent from here, too: by its id it is the same.
  assert.equal((await two.order()).state, 'waiting');
  arrived();
  assert.equal((await first).state, 'accepted');
  there = true;
  await two.refresh();
  assert.deepEqual([(await orders()).length, new Set(await orders()).size, kept.texts.queue, two.status.waiting], [2, 2, '[]', 0]);
  one.dispose(), two.dispose();
});

const slow = () => { let at = 0; return () => (at += 100); };

async function with_worker(books) {
  const worker = store_worker();
  const store = await opened({ books, worker: () => worker, elapsed: slow() });
  store.add('gift-box');
  await store.priceWith({ as_tier: undefined });
  return { store, worker };
}

test('whoever waits for a worker\'s price has an answer when the account is another or the store is closed', async () => {
  for (const closes of [false, true]) {
    const { books, orders } = await shop();
    const { store, worker } = await with_worker(books);
    worker.silent = true;
    store.add('gift-box');
    assert.equal(store.status.pricing, true);
    const ordered = store.order();
    await books.staff({ id: 'elsewhere', kind: 'points_granted', points: 5 });
    if (closes) store.dispose();
    else await store.refresh();
    const done = await ordered;
    assert.equal(done.state, 'refused', 'the price is another than the one that was shown');
    if (closes) assert.equal(done.error.code, 'center_disposed');
    else assert.deepEqual([done.error.code, (await store.order()).booked.sealed.order.lines[0].quantity], ['payable_differs', 2]);
    assert.equal((await orders()).length, closes ? 0 : 1);
    store.dispose();
  }
});

test('a worker that has fallen silent is done without', async (t) => {
  const { books } = await shop();
  const { store, worker } = await with_worker(books);
  t.mock.timers.enable({ apis: ['setTimeout'] });
  worker.silent = true;
  store.add('gift-box');
  const ordered = store.order();
  t.mock.timers.tick(8000);
  assert.equal((await ordered).error.code, 'payable_differs');
  assert.deepEqual([store.status.pricing, worker.ended], [false, true]);
  store.add('gift-box');
  assert.equal(store.view('cart').lines[0].quantity, 3);
  assert.equal((await store.order()).state, 'accepted');
  store.dispose();
});

test('a worker that cannot be made, or fails, is done without', async () => {
  const { books } = await shop();
  let made = 0;
  const store = await opened({ books, elapsed: slow(), worker: () => { ++made; throw new Error('SecurityError'); } });
  store.add('gift-box');
  store.add('gift-box');
  store.explain();
  await pause(20);
  assert.ok(await store.priceWith({ as_tier: snack.program.tiers.levels[0].id }));
  assert.deepEqual([(await store.order()).state, made], ['accepted', 1]);
  store.dispose();
});

test('what is kept and this engine does not read is dropped, and the books are asked', async () => {
  const { books } = await shop();
  const kept = storage();
  (await opened({ books, storage: kept })).dispose();
  await pause(20);
  const whole = JSON.parse(kept.texts.session);
  for (const change of [{ program: { ...whole.program, future: 1 } }, { account: { ...whole.account, future: 1 } }, { goods: { goods: [{ sku: 'x' }] } }]) {
    kept.texts.session = JSON.stringify({ ...whole, ...change });
    const store = await opened({ books, storage: kept });
    assert.deepEqual([store.status.phase, store.status.problem], ['ready', undefined], Object.keys(change)[0]);
    store.clear();
    store.add('gift-box');
    assert.equal((await store.order()).state, 'accepted');
    store.dispose();
  }
});

test('whatever lies under the names of what is kept, opening throws nothing, and a cart is ordered', async () => {
  for (const name of ['session', 'cart']) {
    for (const text of ['null', '5', '{}', '[]', '"x"', '{', '{"lines":null}', '{"lines":[null,{},{"sku":"gift-box","quantity":10000},{"sku":5,"quantity":1}]}',
      '{"lines":[{"sku":"gift-box","quantity":1}],"coupons":5}', '{"goods":{},"program":{},"account":{},"overview":{"at":1}}', '{"goods":{"goods":[null]},"program":{},"account":{},"overview":{"at":1}}']) {
      const { books } = await shop();
      const kept = storage();
      kept.texts[name] = text;
      const store = await opened({ books, storage: kept });
      assert.deepEqual([store.status.phase, store.status.online], ['ready', true], text);
      store.add('gift-box');
      assert.equal((await store.order()).state, 'accepted', text);
      store.dispose();
    }
  }
});

test('opening throws nothing, and says so where there is no engine or there are no books', async () => {
  const { books } = await shop();
  for (const options of [{ books, loadEngine: () => { throw new Error('sync'); } }, { books: () => { throw new Error('sync'); } }, { books: undefined }, { books: {} }, { books: Promise.reject(offline()) },
    { books: { program() { throw new Error('sync'); } } }]) {
    const store = await opened(options);
    assert.equal(store.status.phase, 'failed', String(options.books));
    assert.ok(store.status.problem);
  }
  const store = await opened({ books: shop().then((made) => made.books) });
  assert.equal(store.status.phase, 'ready', 'books that are on their way');
  store.dispose();
});

test('a queue that cannot be read is put aside and told once: orders go on, on this visit and on the next', async () => {
  const { books, orders } = await shop();
  const kept = storage();
  kept.texts['queue/unread/1'] = 'of a year ago';
  let there = false;
  const net = { ...books, placeOrder: async (order) => { if (!there) throw offline(); return books.placeOrder(order); } };
  for (const [text, place, told] of [['[{}]', 2, ['离线时保存的内容读不出来']], ['[{"call":"placeO', 3, ['离线时保存的内容读不出来']], ['[{}]', 2, ['离线时保存的内容读不出来']], [undefined, 3, []]]) {
    if (text) kept.texts.queue = text;
    there = true;
    const store = await opened({ books: net, storage: kept });
    assert.deepEqual([store.status.phase, store.news.map((news) => news.text)], ['ready', told]);
    for (const { id } of store.news) store.dismiss(id);
    assert.deepEqual(store.news, []);
    store.add('gift-box');
    assert.equal((await store.order()).state, 'accepted');
    there = false;
    store.add('gift-box');
    assert.deepEqual([(await store.order()).state, store.status.waiting, JSON.parse(kept.texts.queue).length], ['waiting', 1, 1]);
    there = true;
    await store.refresh();
    assert.deepEqual([store.status.waiting, kept.texts.queue], [0, '[]']);
    if (text) assert.equal(kept.texts[`queue/unread/${place}`], text, 'the same is not put aside twice');
    store.dispose();
  }
  assert.deepEqual([(await orders()).length, kept.texts['queue/unread/1'], kept.texts['queue/unread/4']], [8, 'of a year ago', undefined]);
});

test('an order that waits is there when the storage was emptied behind the page, and is told of when it is sent', async () => {
  const { books, orders } = await shop();
  const kept = storage();
  let there = false;
  const net = { ...books, placeOrder: async (order) => { if (!there) throw offline(); return books.placeOrder(order); } };
  const store = await opened({ books: net, storage: kept });
  store.add('gift-box');
  assert.equal((await store.order()).state, 'waiting');
  for (const name of Object.keys(kept.texts)) delete kept.texts[name];
  store.add('milk-oat');
  assert.deepEqual([(await store.order()).state, store.status.waiting], ['waiting', 2]);
  for (const name of Object.keys(kept.texts)) delete kept.texts[name];
  there = true;
  await store.refresh();
  assert.deepEqual([(await orders()).length, store.status.waiting, store.news.map(({ well }) => well), kept.texts.queue], [2, 0, [true, true], '[]']);
  store.dispose();
});

test('two pages with books of their own on one storage: nothing that one has booked is lost by the other', async () => {
  for (const promised of [false, true]) {
    const kept = storage();
    const late = (value) => (promised ? Promise.resolve(value) : value);
    const shared = { get: (name) => late(kept.get(name)), set: (name, text) => late(kept.set(name, text)) };
    const [one, two] = [(await shop('anna', { storage: shared })).books, (await shop('anna', { storage: shared })).books];
    await one.staff({ id: 'p1', kind: 'points_granted', points: 5 });
    await two.staff({ id: 'p2', kind: 'points_granted', points: 7 });
    assert.equal((await one.staff({ id: 'p2', kind: 'points_granted', points: 7 })).replayed, true);
    await one.placeOrder({ id: 'o1', cart: { lines: [{ sku: 'gift-box' }] } });
    await Promise.all([two.addEvent({ id: 'c1', kind: 'checked_in' }), two.staff({ id: 'p3', kind: 'points_granted', points: 1 })]);
    const three = (await shop('anna', { storage: shared })).books;
    const log = await three.events(0);
    assert.deepEqual(log.map(({ events, sealed }) => `${events} ${sealed.id}`), ['1 p1', '2 p2', '3 o1', '4 c1', '5 p3']);
    for (const books of [one, two]) assert.deepEqual([await books.events(0), await books.member()], [log, await three.member()]);
    const [a, b] = [await opened({ books: one }), await opened({ books: two })];
    a.add('gift-box');
    assert.equal((await a.order()).state, 'accepted');
    await b.catchUp();
    assert.deepEqual([b.view('home').to_pay, b.status.problem], [2, undefined]);
    a.dispose(), b.dispose();
  }
  // Where both had to go on for themselves, the one that is not kept is told so, and writes over nothing.
  const kept = storage();
  const [one, two] = [(await shop('anna', { storage: kept })).books, (await shop('anna', { storage: kept })).books];
  kept.refuses.set = true;
  await one.staff({ id: 'p1', kind: 'points_granted', points: 5 });
  kept.refuses.set = undefined;
  await two.staff({ id: 'p2', kind: 'points_granted', points: 7 });
  await assert.rejects(one.staff({ id: 'p3', kind: 'points_granted', points: 1 }), { code: 'store_failed' });
  assert.deepEqual((await (await shop('anna', { storage: kept })).books.events(0)).map(({ sealed }) => sealed.id), ['p2']);
  // Of another member it is told, too; emptied, all of it is kept again.
  const other = storage();
  const [anna, bob] = [(await shop('anna', { storage: other })).books, (await shop('bob', { storage: other })).books];
  await anna.staff({ id: 'p1', kind: 'points_granted', points: 5 });
  await assert.rejects(bob.staff({ id: 'p2', kind: 'points_granted', points: 7 }), { code: 'store_failed' });
  assert.equal((await anna.events(0)).length, 1);
  for (const name of Object.keys(other.texts)) delete other.texts[name];
  await anna.staff({ id: 'p3', kind: 'points_granted', points: 5 });
  assert.deepEqual(JSON.parse(other.texts.books).log.map(({ sealed }) => sealed.id), ['p1', 'p3']);
});

test('goods that leave the catalogue leave the cart without a price, and nothing fails by it', async () => {
  const { books } = await shop();
  const kept = storage();
  let goods = snack.goods, sent = 0, there = false;
  const net = { ...books, goods: async () => goods, addEvent: async (event) => { ++sent; if (!there) throw offline(); return books.addEvent(event); } };
  const store = await opened({ books: net, storage: kept });
  store.add('gift-box');
  await store.act({ kind: 'checked_in' });
  goods = { goods: snack.goods.goods.filter(({ sku }) => sku !== 'gift-box') };
  await store.refresh();
  assert.deepEqual([store.status.online, store.status.problem, sent], [true, undefined, 2]);
  store.tick();
  store.explain();
  assert.equal(await store.priceWith({ as_tier: undefined }), undefined);
  assert.deepEqual([store.view('cart').price, (await store.order()).error.code], [undefined, 'unknown_sku']);
  await pause(20);
  store.dispose();
  const again = await opened({ books: net, storage: kept });
  assert.deepEqual([again.status.phase, again.status.online, (await again.order()).error.code], ['ready', true, 'unknown_sku']);
  again.add('milk-oat');
  there = true;
  assert.equal((await again.order()).state, 'accepted');
  again.dispose();
});

test('what cannot be chosen is refused, and the cart is as it was', async () => {
  const { books } = await shop();
  const kept = storage();
  const store = await opened({ books, storage: kept });
  store.setQuantity('gift-box', 2);
  const before = store.view('cart'), total = store.view('total');
  const { choices } = store;
  for (const bad of [10000, 1.5, NaN, '2', Infinity, {}, undefined]) assert.throws(() => store.setQuantity('gift-box', bad), { name: 'LoyaltyError' }, String(bad));
  for (const bad of [{ coupons: 5 }, { points: -1 }, { wallet: 'x' }, { as_tier: 'nobody' }, { lines: null }, { lines: [{ sku: 'gift-box', quantity: 0 }] }]) assert.throws(() => store.choose(bad), JSON.stringify(bad));
  assert.throws(() => store.addAt('gift-box', { id: 'x', price: -1 }));
  assert.deepEqual([store.choices, store.view('total')], [choices, total]);
  assert.deepEqual(store.view('cart').lines, before.lines);
  store.add('gift-box');
  assert.equal((await store.order()).booked.sealed.order.lines[0].quantity, 3);
  store.dispose();
  // Where the engine is not there yet, and where a worker prices.
  const early = made({ books });
  assert.throws(() => early.setQuantity('gift-box', 10000), { code: 'out_of_range' });
  const { store: remote } = await with_worker((await shop()).books);
  remote.choose({ points: -1 });
  assert.equal((await remote.order()).error.code, 'out_of_range', 'what was tapped was this');
  while (remote.status.pricing) await pause();
  assert.deepEqual([remote.choices.points, remote.view('total').lines], ['none', 1]);
  assert.equal((await remote.order()).state, 'accepted');
  remote.dispose();
});

test('a catalogue that the engine refuses has no price, and one that is well again has one', async () => {
  const { books } = await shop();
  let goods = { goods: [{ sku: 'gift-box', unit_price: -1 }] };
  const store = await opened({ books: { ...books, goods: async () => goods } });
  assert.equal(store.status.phase, 'ready');
  store.priceUnits(['gift-box']);
  assert.throws(() => store.add('gift-box'), { name: 'LoyaltyError' });
  goods = snack.goods;
  await store.refresh();
  store.add('gift-box');
  goods = { goods: [{ sku: 'gift-box', unit_price: -1 }] };
  await store.refresh();
  assert.deepEqual([store.status.online, (await store.order()).error.code], [true, 'out_of_range']);
  goods = snack.goods;
  await store.refresh();
  assert.equal((await store.order()).state, 'accepted');
  store.dispose();
});

test('after dispose nothing is booked and nothing is kept', async () => {
  const { books, orders } = await shop();
  const kept = storage();
  const store = await opened({ books, storage: kept });
  store.add('gift-box');
  store.dispose();
  const texts = { ...kept.texts };
  store.setQuantity('gift-box', 3);
  for (const does of [() => store.order(), () => store.act({ kind: 'checked_in' }), () => store.cancel('x'), () => store.draw('x')]) {
    const { error, sentence, state } = await does();
    assert.deepEqual([state, error.code], ['refused', 'center_disposed']);
    assert.ok(sentence);
  }
  assert.deepEqual(await store.send(), []);
  await pause(20);
  assert.deepEqual([await orders(), kept.texts], [[], texts]);
});

test('nothing to order is said as what it is', async () => {
  const { books } = await shop();
  const store = made({ books });
  assert.equal((await store.order()).error.code, 'empty_cart');
  store.add('gift-box');
  assert.equal((await store.order()).error.code, 'no_answer', 'not open yet');
  await store.open();
  assert.equal((await store.order()).state, 'accepted');
  assert.equal((await store.order()).error.code, 'empty_cart');
  store.add('nothing-like-it');
  assert.deepEqual((await store.order()).error.details, { sku: 'nothing-like-it' });
  store.dispose();
});

test('what is sent at once is answered, whatever the books throw, and is the same until it is answered', async () => {
  const { books } = await shop();
  const ids = [];
  const fails = [new TypeError('net'), offline(), undefined, undefined];
  const store = await opened({ books: { ...books, draw: async (draw, { id }) => {
    ids.push(id);
    const fail = fails.shift();
    if (fail) throw fail;
    return books.staff({ id, kind: 'points_granted', points: 1 });
  } } });
  assert.equal((await store.draw('wheel')).error.code, 'no_answer');
  assert.equal((await store.draw('wheel')).error.code, 'no_answer');
  assert.equal((await store.draw('wheel')).state, 'accepted');
  assert.equal((await store.draw('wheel')).state, 'accepted');
  assert.deepEqual([ids[0] === ids[1], ids[1] === ids[2], ids[2] === ids[3]], [true, true, false]);
  store.dispose();
});

test('a listener that throws is told to the console; the others hear, and nothing fails by it', async (t) => {
  const { books } = await shop();
  const store = await opened({ books });
  t.mock.timers.enable({ apis: ['setTimeout'] });
  let heard = 0;
  store.subscribe(() => { throw new Error('of the page'); });
  store.subscribe(() => ++heard);
  store.add('gift-box');
  assert.ok(heard > 0);
  assert.throws(() => t.mock.timers.tick(1), /of the page/);
  await store.refresh();
  assert.equal(store.status.online, true);
  t.mock.timers.reset();
  store.dispose();
});
