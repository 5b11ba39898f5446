// loyalty doctor --service: a service that runs, held against this build, the package and a program at hand.

import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import assert from 'node:assert/strict';
import test from 'node:test';
import { folder, loyalty, root, serve, supermarket } from './operated.mjs';

const own = join(supermarket, 'program.json');

/** {code, out, err}; the test goes on meanwhile, for a stand-in answers from here. */
const doctor = (words, env = {}) => new Promise((done) => {
  execFile(loyalty, ['--lang', 'en', 'doctor', ...words], { cwd: root, env: { ...process.env, ...env } },
    (error, out, err) => done({ code: error ? error.code : 0, out, err, get json() { return JSON.parse(out); } }));
});
/** A package of the rules of this build, or of others: its own word, and one module. */
async function packageOf(t, more = {}) {
  const at = folder(t), module = '\0asm', { build } = (await doctor(['--json'])).json;
  const sha256 = createHash('sha256').update(module).digest('hex');
  writeFileSync(join(at, 'member-center.wasm'), module);
  writeFileSync(join(at, 'build.json'), JSON.stringify({ engine: build.engine, rules: build.rules, modules: { 'member-center.wasm': sha256 }, ...more }));
  return { at, sha256 };
}
/** Where something answers in place of a service. */
async function standIn(t, answers) {
  const server = createServer((request, response) => {
    const [status, body] = answers[request.url] ?? [404, { code: 'no_such_path' }];
    response.writeHead(status, { 'content-type': 'application/json' });
    response.end(typeof body === 'string' ? body : JSON.stringify(body));
  });
  await new Promise((ready) => server.listen(0, '127.0.0.1', ready));
  t.after(() => server.close());
  return `http://127.0.0.1:${server.address().port}`;
}

test('a service of the same rules and program agrees with the build, the program and the package', async (t) => {
  const service = await serve(t, join(folder(t), 'shop.db'));
  const { at, sha256 } = await packageOf(t);
  const all = await doctor(['--service', `${service.base}/`, '--program', own, '--package', at, '--json']);
  assert.equal(all.code, 0, all.err + all.out);
  const { service: told, build, programs, module } = all.json;
  assert.deepEqual([told.engine, told.rules, told.rules], [build.engine, build.rules, module.rules]);
  assert.deepEqual(module.files, [{ name: 'member-center.wasm', sha256, state: 'as_built' }]);
  const { id, version, digest } = programs[0];
  assert.deepEqual(told.program, { digest, id, own_digest: digest, version });
  assert.deepEqual([told.agrees, told.differences, told.address], [true, [], service.base]);
  const { out } = await doctor(['--service', service.base]);
  assert.match(out, /\nservice +http:\S+ +member-center [\d.]+, rules \d+: agrees\n +supermarket version \d+ +digest [0-9a-f]{12}\nAll agrees\.\n$/);
});

test('a program whose receipts are not taken does not agree, until it is served', async (t) => {
  const service = await serve(t, join(folder(t), 'shop.db')), at = folder(t), next = join(at, 'next.json');
  const program = JSON.parse(readFileSync(own, 'utf8'));
  writeFileSync(next, JSON.stringify({ ...program, version: program.version + 1 }));
  const early = await doctor(['--service', service.base, '--program', next, '--json']);
  assert.equal(early.code, 1);
  assert.deepEqual(early.json.service.differences, [{ what: 'program_not_taken', own: early.json.programs[0].digest, service: early.json.service.program.digest }]);
  assert.match((await doctor(['--service', service.base, '--program', next])).out, /receipts by [0-9a-f]{12} are not taken: it serves [0-9a-f]{12}\nSomething/);

  await service.ask('POST', '/v1/programs', JSON.parse(readFileSync(next, 'utf8')));
  assert.equal((await service.ask('POST', `/v1/programs/${program.version + 1}/activate`, {})).status, 200);
  assert.equal((await doctor(['--service', service.base, '--program', next])).code, 0);
  // The one before: whoever may look sees that its receipts are still taken.
  assert.equal((await doctor(['--service', service.base, '--program', own])).code, 1);
  const known = await doctor(['--service', service.base, '--program', own, '--json'], { LOYALTY_TOKEN: service.key });
  assert.equal(known.code, 0, known.out);
  assert.deepEqual(known.json.service.accepted.map((one) => [one.version, one.digest]), [[program.version, known.json.programs[0].digest]]);
  assert.match((await doctor(['--service', service.base, '--token', service.key])).out, new RegExp(`receipts of version ${program.version} taken +digest`));
  const refused = await doctor(['--service', service.base, '--token', 'wrong']);
  assert.deepEqual([refused.code, refused.err.includes('the key is refused')], [66, true]);
});

test('other rules, another digest, no program: each is told', async (t) => {
  const program = readFileSync(own, 'utf8'), digest = '0'.repeat(64);
  const other = await standIn(t, {
    '/healthz': [200, { engine: 'member-center 9.0.0', rules: 99, status: 'alive' }],
    '/readyz': [200, { program: { digest, version: 33 }, status: 'ready' }], '/v1/program': [200, program],
  });
  const { at } = await packageOf(t);
  const { code, json } = await doctor(['--service', other, '--module', at, '--json']);
  assert.equal(code, 1);
  assert.deepEqual(json.service.differences.map((one) => one.what), ['rules_of_build', 'rules_of_module', 'digest_of_program']);
  const alien = await standIn(t, {
    '/healthz': [200, { engine: 'x', rules: json.build.rules, status: 'alive' }],
    '/readyz': [200, { program: { digest, version: 33 }, status: 'ready' }], '/v1/program': [200, { id: 'x', version: 1, news: [] }],
  });
  assert.deepEqual((await doctor(['--service', alien, '--json'])).json.service.differences.map((one) => one.what), ['program_unusable']);
  const empty = await serve(t, join(folder(t), 'shop.db'), { shop: null });
  const unready = await doctor(['--service', empty.base, '--program', own, '--json']);
  assert.deepEqual([unready.code, unready.json.service.differences], [1, [{ what: 'no_program', own: null, service: 'no_program' }]]);
});

test('what is no service, or cannot be reached, is told', async (t) => {
  const page = await standIn(t, { '/healthz': [200, '<html>'] }), unlike = await standIn(t, { '/healthz': [200, { status: 'UP' }] });
  for (const address of [page, unlike]) {
    const { code, err } = await doctor(['--service', address]);
    assert.deepEqual([code, /no service of the member center/.test(err)], [2, true], err);
  }
  for (const address of ['http://127.0.0.1:1', 'file:///etc/passwd', 'nonsense://']) {
    const { code, err } = await doctor(['--service', address]);
    assert.deepEqual([code, /cannot be reached/.test(err)], [66, true], err);
  }
});
