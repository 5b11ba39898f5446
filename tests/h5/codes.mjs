// What is a code in a text that a customer reads: an id of the shop's data, or a word with a sign in it that no language has.

import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './page.mjs';

/** Every id of a shop's data, and every name. */
export function words_of(shop) {
  const folder = join(root, 'demo/shops', shop);
  const ids = new Set(), names = new Set();
  const walk = (value, key) => {
    if (Array.isArray(value)) value.forEach((one) => walk(one, key));
    else if (value && typeof value === 'object') for (const [k, v] of Object.entries(value)) {
      if (/^[a-z][\w-]*[_-][\w-]+$/i.test(k)) ids.add(k);
      // Names by id: the program's own for categories, tags, channels.
      walk(v, key === 'names' ? 'name' : k === 'names' ? 'names' : k);
    } else if (typeof value === 'string') (/[一-鿿]/.test(value) || ['name', 'note', 'title', 'text', 'label', 'icon'].includes(key) ? names : ids).add(value);
  };
  for (const file of ['program.json', 'goods.json']) walk(JSON.parse(readFileSync(join(folder, file), 'utf8')));
  for (const file of readdirSync(join(folder, 'members'))) for (const line of readFileSync(join(folder, 'members', file), 'utf8').trim().split('\n')) walk(JSON.parse(line));
  // A measure is told as "退货期 23 天": its name and its unit, which its program's name has in brackets.
  for (const name of [...names]) for (const part of /^(.+)（(天|小时)）$/.exec(name)?.slice(1) ?? []) names.add(part);
  return { ids, names };
}

// An order's, a run's and a card's number, and a member's, are shown as what they are: customers read them out.
const numbers = /^(m-|[a-z]{1,2}-?o\d|[A-Z]{2,}-|\d)/;

/** Ids that stand in a text: whole words of latin letters, with a sign in them that no language has. */
export function codes_in(texts, { ids, names }) {
  const named = new Set([...names].flatMap((name) => name.match(/[\w-]+/g) ?? []));
  const found = new Set();
  for (const text of texts) for (const word of text.match(/[A-Za-z][A-Za-z0-9]*(?:[_-][A-Za-z0-9]+)+/g) ?? [])
    if ((ids.has(word) || /_/.test(word)) && !named.has(word) && !numbers.test(word)) found.add(word);
  return [...found].map((word) => `${word} in ${texts.find((text) => text.includes(word)).slice(0, 80)}`);
}
