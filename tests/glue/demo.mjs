// The demonstration's shops and members, for stores that are opened on them.

import { readFileSync } from 'node:fs';
import { root, source } from './source.mjs';

const { chineseWords, englishWords, serveStore } = await source('entries/store.ts');
const { zhCN, en } = await source('entries/messages.ts');
const { loadEngine } = await import(`${root}dist/node.mjs`);

export const engine = await loadEngine();
export const chinese = { sentences: zhCN, words: chineseWords };
export const english = { sentences: en, words: englishWords };
export const json = (path) => JSON.parse(readFileSync(root + path, 'utf8'));

export const shops = {
  supermarket: ['wangjie', 'laozhang'], 'snack-shop': ['doudou', 'laowang'], 'kunming-boutique': ['lihua', 'xiaoyu'],
  'private-domain-mall': ['chen', 'zhao'], 'convenience-chain': ['linlin', 'taxi'],
};
export const everybody = Object.entries(shops).flatMap(([shop, members]) => members.map((member) => [shop, member]));

/** A shop, and the account of a member of it; `more`: events after those of the member's log. */
export function sample(shop, member = shops[shop][0], more = []) {
  const program = json(`demo/shops/${shop}/program.json`);
  const center = engine.open(program);
  const log = readFileSync(`${root}demo/shops/${shop}/members/${member}.events.jsonl`, 'utf8').trim().split('\n').map((line) => JSON.parse(line));
  for (const event of [...log, ...more]) center.apply(event);
  const account = center.snapshot();
  center.dispose();
  return { program, goods: json(`demo/shops/${shop}/goods.json`), account };
}

/** A worker whose script is serveStore; `sent`: what it was asked. While it is `silent` it answers nothing. */
export function store_worker(sent = []) {
  const listeners = [];
  let heard;
  const told = (data) => setImmediate(() => worker.ended || worker.silent || listeners.forEach((listener) => listener({ data: structuredClone(data) })));
  serveStore({ postMessage: told, addEventListener: (_kind, listener) => (heard = listener) }, async () => engine);
  const worker = {
    ended: false,
    silent: false,
    postMessage: (data) => (sent.push(structuredClone(data)), setImmediate(() => heard({ data: structuredClone(data) }))),
    addEventListener: (kind, listener) => kind === 'message' && listeners.push(listener),
    terminate: () => (worker.ended = true),
  };
  return worker;
}
