// Whatever way something personal comes in, it is told on demand, and no byte of it is left after it was erased; the books
// stay. Values are told apart from all others: each stands for itself wherever it is found.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { createCipheriv, createHash, createHmac, createSign, generateKeyPairSync, randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test, { after, before } from 'node:test';
import { onEachStore } from './process.mjs';
import { Shop, fresh, root, sha256 } from './shop.mjs';

const platform = generateKeyPairSync('rsa', { modulusLength: 2048 });
const api_v3_key = 'an API v3 key has 32 characters.', push_token = 'AAAAA', session_secret = 'a session secret of thirty-two bytes or more';
const keys = {
  login: { wechat_secret: 'the-app-secret', session_secret, phone_secret: 'a phone secret of thirty-two bytes or more' },
  wechat_pay: { api_v3_key, mchid: '1900000001', platform: { SERIAL01: platform.publicKey.export({ type: 'spki', format: 'pem' }) } },
  wechat_push: { token: push_token },
};
const seed = 'a seed that the shop has thought of';
const program = {
  points: { earn: { rules: [{ id: 'base', points: 1, per: 100 }] } },
  wallet: { gift_cards: [{ id: 'fifty', name: 'Fifty', face: 5000, price: 4800, return_days: 3 }] },
  campaigns: [{ id: 'quilt', name: 'Quilt', kind: 'group_buy', sku: 'quilt', list: 12000, hours: 24, steps: [{ members: 2, price: 9000 }] }],
  activities: {
    referral: [{ points: 500 }],
    draws: [{ id: 'wheel', name: 'Wheel', points: 10, fallback: 'none', seed_digest: sha256(seed),
              prizes: [{ id: 'cup', name: 'Cup', weight: 1 }, { id: 'none', name: 'Thanks', weight: 1 }] }],
  },
};
const goods = { goods: [{ sku: 'tea', unit_price: 10000 }, { sku: 'quilt', unit_price: 12000 }], shipping: { fee: 800 } };

const run = (...args) => spawnSync(process.env.LOYALTY ?? join(root, 'build/native/native/loyalty'), args, { encoding: 'utf8' });

/** Texts of one person, like no others. */
const value = (name) => `${name}-${randomBytes(6).toString('hex')}`;
const phone_number = () => `138${String(randomBytes(4).readUInt32BE() % 1e8).padStart(8, '0')}`;
let birthdays = 0;
const birthday = () => `19${70 + Math.floor(++birthdays / 300) % 30}-${String(birthdays % 12 + 1).padStart(2, '0')}-${String(birthdays % 25 + 1).padStart(2, '0')}`;

onEachStore((store) => {
  let shop, wechat, codes;
  before(async () => {
    codes = {};
    wechat = createServer((request, answer) => answer.end(JSON.stringify(codes[new URL(request.url, 'http://here').searchParams.get('js_code')])));
    await new Promise((done) => wechat.listen(0, '127.0.0.1', done));
    shop = await Shop.open({ program, goods, keys, store: await store(),
      args: ['--wechat-app', 'wx-app', '--wechat-api', `http://127.0.0.1:${wechat.address().port}`, '--join-at-login', 'true'] });
    await shop.well('POST', '/v1/draws/wheel/seeds', { seed });
    await shop.join('bob');
  });
  after(async () => {
    await shop?.close();
    wechat.closeAllConnections();
    wechat.close();
  });

  const notify = (transaction) => {
    const nonce = randomBytes(6).toString('hex');
    const cipher = createCipheriv('aes-256-gcm', api_v3_key, nonce).setAAD(Buffer.from('transaction'));
    const bytes = Buffer.concat([cipher.update(JSON.stringify(transaction)), cipher.final(), cipher.getAuthTag()]);
    const body = JSON.stringify({ event_type: 'TRANSACTION.SUCCESS',
      resource: { algorithm: 'AEAD_AES_256_GCM', ciphertext: bytes.toString('base64'), associated_data: 'transaction', nonce } });
    const time = String(Math.floor(Date.now() / 1000));
    return shop.ask('POST', '/v1/wechat/pay/notice', body, null, {
      'Wechatpay-Timestamp': time, 'Wechatpay-Nonce': nonce, 'Wechatpay-Serial': 'SERIAL01',
      'Wechatpay-Signature': createSign('RSA-SHA256').update(`${time}\n${nonce}\n${body}\n`).sign(platform.privateKey, 'base64') });
  };
  const push = (Event, more) => {
    const timestamp = String(Math.floor(Date.now() / 1000)), nonce = '7';
    const signature = createHash('sha1').update([push_token, timestamp, nonce].sort().join('')).digest('hex');
    return shop.ask('POST', `/v1/wechat/push?${new URLSearchParams({ signature, timestamp, nonce })}`, { Event, MsgType: 'event', ...more }, null);
  };
  const place = (member, more = {}) => shop.well('POST', `/v1/members/${member}/orders`,
    { id: fresh(), cart: { lines: [{ sku: 'tea', unit_price: 10000, quantity: 1 }], shipping: { fee: 800, region: more.region } }, ...more.order }, 'orders');

  /** Somebody of whom the service has learnt by every way that there is: {member, merged, values, transaction}. */
  async function somebody() {
    const values = {};
    const mine = (name, made = value(name)) => (values[`${name}${Object.keys(values).length}`] = made);
    codes.one = { openid: mine('openid'), unionid: mine('unionid'), session_key: mine('session-key') };
    const { member } = (await shop.post('/v1/login/wechat', { code: 'one' }, null)).json;
    const phone = mine('phone', phone_number());
    await shop.well('POST', `/v1/members/${member}/names`, { phone });
    assert.equal((await shop.post('/v1/login/phone/code', { phone }, null)).status, 202);
    const hand = { member, time: Date.now(), nonce: value('nonce'), channel: 'h5' };
    hand.mac = createHmac('sha256', session_secret).update([hand.member, hand.time, hand.nonce, hand.channel].join('\n')).digest('hex');
    assert.equal((await shop.post('/v1/login/session', hand, null)).status, 200);

    const changes = [{ birthday: mine('birthday', birthday()), region: mine('region'), segments: [mine('segment')] },
      { birthday: mine('birthday', birthday()), region: mine('region') }, { phone_bound: true }];
    for (const change of changes) assert.equal((await shop.event(member, { kind: 'member_changed', member: change })).status, 201);
    assert.equal((await shop.event(member, { kind: 'points_granted', points: 500, reason: mine('reason') })).status, 201);
    assert.equal((await shop.event(member, { kind: 'wallet_granted', principal: 20000, reason: mine('reason') })).status, 201);

    // An order that comes back, and one that WeChat Pay pays; then money for an order that is gone.
    const first = await place(member, { region: mine('address'), order: { paid: true, reason: mine('reason') } });
    await shop.well('POST', `/v1/members/${member}/orders/${first.sealed.id}/refund`, { id: fresh(), reason: mine('reason'), lines: [{ line: 0, quantity: 1 }] });
    const transactions = [];
    for (const ends of ['paid', 'cancelled']) {
      const { sealed: { id } } = await place(member), out_trade_no = value('trade');
      const { amount } = await shop.well('POST', `/v1/members/${member}/orders/${id}/trade`, { out_trade_no }, 'orders');
      if (ends === 'cancelled') await shop.well('POST', `/v1/members/${member}/orders/${id}/cancel`, { id: fresh() });
      const transaction = { mchid: '1900000001', out_trade_no, transaction_id: value('42'), trade_state: 'SUCCESS',
        amount: { total: amount, currency: 'CNY' }, payer: { openid: mine('payer') }, attach: mine('attach'), scene_info: { device_id: mine('device') } };
      assert.equal((await notify(transaction)).status, 204);
      transactions.push(transaction.transaction_id);
    }
    const gen_order_info = { order_session_id: mine('session'), address: { tel: mine('tel'), detail: mine('street') },
      product_infos: [{ sku_id: 'tea', sku_cnt: 1, sale_price: 10000 }], price_info: { product_price_before_vip_discount: 10000 } };
    assert.equal((await push('channels_ec_gen_order_info_init', { FromUserName: codes.one.openid, gen_order_info })).json.errcode, 0);
    assert.equal((await push('channels_ec_order_use_vip_discount', { FromUserName: codes.one.openid, order_info: {
      order_session_id: gen_order_info.order_session_id, unique_id: value('tap'),
      price_info: { product_price_before_vip_discount: 10000, vip_discounted_price: 0, product_price_after_vip_discount: 10000 } } })).json.result, 1);

    // With others: a card sent and one received, a group, a draw, a friend brought along.
    const card = value('card'), back = value('card');
    for (const [from, id, to] of [[member, card, 'bob'], ['bob', back, member]]) {
      await shop.well('POST', `/v1/members/${from}/events`, { id: fresh(), kind: 'gift_card_bought', gift_card: 'fifty', gift_card_id: id, amount: 4800, reason: from === member ? mine('reason') : 'bought' });
      await shop.well('POST', `/v1/members/${from}/events`, { id: fresh(), kind: 'gift_card_sent', gift_card_id: id, to, reason: from === member ? mine('reason') : 'sent' });
    }
    await shop.well('POST', `/v1/members/bob/gift-cards/${card}/accept`, { id: fresh() });
    await shop.well('POST', `/v1/members/${member}/gift-cards/${back}/accept`, { id: fresh() });
    await shop.well('POST', `/v1/members/${member}/draws/wheel`, { id: fresh() });
    await shop.well('POST', `/v1/members/${member}/events`, { id: fresh(), kind: 'campaign_opened', campaign: 'quilt', run: value('run') });
    const friend = value('friend');
    await shop.join({ id: friend, referrer: member });
    await shop.well('POST', `/v1/members/${friend}/orders/${(await place(friend, { order: { paid: true } })).sealed.id}/complete`, { id: fresh() });

    // Another account of the same person, that has become one with it.
    const merged = value('old');
    await shop.join({ id: merged, birthday: mine('birthday', birthday()), region: mine('region') });
    await shop.well('POST', `/v1/members/${merged}/names`, { phone: mine('phone', phone_number()), wechat_openid: mine('openid') });
    assert.equal((await shop.event(merged, { kind: 'points_granted', points: 5, reason: mine('reason') })).status, 201);
    await shop.well('POST', '/v1/merges', { id: fresh(), from: merged, into: member, prefix: 'old-' });
    return { member, merged, values, transactions };
  }

  const found = (values, text) => Object.entries(values).filter(([, one]) => text.includes(one)).map(([name]) => name);
  /** What a member has, without the hour and the words. */
  const books = async (member) => {
    const { member: who, at, ...rest } = await shop.overview(member);
    return JSON.parse(JSON.stringify(rest, (name, one) => (name === 'reason' ? undefined : one)));
  };

  test('what is kept is told, and what was erased is nowhere; the books stay', async () => {
    const { member, merged, values, transactions } = await somebody();
    const kept = found(values, shop.kept());
    // What is not needed was never kept.
    for (const name of ['payer', 'attach', 'device', 'session', 'tel', 'street', 'address', 'phone'])
      assert.deepEqual(kept.filter((one) => one.startsWith(name)), [], name);
    assert.ok(kept.length >= 14, kept.join());
    const told = await shop.well('GET', `/v1/members/${member}/export`, undefined, `member:${member}`);
    assert.deepEqual(kept.filter((name) => !JSON.stringify(told).includes(values[name])), [], 'all that is kept is told');
    assert.ok(told.notices.some((one) => one.kind === 'phone_code' && one.what.phone === `+86${values.phone3}`), JSON.stringify(told.notices));
    assert.ok(told.fleeting.some((one) => one.name.startsWith('checkout')));
    assert.deepEqual(told.merged.map((one) => one.member), [merged]);

    const before_ = await books(member), of_bob = await books('bob'), first = await shop.log('bob');
    const answer = await shop.ask('POST', `/v1/members/${member}/erase`, undefined, 'care');
    assert.equal(answer.status, 200, answer.text);
    assert.deepEqual(found(values, shop.kept()), []);
    const left = await shop.well('GET', `/v1/members/${member}/export`);
    assert.deepEqual(found(values, JSON.stringify(left)), []);
    assert.deepEqual([left.notices, left.fleeting], [[], []]);
    assert.deepEqual([...new Set(left.links.map((one) => one.kind))].sort(), [`drawn ${sha256(seed)}`, 'earner', 'gift_card', 'merged', 'payment_late', 'referrer', 'run', 'trade']);
    assert.deepEqual(await books(member), before_);
    assert.deepEqual([await books('bob'), await shop.log('bob')], [of_bob, first]);
    assert.ok((await shop.log(member)).some((one) => one.reason === transactions[0]), 'which payment it was is of the books');

    // Nobody is known by the old names; whoever comes by one of them is somebody new.
    assert.equal((await shop.post('/v1/login/wechat', { code: 'one' }, null)).status, 201);
    assert.equal((await shop.well('POST', `/v1/members/${merged}/erase`)).events, 0, 'the other account of the person, again');
    assert.equal((await place(member, { order: { paid: true } })).sealed.kind, 'order_paid');
    await shop.stop();
    assert.deepEqual(found({ ...values, openid0: '-', unionid1: '-' }, shop.kept()).filter((name) => values[name] !== '-' && !['openid0', 'unionid1'].includes(name)), []);
    await shop.start();
  });

  // Rows move when pages are split, and stay in the old page's gaps. The same table makes the same pages.
  test('of many people, those that were erased left no byte behind, wherever rows have moved', async (t) => {
    if (shop.given.store) return t.skip('what a dump does not have, nobody reads');
    const at = mkdtempSync(join(tmpdir(), 'erased-'));
    const digest = (text) => sha256(text).slice(0, 12);
    const people = Array.from({ length: 120 }, (_, i) => ({ member: digest(`member ${i}`), openid: `openid-${digest(`o ${i}`)}`,
      segments: Array.from({ length: parseInt(digest(`n ${i}`).slice(0, 2), 16) % 16 + 1 }, (_, n) => `segment-${digest(`s ${i} ${n}`)}-${'.'.repeat(40)}`).join(';') }));
    writeFileSync(join(at, 'members.csv'), ['member.id,link.wechat wx-app,member.segments', ...people.map(Object.values)].join('\n'));
    writeFileSync(join(at, 'program.json'), JSON.stringify({ id: 'test', name: 'Test', version: 1, timezone: 'Asia/Shanghai', ...program }));
    assert.equal(run('import', join(at, 'members.csv'), '--store', join(at, 'shop.db'), '--program', join(at, 'program.json')).status, 0);
    const many = await Shop.open({ program, store: join(at, 'shop.db') });
    t.after(async () => {
      await many.close();
      rmSync(at, { recursive: true });
    });
    const gone = people.filter((_, i) => i % 4 === 0);
    for (const { member } of gone) await many.well('POST', `/v1/members/${member}/erase`);
    const kept = many.kept(), left = (one) => found({ openid: one.openid, ...one.segments.split(';') }, kept);
    assert.deepEqual(gone.flatMap(left), []);
    for (const one of people) if (!gone.includes(one)) assert.ok(left(one).length >= 2);
  });

  test('every log comes to its snapshot', async () => {
    if (shop.given.store) return;
    const backup = join(shop.folder, 'backup');
    assert.equal(run('backup', '--store', join(shop.folder, 'shop.db'), '--to', backup).status, 0);
    const checked = run('restore', '--verify', backup);
    assert.equal(checked.status, 0, checked.stdout);
  });

  test('a process that has the person in memory does not write it back', async (t) => {
    if (!shop.given.store) return t.skip('one process has the file');
    const other = await Shop.open({ program, goods, keys, store: shop.given.store, args: ['--wechat-app', 'wx-app'] });
    t.after(() => other.close());
    const member = value('shared'), region = value('region');
    await shop.join({ id: member, region });
    assert.equal((await other.overview(member)).member.region, region, 'it is warm there');
    await shop.well('POST', `/v1/members/${member}/erase`);
    assert.equal((await other.overview(member)).member.region, undefined);
    // So much that a snapshot is written.
    for (let i = 0; i < 60; ++i)
      await other.well('POST', `/v1/members/${member}/orders`, { id: fresh(), paid: true, cart: { lines: [{ sku: 'tea', unit_price: 10000, quantity: 1 }] } }, 'orders');
    assert.ok(!shop.kept().includes(region));
  });
});
