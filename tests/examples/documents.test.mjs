// The documents of the JavaScript package: their code is that of the examples, their example runs, nothing public is left out.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { dist, examples, root } from './shop.mjs';

const read = (path) => readFileSync(join(root, path), 'utf8');
const guides = readdirSync(join(root, 'docs/guides')).map((name) => `docs/guides/${name}`);
const pages = ['docs/javascript.md', 'examples/README.md', ...guides];

/** Fenced blocks: [what stands after the fence, text]. */
const blocks = (path) => [...read(path).matchAll(/^```([^\n]*)\n(.*?)^```$/gms)].map(([, head, text]) => [head, text]);

for (const guide of guides) {
  test(`${guide}: its code stands in the example`, () => {
    const quoted = blocks(guide).filter(([head]) => head.includes('examples/'));
    assert.ok(quoted.length > 0);
    for (const [head, text] of quoted) assert.ok(read(head.split(' ')[1]).includes(text), `${head}\n${text}`);
  });
}

test('links and folders of the documents exist', () => {
  for (const page of pages) {
    const text = read(page);
    for (const [, to] of text.replace(/^```.*?^```$/gms, '').matchAll(/\]\(([^)#]+)[^)]*\)/g)) assert.ok(existsSync(join(root, dirname(page), to)), `${page}: ${to}`);
    for (const [, folder] of text.matchAll(/--prefix ([\w/-]+)/g)) assert.ok(existsSync(join(root, folder, 'package.json')), `${page}: ${folder}`);
    for (const [, from] of text.matchAll(/^cp -r dist\/(\S+)/gm)) assert.ok(existsSync(join(dist, from)), `${page}: ${from}`);
  }
});

test('the example of docs/javascript.md prints what it says', (t) => {
  const all = blocks('docs/javascript.md');
  const place = all.findIndex(([head]) => head === 'js run');
  const file = join(examples(t), 'server/run.mjs');
  writeFileSync(file, all[place][1]);
  const { stdout, stderr } = spawnSync(process.execPath, [file], { encoding: 'utf8' });
  assert.equal(stderr, '');
  assert.equal(stdout, all[place + 1][1]);
});

test('docs/javascript.md names every public member and every export', async () => {
  const text = read('docs/javascript.md');
  const methods = (source) => [...source.matchAll(/^ {2}(?:readonly )?([a-zA-Z]+)[(:<]/gm)].map((match) => match[1]);
  const members = [...methods(read('js-glue/src/center.ts')), ...methods(read('js-glue/src/messages/speaker.ts').split('export class Speaker')[1])];
  const modules = await Promise.all(['node.mjs', 'messages.mjs', 'fallback.mjs', 'web.mjs'].map((name) => import(join(dist, name))));
  const exports = modules.flatMap((module) => Object.keys(module));
  assert.ok(members.length > 20 && exports.length > 8);
  for (const name of new Set([...members, ...exports]))
    if (name !== 'constructor') assert.match(text, new RegExp(`\`[^\`]*\\b${name}\\b|\\b${name}\\(`), name);
});
