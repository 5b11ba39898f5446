// Odd documents and command lines: one clear message each, with its place, and the right exit code.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { workbench } from './program.mjs';

const quote = 'quote --program program.json --cart';

test('a file that cannot be read ends with 66', (t) => {
  const bench = workbench(t);
  const rows = [
    ['check nowhere.json', 'loyalty: nowhere.json: cannot be read: no such file\n'],
    ['check .', 'loyalty: .: cannot be read: it is a directory\n'],
    ['quote --program nowhere.json --cart cart.json', 'loyalty: nowhere.json: cannot be read: no such file\n'],
    [`${quote} nowhere.json`, 'loyalty: nowhere.json: cannot be read: no such file\n'],
    ['overview --program program.json --account .', 'loyalty: .: cannot be read: it is a directory\n'],
    ['vectors nowhere', 'loyalty: nowhere: cannot be read: no such file\n'],
  ];
  for (const [words, err] of rows) assert.deepEqual(bench.run(words), { code: 66, out: '', err }, words);
});

test('a file that is no JSON text ends with 2, and says why and where', (t) => {
  const bench = workbench(t);
  const rows = [
    // [what, content, message]
    ['empty', '', 'loyalty: cart.bad: the file is empty\n'],
    ['white space', ' \n\t\r\n', 'loyalty: cart.bad: the file is empty\n'],
    ['only a byte order mark', '\ufeff', 'loyalty: cart.bad: the file is empty\n'],
    ['UTF-16', Buffer.from('\ufeff{"at": 1}', 'utf16le'),
      'loyalty: cart.bad: not UTF-8 text; it looks like UTF-16, save it as UTF-8\n'],
    ['binary garbage', Buffer.from([0x7b, 0x22, 0xc3, 0x28, 0x00, 0x1b, 0x5b, 0x32, 0x4a]),
      'cart.bad:1:3: error: the text is broken UTF-8 (invalid_text)\n' +
      '    1 | {"?(??[2J\n' +
      '      |   ^\n'],
    ['broken UTF-8', Buffer.concat([Buffer.from('{"at": 1,\n "channel": "茶'), Buffer.from([0xff]), Buffer.from('"}')]),
      'cart.bad:2:15: error: the text is broken UTF-8 (invalid_text)\n' +
      '    2 |  "channel": "茶?"}\n' +
      '      |                ^\n'],
    ['10 MB', `{"at": 1, "channel": "${'x'.repeat(10_000_000)}"}`,
      'cart.bad: error: the text is too large: 10000024 bytes, at most 4194304 (too_large)\n'],
    ['a million brackets', '['.repeat(1_000_000),
      null],
    ['half a file', '{"at": 1795300000000,\n "lines": [{"sku": "tea"',
      'cart.bad:2:25: error: not JSON: the text ends too early (invalid_json at /lines/0/sku)\n' +
      '    2 |  "lines": [{"sku": "tea"\n' +
      '      |                         ^\n'],
  ];
  for (const [what, content, err] of rows) {
    bench.write('cart.bad', content);
    const result = bench.run(`${quote} cart.bad`);
    assert.equal(result.code, 2, what);
    assert.equal(result.out, '', what);
    if (err) assert.equal(result.err, err, what);
    assert.ok(result.err.split('\n').length <= 7, `${what}: no noise\n${result.err}`);
  }
});

test('each slip of JSON has its hint', (t) => {
  const bench = workbench(t);
  const rows = [
    ['{"at": 1,\n}', '2:1', ': a comma too many'],
    ['{"lines": [{}, ]}', '1:16', ': a comma too many'],
    ["{'at': 1}", '1:2', ': use double quotes'],
    ['{"at": 1 // now\n}', '1:10', ': JSON has no comments'],
    ['{"at": 1\n "lines": []}', '2:8', ''],
    ['{"channel": "a" "at": 1}', '1:20', ''],
    ['{"at": 1，"lines": []}', '1:9', ': a character that is not ASCII outside of a text'],
    ['{"channel": "a\nb"}', '1:15', ': a text must not contain a line break or control character'],
  ];
  for (const [text, place, hint] of rows) {
    bench.write('cart.bad', text);
    const { code, err } = bench.run(`${quote} cart.bad`);
    assert.equal(code, 2);
    const start = `cart.bad:${place}: error: not JSON${hint} (invalid_json`;
    assert.ok(err.split('\n').some((line) => line.startsWith(start)), `${text}\n${start}\n${err}`);
  }
});

test('a wrong field is shown with its line, whatever ends the lines and begins the file', (t) => {
  const bench = workbench(t);
  const text = '{\n  "at": 1795300000000,\n  "lines": [\n    {"sku": "茶", "quantity": 0, "unit_price": 12.5, "colour": 1}\n  ]\n}\n';
  const expected = (name) => `${name}:4:13: error: "茶" is no id: 1 to 64 visible ASCII characters without space, quote or backslash (invalid_id at /lines/0/sku)
    4 |     {"sku": "茶", "quantity": 0, "unit_price": 12.5, "colour": 1}
      |             ^
${name}:4:30: error: 0 is out of range, 1 to 9999 (out_of_range at /lines/0/quantity)
    4 |     {"sku": "茶", "quantity": 0, "unit_price": 12.5, "colour": 1}
      |                               ^
${name}:4:47: error: must be an integer, not 12.5; amounts of money are given in fen (not_an_integer at /lines/0/unit_price)
    4 |     {"sku": "茶", "quantity": 0, "unit_price": 12.5, "colour": 1}
      |                                                ^
${name}:4:53: error: there is no field "colour" (unknown_key at /lines/0/colour)
    4 |     {"sku": "茶", "quantity": 0, "unit_price": 12.5, "colour": 1}
      |                                                      ^
`;
  const rows = [['plain.json', text], ['crlf.json', text.replaceAll('\n', '\r\n')], ['bom.json', '\ufeff' + text],
    ['bom-crlf.json', '\ufeff' + text.replaceAll('\n', '\r\n')]];
  for (const [name, content] of rows) {
    bench.write(name, content);
    assert.deepEqual(bench.run(`${quote} ${name}`), { code: 2, out: '', err: expected(name) }, name);
    // With --at the engine sees another text; the places are still the file's.
    assert.deepEqual(bench.run(`${quote} ${name} --at 2026-11-22`), { code: 2, out: '', err: expected(name) }, name);
    assert.deepEqual(bench.run('quote --program program.json', { input: content }),
      { code: 2, out: '', err: expected('standard input') }, name);
  }
});

test('a good cart is read with a byte order mark, CRLF, and from standard input', (t) => {
  const bench = workbench(t);
  const text = bench.read('cart.json');
  const plain = bench.run(`${quote} cart.json --json`);
  assert.equal(plain.code, 0, plain.err);
  bench.write('odd.json', '\ufeff' + text.replaceAll('\n', '\r\n'));
  assert.equal(bench.run(`${quote} odd.json --json`).out, plain.out);
  assert.equal(bench.run(`${quote} - --json`, { input: text }).out, plain.out);
  assert.equal(bench.run('quote --program program.json --json', { input: text }).out, plain.out);
});

test('the second of two equal keys is pointed at', (t) => {
  const bench = workbench(t);
  bench.write('cart.bad', '{"at": 1795300000000,\n "lines": [],\n "at": 2}');
  const { code, err } = bench.run(`${quote} cart.bad`);
  assert.equal(code, 2);
  assert.match(err, /^cart\.bad:3:2: error: the field "at" is given twice \(duplicate_key/m);
});

test('a minified file is cut around the place', (t) => {
  const bench = workbench(t);
  const cart = bench.json('cart.json');
  cart.lines = Array.from({ length: 50 }, (_, i) => ({ ...cart.lines[0], quantity: i === 40 ? -1 : 1 }));
  bench.write('long.json', cart);
  const { code, err } = bench.run(`${quote} long.json`);
  assert.equal(code, 2);
  const [message, line, caret] = err.split('\n');
  assert.match(message, /^long\.json:1:\d+: error: -1 is out of range, 1 to 9999/);
  assert.ok(line.length < 130, line);
  assert.equal([...line].length > caret.length, true);
  assert.match(line, /^ {4}1 \| \.\.\..*"quantity":-1.*\.\.\.$/);
});

test('a wrong command line ends with 64', (t) => {
  const bench = workbench(t);
  const hint = 'Run with --help for more information.\n';
  const rows = [
    ['', `loyalty: no command was given\n${hint}`],
    ['frob', `loyalty: there is no command "frob"\n${hint}`],
    ['quote', `loyalty: --program is required\n${hint}`],
    ['check --frob', `loyalty: The following argument was not expected: --frob\n${hint}`],
    ['vectors', `loyalty: DIR is required\n${hint}`],
    ['quote --program - --cart -', 'loyalty: only one document can come from standard input (-)\n'],
    ['overview --program program.json --at tomorrow',
      'loyalty: --at: "tomorrow" is no instant; write 2026-11-22T18:30, 2026-11-22, now, or milliseconds\n'],
    ['overview --program program.json --at 2026-02-30',
      'loyalty: --at: "2026-02-30" is no instant; write 2026-11-22T18:30, 2026-11-22, now, or milliseconds\n'],
  ];
  for (const [words, err] of rows) assert.deepEqual(bench.run(words), { code: 64, out: '', err }, words);
});

test('an account that cannot be written ends with 73, and the old one stays', (t) => {
  const bench = workbench(t);
  const apply = 'apply --program program.json --event events.jsonl --account-out';
  const { code, err } = bench.run(`${apply} no/such/folder.json`);
  assert.equal(code, 73);
  assert.equal(err, 'loyalty: no/such/folder.json: cannot be written: no such directory\n');
  bench.write('kept.json', 'old');
  const second = bench.run(`${apply} kept.json --sealed-out no/such/log.jsonl`);
  assert.equal(second.code, 73);
  assert.equal(bench.read('kept.json'), 'old');
  assert.equal(bench.has('kept.json.new'), false);
});

test('Chinese is spoken where LANG or --lang asks for it', (t) => {
  const bench = workbench(t);
  const words = 'check nowhere.json';
  const zh = 'loyalty: nowhere.json：无法读取：没有这个文件\n';
  const en = 'loyalty: nowhere.json: cannot be read: no such file\n';
  assert.equal(bench.run(words, { env: { LANG: 'zh_CN.UTF-8' } }).err, zh);
  assert.equal(bench.run(words, { env: { LANG: 'zh_CN.UTF-8', LC_ALL: 'C' } }).err, en);
  assert.equal(bench.run(`${words} --lang zh`).err, zh);
  assert.equal(bench.run(`--lang=zh ${words}`).err, zh);
  assert.equal(bench.run(`${words} --lang en`, { env: { LANG: 'zh_CN.UTF-8' } }).err, en);
});

test('--help tells every command and every exit code, in both languages', (t) => {
  const bench = workbench(t);
  for (const lang of ['en', 'zh']) {
    const { code, out, err } = bench.run(`--help --lang ${lang}`);
    assert.equal(code, 0);
    assert.equal(err, '');
    for (const word of ['overview', 'quote', 'preview', 'apply', 'replay', 'verify', 'snapshot', 'check', 'vectors',
      '  0  ', '  1  ', '  2  ', '  64 ', '  66 ', '  70 ', '  73 ']) assert.ok(out.includes(word), word);
    for (const command of ['overview', 'quote', 'preview', 'apply', 'replay', 'verify', 'snapshot', 'check',
      'vectors']) {
      const help = bench.run(`${command} --help --lang ${lang}`);
      assert.equal(help.code, 0);
      assert.doesNotMatch(help.out, /help\.|usage\.|\{|REQUIRED/, 'every sentence is in the table');
    }
  }
  assert.match(bench.run('--version').out, /^loyalty \S.*\n$/);
});

test('what an option says is blamed on the option', (t) => {
  const bench = workbench(t);
  for (const words of [`${quote} cart.json --at -5`, 'overview --program program.json --at -5', 'verify --program program.json --cart cart.json --quote quote.json --at -5']) {
    bench.write('quote.json', '{}');
    const { code, out, err } = bench.run(words);
    assert.deepEqual([code, out], [2, ''], words);
    assert.match(err, /^--at -5:1:\d+: error: .*\(out_of_range at \/at|^--at -5:1:1: error/, words);
  }
});
