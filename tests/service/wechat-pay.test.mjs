// Notices of WeChat Pay (API v3), signed and sealed by keys of the test's own.

import assert from 'node:assert/strict';
import { createCipheriv, createSign, generateKeyPairSync, randomBytes } from 'node:crypto';
import test, { after, before } from 'node:test';
import { spawn, spawnSync } from 'node:child_process';
import { Shop, eventually, fresh, pause } from './shop.mjs';
import { Cluster, onEachStore } from './process.mjs';

const platform = generateKeyPairSync('rsa', { modulusLength: 2048 });
const stranger = generateKeyPairSync('rsa', { modulusLength: 2048 });
const pem = (pair) => pair.publicKey.export({ type: 'spki', format: 'pem' });
const api_v3_key = 'an API v3 key has 32 characters.';
const program = {
  points: { earn: { rules: [{ id: 'base', points: 1, per: 100 }] } },
  wallet: { recharge_plans: [] },
};
const goods = { goods: [{ sku: 'tea', unit_price: 10000 }], shipping: { fee: 800 } };

onEachStore((store) => {
  const open = async (given) => Shop.open({ ...given, store: await store() });
  let shop;
  before(async () => {
    assert.equal(api_v3_key.length, 32);
    shop = await open({
      program, goods,
      keys: { wechat_pay: { api_v3_key, mchid: '1900000001', platform: { SERIAL01: pem(platform), PUB_KEY_ID_02: pem(stranger) } } },
    });
    await shop.join('ann');
  });
  after(() => shop.close());

  /** A resource as WeChat seals it. */
  function seal(text, key = api_v3_key, nonce = randomBytes(6).toString('hex')) {
    const cipher = createCipheriv('aes-256-gcm', key, nonce);
    cipher.setAAD(Buffer.from('transaction'));
    const bytes = Buffer.concat([cipher.update(text), cipher.final(), cipher.getAuthTag()]);
    return { original_type: 'transaction', algorithm: 'AEAD_AES_256_GCM', ciphertext: bytes.toString('base64'), associated_data: 'transaction', nonce };
  }

  const transaction = (out_trade_no, total, more = {}) => ({
    mchid: '1900000001', appid: 'wx-app', out_trade_no, transaction_id: `42000${randomBytes(8).toString('hex')}`,
    trade_state: 'SUCCESS', amount: { total, payer_total: total, currency: 'CNY', payer_currency: 'CNY' }, ...more,
  });

  /** Sends a notice. What of it is other than right, `odd` says. */
  function notify(what, odd = {}) {
    const body = odd.body ?? JSON.stringify({
      id: randomBytes(16).toString('hex'), create_time: new Date().toISOString(), resource_type: 'encrypt-resource',
      event_type: odd.event_type ?? 'TRANSACTION.SUCCESS', summary: 'paid', resource: odd.resource ?? seal(JSON.stringify(what), odd.key),
    });
    const time = String(odd.time ?? Math.floor(Date.now() / 1000)), nonce = randomBytes(12).toString('hex');
    const signature = createSign('RSA-SHA256').update(`${time}\n${nonce}\n${odd.signed ?? body}\n`)
      .sign((odd.by ?? platform).privateKey, 'base64');
    return shop.ask('POST', '/v1/wechat/pay/notice', body, null, {
      'Wechatpay-Timestamp': time, 'Wechatpay-Nonce': nonce, 'Wechatpay-Serial': odd.serial ?? 'SERIAL01',
      'Wechatpay-Signature': odd.signature ?? signature, ...odd.headers,
    });
  }

  let count = 0;
  async function placed(quantity = 1, more = {}) {
    const id = fresh(), out_trade_no = `trade-${++count}`;
    await shop.well('POST', '/v1/members/ann/orders', {
      id, cart: { lines: [{ sku: 'tea', unit_price: 10000, quantity }], shipping: { fee: 800 }, ...more.cart },
      ...(more.hold ? { hold: more.hold } : {}),
    }, 'orders');
    const named = await shop.well('POST', `/v1/members/ann/orders/${id}/trade`, { out_trade_no }, 'orders');
    return { id, out_trade_no, amount: named.amount };
  }
  const state = async (id) => (await shop.overview('ann')).orders.find((one) => one.id === id).state;
  const fails = (answer, status) => {
    assert.equal(answer.status, status, answer.text);
    assert.equal(answer.json.code, 'FAIL');
    assert.equal(typeof answer.json.message, 'string');
  };

  test('money that came pays its order, once', async () => {
    const order = await placed(2);
    assert.equal(order.amount, 20800);
    const paid = transaction(order.out_trade_no, 20800);
    const answer = await notify(paid);
    assert.deepEqual([answer.status, answer.text], [204, '']);
    assert.equal(await state(order.id), 'paid');
    assert.equal((await notify(paid)).status, 204, 'sealed anew, it is the same');
    const event = (await shop.log('ann')).filter((one) => one.kind === 'order_paid');
    assert.deepEqual([event.length, event[0].by, event[0].reason], [1, 'wechat-pay', paid.transaction_id]);
  });

  test('the same notice many times at once pays once', async () => {
    const order = await placed();
    const paid = transaction(order.out_trade_no, order.amount);
    const answers = await Promise.all(Array.from({ length: 8 }, () => notify(paid)));
    assert.deepEqual([...new Set(answers.map((one) => one.status))], [204]);
    assert.equal((await shop.log('ann')).filter((one) => one.reason === paid.transaction_id).length, 1);
    assert.deepEqual(await shop.notices('payment_late'), []);
  });

  test('what the wallet pays is not WeChat\'s', async () => {
    await shop.event('ann', { kind: 'wallet_granted', principal: 5000 });
    const order = await placed(1, { cart: { wallet: 'max' } });
    assert.equal(order.amount, 5800);
    fails(await notify(transaction(order.out_trade_no, 10800)), 409);
    assert.equal((await notify(transaction(order.out_trade_no, 5800))).status, 204);
  });

  test('nobody but WeChat, and it only now', async () => {
    const order = await placed();
    const paid = transaction(order.out_trade_no, order.amount);
    for (const [why, odd] of Object.entries({
      'signed by another key': { by: stranger },
      'of another serial': { serial: 'PUB_KEY_ID_02' },
      'of no serial': { serial: 'SERIAL99' },
      'another body': { signed: '{}' },
      'no signature': { signature: '' },
      'half of one': { signature: 'AAAA' },
      'a probe': { signature: `WECHATPAY/SIGNTEST/${'A'.repeat(100)}` },
      'old': { time: Math.floor(Date.now() / 1000) - 310 },
      'of the future': { time: Math.floor(Date.now() / 1000) + 310 },
      'of no time': { time: 'now' },
    })) fails(await notify(paid, odd), 401, why);
    fails(await notify(paid, { key: 'another key that has 32 letters.' }), 400);
    const resource = seal(JSON.stringify(paid));
    fails(await notify(paid, { resource: { ...resource, associated_data: 'refund' } }), 400);
    fails(await notify(paid, { resource: { ...resource, ciphertext: `A${resource.ciphertext.slice(1)}` } }), 400);
    fails(await notify(paid, { resource: { ...resource, algorithm: 'none' } }), 400);
    fails(await notify(paid, { resource: seal('[]') }), 400);
    fails(await notify(paid, { body: 'no JSON' }), 400);
    fails(await notify({ ...paid, mchid: '1900000002' }), 400);
    assert.equal(await state(order.id), 'placed');
    assert.equal((await notify(paid, { by: stranger, serial: 'PUB_KEY_ID_02' })).status, 204, 'each key by its serial');
    assert.equal(await state(order.id), 'paid');
  });

  test('another amount pays nothing, and is told to the shop once', async () => {
    const order = await placed();
    for (const amount of [{ total: order.amount - 1 }, { total: order.amount + 1 }, { total: order.amount, currency: 'USD' }]) {
      const odd = transaction(order.out_trade_no, 0, { amount });
      fails(await notify(odd), 409);
      fails(await notify(odd), 409);
      const told = (await shop.notices('payment_differs')).filter((one) => one.what.transaction_id === odd.transaction_id);
      assert.deepEqual(told.map((one) => [one.member, one.what.order_id, one.what.total, one.what.cash]), [['ann', order.id, amount.total, order.amount]]);
    }
    assert.equal(await state(order.id), 'placed');
  });

  test('money for an order that is given up is taken note of, and is not sent again', async () => {
    const order = await placed();
    await shop.well('POST', `/v1/members/ann/orders/${order.id}/cancel`, { id: fresh() });
    const late = transaction(order.out_trade_no, order.amount);
    assert.equal((await notify(late)).status, 204);
    assert.equal((await notify(late)).status, 204);
    assert.deepEqual((await shop.notices('payment_late')).map((one) => one.what),
      [{ order_id: order.id, out_trade_no: order.out_trade_no, total: order.amount, transaction_id: late.transaction_id }]);
    assert.equal(await state(order.id), 'cancelled');
    // Paid twice, by two transactions: the second one is to be paid back.
    const twice = await placed();
    await notify(transaction(twice.out_trade_no, twice.amount));
    assert.equal((await notify(transaction(twice.out_trade_no, twice.amount))).status, 204);
    assert.equal((await shop.notices('payment_late')).length, 2);
  });

  test('the only payment of an order is never told to be paid back', async () => {
    const told = async (paid, kind = 'payment_late') => (await shop.notices(kind)).filter((one) => one.what.transaction_id === paid.transaction_id).length;
    const pay = (order, more) => shop.well('POST', `/v1/members/ann/orders/${order.id}/pay`, { id: fresh(), ...more }, 'orders');
    // The shop has asked WeChat, and says so before the notice comes; whether it names the transaction or not.
    for (const named of [false, true]) {
      const order = await placed(), first = transaction(order.out_trade_no, order.amount), second = transaction(order.out_trade_no, order.amount);
      await pay(order, named ? { reason: first.transaction_id } : {});
      for (const paid of [first, first]) assert.equal((await notify(paid)).status, 204);
      assert.equal(await told(first), 0);
      assert.equal((await notify(second)).status, 204);
      assert.deepEqual([await told(first), await told(second)], [0, 1], 'what comes beside it is too much');
      assert.equal((await notify(first)).status, 204);
      assert.equal(await told(first), 0);
    }
    // Both at once, in whatever order.
    for (let n = 0; n < 8; ++n) {
      const order = await placed(), paid = transaction(order.out_trade_no, order.amount);
      await Promise.all([notify(paid), shop.post(`/v1/members/ann/orders/${order.id}/pay`, { id: fresh() }, 'orders'), notify(paid)]);
      assert.deepEqual([await state(order.id), await told(paid)], ['paid', 0]);
    }
    // Paid in one with being placed; completed and given back since.
    const order = await placed(), paid = transaction(order.out_trade_no, order.amount);
    await pay(order);
    await shop.well('POST', `/v1/members/ann/orders/${order.id}/cancel`, { id: fresh() }, 'orders');
    assert.equal((await notify(paid)).status, 204);
    assert.equal(await told(paid), 0);
    // Another sum is not what the shop told of.
    const other = await placed(), less = transaction(other.out_trade_no, other.amount - 1);
    await pay(other);
    fails(await notify(less), 409);
    assert.deepEqual([await told(less), await told(less, 'payment_differs')], [0, 1]);
  });

  test('a payment is the same one after the member has become another', async () => {
    await shop.join('eva', 'eve');
    const orders = [];
    for (const by of ['wechat', 'shop']) {
      const id = fresh(), out_trade_no = `of-eva-${by}`;
      await shop.well('POST', '/v1/members/eva/orders', { id, cart: { lines: [{ sku: 'tea', unit_price: 10000, quantity: 1 }] } }, 'orders');
      const { amount } = await shop.well('POST', `/v1/members/eva/orders/${id}/trade`, { out_trade_no }, 'orders');
      orders.push(transaction(out_trade_no, amount));
      if (by === 'shop') await shop.well('POST', `/v1/members/eva/orders/${id}/pay`, { id: fresh() }, 'orders');
      else assert.equal((await notify(orders[0])).status, 204);
    }
    await shop.well('POST', '/v1/merges', { id: fresh(), from: 'eva', into: 'eve', prefix: 'eva.' }, 'care');
    for (const paid of orders) {
      assert.equal((await notify(paid)).status, 204);
      assert.deepEqual((await shop.notices('payment_late')).filter((one) => one.what.transaction_id === paid.transaction_id), []);
    }
  });

  test('of two trades of one order, named by both names of a member, one is too much', async () => {
    await shop.join('fay', 'fox');
    const id = fresh(), trades = ['of-fay-1', 'of-fox-2'];
    await shop.well('POST', '/v1/members/fay/orders', { id, cart: { lines: [{ sku: 'tea', unit_price: 10000, quantity: 1 }] } }, 'orders');
    await shop.well('POST', `/v1/members/fay/orders/${id}/trade`, { out_trade_no: trades[0] }, 'orders');
    await shop.well('POST', '/v1/merges', { id: fresh(), from: 'fay', into: 'fox' }, 'care');
    await shop.well('POST', `/v1/members/fox/orders/${id}/trade`, { out_trade_no: trades[1] }, 'orders');
    await shop.well('POST', `/v1/members/fox/orders/${id}/pay`, { id: fresh() }, 'orders');
    const payments = trades.map((trade) => transaction(trade, 10000));
    for (const paid of [...payments, ...payments]) assert.equal((await notify(paid)).status, 204);
    assert.deepEqual((await shop.notices('payment_late')).filter((one) => one.what.order_id === id).map((one) => one.what.transaction_id), [payments[1].transaction_id]);
  });

  test('money that cannot be booked at the moment is sent again, and is no money too late', async () => {
    await shop.join('gil');
    const id = fresh(), granted = () => shop.event('gil', { kind: 'wallet_granted', bonus: 1 }, 'care');
    await granted();
    // The clock was an hour ahead, and is set right: all is of the last instant, which takes no more than so many events.
    await shop.stop();
    shop.given.args = ['--clock', String(Date.now() - 3_600_000)];
    await shop.start();
    await shop.well('POST', '/v1/members/gil/orders', { id, cart: { lines: [{ sku: 'tea', unit_price: 10000, quantity: 1 }] } }, 'orders');
    await shop.well('POST', `/v1/members/gil/orders/${id}/trade`, { out_trade_no: 'of-gil-1' }, 'orders');
    while ((await granted()).status === 201);
    const time = (Date.now() - 3_600_000) / 1000;
    const paid = transaction('of-gil-1', 10000);
    fails(await notify(paid, { time: Math.floor(time) }), 503);
    assert.deepEqual((await shop.notices()).filter((one) => one.member === 'gil' && one.kind.startsWith('payment')), []);
    await shop.stop();
    shop.given.args = [];
    await shop.start();
    assert.equal((await notify(paid)).status, 204);
    assert.equal((await shop.overview('gil')).orders[0].state, 'paid');
  });

  test('money that is told while the store fails is told again', async (t) => {
    if (!shop.given.store) return t.skip('one database that others may end');
    const psql = (sql) => spawnSync(`${Cluster.bin}/psql`, [shop.given.store, '-Atqc', sql], { encoding: 'utf8' });
    await shop.join('hal');
    const order = await placed();
    await shop.well('POST', `/v1/members/ann/orders/${order.id}/cancel`, { id: fresh() });
    const holder = spawn(`${Cluster.bin}/psql`, [shop.given.store, '-q'], { stdio: ['pipe', 'ignore', 'ignore'] });
    holder.stdin.write("BEGIN; SELECT k FROM members WHERE id = 'hal' FOR UPDATE;\n");
    const held = () => psql("SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock'").stdout.trim() === '1';
    await pause(300);
    // A change waits for that row, the notice waits for the change, and then the database ends the connection.
    const event = shop.event('hal', { kind: 'wallet_granted', bonus: 1 }, 'care');
    await eventually(held);
    const paid = transaction(order.out_trade_no, order.amount), answer = notify(paid);
    await pause(500);
    psql("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE wait_event_type = 'Lock'");
    holder.kill();
    assert.equal((await event).status, 503);
    const told = async () => (await shop.notices('payment_late')).filter((one) => one.what.transaction_id === paid.transaction_id).length;
    if ((await answer).status !== 204) assert.equal((await notify(paid)).status, 204);
    assert.equal(await told(), 1, 'what is answered 204 is never sent again');
  });

  test('of what is paid or given up there is nothing to ask for', async () => {
    const name = (id, out_trade_no) => shop.post(`/v1/members/ann/orders/${id}/trade`, { out_trade_no }, 'orders');
    const order = await placed();
    assert.equal((await notify(transaction(order.out_trade_no, order.amount))).status, 204);
    const given_up = await placed();
    await shop.well('POST', `/v1/members/ann/orders/${given_up.id}/cancel`, { id: fresh() });
    const over = await placed(1, { hold: 1000 });
    await pause(1100);
    for (const { id, out_trade_no } of [order, given_up, over])
      for (const trade of [out_trade_no, 'once-more'])
        assert.deepEqual([(await name(id, trade)).status, (await name(id, trade)).code], [409, 'order_state']);
    assert.equal((await name((await placed()).id, 'once-more')).status, 201, 'the name is nobody\'s');
  });

  test('a name that nobody knows fails, and is told', async () => {
    const unknown = transaction('nobodys-trade', 1);
    fails(await notify(unknown), 404);
    assert.equal((await shop.notices('payment_unknown'))[0].what.transaction_id, unknown.transaction_id);
  });

  test('what is no payment is taken, and does nothing', async () => {
    const order = await placed();
    assert.equal((await notify(transaction(order.out_trade_no, order.amount, { trade_state: 'CLOSED' }))).status, 204);
    assert.equal((await notify({ refund_status: 'SUCCESS' }, { event_type: 'REFUND.SUCCESS' })).status, 204);
    assert.equal(await state(order.id), 'placed');
  });

  test('what has not all that a payment has, or other kinds of it, breaks nothing', async () => {
    const order = await placed();
    const whole = transaction(order.out_trade_no, order.amount);
    for (const key of ['out_trade_no', 'transaction_id', 'amount'])
      for (const odd of [undefined, null, 7, [], {}]) {
        const answer = await notify({ ...whole, [key]: odd });
        assert.ok(answer.status >= 400 && answer.status < 500, `${key} ${odd}: ${answer.status}`);
        fails(answer, answer.status);
      }
    for (const total of [undefined, null, '4900', {}]) fails(await notify({ ...whole, amount: { total, currency: 'CNY' } }), 400);
    for (const body of ['null', '[]', '{"resource":5}', 'x'.repeat(5 << 20)]) {
      const answer = await notify(whole, { body });
      assert.ok(answer.status >= 400 && answer.status < 500, body.slice(0, 20));
      fails(answer, answer.status);
    }
    assert.equal(await state(order.id), 'placed');
    assert.equal((await notify(whole)).status, 204);
  });

  test('a name is of one order', async () => {
    const order = await placed(), other = await placed();
    const name = (id, out_trade_no, as = 'orders') => shop.post(`/v1/members/ann/orders/${id}/trade`, { out_trade_no }, as);
    assert.equal((await name(order.id, other.out_trade_no)).code, 'trade_taken');
    assert.equal((await name(order.id, order.out_trade_no)).status, 200);
    assert.equal((await name('never', 'a-new-name')).code, 'unknown_order');
    assert.equal((await name(order.id, 'short')).code, 'out_of_range');
    assert.equal((await name(order.id, 'a-new-name', 'member:ann')).status, 403);
  });

  test('no key, no payment', async (t) => {
    const bare = await open({});
    t.after(() => bare.close());
    fails(await bare.ask('POST', '/v1/wechat/pay/notice', {}, null), 503);
  });
});
