// Who may: every call by every role, and every way in which a token is none.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { describe } from './description.mjs';
import { secret, serve, staff, token } from './service.mjs';

const { admin } = staff;

/** Whom a call of a role lets in, beside admin: the law of openapi.json's x-role. */
const lets_in = { none: () => true, member: (who) => ['self', 'orders', 'care'].includes(who) };

test('every call by every role', async (t) => {
  const service = await serve(t);
  await service.joined('lin', 'mei');
  const api = describe((await service.ask('GET', '/openapi.json')).json);
  const callers = { nobody: undefined, self: token('lin'), other: token('mei'), ...staff };
  let asked = 0;
  for (const { operationId, method, path, 'x-role': role, security } of api.operations) {
    assert.deepEqual(security.map((s) => Object.keys(s)[0]), role === 'none' ? [] : role === 'member' ? ['member_token', 'staff_key'] : ['staff_key'], operationId);
    for (const [who, as] of Object.entries(callers)) {
      // What it would do is not of interest: who may not is told before anything is read.
      const answer = await service.ask(method, path.replace('{member}', 'lin').replace('{order}', 'o').replace('{version}', '9'), { as, body: method === 'GET' ? undefined : '{' });
      const may = who === 'admin' || who === role || (lets_in[role] ?? (() => false))(who);
      const place = `${operationId} by ${who}: ${answer.text}`;
      api.holds(operationId, answer);
      ++asked;
      if (may) assert.ok(![401, 403].includes(answer.status), place);
      else assert.deepEqual([answer.status, answer.json.code], who === 'nobody' ? [401, 'token_missing'] : [403, 'not_allowed'], place);
    }
  }
  assert.ok(asked > 190);
});

test('kinds of events by role', async (t) => {
  const service = await serve(t);
  await service.joined('lin');
  const kinds = { member: ['checked_in'], orders: ['recharged', 'points_granted', 'benefit_used'], care: ['points_taken', 'coupon_issued', 'granted'] };
  const may = async (as, kind) => {
    const answer = await service.ask('POST', '/v1/members/lin/events?dry', { as, body: { id: 'x', kind } });
    if (answer.status === 403) assert.deepEqual([answer.json.code, answer.json.at, answer.json.details], ['not_allowed', '/kind', { kind }]);
    return answer.status !== 403;
  };
  for (const kind of kinds.member) assert.ok(await may(token('lin'), kind), kind);
  for (const kind of [...kinds.orders.slice(0, 2), ...kinds.care, 'member_changed', 'wallet_granted', '']) assert.ok(!await may(token('lin'), kind), kind);
  for (const kind of kinds.orders) assert.ok(await may(staff.orders, kind), kind);
  for (const kind of ['granted', 'wallet_granted', 'level_ended', 'checked_in']) assert.ok(!await may(staff.orders, kind), kind);
  for (const kind of Object.values(kinds).flat()) assert.ok(await may(staff.care, kind), kind);
  // What moves in two logs, or begins one, nobody writes into one by hand.
  for (const kind of ['order_placed', 'order_paid', 'member_joined', 'opened_with', 'time_passed', 'referral_earned', 'merged_into', 'member_merged'])
    for (const as of [admin, staff.care])
      assert.equal((await service.ask('POST', '/v1/members/lin/events', { as, body: { id: 'x', kind } })).json.code, 'call_of_its_own', kind);
  // A member does not say that it is paid, and gives up only what is not.
  const cart = { lines: [{ sku: 'cup', quantity: 1 }] };
  const paid = await service.ask('POST', '/v1/members/lin/orders', { as: token('lin'), body: { id: 'o', cart, paid: true } });
  assert.deepEqual([paid.status, paid.json.at], [403, '/paid']);
});

test('staff stands in the log, members cannot say who did it', async (t) => {
  const service = await serve(t);
  await service.joined('lin');
  const granted = await service.ask('POST', '/v1/members/lin/events', { as: staff.care, body: { id: 'g', kind: 'points_granted', points: 1 } });
  assert.equal(granted.json.sealed.by, 'the-care');
  await service.ask('POST', '/v1/members/lin/orders', { as: token('lin'), body: { id: 'o', cart: { lines: [{ sku: 'cup', quantity: 1 }] }, expect: { payable: 2090 } } });
  // What the service says by itself is refused from anybody: sealed facts above all.
  const facts = [{ kind: 'points_granted', id: 'o.1', points: 1000000, at: 0 }];
  for (const [key, value] of Object.entries({ at: 5, by: 'the-admin', kind: 'order_paid', order_id: 'o9', sealed: { facts } })) {
    for (const as of [token('lin'), admin]) {
      const refused = await service.ask('POST', '/v1/members/lin/orders/o/cancel', { as, body: { id: 'k', [key]: value } });
      assert.deepEqual([refused.status, refused.json.code, refused.json.at], [400, 'wrong_member', `/${key}`]);
    }
  }
  const cancelled = await service.ask('POST', '/v1/members/lin/orders/o/cancel', { as: token('lin'), body: { id: 'k' } });
  assert.equal(cancelled.status, 201);
  assert.equal(cancelled.json.sealed.by, undefined);
});

test('what is no token is none', async (t) => {
  const service = await serve(t);
  await service.joined('lin');
  const now = Math.floor(Date.now() / 1000);
  const good = token('lin');
  const [header, claims, signature] = good.split('.');
  const bits = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
  const last = bits[bits.indexOf(signature.at(-1)) ^ 1];
  const cases = {
    token_malformed: [' ', '.', '..', 'a.b.c.d', `${header}.${claims}`, `${header}.${claims}.`.slice(1), `${header}.${claims}.${signature}=`, `${header}.${claims}.${signature}!`,
      `${header}.${claims}.${signature.slice(0, -1)}${last}`, token('lin', { header: { crit: ['exp'] } }), token(5), token('lin', { claims: { exp: 'soon' } }), token('lin', { claims: { exp: undefined } }),
      token('lin', { claims: { exp: now + 0.5 } }), token('lin', { claims: { channel: 5 } })],
    token_algorithm: [token('lin', { header: { alg: 'none' } }), token('lin', { header: { alg: 'HS512' } }), token('lin', { header: { alg: 'RS256' } }), token('lin', { header: { alg: ['HS256'] } }),
      token('lin', { header: { alg: undefined } }), `${Buffer.from('{"alg":"none","kid":"new"}').toString('base64url')}.${claims}.`],
    token_key_unknown: [token('lin', { header: { kid: 'newer' } }), token('lin', { header: { kid: 1 } }), token('lin', { header: { kid: undefined } })],
    token_signature: [token('lin', { key: 'another' }), token('lin', { key: secret('old') }), `${header}.${claims}.`, `${header}.${Buffer.from(JSON.stringify({ sub: 'mei', exp: now + 600 })).toString('base64url')}.${signature}`,
      `${header}.${claims}.${signature.slice(0, 20)}`],
    token_expired: [token('lin', { claims: { exp: now - 1 } }), token('lin', { claims: { exp: now } }), token('lin', { claims: { exp: 0 } }), token('lin', { claims: { nbf: now + 60 } }), token('lin', { claims: { nbf: 'x' } })],
    key_unknown: ['key', 'key-of-admin ', 'KEY-OF-ADMIN', staff.admin.slice(0, -1)],
  };
  const call = (authorization) => service.ask('GET', '/v1/members/lin', { headers: { Authorization: authorization } });
  for (const [code, tokens] of Object.entries(cases)) {
    for (const given of tokens) {
      const answer = await call(`Bearer ${given}`);
      assert.equal(answer.status, 401, `${code}: ${given}`);
      // A space at the end of a header is not part of it.
      if (given.trim() !== staff.admin) assert.ok([code, ...(given.trim() === '' ? ['token_malformed', 'key_unknown'] : [])].includes(answer.json.code), `${code}: ${given} is ${answer.json.code}`);
      assert.equal(answer.headers['www-authenticate'], 'Bearer');
    }
  }
  for (const scheme of [good, `Basic ${good}`, `bearer${good}`, 'Bearer']) assert.equal((await call(scheme)).json.code, 'token_malformed', scheme);
  assert.equal((await call('Bearer ' + token('lin', { claims: { nbf: now - 5 } }))).status, 200);
});

test('keys change without anybody being put out: the old one is taken until it is removed', async (t) => {
  const service = await serve(t, { kids: ['old'] });
  await service.joined('lin');
  const old_token = token('lin', { header: { kid: 'old' }, key: secret('old') });
  const issued = async () => {
    const { json } = await service.ask('POST', '/v1/tokens', { as: admin, body: { member: 'lin' } });
    return { kid: JSON.parse(Buffer.from(json.token.split('.')[0], 'base64url')).kid, token: json.token, until: json.until };
  };
  const works = async (as) => (await service.ask('GET', '/v1/members/lin', { as })).status === 200;
  assert.equal((await issued()).kid, 'old');
  assert.ok(await works(old_token));
  assert.ok(!await works(token('lin')));
  await service.stop();
  await service.start(['new', 'old']);
  const fresh = await issued();
  assert.equal(fresh.kid, 'new');
  assert.ok(Math.abs(fresh.until - Date.now() - 30 * 60_000) < 60_000);
  assert.ok(await works(old_token) && await works(fresh.token) && await works(token('lin')));
  await service.stop();
  await service.start(['new']);
  const replayed = await service.ask('GET', '/v1/members/lin', { as: old_token });
  assert.deepEqual([replayed.status, replayed.json.code], [401, 'token_key_unknown']);
  assert.ok(await works(fresh.token));
});

test('where the token is from stands in carts, orders and events, whatever the page says', async (t) => {
  const service = await serve(t);
  await service.joined('lin');
  const weapp = token('lin', { claims: { channel: 'weapp' } });
  const body = { cart: { lines: [{ sku: 'cup', quantity: 1 }], channel: 'h5' }, expect: { payable: 2090 }, channel: 'h5' };
  const placed = await service.ask('POST', '/v1/members/lin/orders', { as: weapp, body: { id: 'o', ...body } });
  assert.deepEqual([placed.json.sealed.order.channel, placed.json.sealed.channel], ['weapp', 'weapp'], placed.text);
  const checked = await service.ask('POST', '/v1/members/lin/events', { as: weapp, body: { id: 'c', kind: 'checked_in', channel: 'h5' } });
  assert.equal(checked.json.sealed.channel, 'weapp');
  const cancelled = await service.ask('POST', '/v1/members/lin/orders/o/cancel', { as: weapp, body: { id: 'k', channel: 'h5' } });
  assert.equal(cancelled.json.sealed.channel, 'weapp');
  // A token that says none leaves it to the page.
  assert.equal((await service.ask('POST', '/v1/members/lin/orders', { as: token('lin'), body: { id: 'o2', ...body } })).json.sealed.order.channel, 'h5');
});
