// Puts fresh quotes into the verify calls of vectors: `node renew.mjs` after the engine's version or a reply has
// changed and `loyalty vectors --update` has written new outputs. A verify call's quote is the output of the quote
// call before it, with the members under its `edited` changed; null takes a member away.
import {readFileSync, readdirSync, writeFileSync} from 'node:fs';

const here = new URL('.', import.meta.url);
const files = readdirSync(here).filter(name => name.endsWith('.json')).map(name => new URL(name, here));
files.push(new URL('../peers/wx-vip-verify-01.json', here));

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
  let renewed = text, quote;
  for (const call of vector.calls) {
    if (call.call === 'quote') quote = call.output;
    if (call.call !== 'verify' || !call.input?.quote) continue;
    const fresh = structuredClone(quote);
    for (const [pointer, value] of Object.entries(call.edited ?? {})) edit(fresh, pointer, value);
    // Each quote stands on one line, so the rest of the file keeps its form.
    renewed = renewed.replace(`"quote": ${JSON.stringify(call.input.quote)}`, () => `"quote": ${JSON.stringify(fresh)}`);
  }
  if (renewed !== text) writeFileSync(file, renewed);
}
