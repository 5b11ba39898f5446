// The JavaScript around the engine: objects, errors, loading, and the end of a center.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { dist, path_runtime, require, stripped } from './realms.mjs';
import { root } from './vectors.mjs';

const { openMemberCenter, loadEngine, bytes, node, LoyaltyError } = require('./node.cjs');
const { javascript } = require('./fallback.cjs');
const shop = join(root, 'demo/shops/supermarket');
const program = JSON.parse(readFileSync(join(shop, 'program.json'), 'utf8'));
const cart = JSON.parse(readFileSync(join(shop, 'carts/tuesday-morning.json'), 'utf8'));
const events = readFileSync(join(shop, 'members/wangjie.events.jsonl'), 'utf8').trim().split('\n').map((line) => JSON.parse(line));
const module_file = readFileSync(join(dist, 'member-center.wasm'));

/** What a call throws: its code, place and details. */
function thrown(call) {
  try {
    call();
  } catch (error) {
    assert.ok(error instanceof LoyaltyError, String(error));
    const { code, at, details } = error;
    return { code, at, details };
  }
  assert.fail('nothing was thrown');
}
async function rejected(promise) {
  const [{ status, reason }] = await Promise.allSettled([promise]);
  assert.equal(status, 'rejected');
  return thrown(() => { throw reason; });
}

test('a center is opened, asked, and given back', async () => {
  const center = await openMemberCenter({ program });
  for (const event of events) assert.ok(center.apply(event).changes);
  const quote = center.quote(cart);
  assert.equal(quote.totals.payable, quote.totals.cash + quote.totals.wallet.principal + quote.totals.wallet.bonus);
  assert.ok(center.overview(cart.at).tier);
  assert.deepEqual(center.verify({ at: cart.at, cart, quote }), { verdict: 'accepted' });
  assert.notEqual(center.verify({ at: cart.at, cart: { ...cart, lines: cart.lines.slice(1) }, quote }).verdict, 'accepted');

  const account = center.snapshot();
  const again = await openMemberCenter({ program: JSON.stringify(program), account });
  assert.deepEqual(again.snapshot(), account);
  assert.deepEqual(again.quote(cart), quote);
  assert.equal(again.text.quote(JSON.stringify(cart)), center.text.quote(JSON.stringify(cart)));
  again.dispose();
  center.dispose();
});

test('what only servers seal is refused, and folded once it is sealed', async () => {
  const server = join(root, 'tests/vectors/servers');
  for (const file of ['member-merged', 'opened-with']) {
    const { program, calls } = JSON.parse(readFileSync(join(server, `${file}.json`), 'utf8'));
    const center = await openMemberCenter({ program });
    for (const { call, input, output } of calls.filter(({ call, error }) => call === 'apply' && !error)) {
      if (['member_merged', 'opened_with'].includes(input.kind)) {
        const before = center.text.snapshot();
        for (const ask of [() => center.apply(input), () => center.preview(input)])
          assert.deepEqual(thrown(ask), { code: 'only_on_servers', at: '/kind', details: {} });
        assert.equal(center.text.snapshot(), before);
      }
      assert.deepEqual(center[call](output.sealed).sealed, output.sealed);
    }
    center.dispose();
  }
});

test('a preview changes nothing', async () => {
  const center = await openMemberCenter({ program });
  const before = center.text.snapshot();
  assert.ok(center.preview(events[0]).overview);
  assert.equal(center.text.snapshot(), before);
  center.dispose();
});

test('a loaded engine opens without waiting', async () => {
  const engine = await loadEngine();
  assert.match(engine.version, /^member-center \d/);
  const center = engine.open(program);
  assert.equal(center.opened.engine, engine.version);
  assert.equal(center.opened.program.id, program.id);
  center.dispose();
});

test('an error has code, place, numbers, and the further problems', async () => {
  const center = await openMemberCenter({ program });
  try {
    center.quote({ at: cart.at, lines: [{ sku: 'a', unit_price: 1, quantity: 0 }, { unit_price: 1 }] });
    assert.fail();
  } catch (error) {
    assert.ok(error instanceof LoyaltyError && error instanceof Error);
    assert.equal(error.name, 'LoyaltyError');
    assert.equal(error.message, 'out_of_range at /lines/0/quantity');
    assert.deepEqual([error.code, error.at, error.details.value], ['out_of_range', '/lines/0/quantity', 0]);
    assert.deepEqual(error.others.map(({ code, at }) => [code, at]), [['missing', '/lines/1'], ['missing', '/lines/1']]);
  }
  assert.equal((await rejected(openMemberCenter({ program: '{' }))).code, 'invalid_json');
  assert.deepEqual(await rejected(openMemberCenter()), { code: 'not_an_object', at: '/program', details: { given: 'undefined' } });
  center.dispose();
});

test('a center that was given back says so', async () => {
  const center = await openMemberCenter({ program });
  center.dispose();
  center.dispose();
  const gone = { code: 'center_disposed', at: '', details: {} };
  for (const call of ['overview', 'quote', 'preview', 'apply', 'verify', 'snapshot'])
    assert.deepEqual(thrown(() => center[call]({})), gone, call);
  assert.deepEqual(thrown(() => center.text.quote('{}')), gone);
});

test('what does not arrive as it is, is refused', async (t) => {
  const center = await openMemberCenter({ program });
  const line = (sku) => ({ at: cart.at, lines: [{ sku: 'a', name: sku, unit_price: 1, quantity: 1 }] });
  const half = (name) => thrown(() => center.quote(line(name)));
  for (const name of ['\ud800', 'a\ud83db', '\udc00', '会\udfff', '🎁\ud800', '\\\ud800', '\udc00\ud800']) {
    const { code, at } = half(name);
    assert.deepEqual([code, at], ['invalid_text', '/lines/0/name'], JSON.stringify(name));
  }
  for (const name of ['🎁', '\\ud800', '会员\u{10ffff}', '\ud83c\udf81'])
    assert.ok(center.quote(line(name)).lines, JSON.stringify(name));

  await t.test('also where JSON.stringify leaves halves as they are', () => {
    const { stringify } = JSON;
    JSON.stringify = (value) => stringify(value).replace(/\\(ud[89a-f]..)/g, (_, unit) => String.fromCharCode(parseInt(unit.slice(1), 16)));
    try {
      assert.deepEqual(half('ab\ud800').at, '/lines/0/name');
    } finally {
      JSON.stringify = stringify;
    }
  });
  await t.test('as texts, where the byte is counted', () => {
    assert.deepEqual(thrown(() => center.text.quote('{"会": "\ud800"}')), { code: 'invalid_text', at: '', details: { byte: 9 } });
    assert.equal(thrown(() => center.text.quote('{"channel": "\\ud800"}')).code, 'invalid_text');
  });
  await t.test('too much of it', () => {
    const { code, details } = thrown(() => center.text.quote(`"${'会'.repeat(4194303)}"`));
    assert.deepEqual([code, details], ['too_large', { bytes: 3 * 4194303 + 2, max: 4194304 }]);
    assert.equal(thrown(() => center.text.quote(`"${'会'.repeat(1400000)}"`)).code, 'too_large');
  });
  await t.test('no JSON at all', () => {
    const circle = {};
    circle.self = circle;
    for (const value of [undefined, () => 1, circle, { lines: 1n }]) assert.equal(thrown(() => center.quote(value)).code, 'not_an_object');
  });
  center.dispose();
});

test('texts of all planes come back as they went', async () => {
  const center = await openMemberCenter({ program });
  const name = `会员积分🎁é\u0001"\\\u{10ffff}\u007f \u2028`;
  assert.equal(center.quote({ at: cart.at, lines: [{ sku: 'a', name, unit_price: 1, quantity: 1 }] }).receipt.cart.lines[0].name, name);
  center.dispose();
});

test('a module is loaded once, and again only after it failed', async () => {
  let loads = 0;
  const host = { name: 'counted', load: () => (++loads === 1 ? Promise.reject(new Error('no network')) : node().load()) };
  assert.deepEqual(await rejected(loadEngine({ host })),
    { code: 'module_not_loaded', at: '', details: { host: 'counted', reason: 'no network' } });
  const engines = await Promise.all([loadEngine({ host }), loadEngine({ host })]);
  assert.ok((await loadEngine({ host })).open(program) && engines.length === 2);
  assert.equal(loads, 2);
});

test('a host that throws, gives nothing or never answers is an error of its own', async () => {
  const runtime = (instantiate) => bytes({ source: module_file, runtime: { instantiate } });
  const reason = async (instantiate) => (await rejected(loadEngine({ host: runtime(instantiate) }))).details.reason;
  assert.equal(await reason(() => { throw new Error('at once'); }), 'at once');
  assert.equal(await reason(() => Promise.reject({ errMsg: 'a host of its own' })), 'a host of its own');
  assert.match(await reason(() => Promise.resolve({})), /no instance/);
  assert.match(await reason(() => WebAssembly.instantiate(Buffer.from('no module'))), /magic word/);
  const { code, details } = await rejected(loadEngine({ host: runtime(() => new Promise(() => {})), timeout: 20 }));
  assert.deepEqual([code, details.ms], ['module_timeout', 20]);
});

test('the fallback is taken when the host fails, and not before', async () => {
  const broken = () => ({ name: `broken ${Math.random()}`, load: () => Promise.reject(new Error('no WebAssembly')) });
  assert.ok((await loadEngine({ host: broken(), fallback: javascript() })).open(program).quote(cart));
  assert.ok((await loadEngine({ host: broken(), fallback: async () => javascript() })).open(program));
  assert.ok(await loadEngine({ fallback: () => assert.fail('asked for') }));
  assert.equal((await rejected(loadEngine({ host: broken() }))).code, 'module_not_loaded');
});

test('both shapes of an instantiation are taken', async () => {
  for (const shape of [(result) => result, ({ instance }) => instance]) {
    const WXWebAssembly = path_runtime(join(dist, 'miniprogram'), { shape });
    const { weapp, openMemberCenter: open } = stripped(join(dist, 'miniprogram/index.js')).exports;
    const center = await open({ program, host: weapp({ path: '/member-center.wasm.br', runtime: WXWebAssembly }) });
    assert.ok(center.quote(cart).totals);
  }
});

test('a mini-program finds its host, and says what is missing', async () => {
  const runtime = path_runtime(join(dist, 'miniprogram'));
  const path = '/member-center.wasm.br';
  for (const [name, global] of [['weapp', 'WXWebAssembly'], ['douyin', 'TTWebAssembly'], ['alipay', 'MYWebAssembly']]) {
    const found = stripped(join(dist, 'miniprogram/index.js'), { [global]: runtime }).exports;
    const host = found.detectHost({ path });
    assert.equal(host.name, `${name}:${path}`);
    assert.ok((await found.openMemberCenter({ program, host })).quote(cart));
    assert.equal(found[name]().name, `${name}:/miniprogram_npm/member-center/member-center.wasm.br`);
  }
  const bare = stripped(join(dist, 'miniprogram/index.js')).exports;
  await assert.rejects(bare.openMemberCenter({ program }), { code: 'host_unsupported' });
  await assert.rejects(bare.openMemberCenter({ program, host: bare.weapp() }), { code: 'host_unsupported' });
  for (const host of [bare.weapp, bare.douyin, bare.alipay]) assert.throws(() => host({ path: 'a.wasm' }), { code: 'path_not_absolute' });
});

test('a module that stops is not asked again, and the next center gets a new one', async () => {
  let instance;
  const host = {
    ...bytes({ source: module_file, runtime: {
      instantiate: async (source, imports) => (instance = (await WebAssembly.instantiate(source, imports)).instance),
    } }),
  };
  const engine = await loadEngine({ host });
  const [first, second] = [engine.open(program), engine.open(program)];
  // A fault: the function table's first entries are never what a class asks for.
  const table = Object.values(instance.exports).find((value) => value instanceof WebAssembly.Table);
  for (let i = 0; i < table.length; ++i) table.set(i, null);
  assert.equal(thrown(() => first.quote(cart)).code, 'engine_stopped');
  assert.equal(thrown(() => second.quote(cart)).code, 'engine_stopped');
  first.dispose();
  assert.ok((await loadEngine({ host })).open(program).quote(cart));
});

/** Waits until what nobody holds has been collected, and the finalizers had their turn. */
async function collected(done) {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc');
  for (let i = 0; i < 20 && !done(); ++i) {
    collect();
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

test('a center that nobody holds is given back, unless its module has stopped', async () => {
  const given_back = [];
  class Center {
    constructor() { this.id = Center.made = (Center.made ?? 0) + 1; }
    open() { return '{}'; }
    refused() { return false; }
    quote() { throw new RangeError('out of memory'); }
    delete() { given_back.push(this.id); }
  }
  const host = { name: 'counts its centers', load: async () => ({ Center, version: () => 'none' }) };
  const forget = (engine) => { engine.open({}); };
  forget(await loadEngine({ host }));
  await collected(() => given_back.length > 0);
  assert.deepEqual(given_back, [1]);

  let alive = 2;
  const watch = new FinalizationRegistry(() => { --alive; });
  const stop_and_forget = (engine) => {
    const [first, second] = [engine.open({}), engine.open({})];
    for (const center of [first, second]) watch.register(center);
    assert.equal(thrown(() => first.quote({})).code, 'engine_stopped');
  };
  stop_and_forget(await loadEngine({ host }));
  await collected(() => alive === 0);
  assert.equal(alive, 0);
  assert.deepEqual(given_back, [1]);
});
