// Puts fresh quotes and receipts into the vectors here, after the engine's version or a reply has changed:
//   node tests/vectors/verify/renew.mjs build/native/native/loyalty
// The quote of a verify call, and the quote or receipt of an order's event, is that of the quote call before it, with the
// members under `edited` changed; null takes a member away. Then run `loyalty vectors --update`.
import {execFileSync} from 'node:child_process';
import {mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';

const loyalty = process.argv[2];
if (!loyalty) throw new Error('usage: node renew.mjs path/to/loyalty');
const here = new URL('.', import.meta.url);
const files = readdirSync(here).filter(name => name.endsWith('.json')).map(name => new URL(name, here));
files.push(new URL('../peers/wx-vip-verify-01.json', here));

/** What the engine answers to a quote after these events. */
function quoteOf(program, events, cart) {
  const folder = mkdtempSync(join(tmpdir(), 'renew-'));
  const path = name => join(folder, name);
  try {
    writeFileSync(path('program'), JSON.stringify(program));
    writeFileSync(path('cart'), JSON.stringify(cart));
    const asked = ['quote', '--json', '--program', path('program'), '--cart', path('cart')];
    if (events.length > 0) {
      writeFileSync(path('events'), events.map(event => JSON.stringify(event)).join('\n'));
      execFileSync(loyalty, ['apply', '--program', path('program'), '--event', path('events'), '--account-out', path('account')]);
      asked.push('--account', path('account'));
    }
    return JSON.parse(execFileSync(loyalty, asked, {encoding: 'utf8'}));
  } finally {
    rmSync(folder, {recursive: true});
  }
}

function edit(quote, pointer, value) {
  const steps = pointer.slice(1).split('/');
  const last = steps.pop();
  const holder = steps.reduce((at, step) => at[step], quote);
  if (value === null) delete holder[last];
  else holder[last] = value;
}

for (const file of files) {
  const text = readFileSync(file, 'utf8');
  const vector = JSON.parse(text);
  const events = [];
  let renewed = text, quote;
  for (const {call, input, edited, error} of vector.calls) {
    if (call === 'quote') quote = quoteOf(vector.program, events, input);
    for (const member of ['quote', 'receipt']) {
      if (call === 'quote' || !input?.[member]) continue;
      const fresh = structuredClone(member === 'quote' ? quote : quote.receipt);
      for (const [pointer, value] of Object.entries(edited ?? {})) edit(fresh, pointer, value);
      // Each stands on one line, so the rest of the file keeps its form.
      renewed = renewed.replace(`"${member}": ${JSON.stringify(input[member])}`, () => `"${member}": ${JSON.stringify(fresh)}`);
      input[member] = fresh;
    }
    if (call === 'apply' && !error) events.push(input);
  }
  if (renewed !== text) {
    writeFileSync(file, renewed);
    console.log(`renewed ${file.pathname}`);
  }
}
