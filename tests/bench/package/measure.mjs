// What the package costs, in one run: the module against the native program on the same quotes, the fallback, an engine
// without a JIT, the way to the first quote, and the memory after many calls.
//
//   node tests/bench/package/measure.mjs [--memory]

import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '../../..');
const require = createRequire(join(root, 'dist/package.json'));
const line = (what, value) => console.log(`${what.padEnd(64)} ${value}`);
const per_quote = (center, texts, rounds) => {
  for (const text of texts) center.text.quote(text);
  const start = performance.now();
  for (let i = 0; i < rounds; ++i) for (const text of texts) center.text.quote(text);
  return (performance.now() - start) / rounds / texts.length * 1000;
};

// One process for each engine, so that none warms the other's caches.
if (process.argv[2] === '--one') {
  const [, , , which, rounds] = process.argv;
  const { loadEngine } = require('./node.cjs');
  const host = which === 'fallback' ? require('./fallback.cjs').javascript() : undefined;
  const { program, account, carts } = JSON.parse(readFileSync(0, 'utf8'));
  const start = performance.now();
  const center = (await loadEngine(host && { host })).open(program, account);
  center.text.quote(carts[0]);
  const first = performance.now() - start;
  console.log(JSON.stringify({ first, quote: per_quote(center, carts, Number(rounds)) }));
  process.exit();
}

const one = (input, flags, which, rounds) => JSON.parse(execFileSync(process.execPath, [...flags, fileURLToPath(import.meta.url), '--one', which, rounds],
  { input: JSON.stringify(input), encoding: 'utf8' }));
const native = (input, rounds) => {
  const { status, stdout, stderr } = spawnSync(join(root, 'build/native/tests/bench/loyalty_quotes'), [String(rounds)],
    { input: [input.program, input.account, ...input.carts].map((text) => `${text.replace(/\n/g, ' ')}\n`).join(''), encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
  return Number(stdout);
};

function shop(name, member, carts) {
  const folder = join(root, 'demo/shops', name);
  const center = require('./node.cjs').loadEngine().then((engine) => {
    const program = readFileSync(join(folder, 'program.json'), 'utf8');
    const open = engine.open(program);
    for (const event of readFileSync(join(folder, `members/${member}.events.jsonl`), 'utf8').trim().split('\n')) open.text.apply(event);
    const account = open.text.snapshot();
    open.dispose();
    return { program, account, carts: carts.map((cart) => readFileSync(join(folder, `carts/${cart}.json`), 'utf8')) };
  });
  return center;
}

const shops = {
  supermarket: await shop('supermarket', 'wangjie', ['tuesday-morning', 'weekly-shop', 'banquet']),
  'kunming-boutique': await shop('kunming-boutique', 'lihua', ['autumn-look', 'silver-friday']),
  'snack-shop': await shop('snack-shop', 'doudou', ['in-store', 'ordinary-day', 'party']),
};

for (const [name, input] of Object.entries(shops)) {
  console.log(name);
  const here = native(input, 200);
  const wasm = one(input, [], 'wasm', 200);
  const fallback = one(input, [], 'fallback', 20);
  line('  native, a quote of an open center, microseconds', here.toFixed(0));
  line('  WebAssembly in Node / native', (wasm.quote / here).toFixed(2));
  line('  fallback in Node / native', (fallback.quote / here).toFixed(2));
  line('  fallback without a JIT (node --jitless) / native', (one(input, ['--jitless'], 'fallback', 2).quote / here).toFixed(0));
  line('  from nothing to the first quote in Node, milliseconds', wasm.first.toFixed(1));
}

if (process.argv[2] === '--memory') {
  console.log('memory after 100,000 quotes, and as many centers');
  execFileSync(process.execPath, ['--test', join(root, 'tests/wasm/heap.test.mjs')],
    { env: { ...process.env, MEMBER_CENTER_CALLS: '100000' }, stdio: 'inherit' });
}
