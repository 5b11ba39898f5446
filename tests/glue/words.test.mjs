// The Chinese as the trade says it: each wording where a customer meets it.

import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { root, source } from './source.mjs';

const { Describer, Speaker, zhCN } = await source('messages/index.ts');
const { chinese_member } = await source('store/member.zh-CN.ts');
const words = readFileSync(join(root, 'js-glue/src/store/zh-CN.ts'), 'utf8');
const program = {
  id: 'shop', version: 1, timezone: 'Asia/Shanghai',
  tiers: { levels: [{ id: 'low', name: '普卡' }, { id: 'high', name: '金卡', rate: 9500, reach: [{ all: [{ metric: 'recharge_single', at_least: 50_000 }] }] }] },
  coupons: [{ id: 'full', name: '满100减20', group: 'coupon', effects: [{ kind: 'amount_off', steps: [{ at: 10_000, amount: 2000 }] }], when: { weekdays: [6, 7] } }],
  pricing: { groups: [{ id: 'coupon', max_per_order: 1 }] },
  activities: { actions: [{ kind: 'review', name: '评价', grants: { points: 10 } }] },
};
const speaker = new Speaker({ sentences: zhCN, program, clock: 480, to: 'customer' });
const describer = new Describer({ sentences: zhCN, program, clock: 480 });

test('each wording of the trade', () => {
  assert.deepEqual(['recency', 'frequency', 'amount'].map((word) => speaker.word('score', word)), ['最近消费', '消费频次', '消费金额']);
  assert.equal(speaker.word('price', 'tier'), '会员价');
  assert.equal(speaker.word('source', 'bonus'), '赠金');
  assert.equal(speaker.told('unit', 'bonus', { amount: '¥5.00' }), '赠金 ¥5.00');
  assert.equal(speaker.reason({ code: 'price_kind' }), '特价商品不参与');
  assert.equal(speaker.reason({ code: 'not_chosen' }), '未选用');
  assert.equal(speaker.reason({ code: 'exclusive', with: 'full' }), '不与「满100减20」同享');
  assert.equal(speaker.reason({ code: 'stacking', max_per_order: 1, with: 'full' }), '每单限用 1 项，不与「满100减20」同享');
  assert.equal(speaker.reason({ code: 'weekday', needed: '6,7' }), '仅限周六、周日');
  assert.match(describer.level(program.tiers.levels[1]), /单次充值满 ?500元即可升级/);
  assert.equal(chinese_member.ends_points, '{what}将于 {day} 过期');
  assert.match(words, /field_cash: "还需支付"/);
});

test('an action goes by its name, and growth by nothing but growth', () => {
  const rows = describer.changes([{ kind: 'action_done', id: 'review', count: 1 }]);
  assert.deepEqual(rows.map(({ label }) => label), ['评价']);
  const by_growth = { ...program, tiers: { levels: [{ id: 'low', name: '普卡' }, { id: 'high', name: '金卡', growth: 100 }] } };
  const [row] = new Describer({ sentences: zhCN, program: by_growth, clock: 480 }).changes([{ kind: 'growth_counted', growth: 12_000, points: 100, money: 1200 }]);
  assert.equal(`${row.label} ${row.amount}`, '计入等级 12 成长值');
});

/** Every Chinese text that a customer may meet: sentences, the store's words, the pages. */
function texts() {
  const files = ['messages/zh-CN.json', ...['js-glue/src/store', 'demo/h5/src/words', 'demo/h5/src/pages'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true }).map(String).filter((name) => /\.ts$/.test(name)).map((name) => `${folder}/${name}`))];
  return files.map((file) => [file, readFileSync(join(root, file), 'utf8')]);
}

test('what the trade does not say stands nowhere', () => {
  for (const [file, text] of texts()) for (const word of ['近度', '频度', '额度3', '完成互动', '赠送金', '赠额', '等级价格', '现金支付', '失效于', '没有选中', '优惠合计', '计划（程序）'])
    assert.ok(!text.includes(word), `${word} in ${file}`);
});

/** Files below a folder that a customer reads texts of. */
function files_in(folder) {
  return readdirSync(join(root, folder), { recursive: true }).map(String).filter((name) => /\.(ts|vue|wxml|axml|ttml|json)$/.test(name) && !name.includes('node_modules')).map((name) => join(root, folder, name));
}

test('the shop says 您 to its members; only a friend says 你', () => {
  const of_friends = /送你|邀你|请你帮|邀请你|帮你砍/g;
  for (const folder of ['messages', 'js-glue/src', 'demo/h5/src', 'demo/miniprogram', 'demo/hosts']) for (const file of files_in(folder))
    for (const line of readFileSync(file, 'utf8').split('\n')) assert.ok(!line.replace(of_friends, '').includes('你'), `${file}: ${line.trim().slice(0, 120)}`);
});

test('the pages say 还需支付 and 共优惠, and 规则 for a program', () => {
  const said = texts().map(([, text]) => text).join('\n');
  for (const word of ['还需支付', '共优惠', '规则']) assert.ok(said.includes(word), word);
});
