// Each command on a small shop: what it prints, as a table and as JSON, and how it ends.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { columns, workbench } from './program.mjs';

const shop = '--program program.json';
const lin = `${shop} --account lin.json`;
const apply = `apply ${shop} --event events.jsonl --account-out lin.json`;

/** Runs, and expects a good end with nothing on standard error. */
function good(bench, words, options) {
  const { code, out, err } = bench.run(words, options);
  assert.equal(err, '', words);
  assert.equal(code, 0, words);
  return out;
}

/** A shop whose member has joined, recharged and been given a coupon. */
function withMember(t) {
  const bench = workbench(t);
  good(bench, apply);
  return bench;
}

test('check: a program without problems', (t) => {
  const bench = workbench(t);
  assert.match(good(bench, 'check program.json'),
    /^program\.json: no problems\. corner-tea version 3: 2 levels, 1 promotion, 1 coupon \(digest [0-9a-f]{12}\)\nlargest saving found: a cart of .* off \(.*\)\n$/);
  assert.match(good(bench, 'check', { input: bench.read('program.json') }), /^standard input: no problems\./);
  assert.match(good(bench, 'check program.json --lang zh'), /^program\.json：没有问题。corner-tea 第 3 版：等级 2/);
  assert.match(JSON.parse(good(bench, 'check program.json --json')).digest, /^[0-9a-f]{64}$/);
});

test('check: all problems of all programs, from top to bottom', (t) => {
  const bench = workbench(t);
  const lines = bench.read('program.json').split('\n');
  const bad = bench.read('program.json')
    .replace('"group": "sales"', '"group": "salse"')
    .replace('"growth": 500', '"growth": 0')
    .replace('"days_after_issue": 30', '"days_after_issue": 0');
  bench.write('bad.json', bad);
  bench.write('worse.json', '{"id": "x"}');
  const { code, out, err } = bench.run('check program.json bad.json worse.json');
  assert.equal(code, 2);
  assert.match(out, /^program\.json: no problems\..*\nlargest saving found: .*\nbad\.json: 3 problems; it cannot be used\.\nworse\.json: 2 problems; it cannot be used\.\n$/);
  const places = err.split('\n').filter((l) => /: error: /.test(l)).map((l) => l.split(': error: ')[0]);
  const lineOf = (needle) => lines.findIndex((l) => l.includes(needle)) + 1;
  assert.deepEqual(places.map((p) => p.split(':').slice(0, 2).join(':')), [
    `bad.json:${lineOf('"silver"')}`, `bad.json:${lineOf('"group": "sales"')}`, `bad.json:${lineOf('days_after_issue')}`,
    'worse.json:1', 'worse.json:1']);
  assert.match(err, /there is no[^"]* "salse"; do you mean "sales"\? \(unknown_id at \/promotions\/0\/group\)/);
  assert.match(err, /the field "version" is missing \(missing\)/);
  const machine = bench.run('check bad.json --json');
  assert.equal(machine.code, 2);
  assert.equal(1 + JSON.parse(machine.out).others.length, 3);
});

test('apply: a log becomes an account, with its changes told', (t) => {
  const bench = workbench(t);
  const out = good(bench, `${apply} --sealed-out sealed.jsonl`);
  assert.match(out, /^2026-11-21 02:40 {2}joined {2}e1\n/);
  assert.match(out, /wallet credited {2}principal ¥100\.00, bonus ¥10\.00/);
  assert.match(out, /coupon issued {2,}满150减40 {2}through 2026-12-\d\d/);
  assert.match(out, /\n3 events applied; the new account is in lin\.json\n$/);
  assert.equal(bench.json('lin.json').member.id, 'lin');
  const sealed = bench.read('sealed.jsonl').trimEnd().split('\n').map((l) => JSON.parse(l));
  assert.deepEqual(sealed.map((e) => e.id), ['e1', 'e2', 'e3']);
  assert.ok(sealed.every((e) => e.sealed));

  // Sealed events fold to the same account; the account goes back in; JSON goes where it should.
  good(bench, `apply ${shop} --event sealed.jsonl --account-out again.json`);
  assert.equal(bench.read('again.json'), bench.read('lin.json'));
  assert.equal(good(bench, `apply ${shop} --event events.jsonl --json`), bench.read('lin.json'));
  const answers = good(bench, `${apply} --json`).trimEnd().split('\n').map((l) => JSON.parse(l));
  assert.deepEqual(answers.map((a) => a.sealed.id), ['e1', 'e2', 'e3']);
});

test('replay: a log of sealed events makes the account again, or nothing is written', (t) => {
  const bench = workbench(t);
  good(bench, `${apply} --sealed-out sealed.jsonl`);
  const lines = bench.read('sealed.jsonl').trimEnd().split('\n');

  const replay = `replay ${shop} --log sealed.jsonl`;
  assert.equal(good(bench, `${replay} --account-out again.json`), '3 events applied; the new account is in again.json\n');
  assert.equal(bench.read('again.json'), bench.read('lin.json'));
  assert.equal(good(bench, `${replay} --json`), bench.read('lin.json'));
  const answer = JSON.parse(good(bench, `${replay} --json --account-out again.json`));
  assert.equal(answer.events, 3);
  assert.equal(answer.duplicates, 0);
  assert.match(answer.account, /^[0-9a-f]{64}$/);

  // On top of an account that knows them.
  assert.equal(good(bench, `${replay} --account lin.json`), '3 events can be applied. Not kept: give --account-out '
    + 'FILE to keep the new account.\n3 of them have been applied before: no effect\n');

  // Blank lines count for nothing; a wrong line is named by its place in the file.
  bench.write('wrong.jsonl', `\n${lines[0]}\n \r\n${lines[1].replace('"principal":10000', '"principal":1e4')}\n${lines[2]}`);
  const wrong = bench.run(`replay ${shop} --log wrong.jsonl --account-out wrong.json`);
  assert.equal(wrong.code, 2);
  assert.match(wrong.err, /^wrong\.jsonl:4:\d+: error: .*\(not_an_integer at \/sealed\/facts\/0\/principal\)\n/);
  assert.match(wrong.err, /event 2 \(e2\) was refused; nothing has been written\.\n$/);
  assert.equal(bench.has('wrong.json'), false);
  bench.write('late.jsonl', [lines[1], lines[0], lines[2]].join('\n'));
  const late = bench.run(`replay ${shop} --log late.jsonl --json`);
  assert.equal(late.code, 1);
  assert.equal(JSON.parse(late.out).error.code, 'event_out_of_order');
  assert.equal(JSON.parse(late.out).error.at, '/1/at');
  assert.deepEqual(JSON.parse(late.out).event, { id: 'e1', kind: 'member_joined', line: 2, number: 2 });
  assert.deepEqual(JSON.parse(bench.run(`replay ${shop} --log wrong.jsonl --json`).out).event,
    { id: 'e2', kind: 'recharged', line: 4, number: 2 });
  assert.equal(bench.run(`replay ${shop} --log -`, { input: '\n' }).code, 2);
  const raw = bench.run(`replay ${shop} --log events.jsonl`);
  assert.match(raw.err, /events\.jsonl:1:1: error: the field "sealed" is missing \(missing\)/);
});

test('apply: one event, a list, spread over lines, or from standard input, in place', (t) => {
  const bench = workbench(t);
  const events = bench.read('events.jsonl').trimEnd().split('\n').map((l) => JSON.parse(l));
  good(bench, apply);
  const expected = bench.read('lin.json');
  for (const [name, text] of [['list.json', JSON.stringify(events, null, 2)],
    ['spread.json', events.map((e) => JSON.stringify(e, null, 2)).join('\n')],
    ['crlf.jsonl', '\ufeff' + bench.read('events.jsonl').replaceAll('\n', '\r\n')]]) {
    bench.write(name, text);
    good(bench, `apply ${shop} --event ${name} --account-out other.json`);
    assert.equal(bench.read('other.json'), expected, name);
  }
  events.forEach((event, i) => good(bench, `apply ${shop}${i ? ' --account one.json' : ''} --account-out one.json`,
    { input: JSON.stringify(event) }));
  assert.equal(bench.read('one.json'), expected);
  // A repeated log changes nothing, and says so.
  assert.match(good(bench, `apply ${lin} --event events.jsonl --account-out lin.json`), /has been applied before: no effect/);
  assert.equal(bench.read('lin.json'), expected);
  assert.match(good(bench, `apply ${shop} --event events.jsonl`), /3 events can be applied\. Not kept/);
});

test('apply: one refused event, and nothing is written', (t) => {
  const bench = workbench(t);
  bench.write('late.jsonl', bench.read('events.jsonl') + '\n{"id": "e4", "kind": "recharged",\n "at": 1795200000001, "amount": 100}\n');
  const late = bench.run(`apply ${shop} --event late.jsonl --account-out lin.json --sealed-out sealed.jsonl`);
  assert.equal(late.code, 1);
  assert.equal(late.out, '');
  assert.equal(late.err, `late.jsonl:6:8: error: 2026-11-21 02:40 is before the account's last event (2026-11-21 08:13:20) (event_out_of_order at /at)
    6 |  "at": 1795200000001, "amount": 100}
      |        ^
event 4 (e4) was refused; nothing has been written.
`);
  assert.equal(bench.has('lin.json'), false);
  assert.equal(bench.has('sealed.jsonl'), false);
  const told = bench.run(`apply ${shop} --event late.jsonl --account-out lin.json --json`);
  assert.deepEqual(JSON.parse(told.out), {
    error: { at: '/at', code: 'event_out_of_order', details: { at: 1795200000001, last: 1795220000000 } },
    event: { id: 'e4', kind: 'recharged', line: 5, number: 4 },
  });
  assert.equal(told.err, late.err);

  bench.write('bad.jsonl', bench.read('events.jsonl').replace('"amount": 10000', '"amount": "100"'));
  const bad = bench.run(`apply ${shop} --event bad.jsonl --account-out lin.json`);
  assert.equal(bad.code, 2);
  assert.match(bad.err, /^bad\.jsonl:2:\d+: error: must be an integer, not a text \(wrong_type at \/amount\)/);
  assert.deepEqual(JSON.parse(bench.run(`apply ${shop} --event bad.jsonl --json`).out).event,
    { id: 'e2', kind: 'recharged', line: 2, number: 2 });

  bench.write('cut.jsonl', bench.read('events.jsonl').slice(0, -20));
  const cut = bench.run(`apply ${shop} --event cut.jsonl --account-out lin.json`);
  assert.equal(cut.code, 2);
  assert.match(cut.err, /^cut\.jsonl:3:\d+: error: not JSON: the text ends too early/);
  assert.match(cut.err, /\nevent 3 was refused; nothing has been written\.\n$/);
  assert.deepEqual(JSON.parse(bench.run(`apply ${shop} --event cut.jsonl --json`).out).event, { line: 3, number: 3 });
  bench.write('list.json', '[{"id": "e1"}, {"id": "e2"} {"id": "e3"}]');
  const list = bench.run(`apply ${shop} --event list.json --account-out lin.json`);
  assert.equal(list.code, 2);
  assert.match(list.err, /^list\.json:1:29: error: not JSON/);
  assert.deepEqual(JSON.parse(bench.run(`apply ${shop} --event list.json --json`).out),
    { error: { at: '', code: 'invalid_json', details: { byte: 29 } } });
  assert.equal(bench.has('lin.json'), false);

  bench.write('none.json', '[]');
  assert.deepEqual(bench.run(`apply ${shop} --event none.json`),
    { code: 2, out: '', err: 'loyalty: none.json: there are no events in it\n' });
});

test('an account that is no account is told apart from the program', (t) => {
  const bench = workbench(t);
  bench.write('lin.json', '{\n "at": "today"\n}');
  const { code, err } = bench.run(`overview ${lin}`);
  assert.equal(code, 2);
  assert.match(err, /^lin\.json:2:8: error: must be an integer, not a text \(wrong_type at \/at\)\n/);
  bench.write('program.json', '{"id": 1}');
  assert.match(bench.run(`overview ${lin}`).err, /^program\.json:1:8: error: must be an id, not an integer/m);
});

test('overview: level, balances, coupons', (t) => {
  const bench = withMember(t);
  const out = good(bench, `overview ${lin} --at 2026-11-22T18:30`);
  assert.match(out, /^街角茶铺 {2}member center {2}2026-11-22 18:30\n\n {2}普通 ░{10} 银卡 {2}500 growth to go\n/);
  assert.match(out, /\n {2}wallet principal {2}¥100\.00\n {2}wallet bonus {7}¥10\.00\n/);
  assert.match(out, /\nCoupons\n {2}满150减40 {2}usable {2}through 2026-12-\d\d/);
  assert.match(good(bench, `overview ${lin} --at 2026-11-22 --lang zh`), /普通 ░{10} 银卡 {2}还差 500 成长值/);
  const json = good(bench, `overview ${lin} --at 2026-11-22T18:30 --json`);
  assert.equal(JSON.parse(json).wallet.principal, 10000);
  // Without an account: a new member. Without --at: now.
  assert.match(good(bench, `overview ${shop} --at 2026-11-22`), /wallet principal {2}¥0\.00/);
  good(bench, `overview ${shop}`);
  const before = bench.run(`overview ${lin} --at 2020-01-01`);
  assert.equal(before.code, 1);
  assert.match(before.err, /before the account's last event \(2026-11-21 08:13:20\)/);
});

test('--at: every way to write an instant', (t) => {
  const bench = workbench(t);
  const rows = [
    // [given, shown in the program's time zone]
    ['2026-11-22', '2026-11-22 00:00'],
    ['2026-11-22T18:30', '2026-11-22 18:30'],
    ['2026-11-22T18:30:05', '2026-11-22 18:30:05'],
    ['2026-11-22T18:30:05.250', '2026-11-22 18:30:05'],
    ['2026-11-22T10:30Z', '2026-11-22 18:30'],
    ['2026-11-22T10:30:00.000Z', '2026-11-22 18:30'],
    ['2026-11-22T12:30+02:00', '2026-11-22 18:30'],
    ['2026-11-21T23:30-1100', '2026-11-22 18:30'],
    ['1795343400000', '2026-11-22 18:30'],
  ];
  for (const [given, shown] of rows)
    assert.equal(good(bench, `overview ${shop} --at ${given}`).split('\n')[0], `街角茶铺  member center  ${shown}`, given);
  bench.write('program.json', bench.read('program.json').replace('Asia/Shanghai', 'America/New_York'));
  for (const [given, shown] of [['2026-03-08T01:59', '2026-03-08 01:59'], ['2026-03-08T03:00', '2026-03-08 03:00'],
    ['2026-03-08T12:00', '2026-03-08 12:00'], ['2026-11-01T12:00', '2026-11-01 12:00'], ['2026-07-04T12:00Z', '2026-07-04 08:00']])
    assert.match(good(bench, `overview ${shop} --at ${given}`), new RegExp(`  ${shown}\n`), given);
  for (const given of ['2026-11-22T24:00', '2026-11-22T18', '22.11.2026', '2026-11-22T18:30+8', '99999999999999999', '', '2026-13-01'])
    assert.equal(bench.run(['overview', '--program', 'program.json', `--at=${given}`]).code, 64, given);
});

test('quote: from list price to payment', (t) => {
  const bench = withMember(t);
  const out = good(bench, `quote ${lin} --cart cart.json`);
  // 2 x 100.00 + 19.90; the second pot of tea at half price, then 40 off what is 169.90.
  assert.match(out, /\n {2}滇红茶 250g {2}list price {4}2 {2}¥200\.00 {2}¥200\.00 /);
  assert.match(out, /\n {2}List price {2,}¥219\.90\n {4}promotion {2,}第二件半价 {2,}-¥50\.00\n {4}coupon {2,}满150减40 {2,}-¥40\.00\n {2}Due {2,}¥129\.90\n {2}Cash {2,}¥129\.90\n {2}¥90\.00 saved\n/);
  assert.match(out, /\nOffers applied\n/);
  assert.match(out, /proved to be the best combination \(\d+ sets? looked at\)/);
  const quote = JSON.parse(good(bench, `quote ${lin} --cart cart.json --json`));
  assert.equal(quote.totals.due, 12990);

  // As of another instant, when the coupon is over.
  assert.match(good(bench, `quote ${lin} --cart cart.json --at 2027-06-01`), /\n {2}Due {2,}¥169\.90\n/);
});

test('quote: what other orders hold', (t) => {
  const bench = withMember(t);
  const cart = bench.json('cart.json');
  bench.write('placed.json', { id: 'p1', kind: 'order_placed', at: cart.at, order_id: 'first', until: cart.at + 1800000,
    cart: { ...cart, coupons: [], wallet: 6000 } });
  good(bench, `apply ${lin} --event placed.json --account-out lin.json`);
  const out = good(bench, `quote ${lin} --cart cart.json`);
  assert.match(out, /\nHeld by other orders\n {2}first {2,}¥60\.00 {2,}held until 20\d\d-\d\d-\d\d \d\d:\d\d(:\d\d)?\n/);
  assert.match(good(bench, `quote ${lin} --cart cart.json --lang zh`), /\n其他订单占用\n {2}first {2,}¥60\.00 {2,}保留至 /);
});

test('quote: why an offer is not applied, in both languages', (t) => {
  const bench = withMember(t);
  const cart = bench.json('cart.json');
  cart.lines = [{ ...cart.lines[1], quantity: 1 }];
  bench.write('small.json', cart);
  const en = good(bench, `quote ${lin} --cart small.json`);
  assert.match(en, /below the threshold of ¥150\.00: there are ¥19\.90, ¥130\.10 short/);
  assert.match(en, /none of the goods is in its scope/);
  assert.match(en, /\nNearly reached\n {2}¥130\.10 more for 满150减40; then about ¥110\.00 to pay\n/);
  const zh = good(bench, `quote ${lin} --cart small.json --lang zh`);
  assert.match(zh, /满 ¥150\.00 可用，现有 ¥19\.90，还差 ¥130\.10/);
  assert.match(zh, /再买 ¥130\.10，可享「满150减40」，届时约付 ¥110\.00/);
});

test('quote: columns stand straight in both languages', (t) => {
  const bench = withMember(t);
  for (const lang of ['en', 'zh']) {
    const out = good(bench, `quote ${lin} --cart cart.json --lang ${lang}`);
    const rows = out.split('\n').slice(1, 4);  // the heading of the columns and two lines of goods
    assert.equal(new Set(rows.map(columns)).size, 1, rows.join('\n'));
    const amounts = out.split('\n\n')[1].split('\n').slice(1).filter((l) => /¥[\d.]+$/.test(l) && !/^ {2}\S+ ?¥/.test(l));
    assert.ok(amounts.length >= 4);
    assert.equal(new Set(amounts.map(columns)).size, 1, amounts.join('\n'));
  }
});

test('preview: what an event would do, with nothing done', (t) => {
  const bench = withMember(t);
  const before = bench.read('lin.json');
  bench.write('event.json', { id: 'e9', kind: 'recharged', at: 1795300000000, amount: 20000 });
  const out = good(bench, `preview ${lin} --event event.json`);
  assert.match(out, /wallet credited {2}principal ¥200\.00, bonus ¥10\.00/);
  assert.match(out, /wallet principal {2}¥300\.00/);
  assert.equal(bench.read('lin.json'), before);
  const json = JSON.parse(good(bench, `preview ${lin} --json`, { input: bench.read('event.json') }));
  assert.equal(json.overview.wallet.principal, 30000);
  const unknown = { input: '\n{"id": "e9", "kind": "order_completed", "at": 1795300000000, "order_id": "none"}' };
  const refused = bench.run(`preview ${lin}`, unknown);
  assert.equal(refused.code, 1);
  assert.match(refused.err, /there is no order "none" \(unknown_order at \/order_id\)/);
  const told = bench.run(`preview ${lin} --json`, unknown);
  assert.equal(told.code, 1);
  assert.deepEqual(JSON.parse(told.out).event, { id: 'e9', kind: 'order_completed', line: 2, number: 1 });
});

test('nothing changes is said only of what changes nothing', (t) => {
  const bench = workbench(t);
  bench.write('plain.json', { id: 'plain', version: 1, timezone: 'Asia/Shanghai' });
  const paid = (id, at, unit_price) =>
    ({ id, kind: 'order_paid', at, cart: { at, lines: [{ sku: 'a', unit_price, quantity: 1 }] } });
  bench.write('orders.jsonl', [paid('o1', 1795300000000, 5000), paid('o2', 1795300000001, 0)]
    .map((e) => JSON.stringify(e)).join('\n'));
  const out = good(bench, 'apply --program plain.json --event orders.jsonl --account-out m.json');
  assert.match(out, /order paid {2}o1\n {4}order opened {2}¥50\.00 {2}o1\n/);
  assert.match(out, /order paid {2}o2\n {4}order opened {2}¥0\.00 {2}o2\n/);
  const next = { input: JSON.stringify(paid('o3', 1795300000002, 700)) };
  const preview = good(bench, 'preview --program plain.json --account m.json', next);
  assert.match(preview, /^ {4}order opened {2}¥7\.00 {2}o3\n/);
  assert.match(good(bench, 'preview --program plain.json --account m.json --lang zh', next), /^ {4}下单 {2}¥7\.00 {2}o3\n/);
  assert.match(good(bench, 'overview --program plain.json --account m.json --at 2026-12-01'), /order opened {2}¥50\.00 {2}o1/);

  // A gift of nothing, at an instant by which growth has left its window.
  bench.write('months.json', { ...bench.json('plain.json'),
    tiers: { levels: [{ id: 'a', name: 'a' }], sources: [{ source: 'paid', growth: 1, per: 100 }],
      window: { kind: 'rolling_months', months: 1 } } });
  const gift = { id: 'g', kind: 'granted', at: 1799300000000, grants: {} };
  bench.write('months.jsonl', [paid('o1', 1795300000000, 5000), { id: 'done', kind: 'order_completed', at: 1795300000001, order_id: 'o1' },
    gift, { ...gift, id: 'g2' }].map((e) => JSON.stringify(e)).join('\n'));
  const passed = good(bench, 'apply --program months.json --event months.jsonl');
  assert.match(passed, /granted {2}g\n {4}growth left its window {2}through 2026-12-22\n/);
  assert.match(passed, /granted {2}g2\n {4}nothing changes\n/);
});

test('an order event may carry a cart', (t) => {
  const bench = withMember(t);
  bench.write('order.jsonl', [
    { id: 'o1', kind: 'order_paid', at: 1795300000000, cart: bench.json('cart.json') },
    { id: 'o1-done', kind: 'order_completed', at: 1795310000000, order_id: 'o1' }].map((e) => JSON.stringify(e)).join('\n'));
  const out = good(bench, `apply ${lin} --event order.jsonl --account-out lin.json`);
  assert.match(out, /order paid {2}o1\n/);
  assert.match(out, /coupon used {2,}满150减40/);
  assert.match(out, /points granted {2,}129 points/);
  assert.match(good(bench, `overview ${lin} --at 2026-12-24`), /\n {2}since joining {2}¥90\.00\n/);
});

test('verify: accepted ends with 0, anything else with 1', (t) => {
  const bench = withMember(t);
  bench.write('quote.json', good(bench, `quote ${lin} --cart cart.json --json`));
  const verify = `verify ${lin} --cart cart.json --quote`;
  const at = '--at 1795300000000';
  assert.equal(good(bench, `${verify} quote.json ${at}`), 'accepted: the quote holds\n');
  assert.equal(good(bench, `${verify} quote.json ${at} --json`), '{"verdict":"accepted"}\n');
  assert.equal(good(bench, `verify ${lin} --cart cart.json ${at}`, { input: bench.read('quote.json') }), 'accepted: the quote holds\n');

  const dear = bench.json('cart.json');
  dear.lines[0].unit_price += 1;
  bench.write('dear.json', dear);
  const differs = bench.run(`verify ${lin} --cart dear.json --quote quote.json ${at}`);
  assert.equal(differs.code, 1);
  assert.equal(differs.err, '');
  assert.match(differs.out, /^not accepted: the cart differs\n/);
  const late = bench.run(`${verify} quote.json --at 2026-11-23`);
  assert.equal(late.code, 1);
  assert.match(late.out, /^not accepted: the clocks differ too much\n/);

  bench.write('half.json', '{"lines": 1}, "cart": {}');
  const half = bench.run(`${verify} half.json ${at}`);
  assert.equal(half.code, 2);
  assert.match(half.err, /^half\.json:1:13: error: not JSON/);
});

test('snapshot: the account in its normal form', (t) => {
  const bench = withMember(t);
  assert.equal(good(bench, `snapshot ${lin} --json`), bench.read('lin.json'));
  const pretty = good(bench, `snapshot ${lin}`);
  assert.deepEqual(JSON.parse(pretty), bench.json('lin.json'));
  assert.ok(pretty.split('\n').length > 20);
  assert.doesNotThrow(() => JSON.parse(good(bench, `snapshot ${shop} --json`)));
});

test('explain: errors, reasons and verdicts of answers in words, with the names of the program', (t) => {
  const bench = withMember(t);
  bench.write('cart.json', { ...bench.json('cart.json'), coupons: [] });
  const quote = good(bench, `quote ${lin} --cart cart.json --json`);
  assert.equal(good(bench, 'explain --program program.json', { input: quote }), '满150减40: not chosen\n');

  const problem = { at: '/orders/0', code: 'insufficient_wallet', details: { available: 1, needed: 123450 } };
  const answers = [{ error: problem, others: [problem] }, { verdict: 'clock_skew' }, { code: 'weekday', needed: '6,7', today: 7 },
    { code: 'not_started', from: 1795330800000 }, { code: 'stacking', max_coupons: 1 }, { code: 'newer', n: 1 }];
  const log = answers.map((answer) => JSON.stringify(answer)).join('\n');
  const sentence = '/orders/0: not enough in the wallet: ¥1234.50 needed, ¥0.01 available\n';
  assert.equal(good(bench, 'explain', { input: log }), `${sentence}${sentence}not accepted: the clocks differ too much
on Saturdays, Sundays only
begins 2026-11-22 07:00
cannot be combined (at most 1 coupon in an order)
newer: n 1
`);
  assert.match(good(bench, 'explain --program program.json --lang zh', { input: log }), /\n2026-11-22 15:00 开始\n/);
  assert.equal(good(bench, 'explain --answer -', { input: '{"totals":{}}' }), '');
  assert.equal(bench.run('explain', { input: '[{"code":' }).code, 2);
});

test('vectors: pass, fail, update', (t) => {
  const bench = workbench(t);
  const vector = {
    name: 'half price', source: 'by hand', program: '../program.json',
    calls: [{ call: 'quote', input: bench.json('cart.json'), expect: { '/totals/due': 16990, '/steps/0/source': 'second-half' } }],
  };
  const text = JSON.stringify(vector, null, 2);
  bench.write('vectors/deep/half.json', text.replace('../program.json', '../../program.json'));
  bench.write('vectors/shared.json', '{"id": "shared by others, no vector"}');

  const first = bench.run('vectors vectors');
  assert.equal(first.code, 1);
  assert.equal(first.out, 'FAIL vectors/deep/half.json\n  /calls/0 quote\n    no output yet; --update writes it\n0 passed, 1 failed\n');
  assert.equal(bench.run('vectors vectors --update').out, '1 output written\n1 passed, 0 failed\n');
  assert.equal(good(bench, 'vectors vectors'), '1 passed, 0 failed\n');

  // Only the output was added: all else is as it was written.
  const updated = bench.read('vectors/deep/half.json');
  const { output } = JSON.parse(updated).calls[0];
  assert.equal(updated.replace(/,\n {6}"output": .*/, ''), text.replace('../program.json', '../../program.json'));

  bench.write('vectors/deep/half.json', updated.replace(/"due":\d+/, '"due":1').replace(/"cash":\d+/, '"cash":2'));
  const differs = bench.run('vectors vectors');
  assert.equal(differs.code, 1);
  assert.match(differs.out, /\/totals\/cash: expected 2, got 16990\n {4}and 1 more difference\n0 passed, 1 failed\n$/);
  assert.equal(bench.run('vectors vectors --update').code, 0);
  assert.equal(bench.read('vectors/deep/half.json'), updated);

  // An expectation written by hand is never overwritten, nor is anything beside it.
  const wrong = updated.replace('"/totals/due": 16990', '"/totals/due": 1');
  bench.write('vectors/deep/half.json', wrong);
  const refused = bench.run('vectors vectors --update');
  assert.equal(refused.code, 1);
  assert.match(refused.out, /\/totals\/due: expected 1, got 16990\n/);
  assert.equal(bench.read('vectors/deep/half.json'), wrong);
  assert.equal(output.totals.due, 16990);
});

test('vectors: errors, of calls and of opening', (t) => {
  const bench = workbench(t);
  const program = bench.json('program.json');
  const write = (name, vector) => bench.write(`v/${name}.json`, { name, source: 'by hand', program, ...vector });
  write('call', { calls: [
    { call: 'quote', input: { lines: [] }, error: { code: 'missing', at: '' } },
    { call: 'quote', text: '{', error: { code: 'invalid_json' } }] });
  write('open', { program: { ...program, version: 0 }, calls: [{ call: 'open', error: { code: 'out_of_range', at: '/program/version' } }] });
  bench.run('vectors v --update');
  assert.equal(good(bench, 'vectors v'), '2 passed, 0 failed\n');

  write('wrong', { calls: [{ call: 'quote', input: { lines: [] }, error: { code: 'missing', at: '/lines' } }] });
  write('no-error', { calls: [{ call: 'snapshot', error: { code: 'missing' } }] });
  write('unwanted', { calls: [{ call: 'quote', input: { lines: [] } }] });
  write('unknown', { calls: [{ call: 'frob' }] });
  write('closed', { program: { ...program, version: 0 }, calls: [] });
  write('shape', { calls: [7] });
  bench.write('v/lost.json', { program: 'nowhere.json', calls: [] });
  bench.write('v/broken.json', '{"calls": [');
  const { code, out } = bench.run('vectors v');
  assert.equal(code, 1);
  assert.match(out, /\n2 passed, 8 failed\n$/);
  assert.match(out, /\/error\/at: expected "\/lines", got ""/);
  assert.match(out, /should be the error missing, but was answered/);
  assert.match(out, /v\/broken\.json:1:\d+: error: not JSON/);
  assert.match(out, /nowhere\.json: cannot be read: no such file/);

  bench.write('empty/program.json', program);
  const none = bench.run('vectors empty');
  assert.deepEqual(none, { code: 2, out: '0 passed, 0 failed\n', err: 'loyalty: no vectors found\n' });
});
