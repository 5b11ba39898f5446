// The package in the places where it has to run, as little of each as there is on a device.

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import vm from 'node:vm';
import { root } from './vectors.mjs';

/** The package under test: the one that is checked in. */
export const dist = process.env.MEMBER_CENTER_DIST ?? join(root, 'dist');
export const require = createRequire(join(dist, 'package.json'));

/** A mini-program's WXWebAssembly: instantiates files of the package by path, compressed or not, and nothing else. */
export function path_runtime(folder, { shape = (result) => result } = {}) {
  return {
    async instantiate(path, imports) {
      if (typeof path !== 'string') throw new TypeError('only a path in the package');
      const file = readFileSync(join(folder, path));
      const bytes = path.endsWith('.br') ? brotliDecompressSync(file) : file;
      return shape(await WebAssembly.instantiate(bytes, imports));
    },
  };
}

// ECMAScript 2017 as phones of 2019 have it, less what mini-programs forbid.
const missing_on_phones = ['WebAssembly', 'Intl', 'BigInt', 'BigInt64Array', 'BigUint64Array', 'FinalizationRegistry', 'WeakRef',
  'SharedArrayBuffer', 'Atomics', 'AggregateError', 'Iterator', 'escape', 'unescape', 'globalThis', 'eval', 'console'];

/** A realm of its own, without code generation; `globals` is all that is in it beside the language. */
export function phone(globals = {}) {
  const context = vm.createContext({}, { codeGeneration: { strings: false, wasm: false } });
  for (const name of missing_on_phones) vm.runInContext(`delete this.${name}`, context);
  return Object.assign(context, { setTimeout, clearTimeout, ...globals });
}

/** A CommonJS module in a phone's realm. */
export function stripped(file, globals = {}) {
  const context = phone(globals);
  const run = vm.runInContext(`(function (module, exports) {\n${readFileSync(file, 'utf8')}\n})`, context, { filename: file });
  const module = { exports: {} };
  run(module, module.exports);
  return { exports: module.exports, context };
}
