// The guide, followed to the letter from an empty folder; its Chinese says the same to the byte.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
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
  assert.deepEqual(lint(folder, readdirSync(folder, { recursive: true }).filter((path) => path.endsWith('.js'))), []);

  const phone = device(folder);
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
  await page.page.order();
  assert.match(page.text, /下单成功/);
  phone.close();
});

test('the guide has the same code in both languages', () => {
  assert.deepEqual(blocks('docs/guides/weapp-member-center.zh-CN.md'), blocks('docs/guides/weapp-member-center.md'));
});
