// The package in Chromium, from a static server whose policy allows no eval: page and worker, streaming or not.

import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { launch, serve } from './browser.mjs';
import { dist } from './realms.mjs';
import { root, vectors } from './vectors.mjs';

const all = vectors();
const few = all.filter((_, i) => i % 20 === 0);
const calls_of = (some) => some.reduce((sum, { calls }) => sum + calls.length, 0);
const folders = { dist, tests: join(root, 'tests') };
let chromium;

before(async () => { chromium = await launch(); });
after(() => chromium?.close());

/** Opens the page on a server of its own, and asks it. */
async function ask(as, question, some = few) {
  const made = { '/vectors.json': JSON.stringify(some) };
  const server = await serve(folders, { made, as });
  const page = await chromium.newPage();
  const complaints = [];
  page.on('console', (message) => complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(error.message));
  try {
    await page.goto(`${server.url}/tests/wasm/browser/page.html`);
    await page.waitForFunction(() => self.answers).catch(() => assert.fail(complaints.join('\n')));
    return await page.evaluate(question).catch((error) => assert.fail([error.message, ...complaints].join('\n')));
  } finally {
    await page.close();
    await server.close();
  }
}

const cases = {
  'a page, while the module arrives': [{}, () => self.answers({}), ['streaming'], all],
  'a page whose server does not say application/wasm': [{ '.wasm': 'application/octet-stream' }, () => self.answers({}), ['bytes'], few],
  'a page that asks not to stream': [{}, () => self.answers({ streaming: false }), ['bytes'], few],
  'a worker': [{}, () => self.answers_of_worker({}), ['streaming'], few],
};

for (const [name, [as, question, used, some]] of Object.entries(cases)) {
  test(`${name}: ${some.length} vectors like native`, async () => {
    assert.deepEqual(await ask(as, question, some), { used, calls: calls_of(some), found: [] });
  });
}

test('streaming that fails falls back to bytes; a missing file is an error that names it', async () => {
  const broken_streaming = () => import('/dist/web.mjs').then(({ loadEngine, web }) => loadEngine({
    host: web({ runtime: { instantiate: (...all) => WebAssembly.instantiate(...all), instantiateStreaming: () => Promise.reject(new Error('no')) } }),
  })).then(({ version }) => version);
  assert.match(await ask({}, broken_streaming), /^member-center/);
  const missing = () => import('/dist/web.mjs').then(({ loadEngine, web }) => loadEngine({ host: web({ url: '/nowhere.wasm' }) }))
    .catch(({ code, details }) => ({ code, details }));
  assert.deepEqual(await ask({}, missing),
    { code: 'module_not_loaded', details: { host: 'web:/nowhere.wasm', reason: '/nowhere.wasm answers with status 404' } });
});

test('the policy is in force', async () => {
  assert.equal(await ask({}, () => self.evaluated), 'EvalError');
});
