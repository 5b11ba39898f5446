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
// Microseconds of a quote, over `milliseconds` of them.
const per_quote = (center, texts, milliseconds) => {
  const start = performance.now();
  let quotes = 0;
  do {
    for (const text of texts) center.text.quote(text);
    quotes += texts.length;
  } while (performance.now() - start < milliseconds);
  return (performance.now() - start) / quotes * 1000;
};

// One process for each engine, so that none warms the other's caches.
if (process.argv[2] === '--one') {
  const [, , , which, milliseconds] = process.argv;
  const { loadEngine } = require('./node.cjs');
  const host = which === 'fallback' ? require('./fallback.cjs').javascript() : undefined;
  const { program, account, carts } = JSON.parse(readFileSync(0, 'utf8'));
  const start = performance.now();
  const center = (await loadEngine(host && { host })).open(program, account);
  center.text.quote(carts[0]);
  const first = performance.now() - start;
  // An engine compiles what is called often a second time, while it is being called.
  const early = per_quote(center, carts, Number(milliseconds));
  console.log(JSON.stringify({ first, early, quote: per_quote(center, carts, Number(milliseconds)) }));
  process.exit();
}

const one = (input, flags, which, milliseconds) => JSON.parse(execFileSync(process.execPath, [...flags, fileURLToPath(import.meta.url), '--one', which, milliseconds],
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

const median = (values) => [...values].sort((a, b) => a - b)[values.length >> 1];

for (const [name, input] of Object.entries(shops)) {
  console.log(name);
  // In turn, so that a slow minute of the machine is everybody's.
  const runs = Array.from({ length: 3 }, () => {
    const here = native(input, 1000);
    const wasm = one(input, [], 'wasm', 1000);
    const fallback = one(input, [], 'fallback', 2000);
    const interpreted = one(input, ['--jitless'], 'fallback', 500);
    return { here, first: wasm.first, early: wasm.early / here, wasm: wasm.quote / here,
      fallback: fallback.quote / here, interpreted: interpreted.quote / here };
  });
  const of = (key) => median(runs.map((run) => run[key]));
  line('  native, a quote of an open center, microseconds', of('here').toFixed(0));
  line('  WebAssembly in Node / native', of('wasm').toFixed(2));
  line('  the same in its first second, while Node compiles', of('early').toFixed(2));
  line('  fallback in Node / native', of('fallback').toFixed(1));
  line('  fallback without a JIT (node --jitless) / native', of('interpreted').toFixed(0));
  line('  from nothing to the first quote in Node, milliseconds', of('first').toFixed(1));
}

if (process.argv[2] === '--memory') {
  console.log('memory after 100,000 quotes, and as many centers');
  execFileSync(process.execPath, ['--test', join(root, 'tests/wasm/heap.test.mjs')],
    { env: { ...process.env, MEMBER_CENTER_CALLS: '100000' }, stdio: 'inherit' });
}
