import { answers } from './answers.mjs';

self.onmessage = async ({ data }) => self.postMessage(await answers(data));
