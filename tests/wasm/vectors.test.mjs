// Every vector, in every host that this machine has: what native answers, to the byte.

import assert from 'node:assert/strict';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import test from 'node:test';
import { dist, path_runtime, require, stripped } from './realms.mjs';
import { differences } from './run.mjs';
import { vectors } from './vectors.mjs';

const all = vectors();
const calls = all.reduce((sum, vector) => sum + vector.calls.length, 0);

const bare_fallback = 'the fallback in a mini-program without any WebAssembly';
const engines = {
  'WebAssembly in Node, ES module': async () => (await import(pathToFileURL(join(dist, 'node.mjs')))).loadEngine(),
  'WebAssembly in Node, CommonJS': () => require('./node.cjs').loadEngine(),
  'the fallback in Node': () => require('./node.cjs').loadEngine({ host: require('./fallback.cjs').javascript() }),
  'WebAssembly in a mini-program: path only, no eval, nothing but the language': () => {
    const WXWebAssembly = path_runtime(join(dist, 'miniprogram'));
    const { weapp, loadEngine } = stripped(join(dist, 'miniprogram/index.js'), { WXWebAssembly }).exports;
    return loadEngine({ host: weapp({ path: '/member-center.wasm.br' }) });
  },
  // The same code once more: some will do.
  [bare_fallback]: () => {
    const { javascript } = stripped(join(dist, 'fallback.cjs')).exports;
    return stripped(join(dist, 'miniprogram/index.js')).exports.loadEngine({ host: javascript() });
  },
};

test('there are vectors to run', () => assert.ok(all.length > 400 && calls > 1000, `${all.length} vectors, ${calls} calls`));

for (const [name, load] of Object.entries(engines)) {
  const some = all.filter((_, i) => name !== bare_fallback || i % 10 === 0);
  test(`${name} answers ${some.length} vectors like native`, async () => {
    const found = differences(await load(), some);
    assert.equal(found.length, 0, `${found.length} calls differ:\n${found.slice(0, 5).join('\n')}`);
  });
}

test('a difference is found', async () => {
  const engine = await require('./node.cjs').loadEngine();
  const [vector] = all.filter(({ calls: [first] }) => first.call === 'quote' && !first.refused);
  const [call, ...rest] = vector.calls;
  const bent = { ...vector, calls: [{ ...call, output: call.output.replace('"totals"', '"Totals"') }, ...rest] };
  assert.equal(differences(engine, [vector]).length, 0);
  assert.equal(differences(engine, [bent]).length, 1);
});
