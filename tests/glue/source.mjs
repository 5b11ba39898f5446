// Modules of js-glue/src for Node, bundled by esbuild from the TypeScript as it stands.

import { createRequire } from 'node:module';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { mkdirSync } from 'node:fs';

export const root = fileURLToPath(new URL('../..', import.meta.url));
const require = createRequire(`${root}js-glue/package.json`);

/** The exports of js-glue/src/ENTRY. */
export async function source(entry) {
  const outfile = `${root}build/glue/${entry.replace(/\W/g, '-')}.mjs`;
  mkdirSync(`${root}build/glue`, { recursive: true });
  await require('esbuild').build({
    entryPoints: [`${root}js-glue/src/${entry}`], outfile, bundle: true, format: 'esm', target: 'es2017', logLevel: 'error',
  });
  return import(pathToFileURL(outfile));
}
