// A catalogue is refused where a cart of its goods would be: before members come, with the place and the numbers.

import assert from 'node:assert/strict';
import test, { after, before } from 'node:test';
import { Shop } from './shop.mjs';

const tea = { sku: 'tea', unit_price: 4900 };
let shop;
before(async () => { shop = await Shop.open({ goods: { goods: [tea], shipping: { fee: 600 } } }); });
after(() => shop.close());

const put = (text) => shop.ask('PUT', '/v1/goods', text);
const unit_price = (value) => `{"goods": [{"sku": "egg", "unit_price": 1}, {"sku": "tea", "unit_price": ${value}}]}`;

test('what a cart would not take is no catalogue', async () => {
  const before_ = (await shop.get('/v1/goods')).text;
  const most = 10_000_000_000;
  for (const [body, code, at, details] of [
    [unit_price('-1'), 'out_of_range', '/goods/1/unit_price', { max: most, min: 0, value: -1 }],
    [unit_price(most + 1), 'out_of_range', '/goods/1/unit_price', { max: most, min: 0, value: most + 1 }],
    [unit_price('"49.00"'), 'wrong_type', '/goods/1/unit_price', { expected: 'an integer', got: 'a text' }],
    [unit_price('null'), 'wrong_type', '/goods/1/unit_price', { expected: 'an integer', got: 'null' }],
    [unit_price('1e300'), 'not_an_integer', '/goods/1/unit_price'],
    [unit_price('49.5'), 'not_an_integer', '/goods/1/unit_price'],
    [{ goods: [tea], shipping: { fee: 'free' } }, 'wrong_type', '/shipping/fee', { expected: 'an integer', got: 'a text' }],
    [{ goods: [tea], shipping: {} }, 'missing', '/shipping', { key: 'fee' }],
    [{ goods: [tea], shipping: { fee: 1, cost: 1 } }, 'unknown_key', '/shipping/cost', { key: 'cost' }],
    [{ goods: [{ ...tea, price: 1 }] }, 'unknown_key', '/goods/0/price', { key: 'price' }],
    [{ goods: [{ ...tea, quantity: 1 }] }, 'unknown_key', '/goods/0/quantity', { key: 'quantity' }],
    [{ goods: [{ ...tea, sku: '' }] }, 'invalid_id', '/goods/0/sku'],
    [{ goods: [{ ...tea, tags: 'new' }] }, 'wrong_type', '/goods/0/tags'],
    [{ goods: [tea], fee: 1 }, 'unknown_key', '/fee', { key: 'fee' }],
    [{ goods: [tea, tea] }, 'duplicate_id', '/goods/1/sku', { id: 'tea', kind: 'sku' }],
  ]) {
    const refused = await put(body);
    const place = `${JSON.stringify(body)}: ${refused.text}`;
    assert.deepEqual([refused.status, refused.code, refused.json.at], [400, code, at], place);
    if (details) assert.deepEqual(Object.fromEntries(Object.entries(refused.json.details).filter(([key]) => key !== 'nearest')), details, place);
  }
  assert.equal((await shop.get('/v1/goods')).text, before_, 'refused, and nothing has changed');
});

test('all that is wrong is told at once, and what is whole is taken', async () => {
  const refused = await put({ goods: [{ ...tea, unit_price: -1 }, { sku: 'egg', unit_price: '1' }], shipping: { fee: -1 } });
  assert.deepEqual([refused.json.at, ...refused.json.others.map(({ at }) => at)], ['/goods/0/unit_price', '/goods/1/unit_price', '/shipping/fee']);
  const whole = { goods: [{ ...tea, name: 'Tea', category: 'drink/tea', shop: 's1', tags: ['new'], prices: [{ kind: 'limited', unit_price: 4000 }] }],
    shipping: { fee: 0, region: 'north' } };
  assert.equal((await put(whole)).status, 204);
  await shop.join('lin');
  const quoted = await shop.well('POST', '/v1/members/lin/quote', { lines: [{ sku: 'tea', quantity: 2 }] }, 'member:lin');
  assert.equal(quoted.totals.payable, 8000);
});

test('what may be fetched has no fee, by a cart and by a receipt; elsewhere the fee stays', async () => {
  await shop.join('ann');
  const order = (id, body) => shop.post('/v1/members/ann/orders', { id, ...body }, 'member:ann');
  const quote = (cart) => shop.well('POST', '/v1/members/ann/quote', { lines: [{ sku: 'tea' }], ...cart }, 'member:ann');
  const fetched = ({ receipt: { cart: { shipping, ...cart }, ...receipt } }) => ({ ...receipt, cart });
  assert.equal((await put({ goods: [tea], shipping: { fee: 600 } })).status, 204);
  for (const cart of [{}, { delivered: true }, { delivered: false }]) assert.equal((await quote(cart)).totals.payable, 5500);
  const asked = await order('no', { receipt: fetched(await quote({})) });
  assert.deepEqual([asked.status, asked.code], [409, 'cart_differs'], 'members cannot leave the fee out by themselves');
  assert.equal((await put({ goods: [tea], pickup: true, shipping: { fee: 600 } })).status, 204);
  assert.equal((await shop.get('/v1/goods')).json.pickup, true);
  assert.equal((await quote({})).totals.payable, 5500);
  const here = await quote({ delivered: false });
  assert.deepEqual([here.totals.payable, here.receipt.cart.shipping], [4900, undefined]);
  const placed = await order('yes', { receipt: here.receipt });
  assert.deepEqual([placed.status, placed.json.sealed.order.shipping], [201, undefined], placed.text);
  assert.equal((await order('too', { cart: { lines: [{ sku: 'tea' }], delivered: false }, expect: { payable: 4900 } })).status, 201);
  assert.equal((await order('sent', { receipt: (await quote({})).receipt })).status, 201);
  const odd = await shop.post('/v1/members/ann/quote', { lines: [{ sku: 'tea' }], delivered: 'no' }, 'member:ann');
  assert.deepEqual([odd.status, odd.code, odd.json.at], [400, 'wrong_type', '/delivered']);
  const no_flag = await put({ goods: [tea], pickup: 1 });
  assert.deepEqual([no_flag.status, no_flag.code, no_flag.json.at], [400, 'wrong_type', '/pickup']);
});

test('another type in a body is told with its place', async () => {
  await shop.join('mei');
  await shop.well('POST', '/v1/members/mei/orders', { id: 'o', cart: { lines: [{ ...tea, quantity: 1 }] } }, 'orders');
  const text = (at) => [at, { expected: 'a text', got: 'an integer' }];
  for (const [path, body, [at, details], as] of [
    ['/v1/members/mei/orders/o/trade', { out_trade_no: 5 }, text('/out_trade_no')],
    ['/v1/members/mei/names', { wechat_unionid: 5 }, text('/wechat_unionid')],
    ['/v1/members/mei/names', { phone: 5 }, text('/phone')],
    ['/v1/login/wechat', { code: 5 }, text('/code')],
    ['/v1/login/wechat', { code: 'x', channel: 5 }, text('/channel')],
    ['/v1/login/phone/code', { phone: 5 }, text('/phone')],
    ['/v1/draws/wheel/seeds', { seed: 5 }, text('/seed')],
    ['/v1/draws/wheel/reveal', { digest: 5 }, text('/digest')],
    ['/v1/members/mei/quote', { lines: [{ sku: 'tea', prices: 5 }] }, ['/lines/0/prices', { expected: 'a list', got: 'an integer' }], 'member:mei'],
    ['/v1/members/mei/quote', { lines: [{ sku: 'tea', prices: [5] }] }, ['/lines/0/prices/0', { expected: 'an object', got: 'an integer' }], 'member:mei'],
    ['/v1/members/mei/quote', { lines: [{ sku: 'tea', prices: [{ id: 5 }] }] }, ['/lines/0/prices/0/id', { expected: 'an id', got: 'an integer' }], 'member:mei'],
  ]) {
    const refused = await shop.post(path, body, as);
    assert.deepEqual([refused.status, refused.code, refused.json.at, refused.json.details], [400, 'wrong_type', at, details], path);
  }
});

test('a hand-over and a code of other types are told with their place', async (t) => {
  const set_up = await Shop.open({ keys: { login: { session_secret: 's'.repeat(32), phone_secret: 'p'.repeat(32) } } });
  t.after(() => set_up.close());
  const hand_over = { member: 'lin', time: 5, nonce: 'n'.repeat(8), mac: '0' };
  for (const [key, wrong, expected, got] of [['member', 5, 'a text', 'an integer'], ['nonce', null, 'a text', 'null'], ['mac', [], 'a text', 'a list'],
    ['time', '5', 'an integer', 'a text'], ['channel', 5, 'a text', 'an integer']]) {
    const refused = await set_up.post('/v1/login/session', { ...hand_over, [key]: wrong });
    assert.deepEqual([refused.code, refused.json.at, refused.json.details], ['wrong_type', `/${key}`, { expected, got }]);
  }
  for (const [key, wrong] of [['code', 5], ['channel', 5]]) {
    const refused = await set_up.post('/v1/login/phone', { phone: '13800000000', code: '000000', [key]: wrong });
    assert.deepEqual([refused.code, refused.json.at], ['wrong_type', `/${key}`]);
  }
});
