// The table of settings in docs/guides/service.md is what `loyalty serve --help` has; a file and variables set what flags do.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import test from 'node:test';

const root = join(dirname(fileURLToPath(import.meta.url)), '../..');
const program = process.env.LOYALTY ?? join(root, 'build/native/native/loyalty');

/** Runs `serve` for its first lines; `flags` make it end at once. */
function serve(flags, env = {}) {
  const { status, stdout, stderr } = spawnSync(program, ['serve', ...flags], { encoding: 'utf8', timeout: 20_000, env: { PATH: process.env.PATH, LANG: 'C.UTF-8', ...env } });
  return { status, out: stdout + stderr };
}

for (const guide of ['service.md', 'service.zh-CN.md']) test(`every setting stands in ${guide}, with its variable and its default`, () => {
  const table = [...readFileSync(join(root, 'docs/guides', guide), 'utf8').matchAll(/^\| `(--[a-z-]+)` \| `(\w+)` \| (\S+) \| (.+?) \| .+ \|$/gm)]
    .map(([, flag, variable, key, value]) => ({ flag, variable, key, value: value.replace(/`/g, '') }));
  const help = [...serve(['--help']).out.matchAll(/^ {2}(--[a-z-]+) [A-Z]+(?::[^=(]*)?(?:=(\S+))? \(Env:(\w+)\)/gm)].map(([, flag, value, variable]) => ({ flag, variable, value }));
  assert.ok(help.length > 15);
  assert.deepEqual(table.map((row) => `${row.flag} ${row.variable}`).sort(), help.map((row) => `${row.flag} ${row.variable}`).sort());
  for (const { flag, value } of help) {
    const row = table.find((other) => other.flag === flag);
    if (value) assert.equal(row.value, value, flag);
    if (flag !== '--config') assert.equal(row.key, `\`${flag.slice(2)}\``, flag);
  }
});

test('the file of --config sets what flags and variables have not; what it cannot set is told', (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'loyalty-config-'));
  t.after(() => rmSync(folder, { recursive: true }));
  const config = (text) => {
    writeFileSync(join(folder, 'serve.toml'), text);
    return ['--config', join(folder, 'serve.toml')];
  };
  // A store that cannot be opened names the path it was given, and ends.
  const nowhere = (name) => join(folder, 'nowhere', name);
  const opened = (flags, env) => serve(flags, env).out;
  assert.match(opened(config(`store = "${nowhere('of-file')}"\nhold = 77000\n`)), /of-file/);
  assert.match(opened(config(`store = "${nowhere('of-file')}"\n`), { LOYALTY_STORE: nowhere('of-variable') }), /of-variable/);
  assert.match(opened([...config(`store = "${nowhere('of-file')}"\n`), '--store', nowhere('of-flag')], { LOYALTY_STORE: nowhere('of-variable') }), /of-flag/);
  assert.match(opened([], { LOYALTY_CONFIG: config(`store = "${nowhere('of-file')}"\n`)[1] }), /of-file/);
  for (const wrong of ['nothing = 1\n', 'hold = 5\n', 'hold = "x"\n', 'config = "other.toml"\n', '[serve]\nhold = 5000\n'])
    assert.equal(serve([...config(`store = "${nowhere('of-file')}"\n${wrong}`)]).status, 64, wrong);
  assert.equal(serve(['--config', join(folder, 'none.toml')]).status, 64);
});
