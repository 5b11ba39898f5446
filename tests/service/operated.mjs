// The program as an operator runs it: `loyalty serve` on any free port, and the commands beside it.

import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = join(dirname(fileURLToPath(import.meta.url)), '../..');
export const loyalty = process.env.LOYALTY ?? join(root, 'build/native/native/loyalty');
export const supermarket = join(root, 'demo/shops/supermarket');

/** A folder of a test's own, gone after it. */
export function folder(t) {
  const path = mkdtempSync(join(tmpdir(), 'loyalty-operated-'));
  t.after(() => rmSync(path, { recursive: true, force: true }));
  return path;
}

/** Runs a command to its end: {status, stdout, stderr}. */
export const run = (...args) => spawnSync(loyalty, ['--lang', 'en', ...args], { encoding: 'utf8', timeout: 120_000 });

/** A service on a store, ended after the test at the latest. `ask` answers {status, headers, body}. */
export async function serve(t, store, { shop = supermarket, flags = [], env = {} } = {}) {
  const child = spawn(loyalty, ['serve', '--store', store, '--port', '0', ...(shop ? ['--shop', shop] : []), ...flags],
    { stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, ...env } });
  let said = '', log = '';
  child.stdout.setEncoding('utf8');
  child.stderr.setEncoding('utf8').on('data', (part) => (log += part));
  const base = await new Promise((resolve, reject) => {
    child.stdout.on('data', (part) => {
      said += part;
      const found = said.match(/listening on (\S+)/);
      if (found) resolve(found[1]);
    });
    child.on('exit', (code) => reject(new Error(`ended with ${code}: ${said}${log}`)));
  });
  const key = said.match(/told once: (\S+)/)?.[1] ?? env.KEY;
  const ask = async (method, path, body, headers = { authorization: `Bearer ${key}` }) => {
    const answer = await fetch(base + path, { method, headers, body: body && JSON.stringify(body) });
    const text = await answer.text();
    const json = answer.headers.get('content-type')?.includes('json');
    return { status: answer.status, headers: answer.headers, body: json ? JSON.parse(text) : text };
  };
  const ended = new Promise((ends) => child.on('exit', (code, signal) => ends({ code, signal })));
  /** Whoever is told to end ends well, also the second time. */
  const stop = async () => {
    child.kill('SIGTERM');
    assert.deepEqual(await ended, { code: 0, signal: null }, said + log);
    return 0;
  };
  t.after(stop);
  return { base, key, ask, stop, log: () => log, pid: child.pid };
}

/** An order of a member, without a receipt. */
let orders = 0;
export const order = (service, member, more = {}) =>
  service.ask('POST', `/v1/members/${member}/orders`, {
    id: `order-${process.pid}-${++orders}`,
    cart: { channel: 'store:xuhui', lines: [{ sku: 'egg-30', category: 'fresh/egg', unit_price: 2680, quantity: 2 }] },
    paid: true,
    ...more,
  });

export const join_shop = (service, id, member = {}) => service.ask('POST', '/v1/members', { id: `join-${id}`, member: { id, ...member } });
export const text_of = (path) => readFileSync(join(root, path), 'utf8');
