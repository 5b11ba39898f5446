// A store into another one: everything arrives, a second run finishes the first, and what differs is told.

import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import assert from 'node:assert/strict';
import test from 'node:test';
import { folder, join_shop, order, run, serve } from './operated.mjs';

const python = (file, text) => execFileSync('python3', ['-c', `import sqlite3,sys\nd=sqlite3.connect(sys.argv[1])\n${text}\nd.commit()`, file], { encoding: 'utf8' });
const servers = '/usr/lib/postgresql/15/bin';

/** A store with some life in it, that nobody serves any more. */
async function lived(t, own) {
  const store = join(own, 'shop.db');
  const service = await serve(t, store, { flags: ['--sweep-every', '50'] });
  for (const id of ['lin', 'Ann', 'bo', 'zhang-3']) {
    assert.equal((await join_shop(service, id, { referrer: id === 'lin' ? undefined : 'lin' })).status, 201);
    for (let i = 0; i < 5; ++i) assert.equal((await order(service, encodeURIComponent(id))).status, 201);
  }
  const { body } = await service.ask('GET', '/v1/members/lin');
  await service.stop();
  // Time has passed for some of them, too.
  const [held, , events] = run('restore', '--verify', store).stdout.match(/(\d+) members, (\d+) events: all of it holds together/) ?? assert.fail();
  return { store, key: service.key, account: body.account, held, events: Number(events) };
}

test('from SQLite into SQLite: the same in every table', async (t) => {
  const own = folder(t), { store, held } = await lived(t, own);
  const to = join(own, 'to.db');
  const copied = run('copy', '--from', store, '--to', to);
  assert.equal(copied.status, 0, copied.stderr + copied.stdout);
  assert.equal(copied.stdout, `both have the same rows in every table\n${held}\n`);
  assert.equal(run('copy', '--from', store, '--to', to).status, 0, 'twice is once');
});

test('cut short, it goes on; changed meanwhile, it says so', async (t) => {
  const own = folder(t), { store } = await lived(t, own);
  const to = join(own, 'to.db');
  assert.equal(run('copy', '--from', store, '--to', to).status, 0);
  python(to, "d.execute('DELETE FROM events WHERE n > 20')\nd.execute('DELETE FROM snapshots')\nd.execute('DELETE FROM notices')");
  assert.equal(run('copy', '--from', store, '--to', to).status, 0);
  python(to, "d.execute(\"UPDATE events SET sealed = sealed || ' ' WHERE n = 3\")");
  const { status, stdout } = run('copy', '--from', store, '--to', to);
  assert.equal(status, 1);
  assert.match(stdout, /^events differs/m);
});

test('what is not there is not made by being read', async (t) => {
  const own = folder(t), at = (name) => join(own, name);
  for (const words of [
    ['copy', '--from', at('typo.db'), '--to', at('to.db')], ['copy', '--from', `sqlite:${at('typo.db')}`, '--to', at('to.db')],
    ['backup', '--store', at('typo.db'), '--to', at('to.db')], ['restore', at('typo.db'), '--store', at('to.db')],
    ['restore', '--verify', at('typo.db')], ['export', '--store', at('typo.db'), '--to', at('to.csv')],
    ['import', at('members.csv'), '--store', at('typo.db')]]) {
    if (words[0] === 'import') writeFileSync(at('members.csv'), 'id\nlin\n');
    const { status, stderr } = run(...words);
    assert.deepEqual([status, stderr], [66, `loyalty: ${at('typo.db')}: cannot be read: no such file\n`], words.join(' '));
    assert.deepEqual(readdirSync(own).filter((name) => name !== 'members.csv'), [], words.join(' '));
  }
  assert.equal(run('import', at('nobody.csv'), '--store', at('typo.db')).status, 66);
  assert.ok(!existsSync(at('typo.db')));
});

test('a store that is served is not copied', async (t) => {
  const own = folder(t), store = join(own, 'shop.db');
  await serve(t, store);
  const { status, stderr } = run('copy', '--from', store, '--to', join(own, 'to.db'));
  assert.equal(status, 66);
  assert.match(stderr, /another process serves this file/);
});

/** A cluster of its own, by another user: PostgreSQL does not run as root. */
async function cluster(t) {
  const own = folder(t), data = join(own, 'data');
  const as = process.getuid() === 0 ? ['setpriv', '--reuid=postgres', '--regid=postgres', '--clear-groups'] : [];
  const of = (...args) => execFileSync([...as, ...args][0], [...as, ...args].slice(1), { cwd: own, stdio: 'pipe' });
  mkdirSync(data);
  if (as.length) execFileSync('chown', ['-R', 'postgres', own]);
  of(`${servers}/initdb`, '-D', data, '-U', 'shop', '-A', 'trust', '--no-sync', '-E', 'UTF8', '--locale=C.UTF-8');
  const args = [...as, `${servers}/postgres`, '-D', data, '-k', own, '-c', 'listen_addresses=', '-c', 'fsync=off'];
  const server = spawn(args[0], args.slice(1), { cwd: own, stdio: 'ignore' });
  t.after(() => new Promise((resolve) => server.on('exit', resolve) && server.kill('SIGINT')));
  for (let i = 0; spawnSync(`${servers}/pg_isready`, ['-h', own]).status !== 0; ++i) {
    assert.ok(i < 100, 'PostgreSQL does not come up');
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return `postgresql:///postgres?host=${encodeURIComponent(own)}&user=shop`;
}

test('from SQLite to PostgreSQL and back: the shop goes on', { skip: !existsSync(`${servers}/initdb`) }, async (t) => {
  const own = folder(t), { store, key, account, held, events } = await lived(t, own);
  const url = await cluster(t);
  const copied = run('copy', '--from', store, '--to', url);
  assert.equal(copied.status, 0, copied.stderr + copied.stdout);
  assert.ok(copied.stdout.endsWith(`${held}\n`), copied.stdout);
  const env = { KEY: key, LOYALTY_KEYS: `${store}.keys` };
  const service = await serve(t, url, { shop: '', env });
  assert.deepEqual((await service.ask('GET', '/v1/members/lin')).body.account, account);
  assert.equal((await join_shop(service, 'new')).status, 201, 'the numbers go on');
  assert.equal((await order(service, 'lin')).status, 201);
  await service.stop();

  const back = join(own, 'back.db');
  const returned = run('copy', '--from', url, '--to', back);
  assert.equal(returned.status, 0, returned.stderr + returned.stdout);
  const [, then] = returned.stdout.match(/7 members, (\d+) events: all of it/) ?? assert.fail(returned.stdout);
  assert.ok(Number(then) >= events + 2);
});
