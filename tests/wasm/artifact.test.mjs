// What the files of the package are made of: what phones of 2019 read, no larger than promised.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import test from 'node:test';
import { parse } from 'acorn';
import { dist } from './realms.mjs';

const text_of = (file) => readFileSync(join(dist, file), 'utf8');
const size_of = (file) => statSync(join(dist, file)).size;

// Everything after WebAssembly 1.0: iOS 14 and older refuse a whole module for one such instruction.
const proposals = ['mutable-globals', 'saturating-float-to-int', 'sign-extension', 'simd', 'multi-value', 'bulk-memory',
  'reference-types'];

function validate(file) {
  return spawnSync('wasm-validate', [...proposals.map((name) => `--disable-${name}`), file], { encoding: 'utf8' });
}

test('the module is WebAssembly 1.0 without any proposal', () => {
  const { status, stderr } = validate(join(dist, 'member-center.wasm'));
  assert.equal(status, 0, stderr);
});

test('a module with a proposal is found', () => {
  // (func (param i32) (result i32) local.get 0 i32.extend8_s)
  const bytes = Buffer.from('0061736d0100000001060160017f017f030201000a070105002000c00b', 'hex');
  assert.equal(WebAssembly.validate(bytes), true);
  const { status } = spawnSync('wasm-validate', [...proposals.map((name) => `--disable-${name}`), '-'], { input: bytes });
  assert.notEqual(status, 0);
});

test('no function is exported under more than three names', async () => {
  const module = await WebAssembly.compile(readFileSync(join(dist, 'member-center.wasm')));
  const imports = {};
  for (const { module: from, name, kind } of WebAssembly.Module.imports(module)) {
    assert.equal(kind, 'function', `${from}.${name}`);
    (imports[from] ??= {})[name] = () => 0;
  }
  const { exports } = await WebAssembly.instantiate(module, imports);
  const names = new Map();
  for (const [name, value] of Object.entries(exports))
    if (typeof value === 'function') names.set(value, [...(names.get(value) ?? []), name]);
  for (const list of names.values()) assert.ok(list.length <= 3, list.join(', '));
  // iOS does not know exported globals.
  for (const { name, kind } of WebAssembly.Module.exports(module)) assert.notEqual(kind, 'global', name);
});

const scripts = { 'web.mjs': 'module', 'node.mjs': 'module', 'node.cjs': 'script', 'miniprogram/index.js': 'script', 'miniprogram/messages.js': 'script',
  'miniprogram/service.js': 'script', 'miniprogram/session.js': 'script', 'miniprogram/store.js': 'script', 'service.cjs': 'script', 'service.mjs': 'module',
  'fallback.cjs': 'script' };

/** Names that are looked up outside of the file, and the calls that make code of texts. */
function names_in(code, sourceType) {
  const found = new Set();
  const walk = (node) => {
    if (!node || typeof node.type !== 'string') return;
    if (node.type === 'Identifier') found.add(node.name);
    if (node.type === 'MetaProperty') found.add(`${node.meta.name}.${node.property.name}`);
    for (const [part, value] of Object.entries(node)) {
      if (!node.computed && (part === 'property' || part === 'key')) continue;
      if (Array.isArray(value)) value.forEach(walk);
      else if (value && typeof value === 'object') walk(value);
    }
  };
  walk(parse(code, { ecmaVersion: sourceType === 'module' ? 2020 : 2017, sourceType, allowReturnOutsideFunction: true }));
  return found;
}

const forbidden = ['eval', 'Function', 'globalThis', 'window', 'document', 'self', 'process', 'TextDecoder', 'TextEncoder',
  'BigInt', 'BigInt64Array', 'Intl', 'performance', 'navigator', 'XMLHttpRequest', 'Proxy', 'SharedArrayBuffer', 'queueMicrotask'];

for (const [file, kind] of Object.entries(scripts)) {
  test(`${file} is ES2017 and names nothing that phones lack`, () => {
    const code = text_of(file);
    // Modules are parsed as younger for import.meta alone.
    if (kind === 'module') parse(code.replace(/import\.meta/g, 'a.b'), { ecmaVersion: 2017, sourceType: kind });
    const names = names_in(code, kind);
    const allowed = {
      'web.mjs': ['import.meta', 'fetch', 'URL', 'TextDecoder'],
      'node.mjs': ['import.meta', 'URL', 'TextDecoder'],
      'node.cjs': ['require', 'URL', 'TextDecoder'],
    }[file] ?? [];
    for (const name of [...forbidden, 'import.meta', 'fetch', 'URL', 'require'])
      if (!allowed.includes(name)) assert.ok(!names.has(name), name);
  });
}

test('a forbidden name is found', () => {
  assert.ok(names_in('var a = typeof eval', 'script').has('eval'));
  assert.ok(names_in('a[eval]', 'script').has('eval') && !names_in('a.eval', 'script').has('eval'));
  assert.ok(names_in('import.meta.url', 'module').has('import.meta'));
  assert.throws(() => names_in('a ?? b', 'script'));
});

test('the compressed module is the module', () => {
  const module = readFileSync(join(dist, 'member-center.wasm'));
  for (const file of ['member-center.wasm.br', 'miniprogram/member-center.wasm.br'])
    assert.ok(brotliDecompressSync(readFileSync(join(dist, file))).equals(module), file);
});

test('nothing tells where it was made', () => {
  const files = readdirSync(dist, { recursive: true }).map(String).filter((name) => statSync(join(dist, name)).isFile());
  const place = /\/(?:tmp|home|root|work|usr|Users)\/|core\/[a-z]+\/[a-z_]+\.cpp:\d/;
  for (const file of files.filter((name) => !name.endsWith('.br')))
    assert.ok(!place.test(readFileSync(join(dist, file), 'latin1')), file);
});

test('build.json tells the digest of every file with a module in it, and the rules of the core', () => {
  const { engine, modules, rules } = JSON.parse(text_of('build.json'));
  assert.ok(Object.keys(modules).includes('member-center.wasm') && Object.keys(modules).includes('miniprogram/member-center.wasm.br'));
  for (const [file, digest] of Object.entries(modules))
    assert.equal(createHash('sha256').update(readFileSync(join(dist, file))).digest('hex'), digest, file);
  const core = readFileSync(new URL('../../core/engine/engine.cpp', import.meta.url), 'utf8');
  assert.ok(core.includes(`return "${engine}"`) && core.includes(`rules_version() { return ${rules}; }`));
});

// What the files may have at most.
const limits = JSON.parse(readFileSync(new URL('limits.json', import.meta.url), 'utf8'));
const sizes = JSON.parse(text_of('SIZES.json'));

test('SIZES.json is true, and within the limits', () => {
  assert.equal(sizes['member-center.wasm'].bytes, size_of('member-center.wasm'));
  assert.equal(sizes['member-center.wasm'].brotli, size_of('member-center.wasm.br'));
  assert.equal(sizes['web.mjs'].bytes, size_of('web.mjs'));
  const shipped = readdirSync(join(dist, 'miniprogram')).filter((name) => name.includes('.') && !name.endsWith('.d.ts'));
  assert.equal(sizes.miniprogram.bytes, shipped.reduce((sum, name) => sum + size_of(`miniprogram/${name}`), 0));
  for (const [file, wanted] of Object.entries(limits))
    for (const [kind, most] of Object.entries(wanted))
      assert.ok(sizes[file][kind] <= most, `${file}: ${sizes[file][kind]} ${kind}, at most ${most}`);
});
