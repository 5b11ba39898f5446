// Runs the `loyalty` program in a folder of its own, and says what came out.

import { spawnSync } from 'node:child_process';
import { mkdtempSync, mkdirSync, readFileSync, writeFileSync, existsSync, cpSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
export const program = process.env.LOYALTY ?? join(here, '../../build/native/native/loyalty');

/** A folder with the shop's files; gone when the test is over. */
export function workbench(t) {
  const folder = mkdtempSync(join(tmpdir(), 'loyalty-cli-'));
  t.after(() => rmSync(folder, { recursive: true }));
  cpSync(join(here, 'shop'), folder, { recursive: true });

  return {
    path: (name) => join(folder, name),
    has: (name) => existsSync(join(folder, name)),
    read: (name) => readFileSync(join(folder, name), 'utf8'),
    json: (name) => JSON.parse(readFileSync(join(folder, name), 'utf8')),
    write(name, content) {
      mkdirSync(dirname(join(folder, name)), { recursive: true });
      writeFileSync(join(folder, name), typeof content === 'string' || Buffer.isBuffer(content)
        ? content : JSON.stringify(content));
      return name;
    },
    /** `words` is the command line; standard input is `input`. English unless the words say other. */
    run(words, { input = '', env = {} } = {}) {
      const args = Array.isArray(words) ? words : words.split(' ').filter(Boolean);
      const result = spawnSync(program, args, {
        cwd: folder, input, encoding: 'utf8', timeout: 60_000, maxBuffer: 256 * 1024 * 1024,
        env: { PATH: process.env.PATH, LANG: 'C.UTF-8', ...env },
      });
      if (result.error) throw result.error;
      return { code: result.status, out: result.stdout, err: result.stderr };
    },
  };
}

/** Columns of a terminal: a Chinese character takes two. */
export function columns(text) {
  let width = 0;
  for (const c of text) width += /[\u1100-\u115f\u2e80-\u9fff\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/.test(c) ? 2 : 1;
  return width;
}
