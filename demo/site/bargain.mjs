// A friend helps with a bargain: who decides how much it takes off is the shop.

import { text_of } from './body.mjs';

/** What friends cut off, one after another, in fen. */
const cuts = [6688, 3880, 2560, 1888, 999];
let helped = 0;

export async function help(from, answer, service, member, run) {
  const text = await text_of(from);
  if (text === undefined) return answer.writeHead(413, { connection: 'close' }).end();
  const amount = cuts[helped++ % cuts.length];
  const path = new URL(`/v1/members/${member}/campaigns/${run}/join`, service.base);
  const told = await fetch(path, { method: 'POST', headers: { authorization: `Bearer ${service.key}` }, body: JSON.stringify({ ...JSON.parse(text), amount }) });
  answer.writeHead(told.status, { 'content-type': 'application/json' }).end(await told.text());
}
