// The page's store against the running service, where something between them or around them changes: a gateway answers in the
// service's place, a run of a group buy or a bargain moves on or ends, a level is tried.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { source } from '../glue/source.mjs';
import { fresh, Shop } from './shop.mjs';

const { MemberStore, englishWords } = await source('entries/store.ts');
const { ServiceClient, fetchRequest } = await source('entries/service.ts');
const { en } = await source('entries/messages.ts');
const { loadEngine } = await import(new URL('../../dist/node.mjs', import.meta.url));
const engine = await loadEngine();

const program = {
  tiers: { levels: [{ id: 'basic', name: 'Basic' }, { id: 'gold', name: 'Gold', growth: 100_000, rate: 9000 }], sources: [{ source: 'paid', growth: 1, per: 100 }] },
  cards: [{ id: 'club', name: 'Club', kind: 'paid', months: 1, price: 100 }],
  campaigns: [
    { id: 'cut', name: 'Cut', kind: 'bargain', sku: 'quilt', list: 9000, floor: 5000, hours: 24 },
    { id: 'pair', name: 'Pair', kind: 'group_buy', sku: 'tea', list: 10_000, steps: [{ members: 2, price: 9000 }, { members: 3, price: 8000 }], hours: 24 },
  ],
};
const goods = { goods: [{ sku: 'tea', name: 'Tea', unit_price: 10_000 }, { sku: 'quilt', name: 'Quilt', unit_price: 9000 }, { sku: 'cup', unit_price: 1000 }] };

let shop;
before(async () => { shop = await Shop.open({ program, goods }); });
after(() => shop.close());

const storage = () => { const texts = {}; return { texts, get: (name) => texts[name], set: (name, text) => void (texts[name] = text) }; };
const body_of = (status, body) => async () => ({ status, headers: {}, body });

/** A member's page. `between`: what stands between page and service answers, or nothing. */
async function page(member, { kept = storage(), between = () => undefined } = {}) {
  const own = await shop.token(member), real = fetchRequest(fetch);
  const request = (asked) => (between(asked) ?? real)(asked);
  const books = new ServiceClient({ base: shop.url, member, request, token: () => own, retries: 0 });
  const store = new MemberStore({ books, loadEngine: async () => engine, language: { sentences: en, words: englishWords }, storage: kept });
  await store.open();
  return store;
}

const orders = async (member) => (await shop.overview(member)).orders.length;
const gateways = ['<html>login</html>', '', 'null', '[]', '"x"', '{}', '{"code":-1,"msg":"busy"}', '{"events":[]}', '{"goods":[]}'];

test('an order that a gateway has answered waits, and is booked once when the service answers', async () => {
  await shop.join('ann');
  let says;
  const store = await page('ann', { between: ({ method }) => (says !== undefined && method === 'POST' ? body_of(...says) : undefined) });
  let booked = 0;
  for (const answer of [...gateways.map((body) => [200, body]), [201, 'null'], [204, ''], [302, ''], [403, '{"code":"Forbidden"}'], [404, '{"error":"not found"}'], [409, '{"message":"conflict"}']]) {
    says = answer;
    store.setQuantity('cup', 1);
    const done = await store.order();
    assert.deepEqual([done.state, store.status.waiting, await orders('ann')], ['waiting', 1, booked], `${answer}`);
    assert.deepEqual([(await store.joinCampaign('nobody')).error.code, (await store.act({ kind: 'checked_in' })).state], ['answer_unreadable', 'waiting'], `${answer}`);
    says = undefined;
    await store.send();
    ++booked;
    assert.deepEqual([store.status.waiting, await orders('ann'), store.view('orders').orders.length], [0, booked, booked]);
  }
  store.dispose();
});

test('whatever a gateway answers to what is asked, the page has what it had, and sells', async () => {
  await shop.join('bea');
  for (const path of [/\/program$/, /\/goods$/, /\/members\/bea$/, /\/events$/, /\/orders$/, /\/records$/, /./]) for (const body of gateways) {
    // A shop without goods has such a catalogue, and a log that has ended such a page.
    if (path.test('/goods') && body === '{"goods":[]}' || path.test('/events') && body === '{"events":[]}') continue;
    let bad = false;
    const store = await page('bea', { between: ({ method, url }) => (bad && method === 'GET' && path.test(new URL(url).pathname) ? body_of(200, body) : undefined) });
    store.setQuantity('cup', 2);
    const views = ['total', 'home', 'goods', 'cart', 'orders', 'past', 'points'], before = views.map((name) => store.view(name));
    bad = true;
    await store.refresh();
    await store.catchUp();
    for (const of of ['orders', 'records']) assert.equal(await store.readPast(of), /orders|records|\/\.\//.test(`${path}`) && path.test(`/${of}`) ? 'No network. Please try again later' : undefined, `${path} ${body} ${of}`);
    store.tick();
    assert.deepEqual(views.map((name) => store.view(name)?.payable ?? name), before.map((view, place) => view?.payable ?? views[place]), `${path} ${body}`);
    store.setQuantity('cup', 3);
    assert.equal(store.view('total').payable.fen, 3000, `${path} ${body}`);
    assert.equal(store.status.phase, 'ready');
    bad = false;
    await store.refresh();
    assert.deepEqual([store.status.online, store.status.problem, store.view('total').payable.fen], [true, undefined, 3000], `${path} ${body}`);
    store.dispose();
  }
  // From the first answer on: the page fails as it does without the network, and opens with the next one.
  for (const body of gateways) {
    let bad = true;
    const store = await page('bea', { between: () => (bad ? body_of(200, body) : undefined) });
    assert.deepEqual([store.status.phase, store.status.problem], ['failed', 'No network. Please try again later'], body);
    bad = false;
    await store.refresh();
    store.setQuantity('cup', 1);
    assert.deepEqual([store.status.phase, store.view('total').payable.fen], ['ready', 1000]);
    store.dispose();
  }
});

const cut = (by, run, amount) => shop.post(`/v1/members/${by}/campaigns/${run}/join`, { id: fresh(), amount }, 'care');
const run_of = (store, id) => store.view('campaigns').runs.find((run) => run.id === id);
const put = (store, id) => { const run = run_of(store, id); store.addAt(run.sku, { id: run.id, kind: run.kind, unit_price: run.price.fen }); };
const of_line = (store) => store.view('cart').lines.map(({ over, parts, run }) => [run?.text, over, parts.map(({ payable }) => payable.text).join('+')])[0];
/** Of the rows those of the thing and of the sum. */
const rows_of = (store, shown) => store.changesSince(shown).filter(({ name }) => ['Quilt', 'To pay'].includes(name));

test('a line at a run\'s price follows the run: what a friend cuts off is in the cart, and in what is ordered', async () => {
  await shop.join('cas', 'dan', 'eve');
  const kept = storage(), store = await page('cas', { kept });
  assert.equal((await store.act({ kind: 'campaign_opened', campaign: 'cut', run: 'r1' })).state, 'accepted');
  await cut('dan', 'r1', 1500);
  await store.refresh();
  put(store, 'r1');
  assert.deepEqual([of_line(store), store.view('total').payable.fen, run_of(store, 'r1').in_cart], [['¥75.00', undefined, '¥75.00'], 7500, true]);
  const shown = store.view('cart');
  await cut('eve', 'r1', 1000);
  // The page does not know yet: it is told at the first tap, and the second one orders.
  const first = await store.order();
  assert.deepEqual([first.state, first.error.code, first.differs.claimed_text, first.differs.own_text], ['refused', 'cart_differs', '¥75.00', '¥65.00']);
  assert.deepEqual(rows_of(store, shown), [{ name: 'Quilt', before: '¥75.00', now: '¥65.00' }, { name: 'To pay', before: '¥75.00', now: '¥65.00' }]);
  assert.deepEqual([of_line(store), run_of(store, 'r1').price.text], [['¥65.00', undefined, '¥65.00'], '¥65.00']);
  // Those beyond the one cost what they cost, and a reload changes nothing.
  store.setQuantity('quilt', 2);
  assert.deepEqual(of_line(store), ['¥65.00', undefined, '¥65.00+¥90.00']);
  store.setQuantity('quilt', 1);
  store.keep();
  store.dispose();
  const again = await page('cas', { kept });
  assert.deepEqual(of_line(again), ['¥65.00', undefined, '¥65.00']);
  assert.deepEqual([(await again.order()).state, (await shop.overview('cas')).orders[0].payable], ['accepted', 6500]);
  again.dispose();
});

test('a group\'s price follows those who join, without a tap', async () => {
  await shop.join('fay', 'gus', 'hal');
  const store = await page('fay');
  await store.act({ kind: 'campaign_opened', campaign: 'pair', run: 'g1' });
  put(store, 'g1');
  const seen = [store.view('total').payable.fen];
  for (const friend of ['gus', 'hal']) {
    await shop.post(`/v1/members/${friend}/campaigns/g1/join`, { id: fresh() }, `member:${friend}`);
    await store.catchUp();
    seen.push(store.view('total').payable.fen);
  }
  assert.deepEqual(seen, [10_000, 9000, 8000]);
  assert.equal((await store.order()).state, 'accepted');
  store.dispose();
});

test('when a run is over its line costs what the thing costs, says so, and is ordered; also after a reload', async () => {
  await shop.join('ian', 'jon');
  for (const reload of [false, true]) {
    const run = `r-${reload}`, kept = storage();
    let store = await page('ian', { kept });
    await store.act({ kind: 'campaign_opened', campaign: 'cut', run });
    await cut('jon', run, 1500);
    await store.refresh();
    put(store, run);
    const shown = store.view('cart');
    assert.equal((await shop.event('ian', { kind: 'campaign_ended', run }, 'care')).status, 201);
    if (reload) {
      store.keep();
      store.dispose();
      store = await page('ian', { kept });
    } else {
      const done = await store.order();
      assert.deepEqual([done.state, done.error.code], ['refused', 'cart_differs']);
      assert.deepEqual(rows_of(store, shown), [{ name: 'Quilt', before: '¥75.00', now: '¥90.00' }, { name: 'To pay', before: '¥75.00', now: '¥90.00' }]);
    }
    assert.deepEqual([of_line(store), run_of(store, run)], [[undefined, 'Bargain is over: the usual price', '¥90.00'], undefined]);
    assert.equal((await store.order()).state, 'accepted');
    store.dispose();
  }
  // By time alone: at another time the cart is as it will be then.
  const store = await page('ian');
  await store.act({ kind: 'campaign_opened', campaign: 'cut', run: 'r-time' });
  await cut('jon', 'r-time', 1500);
  await store.catchUp();
  put(store, 'r-time');
  store.travel(run_of(store, 'r-time').until.at);
  assert.deepEqual(of_line(store), [undefined, 'Bargain is over: the usual price', '¥90.00']);
  store.travel();
  assert.deepEqual(of_line(store), ['¥75.00', undefined, '¥75.00']);
  store.dispose();
});

test('an order is never of a level or a card that is tried: it is what the cart costs', async () => {
  await shop.join('kim');
  const store = await page('kim');
  for (const tried of [{ as_tier: 'gold' }, { as_card: 'club' }, { as_tier: 'gold', as_card: 'club' }]) {
    store.setQuantity('cup', 2);
    store.choose(tried);
    const { join, payable } = store.view('cart').price;
    assert.equal(payable.fen, 2000);
    if (tried.as_tier && !tried.as_card) assert.equal(join.payable.fen, 1800);
    const { booked, state, sentence } = await store.order();
    assert.deepEqual([state, booked?.sealed.receipt?.cart.as_tier], ['accepted', undefined], sentence);
    assert.equal((await shop.overview('kim')).orders[0].payable, 2000);
  }
  // What it was refused for is told, and the trial is over.
  store.setQuantity('cup', 1);
  store.choose({ as_tier: 'gold' });
  await shop.ask('PUT', '/v1/goods', { goods: goods.goods.map((thing) => (thing.sku === 'cup' ? { ...thing, unit_price: 1100 } : thing)) });
  assert.deepEqual([(await store.order()).error.at, store.choices.as_tier], ['/cart/lines/0/unit_price', undefined]);
  assert.equal((await store.order()).state, 'accepted');
  store.dispose();
});
