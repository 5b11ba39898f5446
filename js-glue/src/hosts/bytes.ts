import createModule from "glue:wasm";
import type { Host } from "../host.js";
import { startModule } from "../module.js";
import { absent } from "./absent.js";
import { module_bytes } from "./contents.js";
import { standard, type StandardRuntime } from "./standard.js";

export interface BytesOptions {
  /** The contents of member-center.wasm, or the WebAssembly.Module compiled of them. */
  source: unknown;
  /** WebAssembly, unless it is the global one. */
  runtime?: StandardRuntime;
}

let count = 0;

/** A compiled module, or whatever else the runtime may take, goes as it is. */
function contents(source: unknown): unknown {
  return source instanceof Uint8Array || source instanceof ArrayBuffer ? module_bytes(source, "the source given") : source;
}

/**
 * Whoever has the module already: a worker to which the page has posted it, a page of Alipay's with the bytes in
 * base64, an app that keeps its files itself.
 */
export function bytes(options: BytesOptions): Host {
  return {
    name: `bytes:${++count}`,
    load() {
      const runtime = options.runtime ?? standard();
      if (!runtime) throw absent("bytes", "WebAssembly");
      return startModule(createModule, (imports) => runtime.instantiate(contents(options.source), imports));
    },
  };
}
