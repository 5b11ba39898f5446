// The service against its own engine, and against a shop of Node, in one run on one machine, the load beside it.
//
//   ./dev bench service [--seconds 10] [--only verify,orders,node]

import { execFile, execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { processor_seconds, root, said, start } from './service.mjs';
import { large_cart, make_shop, program_text, small_cart } from './shop.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const flag = (name, otherwise) => {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? otherwise : process.argv[at + 1];
};
const seconds = Number(flag('seconds', 10));
const parts = flag('only', 'verify,orders,log,node').split(',');
const members = 1000, cores = availableParallelism();
const folder = mkdtempSync(join(tmpdir(), 'loyalty-load-'));
const shop = make_shop(join(folder, 'shop'));
const say = (what, value, unit = '') => console.log(`${what.padEnd(66)} ${String(value).padStart(9)} ${unit}`);

/** Runs wrk against a process; what it took of the processor stands with what wrk says. */
function load(script, { url, body, key, pid, time = seconds }) {
  const file = join(folder, 'body.json');
  writeFileSync(file, body);
  const before = processor_seconds(pid);
  return new Promise((resolve, reject) => {
    const wrk = spawn('wrk', ['-t1', '-c64', `-d${time}s`, '--timeout', '30s', '-s', join(here, script), url], {
      env: { ...process.env, LOAD_BODY: file, LOAD_KEY: key, LOAD_MEMBERS: String(members), LOAD_RUN: `r${process.pid}-${++runs}`, LOAD_REPORT: join(here, 'report.lua') },
    });
    let text = '';
    wrk.stdout.on('data', (part) => (text += part));
    wrk.on('error', reject);
    wrk.on('exit', () => {
      const found = JSON.parse(text.trim().split('\n').at(-1));
      if (found.refused || found.broken) console.log(`  refused ${found.refused}, broken ${found.broken}: ${found.why}`);
      resolve({ ...found, per_second: found.requests / found.seconds, microseconds: (processor_seconds(pid) - before) / found.requests * 1e6 });
    });
  });
}
let runs = 0;

/** The same requests at a rate, whoever is not answered yet: 64 connections, and what waits for one counts. */
function paced({ base, path, body, key, rate }) {
  const file = join(folder, 'body.json');
  writeFileSync(file, body);
  return new Promise((resolve, reject) => {
    const client = spawn(join(root, 'build/native/tests/bench/loyalty_paced'), [new URL(base).port, path, rate, seconds, 64].map(String),
      { env: { LOAD_BODY: file, LOAD_KEY: key }, stdio: ['ignore', 'pipe', 'inherit'] });
    let text = '';
    client.stdout.on('data', (part) => (text += part));
    client.on('error', reject);
    client.on('exit', () => resolve(JSON.parse(text)));
  });
}

/** The engine's own verify of a text, in microseconds of the processor, on all cores at once as the service has them: two that
    are threads of one core share it. */
async function native(account, request) {
  const input = [program_text, account, request].map((text) => `${text}\n`).join('');
  const each = await Promise.all(Array.from({ length: cores }, () => new Promise((resolve, reject) => {
    const loop = execFile(join(root, 'build/native/tests/bench/loyalty_verify_loop'), ['2'], (error, out) => (error ? reject(error) : resolve(Number(out))));
    loop.stdin.end(input);
  })));
  return each.reduce((sum, one) => sum + one, 0) / cores;
}

/** A member's cart of 20 lines with its quote. Members of one history are not alike: a draw falls by the member's id. */
async function asked_of(service, i) {
  const quote = await service.ask('POST', `/v1/members/m-${i}/quote`, large_cart);
  const asked = { cart: { ...large_cart, at: quote.receipt.at }, quote };
  const { verdict } = await service.ask('POST', `/v1/members/m-${i}/verify`, asked);
  if (verdict !== 'accepted') throw new Error(`m-${i}: ${verdict}`);
  return asked;
}

async function verify(service) {
  const all = [];
  for (let i = 0; i < 64; ++i) all.push(await asked_of(service, i));
  const { account } = await service.ask('GET', '/v1/members/m-0');
  const alone = () => native(JSON.stringify(account), JSON.stringify({ ...all[0], at: all[0].quote.receipt.at }));
  const path = '/v1/members/m-{}/verify', url = service.base + path;
  const body = all.map((asked) => `${JSON.stringify(asked)}\n`).join('');
  await load('verify.lua', { ...service, url, body, time: 2 });
  // By turns, and of their ratios the middle one: a machine's pace changes from one second to the next.
  const turns = [];
  while (turns.length < 5) turns.push({ own: await alone(), ...await load('verify.lua', { ...service, url, body, time: Math.ceil(seconds / 5) }) });
  const { own, ...found } = turns.sort((a, b) => a.microseconds / a.own - b.microseconds / b.own)[2];
  say('verify of 20 lines with a receipt: the engine alone', own.toFixed(0), 'µs of a core');
  say('the same over HTTP, 64 connections: the whole service', found.microseconds.toFixed(0), 'µs of a core');
  say('  ratio', (found.microseconds / own).toFixed(2), '(at most 1.8)');
  say('  answers', found.per_second.toFixed(0), '/s, the load beside them');
  say('  p50, p99', `${found.p50.toFixed(1)}, ${found.p99.toFixed(1)}`, 'ms (validations elsewhere: 100 median, 220 p95)');
  // Each of 64 waits for all others: 64 / throughput is their mean, whatever the service does.
  say('  their mean, were there but the engine', (64 * own / 1000 / cores).toFixed(1), `ms on ${cores} cores`);
  const rate = Math.round(found.per_second * 0.7);
  const at_rate = await paced({ ...service, path, body, rate });
  if (at_rate.refused || at_rate.broken) console.log(`  refused ${at_rate.refused}, broken ${at_rate.broken}: ${at_rate.why}`);
  say(`at ${rate} a second, 70 % of it, each when it is due: p50, p99`, `${at_rate.p50.toFixed(1)}, ${at_rate.p99.toFixed(1)}`, 'ms (p99 at most 20)');
}

async function with_members(service) {
  const ids = Array.from({ length: members }, (_, i) => `m${i}`);
  while (ids.length > 0)
    await Promise.all(ids.splice(0, 64).map((id) => service.ask('POST', '/v1/members', { id: 'joined', member: { id } })));
  const quote = await service.ask('POST', '/v1/members/m0/quote', small_cart);
  return JSON.stringify({ cart: small_cart, receipt: quote.receipt }).slice(1);
}

async function orders(service, what) {
  const body = await with_members(service);
  await load('orders.lua', { ...service, url: service.base, body, time: 2 });
  const found = await load('orders.lua', { ...service, url: service.base, body });
  say(what, found.per_second.toFixed(0), 'orders/s');
  say('  of a core', found.microseconds.toFixed(0), 'µs an order');
  say('  p50, p99', `${found.p50.toFixed(1)}, ${found.p99.toFixed(1)}`, 'ms (redemptions elsewhere: 170 median, 350 p95)');
  return found;
}

async function with_node() {
  const own = join(here, 'node');
  execFileSync('npm', ['--prefix', own, 'install', '--no-package-lock', '--no-audit', '--no-fund', '--silent'], { stdio: ['ignore', 'inherit', 'inherit'] });
  const child = spawn(process.execPath, [join(own, 'server.mjs'), join(folder, 'node.db'), String(members)], { stdio: ['ignore', 'pipe', 'inherit'] });
  const [[, base, receipt]] = await said(child, /listening on (\S+) (.*)\n/);
  const body = JSON.stringify({ cart: small_cart, receipt: JSON.parse(receipt) }).slice(1);
  const service = { base, key: 'none', pid: child.pid };
  await load('orders.lua', { ...service, url: base, body, time: 2 });
  const found = await load('orders.lua', { ...service, url: base, body });
  child.kill();
  say('durable orders, a shop of Node with better-sqlite3', found.per_second.toFixed(0), 'orders/s');
  say('  of a core', found.microseconds.toFixed(0), 'µs an order');
  say('  p50, p99', `${found.p50.toFixed(1)}, ${found.p99.toFixed(1)}`, 'ms');
  return found;
}

const quiet = ['--access-log', 'false'];
try {
  if (parts.includes('verify')) {
    const service = await start(shop, quiet);
    await verify(service);
    await service.stop();
  }
  let own;
  if (parts.includes('orders')) {
    const service = await start(shop, quiet);
    own = await orders(service, 'durable orders, SQLite, 64 clients, 1000 members (at least 2000)');
    await service.stop();
  }
  if (parts.includes('log')) {
    const service = await start(shop);
    await orders(service, 'the same with the access log');
    await service.stop();
  }
  if (parts.includes('node')) {
    const found = await with_node();
    if (own) say('the service / Node', (own.per_second / found.per_second).toFixed(1), 'times the orders');
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
