// loyalty batch: as many answers as lines, in their order, each what the command alone answers; whatever the lines hold.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { test } from 'node:test';
import { program as loyalty, workbench } from './program.mjs';
import { lines, open, random, split } from './stream.mjs';

const at = 1795300000000;
const many = Number(process.env.LOYALTY_LINES ?? 100_000);

/** A shop with a member, and what a stream needs of them. */
function shop(t) {
  const bench = workbench(t);
  assert.equal(bench.run('apply --program program.json --event events.jsonl --account-out lin.json').code, 0);
  const program = bench.json('program.json'), account = bench.json('lin.json'), cart = { ...bench.json('cart.json'), at };
  const batch = (list, words = [], options = {}) => {
    const input = Buffer.isBuffer(list) ? list : lines(list);
    const { code, out, err } = bench.run(['batch', '--no-progress', ...words], { input, ...options });
    assert.equal(err, '');
    return { code, out, answers: split(out) };
  };
  const alone = (words, input) => bench.run([...words, '--json'], { input: JSON.stringify(input) }).out.trimEnd();
  return { bench, program, account, cart, batch, alone };
}

const usual = ['--program', 'program.json', '--account', 'lin.json'];

test('each call answers what the engine answers', (t) => {
  const { bench, program, account, cart, batch, alone } = shop(t);
  const quote = alone(['quote', ...usual, '--cart', '-'], cart);
  const event = { id: 'e9', kind: 'recharged', at, amount: 10000 };
  const sealed = JSON.parse(batch([{ call: 'apply', program, account, input: event }]).answers[0]).answer.sealed;
  const rows = [
    // [line, what the answer is]
    [{ call: 'quote', input: cart }, quote],
    [{ call: 'verify', input: { at, cart, quote: JSON.parse(quote) } }, '{"verdict":"accepted"}'],
    [{ call: 'overview', input: { at } }, alone(['overview', ...usual, '--at', String(at)])],
    [{ call: 'snapshot' }, alone(['snapshot', ...usual])],
    [{ call: 'preview', input: event }, alone(['preview', ...usual, '--event', '-'], event)],
    [{ call: 'clock', input: { at } }, /^\{"day":"2026-11-22","minute":\d+\}$/],
    [{ call: 'apply', input: event }, /^\{"changes":\[.*"sealed":\{/],
    [{ call: 'replay', input: [sealed] }, /^\{"account":"[0-9a-f]{64}","duplicates":0,"events":1\}$/],
    [{ call: 'due' }, /^\{"due":\d+\}$/],
    [{ call: 'open' }, /^\{"account":"[0-9a-f]{64}","engine":"member-center/],
    [{ call: 'version' }, /^\{"engine":"member-center [\d.]+","rules":\d+\}$/],
    [{ call: 'check' }, alone(['check', 'program.json'])],
    [{ call: 'check_change', input: { ...program, version: 4 } }, alone(['check', '--before', 'program.json', '-'], { ...program, version: 4 })],
  ];
  for (const named of [false, true]) {
    const asked = rows.map(([line], id) => {
      const takes = line.call === 'version' ? {} : line.call.startsWith('check') ? { program } : { program, account };
      return named ? { ...line, ...takes, id } : line;
    });
    const { code, answers } = batch(asked, named ? [] : usual);
    assert.equal(code, 0);
    assert.equal(answers.length, rows.length);
    rows.forEach(([line, expected], i) => {
      const tail = named ? `,"id":${i}}` : '}';
      assert.ok(answers[i].startsWith('{"answer":') && answers[i].endsWith(tail), `${line.call}: ${answers[i].slice(0, 200)}`);
      const answer = answers[i].slice('{"answer":'.length, -tail.length);
      if (expected instanceof RegExp) assert.match(answer, expected);
      else assert.equal(answer, expected, line.call);
    });
  }
  // apply changed nothing that is kept.
  const [, after] = batch([{ call: 'apply', input: event }, { call: 'snapshot' }], usual).answers;
  assert.deepEqual(JSON.parse(after).answer, bench.json('lin.json'));
});

test('a bad line is answered with what is wrong in it, and the next one is answered', (t) => {
  const { program, account, cart, batch } = shop(t);
  const rows = [
    // [line, code, at, other details]
    ['', 'invalid_json', ''],
    ['   ', 'invalid_json', ''],
    ['{"call": "quote", "input": }', 'invalid_json', '', { byte: 28 }],
    ['{"call": "version"} x', 'invalid_json', ''],
    ['{"call": "version"', 'invalid_json', ''],
    ['{"call": "ver', 'invalid_json', ''],
    ['{"call": "version",}', 'invalid_json', ''],
    ['{"call": "version"}}', 'invalid_json', ''],
    ['\0', 'invalid_json', '', { byte: 1 }],
    ['[]', 'wrong_type', '', { expected: 'an object', got: 'a list' }],
    ['7', 'wrong_type', '', { got: 'a number' }],
    ['{}', 'missing', '', { key: 'call' }],
    ['{"call": 7}', 'wrong_type', '/call'],
    ['{"call": "qoute"}', 'not_one_of', '/call', { given: 'qoute', nearest: 'quote' }],
    ['{"call": "quote", "inptu": {}}', 'unknown_key', '/inptu', { nearest: 'input' }],
    ['{"call": "due", "call": "due"}', 'duplicate_key', '/call'],
    ['{"call": "quote"}', 'missing', '', { key: 'input' }],
    ['{"call": "version", "id": 1.5}', 'wrong_type', '/id'],
    [`{"call": "version", "id": "${'x'.repeat(300)}"}`, 'wrong_type', '/id'],
    ['{"call": "version", "input": {}}', 'wrong_member', '/input'],
    ['{"call": "version", "program": {}}', 'wrong_member', '/program'],
    [{ call: 'check', program, account }, 'wrong_member', '/account'],
    ['{"call": "due"}', 'missing', '', { key: 'program' }],
    [{ call: 'check', program: {} }, 'missing', '/program', { key: 'id' }],
    [{ call: 'open', program: { ...program, version: 0 }, account: { oops: 1 } }, 'out_of_range', '/program/version'],
    [{ call: 'open', program, account: { oops: 1 } }, 'unknown_key', '/account/oops'],
    [{ call: 'quote', program, input: { ...cart, lines: [] } }, 'empty_cart', '/input/lines'],
    [{ call: 'quote', program, input: 5 }, 'wrong_type', '/input'],
    [`{"call": "quote", "program": ${JSON.stringify(program)}, "input": {"at": tru}}`, 'invalid_json', null],
    [{ call: 'replay', program, input: {} }, 'wrong_type', '/input', { expected: 'a list' }],
    [{ call: 'replay', program, input: [{ id: 'a', kind: 'recharged', at, amount: 1 }] }, 'missing', '/input/0', { key: 'sealed' }],
    [{ call: 'due', program: { digest: 'abc' } }, 'invalid_digest', '/program/digest', { given: 'abc' }],
    [{ call: 'due', program: { digest: 7 } }, 'wrong_type', '/program/digest'],
    [{ call: 'due', program: { digest: '0'.repeat(64), x: 1 } }, 'unknown_key', '/program/x'],
    [{ call: 'due', program: { digest: '0'.repeat(64) } }, 'unknown_digest', '/program/digest', { given: '0'.repeat(64) }],
    [{ call: 'due', program, account: { digest: '1'.repeat(64) } }, 'unknown_digest', '/account/digest', { given: '1'.repeat(64) }],
  ];
  const good = { call: 'version', id: 'next' };
  const { code, answers } = batch(rows.flatMap(([line]) => [line, good]));
  assert.equal(code, 0);
  assert.equal(answers.length, 2 * rows.length);
  rows.forEach(([line, wrong, place, details = {}], i) => {
    const { error } = JSON.parse(answers[2 * i]);
    const what = `${JSON.stringify(line).slice(0, 120)} gave ${answers[2 * i].slice(0, 300)}`;
    assert.equal(error?.code, wrong, what);
    if (place !== null) assert.equal(error.at, place, what);
    for (const [key, value] of Object.entries(details)) assert.equal(error.details[key], value, what);
    assert.equal(JSON.parse(answers[2 * i + 1]).id, 'next');
  });
  // Broken UTF-8 in any place; the last line needs no end.
  const broken = Buffer.concat([Buffer.from('{"call": "version", "id": "'), Buffer.from([0xff, 0xfe]), Buffer.from('"}\n{"call": "version"}')]);
  const [first, second, ...more] = batch(broken).answers;
  assert.equal(JSON.parse(first).error.code, 'invalid_text');
  assert.ok(JSON.parse(second).answer);
  assert.deepEqual(more, []);
  // An id is echoed as it was given, with errors too.
  assert.equal(batch(['{"call": "due", "id": "\\u8336\\n"}']).answers[0], '{"error":{"at":"","code":"missing","details":{"key":"program"}},"id":"\\u8336\\n"}');
  assert.deepEqual(batch(Buffer.from('')).answers, []);
});

test('a line is read up to its limit, and counted beyond it', (t) => {
  const { batch } = shop(t);
  const limit = 16 * 1024 * 1024;
  const padded = (bytes) => '{"call":"version"' + ' '.repeat(bytes - 18) + '}';
  const { answers } = batch([padded(limit), { call: 'version', id: 1 }, padded(limit + 1), 'x'.repeat(3 * limit), { call: 'version', id: 2 }]);
  assert.equal(answers.length, 5);
  assert.ok(JSON.parse(answers[0]).answer);
  assert.equal(JSON.parse(answers[1]).id, 1);
  assert.deepEqual(JSON.parse(answers[2]).error, { at: '', code: 'too_large', details: { bytes: limit + 1, max: limit } });
  assert.deepEqual(JSON.parse(answers[3]).error.details, { bytes: 3 * limit, max: limit });
  assert.equal(JSON.parse(answers[4]).id, 2);
});

test('a digest is known once an earlier line has brought its document, whatever the threads', (t) => {
  const { program, account, batch } = shop(t);
  const next = random(7);
  const programs = Array.from({ length: 6 }, (_, i) => ({ ...program, version: i + 1 }));
  const accounts = Array.from({ length: 40 }, (_, i) => ({ ...account, member: { ...account.member, id: `m${i}` } }));
  const digests = batch([...programs.map((p) => ({ call: 'open', program: p })), ...accounts.map((a) => ({ call: 'open', program, account: a }))])
    .answers.map((a, i) => (i < programs.length ? JSON.parse(a).answer.program.digest : JSON.parse(a).answer.account));
  const seen = new Set(), expected = [], asked = [];
  for (let i = 0; i < 3000; ++i) {
    const p = next(programs.length), a = next(accounts.length), by = next(4), broken = next(20) === 0;
    const p_digest = digests[p], a_digest = digests[programs.length + a];
    const one = (document, digest, by_value) => (by_value ? document : { digest });
    const line = { call: 'open', id: i, program: one(programs[p], p_digest, by & 1), account: one(accounts[a], a_digest, by & 2) };
    if (broken) line.account = { nothing: 'of the kind' };
    asked.push(line);
    if (!(by & 1) && !seen.has(p_digest)) expected.push(`/program/digest ${p_digest}`);
    else if (broken) expected.push('/account/nothing nothing');
    else {
      if (by & 1) seen.add(p_digest);
      if (!(by & 2) && !seen.has(a_digest)) expected.push(`/account/digest ${a_digest}`);
      else expected.push(`${p_digest} ${a_digest}`);
      if (by & 2) seen.add(a_digest);
    }
  }
  const told = (text) => {
    const { answer, error } = JSON.parse(text);
    return answer ? `${answer.program.digest} ${answer.account}` : `${error.at} ${error.details.given ?? error.details.key}`;
  };
  const one = batch(asked, ['--threads', '1']);
  assert.deepEqual(one.answers.map(told), expected);
  assert.ok(expected.some((e) => e.startsWith('/account/digest')) && expected.some((e) => e.startsWith('/program/digest')));
  assert.equal(batch(asked, ['--threads', '7']).out, one.out);
  // With room for few of them: the same ones are kept on any number of threads.
  const little = batch(asked, ['--threads', '1', '--keep', '1']), parallel = batch(asked, ['--threads', '7', '--keep', '1']);
  assert.equal(parallel.out, little.out);
});

test('what is kept is bounded, and what was used last stays', (t) => {
  const { program, account, batch } = shop(t);
  const accounts = Array.from({ length: 1500 }, (_, i) => ({ ...account, member: { ...account.member, id: `m${i}` } }));
  const all = accounts.map((a) => ({ call: 'open', program, account: a }));
  const digest = (answer) => JSON.parse(answer).answer.account;
  const digests = batch(all).answers.map(digest);
  const again = digests.map((d) => ({ call: 'due', program, account: { digest: d } }));
  const known = (words) => batch([...all, ...again], words).answers.slice(all.length).map((a) => !JSON.parse(a).error);
  assert.ok(known([]).every(Boolean));
  const kept = known(['--keep', '1']);
  assert.ok(!kept[0]);
  assert.ok(batch([...all, again.at(-1)], ['--keep', '1']).answers.at(-1).startsWith('{"answer"'));
});

test(`${many} lines come to what they come to one at a time`, async (t) => {
  const { bench, program, account, cart, alone, batch } = shop(t);
  const opened = JSON.parse(batch([{ call: 'open', program, account }]).answers[0]).answer;
  const by_digest = { program: { digest: opened.program.digest }, account: { digest: opened.account } };
  const quotes = [1, 2, 3, 4].map((quantity) => {
    const own = { ...cart, lines: [{ ...cart.lines[0], quantity }] };
    return { cart: own, quote: JSON.parse(alone(['quote', ...usual, '--cart', '-'], own)) };
  });
  const kinds = [];
  for (const { cart: own, quote } of quotes) {
    kinds.push({ call: 'verify', input: { at, cart: own, quote } });
    const dearer = { ...own, lines: [{ ...own.lines[0], unit_price: own.lines[0].unit_price + 1 }] };
    kinds.push({ call: 'verify', input: { at, cart: dearer, quote } });
  }
  for (let i = 0; i < 6; ++i) kinds.push({ call: 'clock', input: { at: at + i * 60_000 } });
  kinds.push({ call: 'due' }, { call: 'version' }, { call: 'quote', input: {} }, { call: 'nothing' }, { call: 'verify', input: { at } });
  const takes = (line) => (line.call === 'version' || line.call === 'nothing' ? {} : by_digest);

  // One at a time: each line waits for the answer to the one before.
  const stream = open(t, usual, bench.path('.'));
  const expected = [];
  for (const line of kinds) expected.push(...await stream.ask(lines([line]), 1));
  assert.equal(await stream.end(), 0);

  const next = random(11), chosen = Array.from({ length: many }, () => next(kinds.length));
  const texts = kinds.map((line) => JSON.stringify({ ...line, ...takes(line) }));
  bench.write('many.jsonl', lines([{ call: 'open', program, account }, ...chosen.map((i) => texts[i])]));
  for (const threads of ['1', '5']) {
    const { status } = spawnSync('sh', ['-c', `"$0" batch --threads ${threads} <many.jsonl >many.out`, loyalty], { cwd: bench.path('.') });
    assert.equal(status, 0);
    const answers = split(bench.read('many.out')).slice(1);
    assert.equal(answers.length, chosen.length);
    const wrong = chosen.findIndex((kind, i) => answers[i] !== expected[kind]);
    assert.equal(wrong, -1, `line ${wrong}: ${answers[wrong]?.slice(0, 200)}`);
  }
});

test('answers come when the input pauses, also after half a line', async (t) => {
  const { bench } = shop(t);
  const stream = open(t, ['--threads', '3'], bench.path('.'));
  for (let i = 0; i < 20; ++i) {
    const [answer] = await stream.ask(lines([{ call: 'version', id: i }]), 1);
    assert.equal(JSON.parse(answer).id, i);
  }
  const [half] = await stream.ask('{"call": "version", "id": "a"}\n{"call": "ver', 1);
  assert.equal(JSON.parse(half).id, 'a');
  const [other] = await stream.ask('sion", "id": "b"}\n', 1);
  assert.equal(JSON.parse(other).id, 'b');
  assert.equal(await stream.end(), 0);
});

test('who closes the output ends the program, even while it waits', async (t) => {
  const { bench } = shop(t);
  const script = (text) => spawnSync('bash', ['-c', text, loyalty], { cwd: bench.path('.'), encoding: 'utf8', timeout: 30_000 });
  const first = script('yes \'{"call":"version"}\' | "$0" batch --no-progress 2>err | head -n 2; echo "${PIPESTATUS[1]}"; cat err');
  assert.equal(split(first.stdout).at(-1), '73');
  assert.equal(split(first.stdout).length, 3);
  const idle = script('(sleep 20 & echo $! >pid; wait) | "$0" batch --no-progress 2>err | true; echo "${PIPESTATUS[1]}"; kill "$(cat pid)"; cat err');
  assert.equal(split(idle.stdout).at(-1), '73');
  const full = script('echo \'{"call":"version"}\' | "$0" batch --no-progress >/dev/full; echo "$?"');
  assert.equal(full.stdout, '73\n');
  assert.match(full.stderr, /^loyalty: standard output: cannot be written: /);
});

test('columns in place of JSON lines', (t) => {
  const { bench, cart, batch, alone } = shop(t);
  const escaped = (text) => text.replace(/[\\\t\n]/g, (c) => ({ '\\': '\\\\', '\t': '\\t', '\n': '\\n' }[c]));
  const cell = (text) => JSON.parse(`"${text.replaceAll('\\\\', '\u0001').replace(/"/g, '\\"').replaceAll('\u0001', '\\\\')}"`);
  const named = { ...cart, lines: [{ ...cart.lines[0], name: 'a "b"\tc\\d\ne' }] };
  const quote = alone(['quote', ...usual, '--cart', '-'], named);
  const tsv = ['--format', 'tsv'];
  const rows = [
    `row 1\tquote\t${escaped(JSON.stringify(named))}`,
    `row\\t2\tclock\t{"at":${at}}\t\\N\t\\N`,
    '\\N\tversion',
    '4\tdue\t\t\t\textra',
    '',
    `6\tquote\t{"at":\\t${at}}\r`,
  ];
  const { answers } = batch(rows, [...tsv, ...usual]);
  assert.equal(answers.length, rows.length);
  assert.equal(answers[0].split('\t')[0], 'row 1');
  assert.equal(answers[0].split('\t').length, 2);
  assert.equal(cell(answers[0].split('\t')[1]), `{"answer":${quote}}`);
  assert.match(answers[1], /^row\\t2\t\{"answer":\{"day":"2026-11-22"/);
  assert.match(answers[2], /^\t\{"answer":\{"engine"/);
  assert.match(answers[3], /^4\t\{"error":\{"at":"","code":"too_many","details":\{"max":5\}\}\}$/);
  assert.match(answers[4], /^\t\{"error":\{"at":"","code":"missing","details":\{"key":"call"\}\}\}$/);
  assert.match(answers[5], /^6\t\{"error":\{"at":"\/input","code":"missing"/);
  // Without an id, the answer alone.
  assert.match(batch([`{"at":${at}}`], [...tsv, '--columns', 'input', '--call', 'clock', ...usual]).out, /^\{"answer":\{"day":"2026-11-22"/);
  for (const columns of ['', 'input,input', 'input,price'])
    assert.equal(bench.run(['batch', ...tsv, '--columns', columns]).code, 64, columns);
});

test('wrong options and files are told before anything is read', (t) => {
  const { bench } = shop(t);
  bench.write('bad.json', { id: 'x' });
  const rows = [
    [['--call', 'qoute'], 64, /no call "qoute"/],
    [['--threads', '1000'], 64, /--threads must be 0 to 256/],
    [['--keep', '0'], 64, /--keep must be 1 to/],
    [['--format', 'xml'], 64, /format/],
    [['--account', 'lin.json'], 64, /--account needs a --program/],
    [['--program', 'nowhere.json'], 66, /nowhere\.json/],
    [['--program', 'bad.json'], 2, /^bad\.json:1:1: error: /],
    [['--program', 'program.json', '--account', 'bad.json'], 2, /^bad\.json:1:2: error: /],
  ];
  for (const [words, code, err] of rows) {
    const result = bench.run(['batch', ...words], { input: '{"call":"version"}\n' });
    assert.equal(result.code, code, `${words}: ${result.err}`);
    assert.match(result.err, err);
    assert.equal(result.out, '');
  }
  assert.match(bench.run('batch --progress', { input: '{"call":"version"}\n{}\n' }).err, /\r2 lines answered, 1 of them with an error, \d+ a second\n$/);
});
