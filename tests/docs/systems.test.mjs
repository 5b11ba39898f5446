// docs/systems.md: every row says which call answers it, and has vectors that make this call.

import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import assert from 'node:assert/strict';
import test from 'node:test';

const root = join(dirname(fileURLToPath(import.meta.url)), '../..');

/** Rows that nothing answers yet: they have "–" as call and as vectors. The list must become empty, and stay so. */
const open = new Set();

/** Rows of each system. */
const systems = { 0: 23, 1: 26, 2: 26, 3: 10, 4: 26 };

const engine_calls = ['open', 'overview', 'quote', 'preview', 'apply', 'snapshot', 'verify', 'check_program', 'check_change'];

/** The rows of a document: {id, calls, paths}; nothing for "–". */
function rows_of(text) {
  return text.split('\n').flatMap((line) => {
    const cells = line.split('|').slice(1, -1).map((cell) => cell.trim());
    if (!/^\d\.\d+$/.test(cells[0] ?? '')) return [];
    assert.equal(cells.length, 8, `row ${cells[0]} has ${cells.length} cells`);
    const calls = [...cells[5].matchAll(/`([^`]+)`/g)].map((match) => match[1]);
    const paths = [...cells[6].matchAll(/\]\(([^)]+)\)/g)].map((match) => match[1]);
    return [{ id: cells[0], calls, paths, bare: cells[5] === '–' && cells[6] === '–' }];
  });
}

/** What is wrong with a row, or nothing. */
function fault(row) {
  if (row.bare) return open.has(row.id) ? '' : `${row.id}: no call and no vector`;
  if (open.has(row.id)) return `${row.id}: answered, and still in the list of open rows`;
  if (row.calls.length === 0 || row.paths.length === 0) return `${row.id}: no call or no vector`;
  const missing = row.paths.find((path) => !existsSync(join(root, 'docs', path)));
  if (missing) return `${row.id}: ${missing} is not there`;
  const outside = row.paths.find((path) => !path.startsWith('../tests/'));
  if (outside) return `${row.id}: ${outside} is no test`;
  const made = new Set(row.paths.filter((path) => path.endsWith('.json')).flatMap((path) =>
    (JSON.parse(readFileSync(join(root, 'docs', path), 'utf8')).calls ?? []).map((call) => call.call)));
  const unmade = row.calls.find((call) => engine_calls.includes(call) && !made.has(call));
  if (unmade) return `${row.id}: no vector of it calls ${unmade}`;
  const unknown = row.calls.find((call) => !engine_calls.includes(call) && !call.startsWith('loyalty '));
  return unknown ? `${row.id}: ${unknown} is neither a call of the engine nor a command` : '';
}

const rows = rows_of(readFileSync(join(root, 'docs/systems.md'), 'utf8'));

test('docs/systems.md has every row of every system', () => {
  const wanted = Object.entries(systems).flatMap(([system, n]) => Array.from({ length: n }, (_, i) => `${system}.${i + 1}`));
  assert.deepEqual(rows.map((row) => row.id), wanted);
});

test('every row of docs/systems.md has its call, and vectors that make it', () => {
  assert.deepEqual(rows.map(fault).filter(Boolean), []);
  console.log(`# systems: ${rows.length - open.size} of ${rows.length} rows have vectors; open: ${[...open].join(' ') || 'none'}`);
});

test('rows without vectors are found', () => {
  const row = (call, vectors) => fault(rows_of(`| 0.1 | a | b | c | d | ${call} | ${vectors} | home |`)[0]);
  const vector = '[p](../tests/vectors/rules/tiers/progress.json)';
  assert.equal(row('`overview`', vector), '');
  assert.match(row('–', '–'), /no call and no vector/);
  assert.match(row('`overview`', '–'), /no vector/);
  assert.match(row('`verify`', vector), /calls verify/);
  assert.match(row('`guess`', vector), /neither/);
  assert.match(row('`overview`', '[p](../tests/vectors/rules/tiers/none.json)'), /not there/);
});
