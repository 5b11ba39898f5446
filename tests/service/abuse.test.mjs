// Those who mean no good: others are served meanwhile, and memory stays.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import http from 'node:http';
import { connect } from 'node:net';
import { test } from 'node:test';
import path from 'node:path';
import { folder, pause, Process, shopIn } from './process.mjs';

async function served(t, flags = [], changes = {}) {
  const at = folder(t);
  const one = await new Process(t, path.join(at, 'a.db'), { shopAt: shopIn(at, changes), flags }).start();
  assert.equal((await one.join('lin')).status, 201);
  return one;
}

function socketTo(one) {
  const socket = connect(one.port, '127.0.0.1');
  socket.on('error', () => {});
  return socket;
}
const connected = (socket) => new Promise((ready) => { socket.on('connect', ready); socket.on('close', ready); });
const closed = (socket) => new Promise((gone) => socket.on('close', gone));

/** A new customer comes and is served at once. */
async function isServed(one, id) {
  const began = Date.now();
  const answer = await one.call('POST', '/v1/members/lin/events', { id, kind: 'points_granted', points: 5 });
  assert.equal(answer.status, 201, answer.text);
  assert.ok(Date.now() - began < 3000, `after ${Date.now() - began} ms`);
}

test('idle connections by the thousand', async (t) => {
  const one = await served(t);
  const most = Number(spawnSync('sh', ['-c', 'ulimit -Hn']).stdout.toString()) || 4096;
  const count = Math.min(10000, Math.floor(most / 2));
  const before = one.memory();
  const sockets = [];
  for (let n = 0; n < count; n += 500) {
    const some = Array.from({ length: Math.min(500, count - n) }, () => socketTo(one));
    sockets.push(...some);
    await Promise.all(some.map(connected));
  }
  await isServed(one, 'g1');
  t.diagnostic(`${count} connections: ${before.toFixed(0)} MB before, ${one.memory().toFixed(0)} MB with them`);
  assert.ok(one.memory() - before < 400);
  for (const socket of sockets) socket.destroy();
});

test('clients that send a byte a second, and those that never end what they began', async (t) => {
  const one = await served(t, ['--read-time', '3000']);
  const slow = Array.from({ length: 500 }, () => socketTo(one));
  const text = 'POST /v1/members/lin/events HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\n{';
  const drip = setInterval(() => slow.forEach((socket, n) => socket.write(n % 2 ? text : 'G')), 1000);
  await pause(1500);
  await isServed(one, 'g1');
  await Promise.all(slow.map(closed));
  clearInterval(drip);
  await isServed(one, 'g2');
});

test('connections closed by half are answered', async (t) => {
  const one = await served(t);
  const socket = connect({ port: one.port, host: '127.0.0.1', allowHalfOpen: true });
  let got = '';
  socket.on('data', (text) => { got += text; });
  socket.end('GET /healthz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n');
  await closed(socket);
  assert.match(got, /^HTTP\/1\.1 200 /);
  await isServed(one, 'g1');
});

test('bodies that are too large: 413, or an end of the connection, and no memory', async (t) => {
  const one = await served(t);
  const over = await one.call('POST', '/v1/members/lin/events', ' '.repeat((4 << 20) + 1));
  assert.deepEqual([over.status, over.json.code], [413, 'too_large']);
  const before = one.memory();
  await Promise.all(Array.from({ length: 8 }, async () => {
    const huge = await one.call('POST', '/v1/members/lin/events', 'x'.repeat(100 << 20)).catch((error) => error.code);
    assert.ok(['ECONNRESET', 'EPIPE'].includes(huge) || huge.status === 413, String(huge.status ?? huge));
  }));
  await isServed(one, 'g1');
  t.diagnostic(`${before.toFixed(0)} MB before, ${one.memory().toFixed(0)} MB after`);
  assert.ok(one.memory() - before < 150);
});

test('many requests in one go are answered in their order', async (t) => {
  const one = await served(t);
  const socket = socketTo(one);
  let got = '';
  socket.on('data', (part) => { got += part; });
  socket.write(Array.from({ length: 200 }, (_, n) => `GET /healthz HTTP/1.1\r\nHost: x\r\nX-Request-Id: n${n}\r\n\r\n`).join(''));
  for (let i = 0; i < 200 && (got.match(/X-Request-Id/g) ?? []).length < 200; ++i) await pause(50);
  assert.deepEqual([...got.matchAll(/X-Request-Id: n(\d+)/g)].map((m) => Number(m[1])), Array.from({ length: 200 }, (_, n) => n));
  socket.destroy();
  await isServed(one, 'g1');
});

test('bytes at random, and requests that are nearly right', async (t) => {
  const one = await served(t);
  let seed = 1;
  const dice = (n) => { seed = (seed * 48271) % 2147483647; return seed % n; };
  const right = 'POST /v1/members/lin/events HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer a.b.c\r\nContent-Length: 20\r\n\r\n{"id":"a","kind":"b"}';
  for (let n = 0; n < 400; ++n) {
    const bytes = n % 2 ? Buffer.from(right) : Buffer.alloc(1 + dice(3000));
    for (let i = 0; i < 1 + dice(n % 2 ? 4 : bytes.length); ++i) bytes[dice(bytes.length)] = dice(256);
    const socket = socketTo(one);
    socket.on('data', () => {});
    socket.end(bytes);
    if (n % 20 === 0) await closed(socket);
  }
  await isServed(one, 'g1');
});

test('a body nested too deep, an id of odd bytes, numbers beyond all ranges', async (t) => {
  const one = await served(t);
  const deep = `{"id":"a","kind":"checked_in","x":${'['.repeat(900000)}${']'.repeat(900000)}}`;
  const refused = await one.call('POST', '/v1/members/lin/events', deep);
  assert.deepEqual([refused.status, refused.json.code], [400, 'too_deep']);
  for (const where of ['/v1/members/lin%00', '/v1/members/%FF%FE', '/v1/members/lin%0a/overview'])
    assert.equal((await one.call('GET', where)).status, 404, where);
  for (const hold of ['1e300', '9223372036854775807', '18446744073709551615', '-9223372036854775808', '{}'])
    assert.ok([400, 409].includes((await one.call('POST', '/v1/members/lin/orders',
      `{"id":"h","order_id":"h","hold":${hold},"cart":{"lines":[{"sku":"tea","unit_price":4900,"quantity":1}]}}`)).status), hold);
  await isServed(one, 'g1');
});

test('what nobody else may say is not taken from a client', async (t) => {
  const one = await served(t);
  const sealed = { program: 'shop', program_version: 1, facts: [{ kind: 'points_granted', of: 'grant', from: 0, id: 'x.1', points: 1000000 }] };
  for (const [where, body] of [
    ['/v1/members/lin/orders/o/cancel', { id: 'x', sealed }],
    ['/v1/members/lin/events', { id: 'x', kind: 'points_granted', sealed }],
    ['/v1/members', { id: 'x', member: { id: 'eve' }, sealed }]])
    assert.equal((await one.call('POST', where, body)).json.code, 'wrong_member', where);
  for (const id of ['due-1', 'referral-1'])
    assert.equal((await one.call('POST', '/v1/members/lin/events', { id, kind: 'points_granted', points: 1 })).json.code, 'reserved_id');
  assert.equal((await one.call('GET', '/v1/members/lin')).json.events, 1);
});

/** A lawful program whose best coupons take their time to be found. */
const slow = () => {
  const many = (n, make) => Array.from({ length: n }, (_, i) => make(i));
  const categories = (...numbers) => ({ categories: numbers.map((n) => `c${n % 20}`) });
  return {
    pricing: { max_coupons: 5, groups: [...many(10, (i) => ({ id: `g${i}`, max_per_line: 1 })), { id: 'g' }, { id: 'cc', max_per_line: 2 }] },
    promotions: many(60, (i) => ({ id: `p${i}`, name: 'p', group: `g${i % 10}`, scope: categories(i, i * 7 + 3),
      effects: [{ kind: 'amount_off', steps: [{ at: 1000 + i * 37, amount: 100 + i * 3 }] }] })),
    coupons: [{ id: 'c', name: 'c', group: 'g', validity: { days_after_issue: 20 }, effects: [{ kind: 'amount_off', amount: 100 }] },
      ...many(30, (i) => ({ id: `q${i}`, name: 'q', group: 'cc', validity: { days_after_issue: 20 }, scope: categories(i, i * 3 + 1, i * 5 + 1),
        effects: [i % 2 ? { kind: 'percent_off', off: 500 + i * 11 } : { kind: 'amount_off', amount: 100 + i * 13 }] }))],
  };
};

test('one member who asks for much at once keeps nobody else waiting', async (t) => {
  const one = await served(t, [], slow());
  assert.equal((await one.join('mei')).status, 201);
  for (let i = 0; i < 40; ++i)
    assert.equal((await one.call('POST', '/v1/members/lin/events', { id: `k${i}`, kind: 'coupon_issued', coupon: `q${i % 30}`, coupon_id: `k${i}` })).status, 201);
  const lines = Array.from({ length: 20 }, (_, i) => ({ sku: `s${i}`, category: `c${i}`, unit_price: 1000 + i * 37, quantity: 3 }));
  // Written in several ways it is the same member.
  const asks = (n) => one.call('POST', `/v1/members/${n % 2 ? 'lin' : '%6Cin'}/quote`, { lines, coupons: 'best' }, { timeout: 120000 });
  const began = Date.now();
  assert.equal((await asks(0)).status, 200);
  const takes = Date.now() - began;
  assert.ok(takes > 100, `a quote of ${takes} ms keeps nobody waiting`);

  let answered = 0;
  const some = Array.from({ length: 5 }, (_, n) => asks(n).then((answer) => { ++answered; return answer.status; }));
  await pause(takes / 10);
  for (let n = 0; n < 3; ++n) assert.equal((await one.call('GET', '/v1/members/mei/overview')).status, 200);
  assert.ok(answered <= 2, `${answered} of the others were answered before`);
  assert.deepEqual(await Promise.all(some), some.map(() => 200));

  // More than may wait for one member are told when to come again; the member's order stays.
  const first = asks(0);
  await pause(takes / 10);
  const later = Array.from({ length: 100 }, (_, n) => one.call('POST', '/v1/members/lin/events', { id: `g${n}`, kind: 'points_granted', points: 1 }));
  assert.equal((await one.call('GET', '/v1/members/mei/overview')).status, 200);
  const answers = await Promise.all(later);
  assert.equal((await first).status, 200);
  const busy = answers.filter(({ status }) => status === 503);
  assert.ok(busy.length >= 30 && busy.every((answer) => answer.json.code === 'busy' && answer.headers['retry-after']), `${busy.length}`);
  assert.equal(answers.filter(({ status }) => status === 201).length, 100 - busy.length);
  await isServed(one, 'last');
});
