// A service of its own for a measurement: the real program on any free port, with a store that is thrown away.

import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../../..', import.meta.url));
export const program = process.env.LOYALTY ?? join(root, 'build/native/native/loyalty');

/** The processor's time of a process so far, in seconds: 100 ticks each. */
export function processor_seconds(pid) {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').replace(/^.*\) /, '').split(' ');
  return (Number(fields[11]) + Number(fields[12])) / 100;
}

/** Lines of standard output until one matches. */
export function said(child, pattern) {
  return new Promise((resolve, reject) => {
    let text = '';
    child.stdout.setEncoding('utf8').on('data', (part) => {
      text += part;
      const found = text.match(pattern);
      if (found) resolve([found, text]);
    });
    child.on('exit', (code) => reject(new Error(`ended with ${code}: ${text}`)));
  });
}

export async function start(shop, flags = []) {
  const folder = mkdtempSync(join(process.env.BENCH_FOLDER ?? tmpdir(), 'loyalty-bench-'));
  const child = spawn(program, ['serve', '--shop', shop, '--store', join(folder, 'shop.db'), '--port', '0', ...flags], { stdio: ['ignore', 'pipe', 'ignore'] });
  const [[, base], text] = await said(child, /listening on (\S+)/);
  const key = text.match(/told once: (\S+)/)[1];
  const ask = async (method, path, body) => {
    const answer = await fetch(base + path, { method, headers: { authorization: `Bearer ${key}` }, body: body && JSON.stringify(body) });
    const told = await answer.json();
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${JSON.stringify(told)}`);
    return told;
  };
  const stop = () => new Promise((resolve) => {
    child.on('exit', () => resolve(rmSync(folder, { recursive: true })));
    child.kill('SIGTERM');
  });
  return { base, key, folder, pid: child.pid, ask, stop };
}
