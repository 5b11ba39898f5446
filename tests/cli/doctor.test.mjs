// loyalty doctor: the build, the programs, and the package that customers hold.

import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import { workbench } from './program.mjs';

const sha256 = (text) => createHash('sha256').update(text).digest('hex');

/** A package's folder, as js-glue/build.mjs writes its build.json, with other bytes. */
function withPackage(t, change = {}) {
  const bench = workbench(t);
  const { answer } = JSON.parse(bench.run('batch', { input: '{"call":"version"}\n' }).out);
  const files = { 'member-center.wasm': '\0asm of this build', 'miniprogram/member-center.wasm.br': '\xff\xfe', 'node.mjs': 'export {};\n' };
  const modules = Object.fromEntries(Object.entries(files).map(([name, bytes]) => [name, sha256(Buffer.from(bytes))]));
  for (const [name, bytes] of Object.entries(files)) bench.write(`dist/${name}`, Buffer.from(bytes));
  bench.write('dist/build.json', { ...answer, modules, ...change });
  return { bench, answer, modules };
}

test('the build and the programs', (t) => {
  const bench = workbench(t);
  const { code, out, err } = bench.run('doctor --program program.json');
  assert.equal(code, 0, err);
  assert.match(out, /^build {4}member-center [\d.]+ +rules \d+, (g\+\+|clang\+\+) \d.*\nprogram {2}program\.json +corner-tea version 3, 0 warnings\n +digest [0-9a-f]{12}\nAll agrees\.\n$/);
  const told = JSON.parse(bench.run('doctor --program program.json --json').out);
  assert.equal(told.programs[0].digest, JSON.parse(bench.run('check program.json --json').out).digest);
  assert.equal(told.well, true);
  assert.match(bench.run('doctor --lang zh').out, /一切一致。\n$/);

  bench.write('bad.json', { id: 'x' });
  const bad = bench.run('doctor --program program.json bad.json');
  assert.equal(bad.code, 1);
  assert.match(bad.out, /bad\.json +cannot be used: missing\nSomething does not agree\.\n$/);
  assert.equal(JSON.parse(bench.run('doctor --program bad.json --json').out).programs[0].error.code, 'missing');
  assert.equal(bench.run('doctor --program nowhere.json').code, 66);
});

test('a package of the same rules, whole or a part of it', (t) => {
  const { bench, answer, modules } = withPackage(t);
  const whole = bench.run('doctor --module dist --json');
  assert.equal(whole.code, 0, whole.out);
  const { module } = JSON.parse(whole.out);
  assert.deepEqual(module, {
    agrees: true, engine: answer.engine, folder: 'dist', rules: answer.rules,
    files: Object.entries(modules).sort().map(([name, digest]) => ({ name, sha256: digest, state: 'as_built' })),
  });
  bench.write('part/build.json', { ...answer, modules });
  bench.write('part/node.mjs', 'export {};\n');
  const part = bench.run('doctor --module part');
  assert.equal(part.code, 0);
  assert.match(part.out, /module +part +member-center [\d.]+, rules \d+: agrees\n +member-center\.wasm +not there\n/);
  // Another version of the engine with the same rules answers the same.
  const { bench: older } = withPackage(t, { engine: 'member-center 0.0.1' });
  assert.equal(older.run('doctor --module dist').code, 0);
});

test('other rules, other bytes or no bytes do not agree', (t) => {
  const { bench, answer, modules } = withPackage(t);
  bench.write('dist/node.mjs', 'export {};;\n');
  const altered = bench.run('doctor --module dist');
  assert.equal(altered.code, 1);
  assert.match(altered.out, /: does not agree\n[^]*node\.mjs +[0-9a-f]{12} altered\nSomething does not agree\.\n$/);

  const { bench: other } = withPackage(t, { rules: answer.rules - 1 });
  assert.equal(other.run('doctor --module dist').code, 1);
  assert.equal(JSON.parse(other.run('doctor --module dist --json').out).module.agrees, false);

  bench.write('empty/build.json', { ...answer, modules });
  assert.equal(bench.run('doctor --module empty').code, 1);
});

test('what is no package is told', (t) => {
  const { bench } = withPackage(t, { modules: {} });
  bench.write('broken/build.json', '{');
  for (const folder of ['dist', 'broken', 'dist/miniprogram']) {
    const { code, err } = bench.run(`doctor --module ${folder}`);
    assert.equal(code, 2, folder);
    assert.match(err, /there is no build\.json in it/);
  }
  assert.equal(bench.run('doctor --module nowhere').code, 66);
});
