// What the shop's staff see beside the service's own calls: a program's check, and figures of all members, by the commands
// of `loyalty`.

import { randomUUID } from 'node:crypto';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { text_of } from './body.mjs';
import { told_by } from './command.mjs';
import { figures_of } from './figures.mjs';
import { ask } from './service.mjs';

/** A program as it is typed: the check of it, and what it would take from members on the one that is active. */
async function check({ from, service, loyalty, folder }) {
  const text = await text_of(from);
  if (text === undefined) return { status: 413 };
  const typed = join(folder, `${randomUUID()}.json`);
  const active = join(folder, `${randomUUID()}.json`);
  try {
    await writeFile(typed, text);
    await writeFile(active, await (await ask(service, '/v1/program')).text());
    const [checked, change] = await Promise.all([
      told_by(loyalty, ['check', typed, '--json']),
      told_by(loyalty, ['check', '--before', active, typed, '--json']),
    ]);
    return { status: 200, body: { check: checked, change } };
  } finally {
    await Promise.all([rm(typed, { force: true }), rm(active, { force: true })]);
  }
}

async function figures({ service, loyalty, shop }) {
  return { status: 200, body: await figures_of({ service, loyalty, shop }) };
}

async function program({ service }) {
  return { status: 200, body: await (await ask(service, '/v1/program')).json() };
}

/** A call that answers by itself; what goes wrong in it is an answer, too. */
const answered = (call) => async (asked) => {
  const { answer } = asked;
  const { status, body } = await call(asked).catch((error) => ({ status: 500, body: { code: 'not_answered', title: error.message } }));
  if (answer.destroyed) return;
  answer.writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store', connection: status === 200 ? 'keep-alive' : 'close' });
  answer.end(JSON.stringify(body ?? {}));
};

/** By method and path. */
export const staff_calls = {
  'POST /check': answered(check),
  'GET /insight': answered(figures),
  'GET /program': answered(program),
};
