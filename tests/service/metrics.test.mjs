// What an operator sees: numbers that follow what happened, and a dashboard that asks for none that there is not.

import { join } from 'node:path';
import assert from 'node:assert/strict';
import test from 'node:test';
import { folder, join_shop, order, serve, text_of } from './operated.mjs';

/** {name: {labels: value}} */
function read(text) {
  const all = {};
  for (const line of text.trim().split('\n')) {
    if (line.startsWith('#')) continue;
    const [, name, labels = '', value] = line.match(/^([a-z_]+)(?:\{(.*)\})? (\S+)$/) ?? assert.fail(line);
    (all[name] ??= {})[labels] = Number(value);
  }
  return all;
}

test('the numbers follow what happened', async (t) => {
  const service = await serve(t, join(folder(t), 'shop.db'));
  assert.equal((await join_shop(service, 'lin')).status, 201);
  for (let i = 0; i < 3; ++i) assert.equal((await order(service, 'lin')).status, 201);
  assert.equal((await service.ask('GET', '/v1/members/nobody')).status, 404);
  const cart = { at: Date.now(), channel: 'weapp', lines: [{ sku: 'egg-30', category: 'fresh/egg', unit_price: 2680, quantity: 1 }] };
  const { body: quote } = await service.ask('POST', '/v1/members/lin/quote', cart);
  const judge = (claimed) => service.ask('POST', '/v1/members/lin/verify', { cart: { ...cart, at: quote.receipt.at }, quote: claimed });
  assert.equal((await judge(quote)).body.verdict, 'accepted');
  assert.equal((await judge({ ...quote, receipt: { ...quote.receipt, result_digest: '0'.repeat(64) } })).body.verdict, 'result_differs');

  const { body, status, headers } = await service.ask('GET', '/metrics', undefined, {});
  assert.equal(status, 200);
  assert.match(headers.get('content-type'), /^text\/plain/);
  const seen = read(body);
  assert.equal(seen.loyalty_answers_total['call="placeOrder",status="201"'], 3);
  assert.equal(seen.loyalty_request_seconds_count['call="placeOrder"'], 3);
  assert.equal(seen.loyalty_request_seconds_bucket['call="placeOrder",le="+Inf"'], 3);
  assert.equal(seen.loyalty_problems_total['code="unknown_member"'], 1);
  assert.deepEqual(seen.loyalty_verdicts_total, { 'verdict="accepted"': 1, 'verdict="result_differs"': 1 });
  assert.ok(seen.loyalty_store_commit_seconds_count[''] >= 4);
  assert.ok(seen.loyalty_store_commit_changes_sum[''] >= 4);
  assert.ok(seen.loyalty_warm_members[''] >= 1);
  assert.ok(seen.loyalty_connections[''] >= 1);
  assert.equal(seen.loyalty_store_failures_total[''], 0);
});

test('buckets rise, and end with all', async (t) => {
  const service = await serve(t, join(folder(t), 'shop.db'));
  await join_shop(service, 'lin');
  const { loyalty_request_seconds_bucket: buckets } = read((await service.ask('GET', '/metrics')).body);
  const counts = Object.entries(buckets).filter(([labels]) => labels.includes('addMember')).map(([, count]) => count);
  assert.ok(counts.length > 5);
  assert.deepEqual(counts, [...counts].sort((a, b) => a - b));
  assert.equal(counts.at(-1), 1);
});

test('they are for this machine, and for keys of staff', async (t) => {
  const service = await serve(t, join(folder(t), 'shop.db'));
  const passed_on = { 'x-forwarded-for': '203.0.113.7' };
  assert.equal((await service.ask('GET', '/metrics', undefined, passed_on)).status, 403);
  assert.equal((await service.ask('GET', '/metrics', undefined, { ...passed_on, authorization: `Bearer ${service.key}` })).status, 200);
});

test('the dashboard asks only for what there is', async (t) => {
  const service = await serve(t, join(folder(t), 'shop.db'));
  const { body } = await service.ask('GET', '/metrics');
  const known = new Set(body.match(/^# TYPE (\S+) (\S+)$/gm).flatMap((line) => {
    const [, , name, type] = line.split(' ');
    return type === 'histogram' ? [`${name}_bucket`, `${name}_sum`, `${name}_count`] : [name];
  }));
  const dashboard = JSON.parse(text_of('deploy/grafana-dashboard.json'));
  const asked = dashboard.panels.flatMap((panel) => panel.targets.map((target) => target.expr));
  assert.ok(asked.length > 8);
  for (const query of asked) {
    const names = query.match(/loyalty_[a-z_]+/g);
    assert.ok(names, query);
    for (const name of names) assert.ok(known.has(name), `${name} in ${query}`);
  }
  // And none that there is goes unseen.
  const shown = new Set(asked.flatMap((query) => query.match(/loyalty_[a-z_]+/g)).map((name) => name.replace(/_(bucket|sum|count)$/, '')));
  for (const line of body.match(/^# TYPE (\S+)/gm)) assert.ok(shown.has(line.split(' ')[2]), line);
});
