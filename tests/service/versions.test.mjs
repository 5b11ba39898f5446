// A new version of the rules changes nothing that members were promised under the one before.

import assert from 'node:assert/strict';
import test, { after, before } from 'node:test';
import { Shop, fresh } from './shop.mjs';

const rules = {
  wallet: { gift_cards: [{ id: 'card', name: 'Card', face: 10000, price: 9000 }] },
  pricing: { groups: [{ id: 'g' }] },
  promotions: [{ id: 'once', name: 'Once', group: 'g', scope: { skus: ['rare'] }, limits: { total: 1 }, effects: [{ kind: 'amount_off', amount: 500 }] }],
  points: { earn: { rules: [] } },
  activities: { referral: [{ points: 500 }], commission: [1000] },
  campaigns: [{ id: 'pair', name: 'Pair', kind: 'group_buy', sku: 'tea', list: 10000, hours: 24, steps: [{ members: 2, price: 8000 }] }],
};
const goods = { goods: [{ sku: 'tea', unit_price: 10000 }, { sku: 'rare', unit_price: 1000 }] };
const later = {
  ...rules,
  wallet: { gift_cards: [{ id: 'card', name: 'Card', face: 2000, price: 1800 }] },
  promotions: [],
  activities: {},
  campaigns: [{ ...rules.campaigns[0], steps: [{ members: 2, price: 9900 }] }],
};

let shop, warnings;
const quotes = {};
const ordered = (member, id, body) => shop.post(`/v1/members/${member}/orders`, { id, ...body }, `member:${member}`);
const activated = async (version, is) => {
  await shop.well('POST', '/v1/programs', { id: 'test', name: 'Test', version, timezone: 'Asia/Shanghai', ...is });
  return (await shop.well('POST', `/v1/programs/${version}/activate`)).warnings;
};
const quote = (member, cart) => shop.well('POST', `/v1/members/${member}/quote`, cart, `member:${member}`);
const life = async (member, id, ...calls) => {
  for (const call of calls)
    await shop.well('POST', `/v1/members/${member}/orders/${id}/${call}`, { id: fresh(), ...(call === 'refund' && { lines: [{ line: 0, quantity: 1 }] }) }, 'orders');
};

before(async () => {
  shop = await Shop.open({ program: rules, goods });
  await shop.join('ann', 'bob', 'cid', 'ref', { id: 'dan', referrer: 'ref' });
  for (const card of ['one', 'two']) assert.equal((await shop.event('ann', { kind: 'gift_card_bought', gift_card: 'card', gift_card_id: card, amount: 9000 }, 'orders')).status, 201);
  assert.equal((await shop.event('ann', { kind: 'gift_card_sent', gift_card_id: 'two', to: 'bob' }, 'member:ann')).status, 201);
  await shop.event('ann', { kind: 'campaign_opened', campaign: 'pair', run: 'r1' }, 'member:ann');
  assert.equal((await shop.post('/v1/members/bob/campaigns/r1/join', { id: fresh() }, 'member:bob')).status, 201);
  for (const member of ['ann', 'bob', 'cid']) quotes[member] = await quote(member, { lines: [{ sku: 'rare' }] });
  quotes.run = await quote('ann', { lines: [{ sku: 'tea', prices: [{ id: 'r1', kind: 'group_buy', unit_price: 1 }] }] });
  assert.deepEqual([quotes.ann.totals.payable, quotes.run.totals.payable], [500, 8000]);
  assert.equal((await ordered('dan', 'first', { cart: { lines: [{ sku: 'tea' }] }, expect: { payable: 10000 } })).status, 201);
  await life('dan', 'first', 'pay', 'complete');
  assert.equal((await shop.overview('ref')).points.available, 500);
  warnings = await activated(2, later);
});
after(() => shop.close());

test('a gift card is worth what it was when it was bought, whoever has it by now', async () => {
  assert.equal((await shop.post('/v1/members/bob/gift-cards/two/accept', { id: fresh() }, 'member:bob')).status, 201);
  for (const [member, card] of [['ann', 'one'], ['bob', 'two']]) {
    assert.equal((await shop.overview(member)).wallet.gift_cards[0].face, 10000);
    assert.equal((await shop.event(member, { kind: 'gift_card_used', gift_card_id: card }, `member:${member}`)).status, 201);
    const { bonus, principal } = (await shop.overview(member)).wallet;
    assert.deepEqual([principal, bonus], [9000, 1000], member);
  }
});

test('what was quoted before is booked so, and as often as the version of then allows', async () => {
  const run = await ordered('ann', 'run', { receipt: quotes.run.receipt });
  assert.equal(run.status, 201, run.text);
  assert.equal(run.json.sealed.order.lines[0].payable, 8000);
  const placed = await Promise.all(['ann', 'bob', 'cid'].map((member) => ordered(member, 'rare', { receipt: quotes[member].receipt })));
  assert.deepEqual(placed.map(({ status }) => status).sort(), [201, 409, 409]);
  for (const { code, status } of placed) if (status === 409) assert.ok(['offer_used_up', 'cart_differs'].includes(code), code);
});

test('what came of an order that comes back goes back, though nobody earns so any more', async () => {
  await life('dan', 'first', 'refund');
  const { points, wallet } = await shop.overview('ref');
  assert.deepEqual([points.available, wallet.bonus], [0, 0]);
  assert.equal((await shop.log('ref')).filter(({ kind }) => kind === 'referral_undone').length, 1);
});

test('a version that makes runs under way dearer, or ends them, says so', async () => {
  assert.deepEqual(warnings.filter(({ code }) => code.startsWith('campaign_')), [{ at: '/after/campaigns/0/steps', code: 'campaign_dearer', details: { after: 9900, before: 8000, id: 'pair' } }]);
  assert.deepEqual(await activated(3, { ...later, campaigns: [] }), [{ at: '/before/campaigns/0', code: 'campaign_ended', details: { id: 'pair' } }]);
});
