// What a merchant's desk asks: thresholds of levels, card numbers, months and campaigns, programs before they go live.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { workbench } from './program.mjs';

test('thresholds of levels by quantiles and at the largest gaps', (t) => {
  const { run, write } = workbench(t);
  // 60 members near 10, 30 near 500, 10 near 4000.
  const growth = [...Array(100).keys()].map((i) => (i < 60 ? i % 20 : i < 90 ? 500 + (i % 7) : 4000 + i));
  write('growth.txt', growth.map((g, i) => `m-${i},${g}`).join('\n') + '\n');
  const { code, out } = run('tiers growth.txt --tiers 3 --json');
  assert.equal(code, 0);
  assert.deepEqual(JSON.parse(out), {
    gaps: [{ growth: 0, members: 60 }, { growth: 500, members: 30 }, { growth: 4090, members: 10 }],
    highest: 4099, lowest: 0, members: 100,
    quantiles: [{ growth: 0, members: 33 }, { growth: 11, members: 31 }, { growth: 501, members: 36 }],
    width: 1,
  });
});

test('growth values from standard input, alone on a line or after a tab, as a table in two languages', (t) => {
  const { run } = workbench(t);
  const input = '\ufeff0\r\n\n  7 \nlin\t9';
  const english = run('tiers --tiers 2', { input });
  assert.equal(english.code, 0);
  assert.match(english.out, /^3 members\.\n\nBy equal numbers of members:\n +from growth +members +share\n +1 +0 +2 +66\.66%\n +2 +9 +1 +33\.33%\n/);
  const chinese = run('tiers --tiers 2 --lang zh', { input });
  assert.match(chinese.out, /共 3 位会员。\n\n按人数均分：/);
});

test('lines that are no growth value are told, and so is a wrong number of levels', (t) => {
  const { run, write } = workbench(t);
  for (const line of ['-1', 'x', '1.5', '9007199254740992', 'a,']) {
    const { code, err } = run('tiers -', { input: `5\n${line}\n` });
    assert.equal(code, 2, line);
    assert.match(err, /standard input: line 2 does not end in a growth value/);
  }
  assert.equal(run('tiers -', { input: '\n' }).code, 2);
  assert.equal(run('tiers none.txt').code, 66);
  write('growth.txt', '1\n');
  for (const levels of ['0', '21', 'many']) assert.equal(run(`tiers growth.txt --tiers ${levels}`).code, 64, levels);
});

test('a batch of card numbers, and their check', (t) => {
  const { run, write } = workbench(t);
  const { code, out } = run('cards --prefix 6688 --from 98 --count 3 --length 12');
  assert.equal(code, 0);
  assert.deepEqual(out.trim().split('\n'), ['668800000980', '668800000998', '668800001004']);
  write('numbers.txt', out);
  assert.deepEqual(run('cards --check numbers.txt'), { code: 0, out: '3 right, 0 wrong\n', err: '' });
  write('numbers.txt', `${out}668800000981\nhello\n`);
  const wrong = run('cards --check numbers.txt');
  assert.equal(wrong.code, 1);
  assert.equal(wrong.out, 'line 4: 668800000981 has no right check digit\nline 5: hello has no right check digit\n3 right, 2 wrong\n');
  for (const words of ['--count 1 --prefix 66x', '--count 0', '--count 11 --length 2', '--count 1 --prefix 1234 --length 4'])
    assert.equal(run(`cards ${words}`).code, 64, words);
});

const day = 86_400_000, november = Date.parse('2026-11-01T00:00:00+08:00');
const records = [
  { at: november, kind: 'exposed', member: 'lin', campaign: 'double-11', cost: 5 },
  { at: november + 1, kind: 'exposed', member: 'zhao', campaign: 'double-11', cost: 5 },
  { at: november + day, kind: 'joined', member: 'zhao' },
  { at: november + 10 * day, kind: 'ordered', member: 'lin', paid: 12800, campaign: 'double-11', margin: 3200, cost: 990 },
  { at: november + 20 * day, kind: 'ordered', member: 'lin', paid: 5000 },
  { at: november + 30 * day, kind: 'visited', member: 'lin' },
  { at: november + 31 * day, kind: 'complained', member: 'zhao', type: 'delivery', resolved: true, compensation: 500 },
];
const log = records.map((record) => JSON.stringify(record)).join('\n');

test('campaigns, months and complaints', (t) => {
  const { run } = workbench(t);
  const { code, out } = run('cohorts --json', { input: log });
  assert.equal(code, 0);
  const { campaigns, months } = JSON.parse(out);
  assert.deepEqual(campaigns, { 'double-11': {
    conversion: 5000, converted: 1, cost: 1000, exposed: 2, margin: 3200, orders: 1, paid: 12800, return: 32000 } });
  assert.deepEqual(months.map((m) => [m.month, m.joined, m.members, m.active, m.retention, m.repurchase, m.paid]), [
    ['2026-11', 1, 2, 1, null, 10000, 17800], ['2026-12', 0, 2, 1, 10000, null, 0]]);
  assert.deepEqual(months[1].complaints, { delivery: { compensation: 500, count: 1, resolved: 1 } });
  const elsewhere = JSON.parse(run('cohorts --json --timezone America/New_York', { input: log }).out);
  assert.equal(elsewhere.months[0].month, '2026-10');
  assert.match(run('cohorts --lang zh', { input: log }).out, /留存/);
});

test('a record that cannot be counted ends the report with its line', (t) => {
  const { run } = workbench(t);
  const early = JSON.stringify({ at: 1, kind: 'visited', member: 'lin' });
  const { code, err } = run('cohorts', { input: `${log}\n${early}` });
  assert.equal(code, 2);
  assert.match(err, /standard input:8:1:7: error: records come in order of time.*record_out_of_order at \/at/);
  assert.match(run('cohorts', { input: '{"at":1,"kind":"bought","member":"lin"}' }).err, /not_one_of at \/kind/);
  assert.equal(run('cohorts --timezone Nowhere').code, 64);
});

test('a check tells loopholes with their lines, and the cart that saves most', (t) => {
  const { run, json, write } = workbench(t);
  const program = json('program.json');
  write('careless.json', { ...program, pricing: { ...program.pricing, min_payable: 0 },
    promotions: [{ id: 'gone', name: '送完为止', group: program.pricing.groups[0].id, effects: [{ kind: 'percent_off', off: 10000 }] }] });
  const english = run('check careless.json');
  assert.equal(english.code, 0);
  assert.match(english.err, /careless\.json:1:\d+: warning: 10000 basis points off without a cap.*\(no_cap at \/promotions\/0\/effects\/0\)/);
  assert.match(english.err, /promotion "gone" can take all/);
  assert.match(english.err, /order_for_nothing at \/pricing\/min_payable/);
  assert.match(english.out, /with \d warnings/);
  const chinese = run('check careless.json --lang zh');
  assert.match(chinese.err, /没有封顶/);
  const { warnings } = JSON.parse(run('check careless.json --json').out);
  assert.ok(warnings.some((w) => w.code === 'no_cap' && w.details.off === 10000));
});

test('a new version that takes something away is not allowed', (t) => {
  const { run, json, write } = workbench(t);
  const old = { ...json('program.json'), benefits: [{ id: 'fast', name: 'Fast delivery' }] };
  write('old.json', old);
  const next = { ...old, version: old.version + 1 };
  write('more.json', { ...next, benefits: [{ id: 'fast', name: 'Faster delivery' }] });
  assert.deepEqual(run('check --before old.json more.json'),
    { code: 0, out: 'more.json: may replace the version before it, 0 warnings.\n', err: '' });
  write('less.json', { ...next, benefits: [] });
  const { code, out, err } = run('check --before old.json less.json');
  assert.equal(code, 1);
  assert.match(err, /old\.json:1:\d+: error: benefit "fast" is redeemed by the system and cannot be deleted \(benefit_deleted at \/benefits\/0\)/);
  assert.equal(out, 'less.json: may not replace the version before it: 1 change takes from members what they hold.\n');
  assert.equal(JSON.parse(run('check --before old.json less.json --json').out).allowed, false);
  write('broken.json', { ...next, id: '' });
  assert.equal(run('check --before old.json broken.json').code, 2);
  assert.equal(run('check --before old.json more.json less.json').code, 64);
});

test('the overview tells what sort of customer a member is', (t) => {
  const { run, json, write } = workbench(t);
  write('program.json', { ...json('program.json'), segments: { recency_days: [7], frequency: [1], amount: [100], loyal: 6,
    tags: [{ id: 'heavy', min_orders: 1 }] } });
  const at = json('cart.json').at;
  write('order.json', { id: 'seg-1', at, kind: 'order_paid', order_id: 'seg-o', cart: json('cart.json') });
  assert.equal(run('apply --program program.json --event order.json --account-out account.json').code, 0);
  const { out } = run(`overview --program program.json --account account.json --at ${at}`);
  assert.match(out, /\nSegment\n +class +loyal +R2 F2 M2\n +tag +heavy\n/);
});
