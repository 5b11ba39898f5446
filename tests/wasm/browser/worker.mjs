import { answers } from './answers.mjs';

self.onmessage = async ({ data: { ask, options } }) =>
  self.postMessage(ask === 'document' ? typeof document : await answers('worker', options));
