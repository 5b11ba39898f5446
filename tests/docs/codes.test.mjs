// docs/errors.md lists every code of the sources, and none that no source has.

import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import assert from 'node:assert/strict';
import test from 'node:test';

const root = join(dirname(fileURLToPath(import.meta.url)), '../..');

/** The C++ sources of a room, of the core unless its name says other, without comments. */
function sources(room) {
  const folder = join(root, room.includes('/') ? room : `core/${room}`);
  return readdirSync(folder, { recursive: true })
    .filter((name) => /\.(h|cpp)$/.test(name)).sort()
    .map((name) => readFileSync(join(folder, name), 'utf8').replace(/^\s*\/\/.*$/gm, ''));
}

/** The string literals that are, or may by `?:` be, an argument of their own of the call that opens before `from`. */
function arguments_of(text, from) {
  const found = [];
  let depth = 0;
  for (let i = from; i < text.length; ++i) {
    const c = text[i];
    if (c === '"') {
      const end = /^"(?:[^"\\]|\\.)*"/.exec(text.slice(i))[0].length + i;
      const before = text.slice(from, i).trimEnd().at(-1) ?? ',', after = text.slice(end).trimStart()[0];
      if (depth === 0 && ',?:'.includes(before) && ',:)};'.includes(after)) found.push(text.slice(i + 1, end - 1));
      i = end - 1;
    } else if ('({['.includes(c)) {
      ++depth;
    } else if (')}]'.includes(c)) {
      if (depth-- === 0) return found;
    }
  }
  return found;
}

const is_code = (text) => /^[a-z]+(_[a-z]+)*$/.test(text);

/** The codes given to the calls that `opening` finds: the first argument that looks like one, and its alternatives. */
function codes(rooms, opening) {
  const all = new Set();
  for (const text of rooms.flatMap(sources)) {
    for (const match of text.matchAll(opening)) {
      const given = arguments_of(text, match.index + match[0].length).filter(is_code);
      const alternatives = given.length > 1 && /\?\s*$/.test(text.slice(0, text.indexOf(`"${given[0]}"`, match.index)));
      for (const code of given.slice(0, alternatives ? 2 : 1)) all.add(code);
    }
  }
  return all;
}

const rooms = ['wire', 'program', 'pricing', 'account', 'events', 'overview', 'insight', 'engine'];
const errors = codes(rooms, /\b(?:refuse|report|problem|problem_at|warn)\(|\bProblem\{|\b\w*problems_?\.push_back\(\s*\{|return \{\{(?=")/g);
const reasons = codes(['pricing'], /\b(?:ask|name_all)\(|\b(?:\w*reasons|into)\.push_back\(\s*\{|nullptr, \{\{/g);
const verdicts = codes(['engine'], /\b(?:verdict|differs)\(/g);

/** The codes of the tables below the headings of docs/errors.md that `wanted` picks. */
function documented(wanted) {
  const list = [];
  let heading = '';
  for (const line of readFileSync(join(root, 'docs/errors.md'), 'utf8').split('\n')) {
    if (line.startsWith('## ')) heading = line.slice(3);
    const row = /^\| `([a-z_]+)` \|/.exec(line);
    if (row && wanted(heading)) list.push(row[1]);
  }
  return list;
}

/** Codes that only the JavaScript package gives. */
const package_codes = new Set(readdirSync(join(root, 'js-glue/src'), { recursive: true })
  .filter((name) => name.endsWith('.ts') && !/^(types|messages)\//.test(name))
  .flatMap((name) => [...readFileSync(join(root, 'js-glue/src', name), 'utf8').matchAll(/\bcode: "([a-z_]+)"/g)].map((match) => match[1]))
  .filter((code) => !errors.has(code)));

/** Codes that only lines of `loyalty batch` give. */
const batch_codes = new Set(readdirSync(join(root, 'native/batch')).filter((name) => name.endsWith('.cpp'))
  .flatMap((name) => [...readFileSync(join(root, 'native/batch', name), 'utf8').matchAll(/\brefusal\(\s*"([a-z_]+)"/g)].map((match) => match[1]))
  .filter((code) => !errors.has(code)));

/** Codes that only the service gives. */
const of_service = codes(['native/service'], /\b(?:refuse|problem|unknown)\(/g);
const service_codes = new Set([...of_service].filter((code) => !errors.has(code)));

const parts = {
  'codes of the service': [service_codes, (heading) => heading === 'The service'],
  'codes of `loyalty batch`': [batch_codes, (heading) => heading.startsWith('Lines of'), 1],
  'codes of the JavaScript package': [package_codes, (heading) => heading.startsWith('The JavaScript')],
  reasons: [reasons, (heading) => heading.startsWith('Reasons')],
  verdicts: [verdicts, (heading) => heading.startsWith('Verdicts')],
  errors: [errors, (heading) => !/^(Reasons|Verdicts|The JavaScript|The service|Lines of)/.test(heading)],
};

for (const [name, [found, wanted, least = 6]] of Object.entries(parts)) {
  test(`docs/errors.md lists all ${name}, and no others`, () => {
    const listed = documented(wanted);
    assert.ok(found.size >= least, `too few ${name} found in the sources: ${[...found]}`);
    assert.deepEqual([...new Set(listed)].sort(), [...found].sort());
  });
}

test('the reasons declared in refusals.h are those that are given', () => {
  const text = readFileSync(join(root, 'core/pricing/refusals.h'), 'utf8');
  const declared = /reason_codes\[\] = \{([^}]*)\}/.exec(text)[1].match(/[a-z_]+/g);
  assert.deepEqual([...declared].sort(), [...reasons].sort());
});

test('the sources are read as they should be', () => {
  const first = (text) => arguments_of(text, text.indexOf('(') + 1).find(is_code);
  assert.equal(first('problem_at(element_at("steps", i) + "/at", "not_rising", {{"before", 1}})'), 'not_rising');
  assert.equal(first('refuse(\n "order_state", "/order_id", {{"state", s}})'), 'order_state');
  assert.equal(first('problem(at + "/growth", "out_of_range",\n {{"max", 0}})'), 'out_of_range');
  assert.deepEqual(arguments_of('({a ? "no_effect" : "lower_saving", {}})', 2).filter(is_code), ['no_effect', 'lower_saving']);
});
