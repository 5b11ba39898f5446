#!/usr/bin/env node
// Makes the mini-program as it ships, without the developer tools: TypeScript to ES2017, miniprogram_npm, the sample data.
// Prints what each package weighs, and ends with an error when one is too heavy or has something that phones lack.
//
//   node assemble.mjs [--package FOLDER] [--here | FOLDER]
//
// FOLDER is build/miniprogram unless given; it opens in the developer tools as it is. --here fills this folder instead with
// what 构建 npm would, and what it cannot: samples and the fallback. --package: another member-center than dist/.

import { cpSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, posix, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { transformSync } from 'esbuild';
import { lint } from './lint.mjs';

const here = fileURLToPath(new URL('.', import.meta.url));
const root = join(here, '../..');
const mebibyte = 1024 * 1024;

/** The most a package may weigh: WeChat's own limit, and ours for the one that everybody waits for. */
const limits = { main: mebibyte, subpackage: 2 * mebibyte, all: 30 * mebibyte };

const not_shipped = /(^|\/)(node_modules|miniprogram_npm|\.[^/]+)(\/|$)|\.d\.ts$|\.mjs$|^(engine\/)?package(-lock)?\.json$|^tsconfig\.json$|\.md$/;

export const files_of = (folder, inner = '') => readdirSync(join(folder, inner), { withFileTypes: true }).flatMap((entry) => {
  const path = posix.join(inner, entry.name);
  return entry.isDirectory() ? files_of(folder, path) : [path];
});

const json = (file) => JSON.parse(readFileSync(file, 'utf8'));

function write(file, contents) {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, contents);
}

/** A file's JavaScript as phones of 2019 read it. */
export function compiled(file, options = {}) {
  return transformSync(readFileSync(file, 'utf8'), { loader: file.endsWith('.ts') ? 'ts' : 'js', format: 'cjs', target: 'es2017', charset: 'utf8', supported: { 'dynamic-import': false }, ...options }).code;
}

function own_files(to) {
  for (const path of files_of(here).filter((path) => !not_shipped.test(path) && !/^(fallback\/javascript|engine\/samples)\.js$/.test(path))) {
    if (path.endsWith('.ts')) write(join(to, path.replace(/ts$/, 'js')), compiled(join(here, path)));
    else write(join(to, path), readFileSync(join(here, path)));
  }
  const project = json(join(here, 'project.config.json'));
  // Everything is JavaScript already, and in its place.
  for (const setting of ['useCompilerPlugins', 'packNpmManually', 'packNpmRelationList']) delete project.setting[setting];
  write(join(to, 'project.config.json'), `${JSON.stringify(project, null, 2)}\n`);
}

/** The package: what binds pages in the main package, the engine and all that stands on it in a subpackage. */
function member_center(to, from) {
  for (const path of files_of(join(from, 'miniprogram')).filter((path) => !path.endsWith('.d.ts') && !path.startsWith('components/')))
    write(join(to, 'engine/miniprogram_npm/member-center', path), readFileSync(join(from, 'miniprogram', path)));
  write(join(to, 'miniprogram_npm/member-center/session.js'), readFileSync(join(from, 'miniprogram/session.js')));
  write(join(to, 'fallback/javascript.js'), readFileSync(join(from, 'fallback.cjs')));
}

/** What draws QR codes, where they are drawn. */
function qr_codes(to) {
  write(join(to, 'member/miniprogram_npm/qrcode-generator/index.js'), compiled(join(here, 'node_modules/qrcode-generator/qrcode.js'), { minify: true, format: undefined }));
}

/** A package of one file that TDesign asks for by its name, as 构建 npm makes it. */
function npm_module(to, name) {
  const out = join(to, name, 'index.js');
  if (existsSync(out)) return;
  const from = join(here, 'node_modules', name);
  const { main, module = main } = json(join(from, 'package.json'));
  write(out, compiled(join(from, module), { minify: true }));
}

/** The components of TDesign that pages name, and what those need: all of it would be five megabytes. */
function tdesign(to) {
  const from = join(here, 'node_modules/tdesign-miniprogram/miniprogram_dist');
  const taken = new Set();
  const take = (path) => {
    if (taken.has(path) || !existsSync(join(from, path))) return;
    taken.add(path);
    const text = readFileSync(join(from, path), 'utf8');
    const beside = (other, end = '') => posix.join(posix.dirname(path), other + (end && !other.endsWith(end) ? end : ''));
    if (path.endsWith('.js')) {
      for (const [, name] of text.matchAll(/\bfrom\s*["']([a-z][^"']*)["']/g)) npm_module(dirname(to), name);
      for (const [, other] of text.matchAll(/(?:from|import|require\()\s*["'](\.[^"']+)["']/g))
        take(existsSync(join(from, beside(other, '.js'))) ? beside(other, '.js') : beside(`${other}/index.js`));
      write(join(to, path), compiled(join(from, path), { minify: true }));
      return;
    }
    if (path.endsWith('.json')) for (const other of Object.values(json(join(from, path)).usingComponents ?? {})) component(beside(other));
    for (const [, other] of text.matchAll(/@import\s+["']([^"']+)["']|src="(\.[^"{]+)"|<(?:import|include|wxs)[^>]*src="([^"]+)"/g)) if (other) take(beside(other));
    for (const [, other] of text.matchAll(/<(?:import|include|wxs)[^>]*src="([^"]+)"/g)) take(beside(other));
    if (path.endsWith('.wxs')) for (const [, other] of text.matchAll(/require\(["']([^"']+)["']\)/g)) take(beside(other));
    write(join(to, path), text);
  };
  const component = (path) => ['json', 'js', 'wxml', 'wxss'].forEach((end) => take(`${path}.${end}`));
  for (const file of files_of(here).filter((path) => path.endsWith('.json') && !not_shipped.test(path)))
    for (const path of Object.values(json(join(here, file)).usingComponents ?? {}))
      if (path.startsWith('tdesign-miniprogram/')) component(path.slice('tdesign-miniprogram/'.length));
  return taken.size;
}

/** A shop of the sample data: its rules, its goods, its members' logs. */
export function sample_of(shop) {
  const folder = join(root, 'demo/shops', shop);
  return {
    begins: Date.parse(json(join(root, 'demo/site/clock.json')).begins),
    program: json(join(folder, 'program.json')),
    goods: json(join(folder, 'goods.json')),
    members: Object.fromEntries(readdirSync(join(folder, 'members')).map((file) =>
      [`m-${file.split('.')[0]}`, readFileSync(join(folder, 'members', file), 'utf8').trim().split('\n').map((line) => JSON.parse(line))])),
  };
}

function samples(to) {
  const all = Object.fromEntries(readdirSync(join(root, 'demo/shops')).sort().map((shop) => [shop, sample_of(shop)]));
  write(join(to, 'engine/samples.js'), `// Made of demo/shops by assemble.mjs.\nexports.samples = ${JSON.stringify(all)};\n`);
}

/** What each package weighs, in bytes, by its root. */
export function weights(folder) {
  const { subPackages } = json(join(folder, 'app.json'));
  const sum = (paths) => paths.reduce((bytes, path) => bytes + statSync(join(folder, path)).size, 0);
  const all = files_of(folder).filter((path) => path !== 'project.config.json');
  const of = Object.fromEntries(subPackages.map(({ root: part }) => [part, sum(all.filter((path) => path.startsWith(`${part}/`)))]));
  return { main: sum(all.filter((path) => !subPackages.some(({ root: part }) => path.startsWith(`${part}/`)))), ...of };
}

/** What is wrong with the weights, and with pages that are named and not there. */
function faults(folder, weight) {
  const found = [];
  for (const [part, bytes] of Object.entries(weight)) {
    const most = part === 'main' ? limits.main : limits.subpackage;
    if (bytes > most) found.push(`${part} has ${bytes} bytes, at most ${most}`);
  }
  const { pages, subPackages } = json(join(folder, 'app.json'));
  for (const page of [...pages, ...subPackages.flatMap(({ root: part, pages: own }) => own.map((path) => `${part}/${path}`))])
    for (const end of ['js', 'json', 'wxml', 'wxss']) if (!existsSync(join(folder, `${page}.${end}`))) found.push(`${page}.${end} is not there`);
  return [...found, ...lint(folder, files_of(folder))];
}

/** Everything into a folder; the weights, and what is wrong. */
export function assemble(to, from = join(root, 'dist')) {
  rmSync(to, { recursive: true, force: true });
  own_files(to);
  member_center(to, from);
  tdesign(join(to, 'miniprogram_npm/tdesign-miniprogram'));
  qr_codes(to);
  samples(to);
  const weight = weights(to);
  return { weight, faults: faults(to, weight) };
}

function main(given) {
  const asked = given.indexOf('--package');
  const from = asked >= 0 ? resolve(given.splice(asked, 2)[1]) : join(root, 'dist');
  if (given[0] === '--here') {
    member_center(here, from);
    cpSync(join(here, 'node_modules/tdesign-miniprogram/miniprogram_dist'), join(here, 'miniprogram_npm/tdesign-miniprogram'), { recursive: true });
    for (const name of Object.keys(json(join(here, 'node_modules/tdesign-miniprogram/package.json')).dependencies ?? {})) npm_module(join(here, 'miniprogram_npm'), name);
    qr_codes(here);
    samples(here);
    return;
  }
  const to = resolve(given[0] ?? join(root, 'build/miniprogram'));
  const { weight, faults: found } = assemble(to, from);
  console.log(`${relative(process.cwd(), to) || '.'}:`);
  for (const [part, bytes] of Object.entries(weight)) {
    const most = part === 'main' ? limits.main : limits.subpackage;
    console.log(`  ${part.padEnd(10)} ${(bytes / 1024).toFixed(0).padStart(6)} kB of ${most / 1024} kB`);
  }
  for (const fault of found) console.error(`  ${fault}`);
  if (found.length) process.exitCode = 1;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) main(process.argv.slice(2));
