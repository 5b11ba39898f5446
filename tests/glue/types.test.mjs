// The types of the JavaScript package: made from the schemas, strict, and right for every document there is.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { root } from './source.mjs';

const glue = join(root, 'js-glue');

/** Checks TypeScript files as strictly as a page might. */
function compiled(...files) {
  const strict = ['--strict', '--exactOptionalPropertyTypes', '--noUncheckedIndexedAccess', '--isolatedModules', '--verbatimModuleSyntax'];
  const { status, stdout } = spawnSync(join(glue, 'node_modules/.bin/tsc'),
    ['--ignoreConfig', '--noEmit', '--target', 'es2017', '--module', 'esnext', '--moduleResolution', 'bundler', '--types', '', ...strict, ...files],
    { cwd: root, encoding: 'utf8' });
  return { good: status === 0, says: stdout };
}

test('types and sentences in js-glue/src are as schemas/ and messages/ have them', () => {
  const { status, stderr } = spawnSync(process.execPath, [join(glue, 'generate/index.mjs'), '--check'], { encoding: 'utf8' });
  assert.equal(status, 0, stderr);
});

test('nothing is of unknown type', () => {
  const types = readFileSync(join(glue, 'src/types/wire.ts'), 'utf8').replace(/\/\*\*.*?\*\//gs, '');
  // But for what a merchant adds: only the merchant's own pages know it.
  assert.doesNotMatch(types.replace(/"[^"]*"/g, '""').replace(/^export type Ext = .*$/m, ''), /\b(unknown|any|object)\b/);
  // What has keys of its own: levels, offers, months, ...
  for (const [, value] of types.matchAll(/\[k: string\]: ([^;]+);/g)) assert.match(value, /^[A-Z]\w+$|^number$|^string$/);
});

test('every type, and every member of it, says what it is', () => {
  const types = readFileSync(join(glue, 'src/types/wire.ts'), 'utf8');
  const silent = types.split('\n').filter((line, i, lines) => /^ +\w+\??: /.test(line) && !/\*\/$/.test(lines[i - 1]) && !/^ +(code|kind): "/.test(line));
  assert.deepEqual(silent, []);
});

test('the compiler takes what is right and refuses what is wrong', () => {
  const { good, says } = compiled('tests/glue/uses.ts');
  assert.ok(good, says);
});

test('programs, carts, events, quotes and overviews of every shop and every vector have the types', () => {
  const documents = [];
  const add = (type, document) => documents.push([type, document]);
  const read = (path) => JSON.parse(readFileSync(join(root, path), 'utf8'));
  const files = (folder) => readdirSync(join(root, folder)).map((name) => `${folder}/${name}`);
  for (const shop of files('demo/shops')) {
    add('Program', read(`${shop}/program.json`));
    for (const cart of files(`${shop}/carts`)) add('Cart', read(cart));
    for (const log of files(`${shop}/members`))
      for (const line of readFileSync(join(root, log), 'utf8').trim().split('\n')) add('Event', JSON.parse(line));
  }
  const answers = { quote: 'Quote', overview: 'Overview', snapshot: 'Account' };
  for (const path of readdirSync(join(root, 'tests/vectors'), { recursive: true })) {
    if (!path.endsWith('.json')) continue;
    const { program, calls } = read(`tests/vectors/${path}`);
    if (!calls || calls.some((call) => call.call === 'open')) continue;
    if (typeof program === 'object') add('Program', program);
    for (const { call, input, output } of calls) {
      if (output.error) continue;
      if (answers[call]) add(answers[call], output);
      if (call === 'quote') add('Cart', input);
      if (call === 'apply' || call === 'preview') add('Event', input);
      if (output.sealed) add('Event', output.sealed);
    }
  }
  assert.ok(documents.length > 1000, String(documents.length));
  mkdirSync(join(root, 'build/glue'), { recursive: true });
  const types = [...new Set(documents.map(([type]) => type))];
  writeFileSync(join(root, 'build/glue/documents.ts'), `import type { ${types.join(', ')} } from "../../js-glue/src/types/index.js";\n` +
    documents.map(([type, document], i) => `export const d${i}: ${type} = ${JSON.stringify(document)};\n`).join(''));
  const { good, says } = compiled('build/glue/documents.ts');
  assert.ok(good, says.slice(0, 5000));
});
