// The vectors of tests/vectors, as texts; what native answers is their output (loyalty vectors holds them together).

import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse, stringify } from './lossless.mjs';

export const root = join(dirname(fileURLToPath(import.meta.url)), '../..');

function files(folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.name === 'servers') return []; // what a page's build refuses
    return entry.isDirectory() ? files(path) : entry.name.endsWith('.json') ? [path] : [];
  });
}

/** A call that no center was opened for: the package hands out none. */
const not_open = (call) => call.has('error') && call.get('error').get('code') === 'not_open';

/** {name, program, account, calls: [{call, padding, request, refused, output}]}, all texts but `padding` and `refused`. */
export function vectors() {
  const found = [];
  for (const file of files(join(root, 'tests/vectors')).sort()) {
    const vector = parse(readFileSync(file, 'utf8'));
    if (!vector.get('calls')) continue;
    const text_of = (member) => {
      const value = vector.get(member);
      if (value === undefined) return '';
      return typeof value === 'string' ? readFileSync(join(dirname(file), value), 'utf8') : stringify(value);
    };
    found.push({
      name: file.slice(root.length + 1),
      program: text_of('program'),
      account: text_of('account'),
      calls: vector.get('calls').filter((call) => !not_open(call)).map((call) => ({
        call: call.get('call'),
        padding: Number(call.get('padding')?.text ?? 0),
        request: call.get('text') ?? (call.has('input') ? stringify(call.get('input')) : '{}'),
        refused: call.has('error'),
        output: stringify(call.get('output'), true),
      })),
    });
  }
  return found;
}
