// The package as npm packs it, in fresh projects.

import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { build } from 'vite';
import { launch, serve } from './browser.mjs';
import { dist } from './realms.mjs';

const here = new URL('.', import.meta.url).pathname;
const program = { id: 'tea', version: 1, timezone: 'Asia/Shanghai',
  promotions: [{ id: 'half', name: '第二件半价', group: 'sales', effects: [{ kind: 'nth_unit', offs: [0, 5000] }] }],
  pricing: { groups: [{ id: 'sales' }] } };
const cart = { at: 1795330800000, lines: [{ sku: 'dianhong', unit_price: 6000, quantity: 2 }] };
const use = `const center = await openMemberCenter({ program: ${JSON.stringify(program)} });
const quote = center.quote(${JSON.stringify(cart)});`;

let folder;
/** A fresh project with the unpacked package among its modules. */
function project(name, files) {
  const root = join(folder, name);
  mkdirSync(join(root, 'node_modules'), { recursive: true });
  symlinkSync(join(folder, 'package'), join(root, 'node_modules/member-center'));
  for (const [file, text] of Object.entries(files)) writeFileSync(join(root, file), text);
  return root;
}

before(() => {
  folder = mkdtempSync(join(tmpdir(), 'member-center-'));
  const [{ filename }] = JSON.parse(execFileSync('npm', ['pack', '--json', '--pack-destination', folder], { cwd: dist, encoding: 'utf8' }));
  execFileSync('tar', ['-xzf', join(folder, filename), '-C', folder]);
});
after(() => rmSync(folder, { recursive: true, force: true }));

const run = (root, file) => execFileSync(process.execPath, [file], { cwd: root, encoding: 'utf8' });

test('npm packs every file of dist/', () => {
  const list = (root) => readdirSync(root, { recursive: true }).map(String).sort();
  assert.deepEqual(list(join(folder, 'package')), list(dist));
});

test('Node, ES module', () => {
  const root = project('esm', { 'package.json': '{"type": "module"}',
    'main.js': `import { openMemberCenter } from 'member-center';\n${use}\nconsole.log(quote.totals.payable);` });
  assert.equal(run(root, 'main.js'), '9000\n');
});

test('Node, CommonJS, with the fallback', () => {
  const root = project('cjs', { 'main.js': `const { openMemberCenter, loadEngine } = require('member-center');
const { javascript } = require('member-center/fallback');
(async () => {
  ${use}
  const same = (await loadEngine({ host: javascript() })).open(${JSON.stringify(program)}).quote(${JSON.stringify(cart)});
  console.log(quote.totals.payable, JSON.stringify(same) === JSON.stringify(quote), require('member-center/schemas/cart.schema.json').title);
})();` });
  assert.equal(run(root, 'main.js'), '9000 true Cart\n');
});

test('a mini-program project that copies the folder, or built with 构建 npm', () => {
  const { miniprogram } = JSON.parse(readFileSync(join(folder, 'package/package.json'), 'utf8'));
  const names = readdirSync(join(folder, 'package', miniprogram));
  for (const name of ['index.js', 'index.d.ts', 'messages.js', 'member-center.wasm.br']) assert.ok(names.includes(name), name);
  assert.ok(!names.includes('package.json'));
});

const strict = { compilerOptions: { strict: true, noEmit: true, target: 'ES2020', module: 'NodeNext', moduleResolution: 'NodeNext',
  exactOptionalPropertyTypes: true, noUncheckedIndexedAccess: true, lib: ['ES2020', 'DOM'], types: [] }, include: ['*.mts', '*.cts'] };
const typed = `async function main() {
  const center: MemberCenter = await openMemberCenter({ program: ${JSON.stringify(program)} });
  const quote: Quote = center.quote(${JSON.stringify(cart)});
  try { center.overview(0); } catch (error) { if (error instanceof LoyaltyError) { const at: string = error.at; void at; } }
  void quote;
}
void main;`;

function typescript(root) {
  const { status, stdout } = spawnSync(process.execPath, [join(here, 'node_modules/typescript/bin/tsc'), '-p', root], { encoding: 'utf8' });
  return { status, stdout };
}

test('TypeScript, strict: every condition of the exports map has its types', () => {
  const names = 'openMemberCenter, LoyaltyError, type MemberCenter, type Quote';
  const root = project('types', { 'tsconfig.json': JSON.stringify(strict),
    'esm.mts': `import { ${names} } from 'member-center';\nimport { web } from 'member-center/web';\nimport { weapp } from 'member-center/miniprogram';\nimport { javascript } from 'member-center/fallback';\n${typed}\nvoid [web({ streaming: false }), weapp(), javascript()];`,
    'cjs.cts': `import { ${names} } from 'member-center';\nimport fallback = require('member-center/fallback');\n${typed}\nvoid fallback.javascript();` });
  const { status, stdout } = typescript(root);
  assert.equal(status, 0, stdout);
  writeFileSync(join(root, 'wrong.mts'), `import { openMemberCenter } from 'member-center';\nvoid openMemberCenter({ programme: {} });`);
  assert.match(typescript(root).stdout, /programme/);
});

test('Vite: built, served with a strict policy, and used in Chromium', async () => {
  const root = project('vite', { 'package.json': '{"type": "module"}',
    'index.html': '<!doctype html><meta charset="utf-8"><title>shop</title><script type="module" src="/main.js"></script>',
    'main.js': `import { openMemberCenter } from 'member-center';\n${use}\ndocument.title = String(quote.totals.payable);` });
  await build({ root, logLevel: 'error', build: { target: 'es2022' } });
  const server = await serve({ '': join(root, 'dist') });
  const chromium = await launch();
  try {
    const page = await chromium.newPage();
    await page.goto(`${server.url}/index.html`);
    await page.waitForFunction(() => document.title !== 'shop');
    assert.equal(await page.title(), '9000');
  } finally {
    await chromium.close();
    await server.close();
  }
});
