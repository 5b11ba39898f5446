// The sentences of the JavaScript package are those of the `loyalty` program, for everything that the vectors answer.

import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { root, source } from './source.mjs';

const loyalty = process.env.LOYALTY ?? join(root, 'build/native/native/loyalty');
const { Speaker, zhCN, en } = await source('messages/index.ts');
const languages = { zh: zhCN, en };

/** Standard output of the program. */
function told(args, input) {
  return new Promise((done, failed) => {
    const child = execFile(loyalty, args, { maxBuffer: 2 ** 26 }, (error, out) => (error ? failed(error) : done(out)));
    child.stdin.end(input);
  });
}

/** Minutes east of UTC of zones whose clocks never change. */
const offsets = { 'Asia/Shanghai': 480, 'CST-8': 480, UTC: 0, 'Asia/Tokyo': 540 };

/** What can be said of the answers of a vector: {problem} {reason} {verdict} {miss}. */
function sayings(answers) {
  const found = [];
  for (const answer of answers) {
    for (const problem of [answer.error, ...(answer.others ?? [])]) if (problem) found.push(problem);
    for (const offer of answer.offers?.refused ?? []) found.push(...offer.reasons);
    if (answer.near_misses?.length) found.push({ near_misses: answer.near_misses });
    if (answer.verdict) found.push({ verdict: answer.verdict });
  }
  return found;
}

const vectors = readdirSync(`${root}tests/vectors`, { recursive: true }).filter((path) => path.endsWith('.json')).map((path) => {
  const vector = JSON.parse(readFileSync(`${root}tests/vectors/${path}`, 'utf8'));
  if (typeof vector.program === 'string')
    vector.program = JSON.parse(readFileSync(join(root, 'tests/vectors', dirname(path), vector.program), 'utf8'));
  return { path, ...vector };
}).filter((vector) => vector.calls);

/** What one speaker says of a saying, a line each, as `loyalty explain` prints it. */
function lines(speaker, saying) {
  if (saying.near_misses) return saying.near_misses.map((miss) => speaker.nearMiss(miss));
  const at = typeof saying.at === 'string' && saying.at ? `${saying.at}: ` : '';
  return [at + speaker.sentence(saying)];
}

test('every problem, reason, verdict and near miss of every vector is told alike in both languages', async (t) => {
  const scratch = mkdtempSync(join(tmpdir(), 'sentences-'));
  t.after(() => rmSync(scratch, { recursive: true }));
  const seen = new Set();
  let compared = 0;
  // Those of one program are asked for together. One that is refused gives no names, on neither side.
  const groups = new Map();
  for (const { path, program, calls } of vectors) {
    const found = sayings(calls.map((call) => call.output).filter(Boolean));
    if (found.length === 0) continue;
    const given = calls[0].call === 'open' && calls[0].error ? undefined : program;
    const key = JSON.stringify(given);
    groups.set(key, [...(groups.get(key) ?? []), { path, given, found }]);
  }
  const jobs = [...groups.values()].map((group, i) => async () => {
    const [{ given }] = group, paths = group.map(({ path }) => path).join(' '), found = group.flatMap((one) => one.found);
    // Where clocks change nobody but the engine can tell the time: such a vector may say none.
    const clock = given ? (offsets[given.timezone] ?? { clock: () => assert.fail(`${paths}: ${given.timezone}`) }) : 0;
    const file = join(scratch, `${i}.json`);
    if (given) writeFileSync(file, JSON.stringify(given));
    for (const [lang, sentences] of Object.entries(languages)) {
      const speaker = new Speaker({ sentences, clock, ...(given && { program: given }) });
      const mine = found.flatMap((saying) => lines(speaker, saying));
      const its = await told(['explain', '--lang', lang, ...(given ? ['--program', file] : [])], found.map((saying) => JSON.stringify(saying)).join('\n'));
      assert.deepEqual(its.trimEnd().split('\n'), mine, paths);
      compared += mine.length;
    }
    for (const saying of found) seen.add(saying.code ?? saying.verdict ?? 'near');
  });
  // Two at a time.
  await Promise.all([0, 1].map(async () => { for (let job; (job = jobs.shift());) await job(); }));
  assert.ok(compared > 500, String(compared));
  assert.ok(seen.size > 70, [...seen].sort().join(' '));
  t.diagnostic(`${compared} sentences, ${seen.size} codes`);
});

test('every code is told alike, whatever its details are', async () => {
  const answers = [];
  for (const group of ['problem', 'reason', 'verdict'])
    for (const [code, sentence] of Object.entries(en[group])) {
      const names = [...sentence.matchAll(/\{(\w+)/g)].map((match) => match[1]);
      for (const value of [1, 2, 1795330800000, 'a', 'day,week', '', null]) {
        const details = Object.fromEntries(names.map((name) => [name, value]));
        if (group === 'verdict') answers.push({ verdict: code });
        else answers.push(group === 'reason' ? { ...details, code } : { at: '', code, details });
      }
    }
  for (const [lang, sentences] of Object.entries(languages)) {
    const speaker = new Speaker({ sentences });
    const its = await told(['explain', '--lang', lang], answers.map((answer) => JSON.stringify(answer)).join('\n'));
    assert.deepEqual(its.trimEnd().split('\n'), answers.flatMap((answer) => lines(speaker, answer)));
  }
});

test('what no vector holds: other currencies, seconds, control characters, unknown codes, missing details', async () => {
  const program = { id: 'shop', version: 1, timezone: 'UTC', currency: 'JPY', tiers: { levels: [{ id: 'gold', name: '金\u202e卡' }] } };
  const scratch = mkdtempSync(join(tmpdir(), 'sentences-'));
  const file = join(scratch, 'program.json');
  writeFileSync(file, JSON.stringify(program));
  const answers = [
    { code: 'threshold_amount', base: 'running', gap: -1, have: 0, needed: 1234567 },
    { code: 'not_started', from: 1795330859999 }, { code: 'expired', until: 0 },
    { code: 'hours', hours: '09:00-10:00,22:00-02:00', minute: 5 },
    { code: 'tier', needed: 'gold,none', tier: '' }, { code: 'stacking' }, { code: 'usage_limit', limit: 1, period: 'other' },
    { at: '/a', code: 'not_one_of', details: { given: 'a\tb\u0007\u009b\u2066{x}[y]' } },
    { at: '', code: 'unknown_id', details: { id: 'constructor', kind: 'toString' } },
    { at: '', code: 'from_the_future', details: { z: 1, a: 'b' } },
    { verdict: 'from_the_future' }, { verdict: 'constructor' },
  ];
  try {
    for (const [lang, sentences] of Object.entries(languages))
      for (const [args, given] of [[[], {}], [['--program', file], { program }]]) {
        const speaker = new Speaker({ sentences, ...given });
        const its = await told(['explain', '--lang', lang, ...args], answers.map((answer) => JSON.stringify(answer)).join('\n'));
        assert.deepEqual(its.trimEnd().split('\n'), answers.flatMap((answer) => lines(speaker, answer)));
      }
  } finally {
    rmSync(scratch, { recursive: true });
  }
});

test('one of a thing is told as one', () => {
  const speaker = new Speaker({ sentences: en });
  assert.equal(speaker.reason({ code: 'stacking', max_coupons: 1 }), 'cannot be combined (at most 1 coupon in an order)');
  assert.equal(speaker.reason({ code: 'stacking', max_coupons: 2 }), 'cannot be combined (at most 2 coupons in an order)');
  assert.equal(speaker.reason({ code: 'threshold_units', gap: 1, have: 1, needed: 2 }), 'needs 2 units: there is 1, 1 short');
  assert.equal(speaker.points(1), '1 point');
  assert.equal(speaker.points(20), '20 points');
});

test('a step is called by its offer, by what the program calls its source, or by its kind', () => {
  const speaker = new Speaker({ sentences: zhCN, program: { id: 'shop', version: 1, timezone: 'UTC', names: { spring: '春季活动' } } });
  assert.equal(speaker.step({ name: '满100减20', source: 'over-100', stage: 'promotion' }), '满100减20');
  assert.equal(speaker.step({ name: 'spring', source: 'spring', stage: 'promotion' }), '春季活动');
  assert.equal(speaker.step({ name: 'points', source: 'points', stage: 'points' }), '积分抵扣');
  assert.equal(speaker.step({ name: '', source: 'tier', stage: 'price' }), '价格');
  assert.equal(new Speaker({ sentences: en }).step({ name: 'points', source: 'points', stage: 'points' }), en.stage.points);
});

test('money, rates, days and moments without Intl', () => {
  const speaker = new Speaker({ sentences: zhCN, clock: 480 });
  const money = [[0, '¥0.00'], [5, '¥0.05'], [1230, '¥12.30'], [-50, '-¥0.50'], [123456789, '¥1234567.89'], [Number.MAX_SAFE_INTEGER, '¥90071992547409.91']];
  for (const [amount, text] of money) assert.equal(speaker.money(amount), text);
  for (const [amount, text] of [[99999, '¥999.99'], [100000, '¥1,000.00'], [-123456789, '-¥1,234,567.89']])
    assert.equal(speaker.money(amount, { grouping: true }), text);
  for (const [rate, text] of [[8800, '88%'], [550, '5.5%'], [10000, '100%'], [5, '0.05%'], [0, '0%'], [-1000, '-10%']])
    assert.equal(speaker.percent(rate), text);
  assert.equal(new Speaker({ sentences: en, program: { id: 's', version: 1, timezone: 'UTC', currency: 'KWD' } }).money(1234567, { grouping: true }), 'KWD 1,234.567');
  assert.equal(new Speaker({ sentences: en, program: { id: 's', version: 1, timezone: 'UTC', currency: 'XAU' } }).money(1), 'XAU 0.01');
  assert.equal(speaker.moment(1795330800000), '2026-11-22 15:00');
  assert.equal(speaker.moment(1795330859000), '2026-11-22 15:00:59');
  assert.equal(speaker.day(1795276799999), '2026-11-21');
  assert.equal(speaker.through(1795276800000), '2026-11-21', 'what ends at midnight lasts through the day before');
  assert.equal(speaker.through(1795276800001), '2026-11-22 00:00');
  assert.equal(speaker.points(20), '20 积分');
  assert.equal(speaker.word('price', 'flash_sale'), '秒杀价');
});

test('a center tells the time where clocks change', () => {
  const asked = [];
  const center = { clock: (at) => (asked.push(at), { day: '2026-11-01', minute: 60 }) };
  const speaker = new Speaker({ sentences: en, clock: center });
  assert.equal(speaker.reason({ code: 'not_started', from: 1793512800000 }), 'begins 2026-11-01 01:00');
  assert.deepEqual(asked, [1793512800000]);
});

/** Whether a text is a sentence of a code that has something in each of its places, or one for whatever is not known. */
function whole(sentences, group, code, told) {
  const { other, other_reason } = sentences.customer;
  if (told === (group === 'reason' ? other_reason : other)) return true;
  const form = (own) => own.split(/(\[[^\]]*\]|\{[^}]*\})/).map((part) =>
    part[0] === '[' ? `(?:${form(part.slice(1, -1))})?` : part[0] !== '{' ? part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
      : part.includes('|') ? `(?:${part.slice(0, -1).split('|').slice(1).join('|')})` : '[^ ，、：“”「」"]+.*').join('');
  return [sentences.customer[code], sentences.problem[code], sentences.verdict[code], sentences.reason[code]].some((one) => one !== undefined && new RegExp(`^${form(one)}$`).test(told));
}

test('a customer hears no id and no code, whatever is refused', () => {
  const machine = /[a-z]+_[a-z]+|x-1|[{}]|“”|「」|""|undefined|\s{2}/;
  for (const [lang, sentences] of Object.entries(languages)) {
    const customer = new Speaker({ sentences, to: 'customer' });
    for (const group of ['problem', 'verdict', 'reason'])
      for (const code of Object.keys(sentences[group])) {
        const texts = [...sentences[group][code].matchAll(/\{(\w+)/g), ...(sentences.customer[code] ?? '').matchAll(/\{(\w+)/g)].map((match) => match[1]);
        // Every detail of the code: an id that nothing is named by, what somebody gave, nothing, a number; each of them, and one alone.
        for (const value of ['x-1', 'x-1,x-1', '1.5', '', null, undefined, 3])
          for (const without of ['', ...texts]) {
            const details = Object.fromEntries(texts.map((name) => [name, name === without ? 3 : value]));
            const told = group === 'reason' ? customer.reason({ ...details, code }) : customer.problem({ at: '/a', code, details });
            // What a warning says of a program's own fields is for those who write it.
            const said = told.replaceAll('min_payable ', '');
            assert.ok(said.length > 1 && !machine.test(said), `${lang} ${code}: ${told}`);
            assert.ok(whole(sentences, group, code, told), `${lang} ${code} has a hole: ${told}`);
            if (group === 'verdict') assert.ok(whole(sentences, group, code, customer.verdict(code)));
          }
      }
    // A code of tomorrow, and one that is no word of the language.
    for (const code of ['from_the_future', 'constructor']) assert.equal(customer.problem({ at: '', code, details: { id: 'x-1' } }), sentences.customer.other);
    // Whoever keeps the shop hears which.
    assert.match(new Speaker({ sentences }).problem({ at: '', code: 'unknown_run', details: { id: 'x-1' } }), /x-1/);
  }
  // What a program says and a customer gives is left out: what needs it is told in general.
  for (const [lang, sentences] of Object.entries(languages)) {
    const customer = new Speaker({ sentences, to: 'customer' }), { other, other_reason } = sentences.customer;
    for (const [code, details] of [['not_an_integer', { given: '1.5' }], ['unknown_key', { key: 'colour' }], ['wrong_type', { expected: 'x', got: 'integer' }],
      ['unknown_id', { id: 'gold', kind: 'level' }], ['not_one_of', { given: 'bag' }], ['gift_card_state', { state: 'x' }]])
      assert.equal(customer.problem({ at: '/a', code, details }), other, `${lang} ${code}`);
    assert.equal(customer.reason({ code: 'channel', needed: 'weapp' }), other_reason);
    assert.equal(customer.verdict('cart_differs'), sentences.customer.cart_differs);
  }
  const named = new Speaker({ sentences: zhCN, to: 'customer', program: { coupons: [{ id: 'full', name: '满100减20' }] } });
  assert.equal(named.reason({ code: 'exclusive', with: 'full,x-1' }), '不与「满100减20」同享');
  assert.equal(named.problem({ at: '', code: 'already_helped', details: { member: 'm-zhao' } }), '您已经参加过了');
  assert.equal(named.problem({ at: '/totals/due', code: 'result_differs', details: { claimed: 1, own: 2 } }), '价格与商家核算的不一致，已按商家的重算');
});
