// When there is no memory for a call: what it had taken comes back to the byte, and the other centers are as they were.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';
import { dist, require, stripped } from './realms.mjs';
import { root } from './vectors.mjs';

const { loadEngine, bytes } = require('./node.cjs');
const shop = join(root, 'demo/shops/supermarket');
const program = readFileSync(join(shop, 'program.json'), 'utf8');
const cart = readFileSync(join(shop, 'carts/tuesday-morning.json'), 'utf8');
const events = readFileSync(join(shop, 'members/wangjie.events.jsonl'), 'utf8').trim().split('\n');
const at = JSON.parse(cart).at;
const megabyte = 1 << 20;

/** In WebAssembly: `grant(bytes)` is how large the memory may become. */
async function wasm() {
  let memory, most = 256 * megabyte;
  const runtime = {
    async instantiate(source, imports) {
      const { instance } = await WebAssembly.instantiate(source, imports);
      memory = Object.values(instance.exports).find((value) => value instanceof WebAssembly.Memory);
      memory.grow = (pages) => {
        if (memory.buffer.byteLength + pages * 65536 > most) throw new RangeError('no memory');
        return WebAssembly.Memory.prototype.grow.call(memory, pages);
      };
      return instance;
    },
  };
  const engine = await loadEngine({ host: bytes({ source: readFileSync(join(dist, 'member-center.wasm')), runtime }) });
  return { engine, grant: (bytes) => { most = bytes; }, size: () => memory.buffer.byteLength };
}

/** In JavaScript, in a realm whose buffers have a limit. */
async function javascript() {
  let most = 256 * megabyte, size = 0;
  const limited = new Proxy(ArrayBuffer, {
    construct(Buffer, [length]) {
      if (length > most) throw new RangeError('no memory');
      if (length >= megabyte) size = length;
      return new Buffer(length);
    },
  });
  const globals = { ArrayBuffer: limited };
  const host = stripped(join(dist, 'fallback.cjs'), globals).exports.javascript();
  const engine = await stripped(join(dist, 'miniprogram/index.js')).exports.loadEngine({ host });
  return { engine, grant: (bytes) => { most = bytes; }, size: () => size };
}

const in_use = (engine) => Number(engine.module.bytesInUse());
function code_of(call) {
  try {
    call();
    return 'done';
  } catch (error) {
    if (error.name !== 'LoyaltyError') throw error;
    return error.code;
  }
}
/** What a center says of everything. */
const state = (center) => [center.text.snapshot(), center.text.quote(cart), center.text.overview(JSON.stringify({ at }))].join('\n');
function member(engine, count = events.length) {
  const center = engine.open(program);
  for (const event of events.slice(0, count)) center.text.apply(event);
  return center;
}

/** Much to price: many lines of goods. */
const line = (i) => ({ sku: `goods-${i}`, unit_price: 100 + i, quantity: 2 });
const large_cart = JSON.stringify({ at, lines: Array.from({ length: 190 }, (_, i) => line(i)) });
const next_event = JSON.stringify({ id: 'next', at: at + 1000, kind: 'order_paid', order_id: 'next', cart: { ...JSON.parse(large_cart), at: at + 1000 } });

for (const [name, load] of Object.entries({ WebAssembly: wasm, JavaScript: javascript })) {
  test(`${name}: a text that is too much for the memory`, async () => {
    const { engine, grant } = await load();
    const [one, other] = [member(engine), member(engine)];
    const before = [state(one), state(other)];
    grant(2 * megabyte);
    const used = in_use(engine);
    // The longest that is not refused for its length.
    const text = ' '.repeat(4 * megabyte);
    for (const call of ['overview', 'quote', 'preview', 'apply', 'verify', 'clock']) {
      try {
        one.text[call](text);
        assert.fail(call);
      } catch (error) {
        assert.equal(error.code, 'out_of_memory', call);
        assert.ok(error.details.wanted >= text.length && error.details.in_use >= used, JSON.stringify(error.details));
      }
      assert.equal(in_use(engine), used, call);
    }
    assert.equal(code_of(() => engine.open(text)), 'out_of_memory');
    assert.equal(in_use(engine), used);
    assert.deepEqual([state(one), state(other)], before);
  });

  test(`${name}: more centers than there is memory for`, async () => {
    const { engine, grant } = await load();
    grant(3 * megabyte);
    const first = member(engine), said = state(first);
    const used = in_use(engine);
    const centers = [];
    let code = 'done';
    while (code === 'done') code = code_of(() => centers.push(engine.open(program)));
    assert.equal(code, 'out_of_memory');
    assert.ok(centers.length > 3, String(centers.length));
    for (const center of centers.splice(0)) center.dispose();
    assert.equal(in_use(engine), used);
    assert.equal(state(first), said);
    const again = member(engine);
    assert.equal(state(again), said);
    again.dispose();
    assert.equal(in_use(engine), used);
    // What so many small pieces had is there for large ones.
    assert.equal(code_of(() => first.text.quote(' '.repeat(megabyte / 4))), 'invalid_json');
    assert.equal(in_use(engine), used);
  });

  test(`${name}: calls that end for want of memory in all kinds of places`, async () => {
    let ended = 0, lost = 0;
    const calls = {
      quote: (center) => center.text.quote(large_cart),
      preview: (center) => center.text.preview(next_event),
      apply: (center) => center.text.apply(next_event),
      open: (_, engine) => engine.open(program).dispose(),
    };
    const { engine, grant } = await load();
    grant(6 * megabyte);
    // The fallback is some ten times slower: two calls will do.
    const asked = Object.entries(calls).filter(([call]) => name === 'WebAssembly' || call === 'quote' || call === 'apply');
    for (const [call, run] of asked) {
      // More and more room, until there is enough.
      let code = 'out_of_memory';
      for (let room = 0; code !== 'done'; room = room * 2 + 1) {
        const other = member(engine, 20), others = state(other);
        const alone = in_use(engine);
        const center = member(engine), said = state(center);
        const fillers = [];
        while (code_of(() => fillers.push(engine.open(program))) === 'done');
        assert.ok(fillers.length > room, 'there is room in the end');
        for (const filler of fillers.splice(0, room)) filler.dispose();
        const before = in_use(engine);
        code = code_of(() => run(center, engine));
        const after = in_use(engine);

        for (const filler of fillers) filler.dispose();
        assert.equal(state(other), others);
        if (code !== 'done') {
          ++ended;
          assert.equal(code, 'out_of_memory', call);
          if (code_of(() => state(center)) === 'center_disposed') {
            ++lost;
            assert.equal(call, 'apply');
            assert.equal(in_use(engine), alone, 'all of a lost center comes back');
          } else {
            assert.equal(after, before, `${call}: nothing stays behind`);
            assert.equal(state(center), said);
          }
        }
        for (const one of [center, other]) one.dispose();
      }
    }
    assert.ok(ended > 4 && lost > 0, `${ended} calls ended, ${lost} centers lost`);
  });
}

test('thousands of calls without memory leave the stack as it was', async () => {
  const { engine, grant, size } = await wasm();
  const center = member(engine), said = state(center);
  const fillers = [];
  grant(size());
  while (code_of(() => fillers.push(engine.open(program))) === 'done');
  // Each ends somewhere within, and would leave some hundred bytes of 256 kB.
  for (let i = 0; i < 2000; ++i) assert.equal(code_of(() => center.text.quote(large_cart)), 'out_of_memory');
  for (const filler of fillers) filler.dispose();
  assert.equal(state(center), said);
  grant(256 * megabyte);
  assert.ok(center.text.quote(large_cart));
});
