// The shop of examples/server with many members and a database: every order is on the disk before it is acknowledged.
//
//   node server.mjs FILE MEMBERS

import Database from 'better-sqlite3';
import { createServer } from 'node:http';
import { loadEngine } from 'member-center';
import { program_text, small_cart } from '../shop.mjs';

const [, , path, members] = process.argv;
const db = new Database(path);
db.pragma('journal_mode = WAL');
db.pragma('synchronous = FULL');
db.exec('CREATE TABLE events (member TEXT, place INTEGER, id TEXT, sealed TEXT, PRIMARY KEY (member, place), UNIQUE (member, id))');
const insert = db.prepare('INSERT INTO events VALUES (?, ?, ?, ?)');

const engine = await loadEngine();
const seats = new Map();
db.transaction(() => {
  for (let i = 0; i < Number(members); ++i) {
    const id = `m${i}`;
    const center = engine.open(program_text);
    const { sealed } = center.apply({ id: 'joined', at: Date.now() - 1000, kind: 'member_joined', member: { id } });
    insert.run(id, 1, 'joined', JSON.stringify(sealed));
    seats.set(id, { center, events: 1 });
  }
})();

/** One transaction an order: the engine is put back by a new process if the disk refuses. */
function place(id, { id: order, cart, receipt }) {
  const seat = seats.get(id);
  const at = Date.now();
  const { sealed, duplicate } = seat.center.apply({ id: order, at, kind: 'order_placed', cart: { ...cart, at }, receipt, until: at + 15 * 60_000 });
  const text = JSON.stringify(sealed);
  if (!duplicate) insert.run(id, ++seat.events, order, text);
  return `{"events":${seat.events},"sealed":${text}}`;
}

const server = createServer(async (request, response) => {
  let body = '';
  for await (const part of request) body += part;
  try {
    const text = place(request.url.split('/')[3], JSON.parse(body));
    response.writeHead(201, { 'content-type': 'application/json' }).end(text);
  } catch (error) {
    response.writeHead(409, { 'content-type': 'application/json' }).end(JSON.stringify({ code: error.code, details: error.details }));
  }
});
server.listen(0, '127.0.0.1', () => {
  const { receipt } = seats.get('m0').center.quote({ ...small_cart, at: Date.now() });
  console.log(`listening on http://127.0.0.1:${server.address().port} ${JSON.stringify(receipt)}`);
});
