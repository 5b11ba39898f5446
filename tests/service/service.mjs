// Starts the real program on a free port, and sends it requests as they stand: node:http leaves paths alone.

import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { createHash, createHmac } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { Agent, request as send } from 'node:http';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const program = process.env.LOYALTY ?? join(here, '../../build/native/native/loyalty');

export const shop = join(here, 'shop');
export const shop_program = () => JSON.parse(readFileSync(join(shop, 'program.json'), 'utf8'));
export const secret = (kid) => `secret-of-${kid}-`.padEnd(40, '.');
export const staff = { orders: 'key-of-the-till', care: 'key-of-care', notifier: 'key-of-the-notifier', admin: 'key-of-admin' };

const sha256 = (text) => createHash('sha256').update(text).digest('hex');
const part = (value) => Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)).toString('base64url');
const seconds = () => Math.floor(Date.now() / 1000);

/** A token as a shop makes one; `header` and `claims` replace what a good one has. */
export function token(member, { header = {}, claims = {}, key = secret('new') } = {}) {
  const text = `${part({ alg: 'HS256', typ: 'JWT', kid: 'new', ...header })}.${part({ sub: member, exp: seconds() + 600, ...claims })}`;
  return `${text}.${createHmac('sha256', key).update(text).digest('base64url')}`;
}

export const keys_of = (kids) => ({
  members: kids.map((kid) => ({ kid, secret: secret(kid) })),
  staff: Object.entries(staff).map(([role, key]) => ({ id: `the-${role}`, role, sha256: sha256(key) })),
});

/** The program on a store in a folder of its own; both gone when the test is over. */
export async function serve(t, { flags = [], kids = ['new', 'old'], with_shop = true } = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'loyalty-service-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  const service = { folder, flags, child: null, base: null, out: '', said: '' };

  service.start = async (kids_now = kids) => {
    writeFileSync(join(folder, 'keys.json'), JSON.stringify(keys_of(kids_now)));
    const child = spawn(program, ['serve', '--store', join(folder, 'shop.db'), '--keys', join(folder, 'keys.json'), '--port', '0',
      ...(with_shop ? ['--shop', shop] : []), ...flags], { stdio: ['ignore', 'pipe', 'pipe'], env: { PATH: process.env.PATH, LANG: 'C.UTF-8' } });
    service.child = child;
    child.stderr.on('data', (text) => { service.said += text; });
    service.ended = new Promise((ends) => child.on('exit', (code, signal) => ends({ code, signal })));
    service.base = await new Promise((resolve, reject) => {
      service.out = '';
      child.stdout.on('data', (text) => {
        const found = /listening on (http:\S+)/.exec(service.out += text);
        if (found) resolve(found[1]);
      });
      service.ended.then(({ code }) => reject(new Error(`ended with ${code}: ${service.said}`)));
    });
  };
  /** Whoever is told to end ends well. */
  service.stop = async () => {
    service.child.kill('SIGTERM');
    assert.deepEqual(await service.ended, { code: 0, signal: null }, service.said);
    return 0;
  };
  const agent = new Agent({ keepAlive: true });
  t.after(async () => { agent.destroy(); await service.stop(); });

  /** {status, type, headers, text, json}: as `who`, a token or key; `body` is JSON, or a text as it stands. */
  service.ask = (method, path, { as, body, headers = {} } = {}) => new Promise((resolve, reject) => {
    const text = body === undefined || typeof body === 'string' || Buffer.isBuffer(body) ? body : JSON.stringify(body);
    const asked = send(service.base, { method, path, agent, headers: {
      ...(as && { Authorization: `Bearer ${as}` }), ...(text !== undefined && { 'Content-Length': Buffer.byteLength(text) }), ...headers } }, (answer) => {
      const parts = [];
      answer.on('data', (data) => parts.push(data));
      answer.on('end', () => {
        const bytes = Buffer.concat(parts).toString('utf8'), type = answer.headers['content-type'] ?? '';
        resolve({ status: answer.statusCode, type, headers: answer.headers, text: bytes, json: /json$/.test(type) && bytes ? JSON.parse(bytes) : undefined });
      });
      answer.on('error', reject);
    });
    asked.on('error', reject);
    asked.end(text);
  });
  service.joined = async (...ids) => {
    for (const id of ids) {
      const answer = await service.ask('POST', '/v1/members', { as: staff.admin, body: { id: `join-${id}`, member: { id } } });
      if (answer.status !== 201) throw new Error(answer.text);
    }
  };
  await service.start();
  return service;
}
