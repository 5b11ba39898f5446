// What the package costs, in one run: the module against the native program on the same quotes, the fallback, an engine
// without a JIT, the way to the first quote, and the memory after many calls.
//
//   node tests/bench/package/measure.mjs [--memory] [--beside CHECKOUT]
//
// The best of some turns is told of each, since machines have slow minutes: of single turns, the ratio of the module to the
// native program was 1.1 and 2.6 within a quarter of an hour. What a change costs can be told only within one run: another
// checkout, built, is measured on the same shops, turn by turn.

import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '../../..');
/** Microseconds of a quote, over `milliseconds` of them. */
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
  const [, , , checkout, which, milliseconds] = process.argv;
  const package_of = createRequire(join(checkout, 'dist/package.json'));
  const { loadEngine } = package_of('./node.cjs');
  const host = which === 'fallback' ? package_of('./fallback.cjs').javascript() : undefined;
  const { program, account, carts } = JSON.parse(readFileSync(0, 'utf8'));
  const start = performance.now();
  const center = (await loadEngine(host && { host })).open(program, account);
  center.text.quote(carts[0]);
  const first = performance.now() - start;
  // An engine compiles what is called often a second time, while it is being called.
  const early = per_quote(center, carts, Number(milliseconds));
  const quote = Math.min(...Array.from({ length: 5 }, () => per_quote(center, carts, Number(milliseconds) / 5)));
  console.log(JSON.stringify({ first, early, quote }));
  process.exit();
}

const one = (checkout, input, which, milliseconds, ...flags) => JSON.parse(execFileSync(process.execPath,
  [...flags, fileURLToPath(import.meta.url), '--one', checkout, which, milliseconds], { input: JSON.stringify(input), encoding: 'utf8' }));
const native = (checkout, input, rounds) => {
  const { status, stdout, stderr } = spawnSync(join(checkout, 'build/native/tests/bench/loyalty_quotes'), [String(rounds)],
    { input: [input.program, input.account, ...input.carts].map((text) => `${text.replace(/\n/g, ' ')}\n`).join(''), encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
  return Number(stdout);
};

const beside = process.argv.indexOf('--beside');
const other = process.argv[beside + 1];
if (beside >= 0 && !other) {
  console.error('--beside wants the folder of another checkout');
  process.exit(2);
}
const checkouts = other && beside >= 0 ? [root, resolve(other)] : [root];
for (const checkout of checkouts) for (const file of ['dist/node.cjs', 'build/native/tests/bench/loyalty_quotes'])
  if (!existsSync(join(checkout, file))) {
    console.error(`${checkout} has no ${file}: ./dev bench builds it`);
    process.exit(2);
  }
const turns = 7;
// Another checkout may be older, and know less of what a shop can have.
const shops = join(checkouts.at(-1), 'demo/shops');

/** What a checkout's programs are given: the shop, a member as this checkout keeps it, and carts. */
async function input_of(checkout, name, member, carts) {
  const text = (file) => readFileSync(join(shops, name, file), 'utf8');
  const program = text('program.json');
  const center = (await createRequire(join(checkout, 'dist/package.json'))('./node.cjs').loadEngine()).open(program);
  for (const event of text(`members/${member}.events.jsonl`).trim().split('\n')) center.text.apply(event);
  const account = center.text.snapshot();
  center.dispose();
  return { program, account, carts: carts.map((cart) => text(`carts/${cart}.json`)) };
}

/** One turn of a checkout, in microseconds and, of the first quote, milliseconds. */
function turn(checkout, input) {
  const { first, early, quote } = one(checkout, input, 'wasm', 1000);
  return {
    native: native(checkout, input, 300),
    quote, early, first,
    fallback: one(checkout, input, 'fallback', 1000).quote,
    // Without a JIT there is nothing to get warm.
    interpreted: one(checkout, input, 'fallback', 200, '--jitless', '--no-expose-wasm').quote,
  };
}

const line = (what, values) => console.log(`${what.padEnd(64)} ${values.map((value) => value.padStart(6)).join('  ')}`);
if (beside >= 0) line('', ['here', 'beside']);
for (const [name, member, carts] of [
  ['supermarket', 'wangjie', ['tuesday-morning', 'weekly-shop', 'banquet']],
  ['kunming-boutique', 'lihua', ['autumn-look', 'silver-friday']],
  ['snack-shop', 'doudou', ['in-store', 'ordinary-day', 'party']],
]) {
  console.log(name);
  const inputs = await Promise.all(checkouts.map((checkout) => input_of(checkout, name, member, carts)));
  const taken = checkouts.map(() => []);
  for (let i = 0; i < turns; ++i) checkouts.forEach((checkout, which) => taken[which].push(turn(checkout, inputs[which])));
  const best = taken.map((of) => Object.fromEntries(Object.keys(of[0]).map((key) => [key, Math.min(...of.map((values) => values[key]))])));
  const each = (what, value, digits) => line(`  ${what}`, best.map((of) => value(of).toFixed(digits)));
  each('native, a quote of an open center, microseconds', (of) => of.native, 0);
  each('WebAssembly in Node / native', (of) => of.quote / of.native, 2);
  each('the same in its first second, while Node compiles', (of) => of.early / of.native, 2);
  each('fallback in Node / native', (of) => of.fallback / of.native, 1);
  each('fallback without a JIT (node --jitless) / native', (of) => of.interpreted / of.native, 0);
  each('from nothing to the first quote in Node, milliseconds', (of) => of.first, 1);
}

if (process.argv.includes('--memory')) {
  console.log('memory after 100,000 quotes, and as many centers');
  execFileSync(process.execPath, ['--test', join(root, 'tests/wasm/heap.test.mjs')],
    { env: { ...process.env, MEMBER_CENTER_CALLS: '100000' }, stdio: 'inherit' });
}
