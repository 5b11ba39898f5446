// Members of another system come along from a table, and go out into one.

import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import assert from 'node:assert/strict';
import test from 'node:test';
import { folder, order, run, serve, supermarket } from './operated.mjs';

const program = join(supermarket, 'program.json');
const columns = {
  money: 'yuan',
  columns: { 会员号: 'member.id', 生日: 'member.birthday', 手机: 'link.phone', 入会: 'member.joined', 积分: 'points', 积分到期: 'points.until', 本金: 'principal', 赠额: 'bonus', 等级: 'level', 券: 'coupons' },
};
/** What they bring along has not ended then, nor an hour later. */
const imported_at = '2026-11-20T02:00:00Z';
const head = '会员号,生日,手机,入会,积分,积分到期,本金,赠额,等级,券,备注\n';
const good = [
  'a1,1990-02-03,13800000001,2024-05-06,120,2027-12-31,100.5,8.25,super until=2027-06-01,monthly-20 until=2027-01-31; over100-15 until=2027-02-28,',
  'a2,,,,0,,,,,,"a note, with ""quotes""\nand a second line"',
  'a3,02-29,13800000003,,7,,0.01,,,,',
];
const bad = {
  'b1,,,,many,,,,,,': { column: '积分', why: '"many" is no whole number' },
  'b2,,,,,,1.234,,,,': { column: '本金', why: '"1.234" is no amount of money' },
  'b3,,,,,,,,emperor until=2027-06-01,,': { code: 'unknown_level', at: '/opening/level/id' },
  'b4,,,,,,,,,no-such until=2027-01-31,': { code: 'unknown_coupon', at: '/opening/coupons/0/coupon' },
  'b5,1990-13-40,,,,,,,,,': {},
  'b6,': { why: '2 cells in a table of 11 columns' },
  'b7,,13800000001,,,,,,,,': { why: 'a phone or another name of this row belongs to another member' },
  'a1,,,,5,,,,,,': { code: 'member_exists' },
};

function bring(t, text, more = []) {
  const own = folder(t);
  writeFileSync(join(own, 'members.csv'), text);
  writeFileSync(join(own, 'columns.json'), JSON.stringify(columns));
  const result = run('import', join(own, 'members.csv'), '--store', join(own, 'shop.db'), '--program', program, '--columns', join(own, 'columns.json'),
    '--refused', join(own, 'refused.jsonl'), '--at', imported_at, ...more);
  return { ...result, own, store: join(own, 'shop.db'), refused: readFileSync(join(own, 'refused.jsonl'), 'utf8').split('\n').filter(Boolean).map((line) => JSON.parse(line)) };
}

test('what a table says of members is what they have', async (t) => {
  const { status, stdout, stderr, store, own } = bring(t, head + good.join('\n') + '\n');
  assert.equal(status, 0, stdout + stderr);
  assert.match(stdout, /3 rows: 3 members brought along, 0 there before, 0 refused/);
  // Whose phones are kept, has keys: the import has made them.
  const service = await serve(t, store, { shop: '', flags: ['--clock', String(Date.parse(imported_at) + 3_600_000)], env: { KEY: stderr.match(/told once: (\S+)/)[1] } });
  const { body } = await service.ask('GET', '/v1/members/a1/overview');
  assert.equal(body.points.available, 120);
  assert.equal(body.wallet.principal, 10050);
  assert.equal(body.wallet.bonus, 825);
  assert.equal(body.tier.level, 'super');
  assert.deepEqual(body.coupons.map((coupon) => coupon.coupon).sort(), ['monthly-20', 'over100-15']);
  assert.equal(body.member.birthday, '1990-02-03');
  assert.equal((await service.ask('GET', '/v1/members/a2/overview')).body.points.available, 0);
  assert.equal((await order(service, 'a1')).status, 201);
  const exported = (await service.ask('GET', '/v1/members/a1/export')).body;
  assert.match(JSON.stringify(exported.links), /^\[\{"kind":"phone","name":"[0-9a-f]{48}"\}\]$/);
  assert.ok(!JSON.stringify(exported).includes('13800000001'), 'the phone itself is nowhere');
  await service.stop();
  assert.equal(run('backup', '--store', store, '--to', join(own, 'b.db')).status, 0);
  assert.equal(run('restore', '--verify', join(own, 'b.db')).status, 0);
});

test('each row that is not taken is listed with its line and the reason; the others are in', (t) => {
  const { status, stdout, refused } = bring(t, head + [...good, ...Object.keys(bad)].join('\n') + '\n');
  assert.equal(status, 1, stdout);
  assert.match(stdout, new RegExp(`${good.length + Object.keys(bad).length} rows: 3 members brought along, 0 there before, ${Object.keys(bad).length} refused`));
  // a2 has two lines.
  const first = 2 + good.length + 1;
  const by_line = new Map(refused.map((row) => [row.line, row]));
  assert.equal(by_line.size, Object.keys(bad).length);
  Object.values(bad).forEach((wanted, i) => {
    const row = by_line.get(first + i) ?? assert.fail(`line ${first + i}`);
    for (const [key, value] of Object.entries(wanted)) assert.equal(row[key], value, JSON.stringify(row));
    assert.ok(row.why.length > 5);
  });
});

test('run again it goes on where it was cut short', (t) => {
  const own = folder(t), table = join(own, 'members.csv'), store = join(own, 'shop.db');
  const rows = Array.from({ length: 1200 }, (_, i) => `n${i},${i}`);
  writeFileSync(table, `member.id,points\n${rows.slice(0, 700).join('\n')}\n`);
  const first = run('import', table, '--store', store, '--program', program);
  assert.equal(first.status, 0, first.stderr + first.stdout);
  writeFileSync(table, `member.id,points\n${rows.join('\n')}\n`);
  const again = run('import', table, '--store', store);
  assert.match(again.stdout, /1200 rows: 500 members brought along, 700 there before, 0 refused/);
});

test('out and in again, everybody has the same', (t) => {
  const { store, own } = bring(t, head + good.join('\n') + '\n');
  const at = ['--at', '2026-11-20T02:00:00Z'];
  const out = (from, to) => assert.equal(run('export', '--store', from, '--to', to, ...at).status, 0);
  out(store, join(own, 'out.csv'));
  const again = run('import', join(own, 'out.csv'), '--store', join(own, 'again.db'), '--program', program, ...at);
  assert.equal(again.status, 0, again.stderr + again.stdout);
  out(join(own, 'again.db'), join(own, 'out2.csv'));
  const text = readFileSync(join(own, 'out.csv'), 'utf8');
  assert.equal(readFileSync(join(own, 'out2.csv'), 'utf8'), text);
  assert.match(text, /^a1,.*1990-02-03/m);
  assert.match(text, /,120 at=2026-11-20T10:00 until=2027-12-31T00:00 source=grant,/);
  assert.match(text, /monthly-20 from=\S+ until=2027-01-31T00:00; over100-15/);
});

test('a map that names what there is not is refused before anything is read', (t) => {
  const own = folder(t);
  writeFileSync(join(own, 'm.csv'), 'id,points\na,1\n');
  const map = (given) => {
    writeFileSync(join(own, 'map.json'), JSON.stringify({ columns: given }));
    return run('import', join(own, 'm.csv'), '--store', join(own, 's.db'), '--program', program, '--columns', join(own, 'map.json'));
  };
  assert.match(map({ id: 'member.id', pints: 'points' }).stderr, /the table has no column "pints"/);
  assert.match(map({ id: 'member.id', points: 'pionts' }).stderr, /column "points": nothing is called "pionts"/);
  assert.match(map({ points: 'points' }).stderr, /no column says member.id/);
  assert.equal(map({ id: 'member.id', points: 'points' }).status, 0);
});

