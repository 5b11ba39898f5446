// What the documents tell a reader to type is typed here, in their order, from the root of the project.
//
//   ```json save=build/try/shop.json    the block is that file
//   ```sh run                           must end with exit code 0; `sh run exit=2` with 2
//   ```text output                      after a run: what it printed, its messages after its answers
//   ```sh serve                         a service that runs until the document ends; :8080 after it is its port
//
// UPDATE_DOCS=1 writes what was printed into the documents instead of comparing it. Read the difference.

import { spawn, spawnSync } from 'node:child_process';
import { closeSync, mkdirSync, openSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import assert from 'node:assert/strict';
import test from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';

const root = join(dirname(fileURLToPath(import.meta.url)), '../..');
const program = process.env.LOYALTY ?? join(root, 'build/native/native/loyalty');
const recipes = readdirSync(join(root, 'docs/recipes')).filter((name) => name.endsWith('.md')).sort();
const guides = ['batch', 'operate', 'service'].flatMap((name) => [`docs/guides/${name}.md`, `docs/guides/${name}.zh-CN.md`]);
const documents = ['README.md', 'README.zh-CN.md', 'docs/cli.md', 'docs/semantics.md', ...guides, ...recipes.map((name) => `docs/recipes/${name}`)];

/** The fenced blocks of a document: {info, text, line}. */
function blocks(text) {
  const found = [];
  let open = null;
  text.split('\n').forEach((line, i) => {
    if (open && line === '```') {
      found.push(open);
      open = null;
    } else if (open) {
      open.text += `${line}\n`;
    } else if (line.startsWith('```')) {
      open = { info: line.slice(3).trim(), text: '', line: i + 1 };
    }
  });
  assert.equal(open, null, `a block that begins at line ${open?.line} does not end`);
  return found;
}

/** Only build/ may be written to. */
function save(path, text) {
  assert.match(path, /^build\/[\w./-]+$/);
  assert.ok(!path.includes('..'));
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
}

/** Without how many sets the search looked at: it may find the same with less. */
const told = (output) => output.replace(/\d+(?= sets looked at)|(?<=考察 )\d+/g, 'N');

/** The document with another text in the first block like this one. */
function replaced(document, block, text) {
  const fence = `\`\`\`${block.info}\n`, from = document.indexOf(fence + block.text + '```');
  return document.slice(0, from + fence.length) + text + document.slice(from + fence.length + block.text.length);
}

function run(script) {
  const { status, stdout, stderr, error } = spawnSync('bash', ['--norc', '--noprofile', '-euo', 'pipefail', '-c', script], {
    cwd: root, encoding: 'utf8', timeout: 60_000, stdio: ['ignore', 'pipe', 'pipe'],
    env: { PATH: dirname(program) + delimiter + process.env.PATH, HOME: process.env.HOME, LANG: 'C.UTF-8' },
  });
  if (error) throw error;
  return { code: status, out: stdout + stderr };
}

/** Starts what goes on running, and gives its port. It ends when the test does. */
async function serving(t, script) {
  const port = await new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
  const log = join(root, 'build/try/serving.log');
  mkdirSync(dirname(log), { recursive: true });
  const to = openSync(log, 'w');
  const child = spawn('bash', ['--norc', '--noprofile', '-euo', 'pipefail', '-c', `exec ${script.trim()} --port ${port}`], {
    cwd: root, stdio: ['ignore', to, to], env: { PATH: dirname(program) + delimiter + process.env.PATH, HOME: process.env.HOME, LANG: 'C.UTF-8' },
  });
  closeSync(to);
  t.after(() => child.kill());
  for (let tries = 0; tries < 200 && child.exitCode === null; ++tries) {
    if (readFileSync(log, 'utf8').includes('listening on')) return port;
    await wait(50);
  }
  assert.fail(`it does not listen: ${readFileSync(log, 'utf8')}`);
}

for (const name of documents) {
  const content = readFileSync(join(root, name), 'utf8');
  const found = blocks(content);
  const runs = found.filter((block) => block.info.startsWith('sh run'));
  if (runs.length === 0) continue;
  test(`${name}: ${runs.length} commands`, async (t) => {
    let text_now = content, port = 8080;
    for (let i = 0; i < found.length; ++i) {
      const { info, text, line } = found[i];
      const place = `${name}:${line}`;
      const path = /\bsave=(\S+)/.exec(info)?.[1];
      if (path) save(path, text);
      if (info.startsWith('text output'))
        assert.ok(found[i - 1]?.info.startsWith('sh run'), `${place} is the output of nothing`);
      if (info === 'sh serve') port = await serving(t, text);
      if (!info.startsWith('sh run')) continue;
      await t.test(place, () => {
        const { code, out: printed } = run(text.replaceAll(':8080', `:${port}`));
        const out = printed.replaceAll(`:${port}`, ':8080');
        assert.equal(code, Number(/\bexit=(\d+)/.exec(info)?.[1] ?? 0), `${place} printed\n${out}`);
        const output = found[i + 1];
        if (!output?.info.startsWith('text output')) return;
        if (process.env.UPDATE_DOCS) text_now = replaced(text_now, output, out);
        else assert.equal(told(out), told(output.text), place);
      });
    }
    if (text_now !== content) writeFileSync(join(root, name), text_now);
  });
}

test('a block that does not end is noticed', () => {
  assert.throws(() => blocks('```sh run\ntrue\n'));
  assert.deepEqual(blocks('a\n```json save=build/x\n{}\n```\n'), [{ info: 'json save=build/x', text: '{}\n', line: 2 }]);
});

test('a command that fails and an output that differs are noticed', () => {
  assert.equal(run('exit 3').code, 3);
  assert.equal(run('false\ntrue').code, 1);
  assert.equal(run('echo one; echo two >&2').out, 'one\ntwo\n');
});
