// A backup is one moment of a store that is served meanwhile; what it holds together, and what does not, is told.

import { execFileSync } from 'node:child_process';
import { copyFileSync, existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import assert from 'node:assert/strict';
import test from 'node:test';
import { folder, join_shop, order, run, serve } from './operated.mjs';

const sql = (file, text) => execFileSync('python3', ['-c', 'import sqlite3,sys\nd=sqlite3.connect(sys.argv[1])\nprint(d.execute(sys.argv[2]).fetchall())\nd.commit()', file, text], { encoding: 'utf8' });

test('while orders come in, a backup is whole; restored, it is served', async (t) => {
  const own = folder(t), store = join(own, 'shop.db'), backup = join(own, 'backup.db');
  const service = await serve(t, store);
  await Promise.all(['lin', 'ann', 'bo'].map((id) => join_shop(service, id)));
  let going = true, acknowledged = 0;
  const load = Promise.all(['lin', 'ann', 'bo'].map(async (id) => {
    for (; going; ++acknowledged) assert.equal((await order(service, id)).status, 201);
  }));
  await new Promise((resolve) => setTimeout(resolve, 300));
  const before = acknowledged;
  const made = await new Promise((resolve) => setTimeout(() => resolve(run('backup', '--store', store, '--to', backup)), 0));
  assert.equal(made.status, 0, made.stderr);
  going = false;
  await load;
  assert.equal(await service.stop(), 0);

  const bytes = readFileSync(backup);
  const checked = run('restore', '--verify', backup);
  assert.equal(checked.status, 0, checked.stdout);
  const [, events] = checked.stdout.match(/5 members, (\d+) events: all of it holds together/) ?? assert.fail(checked.stdout);
  // What was acknowledged before it began is in it: three members who joined, two with a history of 30 and 8.
  assert.ok(Number(events) >= before + 3 + 38);
  assert.deepEqual(readFileSync(backup), bytes, 'checking changes nothing');
  assert.deepEqual(readdirSync(own).filter((name) => name.startsWith('backup')), ['backup.db']);

  const again = join(own, 'again.db');
  assert.equal(run('restore', backup, '--store', again).status, 0);
  copyFileSync(`${store}.keys`, `${again}.keys`);
  const restored = await serve(t, again, { shop: '', env: { KEY: service.key } });
  assert.equal((await restored.ask('GET', '/v1/figures')).body.events, Number(events));
  assert.equal((await order(restored, 'lin')).status, 201);
});

test('nothing is written over', async (t) => {
  const own = folder(t), store = join(own, 'shop.db'), there = join(own, 'there.db');
  await (await serve(t, store)).stop();
  writeFileSync(there, 'mine');
  assert.equal(run('backup', '--store', store, '--to', there).status, 66);
  assert.equal(run('restore', store, '--store', there).status, 73);
  assert.equal(readFileSync(there, 'utf8'), 'mine');
  assert.equal(run('backup', '--store', join(own, 'none.db'), '--to', join(own, 'b.db')).status, 66);
  assert.ok(!existsSync(join(own, 'none.db')) && !existsSync(join(own, 'b.db')));
});

test('what does not hold together is told, of whom and what', async (t) => {
  const own = folder(t), store = join(own, 'shop.db');
  const service = await serve(t, store);
  await join_shop(service, 'lin');
  await order(service, 'lin');
  await service.stop();
  const damage = {
    'UPDATE snapshots SET account = replace(account, \'"points":604\', \'"points":605\')': /m-wangjie: the log comes to [0-9a-f]+, the snapshot is [0-9a-f]+/,
    "DELETE FROM events WHERE id = 'wj-003' OR id = 'wj-004'": /m-wangjie: the log has 29 events, 30 are said to be there/,
    "UPDATE events SET place = 99 WHERE id = 'wj-005'": /m-wangjie: event 5 of the log is missing/,
    'UPDATE programs SET text = replace(text, "满129", "满128")': /program 33: its text and its digest differ/,
  };
  for (const [statement, words] of Object.entries(damage)) {
    const backup = join(own, `${Math.random()}.db`);
    assert.equal(run('backup', '--store', store, '--to', backup).status, 0);
    assert.equal(run('restore', '--verify', backup).status, 0);
    sql(backup, statement);
    const { status, stdout } = run('restore', '--verify', backup);
    assert.equal(status, 1, statement);
    assert.match(stdout, words);
    assert.match(stdout, /1 things are wrong/);
    assert.equal(run('restore', backup, '--store', join(own, 'x.db')).status, 1);
    assert.ok(!existsSync(join(own, 'x.db')));
  }
});
