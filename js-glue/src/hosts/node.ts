import createModule from "glue:wasm";
import compressed from "glue:compressed";
import { Buffer } from "node:buffer";
import { readFile } from "node:fs/promises";
import { brotliDecompressSync } from "node:zlib";
import type { Host } from "../host.js";
import { startModule } from "../module.js";
import { absent } from "./absent.js";
import { module_bytes } from "./contents.js";
import { decoder } from "./decoder.js";
import { standard } from "./standard.js";

export interface NodeOptions {
  /** A file, by path or URL; unless given, the module that the script has in itself. */
  file?: string | { readonly href: string };
}

/**
 * Node, 18 or later. The script has the module in itself: bundlers for servers put it into a file of their own, and
 * none of them agrees with another on where files beside it go.
 */
export function node_host({ file }: NodeOptions): Host {
  const own = file === undefined;
  const read = async (): Promise<Uint8Array> =>
    own ? brotliDecompressSync(Buffer.from(compressed, "base64")) : module_bytes(await readFile(file), String(file)) as Uint8Array;
  return {
    name: own ? "node" : `node:${String(file)}`,
    load() {
      const runtime = standard();
      if (!runtime) throw absent("node", "WebAssembly");
      return startModule(createModule, async (imports) => runtime.instantiate(await read(), imports), decoder());
    },
  };
}
