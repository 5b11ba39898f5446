import { answers } from './answers.mjs';

// Now, and not when asked: whoever steers the browser may evaluate.
try {
  self.evaluated = (0, eval)('1');
} catch (error) {
  self.evaluated = error.name;
}

self.answers = answers;
self.asked_of_worker = (asked) => new Promise((resolve, reject) => {
  const worker = new Worker('/tests/wasm/browser/worker.mjs', { type: 'module' });
  worker.onmessage = ({ data }) => resolve(data);
  worker.onerror = ({ message }) => reject(new Error(message));
  worker.postMessage(asked);
});

self.asked_of_worker_with_module = async () =>
  self.asked_of_worker({ options: { module: await WebAssembly.compileStreaming(fetch('/dist/member-center.wasm')) } });
