// All tests of the pages: node run.mjs [FILE...]

import { spawn } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const given = process.argv.slice(2);
// Those that walk all pages take longest, and begin.
const files = given.length ? given : readdirSync(here).filter((name) => name.endsWith('.test.mjs')).sort((a, b) => b.startsWith('pages') - a.startsWith('pages') || a.localeCompare(b)).map((name) => join(here, name));

/** Runs a file of tests: {code, said}. */
function run(file) {
  return new Promise((ends) => {
    const child = spawn(process.execPath, ['--test', '--test-reporter=tap', file], { stdio: ['ignore', 'pipe', 'inherit'] });
    let said = '';
    child.stdout.setEncoding('utf8').on('data', (part) => (said += part));
    child.on('exit', (code) => ends({ code, said }));
  });
}

// Two files more at once than there are processors: pages wait, too. Each has a browser of its own, which costs no
// more than to relay what one for all says. What fails is told whole, since a race of the pages looks like a busy machine,
// and tried once more with nothing beside it. What fails twice has failed.
const again = [], waiting = [...files];
async function work() {
  for (let file; (file = waiting.shift());) {
    const { code, said } = await run(file);
    if (code === 0) {
      process.stdout.write(said);
      continue;
    }
    for (const block of said.match(/^ *not ok .*\n(?: +.*\n)*/gm) ?? []) process.stdout.write(`${block.trimEnd().replace(/^/gm, '# first try: ')}\n`);
    again.push(file);
  }
}
await Promise.all(Array.from({ length: availableParallelism() + 2 }, work));

let code = 0;
for (const file of again) {
  const told = await run(file);
  process.stdout.write(told.said);
  code ||= told.code ?? 1;
}
process.exit(code);
