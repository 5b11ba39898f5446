// Every row of docs/systems.md is to be seen: the page that its last column names says it.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { go, member_center, root, text_of } from './page.mjs';
import { cell_of, members, rows, unseen } from './systems.mjs';

const { open } = member_center();
const documented = readFileSync(join(root, 'docs/systems.md'), 'utf8').split('\n').map((line) => line.split('|').slice(1, -1).map((cell) => cell.trim())).filter(([id]) => /^\d\.\d+$/.test(id ?? ''));

test('the last column of docs/systems.md names the page that is looked at', () => {
  for (const cells of documented) assert.equal(cells[7], cell_of(cells[0]), cells[0]);
  assert.deepEqual(documented.map(([id]) => id).filter((id) => !rows[id] && !unseen[id]), []);
  assert.deepEqual(Object.keys(rows).filter((id) => unseen[id]), []);
  console.log(`# ${Object.keys(rows).length} of ${documented.length} rows are seen on a page; not: ${Object.keys(unseen).join(' ')}`);
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
