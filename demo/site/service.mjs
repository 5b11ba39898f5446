// One shop's service, and requests that are passed on to it.

import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { request as send } from 'node:http';
import { brotliCompressSync, constants, createBrotliCompress } from 'node:zlib';

/** When the demonstration takes place, in ms since 1970: its members' coupons, sales and birthdays are of those days. */
export const begins = Date.parse(JSON.parse(readFileSync(new URL('clock.json', import.meta.url), 'utf8')).begins);

/**
 * Starts a service on a shop's folder, with its members loaded: where it listens, and the key of its staff. `lost` is
 * called when it ends by itself.
 */
export async function open_service(loyalty, { shop, store, lost }) {
  const words = ['serve', '--shop', shop, '--store', store, '--port', '0', '--access-log', 'false', '--clock', begins];
  // In a group of its own: Ctrl-C in a terminal is for us alone, and we end it in order.
  const child = spawn(loyalty, words, { stdio: ['ignore', 'pipe', 'inherit'], detached: true });
  let closing = false;
  const ended = new Promise((ends) => child.on('close', ends));
  const said = await new Promise((resolve, reject) => {
    let text = '';
    child.stdout.setEncoding('utf8').on('data', (part) => {
      text += part;
      if (/listening on \S+/.test(text)) resolve(text);
    });
    child.on('error', (error) => reject(new Error(`${loyalty} cannot be started: ${error.message}`)));
    child.on('close', (code) => reject(new Error(`loyalty serve ended with ${code} for ${shop}`)));
  });
  child.on('close', () => closing || lost());
  return {
    base: new URL(said.match(/listening on (\S+)/)[1]),
    key: said.match(/told once: (\S+)/)[1],
    close: () => {
      closing = true;
      child.kill('SIGTERM');
      return ended;
    },
  };
}

/** Of one connection, not of the request: they are not passed on. */
const of_connection = ['connection', 'expect', 'keep-alive', 'proxy-authenticate', 'proxy-authorization', 'proxy-connection', 'te', 'trailer', 'transfer-encoding', 'upgrade'];

function passed_on(headers) {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !of_connection.includes(name)));
}

function worth_compressing(from, { headers }) {
  return /\bbr\b/.test(from.headers['accept-encoding'] ?? '') && /^application\/json\b/.test(headers['content-type'] ?? '')
    && !headers['content-encoding'] && Number(headers['content-length'] ?? 0) > 1000;
}

/** Passes a request on to a service as it is, and its answer back; with `key` as the shop's own backend. */
export function pass_on(from, answer, service, path, key) {
  const headers = { ...passed_on(from.headers), host: service.base.host };
  if (key) headers.authorization = `Bearer ${key}`;
  const to = send({ host: service.base.hostname, port: service.base.port, method: from.method, path, headers }, (told) => {
    told.on('error', () => answer.destroy());
    if (!worth_compressing(from, told)) {
      answer.writeHead(told.statusCode, passed_on(told.headers));
      told.pipe(answer);
      return;
    }
    // As the proxy before a shop's service does it: an account of a hundred coupons is a tenth then.
    const { 'content-length': _length, ...others } = passed_on(told.headers);
    answer.writeHead(told.statusCode, { ...others, 'content-encoding': 'br', vary: 'accept-encoding' });
    told.pipe(createBrotliCompress({ params: { [constants.BROTLI_PARAM_QUALITY]: 4 } })).on('error', () => answer.destroy()).pipe(answer);
  });
  to.on('error', () => {
    // What is still coming in has nowhere to go.
    from.unpipe(to).resume();
    if (answer.headersSent) answer.destroy();
    else answer.writeHead(502, { connection: 'close' }).end();
  });
  answer.on('close', () => answer.writableFinished || to.destroy());
  from.pipe(to);
}

/** What a service answers to the shop's own backend. */
export async function ask(service, path) {
  const answer = await fetch(new URL(path, service.base), { headers: { authorization: `Bearer ${service.key}` } });
  if (!answer.ok) throw new Error(`${path} answers with status ${answer.status}`);
  return answer;
}

/** Who is logged in, in one answer: the member's token, and their account as that token reads it. */
export async function log_in(from, answer, service) {
  let body = '';
  for await (const part of from.setEncoding('utf8')) {
    body += part;
    if (body.length > 10_000) return answer.writeHead(413, { connection: 'close' }).end();
  }
  const tokens = await fetch(new URL('/v1/tokens', service.base), { method: 'POST', headers: { authorization: `Bearer ${service.key}` }, body });
  const told = await tokens.text();
  const { member } = JSON.parse(body);
  const standing = tokens.ok && await fetch(new URL(`/v1/members/${encodeURIComponent(member)}`, service.base), { headers: { authorization: `Bearer ${JSON.parse(told).token}` } });
  const whole = standing?.ok ? told.replace(/\}\s*$/, `,"standing":${await standing.text()}}`) : told;
  const compressed = /\bbr\b/.test(from.headers['accept-encoding'] ?? '');
  answer.writeHead(tokens.status, { 'content-type': 'application/json', vary: 'accept-encoding', ...(compressed && { 'content-encoding': 'br' }) });
  answer.end(compressed ? brotliCompressSync(whole, { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } }) : whole);
}
