#!/usr/bin/env node
// The member centers of the demonstration shops in a browser: a service for each, the page, and what a shop's own backend
// does beside (who is logged in, money that has arrived, goods that came back).
//
//   demo/serve.mjs [--port N] [SHOP...]      PORT and --port 0: any port that is free
//
// It answers this machine alone, and lets everybody there act as the shop's staff: a demonstration, no backend to copy.

import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { help } from './site/bargain.mjs';
import { bring_seeds } from './site/draws.mjs';
import { send_file } from './site/files.mjs';
import { offer, take } from './site/gifts.mjs';
import { join as join_shop } from './site/joining.mjs';
import { log_in, open_service, pass_on } from './site/service.mjs';
import { staff_calls } from './site/staff.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const loyalty = process.env.LOYALTY ?? join(root, 'build/native/native/loyalty');
const page = process.env.PAGE ?? join(root, 'build/h5');
const shops = readdirSync(join(root, 'demo/shops')).sort();

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

/** What comes in goes to the page's files, the shop's service, its backend, or what staff see beside. */
function answer_to(from, answer) {
  const own = new Set([`127.0.0.1:${port_of()}`, `localhost:${port_of()}`]);
  const { origin } = from.headers;
  // Pages of other sites, open in the same browser, have no business here.
  if (!own.has(from.headers.host) || (origin && !own.has(origin.replace(/^http:\/\//, '')))) return answer.writeHead(403).end();
  const { pathname, search } = new URL(`http://localhost${from.url}`);
  const [, name, rest] = pathname.match(/^\/api\/([^/]+)(\/.*)$/) ?? [];
  if (!name) return send_file(page, from, answer, pathname);
  const service = services.get(name);
  if (!service) return answer.writeHead(404).end();
  if (!rest.startsWith('/backend/')) return pass_on(from, answer, service, rest + search);
  const wanted = `${from.method} ${rest.slice('/backend'.length)}${search}`;
  const staff_call = staff_calls[wanted];
  if (staff_call) return staff_call({ from, answer, service, loyalty, folder, shop: join(root, 'demo/shops', name) });
  const failed = () => (answer.headersSent ? answer.destroy() : answer.writeHead(502).end());
  if (wanted === 'POST /login') return log_in(from, answer, service).catch(failed);
  if (wanted === 'POST /members') return join_shop(from, answer, service).catch(failed);
  const helps = wanted.match(/^POST \/members\/([^/]+)\/campaigns\/([^/]+)\/help$/);
  if (helps) return help(from, answer, service, helps[1], helps[2]).catch(failed);
  const offers = wanted.match(/^POST \/members\/([^/]+)\/gift-cards\/([^/]+)\/token$/);
  if (offers) return offer(answer, service, offers[1], offers[2]).catch(failed);
  const takes = wanted.match(/^POST \/members\/([^/]+)\/gifts$/);
  if (takes) return take(from, answer, service, takes[1]).catch(failed);
  for (const [form, path] of backend) {
    const found = wanted.match(form);
    if (found) return pass_on(from, answer, service, path(found), service.key);
  }
  answer.writeHead(404).end();
}

function asked() {
  const given = process.argv.slice(2);
  const place = given.indexOf('--port');
  const port = Number(place >= 0 ? given.splice(place, 2)[1] : (process.env.PORT ?? 8090));
  if (!Number.isInteger(port) || port < 0 || port > 65535) throw new Error('--port takes a number from 0 to 65535');
  const unknown = given.find((name) => !shops.includes(name));
  if (unknown) throw new Error(`there is no shop ${unknown}; there are ${shops.join(', ')}`);
  for (const [path, what] of [[loyalty, 'the service'], [join(page, 'index.html'), 'the page']])
    if (!existsSync(path)) throw new Error(`${what} is not built (${path}); ./dev demo does so`);
  return { port, names: given.length ? given : shops };
}

const services = new Map();
const port_of = () => server.address()?.port;
const server = createServer((from, answer) => {
  try {
    answer_to(from, answer);
  } catch {
    // An address that nobody can read.
    if (!answer.headersSent) answer.writeHead(400);
    answer.end();
  }
});

let ending;
function end(code, why) {
  if (why && !ending) console.error(`demo/serve.mjs: ${why}`);
  return (ending ??= (async () => {
    server.close();
    server.closeAllConnections();
    // Those that are still on their way are in `opening`.
    await Promise.allSettled(opening);
    await Promise.all([...services.values()].map((service) => service.close()));
    rmSync(folder, { recursive: true, force: true });
    process.exit(code);
  })());
}
for (const signal of ['SIGHUP', 'SIGINT', 'SIGTERM']) process.on(signal, () => void end(0));

// Only now: what a signal is to take away is made after somebody listens to it.
const folder = mkdtempSync(join(tmpdir(), 'loyalty-demo-'));
const opening = [];
try {
  const { names, port } = asked();
  // The port first: it is what may be taken, and services take their time.
  await new Promise((resolve, reject) => {
    server.on('error', (error) => reject(error.code === 'EADDRINUSE' ? new Error(`port ${port} is taken; --port 0 takes any that is free`) : error));
    server.listen(port, '127.0.0.1', resolve);
  });
  opening.push(...names.map(async (name) => {
    const lost = () => void end(1, `the service of ${name} has ended`);
    const shop = join(root, 'demo/shops', name);
    services.set(name, await open_service(loyalty, { shop, store: join(folder, `${name}.db`), lost }));
    await bring_seeds(services.get(name), shop);
  }));
  await Promise.all(opening);
  if (!ending) console.log(`http://127.0.0.1:${port_of()}/`);
} catch (error) {
  await end(1, error.message);
}
