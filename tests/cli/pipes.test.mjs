// The guide to loyalty batch, docs/guides/batch.md: GNU parallel as it is; Spark, ClickHouse and Hadoop Streaming by this
// test, which plays their side of the pipe.

import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { dirname, delimiter } from 'node:path';
import { program as loyalty, workbench } from './program.mjs';
import { lines, open, split } from './stream.mjs';

const at = 1795300000000;
const guide = readFileSync(new URL('../../docs/guides/batch.md', import.meta.url), 'utf8');

/** A command of the guide, in the words of the shell; what it names is in the bench's folder. */
function words_of(pattern) {
  const [, words] = guide.match(pattern) ?? assert.fail(`the guide has no ${pattern}`);
  return words.replace(/\\\n\s*/g, ' ').trim();
}

function withQuotes(t, count) {
  const bench = workbench(t), cart = bench.json('cart.json');
  const quotes = Array.from({ length: count }, (_, i) => ({ at, lines: [{ ...cart.lines[0], quantity: i % 7 + 1, name: `茶 "${i}"` }] }));
  const asked = quotes.map((input, id) => ({ call: 'quote', id, input }));
  bench.write('asked.jsonl', lines(asked));
  const { out } = bench.run('batch --no-progress --program program.json --threads 1', { input: lines(asked) });
  return { bench, quotes, expected: split(out) };
}

const env = { PATH: dirname(loyalty) + delimiter + process.env.PATH, LANG: 'C.UTF-8', HOME: '/nonexistent' };

test('GNU parallel: blocks of lines on several processes, in their order', (t) => {
  const { bench, expected } = withQuotes(t, 600);
  const words = words_of(/^(parallel --pipe .*) <asked\.jsonl >answered\.jsonl$/m).replace('--block 10M', '--block 20k');
  assert.match(words, /--block 20k/);
  const { status, stdout, stderr } = spawnSync('bash', ['-c', `${words} <asked.jsonl`], { cwd: bench.path('.'), env, encoding: 'utf8', maxBuffer: 1 << 28 });
  assert.equal(status, 0, stderr);
  assert.deepEqual(split(stdout), expected);
});

test('Spark: a process for each partition, its elements as lines, its output as the new ones', async (t) => {
  const { bench, expected } = withQuotes(t, 120);
  const [, list] = guide.match(/\.pipe\(Seq\(([^)]*)\)/);
  const [command, ...words] = [...list.matchAll(/"([^"]*)"/g)].map((m) => m[1]);
  assert.equal(command, './loyalty');
  const elements = split(bench.read('asked.jsonl'));
  const partitions = [elements.slice(0, 50), [], elements.slice(50)];
  // As PipedRDD does: a thread writes every element while another reads; then the exit code has to be 0.
  const run = (partition) => new Promise((done, failed) => {
    const child = spawn(loyalty, words, { cwd: bench.path('.'), env, stdio: ['pipe', 'pipe', 'inherit'] });
    let out = '';
    child.stdout.setEncoding('utf8').on('data', (text) => { out += text; });
    child.on('close', (code) => (code === 0 ? done(split(out)) : failed(new Error(`exit code ${code}`))));
    for (const element of partition) child.stdin.write(`${element}\n`);
    child.stdin.end();
  });
  const answered = await Promise.all(partitions.map(run));
  assert.deepEqual(answered.map((p) => p.length), [50, 0, 70]);
  assert.deepEqual(answered.flat(), expected);
});

test('ClickHouse: chunks with their number of rows, one process for many of them', async (t) => {
  const { bench, quotes, expected } = withQuotes(t, 30);
  const tag = (name) => guide.match(new RegExp(`<${name}>([^<]*)</${name}>`))[1];
  assert.deepEqual(['type', 'format', 'send_chunk_header', 'execute_direct', 'return_type'].map(tag),
    ['executable_pool', 'TabSeparated', '1', '0', 'String']);
  const [command, call, ...words] = tag('command').replaceAll('/etc/loyalty/', '').split(/\s+/);
  assert.deepEqual([command, call], ['loyalty', 'batch']);
  const escape = (text) => text.replace(/[\b\f\n\r\t\0'\\]/g, (c) => `\\${'bfnrt0\'\\'['\b\f\n\r\t\0\'\\'.indexOf(c)]}`);
  const unescape = (text) => text.replace(/\\(.)/g, (_, c) => ({ b: '\b', f: '\f', n: '\n', r: '\r', t: '\t', 0: '\0' }[c] ?? c));
  const stream = open(t, words, bench.path('.'));
  const texts = quotes.map((quote, i) => (i === 4 ? '{' : JSON.stringify(quote, null, i % 2 ? 1 : 0)));
  const got = [];
  for (const [from, to] of [[0, 1], [1, 1], [1, 10], [10, 30]]) {
    const chunk = texts.slice(from, to);
    got.push(...await stream.ask(`${chunk.length}\n${chunk.map((text) => `${escape(text)}\n`).join('')}`, chunk.length));
  }
  assert.equal(await stream.end(), 0);
  assert.equal(got.length, texts.length);
  got.forEach((row, i) => {
    assert.ok(!row.includes('\t'));
    if (i === 4) assert.equal(JSON.parse(unescape(row)).error.code, 'invalid_json');
    else assert.equal(unescape(row), expected[i].replace(/,"id":\d+\}$/, '}'));
  });
  // What is no number where one should stand cannot be mended.
  const wrong = bench.run(['batch', ...words], { input: '1\n{}\nx\n' });
  assert.equal(wrong.code, 2);
  assert.match(wrong.err, /line 3: should be the number of rows/);
  const short = bench.run(['batch', ...words], { input: '3\n{}\n' });
  assert.equal(short.code, 2);
  assert.match(short.err, /the last chunk lacks 2 rows/);
  assert.equal(split(short.out).length, 1);
});

test('Hadoop Streaming: splits of the input, keys that find their rows again', (t) => {
  const { bench, quotes, expected } = withQuotes(t, 40);
  const words = words_of(/-mapper '([^']*)'/).split(/\s+/).slice(1);
  const rows = quotes.map((quote, i) => `order ${i}\t${JSON.stringify(quote).replaceAll('\\', '\\\\')}`);
  // Each mapper gets a split; what it prints up to the first tab is the key, by which rows are sorted.
  const printed = [rows.slice(0, 13), rows.slice(13)].flatMap((part) => {
    const { code, out } = bench.run(words, { input: lines(part) });
    assert.equal(code, 0);
    return split(out);
  });
  const found = new Map(printed.sort().map((line) => [line.slice(0, line.indexOf('\t')), line.slice(line.indexOf('\t') + 1)]));
  assert.equal(found.size, rows.length);
  quotes.forEach((_, i) =>
    assert.equal(found.get(`order ${i}`).replaceAll('\\\\', '\\'), expected[i].replace(/,"id":\d+\}$/, '}')));
});
