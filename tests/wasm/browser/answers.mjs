// What the package says to all vectors where this runs: a page or a worker.

import * as hosts from '/dist/web.mjs';
import { differences } from '/tests/wasm/run.mjs';

/** The differences from native with `web` or `worker` and its options, and how the module came. */
export async function answers(kind, options) {
  const used = [];
  const runtime = {
    instantiate: (source, imports) => (used.push(source instanceof WebAssembly.Module ? 'module' : 'bytes'), WebAssembly.instantiate(source, imports)),
    instantiateStreaming: (response, imports) => (used.push('streaming'), WebAssembly.instantiateStreaming(response, imports)),
  };
  const engine = await hosts.loadEngine({ host: hosts[kind]({ ...options, runtime }) });
  const vectors = await (await fetch('/vectors.json')).json();
  return { used, calls: vectors.reduce((sum, { calls }) => sum + calls.length, 0), found: differences(engine, vectors).slice(0, 3) };
}
