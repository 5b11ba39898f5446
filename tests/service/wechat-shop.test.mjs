// 微信小店: a member's benefit at its checkout.

import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';
import test, { after, before } from 'node:test';
import { Shop, eventually, fresh, pause } from './shop.mjs';
import { Cluster, onEachStore } from './process.mjs';

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
    safe = await open({ program, keys: { wechat_push: { token, aes_key } }, args: [...args, '--wechat-shop', 'wx-shop'] });
    for (const shop of [plain, safe]) {
      await shop.join('ann');
      await shop.well('POST', '/v1/members/ann/names', { wechat_openid: 'openid-ann' });
    }
  });
  after(() => Promise.all([plain.close(), safe.close()]));

  const sha1 = (...texts) => createHash('sha1').update(texts.sort().join('')).digest('hex');
  const now = () => String(Math.floor(Date.now() / 1000));

  function push(message, odd = {}, shop = plain) {
    const timestamp = odd.timestamp ?? now(), nonce = randomBytes(5).readUInt32BE().toString();
    const query = new URLSearchParams({ signature: odd.signature ?? sha1(token, timestamp, nonce), timestamp, nonce });
    return shop.ask('POST', `/v1/wechat/push?${query}`, message, null);
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

  test('of what the catalogue says, prices are none of the platform\'s', async (t) => {
    const shop = await open({
      program: { ...program, points: { earn: { rules: [{ id: 'base', points: 1, per: 100 }] } } }, keys, args: ['--wechat-app', app],
      goods: { goods: [{ sku: '11', unit_price: 990, points_price: 500 }, { sku: '22', unit_price: 10000, prices: [{ kind: 'flash_sale', unit_price: 1 }] }] },
    });
    t.after(() => shop.close());
    await shop.join('ann');
    await shop.well('POST', '/v1/members/ann/names', { wechat_openid: 'openid-ann' });
    await shop.event('ann', { kind: 'points_granted', points: 5000 });
    for (const [sku, units, price, off, told] of [['11', 1, 4900, 0, [4900, 490, 4410]], ['22', 3, 10000, 100, [29900, 2991, 26909]]]) {
      assert.deepEqual(prices(await push(enter(`own-${sku}`, { sku, units, price, off }), {}, shop)), told);
      assert.equal(result(await push(use(`own-${sku}`, `own-tap-${sku}`, told), {}, shop)), 1);
      assert.equal((await shop.overview('ann')).points.available, 5000);
    }
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

  // Slow stores, full queues.

  /** Holds every writer of the store out until it is called. */
  async function lock(shop) {
    const { store } = shop.given;
    const holder = store ? spawn(`${Cluster.bin}/psql`, [store, '-qAt']) : spawn('sqlite3', [`${shop.folder}/shop.db`]);
    holder.stdin.write(store ? "BEGIN;\nLOCK TABLE members, fleeting IN EXCLUSIVE MODE;\nSELECT 'held';\n" : "BEGIN IMMEDIATE;\nSELECT 'held';\n");
    await new Promise((held) => holder.stdout.once('data', held));
    return () => new Promise((over) => { holder.on('exit', over); holder.stdin.end('ROLLBACK;\n'); });
  }
  const timed = async (asking) => {
    const began = Date.now(), answer = await asking;
    return { answer, took: Date.now() - began };
  };

  test('a store that is held up is no reason to keep the platform waiting; nothing is ordered behind its back', async () => {
    await push(enter('s12'));
    const free = await lock(plain);
    const asked = [push(use('s12', 'tap12', [10000, 1000, 9000])), push(enter('s13')), push(release('s12', 'tap-none'))].map(timed);
    const [tap, entering] = await Promise.all(asked.slice(0, 2));
    assert.equal(result(tap.answer), 2);
    assert.deepEqual(prices(entering.answer), [10000, 0, 10000]);
    for (const { took } of [tap, entering]) assert.ok(took < 3000, `${took} ms`);
    await free();
    await asked[2];
    // It was written after all, and is given up: the member was told that there is no order.
    await eventually(async () => (await order('wxshop-tap12'))?.state === 'cancelled');
    assert.equal(result(await push(use('s12', 'tap12', [10000, 1000, 9000]))), 2, 'the same tap does not bring it back');
    assert.equal(result(await push(use('s12', 'tap12b', [10000, 1000, 9000]))), 1);
  });

  test('a full queue says no at once', async () => {
    const small = await open({ program, keys, args: ['--wechat-app', app, '--queue', '1', '--engine-threads', '1'] });
    await small.join('ann');
    // Of one place in the queue the service's own work may take the one that there is.
    await eventually(async () => (await small.post('/v1/members/ann/names', { wechat_openid: 'openid-ann' })).status < 300);
    const free = await lock(small);
    const to_small = (message) => push(message, {}, small);
    // One is with the engine, one waits; the next is answered at once.
    const slow = [];
    for (let full = false; !full;) {
      slow.push(timed(to_small(enter(`q${slow.length + 1}`))));
      full = await Promise.race([slow.at(-1), pause(500)]);
    }
    const tap = await timed(to_small(use('q1', 'tap-q', [10000, 1000, 9000]))), entering = await timed(to_small(enter('q3'))), giving = await to_small(release('q1', 'tap-q'));
    assert.equal(result(tap.answer), 2);
    assert.deepEqual(prices(entering.answer), [10000, 0, 10000]);
    assert.ok(tap.took < 1000 && entering.took < 1000, `${tap.took}, ${entering.took}`);
    assert.equal(giving.status, 503, 'what has no word for no comes again');
    assert.equal((await push(enter('q3'), { signature: 'f'.repeat(40) }, small)).status, 401, 'whoever is not WeChat hears nothing');
    for (const { answer, took } of await Promise.all(slow)) assert.ok(prices(answer)[1] === 0 && took < 3000, `${took}`);
    await free();
    await small.close();
  });

  // XML, where the mini-program's settings say so.

  const xml = (message) => `<xml>${Object.entries(message).map(([name, value]) =>
    (Array.isArray(value) ? value : [value]).map((one) => `<${name}>${typeof one === 'object' ? xml(one).slice(5, -6) : typeof one === 'number' ? one : `<![CDATA[${one}]]>`}</${name}>`).join('')).join('\n')}</xml>`;
  const member_in = (text, name) => new RegExp(`<${name}>(?:<!\\[CDATA\\[)?(.*?)(?:\\]\\]>)?</${name}>`, 's').exec(text)?.[1];

  test('messages as XML are read, and answered as XML', async () => {
    const priced = await push(xml(enter('x1', { units: 3, price: 3333, off: 100 })));
    assert.deepEqual([priced.status, priced.headers.get('content-type')], [200, 'application/xml'], priced.text);
    assert.deepEqual(['errcode', 'product_price_before_vip_discount', 'vip_discounted_price', 'product_price_after_vip_discount'].map((name) => member_in(priced.text, name)), ['0', '9899', '990', '8909']);
    assert.match(priced.text, /^<xml><errcode>0<\/errcode><errmsg><!\[CDATA\[ok\]\]><\/errmsg><price_info>/);
    const tapped = await push(xml(use('x1', 'tap-x1', [9899, 990, 8909])));
    assert.equal(member_in(tapped.text, 'result'), '1', tapped.text);
    assert.equal(member_in((await push(xml(use('x1', 'tap-x2', [9899, 991, 8908])))).text, 'result'), '2');
    assert.equal((await push(xml(release('x1', 'tap-x1')))).text, 'success');
    assert.equal((await order('wxshop-tap-x1')).state, 'cancelled');
    const two = enter('x3');
    two.gen_order_info.product_infos = [1, 2].map((n) => ({ product_id: '7', sku_id: `s${n}`, sku_cnt: n, sale_price: 1000, shop_discounted_price: 0 }));
    two.gen_order_info.price_info = { product_price_before_vip_discount: 3000, product_price: 3000, shop_discounted_price: 0 };
    assert.equal(member_in((await push(xml(two))).text, 'vip_discounted_price'), '300');
  });

  test('what is no XML is refused, and nothing in it grows', async () => {
    const grows = `<!DOCTYPE xml [<!ENTITY a "${'a'.repeat(100)}">${Array.from('bcdefgh', (name, n) => `<!ENTITY ${name} "${`&${'abcdefg'[n]};`.repeat(10)}">`).join('')}]><xml><Event>&h;</Event></xml>`;
    const answer = await push(grows);
    assert.ok(answer.text === 'success' || answer.code === 'invalid_xml', answer.text);
    for (const odd of ['<xml>', '<xml><Event>', '<a></a>', '<', '<xml><a></b></xml>', `${'<xml>'.repeat(4000)}`])
      assert.deepEqual([(await push(odd)).status, (await push(odd)).code], [400, 'invalid_xml'], odd.slice(0, 40));
  });

  // The safe mode.

  function encrypt(message, for_app = app) {
    const body = Buffer.from(typeof message === 'string' ? message : JSON.stringify(message)), length = Buffer.alloc(4);
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
    const what = text.subarray(20, 20 + length).toString();
    return what.startsWith('<') ? what : JSON.parse(what);
  }
  function push_safe(message, odd = {}) {
    const Encrypt = odd.Encrypt ?? encrypt(message, odd.app), timestamp = now(), nonce = '42';
    const query = new URLSearchParams({ msg_signature: odd.signature ?? sha1(token, timestamp, nonce, Encrypt), signature: sha1(token, timestamp, nonce), timestamp, nonce });
    const body = typeof message === 'string' ? xml({ ToUserName: 'gh_1', Encrypt }) : { ToUserName: 'gh_1', Encrypt };
    return safe.ask('POST', `/v1/wechat/push?${query}`, odd.body ?? body, null);
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

  test('in the safe mode XML is encrypted within XML', async () => {
    const priced = await push_safe(xml(enter('t5')));
    const [Encrypt, signature, time, nonce] = ['Encrypt', 'MsgSignature', 'TimeStamp', 'Nonce'].map((name) => member_in(priced.text, name));
    assert.equal(signature, sha1(token, time, nonce, Encrypt), priced.text);
    assert.equal(member_in(decrypt(Encrypt), 'vip_discounted_price'), '1000');
    assert.equal(member_in(decrypt(member_in((await push_safe(xml(use('t5', 'tap-t5', [10000, 1000, 9000])))).text, 'Encrypt')), 'result'), '1');
  });

  // What the platform says of its orders.

  const paid = (order_id) => event('channels_ec_order_pay', { FromUserName: 'openid-of-the-shop', order_info: { order_id, pay_time: Number(now()) } });
  const safe_order = async (id) => (await safe.overview('ann')).orders.find((one) => one.id === id);
  const tapped = async (session, ...taps) => {
    await push_safe(enter(session));
    for (const tap of taps) assert.equal(opened(await push_safe(use(session, tap, [10000, 1000, 9000]))).result, 1);
  };

  test('an order that is paid is paid here, once', async () => {
    await tapped('p1', '3737550999277696000');
    const id = 'wxshop-3737550999277696000', body = `{"ToUserName":"gh_1","FromUserName":"of-the-shop","MsgType":"event","Event":"channels_ec_order_pay","order_info":{"order_id":3737550999277696000,"pay_time":1}}`;
    for (let times = 0; times < 3; ++times) assert.equal((await push_safe({}, { Encrypt: encrypt(body, 'wx-shop') })).text, 'success');
    assert.equal((await safe_order(id)).state, 'paid');
    assert.equal((await safe.log('ann')).filter((one) => one.kind === 'order_paid' && one.order_id === id).length, 1);
    assert.equal((await push_safe(release('p1', '3737550999277696000'))).text, 'success');
    assert.equal((await safe_order(id)).state, 'paid', 'what is paid stays');
  });

  test('one that has another name is found by it; one that nobody knows, or that was given up, is told', async () => {
    await tapped('p2', 'tap-p2', 'tap-p3');
    assert.equal((await safe.post('/v1/members/ann/orders/wxshop-tap-p2/trade', { out_trade_no: '3737550999277696002' })).status, 201);
    assert.equal((await push_safe(paid('3737550999277696002'))).text, 'success');
    assert.equal((await safe_order('wxshop-tap-p2')).state, 'paid');
    await push_safe(release('p2', 'tap-p3'));
    for (let times = 0; times < 2; ++times)
      for (const id of ['tap-p3', '3737550999277696009']) assert.equal((await push_safe(paid(id))).text, 'success');
    assert.deepEqual((await safe.notices('payment_late')).map((one) => [one.member, one.what]), [['ann', { order_id: 'wxshop-tap-p3', wechat_shop_order: 'tap-p3' }]]);
    assert.deepEqual((await safe.notices('payment_unknown')).map((one) => one.what), [{ wechat_shop_order: '3737550999277696009' }]);
  });

  test('one that was paid by hand is not paid late, whatever has become of it since', async () => {
    await tapped('p8', 'tap-p81', 'tap-p82');
    const late = async () => (await safe.notices('payment_late')).length, before = await late();
    for (const [tap, ...calls] of [['tap-p81', 'pay', 'complete'], ['tap-p82', 'pay', 'complete', 'refund']]) {
      for (const call of calls)
        await safe.well('POST', `/v1/members/ann/orders/wxshop-${tap}/${call}`, { id: fresh(), ...(call === 'refund' && { lines: [{ line: 0, quantity: 1 }] }) }, 'orders');
      assert.equal((await push_safe(paid(tap))).text, 'success');
    }
    assert.equal(await late(), before);
  });

  test('one that is cancelled before it is paid gives back what it holds; one that is paid stays', async () => {
    const cancelled = (order_id, cancel_type) => event('channels_ec_order_cancel', { FromUserName: 'openid-of-the-shop', order_info: { order_id, cancel_type } });
    await tapped('p5', '3737550999277696005', 'tap-p6', 'tap-p7');
    assert.equal((await safe.post('/v1/members/ann/orders/wxshop-tap-p6/trade', { out_trade_no: '3737550999277696006' })).status, 201);
    await push_safe(paid('tap-p7'));
    for (const id of ['3737550999277696005', '3737550999277696006', 'tap-p7', '3737550999277696008'])
      for (const type of [1, 2, 3]) assert.equal((await push_safe(cancelled(id, type))).text, 'success');
    assert.equal((await safe_order('wxshop-3737550999277696005')).state, 'cancelled');
    assert.equal((await safe_order('wxshop-tap-p6')).state, 'cancelled');
    assert.equal((await safe_order('wxshop-tap-p7')).state, 'paid');
    await push(enter('p8'));
    assert.equal(result(await push(use('p8', 'tap-p8', [10000, 1000, 9000]))), 1);
    assert.equal((await push(cancelled('tap-p8', 1))).text, 'success');
    assert.equal((await order('wxshop-tap-p8')).state, 'placed', 'in the plain mode nobody has signed it');
  });

  test('in the plain mode nobody has signed it: nothing is paid, and the shop is told', async () => {
    await push(enter('p4'));
    assert.equal(result(await push(use('p4', 'tap-p4', [10000, 1000, 9000]))), 1);
    assert.equal((await push(paid('tap-p4'))).text, 'success');
    assert.equal((await plain.log('ann')).filter((one) => one.kind === 'order_paid').length, 0);
    assert.deepEqual((await plain.notices('payment_unknown')).map((one) => one.what), [{ wechat_shop_order: 'tap-p4' }]);
  });

  test('what the 小店 itself says is sealed for the 小店', async () => {
    await push_safe(enter('t6'));
    assert.equal(opened(await push_safe(use('t6', 'tap-t6', [10000, 1000, 9000]))).result, 1);
    assert.equal((await push_safe(paid('tap-t6'), { app: 'wx-shop' })).text, 'success');
    assert.equal((await safe.overview('ann')).orders.find((one) => one.id === 'wxshop-tap-t6').state, 'paid');
  });

  test('in the safe mode nothing else is taken', async () => {
    for (const odd of [{ signature: 'f'.repeat(40) }, { app: 'wx-other' }, { Encrypt: randomBytes(64).toString('base64') },
      { Encrypt: 'AAAA' }, { Encrypt: '' }, { body: enter('t1') }])
      assert.equal((await push_safe(enter('t1'), odd)).code, 'push_signature', JSON.stringify(odd));
  });
});
