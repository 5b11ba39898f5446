// What a member's account keeps no more is in the log: orders that are over, and the records of all time; for a page, too.

import assert from 'node:assert/strict';
import test, { after, before } from 'node:test';
import { chinese, engine } from '../glue/demo.mjs';
import { source } from '../glue/source.mjs';
import { Shop, fresh } from './shop.mjs';

const { MemberStore } = await source('entries/store.ts');
const { ServiceClient, fetchRequest } = await source('entries/service.ts');

const day = 86_400_000;
const begin = Date.UTC(2026, 2, 1, 4);
const program = {
  points: { earn: { rules: [{ id: 'base', points: 1, per: 100 }] } },
  returns: { days: 7 },
};
const goods = { goods: [{ sku: 'tea', name: 'Tea', unit_price: 5000 }] };
const tea = { lines: [{ sku: 'tea', name: 'Tea', quantity: 1, unit_price: 5000 }] };

let shop;
/** The service's clock begins anew at each start. */
async function on_day(number) {
  if (shop.child?.exitCode === null) await shop.stop();
  shop.given.args = ['--clock', String(begin + number * day)];
  await shop.start();
}
const order = async (member, id) => {
  await shop.well('POST', `/v1/members/${member}/orders`, { id, paid: true, cart: tea }, 'orders');
  await shop.well('POST', `/v1/members/${member}/orders/${id}/complete`, { id: fresh() }, 'orders');
};
const ids = (orders) => orders.map((one) => one.id);

before(async () => {
  shop = await Shop.open({ program, goods, args: ['--clock', String(begin)] });
  await shop.join('lin', 'mei');
  for (let n = 0; n < 30; ++n) await order('lin', `old-${n}`);
  await on_day(10);
  await order('lin', 'new');
});
after(() => shop.close());

test('orders that are over are read from the log, page by page', async () => {
  assert.deepEqual(ids((await shop.overview('lin')).orders), ['new'], 'the account has forgotten the rest');
  const seen = [];
  for (let page = { older: true }, from = ''; page.older; from = `&before=${seen.at(-1)}`) {
    page = await shop.well('GET', `/v1/members/lin/orders?limit=8${from}`, undefined, 'member:lin');
    assert.ok(page.orders.length === 8 || !page.older);
    for (const { held, order: told } of page.orders) {
      assert.deepEqual([told.state, told.payable, told.points, held.facts.id, held.facts.lines.length], ['completed', 5000, 50, told.id, 1]);
      seen.push(told.id);
    }
  }
  assert.deepEqual(seen, Array.from({ length: 30 }, (_, n) => `old-${29 - n}`));
  const first = await shop.well('GET', '/v1/members/lin/orders', undefined, 'orders');
  assert.deepEqual([first.older, first.orders.length], [true, 20]);
  assert.deepEqual(await shop.well('GET', '/v1/members/mei/orders', undefined, 'member:mei'), { older: false, orders: [] });
});

test('an id that was used again is that of several orders, none of which is out of reach', async (t) => {
  const again = await Shop.open({ program: { ...program, returns: { days: 1 } }, goods, args: ['--clock', String(begin)] });
  t.after(() => again.close());
  await again.join('lin');
  for (const [days, [id, price]] of [['b', 100], ['a', 200], ['a', 300], ['c', 400], ['b', 500]].entries()) {
    if (days > 0) await again.stop();
    again.given.args = ['--clock', String(begin + days * 5 * day)];
    if (days > 0) await again.start();
    await again.well('POST', '/v1/members/lin/orders', { id: fresh(), order_id: id, paid: true, cart: { lines: [{ ...tea.lines[0], unit_price: price }] } }, 'orders');
    await again.well('POST', `/v1/members/lin/orders/${id}/complete`, { id: fresh() }, 'orders');
  }
  await again.stop();
  again.given.args = ['--clock', String(begin + 40 * day)];
  await again.start();
  for (const limit of [1, 2, 3, 100]) {
    const pages = [];
    for (let more = true; more;) {
      const before = pages.at(-1)?.at(-1).id;
      const { older, orders } = await again.well('GET', `/v1/members/lin/orders?limit=${limit}${before === undefined ? '' : `&before=${before}`}`);
      pages.push(orders.map((one) => one.order));
      more = older;
    }
    assert.deepEqual(pages.flat().map((one) => one.payable), [500, 400, 300, 200, 100], `${limit} at a time`);
  }
});

test('one order is read as long as the log has it, and stays closed', async () => {
  const read = await shop.get('/v1/members/lin/orders/old-3', 'member:lin');
  assert.deepEqual([read.status, read.json.id, read.json.state], [200, 'old-3', 'completed']);
  assert.equal('next' in read.json.lines[0], false, 'nothing of it can come back');
  const refund = await shop.post('/v1/members/lin/orders/old-3/refund', { id: fresh(), lines: [{ line: 0, quantity: 1 }] }, 'orders');
  assert.deepEqual([refund.status, refund.code], [409, 'unknown_order']);
  assert.equal((await shop.get('/v1/members/lin/orders/never', 'member:lin')).code, 'unknown_order');
});

test('records go back to the first one', async () => {
  const { ledger } = await shop.overview('lin');
  assert.equal(ledger.length, 60);
  const all = [];
  for (let page = { older: true }, to = ''; page.older; to = `&through=${all.at(-1).fact.at - 1}`) {
    page = await shop.well('GET', `/v1/members/lin/records?limit=25${to}`, undefined, 'member:lin');
    all.push(...page.records);
  }
  assert.deepEqual(all.slice(0, 60), ledger);
  const earned = all.filter(({ fact }) => fact.kind === 'points_granted');
  assert.equal(earned.length, 31, JSON.stringify([...new Set(all.map(({ fact }) => fact.kind))]));
  const last = all.at(-1).fact.at;
  assert.deepEqual((await shop.well('GET', `/v1/members/lin/records?through=${last - 1}`)).records, []);
});

test('whoever asks for what is not theirs, or is not there, is told so', async () => {
  for (const what of ['orders', 'records']) {
    assert.equal((await shop.get(`/v1/members/lin/${what}`, 'member:mei')).status, 403);
    assert.equal((await shop.get(`/v1/members/lin/${what}`, null)).status, 401);
    assert.equal((await shop.get(`/v1/members/nobody/${what}`, 'orders')).code, 'unknown_member');
    for (const limit of ['0', '1001', '-1', 'x']) {
      const { code, json, status } = await shop.get(`/v1/members/lin/${what}?limit=${limit}`);
      assert.deepEqual([status, code, json.at], [400, 'out_of_range', '/limit'], limit);
    }
  }
  const unknown = await shop.get('/v1/members/lin/orders?before=new');
  assert.deepEqual([unknown.status, unknown.code, unknown.json.at, unknown.json.details], [409, 'unknown_order', '/before', { order_id: 'new' }], 'the overview has that one');
  assert.equal((await shop.get('/v1/members/lin/orders?before=%00')).status, 400);
  assert.deepEqual([(await shop.get('/v1/members/lin/records?through=-1')).code], ['out_of_range']);
});

test('a page shows all of it, and once', async () => {
  const net = { up: true };
  const books = new ServiceClient({ base: shop.url, member: 'lin', token: () => shop.token('lin'), retries: 0, request: fetchRequest((url, init) => (net.up ? fetch(url, init) : Promise.reject(new Error('offline')))) });
  const now = () => begin + 10 * day + 60_000;
  const store = new MemberStore({ books, loadEngine: async () => engine, language: chinese, now });
  await store.open();
  assert.deepEqual([ids(store.view('orders').orders), store.view('past')], [['new'], { orders: true, records: true }]);
  const records = () => store.view('points').records.flatMap((month) => month.records);
  const before = records();

  net.up = false;
  assert.match(await store.readPast('orders'), /网络/);
  net.up = true;
  const both = await Promise.all([store.readPast('orders'), store.readPast('orders')]);
  assert.deepEqual(both, [undefined, undefined]);
  assert.deepEqual([store.view('orders').orders.length, store.view('orders').older], [21, true], 'a second tap reads nothing twice');
  await store.readPast('orders');
  const { orders, older } = store.view('orders');
  assert.deepEqual([ids(orders), older, store.view('past').orders], [['new', ...Array.from({ length: 30 }, (_, n) => `old-${29 - n}`)], false, false]);
  assert.deepEqual([orders[5].state, orders[5].can_return, orders[5].payable.text, orders[5].lines[0].parts.length], ['completed', false, '¥50.00', 1]);

  await store.readPast('records');
  assert.equal(store.view('past').records, false);
  const bare = ({ key, order: of, ...told }) => told;
  assert.deepEqual(records().slice(0, before.length).map(bare), before.map(bare));
  assert.equal(records().filter(({ figure }) => figure === '+50').length, 31);
  assert.equal(new Set(records().map(({ key }) => key)).size, records().length);

  // What comes meanwhile is shown, too, and nothing is missing between.
  for (let n = 0; n < 70; ++n) await shop.event('lin', { kind: 'points_granted', points: 3 }, 'care');
  await store.catchUp();
  const shown = records().map(({ figure }) => figure);
  assert.equal(shown.filter((figure) => figure === '+3').length, 60, 'the overview has the newest 60');
  assert.equal(store.view('past').records, true, 'what lies between is to be read again');
  await store.readPast('records');
  assert.deepEqual(['+3', '+50'].map((figure) => records().filter((one) => one.figure === figure).length), [70, 31]);
  await shop.event('lin', { kind: 'points_granted', points: 4 }, 'care');
  await store.catchUp();
  assert.deepEqual(['+4', '+3', '+50'].map((figure) => records().filter((one) => one.figure === figure).length), [1, 70, 31]);
  assert.equal(store.view('past').records, false);
  store.dispose();
});
