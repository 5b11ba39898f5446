// The documents of the JavaScript package: their code is that of the examples, their example runs, nothing public is left out.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { test } from 'node:test';
import { dist, examples, root } from './shop.mjs';

const read = (path) => readFileSync(join(root, path), 'utf8');
const guides = readdirSync(join(root, 'docs/guides')).map((name) => `docs/guides/${name}`);
const recipes = readdirSync(join(root, 'docs/recipes')).map((name) => `docs/recipes/${name}`);
const pages = ['README.md', 'README.zh-CN.md', 'docs/javascript.md', 'docs/semantics.md', 'examples/README.md', ...guides, ...recipes];

/** Fenced blocks: [what stands after the fence, text]. */
const blocks = (path) => [...read(path).matchAll(/^```([^\n]*)\n(.*?)^```$/gms)].map(([, head, text]) => [head, text]);

// The guide for Next.js quotes no example: a framework of that size is not installed for a test. That of loyalty batch is run
// by tests/docs and tests/cli, those of the service by tests/docs and tests/service, those of the mini-program's member center and its
// components by tests/miniprogram.
for (const guide of guides.filter((path) => !/\/(next|batch|service|operate|two-members|ways-in|weapp-member-center|weapp-components|wechat-pay-and-shop)(\.zh-CN)?\.md$/.test(path))) {
  test(`${guide}: its code stands in the example`, () => {
    const quoted = blocks(guide).filter(([head]) => head.includes('examples/'));
    assert.ok(quoted.length > 0);
    for (const [head, text] of quoted) assert.ok(read(head.split(' ')[1]).includes(text), `${head}\n${text}`);
  });
}

for (const page of ['README.md', 'README.zh-CN.md']) {
  test(`${page}: the order is booked at what the page showed, once`, async () => {
    const { loadEngine } = await import(join(dist, 'node.mjs'));
    const [, code] = blocks(page).find(([head, text]) => head === 'js' && text.includes('order_placed'));
    const book = new Function('center', 'tap', 'ownCart', 'at', code);
    const center = (await loadEngine()).open({
      id: 'shop', version: 1, timezone: 'Asia/Shanghai', pricing: { groups: [{ id: 'g' }], special_prices: [
        { id: 'sale', kind: 'flash_sale', unit_price: 70, when: { until: 1795330860000 } }] },
    });
    const cart = (at) => ({ at, lines: [{ sku: 'tea', unit_price: 100, quantity: 1 }] });
    const shown = center.quote(cart(1795330800000)), late = 1795330920000;
    assert.equal(center.quote(cart(late)).totals.payable, 100, 'the sale is over');
    for (let taps = 0; taps < 2; ++taps) book(center, { id: 'a', receipt: shown.receipt }, cart(late), late);
    assert.deepEqual(center.overview(late).orders.map(({ state, payable }) => [state, payable]), [['paid', shown.totals.payable]]);
    const dearer = { ...cart(late), lines: [{ sku: 'tea', unit_price: 101, quantity: 1 }] };
    assert.throws(() => book(center, { id: 'b', receipt: shown.receipt }, dearer, late), { code: 'cart_differs' });
    center.dispose();
  });
}

test('a Chinese document has the code and the links of the English one, goes to what is Chinese, and each goes to the other', () => {
  const links = (path) => [...read(path).replace(/^```.*?^```$/gms, '').matchAll(/\]\(([^)#]+)/g)].map(([, to]) => to).filter((to) => to.endsWith('.md'));
  // Commands of recipes speak the language of their document, and so does what they print.
  const code = (path) => blocks(path).filter(([head]) => path.startsWith('docs/guides/') || !/^(sh|text)\b/.test(head));
  for (const chinese of [...guides, ...recipes].filter((path) => path.endsWith('.zh-CN.md'))) {
    const english = chinese.replace('.zh-CN', '');
    assert.deepEqual(code(chinese), code(english), chinese);
    const translated = (to) => existsSync(join(root, dirname(chinese), to.replace(/\.md$/, '.zh-CN.md')));
    assert.deepEqual(links(chinese).filter((to) => translated(to) && !english.endsWith(`/${to}`)), [], `${chinese}: in Chinese there is another`);
    const plain = (path) => [...new Set(links(path).map((to) => to.replace('.zh-CN', '')))].filter((to) => !english.endsWith(to)).sort();
    assert.deepEqual(plain(chinese), plain(english), chinese);
    assert.ok(read(chinese).includes(`[English](${basename(english)})`) && read(english).includes(`[中文](${basename(chinese)})`), chinese);
  }
});

/** The headings of a document, as a link names them. */
const anchors = (path) => [...read(path).replace(/^```.*?^```$/gms, '').matchAll(/^#+ (.+)$/gm)]
  .map(([, heading]) => heading.toLowerCase().replace(/[^\p{L}\p{N} _-]/gu, '').replaceAll(' ', '-'));

test('links, headings and folders that documents name exist', () => {
  for (const page of pages) {
    const text = read(page);
    for (const [, to, anchor] of text.replace(/^```.*?^```$/gms, '').matchAll(/\]\(([^)#\s]*)(?:#([^)\s]+))?\)/g)) {
      if (/^https?:/.test(to)) continue;
      const path = to ? join(dirname(page), to) : page;
      assert.ok(existsSync(join(root, path)), `${page}: ${to}`);
      if (anchor && path.endsWith('.md')) assert.ok(anchors(path).includes(anchor), `${page}: ${to}#${anchor}`);
    }
    for (const [, folder] of text.matchAll(/--prefix ([\w/-]+)/g)) assert.ok(existsSync(join(root, folder, 'package.json')), `${page}: ${folder}`);
    for (const [, from] of text.matchAll(/^cp -r dist\/(\S+)/gm)) assert.ok(existsSync(join(dist, from)), `${page}: ${from}`);
  }
});

test('the example of docs/javascript.md prints what it says', (t) => {
  const all = blocks('docs/javascript.md');
  const place = all.findIndex(([head]) => head === 'js run');
  const file = join(examples(t), 'server/run.mjs');
  writeFileSync(file, all[place][1]);
  const { stdout, stderr } = spawnSync(process.execPath, [file], { encoding: 'utf8' });
  assert.equal(stderr, '');
  assert.equal(stdout, all[place + 1][1]);
});

test('the store of docs/javascript.md opens by a service, and says what its cart comes to', async () => {
  const all = blocks('docs/javascript.md');
  const place = all.findIndex(([head, text]) => head === 'js' && text.includes('new MemberStore('));
  const [, code] = all[place], [, output] = all[place + 1];
  // The service of its guide, as the client asks it: the supermarket's program, the goods of the guide, and lin, who has just joined.
  const now = Date.UTC(2026, 10, 22, 4);
  const program = JSON.parse(read('demo/shops/supermarket/program.json'));
  const goods = JSON.parse(blocks('docs/guides/service.md').find(([head]) => head.includes('goods.json'))[1]);
  const { openMemberCenter } = await import(join(dist, 'node.mjs'));
  const center = await openMemberCenter({ program });
  center.apply({ id: 'join-lin', at: now, kind: 'member_joined', member: { id: 'lin', birthday: '1990-05-20' } });
  const answers = { '/v1/program': program, '/v1/goods': goods, '/v1/members/lin': { account: center.snapshot(), events: 1, now } };
  center.dispose();
  const said = [], asked = [];
  const fetch = async (url, { headers }) => {
    const { origin, pathname } = new URL(url);
    asked.push([origin, headers.Authorization]);
    return { status: 200, headers: new Headers(), text: async () => JSON.stringify(answers[pathname]) };
  };
  const entries = { 'member-center': 'node.mjs', 'member-center/messages': 'messages.mjs', 'member-center/service': 'service.mjs', 'member-center/store': 'store.mjs' };
  const body = code.replace(/^import (\{[^}]*\}) from "([^"]+)";$/gm, (_, names, from) => `const ${names} = await load(${JSON.stringify(from)});`);
  const run = new (Object.getPrototypeOf(async () => {}).constructor)('load', 'fetch', 'token', 'console', `${body}\nreturn store;`);
  const store = await run((name) => import(join(dist, entries[name])), fetch, () => 'a-token', { log: (...words) => said.push(words.join(' ')) });
  assert.deepEqual(said, output.trimEnd().split('\n'));
  assert.equal(store.view('cart').price.payable.fen, store.view('total').payable.fen);
  assert.ok(asked.every(([origin]) => origin === 'https://loyalty.shop.example') && asked.some(([, token]) => token === 'Bearer a-token'));
  store.dispose();
});

test('the documents of the package name every public member and every export', async () => {
  const text = ['docs/javascript.md', ...guides.filter((path) => !path.includes('zh-CN'))].map(read).join('\n');
  const methods = (source) => [...source.matchAll(/^ {2}(?:readonly )?([a-zA-Z]+)[(:<]/gm)].map((match) => match[1]);
  const members = [...methods(read('js-glue/src/center.ts')), ...methods(read('js-glue/src/messages/speaker.ts').split('export class Speaker')[1])];
  // Of classes and options: what is neither private nor a statement.
  const members_of = (path, from, to = '\n}') => [...read(path).split(from)[1].split(to)[0].matchAll(/^ {2}(?:async |get |readonly )*([a-zA-Z]+)\??[(:<]/gm)].map((match) => match[1]);
  const of = [
    ['store/store.ts', 'export class MemberStore {'], ['service/client.ts', 'export class ServiceClient {'], ['service/client.ts', 'export interface ServiceOptions {'],
    ['service/queue.ts', 'export class OfflineQueue {'], ['service/queue.ts', 'export interface QueueOptions {'], ['service/follower.ts', 'export class Follower {'],
    ['store/options.ts', 'export interface StoreOptions {'], ['store/local_books.ts', 'export interface LocalBooksOptions {'], ['store/local_books.ts', 'export interface LocalBooks extends Books {'],
    ['store/cart.ts', 'export interface Choices {'], ['hosts/web.ts', 'export interface WebOptions {'], ['hosts/weapp.ts', 'export interface WeappOptions extends PathOptions {'],
    ['hosts/node.ts', 'export interface NodeOptions {'], ['hosts/bytes.ts', 'export interface BytesOptions {'], ['load.ts', 'export interface LoadOptions {'],
    ['messages/describe/describer.ts', 'export class Describer {'],
  ];
  for (const [path, from] of of) {
    const found = members_of(`js-glue/src/${path}`, from).filter((name) => !['private', 'constructor'].includes(name));
    assert.ok(found.length > 0, from);
    members.push(...found);
  }
  const names = ['node', 'messages', 'fallback', 'web', 'service', 'store', 'chinese', 'english', 'element'].map((name) => `${name}.mjs`);
  const modules = await Promise.all(names.map((name) => import(join(dist, name))));
  for (const name of ['index', 'store', 'service', 'messages', 'session', 'worker', 'english']) modules.push((await import(join(dist, 'miniprogram', `${name}.js`))).default);
  const exports = modules.flatMap((module) => Object.keys(module));
  assert.ok(members.length > 20 && exports.length > 8);
  const silent = [...new Set([...members, ...exports])].filter((name) => !['constructor', 'default', 'module.exports'].includes(name)
    && !new RegExp(`\`[^\`\\n]*\\b${name}\\b[^\`\\n]*\`|\\b${name}\\(`).test(text));
  assert.deepEqual(silent, []);
});

test('docs/javascript.md has every view, and no other', () => {
  const type = read('js-glue/src/store/views/index.ts').split('export interface Views {')[1].split('\n}')[0];
  const views = [...type.matchAll(/^ {2}readonly (\w+):/gm)].map(([, name]) => name);
  const table = read('docs/javascript.md').split('### Views\n')[1].split('\n### ')[0];
  assert.ok(views.length > 20);
  assert.deepEqual([...table.matchAll(/^\| `(\w+)` \|/gm)].map(([, name]) => name).sort(), views.sort());
});
