// Nothing stays behind in the module's memory. The engine and its allocator are deterministic: when calls bring the
// memory back to what it was, to the byte, the same calls do so for ever. (The list of what is free may come back in
// another order, and be in the first one only a thousand calls later: the states until then are remembered.)

import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
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
  return { engine, contents: () => new Uint8Array(memory.buffer) };
}

/** Whether the memory comes back to a state that it had, within so many calls, and to one of those after many more. */
function stays(contents, call, within = 4000) {
  for (let i = 0; i < Math.min(many, 1000); ++i) call();
  const states = new Set();
  const state = () => createHash('sha1').update(contents()).digest('hex');
  for (let i = 0; i < within; ++i) {
    call();
    const now = state();
    if (states.has(now)) break;
    states.add(now);
  }
  if (states.size === within) return false;
  for (let i = 0; i < many; ++i) call();
  return states.has(state());
}

function member(engine) {
  const center = engine.open(program);
  for (const event of events) center.text.apply(event);
  return center;
}

test(`${many} quotes leave the memory as it was`, async () => {
  const { engine, contents } = await engine_and_memory();
  const { text } = member(engine);
  assert.ok(stays(contents, () => text.quote(cart)));
});

test(`${many} opened and disposed centers leave the memory as it was`, async () => {
  const { engine, contents } = await engine_and_memory();
  const account = member(engine).text.snapshot();
  assert.ok(stays(contents, () => engine.open(program, account).dispose()));
});

test('refused texts leave nothing behind', async () => {
  const { engine, contents } = await engine_and_memory();
  const { text } = member(engine);
  const refused = (call) => assert.throws(call, { name: 'LoyaltyError' });
  assert.ok(stays(contents, () => {
    refused(() => text.quote('{"lines": [{"sku": 1}], "extra": {"a": [[]]}}'));
    refused(() => text.apply('{'));
    refused(() => text.verify('{"at": 1, "cart": {"at": 1, "lines": []}, "quote": {}}'));
    refused(() => engine.open(program.slice(0, -2)));
  }));
});

test('a byte that stays is found', async () => {
  const { engine, contents } = await engine_and_memory();
  assert.equal(stays(contents, () => engine.open(program), 40), false);
});
