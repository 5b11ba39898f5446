// What a sweep of many members costs those who come: nothing.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { onEachStore } from './process.mjs';
import { Shop, eventually } from './shop.mjs';

const program = {
  points: { earn: { rules: [{ id: 'base', points: 1, per: 100 }] } },
};
const warm = 4, many = 60;

onEachStore((store) => {
  let shop;
  before(async () => { shop = await Shop.open({ program, store: await store(), args: ['--warm-members', String(warm), '--remind-before', '0'] }); });
  after(() => shop.close());

  const counts = async () => {
    const text = await (await fetch(`${shop.url}/metrics`)).text();
    const of = (name) => Number(new RegExp(`^${name.replace(/[{}"]/g, '\\$&')} (\\S+)$`, 'm').exec(text)[1]);
    return {
      requests: of('loyalty_members_opened_total{why="request"}'), sweeps: of('loyalty_members_opened_total{why="sweep"}'),
      displaced: of('loyalty_members_displaced_total'), swept: of('loyalty_swept_members_total'), warm: of('loyalty_warm_members'),
    };
  };

  test('members for whom time passes displace nobody who is warm', async () => {
    const members = Array.from({ length: many }, (_, n) => `m${n}`);
    await Promise.all(members.map((member) => shop.join(member)));
    const soon = Date.now() + 5000;
    await Promise.all(members.map((member) => shop.event(member, { kind: 'points_granted', points: 10, until: soon })));
    const regulars = Array.from({ length: warm }, (_, n) => `regular-${n}`);
    await shop.join(...regulars);
    for (const one of regulars) await shop.overview(one);
    const quiet = await counts();
    assert.equal(quiet.warm, warm);
    assert.ok(Date.now() < soon, 'nothing has fallen due yet');
    const over = await eventually(async () => {
      const now = await counts();
      return now.swept >= quiet.swept + many && now;
    }, 20_000);
    assert.equal((await shop.overview('m7')).points.available, 0, 'it has happened');
    // Only that request of ours.
    assert.ok(over.sweeps >= quiet.sweeps + many, 'they were read, and each was closed again');
    assert.deepEqual([over.requests, over.displaced, over.warm], [quiet.requests, quiet.displaced, warm]);
    for (const one of regulars.slice(1)) await shop.overview(one);
    const since = await counts();
    assert.equal(since.requests, over.requests + 1, 'the regulars were at hand; m7 came instead of the first');
    assert.equal(since.displaced, over.displaced + 1);
  });

  test('requests do displace: the counters count', async () => {
    const before_ = await counts();
    for (let n = 0; n < warm; ++n) await shop.overview(`m${n}`);
    const now = await counts();
    assert.deepEqual([now.requests, now.displaced], [before_.requests + warm, before_.displaced + warm]);
  });
});
