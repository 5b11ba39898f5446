// The guide, followed to the letter from an empty folder; its Chinese says the same to the byte.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { assemble } from '../../demo/miniprogram/assemble.mjs';
import { lint } from '../../demo/miniprogram/lint.mjs';
import { device } from './device.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const dist = process.env.MEMBER_CENTER_DIST ?? join(root, 'dist');
const blocks = (path) => [...readFileSync(join(root, path), 'utf8').matchAll(/^```([^\n]*)\n(.*?)^```$/gms)].map(([, head, text]) => [head, text]);

test('ten minutes: from an empty folder to a cart that is priced and ordered', async (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'weapp-guide-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  const all = blocks('docs/guides/weapp-member-center.md');
  const [, shell] = all.find(([head]) => head === 'sh');
  execFileSync('bash', ['-ec', shell.replace('path/to/member-center/dist', dist)], { cwd: folder, stdio: 'pipe' });
  // 构建 npm: the folder that package.json names as "miniprogram".
  cpSync(join(folder, 'node_modules/member-center/miniprogram'), join(folder, 'miniprogram_npm/member-center'), { recursive: true, dereference: true });
  const written = all.map(([head, text]) => [head.split(' ')[1], text]).filter(([file]) => file);
  assert.ok(written.length >= 7);
  for (const [file, text] of written) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), text);
  }
  rmSync(join(folder, 'node_modules'), { recursive: true, force: true });
  const size = Math.round(readFileSync(join(folder, 'miniprogram_npm/member-center/member-center.wasm.br')).length / 1000);
  for (const path of ['docs/guides/weapp-member-center.md', 'docs/guides/weapp-member-center.zh-CN.md'])
    assert.equal(/(?:the module \(|计算模块（)(\d+) kB/.exec(readFileSync(join(root, path), 'utf8'))?.[1], String(size), path);
  assert.deepEqual(lint(folder, readdirSync(folder, { recursive: true }).filter((path) => path.endsWith('.js'))), []);

  const storage = {}, phone = device(folder, { storage });
  const page = await phone.open('pages/member/member');
  await page.until((data) => data.status?.phase === 'ready' && data.goods, 'the session');
  assert.match(page.text, /山茶小铺.*滇红/);
  const tap = (sku) => page.page.add({ currentTarget: { dataset: { sku } } });
  tap('dianhong');
  tap('dianhong');
  await page.until((data) => data.cart.price?.payable.fen === 9200, '68 + 34 less 10');
  assert.match(page.text, /第二件半价促销−¥34.00/);
  page.page.sheet();
  assert.match(page.text, /满100减10/);
  page.page.choose({ detail: { coupons: [] } });
  await page.until((data) => data.cart.price.payable.fen === 10200, 'the price without the coupon');
  page.page.close();
  const { store } = page.page;
  for (const [done, said] of [[{ state: 'waiting' }, /联网后自动提交/], [{ state: 'refused', sentence: '商品或价格有变动' }, /商品或价格有变动/]]) {
    page.page.store = { order: async () => done };
    await page.page.order();
    assert.match(page.text, said);
    assert.doesNotMatch(page.text, /下单成功/);
  }
  page.page.store = store;
  await page.page.order();
  assert.match(page.text, /下单成功/);
  phone.close();

  // The next start has the order.
  const again = device(folder, { storage });
  const next = await again.open('pages/member/member');
  await next.until((data) => data.status?.phase === 'ready', 'the session');
  assert.equal(next.page.store.view('orders').orders.map(({ state }) => state).join(), 'placed');
  again.close();
});

test('the components are documented one by one: every property with its type and default, every event, slot, neighbour and colour', () => {
  const folder = join(root, 'demo/miniprogram/components');
  const names = readdirSync(folder).sort();
  const sources = (name, end) => readdirSync(join(folder, name)).filter((file) => file.endsWith(end)).map((file) => readFileSync(join(folder, name, file), 'utf8')).join('\n');
  for (const path of ['docs/guides/weapp-components.md', 'docs/guides/weapp-components.zh-CN.md']) {
    const [, ...sections] = readFileSync(join(root, path), 'utf8').split(/^## /m);
    const section_of = Object.fromEntries(sections.map((text) => [text.split('\n')[0], text]));
    assert.deepEqual(Object.keys(section_of).slice(0, -1).sort(), names, path);
    const colours = sections.at(-1);
    for (const name of names) {
      const code = sources(name, '.ts');
      const [, properties = ''] = code.match(/^  properties: \{\n(.*?)^  \},$/ms) ?? [];
      const own = [...properties.matchAll(/^    (\w+): \{ type: (\w+), value: (.*) \},$/gm)];
      const rows = [...section_of[name].matchAll(/^\| `(\w+)` \| (\w+) \| `(.*?)` \|/gm)].map(([, ...row]) => row.join(' '));
      assert.deepEqual(rows.sort(), own.map(([, ...row]) => row.join(' ')).sort(), `${path}: ${name}`);
      const events = new Set([...code.matchAll(/triggerEvent\("(\w+)"/g)].map(([, event]) => event));
      const told = section_of[name].split(/^\| (?:event|事件)/m)[1] ?? '';
      assert.deepEqual(new Set([...told.matchAll(/^\| `(\w+)` \|/gm)].map(([, event]) => event)), events, `${path}: ${name}`);
      const { usingComponents = {} } = JSON.parse(readFileSync(join(folder, name, `${name}.json`), 'utf8'));
      for (const [used, where] of Object.entries(usingComponents)) assert.ok(where.startsWith('../') && section_of[name].includes(`\`${used}\``), `${path}: ${name} uses ${used}`);
      if (/<slot/.test(sources(name, '.wxml'))) assert.match(section_of[name], /^(Slot: |插槽：)/m, `${path}: ${name}`);
      for (const [, colour, otherwise] of sources(name, '.wxss').matchAll(/var\((--[\w-]+), ([^()]+)\)/g)) assert.ok(colours.includes(`| \`${colour}\` | \`${otherwise}\` |`), `${path}: ${colour} of ${name}, ${otherwise} unless set`);
    }
  }
});

test('what the guide says that packages weigh is what they weigh, to a tenth', (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'weapp-weight-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  const { weight } = assemble(folder, dist);
  for (const path of ['docs/guides/weapp-member-center.md', 'docs/guides/weapp-member-center.zh-CN.md']) {
    const told = Object.fromEntries([...readFileSync(join(root, path), 'utf8').matchAll(/^\| (\w+) \| (\d+) \| \d+ \|$/gm)].map(([, part, size]) => [part, Number(size) * 1024]));
    assert.deepEqual(Object.keys(told), Object.keys(weight), path);
    for (const [part, bytes] of Object.entries(weight)) assert.ok(Math.abs(told[part] / bytes - 1) < 0.1, `${path}: ${part} weighs ${Math.round(bytes / 1024)} kB`);
  }
});

test('the guide has the same code in both languages', () => {
  for (const name of ['weapp-member-center', 'weapp-components']) assert.deepEqual(blocks(`docs/guides/${name}.zh-CN.md`), blocks(`docs/guides/${name}.md`), name);
});
