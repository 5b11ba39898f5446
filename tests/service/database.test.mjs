// What happens around the database: a full disk, a file of others, a lock, an end of PostgreSQL, an orderly end.

import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { chmodSync, readdirSync, writeFileSync } from 'node:fs';
import http from 'node:http';
import { test } from 'node:test';
import path from 'node:path';
import { Cluster, folder, Load, pause, Process, program, shopIn } from './process.mjs';

const grant = (one, member, id, points = 5) =>
  one.call('POST', `/v1/members/${member}/events`, { id, kind: 'points_granted', points });

async function until(holds, what) {
  for (let i = 0; i < 1200; ++i) {
    if (await holds()) return;
    await pause(50);
  }
  assert.fail(`it never came: ${what}`);
}

test('a full disk: writing is refused, reading goes on, and nothing is missing when there is room again', async (t) => {
  const at = folder(t);
  const one = await new Process(t, path.join(at, 'a.db'), {
    shopAt: shopIn(at), wrap: ['prlimit', '--fsize=600000:unlimited'] }).start();
  const load = new Load([one], 8);
  await load.joinAll();
  load.run();
  await until(() => load.others.get('store_failed') > 10, 'a full disk');
  const before = load.answers;
  assert.equal((await one.call('GET', '/healthz')).status, 200);
  const shown = await one.call('GET', '/v1/members/m0');
  assert.equal(shown.status, 200);
  assert.ok(shown.json.events <= load.clients[0].told.size + 2, 'nothing is shown that is not on the disk');
  assert.equal(spawnSync('prlimit', ['--pid', one.child.pid, '--fsize=unlimited'].map(String)).status, 0);
  await until(() => load.answers > before + 100, 'answers after the disk has room');
  await load.stop();
  assert.deepEqual([...load.others.keys()], ['store_failed']);
  await load.audit(assert);
});

test('a file that cannot be written: it does not start, and says which file', (t) => {
  const at = folder(t);
  const shopAt = shopIn(at), file = path.join(at, 'a.db');
  writeFileSync(file, '');
  chmodSync(file, 0o444);
  if (process.getuid() !== 0) chmodSync(at, 0o555);
  const nobody = process.getuid() === 0 ? ['setpriv', '--reuid', '65534', '--regid', '65534', '--clear-groups'] : [];
  const [first, ...words] = [...nobody, program, 'serve', '--store', file, '--shop', shopAt];
  const done = spawnSync(first, words, { env: { ...process.env, LOYALTY_KEYS_JSON: '{}' } });
  chmodSync(at, 0o755);
  assert.notEqual(done.status, 0);
  assert.match(done.stderr.toString(), /a\.db/);
});

test('a file that another process serves: the second one does not start, the first goes on', async (t) => {
  const at = folder(t);
  const shopAt = shopIn(at), file = path.join(at, 'a.db');
  const one = await new Process(t, file, { shopAt }).start();
  const second = spawnSync(program, ['serve', '--store', file, '--port', '0'], { env: { ...process.env, LOYALTY_KEYS_JSON: '{}' } });
  assert.notEqual(second.status, 0);
  assert.match(second.stderr.toString(), /a\.db: another process serves this file/);
  assert.equal((await one.join('lin')).status, 201);
});

test('where it cannot listen it says so, and ends; without the shop it makes nothing', async (t) => {
  const at = folder(t);
  const one = await new Process(t, path.join(at, 'a.db'), { shopAt: shopIn(at) }).start();
  const { port } = new URL(one.url);
  const env = { ...process.env, LOYALTY_KEYS_JSON: '{}' };
  const second = spawnSync(program, ['serve', '--store', path.join(at, 'b.db'), '--port', port], { env, timeout: 20000 });
  assert.equal(second.status, 2, second.stderr.toString());
  assert.match(second.stderr.toString(), new RegExp(`127\\.0\\.0\\.1:${port}: .*in use`));
  assert.equal((await one.join('lin')).status, 201);
  const third = spawnSync(program, ['serve', '--shop', path.join(at, 'none'), '--store', path.join(at, 'c.db'), '--port', '0'], { timeout: 20000 });
  assert.notEqual(third.status, 0);
  assert.match(third.stderr.toString(), /none\/program\.json: cannot be read/);
  assert.deepEqual(readdirSync(at).filter((name) => name.startsWith('c.db')), []);
});

const sqlite = spawnSync('sqlite3', ['--version']).status === 0;
test('a file that another program holds locked: 503 after a while, and once more when it is free', { skip: !sqlite && 'no sqlite3' }, async (t) => {
  const at = folder(t), file = path.join(at, 'a.db');
  const one = await new Process(t, file, { shopAt: shopIn(at) }).start();
  assert.equal((await one.join('lin')).status, 201);
  const holder = spawn('sqlite3', [file]);
  t.after(() => holder.kill());
  holder.stdin.write('BEGIN IMMEDIATE;\nSELECT \'held\';\n');
  await new Promise((held) => holder.stdout.once('data', held));
  const writing = grant(one, 'lin', 'g1');
  const reading = await one.call('GET', '/readyz');
  assert.equal(reading.status, 200);
  const refused = await writing;
  assert.deepEqual([refused.status, refused.json.code], [503, 'store_failed']);
  holder.stdin.end('ROLLBACK;\n');
  await new Promise((over) => holder.on('exit', over));
  assert.equal((await grant(one, 'lin', 'g1')).status, 201);
  assert.equal((await one.call('GET', '/v1/members/lin')).json.events, 2);
});

test('SIGTERM: what was accepted is answered, then it ends', async (t) => {
  const at = folder(t);
  const one = await new Process(t, path.join(at, 'a.db'), { shopAt: shopIn(at) }).start();
  for (let n = 0; n < 32; ++n) await one.join(`m${n}`);
  const agent = new http.Agent({ keepAlive: true, maxSockets: 64 });
  const asked = Array.from({ length: 640 }, (_, n) =>
    one.call('POST', `/v1/members/m${n % 32}/events`, { id: `g${n}`, kind: 'points_granted', points: 5 }, { agent })
      .then((answer) => answer.status, (error) => error.code));
  await Promise.race(asked);
  const ended = one.kill('SIGTERM');
  const told = await Promise.all(asked);
  agent.destroy();
  assert.deepEqual(await ended, { code: 0, signal: null });
  // Those that were still on their way found nobody: they know that nothing was accepted.
  const kinds = new Set(told);
  for (const kind of kinds) assert.ok([201, 503, 'ECONNREFUSED', 'ECONNRESET', 'EPIPE'].includes(kind), String(kind));
  const acknowledged = told.filter((status) => status === 201).length;
  assert.ok(acknowledged > 0);
  await one.start();
  let there = 0;
  for (let n = 0; n < 32; ++n) there += (await one.call('GET', `/v1/members/m${n}`)).json.events - 1;
  assert.equal(there, acknowledged, 'what was booked was acknowledged');
});

test('PostgreSQL ends and begins again: 503 meanwhile, then nothing is missing', { skip: !Cluster.bin && 'no PostgreSQL' }, async (t) => {
  const cluster = await new Cluster(t).make();
  const one = await new Process(t, cluster.url, { shopAt: shopIn(folder(t)) }).start();
  const load = new Load([one], 16);
  await load.joinAll();
  load.run();
  for (let n = 0; n < 2; ++n) {
    await pause(400);
    cluster.stop();
    await pause(300);
    assert.equal((await one.call('GET', '/healthz')).status, 200);
    const ready = await one.call('GET', '/readyz');
    assert.deepEqual([ready.status, ready.json.code], [503, 'store_failed']);
    const before = load.answers;
    cluster.start();
    await until(() => load.answers > before + 100, 'answers after PostgreSQL is there again');
    assert.equal((await one.call('GET', '/readyz')).status, 200);
  }
  await load.stop();
  assert.deepEqual([...load.others.keys()], ['store_failed']);
  await load.audit(assert);
});

test('of two processes on one PostgreSQL, whoever reads the outbox on and on misses no notice', { skip: !Cluster.bin && 'no PostgreSQL' }, async (t) => {
  const cluster = await new Cluster(t).make();
  const shopAt = shopIn(folder(t), { wallet: { gift_cards: [{ id: 'c', name: 'c', face: 100, price: 100 }] } });
  const both = [];
  for (let n = 0; n < 2; ++n) both.push(await new Process(t, cluster.url, { shopAt }).start());
  const members = Array.from({ length: 24 }, (_, n) => `m${n}`);
  for (const member of [...members, 'friend']) assert.equal((await both[0].join(member)).status, 201);
  let running = true, next = 0;
  const seen = new Set();
  const read_on = async () => {
    const { json } = await both[1].call('GET', `/v1/outbox?after=${next}&limit=1000`);
    for (const { n } of json.notices) seen.add(n);
    next = json.next;
    return json.notices.length;
  };
  const reader = (async () => { while (running) await read_on(); })();
  // Some tell somebody something, beside many that do not: each transaction has some of both.
  await Promise.all(members.map(async (member, who) => {
    const one = both[who % 2], send = (event) => one.call('POST', `/v1/members/${member}/events`, event);
    for (let n = 0; n < 40; ++n) {
      await send({ id: `b${n}`, kind: 'gift_card_bought', gift_card: 'c', gift_card_id: `${member}-${n}`, amount: 100 });
      const sent = await send({ id: `s${n}`, kind: 'gift_card_sent', gift_card_id: `${member}-${n}`, to: 'friend' });
      assert.equal(sent.status, 201, sent.text);
    }
  }));
  running = false;
  await reader;
  while (await read_on());
  const all = [];
  for (let after = 0; ;) {
    const { json } = await both[0].call('GET', `/v1/outbox?after=${after}&limit=1000`);
    if (json.notices.length === 0) break;
    all.push(...json.notices.map(({ n }) => n));
    after = json.next;
  }
  assert.equal(all.length, members.length * 40);
  assert.deepEqual(all.filter((n) => !seen.has(n)), []);
});
