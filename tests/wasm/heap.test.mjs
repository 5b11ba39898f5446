// Nothing stays behind in the module's memory: what is in use after a call was in use before it, to the byte, and the
// memory does not grow.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';
import { dist, require } from './realms.mjs';
import { root } from './vectors.mjs';

const { loadEngine, bytes } = require('./node.cjs');
const shop = join(root, 'demo/shops/supermarket');
const program = readFileSync(join(shop, 'program.json'), 'utf8');
const cart = readFileSync(join(shop, 'carts/tuesday-morning.json'), 'utf8');
const events = readFileSync(join(shop, 'members/wangjie.events.jsonl'), 'utf8').trim().split('\n');
// tests/bench/package/measure.mjs --memory asks for 100,000 of each.
const many = Number(process.env.MEMBER_CENTER_CALLS ?? 100);

/** An engine whose memory can be looked at. */
async function engine_and_memory() {
  let memory;
  const runtime = {
    async instantiate(source, imports) {
      const { instance } = await WebAssembly.instantiate(source, imports);
      memory = Object.values(instance.exports).find((value) => value instanceof WebAssembly.Memory);
      return instance;
    },
  };
  const engine = await loadEngine({ host: bytes({ source: readFileSync(join(dist, 'member-center.wasm')), runtime }) });
  return { engine, state: () => `${engine.module.bytesInUse()} of ${memory.buffer.byteLength}` };
}

/** Whether so many calls, after the first few, leave what is in use as it was each time. */
function stays(state, call) {
  for (let i = 0; i < Math.min(many, 1000); ++i) call();
  const before = state();
  for (let i = 0; i < many; ++i) {
    call();
    if (state() !== before) return false;
  }
  return true;
}

function member(engine) {
  const center = engine.open(program);
  for (const event of events) center.text.apply(event);
  return center;
}

test(`${many} quotes leave the memory as it was`, async () => {
  const { engine, state } = await engine_and_memory();
  const { text } = member(engine);
  assert.ok(stays(state, () => text.quote(cart)));
});

test(`${many} opened and disposed centers leave the memory as it was`, async () => {
  const { engine, state } = await engine_and_memory();
  const account = member(engine).text.snapshot();
  assert.ok(stays(state, () => engine.open(program, account).dispose()));
});

test('refused texts leave nothing behind', async () => {
  const { engine, state } = await engine_and_memory();
  const { text } = member(engine);
  const refused = (call) => assert.throws(call, { name: 'LoyaltyError' });
  assert.ok(stays(state, () => {
    refused(() => text.quote('{"lines": [{"sku": 1}], "extra": {"a": [[]]}}'));
    refused(() => text.apply('{'));
    refused(() => text.verify('{"at": 1, "cart": {"at": 1, "lines": []}, "quote": {}}'));
    refused(() => engine.open(program.slice(0, -2)));
  }));
});

test('a byte that stays is found', async () => {
  const { engine, state } = await engine_and_memory();
  assert.equal(stays(state, () => engine.open(program)), false);
  assert.equal(stays(state, () => engine.module.version()), true);
});
