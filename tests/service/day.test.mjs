// A member's day in each demonstration shop goes well, and leaves nothing behind.

import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import assert from 'node:assert/strict';
import test from 'node:test';
import { folder, loyalty, root } from './operated.mjs';

for (const language of ['zh', 'en'])
  test(`a day in every shop (${language})`, (t) => {
    const own = folder(t);
    const { status, stdout, stderr } = spawnSync(process.execPath, [join(root, 'demo/day.mjs'), '--lang', language],
      { encoding: 'utf8', timeout: 120_000, env: { ...process.env, LOYALTY: loyalty, TMPDIR: own } });
    assert.equal(status, 0, stderr + stdout);
    const shops = readdirSync(join(root, 'demo/shops'));
    for (const shop of shops) assert.match(stdout, new RegExp(`${shop}: http://127\\.0\\.0\\.1:\\d+`));
    assert.equal(stdout.match(/result_differs/g).length, shops.length);
    assert.equal(stdout.match(/Idempotency-Replayed: true/g).length, shops.length);
    assert.deepEqual(readdirSync(own), []);
  });
