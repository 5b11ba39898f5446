// What the package says to all vectors where this runs: a page or a worker.

import { loadEngine, web } from '/dist/web.mjs';
import { differences } from '/tests/wasm/run.mjs';

/** `options` of web(); the differences from native, and how the module was compiled. */
export async function answers(options) {
  const used = [];
  const runtime = {
    instantiate: (source, imports) => (used.push('bytes'), WebAssembly.instantiate(source, imports)),
    instantiateStreaming: (response, imports) => (used.push('streaming'), WebAssembly.instantiateStreaming(response, imports)),
  };
  const engine = await loadEngine({ host: web({ ...options, runtime }) });
  const vectors = await (await fetch('/vectors.json')).json();
  return { used, calls: vectors.reduce((sum, { calls }) => sum + calls.length, 0), found: differences(engine, vectors).slice(0, 3) };
}
