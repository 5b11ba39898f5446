import createModule from "glue:wasm";
import { readFile } from "node:fs/promises";
import type { Host } from "../host.js";
import { startModule } from "../module.js";
import { absent } from "./absent.js";
import { decoder } from "./decoder.js";
import { standard } from "./standard.js";

export interface NodeOptions {
  /** A file, by path or URL; the package's own unless given. */
  file?: string | { readonly href: string };
}

/** Node, 18 or later. */
export function node_host(file: string | { readonly href: string }): Host {
  return {
    name: `node:${String(file)}`,
    load() {
      const runtime = standard();
      if (!runtime) throw absent("node", "WebAssembly");
      return startModule(createModule, async (imports) => runtime.instantiate(await readFile(file), imports), decoder());
    },
  };
}
