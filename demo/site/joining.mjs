// Somebody becomes a member of a shop, with the code of who invited them: that of a member.

import { randomInt, randomUUID } from 'node:crypto';
import { text_of } from './body.mjs';

/** A number as it stands on a member's card. */
const number = () => `m-${randomInt(10_000_000, 99_999_999)}`;

export async function join(from, answer, service) {
  const text = await text_of(from);
  if (text === undefined) return answer.writeHead(413, { connection: 'close' }).end();
  const { channel = 'h5', code, id = randomUUID() } = JSON.parse(text || '{}');
  const ask = (path, body) => fetch(new URL(path, service.base), {
    headers: { authorization: `Bearer ${service.key}` }, ...(body && { method: 'POST', body: JSON.stringify(body) }),
  });
  // Whoever invites has to be one: a code that somebody made up binds to nobody.
  if (code !== undefined) {
    const found = await ask(`/v1/members/${encodeURIComponent(code)}`);
    if (!found.ok) return answer.writeHead(found.status, { 'content-type': 'application/json' }).end(await found.text());
  }
  const member = number();
  const told = await ask('/v1/members', { id, channel, member: { id: member, phone_bound: true, ...(code !== undefined && { referrer: code }) } });
  answer.writeHead(told.status, { 'content-type': 'application/json' }).end(told.ok ? JSON.stringify({ member }) : await told.text());
}
