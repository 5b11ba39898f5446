// HTTP: methods, paths, encodings, types, limits.

import assert from 'node:assert/strict';
import { connect } from 'node:net';
import { test } from 'node:test';
import { serve, staff, token } from './service.mjs';

/** Sends bytes as they stand; gives what came back until the other side closed, or a while after the last of it. */
function raw(base, text) {
  return new Promise((resolve) => {
    let got = '';
    const socket = connect(Number(new URL(base).port), '127.0.0.1', () => socket.write(text));
    socket.setTimeout(500, () => socket.end());
    socket.on('data', (data) => { got += data; });
    socket.on('error', () => resolve(got));
    socket.on('close', () => resolve(got));
  });
}

test('the service is polite', async (t) => {
  const service = await serve(t, { flags: ['--body', '20000'] });
  await service.joined('lin', 'a/b', '%41');
  const { admin } = staff;

  await t.test('HEAD is GET without its body, and the connection goes on', async () => {
    for (const path of ['/v1/program', '/healthz', '/openapi.json', '/v1/members/lin/overview', '/nothing']) {
      const get = await service.ask('GET', path, { as: admin }), head = await service.ask('HEAD', path, { as: admin });
      assert.equal(head.status, get.status, path);
      assert.equal(head.text, '');
      for (const name of ['content-type', 'etag', 'content-length'])
        if (path !== '/v1/members/lin/overview' || name !== 'content-length') assert.equal(head.headers[name], get.headers[name], `${path} ${name}`);
    }
    // Two in one connection: the second is read where the first ends.
    const both = await raw(service.base, 'HEAD /nothing HTTP/1.1\r\nHost: x\r\n\r\nGET /healthz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n');
    assert.match(both, /^HTTP\/1\.1 404 [^]*\r\n\r\nHTTP\/1\.1 200 [^]*alive/);
    assert.equal((await service.ask('HEAD', '/v1/figures')).status, 401);
  });

  await t.test('OPTIONS names the methods of a path, and so does 405', async () => {
    const allowed = { '/v1/goods': 'GET, HEAD, PUT, OPTIONS', '/v1/tokens': 'POST, OPTIONS', '/v1/outbox': 'GET, HEAD, DELETE, OPTIONS' };
    for (const [path, methods] of Object.entries(allowed)) {
      const options = await service.ask('OPTIONS', path);
      assert.deepEqual([options.status, options.headers.allow, options.text], [204, methods, '']);
      const patch = await service.ask('PATCH', path, { as: admin, body: {} });
      assert.deepEqual([patch.status, patch.headers.allow, patch.json.code, patch.type], [405, methods, 'method_not_allowed', 'application/problem+json']);
    }
    assert.equal((await service.ask('OPTIONS', '/nothing')).status, 404);
    assert.equal((await service.ask('HEAD', '/v1/tokens', { as: admin })).status, 405);
  });

  await t.test('what is no path is 404', async () => {
    for (const path of ['/', '/v1', '/v1/', '/v1/members/', '/v1/members//overview', '/v1/members/lin/', '/v1/members/lin/nothing', '//v1/goods', '/V1/goods', '/v1/members/%zz', '/v1/members/%4', '/v1/members/%', '/v1/goods/%2e%2e']) {
      const answer = await service.ask('GET', path, { as: admin });
      assert.deepEqual([answer.status, answer.type, answer.json.code], [404, 'application/problem+json', 'no_such_path'], path);
    }
  });

  await t.test('an id comes as it is encoded, once', async () => {
    assert.equal((await service.ask('GET', '/v1/members/a%2Fb', { as: admin })).status, 200);
    assert.equal((await service.ask('GET', '/v1/members/a%2fb', { as: token('a/b') })).status, 200);
    assert.equal((await service.ask('GET', '/v1/members/%2541', { as: admin })).status, 200);
    assert.equal((await service.ask('GET', '/v1/members/%41', { as: admin })).status, 404);
    assert.equal((await service.ask('GET', '/v1/members/l%69n', { as: token('lin') })).status, 200);
    assert.equal((await service.ask('GET', '/v1/members/lin+', { as: admin })).status, 404);
  });

  await t.test('ids that cannot be are of no member, whatever their bytes', async () => {
    for (const id of ['%00', 'lin%00', '%FF%FE', '%ED%A0%80', '%C3%A9', 'a%20b', '%22', 'x'.repeat(2000)]) {
      const answer = await service.ask('GET', `/v1/members/${id}/overview`, { as: admin });
      assert.deepEqual([answer.status, answer.json.code], [404, 'unknown_member'], id.slice(0, 20));
    }
    assert.equal((await service.ask('GET', '/v1/members?after=%FF%00', { as: admin })).json.code, 'invalid_id');
    for (const id of ['\u0000', 'é', 'a b', 'x'.repeat(65), '']) {
      const event = await service.ask('POST', '/v1/members/lin/events', { as: admin, body: { id, kind: 'points_granted', points: 1 } });
      assert.deepEqual([event.status, event.json.code, event.json.at], [400, 'invalid_id', '/id'], id);
      const member = await service.ask('POST', '/v1/members', { as: admin, body: { id: 'j', member: { id } } });
      assert.deepEqual([member.status, member.json.code, member.json.at], [400, 'invalid_id', '/member/id'], id);
    }
  });

  await t.test('bodies: broken UTF-8, deep, wide, too long', async () => {
    const code = async (body) => {
      const answer = await service.ask('POST', '/v1/members/lin/events', { as: admin, body });
      return `${answer.status} ${answer.json.code}`;
    };
    assert.equal(await code(Buffer.from([0x7b, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d])), '400 invalid_text');
    assert.equal(await code('{"id":"x","kind":"points_granted","points":1,"reason":"\\ud800"}'), '400 invalid_text');
    assert.equal(await code(''), '400 invalid_json');
    assert.equal(await code('{"id":"x","kind":"checked_in"} x'), '400 invalid_json');
    assert.equal(await code('{"id":"x","kind":"points_granted","points":1e400}'), '400 not_an_integer');
    assert.equal(await code(`{"a":${'['.repeat(9000)}${']'.repeat(9000)}}`), '400 too_deep');
    assert.equal(await code('['.repeat(9000)), '400 invalid_json');
    assert.equal(await code('{"id":"x","kind":"points_granted","points":9223372036854775808}'), '400 out_of_range');
    assert.equal((await service.ask('PUT', '/v1/goods', { as: admin, body: `{"goods":[{"sku":"a","unit_price":1,"x":${'['.repeat(50)}${']'.repeat(50)}}]}` })).json.code, 'too_deep');
    // Beyond --body it is refused, or the connection ends before the rest is read.
    const long = await service.ask('POST', '/v1/members/lin/events', { as: admin, body: 'x'.repeat(30000) }).catch(({ code }) => code);
    assert.ok(['ECONNRESET', 'EPIPE'].includes(long) || long.status === 413, String(long.status ?? long));
    assert.equal((await service.ask('GET', '/healthz')).status, 200);
  });

  await t.test('a request has the id that it brings, if a log line may hold it', async () => {
    const id = async (given) => (await service.ask('GET', '/healthz', { headers: { 'X-Request-Id': given } })).headers['x-request-id'];
    assert.equal(await id('page-7_a.b'), 'page-7_a.b');
    for (const given of ['a b', '{"x":1}', 'x'.repeat(65)]) assert.match(await id(given), /^[0-9a-f]{16}$/);
  });

  await t.test('a dry run is one unless it says no', async () => {
    const body = { id: 'g', kind: 'points_granted', points: 5 };
    for (const query of ['?dry', '?dry=', '?dry=1', '?dry=true', '?dry=no', '?x=y&dry'])
      assert.ok((await service.ask('POST', `/v1/members/lin/events${query}`, { as: admin, body })).json.changes, query);
    assert.equal((await service.ask('POST', '/v1/members/lin/events?dry=0', { as: admin, body })).status, 201);
  });
});

test('pages of members and events: every one once, in order', async (t) => {
  const service = await serve(t);
  const ids = Array.from({ length: 7 }, (_, i) => `m${i}`);
  await service.joined(...ids);
  for (let i = 0; i < 6; ++i)
    await service.ask('POST', '/v1/members/m0/events', { as: staff.care, body: { id: `g${i}`, kind: 'points_granted', points: 1 } });
  const all = [];
  for (let after = ''; ;) {
    const { members } = (await service.ask('GET', `/v1/members?limit=3&after=${after}`, { as: staff.care })).json;
    if (members.length === 0) break;
    all.push(...members.map((m) => m.id));
    after = members.at(-1).id;
  }
  assert.deepEqual(all, ids);
  const log = [];
  for (let after = 0; ;) {
    const { events } = (await service.ask('GET', `/v1/members/m0/events?limit=2&after=${after}`, { as: staff.care })).json;
    if (events.length === 0) break;
    log.push(...events);
    after = events.at(-1).events;
  }
  assert.deepEqual(log.map((e) => e.events), [1, 2, 3, 4, 5, 6, 7]);
  assert.deepEqual(log.map((e) => e.sealed.id), ['join-m0', 'g0', 'g1', 'g2', 'g3', 'g4', 'g5']);
  assert.deepEqual((await service.ask('GET', '/v1/members/m0/events?limit=0', { as: staff.care })).json.events, []);
});
