// Makes the package as users get it: node build.mjs FOLDER-OF-THE-MODULE OUTPUT. ./dev dist calls it.

import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, transform } from 'esbuild';

const here = dirname(fileURLToPath(import.meta.url));
const root = join(here, '..');
const [module_folder, output] = process.argv.slice(2).map((path) => resolve(path));

/** What emcc's glue looks for and never needs: with "no such thing" in its place, the code for it goes away. */
const nothing_there = Object.fromEntries(
  ['document', 'self', 'fetch', 'XMLHttpRequest', 'importScripts', 'define'].map((name) => [name, 'undefined']));

/** emcc's glue and the module itself, imported by names of their own. */
const glue = {
  name: 'glue',
  setup({ onResolve, onLoad }) {
    const files = { 'glue:wasm': 'member-center.js', 'glue:javascript': 'member-center-fallback.js' };
    const module = join(output, 'member-center.wasm.br');
    onResolve({ filter: /^glue:compressed$/ }, () => ({ path: module, namespace: 'base64' }));
    onLoad({ filter: /./, namespace: 'base64' }, () => ({ contents: readFileSync(module), loader: 'base64' }));
    onResolve({ filter: /^glue:/ }, ({ path }) => ({ path: join(module_folder, files[path]), namespace: 'glue' }));
    onLoad({ filter: /./, namespace: 'glue' }, async ({ path }) => {
      const { code } = await transform(readFileSync(path, 'utf8'), { define: nothing_there, minifySyntax: true });
      return { contents: code };
    });
  },
};

/** Entries that another entry is made of are loaded, not taken in: a page has each once. */
const siblings = {
  name: 'siblings',
  setup({ onResolve }) {
    onResolve({ filter: /\/entries\/(web|messages|service|store)\.js$/ }, ({ path }) => ({ path: `./${path.match(/(\w+)\.js$/)[1]}.mjs`, external: true }));
  },
};

/** One entry of the package, in one file. */
async function bundle(entry, file, options) {
  await build({
    entryPoints: [join(here, 'src/entries', `${entry}.ts`)],
    outfile: join(output, file),
    absWorkingDir: root,
    bundle: true,
    minify: true,
    target: 'es2017',
    charset: 'utf8',
    legalComments: 'none',
    logLevel: 'warning',
    plugins: [glue],
    ...options,
  });
}

// Modules have import.meta, though they are younger than ES2017.
const esm = { format: 'esm', supported: { 'import-meta': true } };
// For Node esbuild says which names there are, in code that never runs: without it `import { name }` of such a file fails there.
const commonjs = { format: 'cjs', platform: 'node' };

function brotli(from, to) {
  execFileSync('brotli', ['-q', '11', '-f', '-o', to, from]);
}

function types() {
  execFileSync(process.execPath, [join(here, 'node_modules/typescript/bin/tsc'), '--emitDeclarationOnly', '--outDir', join(output, 'types')],
    { cwd: here, stdio: 'inherit' });
  // Each condition of the exports map has its own file: TypeScript asks of what kind it is.
  for (const entry of ['web', 'node', 'fallback', 'messages', 'service', 'store', 'chinese', 'english', 'vue', 'react']) {
    const text = `export * from "./types/entries/${entry}.js";\n`;
    writeFileSync(join(output, `${entry}.d.mts`), text);
    if (entry !== 'web') writeFileSync(join(output, `${entry}.d.cts`), text);
  }
  writeFileSync(join(output, 'element.d.mts'), 'export * from "./types/entries/element.js";\n');
  for (const [file, entry] of [['index', 'miniprogram'], ['messages', 'messages_miniprogram'], ['service', 'service'], ['store', 'store_miniprogram'], ['session', 'miniprogram_session'], ['worker', 'miniprogram_worker'], ['english', 'english_miniprogram']])
    writeFileSync(join(output, `miniprogram/${file}.d.ts`), `export * from "../types/entries/${entry}.js";\n`);
}

/** The mini-program's components, each in a folder of its own, as phones of 2019 read them. */
async function components() {
  const from = join(root, 'demo/miniprogram/components');
  for (const path of readdirSync(from, { recursive: true }).filter((name) => !statSync(join(from, name)).isDirectory())) {
    const to = join(output, 'miniprogram/components', path);
    mkdirSync(dirname(to), { recursive: true });
    const text = readFileSync(join(from, path), 'utf8');
    if (path.endsWith('.ts')) writeFileSync(to.replace(/ts$/, 'js'), (await transform(text, { loader: 'ts', format: 'cjs', target: 'es2017', charset: 'utf8', minify: true })).code);
    else writeFileSync(to, text);
  }
}

/** Bytes as they are and with brotli, of what the limits are about. */
function sizes() {
  const raw = (...path) => statSync(join(output, ...path)).size;
  const compressed = (file) => {
    const to = join(output, 'compressed');
    brotli(join(output, file), to);
    const size = statSync(to).size;
    rmSync(to);
    return size;
  };
  const both = (file) => ({ bytes: raw(file), brotli: compressed(file) });
  // Without the components: a project takes those that it names.
  const folder = readdirSync(join(output, 'miniprogram')).filter((name) => name.includes('.') && !name.endsWith('.d.ts'));
  return {
    'member-center.wasm': both('member-center.wasm'),
    'web.mjs': both('web.mjs'),
    miniprogram: { bytes: folder.reduce((sum, name) => sum + raw('miniprogram', name), 0) },
    'fallback.mjs': both('fallback.mjs'),
  };
}

/** Of which engine and rules the modules are, as the module itself says, and the digest of each file that has one in it. */
async function identity() {
  const { loadEngine } = await import(join(output, 'node.mjs'));
  const center = (await loadEngine()).open({ id: 'build', version: 1, timezone: 'UTC' });
  const { engine, rules } = center.quote({ at: 0, lines: [{ sku: 'a', quantity: 1, unit_price: 1 }] }).receipt;
  center.dispose();
  const files = ['fallback.cjs', 'fallback.mjs', 'member-center.wasm', 'member-center.wasm.br', 'miniprogram/member-center.wasm.br', 'node.cjs', 'node.mjs'];
  const digest = (file) => createHash('sha256').update(readFileSync(join(output, file))).digest('hex');
  return { engine, modules: Object.fromEntries(files.map((file) => [file, digest(file)])), rules };
}

rmSync(output, { recursive: true, force: true });
mkdirSync(join(output, 'miniprogram'), { recursive: true });
cpSync(join(here, 'package'), output, { recursive: true });
cpSync(join(root, 'LICENSE'), join(output, 'LICENSE'));
cpSync(join(root, 'schemas'), join(output, 'schemas'), { recursive: true });
// Read and written: emcc's file would bring its mode along.
writeFileSync(join(output, 'member-center.wasm'), readFileSync(join(module_folder, 'member-center.wasm')));
for (const folder of ['.', 'miniprogram']) brotli(join(output, 'member-center.wasm'), join(output, folder, 'member-center.wasm.br'));

await bundle('web', 'web.mjs', esm);
await bundle('node', 'node.mjs', { ...esm, platform: 'node' });
await bundle('node', 'node.cjs', commonjs);
await bundle('miniprogram', 'miniprogram/index.js', commonjs);
await bundle('messages', 'messages.mjs', esm);
await bundle('messages', 'messages.cjs', commonjs);
await bundle('messages_miniprogram', 'miniprogram/messages.js', commonjs);
await bundle('service', 'service.mjs', esm);
await bundle('service', 'service.cjs', commonjs);
await bundle('service', 'miniprogram/service.js', commonjs);
await bundle('store', 'store.mjs', esm);
await bundle('store', 'store.cjs', commonjs);
for (const language of ['chinese', 'english']) {
  await bundle(language, `${language}.mjs`, esm);
  await bundle(language, `${language}.cjs`, commonjs);
}
await bundle('store_miniprogram', 'miniprogram/store.js', commonjs);
await bundle('miniprogram_session', 'miniprogram/session.js', commonjs);
await bundle('miniprogram_worker', 'miniprogram/worker.js', commonjs);
await bundle('english_miniprogram', 'miniprogram/english.js', commonjs);
for (const framework of ['vue', 'react']) {
  await bundle(framework, `${framework}.mjs`, { ...esm, external: [framework] });
  await bundle(framework, `${framework}.cjs`, { ...commonjs, external: [framework] });
}
await bundle('element', 'element.mjs', { ...esm, plugins: [siblings] });
await bundle('fallback', 'fallback.mjs', esm);
await bundle('fallback', 'fallback.cjs', commonjs);
await components();
types();
writeFileSync(join(output, 'SIZES.json'), `${JSON.stringify(sizes(), null, 2)}\n`);
writeFileSync(join(output, 'build.json'), `${JSON.stringify(await identity(), null, 2)}\n`);
