// How members come in: WeChat's code, the shop's own session, a code on the phone.

import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { createServer } from 'node:http';
import test, { after, before } from 'node:test';
import { Shop, fresh, pause } from './shop.mjs';
import { onEachStore } from './process.mjs';

const app_secret = 'the-app-secret-of-wechat', session_secret = 'a session secret of thirty-two bytes or more';
const keys = { login: { wechat_secret: app_secret, session_secret, phone_secret: 'a phone secret of thirty-two bytes or more' } };

onEachStore((store) => {
  const open = async (given) => Shop.open({ ...given, store: await store() });
  let shop, closed, wechat, codes, asked;
  before(async () => {
    // Answers as code2session does: {openid: …} for codes that it has.
    codes = {};
    asked = [];
    wechat = createServer((request, answer) => {
      const query = new URL(request.url, 'http://here').searchParams;
      asked.push([request.method, Object.fromEntries(query)]);
      const known = codes[query.get('js_code')];
      if (known === 'silent') return;
      if (known === 'broken') return answer.writeHead(500).end('<html>');
      if (known === 'moved') return answer.writeHead(302, { Location: '/elsewhere' }).end();
      delete codes[query.get('js_code')];
      answer.writeHead(200, { 'Content-Type': 'text/plain' });
      answer.end(JSON.stringify(known ?? { errcode: 40029, errmsg: 'invalid code' }));
    });
    await new Promise((done) => wechat.listen(0, '127.0.0.1', done));
    const args = ['--wechat-app', 'wx-app', '--wechat-api', `http://127.0.0.1:${wechat.address().port}`, '--outgoing-time', '1000'];
    shop = await open({ keys, args: [...args, '--join-at-login', 'true', '--codes-for', '3000', '--behind-proxy', 'true'] });
    closed = await open({ keys, args });
  });
  after(async () => {
    await Promise.all([shop.close(), closed.close()]);
    wechat.closeAllConnections();
    wechat.close();
  });

  const by_wechat = (code, at = shop) => at.post('/v1/login/wechat', { code }, null);
  const session = { openid: 'openid-ann', session_key: 'the-session-key', unionid: 'union-ann' };

  test('who comes by WeChat for the first time is a member, and the same one ever after', async () => {
    codes.c1 = session;
    const first = await by_wechat('c1');
    assert.equal(first.status, 201, first.text);
    assert.equal(first.json.joined, true);
    assert.deepEqual(asked[0], ['GET', { appid: 'wx-app', secret: app_secret, js_code: 'c1', grant_type: 'authorization_code' }]);
    for (const secret of [session.session_key, session.openid, app_secret]) assert.ok(!first.text.includes(secret));
    const { member, token } = first.json;
    assert.equal((await shop.get(`/v1/members/${member}/overview`, token)).status, 200);
    assert.equal((await shop.get('/v1/members/other/overview', token)).status, 403);

    codes.c2 = session;
    const again = await by_wechat('c2');
    assert.deepEqual([again.status, again.json.member, again.json.joined], [200, member, false]);
    codes.c3 = { openid: 'openid-of-another-app', unionid: 'union-ann' };
    assert.equal((await by_wechat('c3')).json.member, member, 'one person by the union id');
  });

  test('of many who come at once with one openid, one member is made', async () => {
    const all = Array.from({ length: 8 }, (_, i) => `race-${i}`);
    for (const code of all) codes[code] = { openid: 'openid-race' };
    const answers = await Promise.all(all.map((code) => by_wechat(code)));
    assert.equal(new Set(answers.map((one) => one.json.member)).size, 1);
    assert.equal(answers.filter((one) => one.json.joined).length, 1);
  });

  test('a code that WeChat does not know, or an answer that is none, lets nobody in', async () => {
    assert.deepEqual([(await by_wechat('never')).status, (await by_wechat('never')).code], [401, 'code_refused']);
    codes.busy = { errcode: -1, errmsg: 'system busy' };
    assert.equal((await by_wechat('busy')).code, 'wechat_refused');
    for (const how of ['broken', 'moved']) {
      codes[how] = how;
      assert.equal((await by_wechat(how)).code, 'wechat_unreachable');
    }
    for (const body of [{}, { code: '' }, { code: 7 }, { code: 'x'.repeat(500) }])
      assert.equal((await shop.post('/v1/login/wechat', body, null)).status, 400);
    codes['a&secret=b'] = { openid: 'odd' };
    assert.equal((await by_wechat('a&secret=b')).status, 201, 'a code is a text, not a part of the address');
  });

  test('while WeChat is silent nobody else waits', async () => {
    codes.hang = 'silent';
    const began = Date.now();
    const waiting = Array.from({ length: 12 }, () => by_wechat('hang'));
    const ready = await shop.get('/readyz', null);
    assert.equal(ready.status, 200);
    assert.ok(Date.now() - began < 900, 'the engine threads are free');
    for (const answer of await Promise.all(waiting)) assert.deepEqual([answer.status, answer.code], [502, 'wechat_unreachable']);
    assert.ok(Date.now() - began < 4000);
  });

  test('where members are made elsewhere, who is not known is told so', async () => {
    codes.k1 = { openid: 'openid-kim' };
    assert.deepEqual([(await by_wechat('k1', closed)).status, (await closed.get('/v1/figures')).json.members], [404, 0]);
    await closed.join('kim');
    assert.equal((await closed.post('/v1/members/kim/names', { wechat_openid: 'openid-kim' }, 'care')).status, 204);
    assert.equal((await closed.post('/v1/members/kim/names', { wechat_openid: 'openid-kim' }, 'care')).status, 204);
    codes.k2 = { openid: 'openid-kim' };
    assert.equal((await by_wechat('k2', closed)).json.member, 'kim');
    await closed.join('lea');
    assert.equal((await closed.post('/v1/members/lea/names', { wechat_openid: 'openid-kim' }, 'care')).code, 'name_taken');
    assert.equal((await closed.post('/v1/members/lea/names', { phone: '13800138000' }, 'member:lea')).status, 403);
  });

  // The shop's own session.

  const hand_over = (member, { time = Date.now(), nonce = fresh() + fresh(), channel, secret = session_secret } = {}) => ({
    member, time, nonce, ...(channel ? { channel } : {}),
    mac: createHmac('sha256', secret).update([member, time, nonce, channel ?? ''].join('\n')).digest('hex'),
  });
  const by_session = (body) => shop.post('/v1/login/session', body, null);

  test('a hand-over of the shop\'s session is good once, for a minute, and for that member', async () => {
    await shop.join('ann', 'ben');
    const given = hand_over('ann', { channel: 'h5' });
    const let_in = await by_session(given);
    assert.equal(let_in.status, 200, let_in.text);
    assert.equal((await shop.get('/v1/members/ann/overview', let_in.json.token)).status, 200);
    assert.equal(JSON.parse(Buffer.from(let_in.json.token.split('.')[1], 'base64url')).channel, 'h5');
    assert.equal((await by_session(given)).code, 'hand_over_used');
    for (const other of [{ member: 'ben' }, { time: given.time + 1 }, { nonce: `${given.nonce}x` }, { channel: 'till' }, { mac: 'f'.repeat(64) }, { mac: '' }])
      assert.equal((await by_session({ ...given, ...other })).code, 'hand_over_signature', JSON.stringify(other));
    for (const time of [Date.now() - 61_000, Date.now() + 61_000])
      assert.equal((await by_session(hand_over('ann', { time }))).code, 'hand_over_old');
    assert.equal((await by_session(hand_over('nobody'))).code, 'unknown_member');
    assert.equal((await by_session(hand_over('ann', { secret: 'another secret' }))).code, 'hand_over_signature');
    for (const left_out of ['member', 'time', 'nonce', 'mac']) {
      const { [left_out]: _, ...rest } = hand_over('ann');
      assert.equal((await by_session(rest)).code, 'missing');
    }
  });

  test('of one hand-over that comes many times at once, one is taken; and none after a new start', async () => {
    const given = hand_over('ann');
    const all = await Promise.all(Array.from({ length: 10 }, () => by_session(given)));
    assert.equal(all.filter((one) => one.status === 200).length, 1);
    await shop.stop();
    await shop.start();
    assert.equal((await by_session(given)).code, 'hand_over_used');
  });

  // A code on the phone.

  let place = 0;
  const from = () => ({ 'X-Forwarded-For': `10.0.0.1, 192.0.2.${++place}` });
  const send = (phone, headers = from()) => shop.ask('POST', '/v1/login/phone/code', { phone }, null, headers);
  const by_phone = (phone, code, more = {}) => shop.post('/v1/login/phone', { phone, code, ...more }, null);
  const code_for = async (phone) => (await shop.notices('phone_code')).filter((one) => one.what.phone === phone).at(-1).what.code;
  const wrong = (code) => String((Number(code) + 1) % 1_000_000).padStart(6, '0');

  test('a code that the shop sends lets in once', async () => {
    const sent = await send('138 0013-8000');
    assert.equal(sent.status, 202, sent.text);
    const code = await code_for('+8613800138000');
    assert.match(code, /^[0-9]{6}$/);
    const first = await by_phone('+86 13800138000', code);
    assert.equal(first.status, 201, first.text);
    assert.equal((await by_phone('13800138000', code)).code, 'code_gone');
    const account = await shop.well('GET', `/v1/members/${first.json.member}`);
    assert.equal(account.account.member.phone_bound, true);
  });

  test('five tries, and not one more; many at once have no more', async () => {
    await send('13800138001');
    const code = await code_for('+8613800138001');
    const answers = await Promise.all(Array.from({ length: 20 }, () => by_phone('13800138001', wrong(code))));
    assert.equal(answers.filter((one) => one.code === 'code_wrong').length, 5);
    assert.equal(answers.filter((one) => one.code === 'code_gone').length, 15);
    assert.equal((await by_phone('13800138001', code)).code, 'code_gone', 'the right one comes too late');

    await send('13800138002');
    const other = await code_for('+8613800138002');
    for (const left of [4, 3, 2, 1]) {
      const answer = await by_phone('13800138002', wrong(other));
      assert.deepEqual([answer.code, answer.json.details.left], ['code_wrong', left]);
    }
    assert.equal((await by_phone('13800138002', other)).status, 201);
  });

  test('a code ends, and is of one phone', async () => {
    await send('13800138003');
    const code = await code_for('+8613800138003');
    assert.equal((await by_phone('13800138004', code)).code, 'code_gone');
    await pause(3100);
    assert.equal((await by_phone('13800138003', code)).code, 'code_gone');
  });

  test('codes are few, of a phone and of an address', async () => {
    assert.equal((await send('13800138005')).status, 202);
    const more = await send('13800138005');
    // The minute may have turned in between.
    if (more.status === 202) assert.equal((await send('13800138005')).status, 429);
    else assert.deepEqual([more.status, more.code], [429, 'too_many_codes']);
    if (more.status === 429) assert.ok(Number(more.headers.get('retry-after')) <= 60);
    const same = { 'X-Forwarded-For': '203.0.113.9' };
    const many = [];
    for (let i = 0; i < 25; ++i) many.push((await send(`1390013${8000 + i}`, same)).status);
    assert.ok(many.filter((status) => status === 202).length <= 20, many.join());
    assert.ok(many.includes(429));
    assert.equal((await send('13900140000')).status, 202, 'another address is free');
  });

  test('what is no phone is refused', async () => {
    for (const phone of ['', '12', '1380013800a', '+', '+12345678901234567', '23800138000'])
      assert.equal((await send(phone)).code, 'invalid_phone', phone);
    assert.equal((await shop.post('/v1/login/phone/code', {}, null)).code, 'missing');
  });

  test('no phone, no address, no openid\'s secret is kept or logged', async () => {
    const kept = shop.kept();
    for (const text of ['13800138000', '203.0.113.9', session.session_key, app_secret]) {
      assert.ok(!kept.includes(text), `${text} is in the file`);
      assert.ok(!shop.said.replace(/"peer":"[^"]*"/g, '').includes(text), `${text} is in the log`);
    }
    assert.ok(kept.includes('openid-ann'), 'the test reads what is kept');
  });

  test('a shop that has not set it up says so', async (t) => {
    const bare = await open({});
    t.after(() => bare.close());
    assert.equal((await by_wechat('x', bare)).code, 'not_set_up');
    assert.equal((await bare.post('/v1/login/phone/code', { phone: '13800138000' }, null)).code, 'not_set_up');
    assert.equal((await bare.post('/v1/login/session', hand_over('a'), null)).code, 'not_set_up');
  });
});
