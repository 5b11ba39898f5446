// kill -9 at any moment under load: nothing that was acknowledged is lost, nothing is there twice.
//
// LOYALTY_CRASHES=200 for a long look.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import path from 'node:path';
import { Cluster, folder, Load, pause, Process, shopIn } from './process.mjs';

const crashes = Number(process.env.LOYALTY_CRASHES ?? 10);
const moment = () => pause(30 + Math.random() * 250);

async function crash(t, processes) {
  for (const one of processes) await one.start();
  const load = new Load(processes, 32);
  await load.joinAll();
  load.run();
  for (let n = 0; n < crashes; ++n) {
    await moment();
    const one = processes[n % processes.length];
    await one.kill();
    await one.start();
  }
  await moment();
  await load.stop();
  t.diagnostic(`${load.answers} acknowledged, ${load.retries} asked again, ${load.replayed} answered from the log, ${JSON.stringify([...load.others])}`);
  assert.ok(load.answers > crashes);
  for (const one of processes) await load.audit(assert, one);
}

test('SQLite: what was acknowledged before a crash is there after it, once', async (t) => {
  const at = folder(t);
  await crash(t, [new Process(t, path.join(at, 'a.db'), { shopAt: shopIn(at) })]);
});

test('PostgreSQL: one of two processes is killed, again and again', { skip: !Cluster.bin && 'no PostgreSQL' }, async (t) => {
  const cluster = await new Cluster(t).make();
  const shopAt = shopIn(folder(t));
  await crash(t, [new Process(t, cluster.url, { shopAt }), new Process(t, cluster.url, { shopAt })]);
});
