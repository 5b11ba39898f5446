// The real process, its databases, and clients that ask again until they are answered.

import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import http from 'node:http';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe } from 'node:test';

export const program = process.env.LOYALTY ?? new URL('../../build/native/native/loyalty', import.meta.url).pathname;
const staff = 'the key of whoever may do everything';
const keys = JSON.stringify({
  members: [{ kid: '1', secret: 'a secret of these tests, of thirty-two bytes' }],
  staff: [{ id: 'admin', role: 'admin', sha256: createHash('sha256').update(staff).digest('hex') }],
});

/** A folder that goes when the test ends. */
export function folder(t) {
  const made = mkdtempSync(path.join(tmpdir(), 'loyalty-service-'));
  chmodSync(made, 0o755);
  t.after(() => rmSync(made, { recursive: true, force: true }));
  return made;
}

export const shop = {
  id: 'shop', version: 1, timezone: 'Asia/Shanghai',
  points: { earn: { rules: [{ id: 'all', points: 1, per: 100 }] },
            exchange: [{ id: 'x', kind: 'coupon', coupon: 'c', name: 'x', points: 30 }] },
  pricing: { groups: [{ id: 'g' }], max_coupons: 1 },
  coupons: [{ id: 'c', name: 'c', group: 'g', validity: { days_after_issue: 20 },
              effects: [{ kind: 'amount_off', amount: 100 }] }],
  promotions: [{ id: 'few', name: 'few', group: 'g', scope: { skus: ['rare'] }, limits: { total: 3 },
                 effects: [{ kind: 'amount_off', amount: 500 }] }],
};

/** Writes the shop's folder; gives its path. */
export function shopIn(where, changes = {}) {
  const at = path.join(where, 'shop');
  mkdirSync(at, { recursive: true });
  writeFileSync(path.join(at, 'program.json'), JSON.stringify({ ...shop, ...changes }));
  writeFileSync(path.join(at, 'goods.json'), JSON.stringify({ goods: [{ sku: 'tea', unit_price: 4900 }, { sku: 'rare', unit_price: 9900 }] }));
  return at;
}

async function freePort() {
  const server = createServer();
  await new Promise((ready) => server.listen(0, '127.0.0.1', ready));
  const { port } = server.address();
  await new Promise((closed) => server.close(closed));
  return port;
}

/** A service process. It keeps its port over restarts. */
export class Process {
  constructor(t, store, { shopAt, flags = [], wrap = [] } = {}) {
    Object.assign(this, { store, shopAt, flags, wrap, out: '', err: '' });
    t.after(() => this.kill());
  }

  async start() {
    this.port ??= await freePort();
    const words = ['serve', '--store', this.store, '--port', this.port, '--access-log', 'false', '--sweep-every', '200',
      ...(this.shopAt ? ['--shop', this.shopAt] : []), ...this.flags].map(String);
    const [command, ...before] = [...this.wrap, program];
    this.out = this.err = '';
    this.child = spawn(command, [...before, ...words], { env: { ...process.env, LOYALTY_KEYS_JSON: keys } });
    this.child.stdout.on('data', (text) => { this.out += text; });
    this.child.stderr.on('data', (text) => { this.err += text; });
    this.ended = new Promise((ends) => this.child.on('exit', (code, signal) => ends({ code, signal })));
    let over = false;
    this.ended.then(() => { over = true; });
    for (let i = 0; i < 600 && !over; ++i) {
      if (this.out.includes('listening on')) return this;
      await pause(50);
    }
    throw new Error(`it did not start: ${this.out}${this.err}`);
  }

  async kill(signal = 'SIGKILL') {
    if (!this.child || this.child.exitCode !== null || this.child.signalCode !== null) return undefined;
    this.child.kill(signal);
    return this.ended;
  }

  get url() { return `http://127.0.0.1:${this.port}`; }

  /** Resident memory, in megabytes. */
  memory() {
    const status = spawnSync('grep', ['VmRSS', `/proc/${this.child.pid}/status`]).stdout.toString();
    return Number(status.match(/\d+/)[0]) / 1024;
  }

  call(method, where, body, { agent, timeout = 30000, headers = {} } = {}) {
    return new Promise((answered, failed) => {
      const request = http.request(this.url + where, {
        method, agent, timeout,
        headers: { authorization: `Bearer ${staff}`, ...headers },
      }, (response) => {
        let text = '';
        response.on('data', (part) => { text += part; });
        response.on('end', () => answered({ status: response.statusCode, text, headers: response.headers,
          get json() { return JSON.parse(text); } }));
        response.on('error', failed);
      });
      request.on('error', failed);
      request.on('timeout', () => request.destroy(new Error('timed out')));
      request.end(body === undefined ? undefined : typeof body === 'string' ? body : JSON.stringify(body));
    });
  }

  async join(member, more = {}) {
    return this.call('POST', '/v1/members', { id: `join-${member}`, member: { id: member, ...more } });
  }
}

export const pause = (ms) => new Promise((over) => setTimeout(over, ms));

/** A PostgreSQL of the test's own, by an unprivileged user when the test is root. */
export class Cluster {
  static bin = ['/usr/lib/postgresql/15/bin', '/usr/lib/postgresql/16/bin', '/usr/lib/postgresql/17/bin']
    .find((at) => existsSync(path.join(at, 'initdb')));

  /** In a folder of the test's own; it ends before that goes. */
  constructor(t, at = mkdtempSync(path.join(tmpdir(), 'loyalty-postgres-'))) {
    chmodSync(at, 0o755);
    this.at = path.join(at, 'pg');
    mkdirSync(this.at);
    if (process.getuid() === 0) spawnSync('chown', ['postgres', this.at]);
    t?.after(() => {
      this.run('pg_ctl', ['-D', this.at, '-m', 'immediate', 'stop']);
      rmSync(at, { recursive: true, force: true });
    });
  }

  run(tool, words) {
    const command = [path.join(Cluster.bin, tool), ...words];
    const as = process.getuid() === 0 ? ['setpriv', '--reuid', 'postgres', '--regid', 'postgres', '--clear-groups'] : [];
    const [first, ...rest] = [...as, ...command];
    const done = spawnSync(first, rest, { cwd: '/', stdio: ['ignore', 'ignore', 'ignore'] });
    return done.status;
  }

  async make() {
    this.port = await freePort();
    if (this.run('initdb', ['-D', this.at, '-U', 'loyalty', '-A', 'trust', '--no-sync'])) throw new Error('initdb failed');
    this.start();
    return this;
  }

  start() {
    if (this.run('pg_ctl', ['-D', this.at, '-w', '-l', path.join(this.at, 'log'), '-o', `-p ${this.port} -k ${this.at} -c fsync=off`, 'start']))
      throw new Error('PostgreSQL did not start');
  }

  stop() { this.run('pg_ctl', ['-D', this.at, '-w', '-m', 'fast', 'stop']); }

  get url() { return `postgresql://loyalty@127.0.0.1:${this.port}/postgres`; }
}

/** The process for whose life there is one PostgreSQL for all tests: the runner of all files, or this file alone. */
const whole = process.env.NODE_TEST_CONTEXT ? process.ppid : process.pid;

/** Made by whoever needs it first; gone with the tests. Gives its address, without a database. */
async function shared_cluster() {
  const at = path.join(tmpdir(), `loyalty-postgres-of-${whole}`), ready = path.join(at, 'ready');
  try {
    mkdirSync(at);
    const cluster = await new Cluster(undefined, at).make();
    const end = `while kill -0 ${whole}; do sleep 0.3; done; pid=$(head -n 1 '${cluster.at}/postmaster.pid'); kill -QUIT $pid
      while kill -0 $pid; do sleep 0.1; done; rm -rf '${at}'`;
    spawn('sh', ['-c', end], { detached: true, stdio: 'ignore' }).unref();
    writeFileSync(`${ready}.part`, `postgresql://loyalty@127.0.0.1:${cluster.port}`);
    renameSync(`${ready}.part`, ready);
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
  }
  for (let i = 0; i < 1200 && !existsSync(ready); ++i) await pause(50);
  return readFileSync(ready, 'utf8');
}

/** A new database in the PostgreSQL of this run: its address. */
export async function database() {
  const cluster = await shared_cluster(), name = `test_${process.pid}_${++databases}`;
  const done = spawnSync(path.join(Cluster.bin, 'psql'), [`${cluster}/postgres`, '-qc', `CREATE DATABASE ${name}`]);
  if (done.status) throw new Error(done.stderr.toString());
  return `${cluster}/${name}`;
}
let databases = 0;

/** Every byte of a store: the files of SQLite in a folder, or what PostgreSQL dumps. */
export function kept_in(where) {
  if (where.endsWith('.db')) where = path.dirname(where);
  if (!where.includes('://'))
    return readdirSync(where).filter((name) => /\.db(-wal|-shm)?$/.test(name)).map((name) => readFileSync(path.join(where, name), 'latin1')).join('\n');
  const dumped = spawnSync(path.join(Cluster.bin, 'pg_dump'), [where], { encoding: 'latin1', maxBuffer: 1 << 30 });
  if (dumped.status !== 0) throw new Error(dumped.stderr);
  return dumped.stdout;
}

/** The same tests on each store: `body` declares them, and is given what makes a new store's address. */
export function onEachStore(body) {
  describe('SQLite', () => body(async () => undefined));
  describe('PostgreSQL', { skip: !Cluster.bin && 'no PostgreSQL' }, () => body(database));
}

/** Members who grant themselves points as fast as they are answered, and ask again with the same id when they are not. */
export class Load {
  constructor(processes, clients) {
    this.processes = processes;
    this.agent = new http.Agent({ keepAlive: true, maxSockets: clients });
    this.clients = Array.from({ length: clients }, (_, n) => ({ member: `m${n}`, ids: 0, points: 0, told: new Map() }));
    this.answers = this.retries = this.replayed = 0;
    this.others = new Map();
  }

  async joinAll() {
    for (const { member } of this.clients) {
      const { status, text } = await this.processes[0].join(member);
      if (status !== 201) throw new Error(text);
    }
  }

  run() {
    this.running = true;
    this.done = Promise.all(this.clients.map((client, n) => this.#live(client, n)));
  }

  async stop() {
    this.running = false;
    await this.done;
    this.agent.destroy();
  }

  async #live(client, n) {
    while (this.running) {
      const id = `e${++client.ids}`;
      const body = JSON.stringify({ id, kind: 'points_granted', points: client.ids });
      for (let tries = 0; ; ++tries) {
        const to = this.processes[(n + tries) % this.processes.length];
        try {
          const answer = await to.call('POST', `/v1/members/${client.member}/events`, body, { agent: this.agent, timeout: 20000 });
          if (answer.status === 200 || answer.status === 201) {
            client.told.set(id, answer.text);
            client.points += client.ids;
            ++this.answers;
            if (answer.headers['idempotency-replayed']) ++this.replayed;
            break;
          }
          const { code } = answer.json;
          this.others.set(code, (this.others.get(code) ?? 0) + 1);
          if (answer.status !== 503) throw new Error(`refused: ${answer.text}`);
        } catch (error) {
          if (/^refused/.test(error.message)) throw error;
        }
        ++this.retries;
        await pause(20);
      }
    }
  }

  /** What was acknowledged is there once, in the same words, and nothing else is. */
  async audit(assert, through = this.processes[0]) {
    for (const client of this.clients) {
      const { text } = await through.call('GET', `/v1/members/${client.member}/events?limit=1000`);
      const there = [];
      for (let after = 0, page = JSON.parse(text).events; page.length > 0;) {
        there.push(...page);
        after += page.length;
        page = (await through.call('GET', `/v1/members/${client.member}/events?limit=1000&after=${after}`)).json.events;
      }
      assert.deepEqual(there.map((e) => e.events), there.map((_, i) => i + 1));
      assert.deepEqual(there.slice(1).map((e) => e.sealed.id), [...client.told.keys()]);
      for (const event of there.slice(1)) assert.deepEqual(event, JSON.parse(client.told.get(event.sealed.id)));
      const overview = (await through.call('GET', `/v1/members/${client.member}/overview`)).json;
      assert.equal(overview.points.available, client.points);
    }
  }
}
