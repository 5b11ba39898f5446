// The running service and openapi.json say the same: paths, statuses, bodies, types.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { at, describe } from './description.mjs';
import { serve, shop_program, staff, token } from './service.mjs';

const { admin, orders, care, notifier } = staff;

test('openapi.json describes every call as the service has it', async (t) => {
  const service = await serve(t);
  const served = await service.ask('GET', '/openapi.json');
  const api = describe(served.json);

  await t.test('its operations are the table of routes', () => {
    const source = readFileSync(new URL('../../native/service/routes.cpp', import.meta.url), 'utf8');
    const table = [...source.matchAll(/\{"(\w+)", "([^"]+)", "(\w+)", Role::(\w+),\s+\w+\}/g)].map((row) => row.slice(1).join(' '));
    assert.ok(table.length > 25);
    assert.deepEqual(api.operations.map((o) => `${o.method} ${o.path} ${o.operationId} ${o['x-role']}`).sort(), table.sort());
  });

  await t.test('every reference is to something in it', () => {
    let count = 0;
    const look = (value, path) => {
      if (value === null || typeof value !== 'object') return;
      if (typeof value.$ref === 'string') {
        ++count;
        assert.match(value.$ref, /^#\/components\//, path);
        assert.notEqual(at(served.json, value.$ref), undefined, `${path}: ${value.$ref}`);
      }
      for (const [key, inner] of Object.entries(value)) look(inner, `${path}/${key}`);
    };
    look(served.json, '');
    assert.ok(count > 300);
    assert.ok(!served.text.includes('"$id"') && !served.text.includes('.schema.json'));
  });

  await t.test('names of a path are its parameters, every example is valid', () => {
    let examples = 0;
    const media = (pointer) => {
      for (const [type, { examples: given = {} }] of Object.entries(at(served.json, pointer) ?? {})) {
        for (const [name, { value }] of Object.entries(given)) {
          ++examples;
          api.valid(`${pointer}/${type.replace(/\//g, '~1')}/schema`, value, `${pointer} ${name}`);
        }
      }
    };
    for (const operation of api.operations) {
      const parameters = (operation.parameters ?? []).map(({ $ref }) => at(served.json, $ref));
      const named = parameters.filter((p) => p.in === 'path').map((p) => p.name).sort();
      assert.deepEqual(named, [...operation.path.matchAll(/\{(\w+)\}/g)].map((m) => m[1]).sort(), operation.operationId);
      if (operation.requestBody) media(`${operation.pointer}/requestBody/content`);
      for (const status of Object.keys(operation.responses)) media(`${api.resolved(`${operation.pointer}/responses/${status}`)}/content`);
    }
    assert.ok(examples > 30, `${examples}`);
  });

  /** Asks an operation by its name; the answer is as described, and of this status. */
  const ask = async (name, status, { path = {}, query = '', ...options } = {}) => {
    const operation = api.of(name);
    const where = operation.path.replace(/\{(\w+)\}/g, (_, key) => encodeURIComponent(path[key] ?? 'lin'));
    const answer = await service.ask(operation.method, where + query, options);
    assert.equal(answer.status, status, `${name}: ${answer.text}`);
    api.holds(name, answer);
    return answer;
  };
  const lin = token('lin');

  await t.test('every call, well and badly', async () => {
    // Life, program, goods.
    await ask('getHealth', 200);
    await ask('getReadiness', 200);
    await ask('getMetrics', 200);
    await ask('getMetrics', 403, { headers: { 'X-Forwarded-For': '203.0.113.7' } });
    await ask('getDescription', 200);
    await ask('getDescription', 304, { headers: { 'If-None-Match': served.headers.etag } });
    const { headers } = await ask('getActiveProgram', 200);
    await ask('getActiveProgram', 304, { headers: { 'If-None-Match': headers.etag } });
    const v2 = { ...shop_program(), version: 2, name: '街角茶铺 2' };
    await ask('addProgram', 201, { as: admin, body: v2 });
    await ask('addProgram', 201, { as: admin, body: v2 });
    assert.equal((await ask('addProgram', 409, { as: admin, body: { ...v2, name: 'another' } })).json.code, 'version_taken');
    assert.equal((await ask('addProgram', 409, { as: admin, body: { ...v2, id: 'other' } })).json.code, 'other_program');
    await ask('addProgram', 400, { as: admin, body: '{' });
    assert.equal((await ask('listPrograms', 200, { as: admin })).json.programs.length, 2);
    await ask('getProgram', 200, { as: admin, path: { version: '2' } });
    for (const version of ['3', 'x', '99999999999999999999']) await ask('getProgram', 404, { as: admin, path: { version } });
    await ask('activateProgram', 404, { as: admin, path: { version: '3' } });
    await ask('activateProgram', 200, { as: admin, path: { version: '2' } });
    await ask('activateProgram', 200, { as: admin, path: { version: '1' } });
    await ask('getGoods', 200);
    const goods = JSON.parse(readFileSync(new URL('shop/goods.json', import.meta.url), 'utf8'));
    await ask('putGoods', 204, { as: admin, body: goods });
    for (const body of ['[]', '{', {}, { goods: {} }, { goods: [1] }, { goods: [{ sku: 'a' }] }, { goods: [{ sku: 1, unit_price: 1 }] },
      { goods: [goods.goods[0], goods.goods[0]] }, { ...goods, shipping: 5 }]) await ask('putGoods', 400, { as: admin, body });

    // Members.
    const join = { id: 'join-lin', member: { id: 'lin', birthday: '1990-05-20' } };
    await ask('addMember', 201, { as: care, body: join });
    await ask('addMember', 200, { as: care, body: join });
    assert.equal((await ask('addMember', 409, { as: care, body: { ...join, id: 'again' } })).json.code, 'member_exists');
    for (const body of [{ id: 'x' }, { id: 'x', member: 'lin' }, { id: 'x', member: {} }, { id: 'x', member: { id: 5 } }, { id: 5, member: { id: 'm' } },
      { id: 'x', member: { id: 'not an id' } }, { id: 'x', member: { id: 'm' }, sealed: { facts: [] } }]) await ask('addMember', 400, { as: care, body });
    assert.equal((await ask('listMembers', 200, { as: care })).json.members.length, 1);
    await ask('listMembers', 400, { as: care, query: '?limit=1001' });
    await ask('listMembers', 400, { as: care, query: '?limit=-1' });
    await ask('getMember', 200, { as: lin });
    await ask('getMember', 404, { as: admin, path: { member: 'nobody' } });
    await ask('getOverview', 200, { as: lin });
    await ask('getOverview', 404, { as: admin, path: { member: 'nobody' } });
    await ask('listEvents', 200, { as: lin });
    await ask('listEvents', 404, { as: admin, path: { member: 'nobody' } });
    await ask('listEvents', 400, { as: lin, query: '?after=x' });
    await ask('addEvent', 201, { as: lin, body: { id: 'c1', kind: 'checked_in' } });
    await ask('addEvent', 200, { as: lin, body: { id: 'c1', kind: 'checked_in' } });
    assert.equal((await ask('addEvent', 409, { as: lin, body: { id: 'c2', kind: 'checked_in' } })).json.code, 'already_checked_in');
    await ask('addEvent', 200, { as: care, query: '?dry', body: { id: 'g0', kind: 'points_granted', points: 1000 } });
    await ask('addEvent', 201, { as: care, body: { id: 'g1', kind: 'points_granted', points: 1000 } });
    for (const body of [{ id: 'x', kind: 'order_paid' }, { id: 'x', kind: 'points_granted', points: 1, at: 5 }, { id: 'x', kind: 7 }, { id: {}, kind: 'checked_in' }, '[1]', '"x"',
      '{"id":"x","id":"y","kind":"points_granted"}', `{"id":"x","kind":"points_granted","reason":${'['.repeat(40)}${']'.repeat(40)}}`, { id: 'x', kind: 'nothing' }])
      await ask('addEvent', 400, { as: care, body });
    await ask('addEvent', 404, { as: care, path: { member: 'nobody' }, body: { id: 'x', kind: 'checked_in' } });

    // Orders.
    const cart = { lines: [{ sku: 'dianhong-250', quantity: 2 }, { sku: 'cup', quantity: 1 }], points: 'max' };
    const { json: quote } = await ask('quote', 200, { as: lin, body: cart });
    await ask('quote', 400, { as: lin, body: { lines: {} } });
    assert.deepEqual((await ask('quote', 409, { as: lin, body: { lines: [{ sku: 'moon' }] } })).json.at, '/lines/0/sku');
    await ask('quote', 404, { as: admin, path: { member: 'nobody' }, body: cart });
    assert.equal((await ask('verify', 200, { as: lin, body: { quote } })).json.verdict, 'accepted');
    for (const body of [{}, { quote: 1 }, { quote: {} }, { quote: { receipt: { cart: 5 } } }]) await ask('verify', 400, { as: lin, body });
    await ask('verify', 404, { as: admin, path: { member: 'nobody' }, body: { quote, cart: quote.receipt.cart } });
    await ask('placeOrder', 200, { as: lin, query: '?dry=1', body: { id: 'o1', receipt: quote.receipt } });
    const place = { id: 'o1', receipt: quote.receipt };
    await ask('placeOrder', 201, { as: lin, body: place });
    await ask('placeOrder', 200, { as: lin, body: place });
    await ask('placeOrder', 409, { as: lin, body: { ...place, reason: 'other' } });
    const expect = { payable: 1 };
    for (const body of [{ id: 'o2' }, { id: 'o2', cart }, { id: 'o2', expect }, { id: 'o2', cart: [], expect }, { id: 'o2', receipt: 5 }, { id: 'o2', cart: { lines: 1 }, expect }, { cart, expect },
      { id: 'o2', cart: { lines: [] }, expect }]) await ask('placeOrder', 400, { as: lin, body });
    for (const hold of [5, -1, '5', 1e18, 1.5, 18446744073709551615n])
      await ask('placeOrder', 400, { as: orders, body: `{"id":"o2","cart":${JSON.stringify(quote.receipt.cart)},"hold":${typeof hold === 'string' ? `"${hold}"` : hold}}` });
    await ask('placeOrder', 404, { as: admin, path: { member: 'nobody' }, body: place });
    await ask('listOrders', 200, { as: lin });
    await ask('listOrders', 409, { as: lin, query: '?before=o9' });
    await ask('listRecords', 200, { as: lin });
    await ask('listRecords', 400, { as: lin, query: '?through=x' });
    await ask('getOrder', 200, { as: lin, path: { order: 'o1' } });
    await ask('getOrder', 404, { as: lin, path: { order: 'o9' } });
    const o1 = { order: 'o1' };
    for (const name of ['payOrder', 'completeOrder', 'refundOrder', 'cancelOrder']) {
      await ask(name, 404, { as: orders, path: { member: 'nobody', order: 'o1' }, body: { id: 'x' } });
      await ask(name, 400, { as: orders, path: o1, body: { id: 'x', sealed: { facts: [] } } });
      await ask(name, 409, { as: orders, path: { order: 'o9' }, body: { id: 'x' } });
    }
    await ask('payOrder', 201, { as: orders, path: o1, body: { id: 'p1' } });
    assert.equal((await ask('cancelOrder', 409, { as: lin, path: o1, body: { id: 'k1' } })).json.code, 'order_state');
    await ask('completeOrder', 201, { as: orders, path: o1, body: { id: 'f1' } });
    await ask('refundOrder', 200, { as: orders, path: o1, query: '?dry', body: { id: 'r1', lines: [{ line: 0, quantity: 2 }] } });
    await ask('refundOrder', 201, { as: orders, path: o1, body: { id: 'r1', lines: [{ line: 0, quantity: 2 }] } });
    // 91 points went into the cup that stays, which brought 14.
    await ask('placeOrder', 201, { as: lin, body: { id: 'o3', cart, expect: { payable: quote.totals.payable + 91 - 14 } } });
    await ask('cancelOrder', 201, { as: lin, path: { order: 'o3' }, body: { id: 'k3' } });

    // Staff.
    const issued = await ask('issueToken', 201, { as: admin, body: { member: 'lin', channel: 'weapp' } });
    await ask('getMember', 200, { as: issued.json.token });
    await ask('issueToken', 404, { as: admin, body: { member: 'nobody' } });
    await ask('issueToken', 400, { as: admin, body: { member: 1 } });
    await ask('readOutbox', 200, { as: notifier });
    await ask('readOutbox', 400, { as: notifier, query: '?after=1.5' });
    await ask('forgetOutbox', 400, { as: notifier });
    await ask('forgetOutbox', 204, { as: notifier, query: '?through=1' });
    await ask('getFigures', 200, { as: admin });

    // A person.
    await ask('exportMember', 200, { as: lin });
    await ask('exportMember', 404, { as: admin, path: { member: 'nobody' } });
    await ask('eraseMember', 404, { as: care, path: { member: 'nobody' } });
    await ask('eraseMember', 200, { as: care });
    await ask('getMember', 200, { as: lin });
  });

  await t.test('every call refuses half a query, and whoever has no key', async () => {
    for (const { operationId, 'x-role': role } of api.operations) {
      const options = { as: admin, path: { version: '1', order: 'o1' } };
      // WeChat Pay reads its own form.
      const code = operationId === 'takePayment' ? 'FAIL' : 'invalid_query';
      assert.equal((await ask(operationId, 400, { ...options, query: '?dry=%zz' })).json.code, code);
      if (role === 'none') continue;
      const nobody = await ask(operationId, 401, { path: options.path });
      assert.equal(nobody.headers['www-authenticate'], 'Bearer');
    }
  });

  /** Asked in tests of their own, each answer held against this description: two-members, draws, merges, ways-in, wechat-*. */
  const elsewhere = ['acceptGiftCard', 'joinCampaign', 'makeDraw', 'getDraw', 'makeSeed', 'revealDraw', 'mergeMembers', 'loginByWechat',
    'loginBySession', 'sendCode', 'loginByPhone', 'nameMember', 'namePayment', 'takePayment', 'greetWechat', 'answerWechat'];

  await t.test('every call was asked well and badly', () => {
    for (const { operationId: name } of api.operations) {
      if (elsewhere.includes(name)) continue;
      const statuses = [...api.called].filter((called) => called.startsWith(`${name} `)).map((called) => Number(called.split(' ')[1]));
      assert.ok(statuses.some((status) => status < 300) && statuses.some((status) => status >= 400), `${name}: ${statuses}`);
    }
  });
});

test('a shop that has nothing yet says so', async (t) => {
  const service = await serve(t, { with_shop: false });
  const api = describe((await service.ask('GET', '/openapi.json')).json);
  const said = async (name, method, path, options) => {
    const answer = await service.ask(method, path, options);
    api.holds(name, answer);
    return `${answer.status} ${answer.json.code}`;
  };
  assert.equal((await service.ask('GET', '/healthz')).status, 200);
  assert.equal(await said('getReadiness', 'GET', '/readyz'), '503 no_program');
  assert.equal(await said('getActiveProgram', 'GET', '/v1/program'), '404 no_program');
  assert.equal(await said('getGoods', 'GET', '/v1/goods'), '404 no_goods');
  assert.equal(await said('addMember', 'POST', '/v1/members', { as: admin, body: { id: 'j', member: { id: 'lin' } } }), '503 no_program');
  // With a program, and no catalogue: staff order, members cannot.
  assert.equal((await service.ask('POST', '/v1/programs', { as: admin, body: shop_program() })).status, 201);
  assert.equal((await service.ask('POST', '/v1/programs/1/activate', { as: admin })).status, 200);
  await service.joined('lin');
  const lines = [{ sku: 'a', unit_price: 100, quantity: 1 }];
  assert.equal(await said('quote', 'POST', '/v1/members/lin/quote', { as: token('lin'), body: { lines } }), '409 no_goods');
  assert.equal((await service.ask('POST', '/v1/members/lin/quote', { as: staff.orders, body: { lines } })).status, 200);
});
