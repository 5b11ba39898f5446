// demo/serve.mjs from outside: what it refuses, and that nothing of it is left.

import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { root, serve } from './page.mjs';

const program = join(root, 'demo/serve.mjs');
/** Where the servers of these tests, and they alone, put their files. */
const place = mkdtempSync(join(tmpdir(), 'h5-serve-'));
const env = { ...process.env, TMPDIR: place };
const left = () => readdirSync(place);
let server;
before(async () => { server = await serve(['supermarket']); });
after(async () => {
  await server.close();
  rmSync(place, { recursive: true });
});

/** A request line as it is, without a client that tidies it; the status that comes. */
function status_of(line, headers = '') {
  const { host, hostname, port } = new URL(server.url);
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port), hostname, () => socket.write(`${line} HTTP/1.1\r\nHost: ${host}\r\n${headers}Connection: close\r\n\r\n`));
    let told = '';
    socket.setEncoding('utf8').on('data', (part) => { told += part; }).on('error', reject).on('end', () => resolve(Number(told.split(' ')[1])));
  });
}

test('files of the page, and nothing outside its folder', async () => {
  assert.equal(await status_of('GET /'), 200);
  assert.equal(await status_of('HEAD /'), 200);
  assert.equal(await status_of('GET /?offline'), 200);
  for (const path of ['/../dev', '/..%2f..%2fdev', '/%2e%2e/%2e%2e/dev', '/assets/..%2f..%2f..%2fdev', '/assets', '/nothing.js', '/%00'])
    assert.equal(await status_of(`GET ${path}`), 404, path);
  assert.equal(await status_of('GET /%'), 400);
  assert.ok([200, 404].includes(await status_of('GET //')));
  assert.equal(await status_of('DELETE /index.html'), 405);
});

test('the answer to HEAD has the length of the file, and no body', async () => {
  const [head, get] = await Promise.all([fetch(server.url, { method: 'HEAD' }), fetch(server.url)]);
  assert.equal(await head.text(), '');
  assert.equal(head.headers.get('content-length'), String((await get.arrayBuffer()).byteLength));
});

test('only its own pages may ask', async () => {
  assert.equal(await status_of('GET /api/supermarket/backend/programs'), 200);
  assert.equal(await status_of('GET /api/supermarket/backend/programs', 'Origin: http://elsewhere.example\r\n'), 403);
});

test('shops and calls that there are not', async () => {
  assert.equal(await status_of('GET /api/nowhere/v1/goods'), 404);
  assert.equal(await status_of('GET /api/supermarket/backend/nothing'), 404);
  assert.equal(await status_of('GET /api/supermarket/v1/goods'), 200);
});

test('a body that is too long is refused, and it goes on', async () => {
  for (const call of ['check', 'programs']) {
    const told = await fetch(`${server.url}api/supermarket/backend/${call}`, { method: 'POST', body: 'x'.repeat(5_000_000) }).then(({ status }) => status, () => 0);
    assert.ok([0, 400, 413, 502].includes(told), `${call}: ${told}`);
  }
  assert.equal(await status_of('GET /'), 200);
});

test('a port that is taken, a shop that is none and a port that is no number are told in a sentence', () => {
  for (const [words, told] of [
    [['--port', new URL(server.url).port, 'supermarket'], /^demo\/serve\.mjs: port \d+ is taken; --port 0 takes any that is free\n$/],
    [['nowhere'], /there is no shop nowhere; there are convenience-chain, /],
    [['--port', 'many'], /--port takes a number/],
  ]) {
    const { status, stderr } = spawnSync(process.execPath, [program, ...words], { encoding: 'utf8', timeout: 20_000, env });
    assert.equal(status, 1);
    assert.match(stderr, told);
  }
  assert.deepEqual(left(), []);
});

test('without a service or a page to start, it says what to do', () => {
  for (const other of [{ LOYALTY: '/nowhere/loyalty' }, { PAGE: '/nowhere/h5' }]) {
    const { status, stderr } = spawnSync(process.execPath, [program, '--port', '0'], { encoding: 'utf8', timeout: 20_000, env: { ...env, ...other } });
    assert.equal(status, 1);
    assert.match(stderr, /is not built \(\/nowhere\/.*\.\/dev demo does so/);
  }
});

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'])
  for (const early of [true, false])
    test(`${signal} ${early ? 'while it starts' : 'when it serves'} ends it with 0, its services and its files`, async () => {
      const child = spawn(process.execPath, [program, '--port', '0', 'supermarket'], { stdio: ['ignore', 'pipe', 'inherit'], env });
      const ended = new Promise((ends) => child.on('exit', (code, by) => ends(by ?? code)));
      if (early) while (left().length === 0) await new Promise((soon) => setTimeout(soon, 5));
      else await new Promise((told) => child.stdout.once('data', told));
      child.kill(signal);
      assert.equal(await ended, 0);
      assert.ok(!spawnSync('ps', ['-eo', 'args'], { encoding: 'utf8' }).stdout.includes(place));
      assert.deepEqual(left(), []);
    });
