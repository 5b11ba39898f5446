// Every row of docs/systems.md is to be seen: the page that its last column names says it.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { address, go, member_center, root, shown, text_of } from './page.mjs';
import { after, cell_of, members, rows, unseen } from './systems.mjs';

const { open, url } = member_center();
const documented = readFileSync(join(root, 'docs/systems.md'), 'utf8').split('\n').map((line) => line.split('|').slice(1, -1).map((cell) => cell.trim())).filter(([id]) => /^\d\.\d+$/.test(id ?? ''));

test('the last column of docs/systems.md names the page that is looked at', () => {
  for (const cells of documented) assert.equal(cells[7], cell_of(cells[0]), cells[0]);
  assert.deepEqual(documented.map(([id]) => id).filter((id) => !rows[id] && !after[id] && !unseen[id]), []);
  assert.deepEqual(Object.keys({ ...rows, ...after }).filter((id) => unseen[id]), []);
  assert.deepEqual(Object.keys(rows).filter((id) => after[id]), []);
  console.log(`# ${Object.keys({ ...rows, ...after }).length} of ${documented.length} rows are seen on a page; not: ${Object.keys(unseen).join(' ')}`);
});

for (const [shop, member] of Object.entries(members)) {
  const own = Object.entries(rows).filter(([, row]) => row[1] === shop);
  test(`${shop}: ${own.length} rows`, { timeout: 120_000 }, async (t) => {
    const page = await open(t, { shop, member });
    const missing = [];
    for (const name of new Set(own.map(([, row]) => row[0]))) {
      await go(page, { shop, member, path: name === 'home' ? '' : name });
      const wanted = own.filter(([, row]) => row[0] === name);
      // What is told a moment later: figures of the service, checks, prices of single goods.
      for (const [, [, , words]] of wanted) await page.getByText(words).first().waitFor({ timeout: 3000 }).catch(() => {});
      const text = await text_of(page);
      missing.push(...wanted.filter(([, [, , words]]) => !text.includes(words)).map(([id, [, , words]]) => `${id}: ${words} on ${name}`));
    }
    assert.deepEqual(missing, []);
  });
}

/** What has to happen before a row is to be seen: to a member of a shop, on a page that is open. */
async function bring_about(page, shop, member, { at, cart, events = [], joined }) {
  for (const [n, event] of events.entries()) {
    const told = await fetch(`${url()}api/${shop}/backend/members/${member}/events`, { method: 'POST', body: JSON.stringify({ id: `seen-${event.kind}-${n}`, ...event }) });
    assert.ok(told.ok, `${event.kind}: ${told.status} ${await told.text()}`);
  }
  if (cart) {
    const choices = { lines: Object.entries(cart).map(([sku, quantity]) => ({ sku, quantity })), coupons: 'best', points: 'none', wallet: 'none', delivered: true };
    await page.evaluate(([key, text]) => localStorage.setItem(key, text), [`${shop}/${member}/cart`, JSON.stringify(choices)]);
  }
  if (joined) await page.evaluate((one) => localStorage.setItem('joined', JSON.stringify([one])), { shop, id: member, name: '阿明', at: Date.UTC(2026, 10, 1) });
  if (at) {
    await go(page, { shop, member, path: 'settings' });
    await page.fill('input[type=datetime-local]', at);
    await page.click('[data-do=travel]');
  }
}

for (const [id, [path, shop, words, before = {}]] of Object.entries(after))
  test(`row ${id}: ${words} on ${path} of ${shop}, after what brings it about`, async (t) => {
    const { joined, member = members[shop] } = before;
    const page = await open(t, { shop, member: joined ? members[shop] : member, offline: joined === true });
    await bring_about(page, shop, member, before);
    if (!before.at) {
      await page.goto(address(url(), { shop, member, path, offline: joined === true }));
      await page.reload();
      await shown(page);
    } else {
      await go(page, { shop, member, path });
    }
    await page.getByText(words).first().waitFor({ timeout: 5000 }).catch(async () => assert.fail(await text_of(page)));
  });
