// The package in Chromium, from a static server whose policy allows no eval: page and worker, streaming or not.

import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { launch, serve } from './browser.mjs';
import { dist } from './realms.mjs';
import { root, vectors } from './vectors.mjs';

const all = vectors();
const calls = all.reduce((sum, vector) => sum + vector.calls.length, 0);
const folders = { dist, tests: join(root, 'tests') };
let chromium;

before(async () => { chromium = await launch(); });
after(() => chromium?.close());

/** Opens the page on a server of its own, and asks it. */
async function ask(as, question) {
  const made = { '/vectors.json': JSON.stringify(all) };
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

const untyped = { '.wasm': 'application/octet-stream' };
const cases = {
  'a page, while the module arrives': [{}, () => self.answers('web', {}), ['streaming']],
  'a page whose server does not say application/wasm': [untyped, () => self.answers('web', {}), ['bytes']],
  'a page that asks not to stream': [{}, () => self.answers('web', { streaming: false }), ['bytes']],
  'a worker, while the module arrives': [{}, () => self.asked_of_worker({}), ['streaming']],
  'a worker whose server does not say application/wasm': [untyped, () => self.asked_of_worker({}), ['bytes']],
  'a worker that asks not to stream': [{}, () => self.asked_of_worker({ options: { streaming: false } }), ['bytes']],
  'a worker with the module that the page has compiled': [{}, () => self.asked_of_worker_with_module(), ['module']],
};

for (const [name, [as, question, used]] of Object.entries(cases)) {
  test(`${name}: ${all.length} vectors like native`, async () => {
    assert.deepEqual(await ask(as, question), { used, calls, found: [] });
  });
}

test('a worker has no document', async () => {
  assert.equal(await ask({}, () => self.asked_of_worker({ ask: 'document' })), 'undefined');
});

test('streaming that fails falls back to bytes; a missing file is an error that names it', async () => {
  const broken_streaming = () => import('/dist/web.mjs').then(({ loadEngine, web }) => loadEngine({
    host: web({ runtime: { instantiate: (...all) => WebAssembly.instantiate(...all), instantiateStreaming: () => Promise.reject(new Error('no')) } }),
  })).then(({ version }) => version);
  assert.match(await ask({}, broken_streaming), /^member-center/);
  const missing = () => import('/dist/web.mjs').then(({ loadEngine, web }) => loadEngine({ host: web({ url: '/nowhere.wasm' }) }))
    .catch(({ code, details }) => ({ code, details }));
  assert.deepEqual(await ask({}, missing),
    { code: 'module_not_loaded', details: { host: 'web:/nowhere.wasm', reason: '/nowhere.wasm answers with status 404: put member-center.wasm there, or give its url' } });
});

test('the policy is in force', async () => {
  assert.equal(await ask({}, () => self.evaluated), 'EvalError');
});
