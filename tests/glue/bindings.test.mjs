// member-center/vue and member-center/react in Node, on renderers without a browser: a component is drawn again when its view
// is another object, and only then; what is gone listens no more; frameworks that observe deeply leave a store alone.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { root, written } from './source.mjs';

globalThis.IS_REACT_ACT_ENVIRONMENT = true;
// React waits by a channel, and an open one keeps Node from ending.
globalThis.MessageChannel = class {
  port1 = {};
  port2 = { postMessage: () => setImmediate(() => this.port1.onmessage()) };
};
const vue = await written('vue-binding', `
  export { useView } from './entries/vue.ts';
  export { computed, createRenderer, effectScope, h, isProxy, nextTick, reactive, ref, toRaw, watchEffect } from 'vue';
  export { createPinia, defineStore, setActivePinia } from 'pinia';
  export * from './entries/store.ts';
  export { en, zhCN } from './entries/messages.ts';`);
const react = await written('react-binding', `
  export { useView } from './entries/react.ts';
  export { createElement, StrictMode, memo, useState } from 'react';
  export { act, create } from 'react-test-renderer';`, 'development');
const { MemberStore, chineseWords, englishWords, localBooks, en, zhCN } = vue;
const { loadEngine } = await import(`${root}dist/node.mjs`);

const engine = await loadEngine();
const json = (path) => JSON.parse(readFileSync(root + path, 'utf8'));
const snack = { program: json('demo/shops/snack-shop/program.json'), goods: json('demo/shops/snack-shop/goods.json') };
const now = Date.UTC(2026, 10, 22, 4);
const chinese = { sentences: zhCN, words: chineseWords }, english = { sentences: en, words: englishWords };

/** How many listen to each store: what `subscribe` has given, less what has been ended. */
const counts = new Map();
const { subscribe } = MemberStore.prototype;
MemberStore.prototype.subscribe = function (listener) {
  const end = subscribe.call(this, listener);
  counts.set(this, (counts.get(this) ?? 0) + 1);
  let ended = false;
  return () => {
    if (!ended) counts.set(this, counts.get(this) - 1);
    ended = true;
    end();
  };
};

/** A store, and how many listen to it. */
async function opened() {
  const store = new MemberStore({
    loadEngine: async () => engine, language: chinese, now: () => now, idle: (run) => setImmediate(run),
    books: async () => localBooks({ engine, ...snack, now: () => now }),
  });
  await store.open();
  return { store, listening: () => counts.get(store) ?? 0 };
}

/** Vue on plain objects: a node is {kind, text, children}. */
const { createApp } = vue.createRenderer({
  createElement: (kind) => ({ kind, children: [] }), createText: (text) => ({ text }), createComment: () => ({ text: '' }),
  setText: (node, text) => { node.text = text; }, setElementText: (node, text) => { node.children = [{ text }]; },
  insert: (child, parent, before) => {
    child.parent = parent;
    const place = before ? parent.children.indexOf(before) : parent.children.length;
    parent.children.splice(place, 0, child);
  },
  remove: (child) => { child.parent.children = child.parent.children.filter((one) => one !== child); },
  parentNode: (node) => node.parent, nextSibling: (node) => node.parent.children[node.parent.children.indexOf(node) + 1] ?? null, patchProp: () => {},
});
const text_of = (node) => node.text ?? node.children.map(text_of).join('');

/** A Vue component on a root of its own: what it shows, how often it was drawn, and its end. */
function mounted(setup) {
  const top = { kind: 'root', children: [] };
  let drawn = 0;
  const app = createApp({ setup: () => { const shows = setup(); return () => { ++drawn; return vue.h('p', shows()); }; } });
  app.mount(top);
  return { text: () => text_of(top), drawn: () => drawn, end: () => app.unmount() };
}

test('Vue: a component follows its view, and is not drawn again for another', async () => {
  const { store, listening } = await opened();
  const { text, drawn, end } = mounted(() => {
    const cart = vue.useView(store, 'cart');
    return () => cart.value?.price?.payable.text ?? 'empty';
  });
  assert.equal(text(), 'empty');
  assert.equal(listening(), 1);
  store.add('chips-tomato', 2);
  await vue.nextTick();
  assert.equal(text(), store.view('cart').price.payable.text);
  const before = drawn();
  store.dismiss('nothing');
  await vue.nextTick();
  assert.equal(drawn(), before, 'what is not of the cart draws no cart');
  store.speak(english);
  store.add('chips-tomato');
  await vue.nextTick();
  assert.equal(text(), store.view('cart').price.payable.text);
  end();
  assert.equal(listening(), 0);
  store.dispose();
});

test('Vue: a scope of its own ends with it; outside of any nobody ends it but the store', async () => {
  const { store, listening } = await opened();
  const scope = vue.effectScope();
  scope.run(() => vue.useView(store, 'home'));
  assert.equal(listening(), 1);
  scope.stop();
  assert.equal(listening(), 0);
  const view = vue.useView(store, 'cart');
  assert.equal(listening(), 1);
  store.add('chips-tomato');
  assert.equal(view.value, store.view('cart'), 'the very object: shallow');
  assert.ok(!vue.isProxy(view.value));
  store.dispose();
  const last = view.value;
  store.add('chips-tomato');
  assert.equal(view.value, last, 'of a store that is gone nothing is told');
});

test('Vue: ref, reactive, computed and Pinia neither wrap a store nor a center, nor break them', async () => {
  const { store } = await opened();
  const center = engine.open(snack.program);
  const held = vue.reactive({ store, center });
  const boxed = vue.ref(store);
  for (const one of [held.store, held.center, boxed.value, vue.ref(center).value, vue.reactive(store)]) assert.ok(!vue.isProxy(one));
  assert.equal(held.store, store);
  vue.setActivePinia(vue.createPinia());
  const use = vue.defineStore('member', {
    state: () => ({ session: store, center }),
    getters: { payable: (state) => state.session.view('cart')?.price?.payable.text },
    actions: { put(sku) { this.session.add(sku); } },
  });
  const pinia = use();
  pinia.put('chips-tomato');
  assert.equal(pinia.payable, store.view('cart').price.payable.text);
  assert.ok(!vue.isProxy(pinia.session) && !vue.isProxy(pinia.center));
  assert.equal(pinia.center.quote({ at: now, lines: [{ sku: 'chips-tomato', unit_price: 1000, quantity: 1 }] }).totals.list, 1000);
  pinia.center.dispose();
  store.dispose();
});

/** A pace whose work is done when somebody says so, and how much there was. */
function by_hand() {
  const due = [];
  return { pace: (run) => due.push(run), work() { let tasks = 0; for (let run; (run = due.shift()); ++tasks) run(); return tasks; } };
}

test('Vue: with a pace a view follows when there is time, in tasks of their own', async () => {
  const { store, listening } = await opened();
  const { pace, work } = by_hand();
  const scope = vue.effectScope();
  const view = scope.run(() => vue.useView(store, 'cart', pace));
  const before = view.value;
  store.add('chips-tomato', 2);
  assert.equal(view.value, before);
  assert.equal(work(), 3);
  assert.equal(view.value, store.view('cart'));
  store.add('chips-tomato');
  scope.stop();
  work();
  assert.notEqual(view.value, store.view('cart'), 'what is gone follows no more');
  assert.equal(listening(), 0);
  store.dispose();
});

/** React's own renderer for tests, and how often the component was drawn. */
async function rendered(store, { strict = false, name = 'cart', pace } = {}) {
  const { StrictMode, act, create, createElement } = react;
  let drawn = 0;
  const Payable = () => {
    // Another function in each drawing, as components write them.
    const view = react.useView(store, name, pace && ((run) => pace(run)));
    ++drawn;
    return createElement('p', null, view?.price?.payable.text ?? view?.shop ?? 'empty');
  };
  const element = createElement(Payable);
  let tree;
  await act(async () => { tree = create(strict ? createElement(StrictMode, null, element) : element); });
  return {
    text: () => tree.toJSON().children.join(''), drawn: () => drawn,
    change: (does) => act(async () => does()), end: () => act(async () => tree.unmount()),
  };
}

for (const strict of [false, true])
  test(`React${strict ? ', StrictMode, which mounts twice' : ''}: a component follows its view, and is not drawn again for another`, async () => {
    const { store, listening } = await opened();
    const { change, drawn, end, text } = await rendered(store, { strict });
    assert.equal(text(), 'empty');
    assert.equal(listening(), 1, 'one, also where it was mounted twice');
    await change(() => store.add('chips-tomato', 2));
    assert.equal(text(), store.view('cart').price.payable.text);
    const before = drawn();
    await change(() => store.dismiss('nothing'));
    assert.equal(drawn(), before);
    await end();
    assert.equal(listening(), 0);
    await change(() => store.add('chips-tomato'));
    store.dispose();
  });

for (const strict of [false, true])
  test(`React${strict ? ', StrictMode' : ''}: with a pace a view follows when there is time`, async () => {
    const { store, listening } = await opened();
    const { pace, work } = by_hand();
    const { change, drawn, end, text } = await rendered(store, { strict, pace });
    assert.equal(listening(), 1);
    const before = drawn();
    await change(() => store.add('chips-tomato', 2));
    assert.equal(text(), 'empty');
    assert.equal(drawn(), before, 'a tap draws nothing of it');
    await change(() => assert.equal(work(), 3));
    assert.equal(text(), store.view('cart').price.payable.text);
    await change(() => store.add('chips-tomato'));
    await end();
    await change(work);
    assert.equal(listening(), 0);
    store.dispose();
  });

test('React: two components of one store see the same object in the same drawing', async () => {
  const { store } = await opened();
  const seen = [];
  const { act, create, createElement } = react;
  const See = () => (seen.push(react.useView(store, 'cart')), null);
  let tree;
  await act(async () => { tree = create(createElement('div', null, createElement(See), createElement(See))); });
  seen.length = 0;
  await act(async () => { store.add('chips-tomato'); store.add('nuts-daily'); });
  assert.ok(seen.length >= 2);
  assert.equal(new Set(seen.slice(-2)).size, 1);
  await act(async () => tree.unmount());
  store.dispose();
});
