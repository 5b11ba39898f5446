// What bundlers make for servers: one file, which runs without the package beside it.

import assert from 'node:assert/strict';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { after, before, test } from 'node:test';
import * as esbuild from 'esbuild';
import * as vite from 'vite';
import webpack from 'webpack';
import { projects, run, use } from './projects.mjs';

let all;
before(() => { all = projects(); });
after(() => all.remove());

const main = `import { openMemberCenter } from 'member-center';
export async function price() {
  ${use}
  return quote.totals.payable;
}`;
const program = (name) => all.project(name, { 'package.json': '{"type": "module"}', 'price.js': main,
  'main.js': `import { price } from './price.js';\nprice().then(console.log);` });

/** Runs a file where nothing else is. */
function run_alone(file) {
  const folder = mkdtempSync(join(all.folder, 'alone-'));
  mkdirSync(folder, { recursive: true });
  copyFileSync(file, join(folder, basename(file)));
  return run(folder, basename(file));
}

for (const [format, file] of [['esm', 'out.mjs'], ['cjs', 'out.cjs']]) {
  test(`esbuild for Node, ${format}`, async () => {
    const root = program(`esbuild-${format}`);
    await esbuild.build({ entryPoints: [join(root, 'main.js')], outfile: join(root, file), bundle: true, platform: 'node', format, logLevel: 'error' });
    rmSync(join(root, 'node_modules'), { recursive: true });
    assert.equal(run_alone(join(root, file)), '9000\n');
  });
}

test('Vite for servers, with the package taken in', async () => {
  const root = program('vite-ssr');
  await vite.build({ root, configFile: false, logLevel: 'error', ssr: { noExternal: true }, build: { ssr: 'main.js', outDir: 'out' } });
  rmSync(join(root, 'node_modules'), { recursive: true });
  assert.equal(run(root, 'out/main.js'), '9000\n');
});

for (const noExternal of [true, undefined]) {
  test(`Vite's development server for servers, the package ${noExternal ? 'taken in' : 'left outside'}`, async () => {
    const root = program(`vite-ssr-dev-${noExternal}`);
    const server = await vite.createServer({ root, configFile: false, logLevel: 'error', appType: 'custom',
      server: { middlewareMode: true, ws: false }, ...(noExternal && { ssr: { noExternal } }) });
    try {
      const { price } = await server.ssrLoadModule('/price.js');
      assert.equal(await price(), 9000);
    } finally {
      await server.close();
    }
  });
}

test('webpack for Node', async () => {
  const root = program('webpack-node');
  const compiler = webpack({ mode: 'production', target: 'node', context: root, entry: './main.js', output: { path: join(root, 'out'), filename: 'main.cjs' } });
  const stats = await new Promise((resolve, reject) => compiler.run((error, result) => (error ? reject(error) : resolve(result))));
  await new Promise((resolve) => compiler.close(resolve));
  assert.ok(!stats.hasErrors(), stats.toString());
  assert.equal(run_alone(join(root, 'out/main.cjs')), '9000\n');
});
