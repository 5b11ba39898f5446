// A gift card that goes to whoever opens a message: the service knows receivers by their ids alone, and a sender in a chat knows
// none. So the shop's server signs that a card may be taken, and books both sides when somebody comes with the token.

import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { text_of } from './body.mjs';

/** Of this server's life: a shop keeps it among its keys. */
const key = randomBytes(32);
/** A message in a chat is old after so many milliseconds; the card stays the sender's. */
const good_for = 7 * 24 * 3600_000;

const signature = (text) => createHmac('sha256', key).update(text).digest('base64url');

export function signed(gift) {
  const text = Buffer.from(JSON.stringify(gift)).toString('base64url');
  return `${text}.${signature(text)}`;
}

/** What was signed; nothing: somebody else made it, or it is too old. */
export function read_token(token, now = Date.now()) {
  const [text = '', given = ''] = String(token).split('.');
  const own = Buffer.from(signature(text)), theirs = Buffer.from(given);
  if (own.length !== theirs.length || !timingSafeEqual(own, theirs)) return undefined;
  const gift = JSON.parse(Buffer.from(text, 'base64url'));
  return gift.until > now ? gift : undefined;
}

const answer_with = (answer, status, body) => answer.writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store' }).end(JSON.stringify(body));
const post = (service, path, body) => fetch(new URL(path, service.base), { method: 'POST', headers: { authorization: `Bearer ${service.key}` }, body: JSON.stringify(body) });

/** POST /members/{member}/gift-cards/{card}/token: a token, where the member has this card in hand. */
export async function offer(answer, service, member, card) {
  const [from, id] = [member, card].map(decodeURIComponent);
  // Who could use it up can give it away.
  const told = await post(service, `/v1/members/${member}/events?dry`, { id: `offered-${id}`, kind: 'gift_card_used', gift_card_id: id });
  if (!told.ok) return answer_with(answer, told.status, await told.json());
  answer_with(answer, 200, { token: signed({ card: id, from, until: Date.now() + good_for }) });
}

/** POST /members/{member}/gifts with {"id","token"}: out of the sender's log, into this member's. */
export async function take(from, answer, service, member) {
  const text = await text_of(from);
  if (text === undefined) return answer.writeHead(413, { connection: 'close' }).end();
  const { token } = JSON.parse(text);
  const gift = read_token(token);
  if (!gift) return answer_with(answer, 403, { code: 'gift_token_unknown', title: '这条赠送消息已经失效' });
  const to = decodeURIComponent(member);
  if (gift.from === to) return answer_with(answer, 409, { code: 'sent_to_self', title: '这是您自己送出的卡' });
  // The same ids at each try: a retry after a lost answer is the same gift.
  const id = `gift-${createHash('sha256').update(`${token} ${to}`).digest('hex').slice(0, 32)}`;
  const sent = await post(service, `/v1/members/${encodeURIComponent(gift.from)}/events`, { id, kind: 'gift_card_sent', gift_card_id: gift.card, to });
  if (!sent.ok) return answer_with(answer, sent.status, await sent.json());
  const taken = await post(service, `/v1/members/${member}/gift-cards/${encodeURIComponent(gift.card)}/accept`, { id });
  answer_with(answer, taken.status, await taken.json());
}
