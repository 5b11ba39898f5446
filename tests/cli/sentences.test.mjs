// Nothing the core can say is left without a sentence, and nothing is asked of the table that it lacks.

import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const read = (path) => readFileSync(`${root}/${path}`, 'utf8');
const sources = (folder) => readdirSync(`${root}/${folder}`).filter((f) => /\.(cpp|h)$/.test(f)).map((f) => `${folder}/${f}`);

const table = read('native/words/messages.cpp');
const keys = [...table.matchAll(/^ {6}\{"((?:[^"\\]|\\.)+)"/gm)].map((m) => m[1]);
const shared = Object.entries(JSON.parse(read('messages/en.json'))).flatMap(([group, words]) => Object.keys(words).map((key) => `${group}.${key}`));
const known = new Set([...keys, ...shared]);

/** The strings of `NAME[] = {...}`. */
function names(path, name) {
  const [, body] = read(path).match(new RegExp(`${name}\\[\\] = \\{([^}]*)\\}`));
  return [...body.matchAll(/"([^"]+)"/g)].map((m) => m[1]);
}

test('every key stands once, here or in messages/, and in both languages', () => {
  assert.equal(known.size, keys.length + shared.length);
  assert.ok(keys.length > 100);
  for (const row of table.matchAll(/\{"((?:[^"\\]|\\.)+)",\s*((?:"(?:[^"\\]|\\.)*"\s*)+),\s*((?:"(?:[^"\\]|\\.)*"\s*)+)\}/g)) {
    const words = (text) => new Set([...text.matchAll(/\{(\w+)/g)].map((m) => m[1]));
    assert.deepEqual([...words(row[2])].sort(), [...words(row[3])].sort(), `${row[1]} uses the same words in both languages`);
    assert.match(row[2], row[1] === 'help.type.lang' ? /./ : /[^\x00-\x7f]|^"(FILE|WHEN|\{amount\})"/, `${row[1]} is Chinese`);
  }
});

test('every sentence that the program asks for exists', () => {
  for (const path of ['batch', 'command', 'words'].flatMap((folder) => sources(`native/${folder}`)))
    for (const [, key] of read(path).matchAll(/\bsay\("([^"]+)"/g)) assert.ok(known.has(key) || key.endsWith('.'), `${path}: ${key}`);
});

test('every event, and every change that a member sees, has a name', () => {
  const silent = names('native/command/show_changes.cpp', 'bookkeeping');
  const kinds = [...read('core/account/event_kinds.h').matchAll(/KIND\((\w+), "/g)].map((m) => m[1]);
  assert.ok(kinds.length > 30);
  for (const kind of kinds) assert.ok(known.has(`event.${kind}`), kind);
  for (const kind of names('core/account/fact.h', 'fact_names'))
    assert.ok(known.has(`fact.${kind}`) || silent.includes(kind), kind);
});

test('every price, saving, stage and state has a name', () => {
  const rows = [['price', 'core/program/pricing_policy.h', 'price_kind_names'], ['source', 'core/program/points_policy.h', 'points_source_names'],
    ['order', 'core/account/orders.h', 'order_state_names'], ['missing', 'core/program/tier_policy.h', 'metric_names'], ['need', 'core/program/tier_policy.h', 'metric_names'],
    ['gift_card', 'core/account/wallet.h', 'gift_card_state_names']];
  for (const [prefix, path, name] of rows)
    for (const word of names(path, name)) assert.ok(known.has(`${prefix}.${word}`), `${prefix}.${word}`);
});

test('every problem has a sentence', () => {
  const missing = new Set();
  for (const folder of ['base', 'wire', 'program', 'pricing', 'account', 'events', 'overview', 'engine']) {
    for (const path of sources(`core/${folder}`)) {
      for (const [, code] of read(path).matchAll(/(?:\brefuse\(|\bProblem\{|\bproblem\(|\bproblem_at\([^,;]*,\s*)\s*"([a-z_]+)"/g))
        if (!known.has(`problem.${code}`)) missing.add(`${code} (${path})`);
    }
  }
  assert.deepEqual([...missing], []);
});
