// The sentences of messages/: none is missing in either language, and none asks for what a code does not bring.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const read = (path) => readFileSync(`${root}/${path}`, 'utf8');
const languages = ['zh-CN', 'en'];
const tables = Object.fromEntries(languages.map((language) => [language, JSON.parse(read(`messages/${language}.json`))]));

/** The rows of docs/errors.md: group of sentences, code, names of its details with whether they are always there. */
function documented() {
  const rows = [];
  let heading = '';
  for (const line of read('docs/errors.md').split('\n')) {
    if (line.startsWith('## ')) heading = line.slice(3);
    const row = /^\| `([a-z_]+)` \|.*\| ([^|]*) \|$/.exec(line);
    if (!row) continue;
    const group = { Reasons: 'reason', Verdicts: 'verdict' }[heading] ?? 'problem';
    // "max, units / left": one or the other, so none of them is always there.
    const either = row[2].includes(' / ');
    const details = new Map(row[2].replace(/\([^)]*\)/g, '').split(/[,/]/).map((word) => word.trim())
      .filter((word) => /^\w/.test(word)).map((word) => [word.replace('?', ''), !either && !word.endsWith('?')]));
    rows.push({ group, code: row[1], details });
  }
  return rows;
}

/** The placeholders of a sentence: {name, format, counts: [one, many], optional}. */
function placeholders(sentence) {
  const found = [];
  for (const [whole, inner] of sentence.matchAll(/\[[^\]]*\]|\{([^}]*)\}/g)) {
    const optional = inner === undefined;
    for (const [, name, rest] of (optional ? whole : `{${inner}}`).matchAll(/\{(\w*)([^}]*)\}/g))
      found.push({ name, format: rest.startsWith(':') ? rest.slice(1) : '', counts: rest.startsWith('|') ? rest.slice(1).split('|') : null, optional });
  }
  return found;
}

const sentences = (language) =>
  Object.entries(tables[language]).flatMap(([group, words]) => Object.entries(words).map(([key, text]) => ({ key: `${group}.${key}`, text })));

test('both languages have the same groups and keys, in the same order', () => {
  const keys = languages.map((language) => sentences(language).map((row) => row.key));
  assert.deepEqual(keys[0], keys[1]);
  assert.ok(keys[0].length > 300);
});

test('no key stands twice in a group', () => {
  // JSON.parse would keep the last one and say nothing.
  for (const language of languages) {
    for (const [, name, group] of read(`messages/${language}.json`).matchAll(/^ {2}"([^"]+)": \{\n([^]*?)^ {2}\}/gm)) {
      const keys = [...group.matchAll(/^ {4}("(?:[^"\\]|\\.)+"):/gm)].map((match) => JSON.parse(match[1]));
      assert.deepEqual(keys, Object.keys(tables[language][name]), `${language} ${name}`);
    }
  }
});

test('every code of docs/errors.md has a sentence, and no other code has one', () => {
  for (const group of ['problem', 'reason', 'verdict']) {
    const codes = documented().filter((row) => row.group === group).map((row) => row.code);
    assert.ok(codes.length >= 8, group);
    // A code can stand in two tables of errors.md: with an event it means the same.
    assert.deepEqual(Object.keys(tables.en[group]).sort(), [...new Set(codes)].sort(), group);
  }
});

test('a sentence uses details that its code brings, and only in brackets those that it may lack', () => {
  for (const { group, code, details } of documented()) {
    for (const language of languages)
      for (const { name, optional } of placeholders(tables[language][group][code])) {
        assert.ok(details.has(name), `${language} ${group}.${code}: {${name}}`);
        assert.ok(optional || details.get(name), `${language} ${group}.${code}: {${name}} is not always there`);
      }
  }
});

test('the schema of reasons has the codes and details of docs/errors.md', () => {
  const variants = JSON.parse(read('schemas/reason.schema.json')).oneOf.map(({ properties: { code, ...details }, required }) =>
    [code.const, Object.fromEntries(Object.keys(details).map((name) => [name, required.includes(name)]))]);
  const rows = documented().filter((row) => row.group === 'reason').map(({ code, details }) => [code, Object.fromEntries(details)]);
  assert.deepEqual(Object.fromEntries(variants), Object.fromEntries(rows));
});

test('both languages say the same: the same details in the same formats', () => {
  // English alone has numbers to agree with.
  const formats = (text) => placeholders(text).filter((p) => !p.counts).map((p) => `${p.name}:${p.format}:${p.optional}`).sort();
  const chinese = new Map(sentences('zh-CN').map((row) => [row.key, row.text]));
  // A discount is told in Chinese by what is left to pay, in tenths.
  for (const { key, text } of sentences('en'))
    if (key !== 'amount.discount') assert.deepEqual(formats(text), formats(chinese.get(key)), key);
});

test('formats are known, and choices have two forms', () => {
  const known = new Set(['', 'money', 'moment', 'clock', 'names', ...Object.keys(tables.en)]);
  for (const language of languages)
    for (const { key, text } of sentences(language))
      for (const { format, counts, name } of placeholders(text)) {
        assert.ok(known.has(format), `${language} ${key}: ${format}`);
        assert.ok(name && (!counts || (counts.length === 2 && counts.every(Boolean))), `${language} ${key}`);
      }
});

test('a number that counts something in English agrees with it', () => {
  const nouns = /\} (units|times|days|points|coupons|levels|bytes|members|orders)\b/;
  for (const { key, text } of sentences('en'))
    if (key !== 'problem.too_large') assert.doesNotMatch(text, nouns, key); // over 4 million of them
});

test('Chinese sentences are Chinese', () => {
  // Of nothing but details there is nothing to say in any language.
  for (const { key, text } of sentences('zh-CN'))
    assert.match(text, /^(\s*\{\w+\}\s*)+$/.test(text) ? /./ : /[^\x00-\x7f]/, key);
});

test('brackets and braces are closed, and not nested', () => {
  for (const language of languages)
    for (const { key, text } of sentences(language))
      assert.equal(text.replace(/\[([^[\]]*)\]/g, '$1').replace(/\{[^{}]*\}/g, '').match(/[[\]{}|]/), null, `${language} ${key}`);
});

test('currencies have a sign and the digits of their minor unit', () => {
  for (const [code, { sign, digits }] of Object.entries(JSON.parse(read('messages/currencies.json')))) {
    assert.match(code, /^[A-Z]{3}$/);
    assert.ok(sign && digits >= 0 && digits <= 3, code);
  }
});

test('the rows of docs/errors.md are read as they are meant', () => {
  const row = (group, code) => Object.fromEntries(documented().find((r) => r.group === group && r.code === code).details);
  assert.deepEqual(row('reason', 'usage_limit'), { limit: true, period: false, used: false });
  assert.deepEqual(row('problem', 'too_many_units'), { max: false, units: false, left: false });
  assert.deepEqual(row('problem', 'future_day'), { today: true });
});

test('what customers hear is of a code that there is, and asks for no id', () => {
  const codes = new Set(documented().map(({ code }) => code));
  for (const language of languages)
    for (const [code, sentence] of Object.entries(tables[language].customer)) {
      assert.ok(['other', 'other_reason'].includes(code) || codes.has(code), code);
      assert.deepEqual(placeholders(sentence).filter(({ format, counts }) => format === '' && !counts), [], `${language} ${code}`);
    }
});
