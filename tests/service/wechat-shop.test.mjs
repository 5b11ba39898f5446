// 微信小店: a member's benefit at its checkout.

import assert from 'node:assert/strict';
import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';
import test, { after, before } from 'node:test';
import { Shop, eventually, fresh, pause } from './shop.mjs';
import { onEachStore } from './process.mjs';

const token = 'AAAAA', app = 'wx-mini';
const aes_key = randomBytes(32).toString('base64').slice(0, 43);
const key = Buffer.from(`${aes_key}=`, 'base64');
const program = {
  pricing: { groups: [{ id: 'g' }] },
  tiers: { levels: [{ id: 'all', name: 'All', rate: 9000 }], window: { kind: 'lifetime' } },
  promotions: [{ id: 'once', name: 'Once', group: 'g', limits: { total: 2 }, scope: { skus: ['2345678'] }, effects: [{ kind: 'amount_off', amount: 500 }] }],
};
const keys = { wechat_push: { token } };

onEachStore((store) => {
  const open = async (given) => Shop.open({ ...given, store: await store() });
  let plain, safe;
  before(async () => {
    const args = ['--wechat-app', app];
    plain = await open({ program, keys, args: [...args, '--hold', '2000'] });
    safe = await open({ program, keys: { wechat_push: { token, aes_key } }, args });
    for (const shop of [plain, safe]) {
      await shop.join('ann');
      await shop.well('POST', '/v1/members/ann/names', { wechat_openid: 'openid-ann' });
    }
  });
  after(() => Promise.all([plain.close(), safe.close()]));

  const sha1 = (...texts) => createHash('sha1').update(texts.sort().join('')).digest('hex');
  const now = () => String(Math.floor(Date.now() / 1000));

  function push(message, odd = {}) {
    const timestamp = odd.timestamp ?? now(), nonce = randomBytes(5).readUInt32BE().toString();
    const query = new URLSearchParams({ signature: odd.signature ?? sha1(token, timestamp, nonce), timestamp, nonce });
    return plain.ask('POST', `/v1/wechat/push?${query}`, message, null);
  }

  const event = (Event, more) => ({ ToUserName: 'gh_1', FromUserName: 'openid-ann', CreateTime: Number(now()), MsgType: 'event', Event, ...more });
  const enter = (session, { units = 1, price = 10000, off = 0, before: sum = units * price - off, sku = '1234', ...more } = {}) =>
    event('channels_ec_gen_order_info_init', {
      gen_order_info: {
        shop_appid: 'wx-shop', order_session_id: session, scene: 1,
        product_infos: [{ product_id: '77', sku_id: sku, sku_cnt: units, sale_price: price, shop_discounted_price: off }],
        price_info: { product_price_before_vip_discount: sum, product_price: units * price, shop_discounted_price: off },
      }, ...more,
    });
  const use = (session, unique_id, [sum, off, rest], more = {}) => event('channels_ec_order_use_vip_discount', {
    order_info: {
      shop_appid: 'wx-shop', order_session_id: session, scene: 1, unique_id,
      price_info: { product_price_before_vip_discount: sum, vip_discounted_price: off, product_price_after_vip_discount: rest },
    }, ...more,
  });
  const release = (session, unique_id) => event('channels_ec_order_unuse_vip_discount', {
    order_info: { shop_appid: 'wx-shop', order_session_id: session, unique_id },
  });

  const prices = (answer) => {
    assert.equal(answer.status, 200, answer.text);
    assert.deepEqual([answer.json.errcode, answer.json.errmsg], [0, 'ok']);
    const { product_price_before_vip_discount: a, vip_discounted_price: b, product_price_after_vip_discount: c } = answer.json.price_info;
    return [a, b, c];
  };
  const result = (answer) => {
    assert.equal(answer.status, 200, answer.text);
    assert.equal(answer.json.errcode, 0);
    assert.ok([1, 2].includes(answer.json.result), answer.text);
    return answer.json.result;
  };
  const order = async (id) => (await plain.overview('ann')).orders.find((one) => one.id === id);

  test('WeChat finds its address', async () => {
    // The signature that WeChat's own page has as its example.
    assert.equal(sha1('AAAAA', '1714036504', '1514711492'), 'f464b24fc39322e44b38aa78f5edd27bd1441696');
    const timestamp = now(), query = { timestamp, nonce: '7', echostr: '4375120948345356249' };
    const greet = (signature) => plain.ask('GET', `/v1/wechat/push?${new URLSearchParams({ ...query, signature })}`, undefined, null);
    assert.equal((await greet(sha1(token, timestamp, '7'))).text, '4375120948345356249');
    assert.deepEqual([(await greet('f'.repeat(40))).status, (await greet('')).code], [401, 'push_signature']);
  });

  test('a benefit is told, used at that price, and released', async () => {
    assert.deepEqual(prices(await push(enter('s1'))), [10000, 1000, 9000]);
    assert.equal(result(await push(use('s1', 'tap1', [10000, 1000, 9000]))), 1);
    assert.equal((await order('wxshop-tap1')).state, 'placed');
    assert.equal(result(await push(use('s1', 'tap1', [10000, 1000, 9000]))), 1, 'asked again, the same');
    assert.equal((await plain.log('ann')).filter((one) => one.kind === 'order_placed').length, 1);
    for (let i = 0; i < 2; ++i) assert.equal((await push(release('s1', 'tap1'))).text, 'success');
    assert.equal((await order('wxshop-tap1')).state, 'cancelled');
    assert.equal((await push(release('s1', 'never'))).text, 'success');
  });

  test('whatever the platform takes off before, the sums are its own', async () => {
    assert.deepEqual(prices(await push(enter('s2', { units: 3, price: 3333, off: 100 }))), [9899, 990, 8909]);
    assert.equal(result(await push(use('s2', 'tap2', [9899, 990, 8909]))), 1);
    assert.deepEqual(prices(await push(enter('s3', { before: 12345 }))), [12345, 0, 12345], 'sums that do not fit have no benefit');
  });

  test('another price, another checkout, nobody known: no order', async () => {
    await push(enter('s4'));
    for (const odd of [[10000, 1001, 8999], [10000, 0, 10000], [10000, 1000, 8999], [9000, 900, 8100]])
      assert.equal(result(await push(use('s4', fresh(), odd))), 2, odd.join());
    assert.equal(result(await push(use('never', fresh(), [10000, 1000, 9000]))), 2);
    assert.equal(result(await push(use('s4', fresh(), [10000, 1000, 9000], { FromUserName: 'openid-nobody' }))), 2);
    assert.deepEqual(prices(await push(enter('s5', { FromUserName: 'openid-nobody' }))), [10000, 0, 10000]);
    assert.equal(result(await push(event('channels_ec_order_use_vip_discount', { order_info: {} }))), 2);
    assert.equal(result(await push(event('channels_ec_order_use_vip_discount'))), 2);
    const whole = use('s4', fresh(), [10000, 1000, 9000]);
    for (const odd of [null, 7, 'x', [], {}]) {
      assert.equal(result(await push({ ...whole, order_info: odd })), 2);
      assert.equal(result(await push({ ...whole, order_info: { ...whole.order_info, price_info: odd } })), 2);
      assert.equal(result(await push({ ...whole, FromUserName: odd })), 2);
    }
    for (const odd of [null, 7, [], {}, [7], [{}], [{ sku_id: 1, sku_cnt: 0, sale_price: 1 }], [{ sku_id: 'a', sku_cnt: 2, sale_price: -1 }]]) {
      const { gen_order_info, ...rest } = enter('s4');
      assert.equal(prices(await push({ ...rest, gen_order_info: { ...gen_order_info, product_infos: odd } }))[1], 0);
    }
  });

  test('one tap is one order, whatever it says the second time', async () => {
    await push(enter('s6'));
    await push(enter('s7', { units: 2 }));
    assert.equal(result(await push(use('s6', 'tap6', [10000, 1000, 9000]))), 1);
    assert.equal(result(await push(use('s7', 'tap6', [20000, 2000, 18000]))), 2);
    const all = await Promise.all(Array.from({ length: 6 }, () => push(use('s6', 'tap6b', [10000, 1000, 9000]))));
    assert.deepEqual(all.map(result), [1, 1, 1, 1, 1, 1]);
    assert.equal((await plain.log('ann')).filter((one) => one.order?.id === 'wxshop-tap6b' && one.kind === 'order_placed').length, 1);
  });

  test('what is used up meanwhile is not promised', async () => {
    const sku = '2345678';
    assert.deepEqual(prices(await push(enter('s8', { sku }))), [10000, 1500, 8500]);
    const taps = await Promise.all(['a', 'b', 'c', 'd'].map((tap) => push(use('s8', `tap8${tap}`, [10000, 1500, 8500]))));
    assert.deepEqual(taps.map(result).sort(), [1, 1, 2, 2], 'two for the whole shop');
    assert.deepEqual(prices(await push(enter('s9', { sku }))), [10000, 1000, 9000]);
  });

  test('who does not pay gives it back by time', async () => {
    await push(enter('s10'));
    await push(use('s10', 'tap10', [10000, 1000, 9000]));
    await pause(2100);
    await eventually(async () => (await order('wxshop-tap10')).state === 'cancelled');
  });

  test('what is not WeChat\'s is refused; what it tells besides is heard', async () => {
    for (const odd of [{ signature: 'f'.repeat(40) }, { timestamp: String(Number(now()) - 400) }, { timestamp: 'x' }])
      assert.deepEqual([(await push(enter('s11'), odd)).status, (await push(enter('s11'), odd)).code], [401, 'push_signature']);
    assert.equal((await push(event('channels_ec_something_else'))).text, 'success');
  });

  test('an answer takes no three seconds', async () => {
    const began = Date.now();
    await push(enter('s12'));
    await push(use('s12', 'tap12', [10000, 1000, 9000]));
    assert.ok(Date.now() - began < 3000);
  });

  // The safe mode.

  function encrypt(message, for_app = app) {
    const body = Buffer.from(JSON.stringify(message)), length = Buffer.alloc(4);
    length.writeUInt32BE(body.length);
    const text = Buffer.concat([randomBytes(16), length, body, Buffer.from(for_app)]);
    const fill = 32 - (text.length % 32);
    const cipher = createCipheriv('aes-256-cbc', key, key.subarray(0, 16)).setAutoPadding(false);
    return Buffer.concat([cipher.update(Buffer.concat([text, Buffer.alloc(fill, fill)])), cipher.final()]).toString('base64');
  }
  function decrypt(encrypted) {
    const cipher = createDecipheriv('aes-256-cbc', key, key.subarray(0, 16)).setAutoPadding(false);
    const text = Buffer.concat([cipher.update(encrypted, 'base64'), cipher.final()]);
    const length = text.readUInt32BE(16);
    assert.equal(text.subarray(20 + length, text.length - text.at(-1)).toString(), app);
    return JSON.parse(text.subarray(20, 20 + length));
  }
  function push_safe(message, odd = {}) {
    const Encrypt = odd.Encrypt ?? encrypt(message, odd.app), timestamp = now(), nonce = '42';
    const query = new URLSearchParams({ msg_signature: odd.signature ?? sha1(token, timestamp, nonce, Encrypt), signature: sha1(token, timestamp, nonce), timestamp, nonce });
    return safe.ask('POST', `/v1/wechat/push?${query}`, odd.body ?? { ToUserName: 'gh_1', Encrypt }, null);
  }
  const opened = (answer) => {
    assert.equal(answer.status, 200, answer.text);
    const { Encrypt, MsgSignature, TimeStamp, Nonce } = answer.json;
    assert.equal(MsgSignature, sha1(token, String(TimeStamp), Nonce, Encrypt));
    return decrypt(Encrypt);
  };

  test('in the safe mode both sides are encrypted', async () => {
    assert.equal(opened(await push_safe(enter('t1'))).price_info.vip_discounted_price, 1000);
    assert.equal(opened(await push_safe(use('t1', 'tap-t1', [10000, 1000, 9000]))).result, 1);
    assert.equal(opened(await push_safe(use('t1', 'tap-t2', [10000, 1, 9999]))).result, 2);
    assert.equal((await push_safe(release('t1', 'tap-t1'))).text, 'success');
  });

  test('in the safe mode nothing else is taken', async () => {
    for (const odd of [{ signature: 'f'.repeat(40) }, { app: 'wx-other' }, { Encrypt: randomBytes(64).toString('base64') },
      { Encrypt: 'AAAA' }, { Encrypt: '' }, { body: enter('t1') }])
      assert.equal((await push_safe(enter('t1'), odd)).code, 'push_signature', JSON.stringify(odd));
  });
});
