// All tests of the pages, with one browser: node run.mjs [FILE...]

import { spawn } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

const here = dirname(fileURLToPath(import.meta.url));
const given = process.argv.slice(2);
const files = given.length ? given : readdirSync(here).filter((name) => name.endsWith('.test.mjs')).sort().map((name) => join(here, name));
const browser = await chromium.launchServer({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--disable-dev-shm-usage'],
});
const env = { ...process.env, H5_BROWSER: browser.wsEndpoint() };

/** Runs a file of tests: {code, said}. */
function run(file) {
  return new Promise((ends) => {
    const child = spawn(process.execPath, ['--test', '--test-reporter=tap', file], { stdio: ['ignore', 'pipe', 'inherit'], env });
    let said = '';
    child.stdout.setEncoding('utf8').on('data', (part) => (said += part));
    child.on('exit', (code) => ends({ code, said }));
  });
}

// A machine that is busy with something else may keep a browser waiting: what fails is told whole, since a race of the pages
// looks the same, and tried once more. What fails twice has failed.
let code = 0;
for (const file of files) {
  let told = await run(file);
  if (told.code !== 0) {
    for (const block of told.said.match(/^ *not ok .*\n(?: +.*\n)*/gm) ?? []) process.stdout.write(`${block.trimEnd().replace(/^/gm, '# first try: ')}\n`);
    told = await run(file);
  }
  process.stdout.write(told.said);
  code ||= told.code ?? 1;
}
await browser.close();
process.exit(code);
