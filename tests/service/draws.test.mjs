// Draws: the service keeps the seed, nobody sees it before it is revealed, and then anybody can count again.

import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import test, { after, before } from 'node:test';
import { Shop, eventually, fresh, sha256 } from './shop.mjs';
import { onEachStore } from './process.mjs';

const own_seed = 'a seed that the shop has thought of';
const program = (digests) => ({
  points: { earn: { rules: [{ id: 'base', points: 1, per: 100 }] } },
  activities: {
    draws: [
      { id: 'wheel', name: 'Wheel', points: 10, fallback: 'none', seed_digest: digests.wheel,
        prizes: [{ id: 'cup', name: 'Cup', weight: 1, stock: 3 }, { id: 'none', name: 'Thanks', weight: 1 }] },
      { id: 'bag', name: 'Bag', points: 10, fallback: 'none', seed_digest: digests.bag,
        prizes: [{ id: 'cup', name: 'Cup', weight: 1 }, { id: 'none', name: 'Thanks', weight: 3 }] },
    ],
  },
});

/** As docs/semantics.md, section 21, tells it. */
function prize_of(draw, prizes, member, number, with_seed) {
  const weights = BigInt(prizes.reduce((sum, prize) => sum + prize.weight, 0));
  for (let attempt = 0; ; ++attempt) {
    const digest = createHash('sha256').update([with_seed, draw, member, number, attempt].join('\n')).digest();
    const u = digest.readBigUInt64BE();
    if (u >= 2n ** 64n - (2n ** 64n % weights)) continue;
    let place = u % weights;
    return prizes.find((prize) => (place -= BigInt(prize.weight)) < 0n).id;
  }
}

onEachStore((store) => {
  const keys = { draws: { seed_secret: 'a secret of seeds of thirty-two bytes' } };
  const open = async (given) => Shop.open({ keys, ...given, store: await store() });
  let shop;
  before(async () => {
    shop = await open({ program: program({ wheel: sha256(own_seed), bag: sha256('a seed that comes later') }) });
  });
  after(() => shop.close());

  const draw = (member, which, body = {}, as = `member:${member}`) =>
    shop.post(`/v1/members/${member}/draws/${which}`, { id: fresh(), ...body }, as);
  const rich = async (...members) => {
    await shop.join(...members);
    for (const member of members) await shop.event(member, { kind: 'points_granted', points: 1000 });
  };
  const answers = [];
  const prize_in = (answer) => {
    answers.push(answer.text);
    return answer.json.sealed.sealed.facts.find((fact) => fact.kind === 'drawn').of;
  };

  test('nobody draws before there is a seed', async () => {
    await rich('ann');
    assert.equal((await draw('ann', 'wheel')).code, 'no_seed');
    assert.equal((await draw('ann', 'never')).code, 'unknown_draw');
    assert.equal((await shop.overview('ann')).points.available, 1000);
  });

  test('a seed is made, or put, by the admin alone; its digest is for the program', async () => {
    for (const as of ['orders', 'care', 'notifier', 'member:ann', undefined])
      assert.ok([401, 403].includes((await shop.ask('POST', '/v1/draws/wheel/seeds', {}, as ?? null)).status), as);
    const made = await shop.ask('POST', '/v1/draws/wheel/seeds', undefined);
    assert.equal(made.status, 201);
    assert.match(made.json.digest, /^[0-9a-f]{64}$/);
    assert.deepEqual(Object.keys(made.json), ['digest', 'draw']);
    assert.equal((await shop.post('/v1/draws/wheel/seeds', { seed: 'short' })).code, 'seed_too_short');
    assert.deepEqual(await shop.well('POST', '/v1/draws/wheel/seeds', { seed: own_seed }),
      { digest: sha256(own_seed), draw: 'wheel' });
    const told = await shop.get('/v1/draws/wheel', null);
    assert.equal(told.json.digest, sha256(own_seed));
    assert.equal(told.json.seeds.length, 2);
    assert.ok(!told.text.includes('"seed":'));
    answers.push(told.text);
  });

  test('a prize cannot be looked at before it is drawn', async () => {
    const dry = await shop.ask('POST', '/v1/members/ann/draws/wheel?dry=1', { id: fresh() }, 'member:ann');
    assert.equal(dry.code, 'no_preview');
    for (const given of [{ seed: own_seed }, { out_of_stock: ['none'] }, { draw: 'bag' }])
      assert.equal((await draw('ann', 'wheel', given, 'admin')).code, 'wrong_member');
    assert.equal((await shop.event('ann', { kind: 'drawn', draw: 'wheel', seed: own_seed })).code, 'call_of_its_own');
    assert.equal((await shop.event('ann', { kind: 'draw_revealed', draw: 'wheel', seed: own_seed })).code, 'call_of_its_own');
  });

  test('a draw is the seed\'s, once for each id', async () => {
    const { prizes } = program({}).activities.draws[0];
    const once = await draw('ann', 'wheel', { id: 'first' });
    assert.equal(once.status, 201, once.text);
    assert.equal(prize_in(once), prize_of('wheel', prizes, 'ann', 1, own_seed));
    const again = await draw('ann', 'wheel', { id: 'first' });
    assert.equal(again.text, once.text);
    assert.equal((await shop.overview('ann')).points.available, 990);
  });

  test('a prize that has run out for the shop is out for everybody, at once', async () => {
    const members = ['b1', 'b2', 'b3', 'b4', 'b5', 'b6'];
    await rich(...members);
    const all = await Promise.all(members.flatMap((member) => Array.from({ length: 6 }, () => draw(member, 'wheel'))));
    assert.deepEqual([...new Set(all.map((one) => one.status))], [201]);
    const cups = all.filter((one) => prize_in(one) === 'cup').length;
    const before_ = (await shop.overview('ann')).draws.find((one) => one.id === 'wheel').made.filter((one) => one.prize === 'cup').length;
    assert.equal(cups + before_, 3, 'the stock, whoever was first');
    const fallen = all.filter((one) => one.json.sealed.sealed.facts.some((fact) => fact.kind === 'drawn' && fact.line === 1));
    assert.ok(fallen.length > 0, 'some had a cup by the seed, and there was none left');
    assert.ok(fallen.every((one) => prize_in(one) === 'none'));
  });

  test('the seed is nowhere before it is revealed', async () => {
    const pages = [(await shop.get('/v1/members/ann/events')).text, (await shop.get('/v1/members/b1/events')).text,
      (await shop.get('/v1/members/ann')).text, (await shop.get('/v1/program', null)).text, (await shop.get('/v1/outbox')).text,
      (await shop.get('/v1/draws/wheel', null)).text];
    for (const text of [...answers, ...pages, shop.said]) assert.ok(!text.includes(own_seed), text);
    assert.ok(!shop.kept().includes(own_seed), 'nor in the store');
  });

  test('a seed from before there was a secret is sealed at the next start; by another secret nobody draws', async (t) => {
    const seed = 'a seed that lay open for a while', given = { program: program({ wheel: sha256(seed), bag: sha256(seed) }), store: await store() };
    const one = await Shop.open(given);
    t.after(() => one.close());
    const draws = async () => (await one.post('/v1/members/ann/draws/bag', { id: fresh() }));
    await one.join('ann');
    await one.event('ann', { kind: 'points_granted', points: 1000 });
    await one.well('POST', '/v1/draws/bag/seeds', { seed });
    assert.equal((await draws()).status, 201);
    assert.ok(one.kept().includes(seed), 'as it is, where the keys have no secret');

    const start_with = async (draws) => {
      await one.stop();
      one.keys({ draws });
      await one.start();
    };
    await start_with({ seed_secret: 'a secret of seeds of thirty-two bytes' });
    assert.equal((await draws()).status, 201);
    await one.stop();
    assert.ok(!one.kept().includes(seed), 'nor in a log that a database keeps beside it');
    await one.start();
    for (const other of [{ seed_secret: 'another secret, also of thirty-two bytes' }, {}]) {
      await start_with(other);
      for (const answer of [await draws(), await one.ask('POST', '/v1/draws/bag/reveal', {})])
        assert.deepEqual([answer.status, answer.code], [503, 'store_failed']);
      assert.equal((await one.get('/v1/draws/bag', null)).json.seeds.length, 1);
    }
    await start_with({ seed_secret: 'a secret of seeds of thirty-two bytes' });
    assert.equal((await one.well('POST', '/v1/draws/bag/reveal', {})).seed, seed);
    await eventually(async () => (await one.log('ann')).some((event) => event.kind === 'draw_revealed'));
    assert.deepEqual(await one.notices('draw_not_proven'), []);
  });

  test('revealed, it is everybody\'s: nobody draws any more, each prize is proven in its member\'s log', async () => {
    assert.equal((await shop.post('/v1/draws/wheel/reveal', {}, 'care')).status, 403);
    const revealed = await shop.well('POST', '/v1/draws/wheel/reveal', {});
    assert.equal(revealed.seed, own_seed);
    assert.equal((await shop.well('POST', '/v1/draws/wheel/reveal', {})).revealed, revealed.revealed, 'once');
    assert.equal((await draw('ann', 'wheel')).code, 'draw_over');

    const told = (await shop.get('/v1/draws/wheel', null)).json.seeds.find((one) => one.digest === sha256(own_seed));
    assert.equal(sha256(told.seed), told.digest);
    const { prizes } = program({}).activities.draws[0];
    for (const member of ['ann', 'b1', 'b6']) {
      await eventually(async () => (await shop.log(member)).some((one) => one.kind === 'draw_revealed'));
      for (const event of (await shop.log(member)).filter((one) => one.kind === 'drawn')) {
        const fact = event.sealed.facts.find((one) => one.kind === 'drawn');
        if (fact.line === 1) continue;
        assert.equal(fact.of, prize_of('wheel', prizes, member, fact.count, told.seed), `${member}, number ${fact.count}`);
      }
    }
    assert.deepEqual(await shop.notices('draw_not_proven'), []);
  });

  test('revealed by one process while another one draws: nothing is drawn by a seed that is known', async (t) => {
    if (!shop.given.store) return t.skip('one process has the file');
    const seed = 'a seed of two processes at once', made = program({ wheel: sha256(seed), bag: sha256(seed) });
    const given = { program: made, store: await store() }, one = await Shop.open(given), two = await Shop.open(given);
    t.after(() => Promise.all([one.close(), two.close()]));
    await one.well('POST', '/v1/draws/bag/seeds', { seed });
    const members = Array.from({ length: 8 }, (_, n) => `two-${n}`);
    await one.join(...members);
    for (const member of members) await one.event(member, { kind: 'points_granted', points: 10000 });
    let known = false, many = 0;
    const codes = new Set();
    const drawing = members.map(async (member) => {
      for (;;) {
        const after = known, answer = await two.post(`/v1/members/${member}/draws/bag`, { id: fresh() });
        if (answer.status !== 201) return codes.add(answer.code);
        assert.ok(!after, 'drawn by what everybody knew');
        ++many;
      }
    });
    await eventually(() => many >= members.length);
    const [{ revealed }, other] = await Promise.all([one, two].map((shop) => shop.well('POST', '/v1/draws/bag/reveal', {})));
    assert.equal(other.revealed, revealed, 'once, whoever was asked');
    known = true;
    await Promise.all(drawing);
    assert.deepEqual([...codes], ['draw_over']);
    const drawn = (await Promise.all(members.map((member) => one.log(member)))).flat().filter((event) => event.kind === 'drawn');
    assert.equal(drawn.length, many);
    // Each process tells it to whoever has drawn: each is told once, and nobody of a prize that was not the seed's.
    for (const member of members) {
      const kinds = () => one.log(member).then((log) => log.map((event) => event.kind));
      if ((await kinds()).includes('drawn')) await eventually(async () => (await kinds()).includes('draw_revealed'));
      assert.ok((await kinds()).filter((kind) => kind === 'draw_revealed').length <= 1);
    }
    assert.deepEqual(await one.notices('draw_not_proven'), []);
  });

  test('a draw goes on with the seed that its program has published, and over a new start', async () => {
    await shop.well('POST', '/v1/draws/bag/seeds', { seed: 'another one for the bag' });
    assert.equal((await draw('ann', 'bag')).code, 'no_seed', 'the program has fixed another');
    // Members have been told the digest: a version with another one is not activated.
    const next = { ...program({ wheel: sha256(own_seed), bag: sha256('another one for the bag') }), id: 'test', name: 'Test', version: 2, timezone: 'Asia/Shanghai' };
    await shop.well('POST', '/v1/programs', next);
    assert.equal((await shop.ask('POST', '/v1/programs/2/activate', {})).json.code, 'seed_changed');
    await shop.well('POST', '/v1/draws/bag/seeds', { seed: 'a seed that comes later' });
    assert.equal((await draw('ann', 'bag')).status, 201);
    await shop.stop();
    await shop.start();
    assert.equal((await draw('ann', 'wheel')).code, 'draw_over');
    assert.equal((await draw('ann', 'bag')).status, 201);
  });
});
