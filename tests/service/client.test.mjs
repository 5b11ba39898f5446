// The JavaScript client against the running service: a member's day, without a network for a while, and a page's own
// center that stays where the service is.

import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { source } from '../glue/source.mjs';
import { serve, shop_program, staff, token } from './service.mjs';

const { ServiceClient, OfflineQueue, Follower, fetchRequest, newId } = await source('entries/service.ts');
const { openMemberCenter } = await import(new URL('../../dist/node.mjs', import.meta.url));

/** fetch with a switch; `drop` loses that many answers after the request has arrived. */
function network(fetched = fetch) {
  const net = { up: true, drop: 0, requests: 0 };
  net.send = fetchRequest(async (url, init) => {
    if (!net.up) throw new Error('offline');
    ++net.requests;
    const answer = await fetched(url, init);
    if (net.drop > 0) {
      --net.drop;
      throw new Error('cut off');
    }
    return answer;
  });
  return net;
}

const storage = () => ({ text: undefined, get() { return this.text; }, set(text) { this.text = text; } });

test('a member\'s day', async (t) => {
  const service = await serve(t);
  await service.joined('lin');
  const net = network();
  const client = new ServiceClient({ base: service.base, member: 'lin', request: net.send, token: () => token('lin', { claims: { channel: 'weapp' } }), pause: 10, retries: 2 });

  const program = await client.program();
  assert.equal(await client.program(), program);
  assert.equal(program.id, shop_program().id);
  const goods = await client.goods();
  const { account, events, now } = await client.member();
  const center = await openMemberCenter({ program, account });
  const follower = new Follower(client, center, events);
  const same = async () => {
    const overview = await client.overview();
    assert.deepEqual(center.overview(overview.at), overview);
  };
  assert.ok(Math.abs(now - Date.now()) < 60_000);
  await same();

  // A price by the page's own engine is the one that the service books.
  const line = { ...goods.goods.find((thing) => thing.sku === 'dianhong-250'), quantity: 2 };
  const quote = center.quote({ at: Date.now(), channel: 'weapp', lines: [line], shipping: goods.shipping, offer_totals: goods.offer_totals });
  assert.deepEqual((await client.quote({ lines: [{ sku: line.sku, quantity: 2 }] })).totals, quote.totals);
  const id = newId('order-');
  net.drop = 1;
  const placed = await client.placeOrder({ id, receipt: quote.receipt, expect: { payable: quote.totals.payable } });
  assert.equal(placed.replayed, true, 'the first answer was lost, the order was not');
  await follower.apply(placed);
  await same();

  // Somebody else does something meanwhile: it comes with the next.
  await service.ask('POST', '/v1/members/lin/events', { as: staff.care, body: { id: 'g', kind: 'points_granted', points: 9 } });
  await follower.apply(await client.addEvent({ id: 'c1', kind: 'checked_in' }));
  assert.equal(follower.events, 4);
  await same();
  const preview = await client.previewEvent({ id: 'x', kind: 'checked_in' }).catch((error) => error);
  assert.deepEqual([preview.status, preview.code], [409, 'already_checked_in']);
  assert.match(preview.request, /^[0-9a-f]{16}$/);

  // Without a network: what was done is kept, and told of afterwards.
  const kept = storage(), told = [];
  const queue = new OfflineQueue({ client, storage: kept, told: async (outcome) => {
    told.push(`${outcome.of.call} ${outcome.state} ${outcome.error?.code ?? ''}`.trim());
    if (outcome.state === 'accepted') await follower.apply(outcome.booked);
  } });
  net.up = false;
  assert.equal(await queue.submit({ call: 'cancelOrder', of: id, event: { id: newId('cancel-') } }), undefined);
  assert.equal(await queue.submit({ call: 'addEvent', event: { id: 'c2', kind: 'checked_in' } }), undefined);
  await queue.add({ call: 'placeOrder', order: { id: 'o2', cart: { lines: [{ sku: 'cup' }] }, expect: { payable: 2090 } } });
  net.up = true;
  net.drop = 1;
  await queue.send();
  assert.deepEqual(told, ['cancelOrder accepted', 'addEvent refused already_checked_in', 'placeOrder accepted']);
  assert.equal(kept.text, '[]');
  await same();
  const log = (await service.ask('GET', '/v1/members/lin/events', { as: staff.admin })).json.events;
  assert.equal(log.length, follower.events);
  assert.equal(log.filter((e) => e.sealed.id === 'o2').length, 1);
  center.dispose();
});

test('a token that runs out on the way, and one that is another\'s', async (t) => {
  const service = await serve(t);
  await service.joined('lin');
  let asked = 0;
  const client = new ServiceClient({ base: service.base, member: 'lin', request: fetchRequest(fetch),
    token: ({ expired }) => { ++asked; return token('lin', { claims: { exp: Math.floor(Date.now() / 1000) + (expired ? 60 : -1) } }); } });
  assert.equal((await client.overview()).member.id, 'lin');
  assert.equal(asked, 2);
  const other = new ServiceClient({ base: service.base, member: 'lin', request: fetchRequest(fetch), token: () => token('mei') });
  await assert.rejects(other.overview(), { status: 403, code: 'not_allowed' });
});

test('the example of the guide', async (t) => {
  const service = await serve(t);
  await service.joined('lin');
  const build = createRequire(new URL('../../js-glue/package.json', import.meta.url))('esbuild').build;
  const at = (path) => fileURLToPath(new URL(`../../${path}`, import.meta.url));
  await build({ entryPoints: [at('examples/service/shop.mjs')], outfile: at('build/glue/example-service.mjs'), bundle: true, format: 'esm', platform: 'node', logLevel: 'error',
    alias: { 'member-center': at('dist/node.mjs'), 'member-center/service': at('js-glue/src/entries/service.ts') } });
  const { openShop } = await import(new URL('../../build/glue/example-service.mjs', import.meta.url));
  let up = true;
  const told = [];
  const opened = (channel) => openShop({ base: service.base, member: 'lin', channel, token: () => token('lin', { claims: { channel: 'weapp' } }), storage: storage(),
    told: (outcome) => { told.push(outcome.state); }, fetch: (...given) => (up ? fetch(...given) : Promise.reject(new Error('offline'))) });
  const shop = await opened('weapp');
  const line = { sku: 'puer-357', name: '普洱茶饼 357g', category: 'tea', unit_price: 26800, quantity: 1 };
  const first = await shop.order(shop.price([line]));
  assert.equal(first.state, 'accepted');
  assert.equal(shop.overview().orders[0].payable, 26800 + 600);
  // A price that the catalogue does not have is not booked.
  const forged = await shop.order(shop.price([{ ...line, unit_price: 1 }]));
  assert.deepEqual([forged.state, forged.error.code], ['refused', 'cart_differs']);
  // Nor what is priced for another channel than the token's.
  for (const channel of [undefined, 'h5']) {
    const elsewhere = await opened(channel), { state, error } = await elsewhere.order(elsewhere.price([line]));
    assert.deepEqual([state, error.code, error.at], ['refused', 'cart_differs', '/cart/channel']);
  }
  told.splice(2);
  up = false;
  const quote = shop.price([line]);
  const waiting = shop.queue.add({ call: 'placeOrder', order: { id: 'later', receipt: quote.receipt } });
  await waiting;
  up = true;
  assert.deepEqual((await shop.queue.send()).map((outcome) => outcome.state), ['accepted']);
  assert.deepEqual(told, ['accepted', 'refused', 'accepted']);
  assert.equal(shop.overview().orders.length, 2);
});
