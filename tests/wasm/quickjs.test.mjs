// The fallback in another JavaScript engine, without a JIT and without anything of a host: QuickJS.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';
import { getQuickJS } from 'quickjs-emscripten';
import { dist } from './realms.mjs';
import { vectors } from './vectors.mjs';

// It is some hundred times slower there: half a minute.
const all = vectors();

const commonjs = (name, file) => `var ${name} = (function (module) {
${readFileSync(join(dist, file), 'utf8')}
; return module.exports; })({ exports: {} });`;

/** Runs in QuickJS: the answers of the vectors as texts; of an error, its code. */
const answers = `
var engine, failure;
index.loadEngine({ host: fallback.javascript() }).then((e) => { engine = e; }, (e) => { failure = JSON.stringify(e.details) || String(e); });
function answer(ask) {
  try { return ask(); } catch (error) { return 'refused: ' + error.code + ' at ' + error.at; }
}
function answers(text) {
  if (!engine) throw new Error(failure || 'not loaded');
  return JSON.stringify(JSON.parse(text).map(function (vector) {
    var center, opened = answer(function () { center = engine.open(vector.program, vector.account || undefined); return 'opened'; });
    var said = vector.calls.map(function (c) {
      if (c.call === 'open') return opened;
      return answer(function () { return c.call === 'snapshot' ? center.text.snapshot() : center.text[c.call](' '.repeat(c.padding) + c.request); });
    });
    if (center) center.dispose();
    return said;
  }));
}
0;`;

test(`the fallback answers ${all.length} vectors in QuickJS like native`, async () => {
  const context = (await getQuickJS()).newContext();
  // Its parser goes down as deep as the fallback's expressions do.
  context.runtime.setMaxStackSize(4 * 1024 * 1024);
  const run = (code) => {
    const { value, error } = context.evalCode(code);
    const said = context.dump(error ?? value);
    (error ?? value).dispose();
    if (error) assert.fail(`${said.name}: ${said.message}\n${said.stack}`);
    return said;
  };
  run(commonjs('index', 'miniprogram/index.js'));
  run(commonjs('fallback', 'fallback.cjs'));
  run(answers);
  context.unwrapResult(context.runtime.executePendingJobs());
  assert.equal(run('typeof WebAssembly + typeof setTimeout + typeof console'), 'undefinedundefinedundefined');

  const text = context.newString(JSON.stringify(all));
  context.setProp(context.global, 'given', text);
  const said = JSON.parse(run('answers(given)'));
  let checked = 0;
  all.forEach((vector, i) => vector.calls.forEach(({ call, refused, output }, k) => {
    const { error } = refused ? JSON.parse(output) : {};
    const wanted = refused ? `refused: ${error.code} at ${error.at}` : call === 'open' ? 'opened' : output;
    assert.equal(said[i][k], wanted, `${vector.name} /calls/${k}`);
    ++checked;
  }));
  assert.ok(checked > 1000, `${checked} calls`);
  text.dispose();
  context.dispose();
});
