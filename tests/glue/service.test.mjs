// The client of the service: tries, refusals, tokens, what a host hands in, the queue and the center that follows.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { source } from './source.mjs';

const { ServiceClient, ServiceError, LoyaltyError, OfflineQueue, Follower, fetchRequest, miniProgramRequest, newId } = await source('entries/service.ts');

const answer = (status, body = {}, headers = {}) => ({ status, headers, body: typeof body === 'string' ? body : JSON.stringify(body) });
const problem = (status, code, more = {}) => answer(status, { at: '', code, details: {}, status, title: `it is ${code}`, type: `about:blank#${code}`, ...more }, { 'x-request-id': 'r7' });
const booked = (events, id) => answer(201, { events, sealed: { id, at: 1, kind: 'checked_in' } });

/** A client whose requests are answered from a list: answers, errors to throw, or functions. Timers run when they are told to. */
function client(answers, options = {}) {
  const asked = [], waits = [];
  let late = null;
  const made = new ServiceClient({
    base: 'https://shop.example/loyalty', member: 'a/b', token: () => 'the-token', random: () => 0.5,
    timer: { set: (run, ms) => { if (ms === 10_000 || ms === options.timeout) late = run; else { waits.push(ms); run(); } return run; }, clear: () => { late = null; } },
    request: async (request) => {
      asked.push(request);
      const next = answers.shift();
      if (next instanceof Error) throw next;
      if (next === 'never') { setImmediate(() => late?.()); return new Promise(() => {}); }
      return typeof next === 'function' ? next(request) : next;
    }, ...options,
  });
  return { client: made, asked, waits };
}

test('a call has its path, its token and its body', async () => {
  const { client: c, asked } = client([booked(3, 'o1'), answer(200, { events: [] }), booked(4, 'k1')]);
  assert.deepEqual(await c.placeOrder({ id: 'o1', cart: { lines: [] } }), { events: 3, sealed: { id: 'o1', at: 1, kind: 'checked_in' }, replayed: false });
  await c.events(3, 5);
  await c.cancelOrder('o/1', { id: 'k1' });
  assert.deepEqual(asked.map((r) => `${r.method} ${r.url}`), ['POST https://shop.example/loyalty/v1/members/a%2Fb/orders',
    'GET https://shop.example/loyalty/v1/members/a%2Fb/events?after=3&limit=5', 'POST https://shop.example/loyalty/v1/members/a%2Fb/orders/o%2F1/cancel']);
  assert.equal(asked[0].headers.Authorization, 'Bearer the-token');
  assert.equal(asked[0].headers['Content-Type'], 'application/json');
  assert.equal(asked[0].body, '{"id":"o1","cart":{"lines":[]}}');
  assert.equal(asked[0].timeout, 10_000);
  assert.equal(asked[1].body, undefined);
});

test('without an answer the same is sent again, later and later', async () => {
  const { client: c, asked, waits } = client([new Error('offline'), problem(503, 'busy'), answer(502, '<html>'), 'never',
    () => answer(200, { events: 1, sealed: { id: 'c1' } }, { 'idempotency-replayed': 'true' })]);
  assert.equal((await c.addEvent({ id: 'c1', kind: 'checked_in' })).replayed, true);
  assert.deepEqual(waits, [300, 600, 1200, 2400]);
  assert.equal(new Set(asked.map((r) => JSON.stringify(r))).size, 1);
  assert.equal(asked.length, 5);
});

test('it waits as long as the service asks for, and no longer than is bearable', async () => {
  const { client: c, waits } = client([problem(503, 'busy'), answer(503, '', { 'retry-after': '3' }), answer(503, '', { 'retry-after': '600' }), answer(200, { at: 1, member: {} })], { longest: 20_000 });
  await c.overview();
  assert.deepEqual(waits, [300, 3000, 20_000]);
});

test('after the last try it says why', async () => {
  const { client: c, asked } = client(Array(9).fill(new Error('offline')), { retries: 2 });
  await assert.rejects(c.overview(), (error) => error instanceof ServiceError && error instanceof LoyaltyError && error.code === 'no_answer'
    && error.details.reason === 'offline' && error.status === 0 && error.passes);
  assert.equal(asked.length, 3);
  await assert.rejects(client(['never'], { retries: 0, timeout: 77 }).client.overview(), { code: 'no_answer', details: { reason: 'timeout' } });
  await assert.rejects(client([answer(200, '<html>')]).client.overview(), { code: 'answer_unreadable', status: 200 });
  await assert.rejects(client([answer(404, 'null')]).client.overview(), { code: 'answer_unreadable', status: 404 });
});

/** What gateways, portals and caches say in the service's place: none of it is an answer of any call. */
const of_others = ['<html>', '', 'null', '[]', '[{}]', '"x"', '5', '{}', '{"code":-1,"msg":"busy"}', '{"code":0,"data":{"events":[]}}', '{"events":{}}', '{"events":[null]}', '{"events":[{"events":1}]}',
  '{"events":3,"sealed":null}', '{"events":"3","sealed":{"id":"x"}}', '{"goods":null}', '{"goods":[null]}', '{"orders":[]}', '{"records":[],"older":"no"}', '{"older":true,"orders":[{}],"records":[{}]}'];

test('of an answer that is not of the shape that was promised nothing is used, whichever the call and the status', async () => {
  const calls = {
    program: (c) => c.program(), goods: (c) => c.goods(), member: (c) => c.member(), overview: (c) => c.overview(), events: (c) => c.events(3), orders: (c) => c.orders(), records: (c) => c.records(5),
    quote: (c) => c.quote({ lines: [] }), placeOrder: (c) => c.placeOrder({ id: 'o' }), cancelOrder: (c) => c.cancelOrder('o', { id: 'k' }), addEvent: (c) => c.addEvent({ id: 'e', kind: 'checked_in' }),
    acceptGiftCard: (c) => c.acceptGiftCard('g', { id: 'a' }), joinCampaign: (c) => c.joinCampaign('r', { id: 'j' }), draw: (c) => c.draw('w', { id: 'd' }), previewEvent: (c) => c.previewEvent({ id: 'e', kind: 'checked_in' }),
  };
  // Every call of a client is here.
  assert.deepEqual(Object.keys(calls).sort(), Object.getOwnPropertyNames(ServiceClient.prototype).filter((name) => !['constructor', 'call', 'attempt', 'book'].includes(name)).sort());
  for (const [name, call] of Object.entries(calls)) for (const body of of_others) {
    await assert.rejects(call(client([answer(200, body)]).client), { code: 'answer_unreadable', status: 200 }, `${name} ${body}`);
    for (const status of [302, 403, 404, 409]) await assert.rejects(call(client([answer(status, body)]).client), { code: 'answer_unreadable', status }, `${name} ${status} ${body}`);
  }
  // A code alone is anybody's, and has refused nothing.
  await assert.rejects(calls.placeOrder(client([answer(403, { code: 'Forbidden', message: 'WAF' })]).client), { code: 'answer_unreadable' });
  const { client: c } = client([answer(200, '{"code":-1}', { etag: '"d"' }), answer(200, { id: 'shop', version: 1 })]);
  await assert.rejects(c.program(), { code: 'answer_unreadable' });
  assert.equal((await c.program()).id, 'shop', 'it is asked for as if there had been no answer');
});

test('a log that does not go on from where the center is does not go round', async () => {
  const { client: c, asked } = client([answer(200, { events: [{ events: 1, sealed: { id: 'e1' } }] })]);
  const follower = new Follower(c, { apply: () => assert.fail('it has that one') }, 3);
  await assert.rejects(follower.catchUp(), { code: 'answer_unreadable' });
  assert.deepEqual([asked.length, follower.events], [1, 3]);
});

test('a refusal is told as the service tells it, and not tried again', async () => {
  for (const status of [400, 403, 404, 409]) {
    const { client: c, asked } = client([problem(status, 'payable_differs', { at: '/expect', details: { payable: 5 }, others: [{ at: '/x', code: 'missing', details: { key: 'id' }, title: 't' }] })]);
    await assert.rejects(c.placeOrder({ id: 'o' }), (error) => {
      assert.deepEqual([error.status, error.code, error.at, error.details, error.title, error.request, error.others.length, error.passes],
        [status, 'payable_differs', '/expect', { payable: 5 }, 'it is payable_differs', 'r7', 1, false]);
      return true;
    });
    assert.equal(asked.length, 1);
  }
});

test('a reason is a text, whatever the host rejects with', async () => {
  for (const [thrown, reason] of [[new Error('offline'), 'offline'], [{ errMsg: 'request:fail' }, 'request:fail'], [{ errorMessage: 'no network' }, 'no network'], ['cut off', 'cut off']])
    await assert.rejects(client([() => Promise.reject(thrown)], { retries: 0 }).client.overview(), { code: 'no_answer', details: { reason } });
});

test('whoever is not logged in sends no token', async () => {
  for (const token of [() => undefined, () => '', async () => undefined]) {
    const { client: c, asked } = client([problem(401, 'token_missing')], { token });
    await assert.rejects(c.overview(), { code: 'token_missing', status: 401 });
    assert.deepEqual(asked.map(({ headers }) => headers), [{ Accept: 'application/json' }]);
  }
});

test('an error of one entry is one to all of them, and keeps its class', async () => {
  const other = await source('entries/store.ts');
  const error = new LoyaltyError({ code: 'no_answer', at: '', details: {} });
  const refusal = await client([problem(409, 'held')]).client.overview().catch((thrown) => thrown);
  for (const one of [error, refusal]) {
    assert.notEqual(other.LoyaltyError, LoyaltyError);
    for (const entry of [LoyaltyError, other.LoyaltyError]) assert.ok(one instanceof entry);
    class Mine extends LoyaltyError { name = 'Mine'; }
    assert.ok(!(one instanceof Mine));
    assert.ok(new Mine(error) instanceof Mine && new Mine(error) instanceof LoyaltyError);
  }
  assert.ok(refusal instanceof ServiceError && !(error instanceof ServiceError));
  for (const thrown of [new Error('held'), { name: 'LoyaltyError', code: 'held' }, undefined, null, 'held']) assert.ok(!(thrown instanceof LoyaltyError));
});

test('a token that has expired is asked for once more', async () => {
  const tokens = [];
  const options = { token: async ({ expired }) => { tokens.push(expired); return expired ? 'new' : 'old'; } };
  const { client: c, asked, waits } = client([problem(401, 'token_expired'), answer(200, { at: 1, member: {} })], options);
  assert.deepEqual(await c.overview(), { at: 1, member: {} });
  assert.deepEqual([tokens, asked.map((r) => r.headers.Authorization), waits], [[false, true], ['Bearer old', 'Bearer new'], []]);
  await assert.rejects(client([problem(401, 'token_expired'), problem(401, 'token_expired')], options).client.overview(), { code: 'token_expired', status: 401 });
  await assert.rejects(client([problem(401, 'token_signature')]).client.overview(), { code: 'token_signature' });
});

test('the program is sent once as long as it is the same, and nobody needs a token for it', async () => {
  const { client: c, asked } = client([answer(200, { id: 'shop', version: 1 }, { etag: '"d1"' }), answer(304, '', { etag: '"d1"' }), answer(200, { id: 'shop', version: 2 }, { etag: '"d2"' })]);
  const first = await c.program();
  assert.equal(await c.program(), first);
  assert.equal((await c.program()).version, 2);
  assert.deepEqual(asked.map((r) => r.headers['If-None-Match']), [undefined, '"d1"', '"d1"']);
  assert.ok(asked.every((r) => !('Authorization' in r.headers)));
});

test('hosts: fetch, and the requests of mini-programs', async () => {
  const request = { method: 'POST', url: 'https://x/y', headers: { A: 'b' }, body: '{}', timeout: 50 };
  const by_fetch = fetchRequest(async (url, init) => {
    assert.deepEqual([url, init.method, init.headers, init.body, init.signal.aborted], ['https://x/y', 'POST', { A: 'b' }, '{}', false]);
    return { status: 200, headers: new Headers({ 'X-Request-Id': 'r' }), text: async () => 'text' };
  });
  assert.deepEqual(await by_fetch(request), { status: 200, headers: { 'x-request-id': 'r' }, body: 'text' });
  await assert.rejects(fetchRequest((_, { signal }) => new Promise((_r, reject) => signal.addEventListener('abort', () => reject(new Error('aborted')))))(request), /aborted/);

  const wx = miniProgramRequest((o) => {
    assert.deepEqual([o.url, o.method, o.header.A, o.data, o.dataType, o.timeout], ['https://x/y', 'POST', 'b', '{}', 'text', 50]);
    o.success({ statusCode: 409, header: { 'Content-Type': 'x', 'X-Request-Id': 'r' }, data: '{"code":"c"}' });
  });
  assert.deepEqual(await wx(request), { status: 409, headers: { 'content-type': 'x', 'x-request-id': 'r' }, body: '{"code":"c"}' });
  // Some read JSON though they were asked for a text.
  assert.equal((await miniProgramRequest((o) => o.success({ statusCode: 200, header: {}, data: { a: 1 } }))(request)).body, '{"a":1}');
  assert.equal((await miniProgramRequest((o) => o.success({ statusCode: 304, header: {} }))(request)).body, '');
  const alipay = miniProgramRequest((o) => o.fail({ status: 409, headers: { ETag: 'e' }, data: '{}' }));
  assert.deepEqual(await alipay(request), { status: 409, headers: { etag: 'e' }, body: '{}' });
  await assert.rejects(miniProgramRequest((o) => o.fail({ errMsg: 'request:fail' }))(request), /request:fail/);
});

test('ids are short, made of what ids may be, and not made twice', () => {
  assert.match(newId('order-'), /^order-[a-z0-9]+-[a-z0-9]{12}$/);
  assert.equal(newId('', 0, () => 0), '0-000000000000');
  assert.equal(new Set(Array.from({ length: 10_000 }, () => newId())).size, 10_000);
  assert.ok(newId('check-in-').length <= 56);
});

/** A storage that outlives the queue; `fails` makes the next set throw. */
const storage = (text) => ({ text, sets: 0, get() { return this.text; }, set(value) { ++this.sets; this.text = value; } });
const order = (id) => ({ call: 'placeOrder', order: { id } });

test('what cannot be sent waits, in order, and is told of when it is answered', async () => {
  const store = storage(), told = [];
  const offline = client(Array(9).fill(new Error('offline')), { retries: 0 });
  const queue = new OfflineQueue({ client: offline.client, storage: store });
  assert.equal(await queue.submit(order('o1')), undefined);
  assert.equal(await queue.submit({ call: 'cancelOrder', of: 'o1', event: { id: 'k1' } }), undefined);
  await queue.add({ call: 'addEvent', event: { id: 'c1', kind: 'checked_in' } });
  await queue.add(order('o1'));
  assert.equal((await queue.waiting()).length, 3);
  // Only the first was tried: what comes after it waits for it.
  assert.deepEqual(offline.asked.map((r) => JSON.parse(r.body).id), ['o1', 'o1']);

  const { client: c, asked } = client([booked(1, 'o1'), problem(409, 'order_state'), booked(2, 'c1')]);
  const later = new OfflineQueue({ client: c, storage: store, told: (outcome) => { told.push(`${outcome.state} ${outcome.booked?.sealed.id ?? outcome.error.code}`); } });
  const outcomes = await later.send();
  assert.deepEqual(told, ['accepted o1', 'refused order_state', 'accepted c1']);
  assert.deepEqual(outcomes.map((o) => o.state), ['accepted', 'refused', 'accepted']);
  assert.deepEqual(asked.map((r) => new URL(r.url).pathname.split('/').pop()), ['orders', 'cancel', 'events']);
  assert.equal(store.text, '[]');
  assert.deepEqual(await later.send(), []);
});

test('what was accepted is answered whatever happens while it is told, and is told again', async () => {
  const store = storage();
  const told = ({ of }) => { if (of.order.id === 'o1') throw new Error('closed'); };
  const first = new OfflineQueue({ client: client([booked(1, 'o1'), booked(1, 'o1'), booked(2, 'o2')]).client, storage: store, told });
  assert.equal((await first.submit(order('o1'))).state, 'accepted');
  assert.equal(JSON.parse(store.text).length, 1);
  assert.equal((await first.submit(order('o2'))).state, 'accepted', 'the next ones do not wait for it');
  const { client: c } = client([answer(200, { events: 1, sealed: { id: 'o1' } }, { 'idempotency-replayed': 'true' })]);
  const [outcome] = await new OfflineQueue({ client: c, storage: store }).send();
  assert.deepEqual([outcome.state, outcome.booked.replayed, store.text], ['accepted', true, '[]']);
  const once = new OfflineQueue({ client: client([problem(409, 'held')]).client, storage: store, told });
  assert.equal((await once.submit(order('o1'))).state, 'refused');
  assert.equal(store.text, '[]', 'a refusal is not sent again');
});

test('a storage that is full or forbidden, at whatever step, loses no order and sends none twice', async () => {
  for (let fails = 0; fails < 9; ++fails) for (const forbidden of [false, true]) {
    const store = storage('');
    let step = 0;
    const at = (name, given) => {
      if (step++ >= fails && (forbidden || name === 'set')) throw new Error('QuotaExceededError');
      return name === 'get' ? store.get() : store.set(given);
    };
    const { client: c, asked } = client([booked(1, 'o1'), booked(2, 'o2')]);
    const queue = new OfflineQueue({ client: c, storage: { get: () => at('get'), set: (text) => at('set', text) } });
    assert.equal((await queue.submit(order('o1'))).state, 'accepted', `${fails}`);
    assert.deepEqual(await queue.waiting(), []);
    await queue.add(order('o2'));
    assert.equal((await queue.waiting()).length, 1);
    assert.deepEqual((await queue.send()).map((o) => o.of.order.id), ['o2']);
    assert.deepEqual(asked.map((r) => JSON.parse(r.body).id), ['o1', 'o2']);
  }
});

test('two pages on one storage keep what the other has added', async () => {
  const store = storage();
  let answered;
  const slow = async () => { await new Promise((resolve) => { answered = resolve; }); return booked(1, 'a'); };
  const [one, two] = [[slow], [new Error('offline'), booked(2, 'b')]].map((answers) => new OfflineQueue({ client: client(answers, { retries: 0 }).client, storage: store }));
  const first = one.submit(order('a'));
  while (!answered) await new Promise(setImmediate);
  await two.add(order('b'));
  answered();
  assert.equal((await first).state, 'accepted');
  assert.deepEqual((await two.waiting()).map((of) => of.order.id), ['b']);
});

test('what waits is sent for the member whose it is, and stays for them until they are back', async () => {
  const store = storage();
  const of = (member, answers) => { const made = client(answers, { member, retries: 0 }); return { ...made, queue: new OfflineQueue({ client: made.client, storage: store }) }; };
  await of('anna', [new Error('offline')]).queue.submit(order('a1'));
  const bob = of('bob', [booked(1, 'b1')]);
  assert.deepEqual(await bob.queue.waiting(), []);
  assert.equal((await bob.queue.submit(order('b1'))).state, 'accepted');
  assert.deepEqual(bob.asked.map((r) => JSON.parse(r.body).id), ['b1']);
  const anna = of('anna', [booked(1, 'a1')]);
  assert.deepEqual((await anna.queue.send()).map((o) => o.of.order.id), ['a1']);
  assert.equal(store.text, '[]');
});

test('nobody has decided: no token, a busy service, a proxy\'s page', async () => {
  for (const answers of [[problem(401, 'token_signature')], [problem(503, 'busy')], [answer(404, '<html>')], [answer(403, { code: 'Forbidden' })], ...of_others.map((body) => [answer(200, body)])]) {
    const store = storage();
    assert.equal(await new OfflineQueue({ client: client(answers, { retries: 0 }).client, storage: store }).submit(order('o')), undefined);
    assert.equal(JSON.parse(store.text).length, 1);
  }
  // Whoever was asked for a token may be without the network, too.
  for (const thrown of [new Error('not logged in'), new LoyaltyError({ code: 'no_answer', at: '', details: {} }), new LoyaltyError({ code: 'answer_unreadable', at: '', details: {} })]) {
    const lost = client([], { retries: 0, token: () => { throw thrown; } });
    assert.equal(await new OfflineQueue({ client: lost.client, storage: storage() }).submit(order('o')), undefined);
  }
});

test('what a storage has lost waits as long as the page is there', async () => {
  for (const emptied of [undefined, null, '']) for (const when of ['before it is sent', 'while it is sent', 'never']) {
    const store = storage();
    const first = client([new Error('offline'), () => { if (when === 'while it is sent') store.text = emptied; return booked(1, 'o1'); }, booked(2, 'o2')], { retries: 0 });
    const queue = new OfflineQueue({ client: first.client, storage: store });
    assert.equal(await queue.submit(order('o1')), undefined);
    if (when === 'before it is sent') store.text = emptied;
    assert.deepEqual((await queue.waiting()).map((of) => of.order.id), ['o1']);
    assert.equal(JSON.parse(store.text).length, 1, 'it is kept again for the next page');
    assert.deepEqual((await queue.send()).map((one) => one.state), ['accepted']);
    assert.deepEqual([(await queue.submit(order('o2'))).state, first.asked.length, store.text], ['accepted', 3, '[]'], when);
  }
  // What another page has sent is missing, too: its text is there.
  const store = storage();
  const [one, two] = [[new Error('offline')], [booked(1, 'o1')]].map((answers) => new OfflineQueue({ client: client(answers, { retries: 0 }).client, storage: store }));
  await one.submit(order('o1'));
  await two.send();
  assert.deepEqual([await one.waiting(), await one.send()], [[], []]);
});

const unreadable_texts = ['{', '{"a":1}', 'null ', '[null]', '[{}]', '[{"call":"placeOrder"}]', '[{"call":"other","event":{"id":"e"}}]'];

test('a text that cannot be read is put aside and told once; what comes after is sent, and waits in its place', async () => {
  for (const promised of [false, true]) for (const text of unreadable_texts) {
    const asides = [], told = [], store = storage(text);
    const late = (value) => (promised ? Promise.resolve(value) : value);
    const made = (answers) => new OfflineQueue({ client: client(answers, { retries: 0 }).client, unread: (error) => told.push(error.code),
      storage: { get: () => late(store.get()), set: (given) => late(store.set(given)), aside: (given) => late(void asides.push(given)) } });
    const queue = made([booked(1, 'o1'), new Error('offline')]);
    assert.equal((await queue.submit(order('o1'))).state, 'accepted', text);
    assert.equal(await queue.submit(order('o2')), undefined);
    assert.deepEqual([asides, told, JSON.parse(store.text).map((of) => of.order.id)], [[text], ['queue_unreadable'], ['o2']]);
    assert.deepEqual((await made([booked(2, 'o2')]).send()).map((one) => one.of.order.id), ['o2']);
    assert.equal(told.length, 1, 'nobody hears of it again');
  }
});

test('what can be read beside what cannot is sent; what the page knows of it, too', async () => {
  const asides = [];
  const store = Object.assign(storage(JSON.stringify([order('a'), {}, order('b')])), { aside: (text) => void asides.push(text) });
  const queue = new OfflineQueue({ client: client([booked(1, 'a'), new Error('offline'), booked(2, 'b')], { retries: 0 }).client, storage: store });
  await queue.send();
  assert.deepEqual((await queue.waiting()).map((of) => of.order.id), ['b']);
  store.text = store.text.slice(0, 20);
  assert.deepEqual((await queue.send()).map((one) => one.of.order.id), ['b']);
  assert.deepEqual([asides.length, store.text], [2, '[]']);
});

test('where nothing can be put aside the text stays as it is, and orders are sent all the same', async (t) => {
  t.mock.timers.enable({ apis: ['setTimeout'] });
  for (const aside of [undefined, () => { throw new Error('QuotaExceededError'); }, () => Promise.reject(new Error('full'))]) for (const text of unreadable_texts) {
    const told = [], store = Object.assign(storage(text), aside && { aside });
    const queue = new OfflineQueue({ client: client([booked(1, 'o1'), new Error('offline'), booked(2, 'o2')], { retries: 0 }).client, storage: store, unread: (error) => { told.push(error.details.given); throw new Error('of the page'); } });
    assert.equal((await queue.submit(order('o1'))).state, 'accepted');
    assert.equal(await queue.submit(order('o2')), undefined);
    assert.deepEqual((await queue.waiting()).map((of) => of.order.id), ['o2']);
    assert.deepEqual((await queue.send()).map((one) => one.of.order.id), ['o2']);
    assert.deepEqual([store.text, store.sets, told, await queue.waiting()], [text, 0, [text], []]);
    assert.throws(() => t.mock.timers.tick(1), /of the page/, 'what the page\'s own code throws is told to its console');
  }
});

test('what is nothing to send is not kept', async () => {
  const store = storage();
  const queue = new OfflineQueue({ client: client([]).client, storage: store });
  for (const given of [undefined, null, {}, { call: 'placeOrder' }, { call: 'other', event: { id: 'e' } }]) await assert.rejects(queue.add(given), { code: 'not_an_object' });
  assert.deepEqual([await queue.waiting(), store.sets], [[], 0]);
});

test('calls that come at once are sent one after another', async () => {
  let open = 0, most = 0;
  const slow = async (request) => { most = Math.max(most, ++open); await new Promise(setImmediate); --open; return booked(1, JSON.parse(request.body).id); };
  const queue = new OfflineQueue({ client: client(Array(5).fill(slow)).client, storage: storage() });
  const all = await Promise.all(['a', 'b', 'c', 'd', 'e'].map((id) => queue.add(order(id)).then(() => queue.send())));
  assert.deepEqual(all.flat().map((o) => o.of.order.id), ['a', 'b', 'c', 'd', 'e']);
  assert.equal(most, 1);
});

test('a center follows the log: each event once, in order, gaps filled', async () => {
  const at = (events) => ({ events, sealed: { id: `e${events}` } });
  const applied = [];
  const { client: c, asked } = client([answer(200, { events: [at(3), at(4)] }), answer(200, { events: [at(5)] }), answer(200, { events: [at(6)] }), answer(200, { events: [] })]);
  const follower = new Follower(c, { apply: (event) => { applied.push(event.id); } }, 1);
  await follower.apply(at(2));
  await follower.apply(at(2));
  await follower.apply(at(1));
  await follower.apply(at(5));
  assert.deepEqual(applied, ['e2', 'e3', 'e4', 'e5']);
  await follower.catchUp();
  assert.equal(follower.events, 6);
  assert.deepEqual(asked.map((r) => new URL(r.url).search), ['?after=2&limit=100', '?after=4&limit=100', '?after=5&limit=100', '?after=6&limit=100']);
});
