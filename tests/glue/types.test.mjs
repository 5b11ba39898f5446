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
  return compiled_with(['--types', ''], files);
}

function compiled_with(host, files) {
  const strict = ['--strict', '--exactOptionalPropertyTypes', '--noUncheckedIndexedAccess', '--isolatedModules', '--verbatimModuleSyntax'];
  const { status, stdout } = spawnSync(join(glue, 'node_modules/.bin/tsc'),
    ['--ignoreConfig', '--noEmit', '--target', 'es2017', '--module', 'esnext', '--moduleResolution', 'bundler', ...host, ...strict, ...files],
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

let declared = false;

/** What a host's page or server writes, checked with the types of that host and the declarations of the package. */
function on_host(name, host, code) {
  if (!declared) {
    const { status, stdout } = spawnSync(join(glue, 'node_modules/.bin/tsc'), ['--emitDeclarationOnly', '--outDir', join(root, 'build/glue/types')], { cwd: glue, encoding: 'utf8' });
    assert.equal(status, 0, stdout);
    declared = true;
  }
  const file = `build/glue/${name}.ts`;
  writeFileSync(join(root, file), code);
  const { good, says } = compiled_with(host, [file]);
  assert.ok(good, `${name}: ${says}`);
}
const entry = (name) => JSON.stringify(`./types/entries/${name}.js`);

test('each host\'s fetch is taken as it is, and by a function of the page\'s own', () => {
  const node_types = join(root, 'tests/wasm/node_modules/@types');
  const hosts = { dom: ['--lib', 'es2020,dom', '--types', ''], webworker: ['--lib', 'es2020,webworker', '--types', ''], node: ['--lib', 'es2020', '--typeRoots', node_types, '--types', 'node'] };
  for (const [name, host] of Object.entries(hosts))
    on_host(`fetch_${name}`, host, `import { fetchRequest, type SendRequest } from ${entry('service')};
export const sends: SendRequest[] = [fetchRequest(fetch), fetchRequest((url, init) => fetch(url, init))];
// @ts-expect-error What answers with no status is no fetch.
fetchRequest(async () => ({}));`);
});

test('wx.request is taken as it is, and a request of the page\'s own', () => {
  const typings = join(root, 'demo/miniprogram/node_modules');
  on_host('request_weapp', ['--lib', 'es2020', '--typeRoots', typings, '--types', 'miniprogram-api-typings'], `import { miniProgramRequest, type SendRequest } from ${entry('service')};
export const sends: SendRequest[] = [miniProgramRequest(wx.request), miniProgramRequest((options) => wx.request(options))];
// @ts-expect-error Numbers are no options.
miniProgramRequest((options: number) => options);`);
});

test('the card is an element to pages, by its name too, and loads where there are none', () => {
  on_host('card_dom', ['--lib', 'es2020,dom', '--types', ''], `import { MemberSavings } from ${entry('element')};
const card = new MemberSavings();
card.style.margin = "8px";
document.body.append(card);
const found = document.querySelector("member-savings");
if (found) found.token = () => "token";
const made: HTMLElement = document.createElement("member-savings");
export const all = [made, found];`);
  on_host('card_none', ['--lib', 'es2020', '--types', ''], `import { MemberSavings } from ${entry('element')};\nexport const card: { token: unknown } = new MemberSavings();`);
});

test('an error is narrowed by instanceof', () => {
  on_host('errors', ['--lib', 'es2020', '--types', ''], `import { LoyaltyError } from ${entry('store')};
import { ServiceError } from ${entry('service')};
export const told = (thrown: unknown) => thrown instanceof ServiceError ? [thrown.status, thrown.code] : thrown instanceof LoyaltyError ? [thrown.code, thrown.at] : [];`);
});

test('every type that a store takes or gives can be imported with it', () => {
  const store = readFileSync(join(glue, 'src/store/store.ts'), 'utf8').split('// Opening')[1].replace(/^ {2}private [^]*?^ {2}}/gm, '');
  const views = readFileSync(join(glue, 'src/store/views/index.ts'), 'utf8').split('export interface Views {')[1].split('}')[0];
  const options = readFileSync(join(glue, 'src/store/options.ts'), 'utf8').split('export interface Language')[1];
  const made = new Set(['Promise', 'PromiseLike', 'Partial', 'Pick', 'Omit', 'Date', 'K', 'Views']);
  const types = new Set([...[store, views, options].join('').replace(/\/\*\*?[^]*?\*\/|\/\/.*|"[^"]*"|`[^`]*`/g, '').matchAll(/(?<=[:<|(&] ?|readonly |> )[A-Z][a-z]\w+/g)].map(([name]) => name));
  const names = [...types].filter((name) => !made.has(name));
  assert.ok(names.length > 40, names.join(' '));
  const main = ['Event', 'Fen', 'Id', 'Instant', 'Sealed', 'SpecialPrice', 'Engine', 'Sentences', 'LoyaltyError'];
  for (const from of ['store', 'store_miniprogram'])
    on_host(`imports_${from}`, ['--lib', 'es2020', '--types', ''], `export type { ${names.filter((name) => !main.includes(name)).join(', ')} } from ${entry(from)};
export type { Event, Fen, Id, Instant, Sealed, SpecialPrice, Engine, LoyaltyError } from ${entry('miniprogram')};`);
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
