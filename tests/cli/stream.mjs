// `loyalty batch` as a process that lines are written to, and what came of them.

import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { program } from './program.mjs';

const env = { PATH: process.env.PATH, LANG: 'C.UTF-8' };

/** A process that answers while it runs: `ask` writes text and waits for as many lines as it should bring. */
export function open(t, words, cwd) {
  const child = spawn(program, ['batch', ...words], { cwd, env, stdio: ['pipe', 'pipe', 'inherit'] });
  t.after(() => child.kill());
  const ended = new Promise((done) => { child.on('exit', (code, signal) => done(code ?? signal)); });
  const waiting = [], lines = [];
  createInterface({ input: child.stdout }).on('line', (line) => (waiting.length ? waiting.shift()(line) : lines.push(line)));
  const next = () => (lines.length ? Promise.resolve(lines.shift()) : new Promise((done) => { waiting.push(done); }));
  return {
    child, ended,
    async ask(text, count) {
      child.stdin.write(text);
      const answers = [];
      while (answers.length < count) answers.push(await next());
      return answers;
    },
    end() {
      child.stdin.end();
      return ended;
    },
  };
}

/** Random numbers that are the same in every run. */
export function random(seed) {
  let state = seed >>> 0;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor(state / 2 ** 32 * below);
  };
}

export const lines = (list) => list.map((line) => `${typeof line === 'string' ? line : JSON.stringify(line)}\n`).join('');

export const split = (text) => text.split('\n').slice(0, -1);
