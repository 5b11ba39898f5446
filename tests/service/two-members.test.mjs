// Requests that concern two members: both logs in one transaction, or neither.

import assert from 'node:assert/strict';
import { writeFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import test, { after, before } from 'node:test';
import { Shop, eventually, fresh, pause } from './shop.mjs';
import { onEachStore } from './process.mjs';

const day = 86_400_000;
const program = {
  points: { earn: { rules: [{ id: 'base', points: 1, per: 100 }] } },
  wallet: { gift_cards: [{ id: 'fifty', name: 'Fifty', face: 5000, price: 4800, return_days: 3 }] },
  activities: {
    referral: [{ points: 500, bonus: 1000 }, { points: 100 }],
    commission: [1000, 100],
  },
  campaigns: [
    { id: 'pair', name: 'Pair', kind: 'group_buy', sku: 'tea', list: 10000, hours: 48,
      steps: [{ members: 2, price: 9000 }, { members: 3, price: 8000 }] },
    { id: 'cut', name: 'Cut', kind: 'bargain', sku: 'quilt', list: 9000, floor: 7000, hours: 72 },
  ],
};
const goods = { goods: [{ sku: 'tea', unit_price: 10000 }, { sku: 'quilt', unit_price: 9000 }] };

onEachStore((store) => {
  const open = async (given) => Shop.open({ ...given, store: await store() });
  let shop;
  before(async () => {
    shop = await open({ program, goods });
  });
  after(() => shop.close());

  const card_of = async (member, id) => (await shop.overview(member)).wallet.gift_cards.find((card) => card.id === id);
  const balance = async (member) => {
    const { principal, bonus } = (await shop.overview(member)).wallet;
    return [principal, bonus];
  };
  const buy = (member, gift_card_id) =>
    shop.event(member, { kind: 'gift_card_bought', gift_card: 'fifty', gift_card_id, amount: 4800 }, 'orders');
  const send = (member, gift_card_id, to) => shop.event(member, { kind: 'gift_card_sent', gift_card_id, to }, `member:${member}`);
  const accept = (member, card, id = fresh()) =>
    shop.post(`/v1/members/${member}/gift-cards/${card}/accept`, { id }, `member:${member}`);

  test('a gift card goes from hand to hand', async () => {
    await shop.join('ann', 'ben', 'cat');
    assert.equal((await buy('ann', 'g1')).status, 201);
    assert.equal((await send('ann', 'g1', 'ben')).status, 201);
    assert.deepEqual((await shop.notices('gift_card_sent')).map((one) => [one.member, one.what]),
      [['ben', { from: 'ann', gift_card_id: 'g1' }]]);

    const stranger = await accept('cat', 'g1');
    assert.deepEqual([stranger.status, stranger.code], [404, 'unknown_gift_card']);
    assert.ok(!stranger.text.includes('ben'), 'whom it was sent to is told to nobody');

    const taken = await accept('ben', 'g1', 'take');
    assert.equal(taken.status, 201, taken.text);
    assert.equal(taken.json.sealed.gift_card_id, 'g1');
    assert.equal(await card_of('ann', 'g1'), undefined);
    assert.ok(await card_of('ben', 'g1'));
    assert.equal((await shop.log('ann')).at(-1).kind, 'gift_card_accepted');
    const again = await accept('ben', 'g1', 'take');
    assert.equal(again.headers.get('idempotency-replayed'), 'true');
    assert.equal(again.text, taken.text);
    assert.equal((await accept('ben', 'g1')).code, 'gift_card_state');

    // What was sent to this member goes on, to the third.
    assert.equal((await send('ben', 'g1', 'cat')).status, 201);
    assert.equal((await accept('cat', 'g1')).status, 201);
    assert.equal((await shop.event('cat', { kind: 'gift_card_used', gift_card_id: 'g1' }, 'member:cat')).status, 201);
    assert.deepEqual(await balance('cat'), [4800, 200]);
    assert.equal((await accept('ben', 'g1')).status, 409);
  });

  test('the id of a card is one of a kind in the whole shop, used or not', async () => {
    await shop.join('dan', 'eve');
    const answers = await Promise.all(['dan', 'eve', 'dan', 'eve'].map((member) => buy(member, 'g2')));
    assert.deepEqual(answers.map((one) => one.status).sort(), [201, 409, 409, 409]);
    for (const one of answers) if (one.status === 409) assert.equal(one.code, 'gift_card_exists');
    const [owner, other] = (await card_of('dan', 'g2')) ? ['dan', 'eve'] : ['eve', 'dan'];
    assert.equal((await shop.event(owner, { kind: 'gift_card_used', gift_card_id: 'g2' }, `member:${owner}`)).status, 201);
    assert.equal((await buy(other, 'g2')).code, 'gift_card_exists');
  });

  test('a card that is sent cannot be used, paid back, taken by its sender or sent to nobody', async () => {
    await shop.join('fay', 'gus');
    await buy('fay', 'g3');
    assert.equal((await send('fay', 'g3', 'nobody')).code, 'unknown_member');
    assert.equal((await send('fay', 'g3', 'fay')).code, 'sent_to_self');
    await send('fay', 'g3', 'gus');
    for (const kind of ['gift_card_used', 'gift_card_refunded'])
      assert.equal((await shop.event('fay', { kind, gift_card_id: 'g3' })).code, 'gift_card_state');
    assert.equal((await accept('fay', 'g3')).code, 'sent_to_self');
    assert.equal((await shop.event('gus', { kind: 'gift_card_accepted', gift_card_id: 'g3' })).code, 'call_of_its_own');
    assert.equal((await accept('gus', 'never')).code, 'unknown_gift_card');
  });

  test('of those who take a card at once one has it', async () => {
    await shop.join('hal', 'ida');
    for (let round = 0; round < 5; ++round) {
      const card = `race-${round}`;
      await buy('hal', card);
      await send('hal', card, 'ida');
      const answers = await Promise.all(Array.from({ length: 6 }, () => accept('ida', card)));
      assert.deepEqual(answers.map((one) => one.status).sort(), [201, 409, 409, 409, 409, 409]);
    }
    assert.equal((await shop.overview('ida')).wallet.gift_cards.length, 5);
  });

  test('what nobody takes comes back by time', async (t) => {
    const late = new Date(Date.now() - 10 * day).getTime();
    const other = await open({ program, goods });
    t.after(() => other.close());
    await other.stop();
    mkdirSync(join(other.folder, 'members'));
    const log = [
      { id: 'a', at: late, kind: 'member_joined', member: { id: 'jon' } },
      { id: 'b', at: late, kind: 'gift_card_bought', gift_card: 'fifty', gift_card_id: 'old', amount: 4800 },
      { id: 'c', at: late, kind: 'gift_card_sent', gift_card_id: 'old', to: 'kim' },
    ];
    writeFileSync(join(other.folder, 'members/jon.events.jsonl'), log.map((one) => JSON.stringify(one)).join('\n'));
    await other.start();
    await other.join('kim');
    await eventually(async () => (await other.log('jon')).some((one) => one.kind === 'time_passed'));
    assert.equal((await other.overview('jon')).wallet.gift_cards[0].to, undefined);
    const facts = (await other.notices('due')).find((one) => one.member === 'jon').what.facts;
    assert.ok(facts.some((fact) => fact.kind === 'gift_card_returned'), JSON.stringify(facts));
    const answer = await other.post('/v1/members/kim/gift-cards/old/accept', { id: fresh() }, 'member:kim');
    assert.equal(answer.code, 'gift_card_state');
    await other.join('lea');
    assert.equal((await other.event('lea', { kind: 'gift_card_bought', gift_card: 'fifty', gift_card_id: 'old', amount: 4800 })).code,
      'gift_card_exists');
  });

  // Referrals.

  const order = async (member, cart = { lines: [{ sku: 'tea', unit_price: 10000, quantity: 2 }] }, as = 'orders') => {
    const id = fresh();
    await shop.well('POST', `/v1/members/${member}/orders`, { id, cart, paid: true }, as);
    return id;
  };
  const on = (member, id, what, body = {}) => shop.well('POST', `/v1/members/${member}/orders/${id}/${what}`, { id: fresh(), ...body }, 'orders');
  const got = async (member) => {
    const { points, wallet } = await shop.overview(member);
    return [points.available, wallet.bonus];
  };

  test('the first completed order earns on two levels, its parts that come back take back', async () => {
    await shop.join('r0', { id: 'r1', referrer: 'r0' }, { id: 'r2', referrer: 'r1' });
    const first = await order('r2');
    assert.deepEqual(await got('r1'), [0, 0]);
    await on('r2', first, 'complete');
    assert.deepEqual(await got('r1'), [500, 1000 + 2000]);
    assert.deepEqual(await got('r0'), [100, 200]);
    const second = await order('r2');
    await on('r2', second, 'complete');
    assert.deepEqual(await got('r1'), [500, 3000], 'only the first one');

    await on('r2', first, 'refund', { lines: [{ line: 0, quantity: 1 }] });
    assert.deepEqual(await got('r1'), [250, 2000]);
    assert.deepEqual(await got('r0'), [50, 100]);
    await on('r2', second, 'refund', { lines: [{ line: 0, quantity: 2 }] });
    assert.deepEqual(await got('r1'), [250, 2000], 'another order is not theirs');
    await on('r2', first, 'refund', { lines: [{ line: 0, quantity: 1 }] });
    assert.deepEqual(await got('r1'), [0, 0]);
    assert.deepEqual(await got('r0'), [0, 0]);
    const told = (await shop.notices()).filter((one) => one.member === 'r1').map((one) => one.kind);
    assert.deepEqual(told.filter((kind) => kind.startsWith('referral')), ['referral_earned', 'referral_undone', 'referral_undone']);
  });

  test('an order that came back whole was not the first one: the next one earns', async () => {
    await shop.join('q0', { id: 'q1', referrer: 'q0' });
    for (let times = 0; times < 3; ++times) {
      const id = await order('q1');
      await on('q1', id, 'complete');
      assert.deepEqual(await got('q0'), [500, 3000]);
      await on('q1', id, 'refund', { lines: [{ line: 0, quantity: 2 }] });
      assert.deepEqual(await got('q0'), [0, 0]);
    }
  });

  test('an order cancelled before it is completed was none', async () => {
    await shop.join('s0', { id: 's1', referrer: 's0' });
    await on('s1', await order('s1'), 'cancel');
    assert.deepEqual(await got('s0'), [0, 0]);
    await on('s1', await order('s1'), 'complete');
    assert.deepEqual(await got('s0'), [500, 3000]);
  });

  test('a referrer who is no member yet earns once that is so', async () => {
    await shop.join({ id: 'u1', referrer: 'u0' }, { id: 'v1', referrer: 'v0' });
    await on('u1', await order('u1'), 'complete');
    await shop.join('v0');
    await on('v1', await order('v1'), 'complete');
    assert.deepEqual(await got('v0'), [500, 3000]);
    await shop.join('u0');
    assert.deepEqual(await got('u0'), [0, 0], 'what was before is not made up for');
    // Whoever refers in a circle ends nowhere.
    await shop.join({ id: 'w1', referrer: 'w0' }, { id: 'w0', referrer: 'w1' });
    await on('w1', await order('w1'), 'complete');
    assert.deepEqual(await got('w0'), [500, 3000]);
  });

  test('the logs of both are told again as they are', async () => {
    const told = async () => {
      const { at: _, ...first } = await shop.overview('r1');
      const { at: __, ...second } = await shop.overview('ida');
      return [first, second, await shop.log('r0')];
    };
    const before_ = await told();
    await shop.stop();
    await shop.start();
    assert.deepEqual(await told(), before_);
  });

  // Group buys and bargains.

  const open_run = (member, campaign, run) => shop.event(member, { kind: 'campaign_opened', campaign, run }, `member:${member}`);
  const join_run = (member, run, body = {}, as = `member:${member}`) =>
    shop.post(`/v1/members/${member}/campaigns/${run}/join`, { id: fresh(), ...body }, as);
  const run_of = async (member, run) => (await shop.overview(member)).campaigns.find((one) => one.id === run);

  test('a group buy is in the log of everybody in it, at one price', async () => {
    await shop.join('m1', 'm2', 'm3', 'm4');
    assert.equal((await open_run('m1', 'pair', 'run-1')).status, 201);
    assert.equal((await open_run('m2', 'pair', 'run-1')).code, 'run_exists');
    assert.equal((await join_run('m1', 'run-1')).code, 'already_helped');
    assert.equal((await join_run('m2', 'never')).code, 'unknown_run');
    const joined = await join_run('m2', 'run-1', { id: 'once' });
    assert.equal(joined.status, 201, joined.text);
    assert.equal(joined.json.sealed.kind, 'campaign_opened');
    assert.equal((await join_run('m2', 'run-1', { id: 'once' })).headers.get('idempotency-replayed'), 'true');
    assert.equal((await join_run('m2', 'run-1')).status, 409);
    assert.deepEqual([(await run_of('m1', 'run-1')).price, (await run_of('m2', 'run-1')).price], [9000, 9000]);

    const both = await Promise.all([join_run('m3', 'run-1'), join_run('m4', 'run-1')]);
    assert.deepEqual(both.map((one) => one.status).sort(), [201, 409], 'the last place is one');
    assert.equal(both.find((one) => one.status === 409).code, 'campaign_complete');
    const last = both[0].status === 201 ? 'm3' : 'm4', none = last === 'm3' ? 'm4' : 'm3';
    for (const member of ['m1', 'm2', last]) assert.equal((await run_of(member, 'run-1')).price, 8000, member);
    assert.equal(await run_of(none, 'run-1'), undefined, 'refused, and nothing of it is there');
  });

  test('the price of a run holds at checkout, for its own member and goods alone', async () => {
    const cart = (id, sku = 'tea') => ({ lines: [{ sku, quantity: 1, prices: [{ id, kind: 'group_buy', unit_price: 1 }] }] });
    const quoted = await shop.well('POST', '/v1/members/m2/quote', cart('run-1'), 'member:m2');
    assert.equal(quoted.totals.payable, 8000, 'not what the page says');
    const placed = await shop.post('/v1/members/m2/orders', { id: fresh(), receipt: quoted.receipt }, 'member:m2');
    assert.equal(placed.status, 201, placed.text);
    assert.equal(placed.json.sealed.order.lines[0].payable, 8000);
    await shop.join('m5');
    assert.equal((await shop.well('POST', '/v1/members/m5/quote', cart('run-1'), 'member:m5')).totals.payable, 10000);
    assert.equal((await shop.well('POST', '/v1/members/m2/quote', cart('run-1', 'quilt'), 'member:m2')).totals.payable, 9000);
  });

  test('a run prices one unit of each of its members, once', async () => {
    await shop.join('n1', 'n2');
    await open_run('n1', 'pair', 'run-n');
    await join_run('n2', 'run-n');
    const line = (quantity) => ({ sku: 'tea', quantity, prices: [{ id: 'run-n', kind: 'group_buy', unit_price: 1, max_units_per_member: 9999 }] });
    const order = async (member, lines) => {
      const quote = await shop.well('POST', `/v1/members/${member}/quote`, { lines }, `member:${member}`);
      const id = fresh();
      const placed = await shop.post(`/v1/members/${member}/orders`, { id, quote }, `member:${member}`);
      assert.equal(placed.status, 201, placed.text);
      return { id, payable: quote.totals.payable };
    };
    const first = await order('n1', [line(3), { ...line(1), id: 'again' }]);
    assert.equal(first.payable, 9000 + 3 * 10000, 'one at the price of the run, whatever the page says of it');
    assert.equal((await order('n1', [line(1)])).payable, 10000, 'and none in the next order');
    assert.equal((await order('n2', [line(1)])).payable, 9000, 'the friend has one, too');
    // Two quotes for one unit: one of them is ordered.
    const quotes = [];
    await shop.well('POST', `/v1/members/n1/orders/${first.id}/cancel`, { id: fresh() }, 'member:n1');
    for (let n = 0; n < 2; ++n) quotes.push(await shop.well('POST', '/v1/members/n1/quote', { lines: [line(1)] }, 'member:n1'));
    assert.deepEqual(quotes.map(({ totals }) => totals.payable), [9000, 9000], 'given up, it is there again');
    const placed = [];
    for (const quote of quotes) placed.push((await shop.post('/v1/members/n1/orders', { id: fresh(), quote }, 'member:n1')).status);
    assert.deepEqual(placed, [201, 409]);
  });

  test('how many are in a run, and for how long, a member does not say', async () => {
    for (const given of [{ times: 3 }, { until: Date.now() + 1000 }])
      assert.equal((await shop.event('m5', { kind: 'campaign_opened', campaign: 'pair', ...given }, 'member:m5')).code, 'wrong_member');
  });

  test('what a friend cuts off a bargain the shop says', async () => {
    await open_run('m1', 'cut', 'bar-1');
    assert.equal((await join_run('m2', 'bar-1', { amount: 1500 })).status, 403);
    assert.equal((await join_run('m2', 'bar-1', { amount: 1500 }, 'care')).status, 201);
    assert.equal((await run_of('m1', 'bar-1')).price, 7500);
    assert.equal((await join_run('m2', 'bar-1', { amount: 100 }, 'care')).code, 'already_helped');
    assert.equal((await join_run('m3', 'bar-1', { amount: 9999 }, 'care')).status, 201);
    assert.equal((await run_of('m1', 'bar-1')).price, 7000);
    assert.equal((await join_run('m4', 'bar-1', { amount: 1 }, 'care')).code, 'campaign_complete');
  });

  test('a run that is over takes nobody', async () => {
    await shop.event('m1', { kind: 'campaign_opened', campaign: 'pair', run: 'short', until: Date.now() + 300 });
    await pause(400);
    const late = await join_run('m5', 'short');
    assert.deepEqual([late.status, late.code], [409, 'unknown_run']);
  });
});
