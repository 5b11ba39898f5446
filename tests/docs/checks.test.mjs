// Every warning and every change of a program that docs/errors.md lists has a vector in tests/checks, and the
// demonstration shops have no warnings but those that are known, and true.

import { spawnSync } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import assert from 'node:assert/strict';
import test from 'node:test';

const root = join(dirname(fileURLToPath(import.meta.url)), '../..');
const loyalty = process.env.LOYALTY ?? join(root, 'build/native/native/loyalty');

/** The codes of a section of docs/errors.md. */
function listed(section) {
  const text = readFileSync(join(root, 'docs/errors.md'), 'utf8').split(`## ${section}\n`)[1].split('\n## ')[0];
  return [...text.matchAll(/^\| `([a-z_]+)` \|/gm)].map((match) => match[1]);
}

/** The codes that vectors expect by hand below these pointers. */
const calls = readdirSync(join(root, 'tests/checks')).flatMap((name) =>
  JSON.parse(readFileSync(join(root, 'tests/checks', name), 'utf8')).calls);
const expected = (...pointers) => calls.flatMap((call) => pointers.flatMap((pointer) => call.expect?.[pointer] ?? [])
  .map((finding) => finding.code));

test('every warning has a vector', () => {
  assert.deepEqual([...new Set(expected('/warnings', '/refused'))].sort(),
    [...listed('Warnings'), ...listed('Changes of a program')].sort());
});

test('a change is refused or a warning, as docs/errors.md counts them', () => {
  const changes = calls.filter((call) => call.call === 'check_change');
  const refused = new Set(changes.flatMap((call) => call.expect?.['/refused'] ?? []).map((finding) => finding.code));
  const codes = listed('Changes of a program');
  assert.deepEqual(codes.slice(0, refused.size).sort(), [...refused].sort());
});

/** Coupons, chances and cards stay when a recharge or a referral is undone: the shops take that risk. */
const known = {
  'convenience-chain': { kept_after_undoing: 2 },
  'kunming-boutique': { kept_after_undoing: 1 },
  'private-domain-mall': { kept_after_undoing: 1 },
  'snack-shop': { kept_after_undoing: 3 },
  supermarket: { kept_after_undoing: 3 },
};

for (const shop of readdirSync(join(root, 'demo/shops')))
  test(`${shop} has the warnings that are known, and a cart that saves most`, () => {
    const { stdout } = spawnSync(loyalty, ['check', '--json', join(root, 'demo/shops', shop, 'program.json')], { encoding: 'utf8' });
    const { warnings, exposure } = JSON.parse(stdout);
    const counts = {};
    for (const { code } of warnings) counts[code] = (counts[code] ?? 0) + 1;
    assert.deepEqual(counts, known[shop]);
    assert.ok(exposure.optimal && exposure.payable > 0 && exposure.payable < exposure.list);
  });
