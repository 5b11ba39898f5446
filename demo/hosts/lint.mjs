// What goes to Alipay and Douyin, held against what they have: a template's directives and events, and the code's globals.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { faults_of } from '../miniprogram/lint.mjs';

/** Tags of both, of which the pages use these. */
const tags = new Set(['view', 'text', 'block', 'scroll-view', 'switch', 'button', 'image', 'template', 'import']);
const rules = {
  alipay: { ending: 'axml', prefix: 'a', event: /^(on|catch)[A-Z]\w*$/, foreign: /^(wx:|tt:|bind|catch[a-z:])/, api: 'my', calls: ['getStorageSync', 'setStorageSync', 'getSystemInfoSync', 'showToast', 'confirm', 'navigateTo', 'switchTab', 'reLaunch', 'setNavigationBar', 'setClipboard', 'stopPullDownRefresh', 'request', 'createWorker', 'onNetworkStatusChange'], other: /\b(wx|tt)\./ },
  douyin: { ending: 'ttml', prefix: 'tt', event: /^(bind|catch)[a-z]+$/, foreign: /^(wx:|a:|on[A-Z]|catch[A-Z])/, api: 'tt', calls: ['getStorageSync', 'setStorageSync', 'getSystemInfoSync', 'showToast', 'showModal', 'navigateTo', 'switchTab', 'reLaunch', 'setNavigationBarTitle', 'setTabBarItem', 'setClipboardData', 'stopPullDownRefresh', 'request', 'onNetworkStatusChange'], other: /\b(wx|my)\./ },
};
const directives = new Set(['if', 'elif', 'else', 'for', 'for-item', 'for-index', 'key']);

/** A template's elements: their names, attributes, and the element before them under the same parent. */
export function elements_of(text) {
  const all = [];
  const open = [{ name: '', children: [] }];
  for (const [, end, name, body, alone] of text.replace(/<!--[\s\S]*?-->/g, '').matchAll(/<(\/?)([\w-]+)((?:\s+[\w:*-]+(?:="[^"]*")?)*)\s*(\/?)>/g)) {
    if (end) {
      const last = open.pop();
      if (last.name !== name) throw new Error(`</${name}> closes <${last.name}>`);
      continue;
    }
    const attributes = Object.fromEntries([...body.matchAll(/([\w:*-]+)(?:="([^"]*)")?/g)].map(([, key, value]) => [key, value]));
    const parent = open[open.length - 1];
    const element = { name, attributes, before: parent.children[parent.children.length - 1], children: [] };
    parent.children.push(element);
    all.push(element);
    if (!alone) open.push(element);
  }
  if (open.length > 1) throw new Error(`<${open[open.length - 1].name}> is not closed`);
  return all;
}

export function template_faults(host, text) {
  const { event, foreign, prefix } = rules[host];
  let elements;
  try {
    elements = elements_of(text);
  } catch (error) {
    return [error.message];
  }
  return elements.flatMap(({ attributes, before, name }) => {
    const has = (directive) => `${prefix}:${directive}` in attributes;
    const names = Object.keys(attributes);
    return [
      ...(tags.has(name) ? [] : [`<${name}> is none of the host's`]),
      ...names.filter((key) => foreign.test(key)).map((key) => `<${name} ${key}> is another host's`),
      ...names.filter((key) => key.startsWith(`${prefix}:`) && !directives.has(key.slice(prefix.length + 1))).map((key) => `<${name} ${key}> is no directive`),
      ...names.filter((key) => /^(on|bind|catch)/.test(key) && event.test(key) && !/^\w+$/.test(attributes[key] ?? '')).map((key) => `<${name} ${key}> names no method`),
      // Alipay takes one of them alone.
      ...(has('for') && has('if') ? [`<${name}> has ${prefix}:for and ${prefix}:if`] : []),
      ...(has('for') && !has('key') ? [`<${name} ${prefix}:for> has no key`] : []),
      ...((has('else') || has('elif')) && !(before && (`${prefix}:if` in before.attributes || `${prefix}:elif` in before.attributes)) ? [`<${name}> has an else without an if before it`] : []),
    ];
  });
}

/** Methods that a template names. */
export const methods_in = (host, text) => [...new Set(elements_of(text).flatMap(({ attributes }) => Object.entries(attributes).filter(([key]) => rules[host].event.test(key)).map(([, method]) => method)))];

export function faults_in(host, folder, files) {
  const { api, calls, ending, other } = rules[host];
  return files.flatMap((path) => {
    const text = () => readFileSync(join(folder, path), 'utf8');
    if (path.endsWith(`.${ending}`)) return template_faults(host, text()).map((fault) => `${path}: ${fault}`);
    if (!path.endsWith('.js')) return [];
    const own = !/(^|\/)(member-center\/|fallback\.js|fallback\/|samples\.js)/.test(path);
    return [
      ...faults_of(text()),
      ...(own && other.test(text()) ? ['calls another host'] : []),
      ...(own ? [...text().matchAll(new RegExp(`\\b${api}\\.(\\w+)`, 'g'))].map(([, call]) => call).filter((call) => !calls.includes(call)).map((call) => `${api}.${call} is not among those allowed`) : []),
    ].map((fault) => `${path}: ${fault}`);
  });
}
