// examples/h5-card: `<member-savings>` on a page of plain HTML under a strict policy, with the service and without.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { after, before, test } from 'node:test';
import { begins } from '../../demo/site/service.mjs';
import { browser, fen_in, root, serve } from './page.mjs';

const shop = join(root, 'demo/shops/supermarket');
const loyalty = process.env.LOYALTY ?? join(root, 'build/native/native/loyalty');
const folder = mkdtempSync(join(tmpdir(), 'h5-card-'));
const account = join(folder, 'account.json');
const types = { '.css': 'text/css', '.html': 'text/html', '.js': 'text/javascript', '.json': 'application/json', '.mjs': 'text/javascript', '.wasm': 'application/wasm' };
let chrome, services, site;

function command(...words) {
  const { status, stdout, stderr } = spawnSync(loyalty, words, { encoding: 'utf8' });
  assert.equal(status, 0, stderr);
  return stdout;
}

/** What the engine says of her savings at this time. */
const saved_at = (at) => JSON.parse(command('overview', '--program', join(shop, 'program.json'), '--account', account, '--at', String(at), '--json')).savings;

before(async () => {
  command('apply', '--program', join(shop, 'program.json'), '--event', join(shop, 'members/wangjie.events.jsonl'), '--account-out', account);
  [chrome, services] = await Promise.all([browser(), serve(['supermarket'])]);
  const files = { '/program.json': join(shop, 'program.json'), '/account.json': account };
  const answer_to = async (from) => {
    const { pathname } = new URL(from.url, 'http://localhost');
    if (pathname.startsWith('/api/')) {
      const { authorization } = from.headers;
      const told = await fetch(new URL(from.url, services.url), { method: from.method, headers: { ...(authorization && { authorization }) }, ...(from.method === 'POST' && { body: await new Response(from).text() }) });
      return { status: told.status, type: told.headers.get('content-type'), body: await told.text() };
    }
    const path = files[pathname] ?? (pathname.startsWith('/member-center/') ? join(root, 'dist', pathname.slice('/member-center/'.length)) : join(root, 'examples/h5-card', pathname === '/' ? 'index.html' : pathname));
    return existsSync(path) ? { status: 200, type: types[extname(path)], body: readFileSync(path) } : { status: 404, type: 'text/plain', body: '' };
  };
  // A browser that goes away while it asks ends its question, not the tests.
  site = createServer((from, answer) => answer_to(from).then(({ status, type, body }) => answer.writeHead(status, { 'content-type': type }).end(body)).catch(() => answer.destroy()));
  await new Promise((listening) => site.listen(0, '127.0.0.1', listening));
});
after(async () => {
  await chrome?.close();
  await services?.close();
  site?.close();
  rmSync(folder, { recursive: true, force: true });
});

async function card(t, query) {
  const context = await chrome.newContext({ viewport: { width: 375, height: 600 } });
  t.after(() => context.close());
  const page = await context.newPage();
  const complaints = [];
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(error.message));
  await page.goto(`http://127.0.0.1:${site.address().port}/${query}`);
  return { page, complaints, part: (id) => page.locator(`member-savings #${id}`) };
}

for (const [name, query, now] of [['with the service', '', begins], ['without a service', '?offline', 'now']])
  test(`what she has saved stands on a page there is, ${name}`, async (t) => {
    const { complaints, page, part } = await card(t, query);
    await part('total').getByText('¥').waitFor();
    const saved = saved_at(now);
    assert.deepEqual(fen_in(await part('total').textContent()), [saved.total]);
    assert.deepEqual(fen_in(await part('month').textContent()), [saved.this_month]);
    assert.equal(await part('title').textContent(), '已为您节省');
    assert.equal(await part('level').textContent(), '钻石会员');
    await page.evaluate(() => document.querySelector('member-savings').setAttribute('lang', 'en'));
    await part('title').getByText('Saved for you').waitFor();
    assert.match(await page.evaluate(() => getComputedStyle(document.querySelector('member-savings').shadowRoot.querySelector('section')).backgroundImage), /138, 31, 17/);
    assert.deepEqual(complaints, []);
  });

test('another member, a card that is taken away and put back, and a token that fails', async (t) => {
  const { page, part } = await card(t, '');
  await part('total').getByText('¥').waitFor();
  const first = await part('total').textContent();
  await page.evaluate(() => document.querySelector('member-savings').setAttribute('member', 'm-laozhang'));
  await page.waitForFunction((first) => {
    const { textContent } = document.querySelector('member-savings').shadowRoot.querySelector('#total');
    return textContent && textContent !== first;
  }, first);
  await page.evaluate(() => {
    const element = document.querySelector('member-savings');
    element.remove();
    document.body.append(element);
  });
  await part('total').getByText('¥').waitFor();
  await page.evaluate(() => {
    document.querySelector('member-savings').remove();
    const element = document.createElement('member-savings');
    element.setAttribute('base', '/api/supermarket');
    element.setAttribute('member', 'm-wangjie');
    element.token = () => Promise.reject(new Error('nobody is logged in'));
    document.body.append(element);
  });
  await part('problem').getByText('没有成功').waitFor();
  assert.equal(await part('total').textContent(), '');
});
