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
    // What a demonstration's page takes from the package is of the sources, too.
    alias: { 'member-center/session': `${root}js-glue/src/entries/miniprogram_session.ts` },
  });
  return import(pathToFileURL(outfile));
}

/** The same of a module that a test writes, in js-glue/src: what it exports of the sources and of packages is one copy of each. */
export async function written(name, contents, mode = 'production') {
  const outfile = `${root}build/glue/${name}.mjs`;
  await require('esbuild').build({
    stdin: { contents, resolveDir: `${root}js-glue/src`, loader: 'ts' }, outfile, bundle: true, format: 'esm', target: 'es2020', logLevel: 'error', platform: 'node',
    define: { 'process.env.NODE_ENV': JSON.stringify(mode) }, banner: { js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);" },
  });
  return import(pathToFileURL(outfile));
}
