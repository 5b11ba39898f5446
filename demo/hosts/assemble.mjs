#!/usr/bin/env node
// Makes the home page and the cart for another host: what is shared comes from demo/miniprogram, the host's own files lie over
// it. Prints what it weighs, and ends with an error when something in it is not the host's.
//
//   node assemble.mjs alipay|douyin [--package FOLDER] [FOLDER]     build/alipay, build/douyin unless given

import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, posix, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { compiled, files_of, sample_of } from '../miniprogram/assemble.mjs';
import { faults_in } from './lint.mjs';

const here = fileURLToPath(new URL('.', import.meta.url));
const root = join(here, '../..');
const config = 'config.ts';

/** Of demo/miniprogram, what these hosts take as it is. */
const shared = [
  config, ...['acting', 'backend', 'choice', 'doing', 'host_parts', 'language', 'page_of', 'prints'].map((name) => `shop/${name}.ts`), ...['page', 'words'].map((name) => `pages/home/${name}.ts`),
  ...['drawn', 'page', 'words'].map((name) => `pages/cart/${name}.ts`), ...['toggled', 'words'].map((name) => `components/coupon-sheet/${name}.ts`), 'components/goods-art/drawing.ts',
];
/** Components whose looks the templates draw by themselves: their classes have the component's name before them. */
const drawn = ['member-card', 'savings', 'waterfall', 'quantity-stepper', 'coupon-ticket', 'coupon-sheet', 'bottom-sheet', 'page-state', 'empty-state', 'brings', 'goods-art', 'line-icon'];

const mebibyte = 1024 * 1024;

/** A host's endings, where the module and what stands on it lie, what else it takes, and the most that a package of it may weigh. */
const hosts = {
  alipay: { template: 'axml', style: 'acss', engine: 'workers/', page_modules: ['session', 'worker', 'service'], fallback: 'workers/fallback.js', limits: { main: 2 * mebibyte } },
  douyin: { template: 'ttml', style: 'ttss', engine: 'engine/', package: 'member-center/', page_modules: ['session'], shared: ['shop/session.ts'], fallback: 'fallback/javascript.js', limits: { main: mebibyte, subpackage: 2 * mebibyte } },
};

function write(file, contents) {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, contents);
}

/** Modules of the package by their paths: these hosts are given its folder, not npm. */
function with_paths(code, path, folder) {
  const from = (file) => { const to = posix.relative(posix.dirname(path), posix.join(folder, file)); return to.startsWith('.') ? to : `./${to}`; };
  return code.replace(/require\("member-center(?:\/(\w+))?"\)/g, (_, name = 'index') => `require("${from(`${name}.js`)}")`);
}

/** A template as the host has it: they are written as Alipay's. */
const template_of = (name, text) => (name === 'alipay' ? text : text.replace(/ a:(?=[a-z])/g, ' tt:').replace(/ on([A-Z])(?=\w*=")/g, (_, first) => ` bind${first.toLowerCase()}`).replace(/ catchTap=/g, ' catchtap='));

/** A style sheet whose classes are named after its component. */
export const named_after = (name, css) => css.replace(/\.([a-z][\w-]*)(?=[^{}]*\{)/g, `.${name}-$1`).replace(/@keyframes ([\w-]+)/g, `@keyframes ${name}-$1`).replace(/animation: ([\w-]+)/g, `animation: ${name}-$1`);

/** Everything into a folder; the weights, and what is wrong. `sample`: another shop's sample data than config.ts names. */
export function assemble(name, to, from = join(root, 'dist'), sample = undefined) {
  const host = hosts[name];
  const weapp = join(here, '../miniprogram');
  const package_folder = host.package ?? `${host.engine}member-center/`;
  rmSync(to, { recursive: true, force: true });
  const code = (path, file) => {
    const folder = host.package ?? (path.startsWith(host.engine) ? package_folder : 'member-center/');
    write(join(to, path.replace(/ts$/, 'js')), with_paths(compiled(file), path, folder));
  };
  for (const path of [...shared, ...(host.shared ?? [])]) code(path, join(weapp, path));
  for (const path of files_of(join(here, 'shared'))) {
    const file = join(here, 'shared', path);
    if (path.endsWith('.axml')) write(join(to, path.replace(/axml$/, host.template)), template_of(name, readFileSync(file, 'utf8')));
    else code(path, file);
  }
  for (const path of files_of(join(here, name))) {
    if (path === 'tsconfig.json') continue;
    if (path.endsWith('.ts')) code(path, join(here, name, path));
    else write(join(to, path), readFileSync(join(here, name, path)));
  }
  for (const file of ['member_of', 'english']) code(`${host.engine}${file}.ts`, join(weapp, 'engine', `${file}.ts`));
  const { shop } = /shop: "(?<shop>[^"]+)"/.exec(readFileSync(join(weapp, config), 'utf8').split('export const config')[1]).groups;
  const of = sample ?? shop;
  write(join(to, host.engine, 'samples.js'), `// Made of demo/shops by assemble.mjs.\nexports.samples = ${JSON.stringify({ [of]: sample_of(of) })};\n`);

  const styles = drawn.map((part) => named_after(part, readFileSync(join(weapp, 'components', part, `${part}.wxss`), 'utf8')));
  write(join(to, `app.${host.style}`), [readFileSync(join(weapp, 'app.wxss'), 'utf8'), ...styles, readFileSync(join(here, 'drawn.css'), 'utf8')].join('\n'));
  for (const page of ['home', 'cart']) write(join(to, `pages/${page}/${page}.${host.style}`), readFileSync(join(weapp, `pages/${page}/${page}.wxss`)));

  const inside = files_of(join(from, 'miniprogram')).filter((path) => !path.endsWith('.d.ts') && !path.startsWith('components/'));
  for (const path of inside) write(join(to, package_folder, path), readFileSync(join(from, 'miniprogram', path)));
  if (!host.package) for (const module of host.page_modules) write(join(to, 'member-center', `${module}.js`), readFileSync(join(from, 'miniprogram', `${module}.js`)));
  if (host.fallback) write(join(to, host.fallback), readFileSync(join(from, 'fallback.cjs')));
  const weight = weights(to);
  const most = (part) => (part === 'main' ? host.limits.main : host.limits.subpackage);
  const heavy = Object.entries(weight).filter(([part, bytes]) => bytes > most(part)).map(([part, bytes]) => `${part} has ${bytes} bytes, at most ${most(part)}`);
  return { weight, faults: [...faults_in(name, to, files_of(to)), ...heavy] };
}

/** Of the main package, and of each subpackage that app.json names. */
function weights(folder) {
  const { subpackages = [] } = JSON.parse(readFileSync(join(folder, 'app.json'), 'utf8'));
  const weight = Object.fromEntries(['main', ...subpackages.map(({ root: part }) => part)].map((part) => [part, 0]));
  for (const path of files_of(folder)) {
    const inside = subpackages.find(({ root: part }) => path.startsWith(`${part}/`));
    weight[inside ? inside.root : 'main'] += statSync(join(folder, path)).size;
  }
  return weight;
}

function main(given) {
  const asked = given.indexOf('--package');
  const from = asked >= 0 ? resolve(given.splice(asked, 2)[1]) : join(root, 'dist');
  const [name, folder] = given;
  if (!hosts[name]) throw new Error(`which host: ${Object.keys(hosts).join(' or ')}`);
  const to = resolve(folder ?? join(root, 'build', name));
  const { faults, weight } = assemble(name, to, from);
  console.log(`${relative(process.cwd(), to) || '.'}: ${Object.entries(weight).map(([part, bytes]) => `${part} ${(bytes / 1024).toFixed(0)} kB`).join(', ')}`);
  for (const fault of faults) console.error(`  ${fault}`);
  if (faults.length) process.exitCode = 1;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) main(process.argv.slice(2));
