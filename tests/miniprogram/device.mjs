// A phone that runs the assembled mini-program: WeChat's own compiler and component runtime (miniprogram-simulate) for WXML,
// and the logic in a realm that has only what a phone has.

import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, posix, relative } from 'node:path';
import vm from 'node:vm';
import { JSDOM } from 'jsdom';
import { path_runtime, phone } from '../wasm/realms.mjs';

const require = createRequire(import.meta.url);

// The component runtime draws into a document of the process; pages never see it.
const { window } = new JSDOM('<!doctype html><html><body></body></html>', { pretendToBeVisual: true });
for (const name of ['window', 'document', 'HTMLElement', 'Element', 'Node', 'Event', 'CustomEvent', 'MutationObserver', 'Touch', 'TouchEvent', 'getComputedStyle'])
  if (!(name in globalThis) || ['Event', 'CustomEvent'].includes(name)) globalThis[name] = name === 'window' ? window : window[name];
const files = require('miniprogram-simulate/src/utils');
const simulate = require('miniprogram-simulate');
const { Component, Behavior } = globalThis;

/** Of this process's own realm: the component runtime knows its own arrays and constructors alone. */
const own = (value) => Array.isArray(value) ? Array.from(value, own)
  : value && typeof value === 'object' && typeof value !== 'function' ? Object.fromEntries(Object.entries(value).map(([key, of]) => [key, own(of)])) : value;
const constructors = { String, Number, Boolean, Array, Object, Function };
const own_type = (type) => (typeof type === 'function' ? constructors[type.name] ?? null : type);

/** A component's or behaviour's definition as the runtime takes it; what its setData is given is copied, as on a phone. */
function own_definition(definition) {
  const taken = { ...definition };
  if (taken.data) taken.data = own(taken.data);
  if (taken.behaviors) taken.behaviors = Array.from(taken.behaviors);
  if (taken.externalClasses) taken.externalClasses = Array.from(taken.externalClasses);
  if (taken.properties)
    taken.properties = Object.fromEntries(Object.entries(taken.properties).map(([name, what]) => [name, typeof what === 'function' || what === null
      ? own_type(what) : { ...what, type: own_type(what.type), ...('value' in what && { value: own(what.value) }), ...(what.optionalTypes && { optionalTypes: Array.from(what.optionalTypes, own_type) }) }]));
  const { created } = { created: definition.created, ...definition.lifetimes };
  taken.lifetimes = { ...definition.lifetimes, created(...given) {
    const set = this.setData;
    this.setData = (data, done) => {
      told_at.push(performance.now());
      told_bytes.push(Buffer.byteLength(JSON.stringify(data)));
      set(own(data), done);
    };
    created?.apply(this, given);
  } };
  return taken;
}
/** Of each setData, in bytes of its JSON, and when it was called. */
export const told_bytes = [], told_at = [];

/** Shapes in which hosts answer instantiate, and ways to fail. */
export const answers = {
  module_and_instance: (result) => result,
  instance_alone: ({ instance }) => instance,
  rejects: () => Promise.reject(Object.assign(new Error('RuntimeError: out of memory'), { errMsg: 'instantiate: fail' })),
  hangs: () => new Promise(() => {}),
};

/**
 * A phone with the mini-program in `folder`. `library`: the base library's version. `shape`: one of `answers`, or none for
 * a phone without WXWebAssembly. `service`: where wx.request gets to. `config`: what config.js says instead. `now`: the phone's clock.
 */
export function device(folder, { library = '3.5.0', shape = answers.module_and_instance, service, config = {}, storage = {}, answer = () => true, patience = 8000, now } = {}) {
  const told = { toasts: [], pages: [], clipboard: '', asked: [], titles: [], tabs: [], front: '', network: Boolean(service) };
  const { tabBar: { list: tabs = [] } = {} } = JSON.parse(readFileSync(join(folder, 'app.json'), 'utf8'));
  const modules = new Map();
  const wx = {
    getStorageSync: (name) => storage[name] ?? '',
    setStorageSync: (name, text) => { storage[name] = text; },
    getSystemInfoSync: () => ({ SDKVersion: library, pixelRatio: 2, brand: 'test', model: 'phone', system: 'Android 10' }),
    showToast: ({ title }) => { told.toasts.push(title); },
    // A button of more than four characters: nothing is asked.
    showModal: ({ cancelText = '取消', confirmText = '确定', content, fail, success }) => {
      if ([cancelText, confirmText].some((text) => text.length > 4)) return fail?.({ errMsg: 'showModal:fail parameter error' });
      told.asked.push(content);
      success({ confirm: answer(content) });
    },
    navigateTo: ({ url }) => { told.pages.push(url); },
    switchTab: ({ url }) => { told.pages.push(url); },
    setClipboardData: ({ data }) => { told.clipboard = data; },
    onNetworkStatusChange: (run) => { told.online = () => run({ isConnected: true }); },
    canvasToTempFilePath: ({ success }) => success({ tempFilePath: "picture.png" }),
    previewImage: ({ urls }) => { told.pages.push(...urls); },
    reLaunch: ({ url }) => { told.pages.push(url); },
    setNavigationBarTitle: ({ title }) => { told.titles.push(title); },
    setTabBarItem: ({ fail, index, text }) => {
      if (tabs.some(({ pagePath }) => pagePath === told.front)) told.tabs[index] = text;
      else fail?.({ errMsg: 'setTabBarItem:fail not TabBar page' });
    },
    stopPullDownRefresh: () => {},
    nextTick: (run) => setTimeout(run, 0),
    canIUse: () => true,
    createSelectorQuery: () => { const query = { in: () => query, select: () => query, boundingClientRect: () => query, fields: () => query, exec: (run) => run?.([null]) }; return query; },
    request: ({ url, method, data, header, success, fail }) => {
      if (!told.network) return fail({ errMsg: 'request:fail' });
      fetch(url, { method, headers: header, ...(data && { body: data }) })
        .then(async (got) => {
          const text = await got.text();
          const headers = Object.fromEntries(got.headers);
          // As wx.request does: JSON is read unless a text was asked for.
          return { statusCode: got.status, header: headers, data: text };
        })
        .then((got) => success(header.Authorization || header.Accept ? got : { ...got, data: parsed(got.data) }), (error) => fail({ errMsg: String(error) }));
    },
  };
  // Their successors came with base library 2.20.
  if (Number(library.split('.')[0]) >= 3) Object.assign(wx, { getAppBaseInfo: () => ({ SDKVersion: library }), getWindowInfo: () => ({ pixelRatio: 2 }), getDeviceInfo: () => ({ brand: 'test', model: 'phone', system: 'Android 10' }) });

  const runtime = path_runtime(folder, { shape });
  const started = [];
  const globals = {
    wx,
    console,
    getApp: () => ({ globalData: {} }),
    getCurrentPages: () => [],
    App: (app) => started.push(app),
    Component: (definition) => Component(own_definition(definition)),
    Behavior: (definition) => Behavior({ ...own_definition(definition), ...(definition.lifetimes && { lifetimes: definition.lifetimes }) }),
    // A base library of 2.13 reads no .br.
    ...(shape && { WXWebAssembly: { instantiate: (path, imports) => path.endsWith('.br') && /^2\.1[0-3]\./.test(library) ? Promise.reject(new Error(`${path} is no module`)) : runtime.instantiate(path, imports) } }),
  };
  // What waits for a minute, or for the next look at the books, keeps no test from its end.
  globals.setTimeout = (run, ms) => { const timer = setTimeout(run, ms); if (ms >= 1000 && ms !== patience) timer.unref(); return timer; };
  if (now) globals.Date = class extends Date { constructor(...given) { super(...(given.length > 0 ? given : [now()])); } static now() { return now(); } };
  globals.setInterval = (run, ms) => setInterval(run, ms).unref();
  const realm = phone(globals);

  /** As mini-programs look for modules: beside the file, or in miniprogram_npm of its folder and those above. */
  function resolve(from, wanted) {
    const found = (path) => [path, `${path}.js`, `${path}/index.js`].find((one) => one.endsWith('.js') && existsSync(join(folder, one)));
    if (/^[./]/.test(wanted)) return found(posix.join(posix.dirname(from), wanted));
    for (let at = posix.dirname(from); ; at = posix.dirname(at)) {
      const path = found(posix.join(at, 'miniprogram_npm', wanted));
      if (path) return path;
      if (at === '/' || at === '.') return undefined;
    }
  }

  function load(path) {
    if (modules.has(path)) return modules.get(path).exports;
    const module = { exports: {} };
    modules.set(path, module);
    const require_here = (wanted) => {
      const to = resolve(path, wanted);
      if (!to) throw new Error(`${path} asks for ${wanted}, which is not there`);
      return load(to);
    };
    // 分包异步化: another subpackage is there a moment later.
    require_here.async = (wanted) => new Promise((done, fail) => setTimeout(() => { try { done(require_here(wanted)); } catch (error) { fail(error); } }));
    vm.runInContext(`(function (require, module, exports) {\n${readFileSync(join(folder, path), 'utf8')}\n})`, realm, { filename: join(folder, path) })(require_here, module, module.exports);
    if (path === '/config.js') module.exports = { config: { ...module.exports.config, ...config } };
    return module.exports;
  }
  // Components are run once for each page that has them; everything else is a module.
  const run = (file) => {
    const path = `/${relative(folder, file)}.js`;
    modules.delete(path);
    load(path);
  };

  const opened = [], pages = new Map();
  return {
    wx, told, storage, started,
    load,
    /** Opens a page as WeChat does, drawn into the document: { page, data, html, text, tap, until, close }. */
    async open(path, query = {}) {
      files.runJs = run;
      files.readJson = (file) => {
        const read = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : null;
        for (const [name, wanted] of Object.entries(read?.usingComponents ?? {})) {
          // A name that is no path is looked for in miniprogram_npm, from the root as good as anywhere.
          const beside = join(dirname(file), wanted);
          if (!/^[./]/.test(wanted) && !existsSync(`${beside}.json`)) read.usingComponents[name] = `/miniprogram_npm/${wanted}`;
        }
        return read;
      };
      // A page's code runs once, however often the page is opened.
      if (!pages.has(path)) pages.set(path, simulate.load(join(folder, path), path.split('/').pop(), { compiler: 'official', rootPath: folder }));
      const root = simulate.render(pages.get(path));
      const parent = document.createElement('div');
      document.body.append(parent);
      root.attach(parent);
      const page = root.instance;
      told.front = path;
      if (page.onLoad) await page.onLoad(query);
      if (page.onShow) await page.onShow();
      const shown = {
        page, root, parent,
        get data() { return page.data; },
        get html() { return parent.innerHTML; },
        get text() { return parent.textContent.replace(/\s+/g, ' ').trim(); },
        /** Until something is so. */
        async until(so, what = 'it', ms = 8000) {
          const end = Date.now() + ms;
          for (;;) {
            const is = so(page.data);
            if (is) return is;
            if (Date.now() > end) throw new Error(`${path}: ${what} has not come: ${JSON.stringify(page.data).slice(0, 600)}`);
            await new Promise((resolve) => setTimeout(resolve, 5));
          }
        },
        /** A tap on what is drawn, in components too, whose classes have their name before them; taps are told a moment later. */
        tap(selector, place = 0) {
          new (Object.getPrototypeOf(root.constructor))(parent.querySelectorAll(selector)[place].__wxElement).dispatchEvent('tap');
        },
        close() {
          page.onUnload?.();
          root.detach();
          parent.remove();
        },
      };
      opened.push(shown);
      return shown;
    },
    close() {
      for (const one of opened.splice(0)) one.close();
    },
  };
}

function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
