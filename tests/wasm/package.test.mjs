// The package as npm packs it, in fresh projects.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import * as esbuild from 'esbuild';
import * as vite from 'vite';
import webpack from 'webpack';
import { launch, serve, strict_policy } from './browser.mjs';
import { cart, program, projects, run, use } from './projects.mjs';
import { dist } from './realms.mjs';

const here = new URL('.', import.meta.url).pathname;
let all, folder;
before(() => {
  all = projects();
  ({ folder } = all);
});
after(() => all.remove());
const project = (name, files) => all.project(name, files);

test('npm packs every file of dist/', () => {
  const list = (root) => readdirSync(root, { recursive: true }).map(String).sort();
  assert.deepEqual(list(join(folder, 'package')), list(dist));
});

test('Node, ES module', () => {
  const root = project('esm', { 'package.json': '{"type": "module"}',
    'main.js': `import { openMemberCenter } from 'member-center';\n${use}\nconsole.log(quote.totals.payable);` });
  assert.equal(run(root, 'main.js'), '9000\n');
});

test('Node, ES module: what is made for mini-programs is imported by its names', () => {
  const root = project('esm-miniprogram', { 'package.json': '{"type": "module"}', 'main.js': `import { weapp } from 'member-center/miniprogram';
import { MemberStore } from 'member-center/miniprogram/store';
import { miniProgramRequest } from 'member-center/miniprogram/service';
import { zhCN } from 'member-center/miniprogram/messages';
import { en } from 'member-center/miniprogram/english';
import { sessionBehavior } from 'member-center/miniprogram/session';
import { remoteStore } from 'member-center/miniprogram/worker';
console.log([weapp, MemberStore, miniProgramRequest, zhCN, en, sessionBehavior, remoteStore].map((one) => typeof one).join());` });
  assert.equal(run(root, 'main.js'), 'function,function,function,object,object,function,function\n');
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
  for (const name of ['index.js', 'index.d.ts', 'messages.js', 'service.js', 'member-center.wasm.br']) assert.ok(names.includes(name), name);
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

/** What a page of a shop says in its title, in Chromium. */
async function title_of(url) {
  const chromium = await launch();
  try {
    const page = await chromium.newPage();
    const complaints = [];
    page.on('console', (message) => complaints.push(message.text()));
    page.on('pageerror', (error) => complaints.push(error.message));
    await page.goto(url);
    await page.waitForFunction(() => document.title !== 'shop').catch(() => assert.fail(complaints.join('\n')));
    return await page.title();
  } finally {
    await chromium.close();
  }
}
async function title_of_folder(folder, options) {
  const server = await serve({ '': folder }, options);
  try {
    return await title_of(`${server.url}/index.html`);
  } finally {
    await server.close();
  }
}

const page = (script) => `<!doctype html><meta charset="utf-8"><title>shop</title><script type="module" src="${script}"></script>`;
const main = `import { openMemberCenter } from 'member-center';\n${use}\ndocument.title = String(quote.totals.payable);`;
const shop = (name, script) => project(name, { 'package.json': '{"type": "module"}', 'index.html': page(script), 'main.js': main });

test('Vite: built, served with a strict policy, and used in Chromium', async () => {
  const root = shop('vite', '/main.js');
  await vite.build({ root, logLevel: 'error', build: { target: 'es2022' } });
  assert.equal(await title_of_folder(join(root, 'dist')), '9000');
});

test('Vite: its development server, as the guide sets it up, and a page in Chromium', async () => {
  const root = shop('vite-dev', '/main.js');
  const server = await vite.createServer({ root, configFile: false, logLevel: 'error', server: { host: '127.0.0.1', port: 0 },
    optimizeDeps: { exclude: ['member-center'] } });
  try {
    await server.listen();
    assert.equal(await title_of(`http://127.0.0.1:${server.httpServer.address().port}/`), '9000');
  } finally {
    await server.close();
  }
});

test('webpack: built, served with a strict policy, and used in Chromium', async () => {
  const root = shop('webpack', '/dist/main.js');
  const compiler = webpack({ mode: 'production', context: root, entry: './main.js', output: { path: join(root, 'dist') } });
  const stats = await new Promise((resolve, reject) => compiler.run((error, result) => (error ? reject(error) : resolve(result))));
  await new Promise((resolve) => compiler.close(resolve));
  assert.ok(!stats.hasErrors(), stats.toString());
  assert.ok(readdirSync(join(root, 'dist')).some((name) => name.endsWith('.wasm')));
  assert.equal(await title_of_folder(root), '9000');
});

/** A page with a script that is no module, and so does not know where it is. */
async function title_of_script(name, loading) {
  const root = project(name, { 'index.html': '<!doctype html><meta charset="utf-8"><title>shop</title><script src="out.js"></script>',
    'main.js': `import { ${loading.imports} } from 'member-center';
openMemberCenter({ program: ${JSON.stringify(program)}${loading.host} }).then(
  (center) => { document.title = String(center.quote(${JSON.stringify(cart)}).totals.payable); },
  ({ name, code, details }) => { document.title = JSON.stringify([name, code, details]); });` });
  await esbuild.build({ entryPoints: [join(root, 'main.js')], outfile: join(root, 'out.js'), bundle: true, format: 'iife', minify: true,
    target: 'es2017', logLevel: 'silent' });
  return title_of_folder(root);
}

test('esbuild, a script for old pages: it says that it needs the url, and works with it', async () => {
  assert.deepEqual(JSON.parse(await title_of_script('iife', { imports: 'openMemberCenter', host: '' })),
    ['LoyaltyError', 'module_not_loaded', { host: 'web:', reason: 'the bundle does not know where it is: give web({ url })' }]);
  assert.deepEqual(JSON.parse(await title_of_script('iife-worker', { imports: 'openMemberCenter, worker', host: ', host: worker()' })),
    ['LoyaltyError', 'module_not_loaded', { host: 'worker:', reason: 'the bundle does not know where it is: give worker({ url })' }]);
  assert.equal(await title_of_script('iife-url', { imports: 'openMemberCenter, web',
    host: ', host: web({ url: "/node_modules/member-center/member-center.wasm" })' }), '9000');
});

test('a worker made of a blob: addresses begin at its page\'s origin', async () => {
  const at = 'node_modules/member-center/member-center.wasm';
  const hosts = [`{ url: '/${at}' }`, `{ url: '${at}' }`, `{ url: new URL('/${at}', location.origin).href }`, '{}', `{ url: 'http://127.0.0.1:1/x.wasm' }`];
  const root = project('blob', { 'index.html': '<!doctype html><meta charset="utf-8"><title>shop</title><script src="page.js"></script>',
    'page.js': `(async () => {
      const worker = new Worker(URL.createObjectURL(new Blob([await (await fetch('/out.js')).text()])));
      worker.onmessage = ({ data }) => { document.title = JSON.stringify(data); };
    })();`,
    'main.js': `import { openMemberCenter, worker } from 'member-center';
const ask = (host) => openMemberCenter({ program: ${JSON.stringify(program)}, host }).then(
  (center) => center.quote(${JSON.stringify(cart)}).totals.payable, ({ details }) => details.reason);
Promise.all([${hosts.map((host) => `worker(${host})`)}].map(ask)).then((said) => self.postMessage(said));` });
  await esbuild.build({ entryPoints: [join(root, 'main.js')], outfile: join(root, 'out.js'), bundle: true, format: 'iife', logLevel: 'silent' });
  const said = JSON.parse(await title_of_folder(root, { policy: `${strict_policy}; worker-src blob:` }));
  assert.deepEqual(said.slice(0, 4), [9000, 9000, 9000, 'the bundle does not know where it is: give worker({ url })']);
  assert.match(said[4], /^http:\/\/127\.0\.0\.1:1\/x\.wasm cannot be fetched \(.+\): look at the address, CORS and connect-src$/);
});
