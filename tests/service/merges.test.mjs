// Two accounts of one person: one transaction, and what was the one's is the other's.

import assert from 'node:assert/strict';
import test, { after, before } from 'node:test';
import { Shop, fresh } from './shop.mjs';
import { onEachStore } from './process.mjs';

const program = {
  points: { earn: { rules: [{ id: 'base', points: 1, per: 100 }] } },
  wallet: { gift_cards: [{ id: 'fifty', name: 'Fifty', face: 5000, price: 4800, return_days: 3 }] },
  activities: { referral: [{ points: 500 }] },
};
onEachStore((store) => {
  const open = async (given) => Shop.open({ ...given, store: await store() });
  let shop;
  before(async () => {
    shop = await open({
      program, goods: { goods: [{ sku: 'tea', unit_price: 10000 }] }, args: ['--wechat-app', 'wx'],
      keys: { login: { phone_secret: 'a phone secret of thirty-two bytes or more' } },
    });
  });
  after(() => shop.close());

  const merge = (body, as = 'care') => shop.post('/v1/merges', { id: fresh(), ...body }, as);

  test('two accounts become one, with all that is linked to them', async () => {
    await shop.join('ann', 'ben', 'old', 'new', { id: 'friend', referrer: 'old' });
    await shop.event('old', { kind: 'points_granted', points: 70 });
    await shop.event('new', { kind: 'points_granted', points: 30 });
    await shop.event('old', { kind: 'gift_card_bought', gift_card: 'fifty', gift_card_id: 'g1', amount: 4800 });
    await shop.event('ann', { kind: 'gift_card_bought', gift_card: 'fifty', gift_card_id: 'g2', amount: 4800 });
    await shop.well('POST', '/v1/members/old/names', { wechat_openid: 'openid-old' });

    const asked = { id: 'm1', from: 'old', into: 'new' };
    const done = await shop.post('/v1/merges', asked, 'care');
    assert.equal(done.status, 201, done.text);
    assert.equal(done.json.sealed.kind, 'merged_into');
    const again = await shop.post('/v1/merges', asked, 'care');
    assert.deepEqual([again.status, again.text, again.headers.get('idempotency-replayed')], [200, done.text, 'true']);
    assert.equal((await shop.overview('new')).points.available, 100);
    assert.equal((await shop.log('new')).filter((one) => one.kind === 'member_merged').length, 1);
    assert.equal((await shop.event('old', { kind: 'points_granted', points: 1 })).code, 'merged');

    // The card can be sent and taken: its id is the one member's.
    await shop.event('new', { kind: 'gift_card_sent', gift_card_id: 'g1', to: 'ben' }, 'member:new');
    assert.equal((await shop.post('/v1/members/ben/gift-cards/g1/accept', { id: fresh() }, 'member:ben')).status, 201);
    // The name leads to the one who goes on: another member cannot have it.
    assert.equal((await shop.post('/v1/members/ben/names', { wechat_openid: 'openid-old' })).code, 'name_taken');
    assert.equal((await shop.post('/v1/members/new/names', { wechat_openid: 'openid-old' })).status, 204);
    // Whom the one has referred, the other has.
    const id = fresh();
    await shop.well('POST', '/v1/members/friend/orders', { id, cart: { lines: [{ sku: 'tea', unit_price: 10000, quantity: 1 }] }, paid: true }, 'orders');
    await shop.well('POST', `/v1/members/friend/orders/${id}/complete`, { id: fresh() }, 'orders');
    assert.equal((await shop.overview('new')).points.available, 600);
  });

  test('what cannot be joined has changed nothing', async () => {
    await shop.join('a1', 'b1');
    for (const member of ['a1', 'b1']) await shop.event(member, { id: 'the same', kind: 'points_granted', points: 5 });
    for (const member of ['a1', 'b1']) await shop.well('POST', `/v1/members/${member}/events`, { id: 'same', kind: 'points_granted', points: 5 });
    const before_ = [await shop.log('a1'), await shop.log('b1')];
    assert.equal((await merge({ from: 'a1', into: 'b1' })).code, 'ids_clash');
    assert.equal((await merge({ from: 'a1', into: 'a1' })).code, 'same_member');
    assert.equal((await merge({ from: 'a1', into: 'nobody' })).code, 'unknown_member');
    assert.equal((await merge({ from: 'old', into: 'b1' })).code, 'merged');
    assert.equal((await merge({ from: 'a1', into: 'b1' }, 'orders')).status, 403);
    assert.deepEqual([await shop.log('a1'), await shop.log('b1')], before_);
    assert.equal((await merge({ from: 'a1', into: 'b1', prefix: 'a1.' })).status, 201);
    assert.equal((await shop.overview('b1')).points.available, 10);
  });

  test('both ways at once, one is merged', async () => {
    await shop.join('x', 'y');
    const both = await Promise.all([merge({ from: 'x', into: 'y' }), merge({ from: 'y', into: 'x' })]);
    assert.deepEqual(both.map((one) => one.status).sort(), [201, 409]);
  });

  test('who earns by a member is whoever stands in the account, and gives back whatever has become of both', async () => {
    const points = async (member) => (await shop.overview(member)).points.available;
    const buys = async (member, id) => {
      await shop.well('POST', `/v1/members/${member}/orders`, { id, cart: { lines: [{ sku: 'tea', unit_price: 10000, quantity: 1 }] }, paid: true }, 'orders');
      const done = await shop.well('POST', `/v1/members/${member}/orders/${id}/complete`, { id: fresh() }, 'orders');
      return done.sealed.sealed.facts.find((fact) => fact.kind === 'referral_due')?.id;
    };
    const back = (member, id) => shop.well('POST', `/v1/members/${member}/orders/${id}/refund`, { id: fresh(), lines: [{ line: 0, quantity: 1 }] }, 'orders');
    const changed = (member, referrer) => shop.event(member, { kind: 'member_changed', member: { referrer } }, 'care');

    // The one who was referred becomes another member, twice, and the other has earned for somebody, too.
    await shop.join('r1', 'r2', { id: 'l1', referrer: 'r1' }, { id: 'l2', referrer: 'r2' }, 'l3');
    await buys('l1', 'o1');
    await buys('l2', 'o1');
    assert.deepEqual([await points('r1'), await points('r2')], [500, 500]);
    assert.equal((await merge({ from: 'l1', into: 'l2', prefix: 'a.' })).status, 201);
    assert.equal((await merge({ from: 'l2', into: 'l3', prefix: 'b.' })).status, 201);
    await back('l3', 'b.a.o1');
    assert.deepEqual([await points('r1'), await points('r2')], [0, 500]);
    await back('l3', 'b.o1');
    assert.equal(await points('r2'), 0);

    // The one who has referred does.
    await shop.join('r3', 'r4', { id: 'l4', referrer: 'r3' });
    await buys('l4', 'o');
    assert.equal((await merge({ from: 'r3', into: 'r4' })).status, 201);
    assert.equal(await points('r4'), 500);
    await back('l4', 'o');
    assert.equal(await points('r4'), 0);

    // Before the first order: the account has the referrer of either.
    await shop.join('r5', 'r6', { id: 'l5', referrer: 'r5' }, 'l6');
    assert.equal((await merge({ from: 'l5', into: 'l6' })).status, 201);
    assert.equal((await merge({ from: 'r5', into: 'r6' })).status, 201);
    assert.equal(await buys('l6', 'o'), 'r5');
    assert.equal(await points('r6'), 500, 'whom the log names, or who that is by now');
    await back('l6', 'o');
    assert.equal(await points('r6'), 0);

    // Changed: what the log says is due is earned; what was earned comes back from whoever has it.
    await shop.join('r7', 'r8', 'l7', { id: 'l8', referrer: 'r7' });
    assert.equal((await changed('l7', 'r8')).status, 201);
    assert.equal(await buys('l7', 'o'), 'r8');
    assert.deepEqual([await points('r7'), await points('r8')], [0, 500]);
    await changed('l7', 'r7');
    await back('l7', 'o');
    assert.deepEqual([await points('r7'), await points('r8')], [0, 0]);
    await changed('l8', null);
    assert.equal(await buys('l8', 'o'), undefined);
    assert.equal(await points('r7'), 0);
  });

  test('a card that is on its way reaches whoever the receiver has become', async () => {
    const accept = (member, card, as = `member:${member}`) => shop.post(`/v1/members/${member}/gift-cards/${card}/accept`, { id: fresh() }, as);
    const sends = async (card, to) => {
      await shop.event('giver', { kind: 'gift_card_bought', gift_card: 'fifty', gift_card_id: card, amount: 4800 });
      return shop.event('giver', { kind: 'gift_card_sent', gift_card_id: card, to }, 'member:giver');
    };
    await shop.join('giver', 'g-old', 'g-new', 'g-other', 'giver-before');
    assert.equal((await sends('sent-before', 'g-old')).status, 201);
    assert.equal((await merge({ from: 'g-old', into: 'g-new' })).status, 201);
    assert.equal((await sends('sent-after', 'g-old')).status, 201);
    assert.deepEqual((await shop.notices('gift_card_sent')).filter((one) => one.what.gift_card_id === 'sent-after').map((one) => one.member), ['g-new']);
    for (const card of ['sent-before', 'sent-after']) {
      assert.equal((await accept('g-other', card)).code, 'unknown_gift_card');
      assert.equal((await accept('g-new', card)).status, 201);
      assert.ok((await shop.overview('g-new')).wallet.gift_cards.some((one) => one.id === card));
    }
    assert.equal((await merge({ from: 'giver-before', into: 'giver' })).status, 201);
    const to_self = await sends('to-self', 'giver-before');
    assert.deepEqual([to_self.status, to_self.code, to_self.json.at], [409, 'sent_to_self', '/to']);
  });
});
