// Whatever the program's headers name has a vector: `node --test tests/vectors/check-coverage.mjs`.
import assert from 'node:assert/strict';
import {readFileSync, readdirSync} from 'node:fs';
import {join, relative} from 'node:path';
import test from 'node:test';
import {fileURLToPath} from 'node:url';

const here = fileURLToPath(new URL('.', import.meta.url));
const core = join(here, '..', '..', 'core');
const source = path => readFileSync(join(core, path), 'utf8');

const vectors = readdirSync(here, {recursive: true})
  .filter(path => path.endsWith('.json'))
  .map(path => ({path, ...JSON.parse(readFileSync(join(here, path), 'utf8'))}))
  .filter(vector => vector.calls);
for (const vector of vectors) {
  if (typeof vector.program === 'string')
    vector.program = JSON.parse(readFileSync(join(here, vector.path, '..', vector.program), 'utf8'));
}
const calls = vectors.flatMap(vector => vector.calls);

/** The names in `name[] = {...}` of a header. */
function names(header, name) {
  const list = source(header).match(new RegExp(`${name}\\[\\]\\s*=\\s*\\{([^}]*)\\}`));
  assert.ok(list, `${header} has no ${name}`);
  return quoted(list[1]);
}

/** The JSON names of the members that `Describe<type>` lists. */
function members(header, type) {
  const from = source(header).split(`struct Describe<${type}>`)[1];
  assert.ok(from, `${header} describes no ${type}`);
  return quoted(from.slice(0, from.indexOf('};')).replace(/[^]*?fields\[\] = \{/, ''));
}

function quoted(text) {
  return [...text.matchAll(/"([^"]*)"/g)].map(match => match[1]);
}

/** Every object below `value`, itself included. */
function* objects(value) {
  if (value === null || typeof value !== 'object') return;
  if (!Array.isArray(value)) yield value;
  for (const inner of Object.values(value)) yield* objects(inner);
}

const inPrograms = vectors.flatMap(vector => [...objects(vector.program)]);
const offers = vectors.flatMap(({program}) => [...(program.promotions ?? []), ...(program.coupons ?? [])]);
const effects = offers.flatMap(offer => offer.effects);
const conditions = inPrograms.flatMap(object => [object.when, object.excludes_unless]).filter(Boolean);
const groups = vectors.flatMap(({program}) => program.pricing?.groups ?? []);
/** Values that are expected by hand at pointers with this ending. */
const expected = ending => calls.flatMap(call => Object.entries(call.expect ?? {}))
  .filter(([pointer]) => pointer.endsWith(ending)).map(([, value]) => value);

function covers(title, wanted, have) {
  test(`${title} (${wanted.length})`, () => {
    assert.ok(wanted.length > 0);
    const seen = new Set(have);
    assert.deepEqual(wanted.filter(name => !seen.has(name)), [], 'without a vector');
  });
}

const keys = list => list.flatMap(Object.keys);
const offerHeader = 'program/offer.h', scopeHeader = 'program/scope.h', pricingHeader = 'program/pricing_policy.h';

covers('effect kinds', names(offerHeader, 'effect_names'), effects.map(effect => effect.kind));
covers('members of effects', members(offerHeader, 'Effect'), keys(effects));
covers('members of offers', members(offerHeader, 'Offer'), keys(offers));
covers('members of thresholds', members(offerHeader, 'Threshold'), keys(offers.map(offer => offer.threshold ?? {})));
covers('limits of use', members(offerHeader, 'UseLimits'), keys(offers.map(offer => offer.limits ?? {})));
covers('members of conditions', members(scopeHeader, 'Condition'), keys(conditions));
covers('members of scopes', members(scopeHeader, 'Scope'), keys(inPrograms.flatMap(o => o.scope ?? [])));
covers('members of stacking groups', members(pricingHeader, 'StackingGroup'), keys(groups));
covers('members of pricing', members(pricingHeader, 'PricingPolicy'), keys(vectors.map(({program}) => program.pricing ?? {})));
covers('kinds of special prices', names(pricingHeader, 'special_kind_names'), expected('/price_kind'));
covers('members of earning', members('program/points_policy.h', 'EarnPolicy'), keys(inPrograms.flatMap(o => o.earn ?? [])));
covers('members of points as cash', members('program/points_policy.h', 'DeductPolicy'), keys(inPrograms.flatMap(o => o.deduct ?? [])));
covers('members of tiers', members('program/tier_policy.h', 'TierPolicy'), keys(inPrograms.flatMap(o => o.tiers?.levels ? o.tiers : [])));

const choices = [['program/points_policy.h', 'pool'], ['program/points_policy.h', 'combine'],
  ['program/expiry.h', 'period_end', 'at'], ['program/points_policy.h', 'exchange_kind', 'kind'],
  ['program/points_policy.h', 'shortfall'], [offerHeader, 'base'], [offerHeader, 'by'], [scopeHeader, 'birthday'],
  ['program/tier_policy.h', 'growth_source', 'source'], ['program/tier_policy.h', 'window_kind', 'kind'],
  ['program/tier_policy.h', 'metric'], ['program/tier_policy.h', 'at_term_end'],
  ['program/wallet_policy.h', 'spend_order', 'order'], ['program/wallet_policy.h', 'card_kind', 'kind']];
for (const [header, name, member = name] of choices) {
  // What a member has when it is not given is covered by every vector without it.
  const assumed = {by: 'amount', base: 'running', pool: 'order', at: 'day_end', at_term_end: 'never', shortfall: 'debt'};
  covers(`values of ${name}`, names(header, `${name}_names`), [...inPrograms.map(o => o[member]), assumed[member]]);
}

covers('reasons of refusal', names('pricing/refusals.h', 'reason_codes'), expected('/code'));
const refusals = readFileSync(join(here, '../../docs/errors.md'), 'utf8').split('\n## ')
  .filter(section => /^(Reading JSON|Programs|Carts and quotes|Events)/.test(section))
  .flatMap(section => [...section.matchAll(/^\| `(\w+)` \|/gm)].map(match => match[1]))
  // Of pages only: tests/wasm/center.test.mjs has it.
  .filter(code => code !== 'only_on_servers');
covers('refusals', refusals, calls.flatMap(({output}) => output?.error ? [output.error, ...output.others ?? []] : []).map(e => e.code));
covers('verdicts of verification', [...new Set([...source('engine/verify.cpp').matchAll(/(?:verdict|differs)\("(\w+)"/g)]
  .map(match => match[1]))], expected('/verdict'));
covers('kinds of events', [...source('account/event_kinds.h').matchAll(/KIND\((\w+), "/g)].map(match => match[1]), calls.map(call => call.input?.kind));
covers('calls', ['open', 'overview', 'quote', 'preview', 'apply', 'verify', 'snapshot'], calls.map(call => call.call));

test('coupon choices: best, exactly these, none, and one with the best of the rest', () => {
  const chosen = calls.filter(call => call.call === 'quote').map(call => call.input?.coupons);
  for (const is of [c => c === undefined, c => Array.isArray(c) && c.length > 0, c => c?.length === 0, c => c?.must])
    assert.ok(chosen.some(is), String(is));
});

test('each peer case is a vector, or its difference is written down', () => {
  const cases = readFileSync(join(here, 'peers/cases.txt'), 'utf8').trim().split('\n');
  const vectorIds = vectors.filter(({path}) => path.startsWith('peers')).map(vector => vector.source.split(':')[0]);
  const notExpressed = [...readFileSync(join(here, 'peers/NOT-EXPRESSED.md'), 'utf8').matchAll(/^\| ([A-Z0-9-]+) \|/gm)]
    .map(match => match[1]);
  assert.deepEqual([...new Set([...vectorIds, ...notExpressed])].sort(), cases.sort());
  assert.deepEqual(notExpressed.filter(id => vectorIds.includes(id)), [], 'in both places');
  console.log(`# peers: ${new Set(vectorIds).size} of ${cases.length} cases are vectors`);
});

test('each vector has a name of its own, a source, and something expected by hand', () => {
  const titles = vectors.map(vector => vector.name);
  assert.deepEqual(titles.filter((name, i) => titles.indexOf(name) !== i), [], 'two vectors with one name');
  for (const {path, source, calls} of vectors) {
    assert.ok(source, `${path} has no source`);
    assert.ok(calls.some(call => call.error || Object.keys(call.expect ?? {}).length > 0), `${path} expects nothing`);
    assert.ok(calls.every(call => call.output), `${path} has calls without output: loyalty vectors --update`);
  }
  const byHand = calls.reduce((sum, call) => sum + Object.keys(call.expect ?? {}).length, 0);
  console.log(`# ${vectors.length} vectors, ${calls.length} calls, ${byHand} values expected by hand`);
});

test('no vector waits for the engine to be corrected', () => {
  const pending = readdirSync(here, {recursive: true}).filter(path => path.endsWith('.pending-json'));
  assert.deepEqual(pending.map(path => relative(here, join(here, path))), []);
});
