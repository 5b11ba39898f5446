// libloyalty, installed into a folder of its own: what it exports, the examples against it, all vectors through it.

import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const build = process.env.LOYALTY_BUILD ?? join(root, 'build/native');
const folder = mkdtempSync(join(tmpdir(), 'loyalty-library-'));
after(() => rmSync(folder, { recursive: true }));

const installed = join(folder, 'installed');
execFileSync('cmake', ['--install', build, '--prefix', installed], { stdio: ['ignore', 'ignore', 'inherit'] });
const lib = join(installed, readdirSync(installed).includes('lib64') ? 'lib64' : 'lib');
const libloyalty = join(lib, 'libloyalty.so.1');
const loyalty = join(installed, 'bin/loyalty');

const shop = join(root, 'tests/cli/shop');
const program = join(shop, 'program.json'), cart = join(shop, 'cart.json');
const quote = execFileSync(loyalty, ['quote', '--program', program, '--cart', cart, '--json'], { encoding: 'utf8' });

function run(command, words, options = {}) {
  const { status, stdout, stderr, error } = spawnSync(command, words, { encoding: 'utf8', timeout: 200_000, maxBuffer: 1 << 28, ...options });
  if (error) throw error;
  return { code: status, out: stdout, err: stderr };
}

function good(command, words, options) {
  const { code, out, err } = run(command, words, options);
  assert.equal(code, 0, `${command} ${words.join(' ')}\n${out}${err}`);
  return out;
}

test('installed: the program, the library under its number, header, documents', () => {
  for (const file of ['bin/loyalty', 'include/loyalty.h', 'share/doc/member-center/cli.md', 'share/doc/member-center/guides/library.md', 'share/doc/member-center/schemas/cart.schema.json'])
    assert.ok(existsSync(join(installed, file)), file);
  assert.deepEqual(readdirSync(lib).filter((name) => name.startsWith('libloyalty.')).map((name) => name.replace(/^(libloyalty\.so\.1)\.[\d.]+$/, '$1.N')).sort(),
    ['libloyalty.a', 'libloyalty.so', 'libloyalty.so.1', 'libloyalty.so.1.N']);
  assert.match(good('objdump', ['-p', libloyalty]), /SONAME +libloyalty\.so\.1\n/);
});

test('it exports what the header declares, and nothing else', () => {
  const declared = [...readFileSync(join(installed, 'include/loyalty.h'), 'utf8').matchAll(/LOYALTY_API [\w\s*]*?\b(loyalty_\w+)\(/g)].map((m) => m[1]).sort();
  assert.ok(declared.length > 15);
  const exported = good('nm', ['-D', '--defined-only', libloyalty]).trim().split('\n').map((line) => line.split(' ').pop()).sort();
  assert.deepEqual(exported, declared);
});

test('C: with find_package, shared and static; the header alone is C99', () => {
  good('cmake', ['-S', join(root, 'examples/library/c'), '-B', join(folder, 'till'), `-DCMAKE_PREFIX_PATH=${installed}`, '-DCMAKE_BUILD_TYPE=Release']);
  good('cmake', ['--build', join(folder, 'till')]);
  for (const till of ['till', 'till_static']) {
    const command = join(folder, 'till', till);
    assert.equal(good(command, [program, cart]), quote);
    const refused = run(command, [program, program]);
    assert.equal(refused.code, 1);
    assert.match(refused.err, /^\{"error":\{"at":"[^"]*","code":"[a-z_]+"/);
  }
  assert.match(good('ldd', [join(folder, 'till/till')]), /libloyalty\.so\.1 => /);
  assert.doesNotMatch(good('ldd', [join(folder, 'till/till_static')]), /libloyalty/);
  writeFileSync(join(folder, 'header.c'), '#include <loyalty.h>\nint main(void) { return loyalty_abi_version() == LOYALTY_ABI ? 0 : 1; }\n');
  good('cc', ['-std=c99', '-Wall', '-Wextra', '-Wpedantic', '-Wstrict-prototypes', '-Werror', '-fsyntax-only', '-I', join(installed, 'include'), join(folder, 'header.c')]);
});

test('C: with pkg-config', () => {
  const env = { ...process.env, PKG_CONFIG_PATH: join(lib, 'pkgconfig') };
  const flags = good('pkg-config', ['--cflags', '--libs', 'loyalty'], { env }).trim().split(/\s+/);
  const till = join(folder, 'till-pkg-config');
  good('cc', [join(root, 'examples/library/c/till.c'), '-o', till, ...flags], { env });
  assert.equal(good(till, [program, cart], { env: { ...env, LD_LIBRARY_PATH: lib } }), quote);
});

const python = { env: { ...process.env, LIBLOYALTY: libloyalty, PYTHONPATH: join(root, 'examples/library/python'), PYTHONDONTWRITEBYTECODE: '1', PYTHONUTF8: '1' } };

test('Python: the example quotes, and says what is refused', () => {
  const example = join(root, 'examples/library/python/loyalty.py');
  assert.equal(good('python3', [example, program, cart], python), quote);
  const refused = run('python3', [example, cart, cart], python);
  assert.equal(refused.code, 1);
  assert.match(refused.err, /^\w+ at \S+: \{/);
});

test('all vectors, on several threads at once', () => {
  const out = good('python3', [join(root, 'tests/library/vectors.py'), join(root, 'tests/vectors'), join(root, 'tests/checks')], python);
  const [, passed, failed] = /(\d+) passed, (\d+) failed\n$/.exec(out);
  assert.equal(failed, '0', out);
  assert.ok(Number(passed) > 100, out);
});

test('an account goes through all that changes it', () => {
  const script = `
import json, loyalty
program = loyalty.Program(open(${JSON.stringify(program)}, "rb").read())
center = loyalty.Center(program)
events = open(${JSON.stringify(join(shop, 'events.jsonl'))}).read().splitlines()
sealed = [json.dumps(center.apply(e)["sealed"]) for e in events]
other = loyalty.Center(program)
replayed = other.replay("\\n".join(sealed))
third = loyalty.Center(program, other.snapshot())
# The program may be closed before its centers.
del program
assert center.snapshot() == other.snapshot() == third.snapshot()
assert replayed["events"] == len(events) and third.opened["account"] == replayed["account"]
assert isinstance(third.due(), int) and loyalty.rules_version > 0
log = "\\n".join(sealed)
overview = center.overview({"at": events and json.loads(sealed[-1])["at"]})
records = other.records(log, {"at": overview["at"], "limit": 1000})["records"]
assert [one["fact"] for one in overview["ledger"]] == [one["fact"] for one in records[:len(overview["ledger"])]]
shown = {order["id"] for order in overview["orders"]}
past = other.past_orders(log, {"at": overview["at"], "limit": 1000})
assert not past["older"] and not shown & {one["order"]["id"] for one in past["orders"]}
placed = {json.loads(e)["order_id"] for e in events if json.loads(e).get("order_id")}
assert placed == shown | {one["order"]["id"] for one in past["orders"]}, placed
try:
    other.records(log, {"limit": 1})
    raise SystemExit("not refused")
except loyalty.Refused as refused:
    assert refused.code == "missing", refused
before = center.snapshot()
try:
    center.apply(events[0].replace("e1", "e0"))
    raise SystemExit("not refused")
except loyalty.Refused as refused:
    assert refused.code == "event_out_of_order", refused
assert center.snapshot() == before
try:
    loyalty.Program(b"\\xff")
    raise SystemExit("not refused")
except loyalty.Refused as refused:
    assert refused.code == "invalid_text"
print(loyalty.engine_version)`;
  assert.match(good('python3', ['-c', script], python), /^member-center \d/);
});

const lines = Array.from({ length: 200 }, (_, i) => {
  const own = JSON.parse(readFileSync(cart, 'utf8'));
  own.lines[0].quantity = i % 9 + 1;
  return `${i === 100 ? '{}' : JSON.stringify(own)}\n`;
});

test('Java: a process of loyalty batch that stays', (t) => {
  const expected = good(loyalty, ['batch', '--no-progress', '--program', program], { input: lines.map((line) => `{"call":"quote","input":${line.trimEnd()}}\n`).join('') });
  assert.equal(expected.split('\n').length, lines.length + 1);
  // Without a JDK its side of the pipe is played above, line by line.
  if (spawnSync('javac', ['-version']).status !== 0) return t.diagnostic('no JDK: the example was not compiled');
  const source = join(root, 'examples/library/java/Till.java');
  good('javac', ['-Xlint:all', '-Werror', '-d', folder, source]);
  assert.equal(good('java', ['-cp', folder, 'Till', loyalty, program], { input: lines.join('') }), expected);
});
