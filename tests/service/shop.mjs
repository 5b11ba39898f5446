// A shop of the test's own: the real program on a free port, with a program, goods and keys that the test says.

import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { describe } from './description.mjs';
import { kept_in } from './process.mjs';

export const root = join(dirname(fileURLToPath(import.meta.url)), '../..');
const program_file = process.env.LOYALTY ?? join(root, 'build/native/native/loyalty');

export const sha256 = (text) => createHash('sha256').update(text).digest('hex');
export const pause = (ms) => new Promise((done) => setTimeout(done, ms));

let description;
const roles = ['admin', 'orders', 'care', 'notifier'];

/** Asks `does` until it answers something true. */
export async function eventually(does, ms = 8000) {
  for (const end = Date.now() + ms; ;) {
    const found = await does();
    if (found) return found;
    if (Date.now() > end) throw new Error(`not within ${ms} ms: ${does}`);
    await pause(50);
  }
}

export class Shop {
  /** `with_` = {program, goods, keys: more for the keys' file, args: more for the command line} */
  static async open(with_) {
    const shop = new Shop();
    shop.folder = mkdtempSync(join(tmpdir(), 'shop-'));
    shop.given = with_;
    const file = (name, what) => writeFileSync(join(shop.folder, name), JSON.stringify(what));
    file('program.json', { id: 'test', name: 'Test', version: 1, timezone: 'Asia/Shanghai', ...with_.program });
    file('goods.json', { goods: [], ...with_.goods });
    shop.keys(with_.keys);
    await shop.start();
    return shop;
  }

  /** The keys' file from the next start on. */
  keys(more) {
    writeFileSync(join(this.folder, 'keys.json'), JSON.stringify({
      members: [{ kid: '1', secret: 'a secret of more than thirty-two bytes' }],
      staff: roles.map((role) => ({ id: `the-${role}`, role, sha256: sha256(`key of ${role}`) })),
      ...more,
    }));
  }

  async start() {
    const at = (name) => join(this.folder, name);
    this.said = '';
    this.child = spawn(program_file,
      ['serve', '--shop', this.folder, '--store', this.given.store ?? at('shop.db'), '--keys', at('keys.json'), '--port', '0',
        '--sweep-every', '100', ...(this.given.args ?? [])],
      { stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, LC_ALL: 'en_US.UTF-8', ...this.given.env } });
    this.child.stderr.on('data', (text) => (this.said += text));
    this.ended = new Promise((done) => this.child.on('exit', (code, signal) => done(signal ?? code)));
    const lines = createInterface({ input: this.child.stdout });
    await Promise.race([
      new Promise((done) => lines.on('line', (line) => {
        this.said += `${line}\n`;
        const found = /listening on (http:\S+)/.exec(line);
        if (found) done(this.url = found[1]);
      })),
      this.ended.then((code) => { throw new Error(`ended with ${code}: ${this.said}`); }),
    ]);
  }

  /** Whoever is told to end ends well. */
  async stop() {
    this.child.kill('SIGTERM');
    assert.equal(await this.ended, 0, this.said);
    return 0;
  }

  async close() {
    await this.stop();
    rmSync(this.folder, { recursive: true, force: true });
  }

  /** Every byte that the store has: SQLite's files, or PostgreSQL's dump. */
  kept() { return kept_in(this.given.store ?? this.folder); }

  /** One request. `as`: a role, "member:<id>", a token, or nobody. */
  async ask(method, path, body, as = 'admin', headers = {}) {
    if (as?.startsWith('member:')) as = await this.token(as.slice(7));
    const key = roles.includes(as) ? `key of ${as}` : as;
    const answer = await fetch(this.url + path, {
      method,
      headers: { ...(key ? { Authorization: `Bearer ${key}` } : {}), ...headers },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const text = await answer.text();
    let json = null;
    try {
      json = JSON.parse(text);
    } catch { /* not all answers are */ }
    await this.holds(method, path, answer, text, json);
    return { status: answer.status, headers: answer.headers, text, json, code: json?.code };
  }

  /** Every answer is one that openapi.json describes. */
  async holds(method, path, answer, text, json) {
    description ??= fetch(`${this.url}/openapi.json`).then((served) => served.json()).then(describe);
    const { operations, holds } = await description, [where] = path.split('?');
    const operation = operations.find((one) => one.method === method && new RegExp(`^${one.path.replace(/\{\w+\}/g, '[^/]+')}$`).test(where));
    // WeChat is told in its own form what is wrong, and hears a word in place of JSON.
    if (!operation || json?.code === 'FAIL' || text === 'success') return;
    holds(operation.operationId, {
      status: answer.status, text, json: json ?? undefined, type: answer.headers.get('content-type') ?? '',
      headers: Object.fromEntries(answer.headers),
    });
  }

  get(path, as) { return this.ask('GET', path, undefined, as); }
  post(path, body, as) { return this.ask('POST', path, body, as); }

  /** The answer's JSON; an answer of another kind fails the test. */
  async well(method, path, body, as) {
    const answer = await this.ask(method, path, body, as);
    if (answer.status >= 300) throw new Error(`${method} ${path}: ${answer.status} ${answer.text}`);
    return answer.json;
  }

  async token(member) {
    this.tokens ??= {};
    return (this.tokens[member] ??= (await this.well('POST', '/v1/tokens', { member })).token);
  }

  async join(...members) {
    for (const member of members)
      await this.well('POST', '/v1/members', { id: `join-${member.id ?? member}`, member: member.id ? member : { id: member } });
  }

  event(member, event, as) { return this.post(`/v1/members/${member}/events`, { id: fresh(), ...event }, as); }
  overview(member) { return this.well('GET', `/v1/members/${member}/overview`); }
  async log(member) {
    return (await this.well('GET', `/v1/members/${member}/events?limit=1000`)).events.map((one) => one.sealed);
  }
  async notices(kind) {
    return (await this.well('GET', '/v1/outbox?limit=1000')).notices.filter((one) => !kind || one.kind === kind);
  }
}

let count = 0;
export const fresh = () => `t${++count}-${randomBytes(4).toString('hex')}`;
