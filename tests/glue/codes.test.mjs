// No code is shown to anybody: whatever state or refusal the engine can give, each table of words that is asked for it has it,
// in both languages.

import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { json } from './demo.mjs';
import { root, source } from './source.mjs';

const { chineseWords, englishWords } = await source('entries/store.ts');
const { zhCN, en } = await source('entries/messages.ts');
const languages = { 'zh-CN': [zhCN, Object.assign({}, ...chineseWords)], en: [en, Object.assign({}, ...englishWords)] };

/** The values of an enum in a schema, by its path there. */
function codes(file, path) {
  const found = path.split('/').reduce((at, key) => at[key], json(`schemas/${file}.schema.json`));
  assert.ok(Array.isArray(found.enum), `${file} ${path}`);
  return found.enum;
}
/** The codes with which a function of the core refuses. */
function refusals(file, name) {
  const text = readFileSync(join(root, file), 'utf8');
  const [body] = text.slice(text.indexOf(`Refusal ${name}`)).split('\n}\n');
  const found = [...body.matchAll(/refuse\("(\w+)"/g)].map(([, code]) => code);
  assert.ok(found.length > 1, `${name} in ${file}`);
  return found;
}

const prices = codes('quote', 'properties/lines/items/properties/price_kind');
const stages = codes('quote', 'properties/steps/items/properties/stage');
const events = codes('event', 'properties/kind');
const whys = codes('overview', '$defs/tier_progress/properties/why');
const metrics = codes('overview', '$defs/tier_progress/properties/missing/items/properties/metric');
const periods = codes('overview', 'properties/benefits/items/properties/period');
const birthdays = codes('common', '$defs/condition/properties/birthday');
const numbers = (last) => Array.from({ length: last }, (_, place) => String(place + 1));

/** What sentences of messages/ are asked for by a code: the group, and the codes that can come. */
const groups = {
  price: prices,
  stage: stages,
  // Where points come from, where savings do, and how a level came about.
  source: [...new Set([...codes('account', '$defs/lot/properties/source'), ...whys, ...prices, ...stages, 'bonus'])].filter((code) => !['list', 'price'].includes(code)),
  coupon: codes('overview', 'properties/coupons/items/properties/state'),
  order: codes('overview', 'properties/orders/items/properties/state'),
  gift_card: [...codes('account', '$defs/gift_card_held/properties/state'), ...codes('account', '$defs/gift_card_past/properties/state')],
  exchange: [...refusals('core/events/exchanges.cpp', 'why_not_exchange'), 'ready', 'short'],
  event: events,
  fact: codes('event', '$defs/fact/properties/kind'),
  class: codes('overview', 'properties/segment/properties/class'),
  score: Object.keys(json('schemas/overview.schema.json').properties.segment.properties.scores.properties),
  missing: metrics,
  need: metrics,
  month: numbers(12),
  day_of_week: numbers(7),
  window: birthdays,
  when: birthdays.map((code) => `birthday_${code}`),
  period: codes('reason', 'oneOf/15/properties/period'),
  of_benefit: periods.map((code) => `per_${code}`),
  of_service: [...codes('overview', 'properties/services/items/properties/kind'), ...periods.map((code) => `free_${code}`)],
  bearer: ['merchant'],
};

/** What the store's own words are asked for by a code: how the key begins, and the codes that can come. */
const begun = {
  channel: ['weapp', 'app', 'h5', 'store'],
  redeemed: codes('overview', 'properties/benefits/items/properties/redeemed'),
  left: periods,
  free: [...periods, 'none'],
  service: codes('overview', 'properties/services/items/properties/kind'),
  card: codes('overview', 'properties/cards/items/properties/kind'),
  metric: metrics,
  more: metrics,
  uncounted: ['shipping', 'principal', 'bonus'],
  campaign: codes('overview', 'properties/campaigns/items/properties/kind'),
  why: whys,
  grows: codes('program', '$defs/growth_rule/properties/source'),
  ends: [...codes('overview', 'properties/ending/items/properties/kind'), 'level'],
  paid: ['principal', 'bonus', 'cash', 'points'],
  wallet: codes('program', '$defs/wallet_policy/properties/order'),
  on_birthday: birthdays,
  weekday: numbers(7),
};

for (const [lang, [sentences, words]] of Object.entries(languages)) {
  test(`${lang}: every code has a word in each table that is asked for it`, () => {
    for (const [group, all] of Object.entries(groups)) for (const code of all) assert.ok(sentences[group]?.[code], `${group} ${code}`);
    for (const [begins, all] of Object.entries(begun)) for (const code of all) assert.ok(words[`${begins}_${code}`], `${begins}_${code}`);
  });
}

test('no table is asked for a code that is not held against its words here', () => {
  // By a kind of action and by a field's name, what has no word is told by another way.
  const apart = ['action', 'field', 'key'];
  const seen = new Set();
  for (const folder of ['js-glue/src', 'demo/h5/src', 'demo/miniprogram']) for (const name of readdirSync(join(root, folder), { recursive: true }).map(String).filter((one) => /\.(ts|vue)$/.test(one) && !one.includes('node_modules'))) {
    const text = readFileSync(join(root, folder, name), 'utf8');
    for (const [, group] of text.matchAll(/\.word\("(\w+)", (?!")/g)) assert.ok(groups[group] ?? apart.includes(group), `${name}: word("${group}", …)`), seen.add(group);
    for (const [, begins] of text.matchAll(/words\.tell\([^`)]*`(\w*?)_\$\{/g)) assert.ok(begun[begins] ?? apart.includes(begins), `${name}: tell(\`${begins}_…\`)`), seen.add(begins);
  }
  assert.ok(seen.size > 20, [...seen].join());
});
