// What ships, held against what phones have: syntax up to ES2017, no globals of browsers or Node, no code from strings, and
// only those calls of the host that are named here.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'acorn';

/** Globals that phones lack. Where a file looks with typeof first, it may use them. */
const absent = new Set(['document', 'window', 'self', 'globalThis', 'global', 'process', 'Buffer', 'WebAssembly', 'TextDecoder', 'TextEncoder', 'fetch', 'XMLHttpRequest',
  'localStorage', 'navigator', 'location', 'BigInt', 'BigInt64Array', 'URL', 'URLSearchParams', 'AbortController', 'queueMicrotask', 'structuredClone', 'performance',
  'requestIdleCallback', 'atob', 'btoa', 'crypto', 'Intl', 'FinalizationRegistry', 'WeakRef', 'importScripts', 'MutationObserver', 'Image', 'Worker']);
/** Forbidden even then: mini-programs do not run text. */
const forbidden = new Set(['eval', 'Function']);

/** Calls of wx that need nobody's consent, and those for which app.json declares the privacy check. */
export const allowed = new Set(['request', 'showToast', 'showModal', 'navigateTo', 'navigateBack', 'switchTab', 'redirectTo', 'getStorageSync', 'setStorageSync', 'getSystemInfoSync',
  'getAppBaseInfo', 'getWindowInfo', 'getDeviceInfo', 'stopPullDownRefresh', 'setClipboardData', 'createSelectorQuery', 'canvasToTempFilePath', 'getPerformance', 'nextTick',
  'canIUse', 'createIntersectionObserver', 'setNavigationBarTitle', 'previewImage', 'getMenuButtonBoundingClientRect', 'createAnimation', 'vibrateShort', 'onWindowResize', 'offWindowResize', 'reLaunch', 'setTabBarItem', 'onMemoryWarning', 'onNetworkStatusChange']);

/** What is wrong, a line each. */
export function lint(folder, files) {
  const code = files.filter((path) => path.endsWith('.js'));
  return code.flatMap((path) => faults_of(readFileSync(join(folder, path), 'utf8')).map((fault) => `${path}: ${fault}`));
}

export function faults_of(text) {
  let tree;
  try {
    tree = parse(text, { ecmaVersion: 8, sourceType: 'script', allowReturnOutsideFunction: true });
  } catch (error) {
    return [`newer than ES2017: ${error.message}`];
  }
  const declared = new Set(), asked = new Set(), used = new Set(), calls = new Set();
  walk(tree, undefined, (node, parent, key) => {
    if (node.type === 'Identifier') {
      if (declares(parent, key)) declared.add(node.name);
      else if (parent.type === 'UnaryExpression' && parent.operator === 'typeof') asked.add(node.name);
      else if (!names_a_member(parent, key)) used.add(node.name);
    }
    if (node.type === 'MemberExpression' && !node.computed && node.object.type === 'Identifier' && node.object.name === 'wx') calls.add(node.property.name);
  });
  return [
    ...[...used].filter((name) => forbidden.has(name) && !declared.has(name)).map((name) => `${name} runs text`),
    ...[...used].filter((name) => absent.has(name) && !declared.has(name) && !asked.has(name)).map((name) => `phones have no ${name}`),
    ...[...calls].filter((name) => !allowed.has(name)).map((name) => `wx.${name} is not among those allowed`),
  ];
}

function walk(node, parent, see, key) {
  if (typeof node?.type !== 'string') return;
  see(node, parent, key);
  for (const [name, child] of Object.entries(node)) {
    if (Array.isArray(child)) child.forEach((one) => walk(one, node, see, name));
    else if (child && typeof child === 'object') walk(child, node, see, name);
  }
}

const declares = (parent, key) =>
  (parent.type === 'VariableDeclarator' && key === 'id') || key === 'params' || (/^(Function|Class)/.test(parent.type) && key === 'id') ||
  (parent.type === 'CatchClause' && key === 'param') || (parent.type === 'Property' && key === 'value' && parent.shorthand);

const names_a_member = (parent, key) =>
  (parent.type === 'MemberExpression' && key === 'property' && !parent.computed) || (/^(Property|MethodDefinition)$/.test(parent.type) && key === 'key' && !parent.computed) ||
  /^(Labeled|Break|Continue)/.test(parent.type);
