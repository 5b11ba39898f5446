// The walks through the demonstration shops end well, and what a shop offers is to be seen there.

import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import assert from 'node:assert/strict';
import test from 'node:test';

const root = join(dirname(fileURLToPath(import.meta.url)), '../..');
const loyalty = process.env.LOYALTY ?? join(root, 'build/native/native/loyalty');

function walk(...args) {
  const { status, stdout, stderr } = spawnSync(join(root, 'demo/run'), ['--lang', 'zh', ...args],
    { encoding: 'utf8', env: { ...process.env, LOYALTY: loyalty } });
  assert.equal(status, 0, stderr);
  return stdout;
}

/** What the walk has to say of services, campaigns and days of return. */
const seen = {
  'convenience-chain': [[], [/^ +代缴水电费 +0% +已付 ¥0\.00 +还可免费 1 次$/m]],
  'kunming-boutique': [['xiaoyu', 'autumn-look'], [/xy-o2 .*可退至 2026-11-26/]],
  'private-domain-mall': [['chen', 'group-buy'],
    [/^ +手续费 +¥3\.52/m, /^ +推广佣金提现 +0\.4% +已付 ¥3\.52 +还可免费 0 次$/m, /^ +羊肚菌三人团 +¥119\.00 +再来 1 人，¥109\.00 +截止 2026-11-23 12:00 +PT-0871$/m]],
  'snack-shop': [['doudou', 'ordinary-day'], [/^ +年货大礼包五人团 +¥179\.00 +再来 2 人，¥159\.00/m]],
  supermarket: [['wangjie', 'weekly-shop'], [/wj-o8 .*可退至 2026-12-\d\d/]],
};

for (const shop of readdirSync(join(root, 'demo/shops'))) {
  test(`a walk through ${shop}`, () => {
    const [who, said] = seen[shop];
    const told = walk(shop, ...who);
    for (const words of said) assert.match(told, words);
  });
}

test('a bargain that friends cut down', () => {
  assert.match(walk('private-domain-mall', 'zhao', 'win-back'), /^ +蚕丝被好友砍价 +¥779\.00 +还可砍 ¥80\.00 +截止 2026-11-24 17:00 +KJ-0316$/m);
});
