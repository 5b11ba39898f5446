#!/usr/bin/env node
// The member centers of the demonstration shops in a browser: a service for each, the page, and what a shop's own backend
// does beside (who is logged in, money that has arrived, goods that came back).
//
//   demo/serve.mjs [--port N] [SHOP...]

import { createReadStream, existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync } from 'node:fs';
import { createServer, request as send } from 'node:http';
import { spawn } from 'node:child_process';
import { tmpdir } from 'node:os';
import { extname, join, normalize, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const loyalty = process.env.LOYALTY ?? join(root, 'build/native/native/loyalty');
const page = process.env.PAGE ?? join(root, 'build/h5');
const given = process.argv.slice(2);
const asked = given.indexOf('--port');
const port = asked >= 0 ? Number(given.splice(asked, 2)[1]) : 8090;
const names = given.length ? given : readdirSync(join(root, 'demo/shops')).sort();

/** A service on a shop's folder, with its members loaded, and the key of its staff. */
async function open(name, folder) {
  const words = ['serve', '--shop', join(root, 'demo/shops', name), '--store', join(folder, `${name}.db`), '--port', '0', '--access-log', 'false'];
  const child = spawn(loyalty, words, { stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = new Promise((ends) => child.on('exit', ends));
  let said = '';
  const base = await new Promise((resolve, reject) => {
    child.stdout.setEncoding('utf8').on('data', (part) => {
      said += part;
      const found = said.match(/listening on (\S+)/);
      if (found) resolve(new URL(found[1]));
    });
    child.on('exit', (code) => reject(new Error(`loyalty serve ended with ${code}`)));
  });
  const key = said.match(/told once: (\S+)/)[1];
  for (const [draw, seed] of seeds_of(name)) {
    const told = await fetch(new URL(`/v1/draws/${draw}/seeds`, base), { method: 'POST', headers: { authorization: `Bearer ${key}` }, body: JSON.stringify({ seed }) });
    if (!told.ok) throw new Error(`the seed of ${draw} was not taken: ${told.status}`);
  }
  return { base, key, close: () => (child.kill('SIGTERM'), ended) };
}

/** Seeds of a shop's draws, as its sample members drew with them: the program has their digests. */
function seeds_of(name) {
  const seeds = new Map();
  const folder = join(root, 'demo/shops', name, 'members');
  for (const file of readdirSync(folder)) for (const line of readFileSync(join(folder, file), 'utf8').trim().split('\n')) {
    const { draw, kind, seed } = JSON.parse(line);
    if (kind === 'drawn' && seed) seeds.set(draw, seed);
  }
  return seeds;
}

/** What friends cut off a bargain, one after another, in fen. */
const cuts = [6688, 3880, 2560, 1888, 999];
let helped = 0;

/** A friend helps with a bargain: who decides how much is the shop. */
async function help(from, answer, service, member, run) {
  let body = '';
  for await (const part of from) body += part;
  const amount = cuts[helped++ % cuts.length];
  const path = new URL(`/v1/members/${member}/campaigns/${run}/join`, service.base);
  const told = await fetch(path, { method: 'POST', headers: { authorization: `Bearer ${service.key}` }, body: JSON.stringify({ ...JSON.parse(body), amount }) });
  answer.writeHead(told.status, { 'content-type': 'application/json' }).end(await told.text());
}

/** Passes a request on to a service as it is, and its answer back. */
function pass_on(from, answer, service, path, key) {
  const headers = { ...from.headers, host: service.base.host };
  if (key) headers.authorization = `Bearer ${key}`;
  const to = send({ host: service.base.hostname, port: service.base.port, method: from.method, path, headers }, (told) => {
    answer.writeHead(told.statusCode, told.headers);
    told.pipe(answer);
  });
  to.on('error', () => answer.headersSent ? answer.destroy() : answer.writeHead(502).end());
  from.pipe(to);
}

/** What the shop's own backend asks of the service with its own key: tokens for who is logged in, staff's events, orders. */
const backend = [
  [/^GET \/members$/, () => '/v1/members'],
  [/^POST \/tokens$/, () => '/v1/tokens'],
  [/^POST \/members\/([^/?]+)\/events(\?dry)?$/, ([, member, dry = '']) => `/v1/members/${member}/events${dry}`],
  [/^POST \/members\/([^/]+)\/orders\/([^/]+)\/(pay|complete|refund|cancel)$/, ([, member, order, does]) => `/v1/members/${member}/orders/${order}/${does}`],
  [/^GET \/(figures|programs|outbox)$/, ([, what]) => `/v1/${what}`],
  [/^POST \/programs$/, () => '/v1/programs'],
  [/^POST \/programs\/(\d+)\/activate$/, ([, version]) => `/v1/programs/${version}/activate`],
];

const kinds = { '.html': 'text/html; charset=utf-8', '.js': 'text/javascript', '.css': 'text/css', '.wasm': 'application/wasm', '.svg': 'image/svg+xml', '.json': 'application/json', '.webmanifest': 'application/manifest+json', '.webp': 'image/webp' };

/** A file of the page, compressed where that lies beside it; what has a digest in its name may be kept for ever. */
function file(from, answer, path) {
  let at = normalize(join(page, decodeURIComponent(path)));
  if (at !== page && !at.startsWith(page + sep)) return answer.writeHead(404).end();
  if (existsSync(at) && statSync(at).isDirectory()) at = join(at, 'index.html');
  if (!existsSync(at)) return answer.writeHead(404).end();
  const headers = { 'content-type': kinds[extname(at)] ?? 'application/octet-stream', vary: 'accept-encoding',
    'cache-control': path.includes('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache' };
  const small = existsSync(`${at}.br`) && /\bbr\b/.test(from.headers['accept-encoding'] ?? '');
  if (small) headers['content-encoding'] = 'br';
  answer.writeHead(200, headers);
  createReadStream(small ? `${at}.br` : at).pipe(answer);
}

const folder = mkdtempSync(join(tmpdir(), 'loyalty-demo-'));
const services = {};
for (const name of names) services[name] = await open(name, folder);

const server = createServer((from, answer) => {
  const { pathname, search } = new URL(from.url, 'http://localhost');
  const [, name, rest] = pathname.match(/^\/api\/([^/]+)(\/.*)$/) ?? [];
  if (!name) return from.method === 'GET' || from.method === 'HEAD' ? file(from, answer, pathname) : answer.writeHead(405).end();
  const service = services[name];
  if (!service) return answer.writeHead(404).end();
  if (!rest.startsWith('/backend/')) return pass_on(from, answer, service, rest + search);
  const wanted = `${from.method} ${rest.slice('/backend'.length)}${search}`;
  const helps = wanted.match(/^POST \/members\/([^/]+)\/campaigns\/([^/]+)\/help$/);
  if (helps) return void help(from, answer, service, helps[1], helps[2]).catch(() => answer.headersSent ? answer.destroy() : answer.writeHead(502).end());
  for (const [form, path] of backend) {
    const found = wanted.match(form);
    if (found) return pass_on(from, answer, service, path(found), service.key);
  }
  answer.writeHead(404).end();
});
server.on('error', async (error) => {
  console.error(`demo/serve.mjs: ${error.message}`);
  await end(1);
});
server.listen(port, '127.0.0.1', () => console.log(`http://127.0.0.1:${server.address().port}/`));

let ending;
function end(code) {
  return (ending ??= (async () => {
    server.close();
    server.closeAllConnections();
    await Promise.all(Object.values(services).map((service) => service.close()));
    rmSync(folder, { recursive: true, force: true });
    process.exit(code);
  })());
}
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => end(0));
