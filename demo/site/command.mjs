import { execFile } from 'node:child_process';

/** What a command of `loyalty` prints, read as JSON; its exit code says nothing that the answer does not. */
export function told_by(loyalty, words, input = '') {
  return new Promise((resolve, reject) => {
    const child = execFile(loyalty, words, { timeout: 20_000, maxBuffer: 16_000_000 }, (error, out) => {
      try {
        resolve(JSON.parse(out));
      } catch {
        reject(new Error(`loyalty ${words[0]}: ${error?.message ?? 'no JSON'}`));
      }
    });
    child.stdin.on('error', () => {});
    child.stdin.end(input);
  });
}
