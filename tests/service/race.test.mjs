// 64 clients for one coupon, one balance, the last of a stock: as many win as there is, the others are told why.

import assert from 'node:assert/strict';
import http from 'node:http';
import { test } from 'node:test';
import path from 'node:path';
import { Cluster, folder, Process, shopIn } from './process.mjs';

const clients = 64;

/** How often which code, or 201. */
async function race(processes, ask) {
  const agent = new http.Agent({ keepAlive: true, maxSockets: clients });
  const answers = await Promise.all(Array.from({ length: clients }, (_, n) => ask(processes[n % processes.length], n, agent)));
  agent.destroy();
  const told = {};
  for (const { status, text } of answers) {
    const what = status === 201 ? 201 : JSON.parse(text).code;
    told[what] = (told[what] ?? 0) + 1;
  }
  return told;
}

const good = async (answer) => assert.equal((await answer).status, 201, (await answer).text);

async function races(t, processes) {
  const [one] = processes;
  const event = (member, body) => good(one.call('POST', `/v1/members/${member}/events`, body));
  const order = (to, member, body, agent) => to.call('POST', `/v1/members/${member}/orders`, body, { agent });

  await good(one.join('lin'));
  await event('lin', { id: 'c', kind: 'coupon_issued', coupon: 'c', coupon_id: 'cc' });
  const cart = { lines: [{ sku: 'tea', unit_price: 4900, quantity: 1 }], coupons: ['cc'] };
  const coupon = await race(processes, (to, n, agent) => order(to, 'lin', { id: `o${n}`, order_id: `o${n}`, cart }, agent));
  assert.deepEqual(coupon, { 201: 1, coupon_not_applied: clients - 1 });

  await event('lin', { id: 'p', kind: 'points_granted', points: 59 });
  const balance = await race(processes, (to, n, agent) =>
    to.call('POST', '/v1/members/lin/events', { id: `x${n}`, kind: 'points_exchanged', exchange: 'x' }, { agent }));
  assert.deepEqual(balance, { 201: 1, insufficient_points: clients - 1 });

  for (let n = 0; n < clients; ++n) await good(one.join(`m${n}`));
  const rare = { lines: [{ sku: 'rare', unit_price: 9900, quantity: 1 }] };
  const stock = await race(processes, (to, n, agent) =>
    order(to, `m${n}`, { id: `r${n}`, order_id: `r${n}`, cart: rare, expect: { payable: 9400 } }, agent));
  const late = { ...stock };
  delete late[201];
  assert.equal(stock[201], 3);
  // Used up while the order was on its way, or before it came.
  for (const code of Object.keys(late)) assert.ok(['offer_used_up', 'payable_differs'].includes(code), code);

  // What is given back can be had again, by each process.
  const owner = (await Promise.all(Array.from({ length: clients }, async (_, n) =>
    ((await one.call('GET', `/v1/members/m${n}/orders/r${n}`)).status === 200 ? n : -1)))).find((n) => n >= 0);
  await good(one.call('POST', `/v1/members/m${owner}/orders/r${owner}/cancel`, { id: 'back' }));
  const again = await race(processes, (to, n, agent) =>
    order(to, `m${n}`, { id: `s${n}`, order_id: `s${n}`, cart: rare, expect: { payable: 9400 } }, agent));
  assert.equal(again[201], 1);
  assert.equal(again.busy, undefined);

  // The same request from everybody: one answer for all.
  const same = await Promise.all(Array.from({ length: clients }, (_, n) =>
    processes[n % processes.length].call('POST', '/v1/members/lin/events', { id: 'same', kind: 'points_granted', points: 7 })));
  assert.equal(new Set(same.map((answer) => answer.text)).size, 1);
  assert.deepEqual(same.map((answer) => answer.status).sort(), [...Array(clients - 1).fill(200), 201]);
}

test('SQLite, one process', async (t) => {
  const at = folder(t);
  await races(t, [await new Process(t, path.join(at, 'a.db'), { shopAt: shopIn(at) }).start()]);
});

test('PostgreSQL, two processes', { skip: !Cluster.bin && 'no PostgreSQL' }, async (t) => {
  const cluster = await new Cluster(t).make();
  const shopAt = shopIn(folder(t));
  const one = await new Process(t, cluster.url, { shopAt }).start();
  await races(t, [one, await new Process(t, cluster.url, { shopAt }).start()]);
});
