// A store of many members with realistic logs, and what it costs: the size a member, and the times to open it, to answer
// for members who are not in memory, to book orders, to sweep. Takes a while and some gigabytes: not a test.
//
//   nice -n 15 node tests/bench/service/million.mjs MEMBERS FILE
//
// A FILE that is there is measured again.

import { createRequire } from 'node:module';
import { copyFileSync, existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { spawn } from 'node:child_process';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { processor_seconds, program, said, start } from './service.mjs';
import { make_shop, small_cart } from './shop.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const Database = createRequire(join(here, 'node/package.json'))('better-sqlite3');
const [, , count, path] = process.argv;
const folder = mkdtempSync(join(tmpdir(), 'loyalty-many-'));

/** How many of a hundred members have lived how long: most have bought once, a few are regulars. */
const lives = [[60, 1], [30, 4], [9, 14], [1, 40]];

/** One member of each life, made by the service itself. */
async function templates() {
  const service = await start(make_shop(join(folder, 'shop')), ['--access-log', 'false']);
  for (const [, orders] of lives) {
    const id = `life-${orders}`;
    await service.ask('POST', '/v1/members', { id: 'joined', member: { id, phone_bound: true } });
    await service.ask('POST', `/v1/members/${id}/events`, { id: 'card', kind: 'card_taken', card: 'basic' });
    for (let i = 0; i < orders; ++i) {
      await service.ask('POST', `/v1/members/${id}/orders`, { id: `o${i}`, cart: small_cart, paid: true });
      await service.ask('POST', `/v1/members/${id}/orders/o${i}/complete`, { id: `o${i}-done` });
    }
  }
  const file = join(folder, 'templates.db');
  copyFileSync(join(service.folder, 'shop.db.keys'), join(folder, 'keys.json'));
  const db = new Database(join(service.folder, 'shop.db'), { readonly: true });
  await db.backup(file);
  db.close();
  const { key } = service;
  await service.stop();
  return { file, key };
}

function fill({ file }) {
  copyFileSync(file, path);
  const db = new Database(path);
  db.pragma('journal_mode = OFF');
  db.pragma('synchronous = OFF');
  const of = lives.map(([share, orders]) => {
    const id = `life-${orders}`;
    const row = db.prepare('SELECT * FROM members WHERE id = ?').get(id);
    return { id, share, row, events: db.prepare('SELECT * FROM events WHERE member = ? ORDER BY place').all(row.k),
      snapshot: db.prepare('SELECT * FROM snapshots WHERE member = ?').get(row.k) };
  });
  const member = db.prepare('INSERT INTO members (id, events, wake, remind, joined) VALUES (?, ?, ?, ?, ?)');
  const event = db.prepare('INSERT INTO events (member, place, id, at, request, sealed) VALUES (?, ?, ?, ?, ?, ?)');
  const snapshot = db.prepare('INSERT INTO snapshots (member, events, account) VALUES (?, ?, ?)');
  const pick = (n) => {
    let left = (n * 37) % 100;
    return of.find(({ share }) => (left -= share) < 0);
  };
  for (let n = 0; n < Number(count);) {
    db.transaction(() => {
      for (const end = Math.min(n + 10_000, Number(count)); n < end; ++n) {
        const { id, row, events, snapshot: kept } = pick(n);
        const own = `m${n}`;
        // Not all at one moment: due over some weeks.
        const later = (n % 5000) * 600_000;
        const { lastInsertRowid: k } = member.run(own, row.events, row.wake && row.wake + later, row.remind && row.remind + later, row.joined);
        for (const e of events) event.run(k, e.place, e.id, e.at, e.request, e.place === 1 ? e.sealed.replace(`"${id}"`, `"${own}"`) : e.sealed);
        if (kept) snapshot.run(k, kept.events, kept.account.replace(`"id":"${id}"`, `"id":"${own}"`));
      }
    })();
    if (n % 100_000 === 0) console.log(`${n} members`);
  }
  db.pragma('journal_mode = WAL');
  db.close();
}

const say = (what, value, unit = '') => console.log(`${what.padEnd(58)} ${String(value).padStart(10)} ${unit}`);

async function measure(key) {
  const before = performance.now();
  const child = spawn(program, ['serve', '--store', path, '--keys', join(folder, 'keys.json'), '--port', '0', '--access-log', 'false', '--sweep-every', '86400000'], { stdio: ['ignore', 'pipe', 'inherit'] });
  const [[, base]] = await said(child, /listening on (\S+)/);
  say('to open', (performance.now() - before).toFixed(0), 'ms');
  const ask = async (method, url, body) => {
    const answer = await fetch(base + url, { method, headers: { authorization: `Bearer ${key}` }, body: body && JSON.stringify(body) });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${answer.status} ${text}`);
  };
  // Members at odds with each other: none of them is in memory.
  const some = Array.from({ length: 2000 }, (_, i) => `m${(i * 7919 + 13) % Number(count)}`);
  const timed = async (what, each) => {
    const from = performance.now(), used = processor_seconds(child.pid);
    for (const id of some) await each(id);
    say(what, ((performance.now() - from) / some.length).toFixed(2), 'ms');
    say('  of a core', ((processor_seconds(child.pid) - used) / some.length * 1e6).toFixed(0), 'µs');
  };
  await timed('an overview, the member not in memory', (id) => ask('GET', `/v1/members/${id}/overview`));
  await timed('an order, the member in memory', (id) => ask('POST', `/v1/members/${id}/orders`, { id: `new-${process.pid}`, cart: small_cart, paid: true }));
  say('memory with them', (Number(resident_memory(child.pid)) / 1024).toFixed(0), 'MB');
  child.kill('SIGTERM');
  await new Promise((resolve) => child.on('exit', resolve));
}

const resident_memory = (pid) => readFileSync(`/proc/${pid}/status`, 'utf8').match(/VmRSS:\s+(\d+)/)[1];

/** A sweep of those for whom something is due: made due, then left to the service. */
async function sweep() {
  const db = new Database(path);
  const due = 2000;
  db.prepare('UPDATE members SET wake = ? WHERE k IN (SELECT k FROM members WHERE wake IS NOT NULL ORDER BY id LIMIT ?)').run(Date.now() - 1000, due);
  const { n } = db.prepare('SELECT COUNT(*) n FROM members WHERE wake <= ?').get(Date.now());
  db.close();
  const child = spawn(program, ['serve', '--store', path, '--keys', join(folder, 'keys.json'), '--port', '0', '--access-log', 'false', '--sweep-every', '100'], { stdio: ['ignore', 'pipe', 'inherit'] });
  const [[, base]] = await said(child, /listening on (\S+)/);
  for (;;) {
    const text = await (await fetch(`${base}/metrics`)).text();
    const swept = Number(text.match(/loyalty_swept_members_total (\d+)/)[1]);
    const seconds = Number(text.match(/loyalty_sweep_seconds_sum (\S+)/)[1]);
    if (swept >= n) {
      say('a sweep, for each member who is due', (seconds / swept * 1000).toFixed(2), 'ms');
      break;
    }
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  child.kill('SIGTERM');
  await new Promise((resolve) => child.on('exit', resolve));
}

try {
  const made = await templates();
  if (!existsSync(path)) fill(made);
  say('members', count);
  say('the file', (statSync(path).size / 2 ** 20).toFixed(0), 'MB');
  say('  a member', (statSync(path).size / Number(count)).toFixed(0), 'bytes');
  await measure(made.key);
  await sweep();
} finally {
  rmSync(folder, { recursive: true, force: true });
}
