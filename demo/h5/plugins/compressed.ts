import { readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { brotliCompressSync, constants } from "node:zlib";
import type { Plugin } from "vite";

/** Beside each file that gets smaller by it, its brotli form: servers send it as it lies there. */
export function compressed(): Plugin {
  let folder = "";
  return {
    name: "compressed",
    apply: "build",
    enforce: "post",
    configResolved: ({ root, build }) => {
      folder = resolve(root, build.outDir);
    },
    // After the service worker's list of files has been made: it is not to name them twice.
    closeBundle: { order: "post", sequential: true, handler: () => compress(folder) },
  };
}

function compress(folder: string): void {
  for (const name of readdirSync(folder, { recursive: true, encoding: "utf8" })) {
    const path = join(folder, name);
    if (!/\.(html|js|css|wasm|svg|json|webmanifest)$/.test(name) || !statSync(path).isFile()) continue;
    const plain = readFileSync(path);
    const small = brotliCompressSync(plain, { params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: plain.length } });
    if (small.length < plain.length) writeFileSync(`${path}.br`, small);
  }
}
