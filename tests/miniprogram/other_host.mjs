// Alipay and Douyin as far as they can be had here: the logic in a realm with only that host's globals, Alipay's worker in
// another one, and templates turned into WXML and drawn by WeChat's compiler and runtime. The hosts' own compilers are not here.

import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, posix } from 'node:path';
import vm from 'node:vm';
import './device.mjs';
import { path_runtime, phone } from '../wasm/realms.mjs';

const require = createRequire(import.meta.url);
const files = require('miniprogram-simulate/src/utils');
const simulate = require('miniprogram-simulate');
const { Component } = globalThis;

/** What pages wait for a module, in milliseconds: no other timer keeps a test from its end. */
const patience = 8000;

/** The same template in WeChat's words. */
export function wxml_of(text) {
  return text.replace(/ (?:a|tt):(if|elif|else|for|key)/g, ' wx:$1').replace(/ on([A-Z])(\w*)="/g, (_, first, rest) => ` bind${first.toLowerCase()}${rest}="`).replace(/ catchTap="/g, ' catchtap="');
}

/** CommonJS in a realm, from the files of a folder; `common`: subpackages that other packages reach by require.async alone. */
function loader(folder, realm, common = []) {
  const modules = new Map();
  return function load(path) {
    if (modules.has(path)) return modules.get(path).exports;
    const module = { exports: {} };
    modules.set(path, module);
    const here = (wanted) => {
      if (!/^\./.test(wanted)) throw new Error(`${path} asks for ${wanted}: these hosts have no npm here`);
      const to = posix.join(posix.dirname(path), wanted);
      if (common.some((part) => to.startsWith(`${part}/`))) throw new Error(`${path} asks for ${wanted}, which is in another package`);
      return load(to.endsWith('.js') ? to : `${to}.js`);
    };
    if (common.length) here.async = (wanted) => new Promise((done, fail) => setTimeout(() => { try { done(load(posix.join(posix.dirname(path), wanted))); } catch (error) { fail(error); } }));
    vm.runInContext(`(function (require, module, exports) {\n${readFileSync(join(folder, path), 'utf8')}\n})`, realm, { filename: join(folder, path) })(here, module, module.exports);
    return module.exports;
  };
}

const absolute_runtime = (folder, options) => {
  const runtime = path_runtime(folder, options);
  return { instantiate: (path, imports) => (path.startsWith('/') ? runtime.instantiate(path, imports) : Promise.reject(new Error(`${path} is not there: from the page's folder`))) };
};

/** setData of a page: a copy of each value, at its path. */
function set_data(page, given) {
  for (const [path, value] of Object.entries(given)) {
    const keys = path.split(/[.[\]]+/).filter(Boolean);
    const last = keys.pop();
    let at = page.data;
    for (const key of keys) at = at[key];
    at[last] = value === undefined ? undefined : JSON.parse(JSON.stringify(value));
  }
}

/**
 * `name`: alipay or douyin, assembled in `folder`; `root`: where its templates were put (see below). `service`: requests go out. `without`: the host has no WebAssembly. `shape`: how its WebAssembly answers. `alone`: no package comes later. `storage`: what was kept.
 */
export function other_host(name, folder, root, { service = false, without = false, shape, alone = false, storage = {}, config = {} } = {}) {
  const told = { toasts: [], pages: [], workers: [] };
  const defined = [];
  const runtime = without ? undefined : absolute_runtime(folder, shape && { shape });
  const send = async ({ url, method, data, headers, header }) => {
    if (!service) throw new Error('no network');
    const got = await fetch(url, { method, headers: headers ?? header, ...(data && { body: data }) });
    return { status: got.status, headers: Object.fromEntries(got.headers), text: await got.text() };
  };
  const read = (text, type) => { if (type === 'text') return text; try { return JSON.parse(text); } catch { return text; } };
  const timers = { setTimeout: (run, ms) => { const timer = setTimeout(run, ms); if (ms >= 1000 && ms !== patience) timer.unref(); return timer; } };

  const my = {
    getStorageSync: ({ key }) => ({ data: storage[key] ?? null }),
    setStorageSync: ({ key, data }) => { storage[key] = data; },
    getSystemInfoSync: () => ({ language: 'zh-Hans' }),
    showToast: ({ content }) => { told.toasts.push(content); },
    confirm: ({ success }) => success({ confirm: true }),
    navigateTo: ({ url }) => { told.pages.push(url); }, switchTab: ({ url }) => { told.pages.push(url); }, reLaunch: ({ url }) => { told.pages.push(url); },
    setNavigationBar: () => {}, setClipboard: () => {}, stopPullDownRefresh: () => {}, onNetworkStatusChange: () => {},
    request: (options) => send(options).then(({ headers, status, text }) => {
      const answer = { status, headers, data: read(text, options.dataType) };
      // Alipay takes an answer of 400 and above for a failure.
      return status >= 400 ? options.fail({ ...answer, errorMessage: 'http status error' }) : options.success(answer);
    }, (error) => options.fail({ errorMessage: String(error) })),
    createWorker: (script) => {
      told.workers.push(script);
      const heard = { page: () => {}, worker: () => {} };
      // Messages are copied, and come later.
      const post = (to) => (message) => { const text = JSON.stringify(message); setTimeout(() => heard[to](JSON.parse(text))); };
      const realm = phone({ ...timers, worker: { postMessage: post('page'), onMessage: (run) => { heard.worker = run; } }, ...(runtime && { MYWebAssembly: runtime }) });
      setTimeout(() => loader(folder, realm)(script));
      return { postMessage: post('worker'), onMessage: (run) => { heard.page = run; }, terminate: () => {} };
    },
  };
  const tt = {
    getStorageSync: (key) => storage[key] ?? '',
    setStorageSync: (key, text) => { storage[key] = text; },
    getSystemInfoSync: () => ({ language: 'zh' }),
    showToast: ({ title }) => { told.toasts.push(title); },
    showModal: ({ success }) => success({ confirm: true }),
    navigateTo: ({ url }) => { told.pages.push(url); }, switchTab: ({ url }) => { told.pages.push(url); }, reLaunch: ({ url }) => { told.pages.push(url); },
    setNavigationBarTitle: () => {}, setTabBarItem: () => {}, setClipboardData: () => {}, stopPullDownRefresh: () => {}, onNetworkStatusChange: () => {},
    request: (options) => send(options).then(({ headers, status, text }) => options.success({ statusCode: status, header: headers, data: read(text, options.dataType) }), (error) => options.fail({ errMsg: String(error) })),
  };
  const realm = phone({ ...timers, App: () => {}, Page: (definition) => defined.push(definition), ...(name === 'alipay' ? { my } : { tt, ...(runtime && { TTWebAssembly: runtime }) }) });
  const { subpackages = [] } = JSON.parse(readFileSync(join(folder, 'app.json'), 'utf8'));
  const load = loader(folder, realm, alone ? [] : subpackages.filter(({ common }) => common).map(({ root: part }) => part));
  if (Object.keys(config).length) Object.assign(load('config.js').config, config);

  return {
    told, storage, load,
    async open(path, query = {}) {
      load(`${path}.js`);
      const definition = defined.at(-1);
      const page = { ...definition, data: JSON.parse(JSON.stringify(definition.data)) };
      page.setData = (given) => set_data(page, given);
      page.onLoad(query);
      page.onShow();
      const draw = drawing(name, path, root);
      return {
        page,
        get data() { return page.data; },
        get html() { return draw(page.data); },
        get text() { return draw(page.data, true); },
        async until(so, what = 'it', ms = 20_000) {
          const end = Date.now() + ms;
          for (;;) {
            const is = so(page.data);
            if (is) return is;
            if (Date.now() > end) throw new Error(`${path}: ${what} has not come: ${JSON.stringify(page.data).slice(-900)}`);
            await new Promise((resolve) => setTimeout(resolve, 5));
          }
        },
      };
    },
  };
}

const ending_of = (name) => (name === 'alipay' ? 'axml' : 'ttml');

/** Puts a host's templates into a mini-program that the compiler knows: it takes one folder in a process, as a whole. */
export function put_templates(name, folder, root) {
  mkdirSync(join(root, 'hosts'), { recursive: true });
  for (const page of ['home', 'cart']) {
    const file = join(root, 'hosts', `${name}-${page}`);
    writeFileSync(`${file}.wxml`, wxml_of(readFileSync(join(folder, `pages/${page}/${page}.${ending_of(name)}`), 'utf8')));
    writeFileSync(`${file}.json`, '{"component":true}');
    writeFileSync(`${file}.js`, '');
    writeFileSync(`${file}.wxss`, '');
  }
}

/** Draws a page's data by its template. */
function drawing(name, path, root) {
  const page = `${name}-${path.split('/').pop()}`;
  return (data, words = false) => {
    files.runJs = () => Component({ data: {} });
    files.readJson = () => ({ component: true });
    const drawn = simulate.render(simulate.load(join(root, 'hosts', page), page, { compiler: 'official', rootPath: root }));
    const parent = document.createElement('div');
    document.body.append(parent);
    drawn.attach(parent);
    drawn.setData(JSON.parse(JSON.stringify(data)));
    const told = words ? parent.textContent.replace(/\s+/g, ' ').trim() : parent.innerHTML;
    drawn.detach();
    parent.remove();
    return told;
  };
}
