// Figures and promises of the store's views agree: with the books, with each other, and with what is done.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { chinese, engine, english, everybody, sample } from './demo.mjs';
import { source } from './source.mjs';

const { MemberStore, localBooks } = await source('entries/store.ts');

const noon = Date.UTC(2026, 10, 28, 4);

/** A store on books of its own, of a member of a demonstration shop; `calls`: what the books were asked, by name. */
async function opened(t, shop, member, { language = chinese, channel = 'h5', now = noon, before = [] } = {}) {
  const { account, goods, program } = sample(shop, member, before);
  const calls = [];
  let books;
  const store = new MemberStore({
    loadEngine: async () => engine, language, now: () => now, idle: (run) => setImmediate(run), channel,
    books: async () => {
      books = await localBooks({ engine, program, goods, account, now: () => now });
      return new Proxy(books, { get: (of, name) => typeof of[name] === 'function' ? (...given) => (calls.push(name), of[name](...given)) : of[name] });
    },
  });
  await store.open();
  assert.equal(store.status.phase, 'ready', store.status.problem);
  t.after(() => store.dispose());
  return { store, books, program, goods, account, calls };
}

const reads = ['program', 'goods', 'member', 'events'];

test('while another time is shown nothing that writes is sent, whatever it is, and one sentence says so; back at now it is', async (t) => {
  const { store, books, calls, goods } = await opened(t, 'convenience-chain', 'taxi');
  const [{ sku }] = goods.goods;
  store.setQuantity(sku, 1);
  const before = (await books.member()).events;
  const does = {
    act: () => store.act({ kind: 'checked_in' }),
    order: () => store.order(),
    cancel: () => store.cancel('order-1'),
    draw: () => store.draw('draw'),
    acceptGiftCard: () => store.acceptGiftCard('card'),
    joinCampaign: () => store.joinCampaign('run'),
  };
  for (const language of [chinese, english]) {
    store.speak(language);
    store.travel(Date.UTC(2027, 2, 10));
    const sentences = [];
    for (const [name, does_it] of Object.entries(does)) {
      const done = await does_it();
      assert.deepEqual([done.state, done.error?.code], ['refused', 'another_time'], name);
      sentences.push(done.sentence);
    }
    const staff = store.booking(() => books.staff({ id: 'paid', kind: 'recharged', amount: 10000 }));
    sentences.push(await staff.then(assert.fail, (error) => store.sentence(error)));
    assert.deepEqual([...new Set(sentences)], [language === chinese ? '时光机里只能看，请先回到现在' : 'the time machine only shows: please go back to now first']);
  }
  assert.deepEqual(calls.filter((name) => !reads.includes(name)), []);
  assert.equal((await books.member()).events, before);
  assert.equal(store.status.waiting, 0, 'nothing waits to be sent later');
  assert.equal(store.choices.lines.length, 1, 'the cart stays');
  store.travel();
  for (const does_it of [() => store.act({ kind: 'checked_in' }), () => store.order()]) {
    const done = await does_it();
    assert.equal(done.state, 'accepted', done.sentence);
  }
  await store.booking(() => books.staff({ id: 'paid', kind: 'recharged', amount: 10000 }));
  assert.equal((await books.member()).events, before + 3);
});

/** Whether an order of the shop's goods is paid from the wallet at all, as the engine has it. */
function pays_there(program, account, goods, channel) {
  const center = engine.open(program, account);
  const lines = goods.goods.map((thing) => ({ ...thing, quantity: 1 }));
  const { totals } = center.quote({ at: noon, lines, wallet: 'max', ...(channel !== undefined && { channel }) });
  center.dispose();
  return totals.wallet.principal + totals.wallet.bonus > 0;
}

for (const [shop, member] of everybody)
  test(`${shop} ${member}: the balance is said to be of no use exactly where no order is paid from it`, async (t) => {
    for (const channel of ['h5', 'app', 'weapp', 'store:0012', 'stores', undefined]) {
      const { store, program, goods, account } = await opened(t, shop, member, { channel });
      const { balance } = store.view('home'), { elsewhere, where } = store.view('wallet');
      assert.equal(balance.elsewhere, elsewhere);
      if (elsewhere !== undefined) assert.equal(elsewhere, `本页暂不支持余额支付，可用于${where.join('、')}`);
      if (balance.principal.fen + balance.bonus.fen > 0) assert.equal(elsewhere === undefined, pays_there(program, account, goods, channel), channel);
      else if (!program.wallet?.channels) assert.equal(elsewhere, undefined);
    }
  });

/** Carts of a shop: of each thing two, of several one each, of all one each. */
function carts(goods) {
  const skus = goods.goods.map(({ sku }) => sku);
  return [...skus.slice(0, 4).map((sku) => ({ [sku]: 2 })), Object.fromEntries(skus.slice(0, 3).map((sku) => [sku, 1])), Object.fromEntries(skus.map((sku) => [sku, 1]))];
}

/** Orders a cart, and the shop has its money; where the shop refuses the cart nothing. */
async function bought({ store, books }, lines, { complete = false, wallet = 'none' } = {}) {
  store.clear();
  store.choose({ lines: Object.entries(lines).map(([sku, quantity]) => ({ sku, quantity })), wallet });
  const { price } = store.view('cart');
  const done = await store.order();
  assert.equal(done.state, 'accepted', done.sentence);
  const { id } = done.booked.sealed, as_order = () => store.view('orders').orders.find((one) => one.id === id);
  const staff = async (kind, more = {}) => {
    await books.staff({ id: `${kind}-${id}`, kind, order_id: id, ...more });
    await store.catchUp();
  };
  const placed = as_order();
  await staff('order_paid');
  if (complete) await staff('order_completed');
  return { id, price, placed, as_order, staff };
}

for (const [shop, member] of everybody)
  test(`${shop} ${member}: the cart, the order that is placed and the one that is completed tell the same points`, async (t) => {
    const opened_shop = await opened(t, shop, member);
    for (const lines of carts(opened_shop.goods)) {
      const { price, placed, as_order } = await bought(opened_shop, lines, { complete: true });
      assert.equal(placed.points.text, price.brings.text, JSON.stringify(lines));
      assert.equal(as_order().points.text, price.brings.text, JSON.stringify(lines));
      if (!price.granted) assert.equal(price.brings.text, price.earn.text);
    }
  });

for (const [shop, member] of everybody)
  test(`${shop} ${member}: what a return is said to leave of an order's points is what it leaves, before and after its completion`, async (t) => {
    let told = 0;
    for (const complete of [false, true]) {
      const opened_shop = await opened(t, shop, member);
      const { store } = opened_shop;
      for (const lines of carts(opened_shop.goods)) {
        const { id, as_order, staff } = await bought(opened_shop, lines, { complete });
        const before = as_order(), back = before.lines.filter(({ left }) => left > 0).slice(0, 2).map(({ line }) => ({ line, quantity: 1 }));
        assert.deepEqual([before.came_back, before.can_return], [false, back.length > 0]);
        if (back.length === 0) continue;
        const { taken } = store.previewReturn(id, back);
        const row = taken.find(({ name }) => name.startsWith('本单积分'));
        await staff('order_refunded', { lines: back });
        const after = as_order();
        assert.ok(after.came_back);
        assert.equal(row?.text, before.points.text === after.points.text ? undefined : `${before.points.text} → ${after.points.text}`);
        told += row ? 1 : 0;
      }
    }
    assert.ok(told > 0);
  });

for (const [shop, member] of everybody)
  test(`${shop} ${member}: of points and of the balance one event is one line for each kind, and the lines are the ledger`, async (t) => {
    const opened_shop = await opened(t, shop, member);
    const { store, books, goods } = opened_shop;
    const { id } = await bought(opened_shop, carts(goods).at(-1), { complete: true, wallet: 'max' });
    const exchange = store.view('mall').exchanges.find(({ event, ok }) => ok && event.amount === undefined);
    if (exchange) assert.equal((await store.act(exchange.event)).state, 'accepted');
    const overview = engine.open(opened_shop.program, (await books.member()).account).overview(noon);
    const ledger = (kinds, what) => overview.ledger.filter(({ fact }) => kinds.includes(fact.kind) && fact[what]).reduce((sum, { fact }) => sum + fact[what], 0);
    const points = store.view('points').records.flatMap(({ records }) => records);
    for (const [way, kinds] of Object.entries({ in: ['points_granted', 'points_returned'], out: ['debt_repaid', 'points_spent', 'points_expired', 'points_taken', 'points_rejected'] }))
      assert.equal(points.filter((one) => one.way === way).reduce((sum, { figure }) => sum + Number(figure.slice(1)), 0), ledger(kinds, 'points'), way);
    const wallet = store.view('wallet').records.flatMap(({ records }) => records);
    for (const what of ['principal', 'bonus']) for (const [way, kinds] of Object.entries({ in: ['wallet_credited', 'wallet_returned'], out: ['wallet_spent', 'wallet_refunded', 'wallet_taken', 'bonus_set_off'] }))
      assert.equal(wallet.filter((one) => one.way === way).reduce((sum, one) => sum + (one[what]?.fen ?? 0), 0), ledger(kinds, what), `${what} ${way}`);
    // What happened at one moment by one event is told once.
    const moments = new Map(overview.ledger.map(({ event, fact }, place) => [place, `${event ?? ''} ${fact.at} ${fact.order ?? ''}`]));
    const told = points.map(({ key, did, reason }) => [moments.get(Number(key.slice(key.lastIndexOf('/') + 1))), did, reason].join());
    assert.deepEqual(told.filter((one, place) => told.indexOf(one) !== place), []);
    if (exchange) assert.equal(points[0].figure, `−${exchange.price.points}`);
    const spent = overview.ledger.filter(({ fact }) => fact.kind === 'wallet_spent' && fact.order === id);
    assert.equal(wallet.filter(({ key }) => spent.some(({ event }) => key.startsWith(`${event}/`))).length, spent.length > 0 ? 1 : 0);
  });

const none_left = { orders: [], older: true };

test('orders that the account has no more are not denied: neither beside newer ones nor when none is left', async (t) => {
  for (const [shop, member] of [['supermarket', 'laozhang'], ['snack-shop', 'doudou']]) assert.deepEqual((await opened(t, shop, member)).store.view('orders'), none_left);
  const { store } = await opened(t, 'supermarket', 'wangjie');
  const { orders, older } = store.view('orders');
  assert.ok(orders.length > 0 && older);
  store.travel(Date.UTC(2027, 0, 15));
  assert.deepEqual(store.view('orders'), none_left);
});

for (const [shop, member] of everybody)
  test(`${shop} ${member}: orders are said to be missing exactly where more were paid for than are listed`, async (t) => {
    const { store, account } = await opened(t, shop, member);
    const { orders, older } = store.view('orders');
    const listed = orders.filter(({ state }) => state === 'paid' || state === 'completed').length;
    assert.equal(older, (account.orders?.live ?? 0) > listed);
  });

test('a member who never bought anything has no older orders', async (t) => {
  const { program, goods } = await opened(t, 'supermarket', 'wangjie');
  const fresh = new MemberStore({ loadEngine: async () => engine, language: chinese, now: () => noon, channel: 'h5', books: () => localBooks({ engine, program, goods, now: () => noon }) });
  t.after(() => fresh.dispose());
  await fresh.open();
  assert.deepEqual(fresh.view('orders'), { orders: [], older: false });
});
