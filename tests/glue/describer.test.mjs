// What is told of a program: no shop lets an id reach a customer, and each kind of thing has its exact words.

import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { test } from 'node:test';
import { root, source } from './source.mjs';

const { Describer, Speaker, zhCN, en } = await source('messages/index.ts');
const languages = { zh: zhCN, en };
const at = 1795330800000; // 2026-11-22
const shops = readdirSync(`${root}demo/shops`).map((shop) => JSON.parse(readFileSync(`${root}demo/shops/${shop}/program.json`, 'utf8')));

/** All that is written on a ticket. */
const words = ({ id: _, icon: __, ...texts }) => Object.values(texts).flat();

/** Everything a describer says of a program: [what it is of, texts]. */
function* tales(program, d) {
  const each = (list) => list ?? [];
  for (const offer of each(program.promotions)) yield [offer.id, words(d.promotion(offer.id, { at }))];
  for (const offer of each(program.coupons)) yield [offer.id, words(d.coupon(offer.id, { at }))];
  for (const level of each(program.tiers?.levels)) yield [level.id, [d.level(level)]];
  for (const benefit of each(program.benefits)) yield [benefit.id, [d.benefit(benefit)]];
  for (const card of each(program.cards)) yield [card.id, [d.card(card)]];
  for (const plan of each(program.wallet?.recharge_plans)) yield [plan.id, d.recharge(plan).flatMap((tier) => [tier.pay, tier.brings, tier.sentence])];
  for (const kind of each(program.wallet?.gift_cards)) yield [kind.id, [d.giftCard(kind)]];
  for (const exchange of each(program.points?.exchange)) yield [exchange.id, [d.exchange(exchange)]];
  const check_in = d.checkIn();
  if (check_in) yield ['check_in', Object.values(check_in).flat()];
  for (const draw of each(program.activities?.draws)) yield [draw.id, [d.draw(draw), ...draw.prizes.map((prize) => d.prize(prize, 100))]];
  for (const action of each(program.activities?.actions)) yield [action.kind, [d.action(action)]];
  for (const achievement of each(program.activities?.achievements)) yield [achievement.id, [d.achievement(achievement)]];
  yield ['referral', d.referral()];
  for (const rule of each(program.campaigns)) yield [rule.id, [d.campaign(rule)]];
  for (const service of each(program.services)) yield [service.id, [d.service(service)]];
  for (const price of each(program.pricing?.special_prices)) yield [price.id, [d.specialPrice(price)]];
}

/** Ids anywhere in a program that no word of a language is made of. */
function ids_in(value, into = new Set()) {
  if (typeof value === 'string' && !/^\d\d:\d\d$/.test(value) && /^[a-z0-9]+([-_/:*][a-z0-9*]*)+$/.test(value)) into.add(value);
  if (typeof value === 'object' && value !== null)
    for (const [key, one] of Object.entries(value)) if (key !== 'ext' && key !== 'icon') ids_in(one, into);
  return into;
}

test('of every thing of every shop there is something to say, and never an id', () => {
  let told = 0;
  for (const program of shops) {
    const ids = [...ids_in(program)];
    assert.ok(ids.length > 10, program.id);
    for (const [language, sentences] of Object.entries(languages))
      for (const [id, texts] of tales(program, new Describer({ program, sentences, clock: 480 })))
        for (const text of texts) {
          assert.ok(text.length > 0, `${program.id} ${id}`);
          for (const bad of ids) assert.ok(!text.includes(bad), `${language} ${program.id} ${id}: ${text}`);
          assert.doesNotMatch(text, /undefined|null|NaN|\{|\}|，，|, ,|^，|，$/, `${language} ${program.id} ${id}: ${text}`);
          if (language === 'zh') assert.doesNotMatch(text, /[a-z]{3}/, `${program.id} ${id}: ${text}`);
          told += 1;
        }
  }
  assert.ok(told > 500, String(told));
});

test('every id that a shop uses has a name', () => {
  for (const program of shops) {
    const speaker = new Speaker({ sentences: zhCN, program });
    const own = new Set(['orders', 'check_ins', 'referrals']);
    const check = (value, key) => {
      if (Array.isArray(value)) value.forEach((one) => check(one, key));
      else if (typeof value === 'object' && value !== null) for (const [name, one] of Object.entries(value)) check(one, name);
      else if (/^(categories|skus|tags|shops|channels|regions|segments|tiers|cards|coupons|sku|who|counter|draw|level|coupon)$/.test(key) && typeof value === 'string' && !own.has(value))
        assert.ok(speaker.named(value), `${program.id}: ${key} ${value}`);
    };
    check(program, '');
    for (const list of [program.pricing.groups, program.pricing.special_prices, program.points?.earn.rules, program.segments?.tags])
      for (const thing of list ?? []) assert.ok(thing.name, `${program.id}: ${thing.id}`);
    for (const action of program.activities?.actions ?? []) assert.ok(action.name, `${program.id}: ${action.kind}`);
  }
});

test('no id of a shop names two things', () => {
  for (const program of shops) {
    const names = new Map(Object.keys(program.names).map((id) => [id, 'names']));
    const check = (value, at) => {
      if (typeof value !== 'object' || value === null) return;
      const id = value.id ?? value.kind;
      if (typeof id === 'string' && typeof value.name === 'string') {
        assert.ok(!names.has(id), `${program.id}: "${id}" is in ${names.get(id)} and ${at}`);
        names.set(id, at);
      }
      for (const [key, one] of Object.entries(value)) if (key !== 'ext') check(one, `${at}/${key}`);
    };
    check(program, '');
    assert.ok(names.size > 50, program.id);
  }
});

const program = {
  id: 'shop', version: 1, timezone: 'Asia/Shanghai',
  names: { tea: '茶饮', 'tea/green': '绿茶', cup: '茶杯', shared: '共用' },
  tiers: { levels: [{ id: 'basic', name: '普通' }, { id: 'gold', name: '金卡', growth: 1000 }] },
  pricing: { groups: [{ id: 'sales' }, { id: 'coupon', max_per_order: 1 }] },
  cards: [{ id: 'plus', name: 'Plus 卡', kind: 'paid', price: 9900, months: 12 }],
  coupons: [{ id: 'c', name: '满100减20', group: 'coupon', effects: [{ kind: 'amount_off', steps: [{ at: 10000, amount: 2000 }] }], validity: { days_after_issue: 30 } }],
};
const zh = new Describer({ program, sentences: zhCN, clock: 480 });
const english = new Describer({ program, sentences: en, clock: 480 });
const until = Date.UTC(2026, 10, 30, 16); // the end of 30 November in Shanghai

/** What both languages say of an offer with these members. */
const both = (members, occasion = { at }) => {
  const offer = { id: 'p', name: 'p', group: 'sales', ...members };
  return [zh.promotion(offer, occasion).sentence, english.promotion(offer, occasion).sentence];
};

test('a coupon as a ticket', () => {
  const offer = { ...program.coupons[0], scope: { categories: ['tea'] }, validity: { until }, icon: 'leaf' };
  assert.deepEqual(zh.coupon(offer, { at }), {
    id: 'c', name: '满100减20', icon: 'leaf', worth: '¥20', threshold: '满100元可用', scope: '限茶饮', conditions: [],
    limits: ['每单限用 1 张'], until: '11月30日到期', effects: ['满 100 减 20'], sentence: '满 100 减 20，限茶饮，11月30日到期',
  });
  assert.equal(english.coupon(offer, { at }).sentence, '¥20 off when you spend ¥100, 茶饮 only, until 30 Nov');
  // Of a coupon that is held, its own days; without the present, the year.
  assert.equal(zh.coupon('c').until, '领取后 30 天内有效');
  assert.equal(zh.coupon('c', { until }).until, '2026年11月30日到期');
  assert.equal(zh.coupon('c', { at, from: until, until: until + 86400000 }).until, '12月1日至12月1日');
  assert.equal(zh.coupon('c', { at, until: until + 3600000 * 10.5 }).until, '12月1日 10:30到期');
  assert.equal(zh.coupon('none'), undefined);
});

test('折 as Chinese shops write it', () => {
  for (const [off, worth, english_worth] of [[1200, '8.8折', '12% off'], [5000, '5折', '50% off'], [500, '9.5折', '5% off'], [1150, '8.85折', '11.5% off'], [9999, '0.001折', '99.99% off'], [10000, '免费', 'free']]) {
    const offer = { id: 'p', name: 'p', group: 'sales', effects: [{ kind: 'percent_off', off }] };
    assert.equal(zh.promotion(offer).worth, worth);
    assert.equal(english.promotion(offer).worth, english_worth);
  }
});

test('each kind of effect', () => {
  const rows = [
    [{ effects: [{ kind: 'amount_off', amount: 500 }] }, '立减 5元', '¥5 off'],
    [{ effects: [{ kind: 'amount_off', amount: 550 }], threshold: { units: 2 } }, '满 2 件减 5.5元', '¥5.50 off when you buy 2'],
    [{ effects: [{ kind: 'amount_off', amount: 500 }], threshold: { amount: 10000, units: 2 } }, '满 100 且 2 件减 5元', '¥5 off when you spend ¥100 and buy 2'],
    [{ effects: [{ kind: 'amount_off', every: 20000, amount: 2000, max_times: 3 }] }, '每满 200 减 20，最多 3 次', '¥20 off every ¥200, at most 3 times'],
    [{ effects: [{ kind: 'amount_off', every: 3, amount: 100, by: 'units' }] }, '每满 3 件减 1元', '¥1 off every 3 items'],
    [{ effects: [{ kind: 'amount_off', steps: [{ at: 9900, amount: 1000 }, { at: 19900, amount: 3000 }] }] }, '满 99 减 10、满 199 减 30', '¥10 off when you spend ¥99, ¥30 off when you spend ¥199'],
    [{ effects: [{ kind: 'percent_off', off: 1200, cap: 3000 }], threshold: { amount: 10000 } }, '满 100 享 8.8折，最高减 30元', '12% off when you spend ¥100, at most ¥30'],
    [{ effects: [{ kind: 'percent_off', by: 'units', steps: [{ at: 2, off: 1500 }, { at: 3, off: 2000 }] }] }, '满 2 件享 8.5折、满 3 件享 8折', '15% off when you buy 2, 20% off when you buy 3'],
    [{ effects: [{ kind: 'unit_amount_off', amount: 200, max_units: 6 }] }, '每件减 2元，限 6 件', '¥2 off each, at most 6 items'],
    [{ effects: [{ kind: 'nth_unit', offs: [0, 5000] }] }, '第2件 5折', '50% off the 2nd item'],
    [{ effects: [{ kind: 'nth_unit', offs: [0, 0, 0, 10000], max_times: 2 }] }, '第4件免费，最多 2 次', 'the 4th item free, at most 2 times'],
    [{ effects: [{ kind: 'bundle_price', units: 3, price: 3900 }] }, '任选 3 件 39元', 'any 3 for ¥39'],
    [{ effects: [{ kind: 'bundle_price', price: 1280, items: [{ scope: { categories: ['tea'] }, units: 2 }, { scope: { skus: ['cup'] }, units: 1 }] }] }, '茶饮 2 件、茶杯 1 件，套餐价 12.8元', '2 × 茶饮 + 1 × 茶杯 for ¥12.80'],
    [{ effects: [{ kind: 'buy_get', buy: 2, get: 1, off: 10000 }] }, '买 2 送 1', 'buy 2, get 1 free'],
    [{ effects: [{ kind: 'buy_get', buy: 1, get: 1, off: 5000, get_scope: { skus: ['cup'] } }] }, '买 1 件，另 1 件茶杯享 5折', 'buy 1, get 1 of 茶杯 at 50% off'],
    [{ effects: [{ kind: 'exchange', units: 1 }], scope: { skus: ['cup'] } }, '免费兑换茶杯 1 件', '1 × 茶杯 for free'],
    [{ effects: [{ kind: 'shipping_off', cap: 800 }], threshold: { amount: 5900 } }, '满 59 包邮，最高减 8元', 'free shipping when you spend ¥59, at most ¥8'],
    [{ effects: [{ kind: 'gift', sku: 'cup', units: 1, value: 0 }], threshold: { amount: 80000 } }, '满 800 送茶杯 1 件', '1 × 茶杯 as a gift when you spend ¥800'],
    [{ effects: [{ kind: 'amount_off', amount: 100 }, { kind: 'grant', points: 66, coupons: ['c', 'c'] }], threshold: { amount: 10000 } }, '满 100 减 1，送 66 积分、2 张「满100减20」', '¥1 off when you spend ¥100, 66 points, 2 × 满100减20'],
  ];
  for (const [members, chinese, english_sentence] of rows) assert.deepEqual(both(members), [chinese, english_sentence]);
});

test('for whom, where and when', () => {
  const effects = [{ kind: 'shipping_off' }];
  const rows = [
    [{ when: { tiers: ['gold'], weekdays: [7, 6] } }, '包邮，限金卡，仅限周六、周日', 'free shipping, for 金卡, Saturdays, Sundays only'],
    [{ when: { weekdays: [1, 2, 3, 5] } }, '包邮，仅限周一至周三、周五', 'free shipping, Mondays to Wednesdays, Fridays only'],
    [{ when: { cards: ['plus'], hours: [{ from: '12:00', to: '14:00' }] } }, '包邮，持「Plus 卡」专享，12:00–14:00', 'free shipping, with Plus 卡, 12:00–14:00'],
    [{ when: { member_day: true, first_order: true, birthday: 'week' } }, '包邮，仅限首单，生日当周，仅限会员日', 'free shipping, first order only, in the week of your birthday, member days only'],
    [{ when: { from: 0, until } }, '包邮，11月30日到期', 'free shipping, until 30 Nov'],
    [{ when: { from: until } }, '包邮，12月1日起', 'free shipping, from 1 Dec'],
    [{ scope: { categories: ['tea', 'tea/green'], except: { skus: ['cup'] } } }, '包邮，限茶饮、绿茶，茶杯除外', 'free shipping, 茶饮, 绿茶 only, except 茶杯'],
  ];
  for (const [members, chinese, english_sentence] of rows) assert.deepEqual(both({ effects, ...members }), [chinese, english_sentence]);
});

test('money of other currencies keeps its sign', () => {
  const d = new Describer({ program: { ...program, currency: 'HKD' }, sentences: zhCN });
  const told = d.coupon('c');
  assert.deepEqual([told.worth, told.threshold, told.effects], ['HK$20', '满HK$100可用', ['满 HK$100 减 HK$20']]);
});

test('levels, cards, recharges, exchanges, check-ins', () => {
  const reach = [{ all: [{ metric: 'paid', at_least: 50000 }, { metric: 'orders', at_least: 5 }] }, { all: [{ metric: 'recharge_single', at_least: 100000 }] }];
  assert.equal(zh.level({ id: 'l', name: 'l', reach, rate: 9500 }), '累计消费满 500元且满 5 笔订单，或单次充值满 1000元即可升级，会员价 9.5折');
  assert.equal(zh.level(program.tiers.levels[1]), '成长值满 1000 点即可升级');
  assert.equal(english.level(program.tiers.levels[1]), 'reached with 1000 growth');
  assert.equal(zh.card(program.cards[0]), '99元，12 个月');
  assert.equal(zh.recharge({ id: 'r', name: 'r', steps: [{ at: 20000, grants: { bonus: 2000, coupons: ['c'] } }] })[0].sentence, '充 200元，送 20元赠金、1 张「满100减20」');
  assert.equal(zh.exchange({ id: 'x', name: '茶杯', kind: 'goods', points: 400, cash: 990, sku: 'cup', per_day: 1 }), '400 积分 + 9.9元兑换茶杯，每天限 1 次');
  assert.equal(english.exchange({ id: 'x', name: '茶杯', kind: 'goods', points: 1, sku: 'cup' }), '茶杯 for 1 point');
  assert.equal(zh.action({ kind: 'review', grants: { points: 10 }, per_day: 5 }), '评价送 10 积分，每天限 5 次');
  assert.equal(zh.achievement({ id: 'a', name: 'a', counter: 'orders', goal: 10, grants: { growth: 300 } }), '完成 10 笔订单，送 300 成长值');
  const rising = new Describer({ program: { ...program, activities: { check_in: { rising: { start: 1, step: 1, cap: 7 }, milestones: [{ streak: 7, grants: { points: 20 } }], make_up: { days: 3, points: 10 } } } }, sentences: zhCN });
  assert.deepEqual(rising.checkIn(), { days: ['首日 1 积分，逐日加 1，最多 7 积分'], milestones: ['连续签到 7 天送 20 积分'], makeUp: '可补签最近漏签的 3 天，每次 10 积分' });
});

test('names: the table first, then the things themselves, never what is in ext', () => {
  const named = new Speaker({ sentences: zhCN, program: {
    id: 'shop', version: 1, timezone: 'UTC', names: { a: '表' }, ext: { id: 'x', name: '不是' },
    segments: { amount: [1], frequency: [1], recency_days: [1], tags: [{ id: 'a', name: '标签' }, { id: 'b', name: '标签二' }] },
    activities: { actions: [{ kind: 'survey', name: '问卷', grants: {} }] },
  } });
  assert.deepEqual(['a', 'b', 'survey', 'x', 'constructor'].map((id) => named.name(id)), ['表', '标签二', '问卷', 'x', 'constructor']);
  assert.equal(named.named('x'), undefined);
});

test('what an event changed, as rows: sums of an order, names, what nobody asks for left out', () => {
  const program = {
    id: 'shop', version: 1, timezone: 'Asia/Shanghai', tiers: { levels: [{ id: 'low', name: '普卡' }, { id: 'high', name: '金卡', growth: 100 }] },
    coupons: [{ id: 'full', name: '满100减20' }], activities: { actions: [{ kind: 'review', name: '写评价', grants: {} }] },
  };
  const tell = (sentences, facts) => new Describer({ sentences, program, clock: 480 }).changes(facts);
  const end = Date.UTC(2026, 11, 31, 16);
  const facts = [
    { kind: 'points_granted', points: 20, id: 'o-1.0', of: 'spending', until: end },
    { kind: 'points_granted', points: 30, id: 'o-1.1', of: 'spending', until: end },
    { kind: 'cap_counted', points: 50 }, { kind: 'offer_used', id: 'full' },
    { kind: 'growth_counted', growth: 12_500, money: 1250, count: 1 },
    { kind: 'coupon_issued', id: 'full', of: 'action' },
    { kind: 'level_reached', id: 'high', count: 12 },
    { kind: 'action_done', id: 'review', count: 1 },
    { kind: 'wallet_credited', principal: 10_000, bonus: 500, points: 3 },
  ];
  assert.deepEqual(tell(zhCN, facts).map(({ amount, label, until, what }) => [label, amount, what, until]), [
    ['获得积分', '50 积分', '消费', '2026-12-31'],
    ['计入等级', '12 成长值', '', undefined],
    ['获得优惠券', '', '满100减20（活动奖励）', undefined],
    ['升级', '', '金卡', undefined],
    ['写评价', '', '', undefined],
    ['余额到账', '本金 ¥100.00、赠金 ¥5.00', '', undefined],
  ]);
  for (const { label, amount } of tell(en, facts)) assert.doesNotMatch(`${label.replace('写评价', '')} ${amount}`, /_|[一-鿿]|undefined/);
  // Where nothing else has changed, what rules keep for themselves is told: something has.
  assert.equal(tell(zhCN, [{ kind: 'cap_counted', points: 50 }]).length, 1);
  assert.deepEqual(tell(zhCN, []), []);
  // Levels that go by money say money, and no growth.
  const by_money = { ...program, tiers: { levels: [{ id: 'low', name: '普卡' }, { id: 'high', name: '金卡', reach: [{ all: [{ metric: 'paid', at_least: 100 }] }] }] } };
  assert.equal(new Describer({ sentences: zhCN, program: by_money, clock: 480 }).changes([facts[4]])[0].amount, '¥12.50');
});

test('money with a sign has its cents whole, in every language that writes a sign', () => {
  const offs = [{ id: 'a', name: 'A', effects: [{ kind: 'amount_off', steps: [{ at: 2280, amount: 150 }] }] }, { id: 'b', name: 'B', effects: [{ kind: 'unit_amount_off', amount: 1005 }] }];
  for (const coupon of offs) {
    const told = words(new Describer({ sentences: en, program: { ...program, coupons: offs }, clock: 480 }).coupon(coupon)).join(' ');
    assert.doesNotMatch(told, /¥\d+\.\d(?!\d)/, told);
    assert.match(told, /¥(22\.80|10\.05)/);
  }
  assert.match(words(new Describer({ sentences: zhCN, program: { ...program, coupons: offs }, clock: 480 }).coupon(offs[0])).join(' '), /满22\.8元可用/);
});
