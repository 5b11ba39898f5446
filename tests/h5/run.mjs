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
const child = spawn(process.execPath, ['--test', ...files], { stdio: 'inherit', env: { ...process.env, H5_BROWSER: browser.wsEndpoint() } });
const code = await new Promise((ends) => child.on('exit', ends));
await browser.close();
process.exit(code ?? 1);
