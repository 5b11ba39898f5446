// The entries around the engine, as the package has them: the store, its bindings, the card for pages there are, and what
// binds mini-programs. In Node, in a phone's realm, bundled, in Chromium, and by their types.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import * as esbuild from 'esbuild';
import * as vite from 'vite';
import webpack from 'webpack';
import { launch, serve } from './browser.mjs';
import { cart, program, projects, run } from './projects.mjs';
import { dist, path_runtime, stripped } from './realms.mjs';
import { root as repository } from './vectors.mjs';

const here = new URL('.', import.meta.url).pathname;
let all;
before(() => { all = projects(); });
after(() => all.remove());

/** What pages of other people bring: vue and react. */
const with_frameworks = (name, files) => {
  const root = all.project(name, files);
  for (const one of ['vue', '@vue', 'react']) symlinkSync(join(repository, 'js-glue/node_modules', one), join(root, 'node_modules', one));
  return root;
};

const goods = { goods: [{ sku: 'dianhong', name: '滇红', unit_price: 6000 }] };
/** A member who has saved ¥30.00, as an account. */
async function saver() {
  const { openMemberCenter } = await import(join(dist, 'node.mjs'));
  const center = await openMemberCenter({ program });
  center.apply({ id: 'join', at: cart.at - 2, kind: 'member_joined', member: { id: 'lin' } });
  center.apply({ id: 'order', at: cart.at, kind: 'order_paid', cart });
  const account = center.snapshot();
  center.dispose();
  return account;
}

/** A session of the store, as a page opens it, and what its cart comes to. */
const session = `const at = ${cart.at};
const store = new MemberStore({
  language: { sentences: zhCN, words: chineseWords }, loadEngine, now: () => at,
  books: (engine) => localBooks({ engine, program: ${JSON.stringify(program)}, goods: ${JSON.stringify(goods)}, now: () => at }),
});`;
const shows = `store.setQuantity('dianhong', 2);\nconst told = store.view('cart').price.payable.text;`;

test('Node, ES modules: store, Vue, React, and the card, which is no element where there is no page', () => {
  const root = with_frameworks('esm', { 'package.json': '{"type": "module"}', 'main.js': `
import { loadEngine } from 'member-center';
import { zhCN } from 'member-center/messages';
import { chineseWords, localBooks, MemberStore } from 'member-center/store';
import { useView } from 'member-center/vue';
import * as react from 'member-center/react';
import { MemberSavings } from 'member-center/element';
${session}
await store.open();
const cart = useView(store, 'cart');
${shows}
console.log(told, cart.value.price.payable.text, Object.keys(react).join(), typeof MemberSavings, typeof customElements);
store.dispose();` });
  assert.equal(run(root, 'main.js'), '¥90.00 ¥90.00 useView function undefined\n');
});

test('Node, CommonJS: store, Vue and React', () => {
  const root = with_frameworks('cjs', { 'main.js': `
const { loadEngine } = require('member-center');
const { zhCN } = require('member-center/messages');
const { chineseWords, localBooks, MemberStore } = require('member-center/store');
const { useView } = require('member-center/vue');
${session}
store.open().then(() => {
  const cart = useView(store, 'cart');
  ${shows}
  console.log(told, cart.value.price.payable.text, Object.keys(require('member-center/react')).join());
  store.dispose();
});` });
  assert.equal(run(root, 'main.js'), '¥90.00 ¥90.00 useView\n');
});

test('a mini-program\'s realm: the session binds the store to setData', async () => {
  const folder = join(dist, 'miniprogram');
  const load = (file, globals) => stripped(join(folder, file), globals).exports;
  const { loadEngine, weapp } = load('index.js', { WXWebAssembly: path_runtime(folder) });
  const { localBooks, chineseWords, MemberStore } = load('store.js');
  const { zhCN } = load('messages.js');
  const { bindViews, changes, sessionBehavior } = load('session.js', { Behavior: (definition) => definition });
  const store = new MemberStore({
    language: { sentences: zhCN, words: chineseWords }, now: () => cart.at, loadEngine: () => loadEngine({ host: weapp({ path: '/member-center.wasm.br' }) }),
    books: (engine) => localBooks({ engine, program, goods, now: () => cart.at }),
  });
  await store.open();
  assert.equal(store.status.phase, 'ready', store.status.problem);
  const data = {};
  const page = { setData: (given) => Object.assign(data, given) };
  const binding = bindViews(page, store, { cart: 'cart' });
  assert.equal(data.cart.empty, true);
  store.setQuantity('dianhong', 2);
  await new Promise((resolve) => setTimeout(resolve, 5));
  assert.equal(data['cart.price']?.payable.text ?? data.cart.price.payable.text, '¥90.00');
  binding.end();
  // Of another realm: its objects have other prototypes.
  assert.deepEqual({ ...changes({ a: 1 }, { a: 2 }, 'at') }, { 'at.a': 2 });
  const behavior = sessionBehavior({ store: () => store, bind: { home: 'home' } });
  behavior.lifetimes.attached.call(page);
  await new Promise((resolve) => setTimeout(resolve, 5));
  assert.equal(page.store, store);
  assert.equal(data.home.shop, store.view('home').shop);
  behavior.lifetimes.detached.call(page);
  store.dispose();
});

/** What a page has in Chromium, once something is there. */
async function shown(folder, wait) {
  const server = await serve({ '': folder }, { made: { '/favicon.ico': '' } });
  const chromium = await launch();
  try {
    const page = await chromium.newPage();
    const complaints = [];
    page.on('console', (message) => complaints.push(message.text()));
    page.on('pageerror', (error) => complaints.push(error.message));
    await page.goto(`${server.url}/index.html`);
    await page.waitForFunction(wait, undefined, { timeout: 15_000 }).catch(() => assert.fail(complaints.join('\n') || 'nothing is shown'));
    assert.deepEqual(complaints, []);
    return await page.evaluate(() => ({
      title: document.title,
      card: [...(document.querySelector('member-savings')?.shadowRoot.querySelectorAll('[id]') ?? [])].map(({ id, textContent }) => [id, textContent]),
    }));
  } finally {
    await chromium.close();
    await server.close();
  }
}

const card = async (script, main = script) => ({
  'package.json': '{"type": "module"}',
  'index.html': `<!doctype html><meta charset="utf-8"><title>shop</title><member-savings member="lin"></member-savings><script type="module" src="${script}"></script>`,
  'main.js': `${main}\ndocument.querySelector('member-savings').sample = ${JSON.stringify({ program, goods, account: await saver() })};`,
});
const drawn = () => document.querySelector('member-savings').shadowRoot?.querySelector('#total')?.textContent.includes('¥');
const assert_saved = ({ card: parts }) => {
  const told = Object.fromEntries(parts);
  assert.equal(told.total, '¥30.00');
  assert.equal(told.title, '已为您节省');
};

test('the card as files beside each other, with a strict policy', async () => {
  const root = all.project('card-plain', await card('/main.js', 'import "./node_modules/member-center/element.mjs";'));
  assert_saved(await shown(root, drawn));
});

test('the card, built by Vite', async () => {
  const root = all.project('card-vite', await card('/main.js', 'import "member-center/element";'));
  await vite.build({ root, logLevel: 'error', build: { target: 'es2022' } });
  assert_saved(await shown(join(root, 'dist'), drawn));
});

test('the card, built by webpack', async () => {
  const root = all.project('card-webpack', await card('/dist/main.js', 'import "member-center/element";'));
  const compiler = webpack({ mode: 'production', context: root, entry: './main.js', output: { path: join(root, 'dist') } });
  const stats = await new Promise((resolve, reject) => compiler.run((error, result) => (error ? reject(error) : resolve(result))));
  await new Promise((resolve) => compiler.close(resolve));
  assert.ok(!stats.hasErrors(), stats.toString());
  assert.ok(readdirSync(join(root, 'dist')).some((name) => name.endsWith('.wasm')));
  assert_saved(await shown(root, drawn));
});

test('store and Vue, bundled by esbuild, in Chromium', async () => {
  const root = with_frameworks('vue-esbuild', {
    'index.html': '<!doctype html><meta charset="utf-8"><title>shop</title><script type="module" src="out.js"></script>',
    'main.js': `import { loadEngine as load, web } from 'member-center';
import { zhCN } from 'member-center/messages';
import { chineseWords, localBooks, MemberStore } from 'member-center/store';
import { useView } from 'member-center/vue';
import { watchEffect } from 'vue';
const loadEngine = () => load({ host: web({ url: '/node_modules/member-center/member-center.wasm' }) });
${session}
const cart = useView(store, 'cart');
watchEffect(() => { if (cart.value?.price) document.title = cart.value.price.payable.text; });
store.open().then(() => store.setQuantity('dianhong', 2));`,
  });
  await esbuild.build({ entryPoints: [join(root, 'main.js')], outfile: join(root, 'out.js'), bundle: true, format: 'esm', minify: true, logLevel: 'silent',
    define: { 'process.env.NODE_ENV': '"production"', __VUE_OPTIONS_API__: 'true', __VUE_PROD_DEVTOOLS__: 'false', __VUE_PROD_HYDRATION_MISMATCH_DETAILS__: 'false' } });
  assert.equal((await shown(root, () => document.title.startsWith('¥'))).title, '¥90.00');
});

test('TypeScript, strict: the card, the session, the store and its bindings', () => {
  const strict = { compilerOptions: { strict: true, noEmit: true, target: 'ES2020', module: 'NodeNext', moduleResolution: 'NodeNext',
    exactOptionalPropertyTypes: true, noUncheckedIndexedAccess: true, lib: ['ES2020', 'DOM'], types: [], skipLibCheck: true }, include: ['*.mts'] };
  const right = `import { MemberSavings, type Sample } from 'member-center/element';
import { bindViews, sessionBehavior, type Binding } from 'member-center/miniprogram/session';
import type { MemberStore, Views } from 'member-center/store';
import { useView } from 'member-center/vue';
declare const store: MemberStore;
declare const sample: Sample;
new MemberSavings().sample = sample;
const binding: Binding = bindViews({ setData() {} }, store, { cart: 'cart' });
const told: string = sessionBehavior({ store: () => store, bind: { home: 'home' } });
const cart: Views['cart'] | undefined = useView(store, 'cart').value;
void [binding, told, cart];`;
  const root = with_frameworks('types', { 'tsconfig.json': JSON.stringify(strict), 'right.mts': right });
  const check = () => spawnSync(process.execPath, [join(here, 'node_modules/typescript/bin/tsc'), '-p', root], { encoding: 'utf8' });
  assert.equal(check().status, 0, check().stdout);
  const wrong = all.project('types-wrong', { 'tsconfig.json': JSON.stringify(strict), 'wrong.mts': `import { MemberSavings } from 'member-center/element';\nnew MemberSavings().sample = { programme: 1 };` });
  assert.match(spawnSync(process.execPath, [join(here, 'node_modules/typescript/bin/tsc'), '-p', wrong], { encoding: 'utf8' }).stdout, /programme/);
});
