// What the store shows of a member: level, points, coupons, savings, check-in, what ends when, and the time machine.

import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { test } from 'node:test';
import { chinese, engine, english, json, sample, shops } from './demo.mjs';
import { root, source } from './source.mjs';

const { MemberStore, localBooks } = await source('entries/store.ts');

const noon = Date.UTC(2026, 10, 28, 4);

/** A store on books of its own, of a member of a demonstration shop. */
async function opened(t, shop, member, { language = chinese, now = noon } = {}) {
  const { account, goods, program } = sample(shop, member);
  const center = engine.open(program, account), overview = center.overview(now);
  center.dispose();
  const store = new MemberStore({
    loadEngine: async () => engine, language, now: () => now, idle: (run) => setImmediate(run), channel: 'h5',
    books: () => localBooks({ engine, program, goods, account, now: () => now }),
  });
  await store.open();
  assert.equal(store.status.phase, 'ready', store.status.problem);
  t.after(() => store.dispose());
  return { store, overview, program, account };
}

const rest = () => new Promise((resolve) => setImmediate(resolve));

/** Every text in a view, with the way to it; keys, ids and fields for machines are none. */
function texts(view, at = '') {
  const machine = /\/(id|sku|key|kind|finish|state|day|month|coupon|order|page|icon|field|event|entrances|days|exchange|category|minute|text_kind)(\/\d+)?$/;
  if (typeof view === 'string') return machine.test(at) ? [] : [[at, view]];
  if (typeof view !== 'object' || view === null) return [];
  return Object.entries(view).flatMap(([name, value]) => texts(value, `${at}/${name}`));
}

const views = ['home', 'levels', 'points', 'mall', 'coupons', 'savings', 'ending', 'check_in', 'tasks', 'time'];

for (const [shop, members] of Object.entries(shops)) for (const member of members)
  test(`${shop} ${member}: every view has its texts, in both languages, without an id or an unset figure`, async (t) => {
    const { store, program, overview } = await opened(t, shop, member);
    const ids = new Set();
    (function gather(value) {
      if (typeof value !== 'object' || value === null) return;
      if (typeof value.id === 'string') ids.add(value.id);
      for (const one of Object.values(value)) gather(one);
    })(program);
    for (const coupon of overview.coupons) ids.add(coupon.id);
    for (const language of [chinese, english]) {
      store.speak(language);
      for (const name of views) for (const [at, text] of texts(store.view(name))) {
        if (name === 'home' && at === '/member') continue;
        assert.ok(!/[{}[\]]|undefined|NaN/.test(text), `${name}${at}: ${text}`);
        // A name may be the same word as an id only where the program gives no other.
        for (const id of ids) if (/[a-z]-|_/.test(id)) assert.ok(!text.split(/[\s，、「」“”,]+/).includes(id), `${name}${at} has the id ${id}: ${text}`);
        // Marks between names and figures are of the language.
        if (language === english) assert.doesNotMatch(text, /[：；，][\w¥]/, `${name}${at}`);
        if (language === english) for (const word of ['积分', '成长值', '到期', '过期', '签到', '充值'])
          if (text.includes(word)) assert.ok(JSON.stringify(program).includes(text) || names_in(program).some((own) => own.includes(word) && text.includes(own)), `${name}${at} in English: ${text}`);
      }
    }
  });

function names_in(value) {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(names_in) : [];
}

test('home shows what the overview has, and ways only to what the shop has', async (t) => {
  const { store, overview } = await opened(t, 'supermarket', 'wangjie');
  const home = store.view('home');
  assert.equal(home.points.points, overview.points.available);
  assert.equal(home.coupons, overview.coupons.filter(({ state }) => state === 'usable').length);
  assert.equal(home.saved.month.fen, overview.savings.this_month);
  assert.equal(home.saved.month.text, '¥175.74');
  assert.equal(home.check_in, undefined, 'the supermarket has no check-in');
  assert.ok(home.entrances.includes('gift-cards') && !home.entrances.includes('check-in') && !home.entrances.includes('campaigns'));
  assert.deepEqual(home.ending, store.view('ending').entries.slice(0, 3));
  assert.deepEqual([home.level.finish, home.level.highest], ['night', true]);
  const { store: mall } = await opened(t, 'private-domain-mall', 'chen');
  assert.ok(mall.view('home').entrances.includes('campaigns'));
  assert.equal(mall.view('home').check_in.streak, '今天开始连续签到');
});

test('levels: each with what it brings; why it is held, what keeps it and what lifts', async (t) => {
  const { store, overview } = await opened(t, 'kunming-boutique', 'lihua');
  const levels = store.view('levels');
  assert.deepEqual(levels.levels.map(({ finish, name, own, reached }) => [name, finish, own, reached]), [
    ['茉莉会员', 'paper', false, true], ['茶花银卡', 'silver', false, true], ['玫瑰金卡', 'gold', true, true], ['兰花钻卡', 'night', false, false],
  ]);
  assert.equal(levels.growth, `${overview.tier.growth} 成长值`);
  assert.equal(levels.why, '2026-08-22 成长值达标，升级成功');
  assert.equal(levels.card.keep, '2027-08-22 之前（含当天）再得 446 成长值，即可保级');
  const gold = levels.levels[2];
  assert.equal(gold.brings[0].text, '9.5折');
  assert.ok(gold.brings.some(({ name }) => name === '私人搭配顾问'));
  assert.ok(!levels.levels[0].brings.some(({ name }) => name === '私人搭配顾问'));
  assert.ok(levels.tasks.some(({ text }) => text === '每消费 ¥1.00 得 1 成长值'));
});

test('growth: what each thing of an order brought, as the books have it', async (t) => {
  const { store } = await opened(t, 'private-domain-mall', 'chen');
  const { grown } = store.view('levels');
  assert.ok(grown.length >= 3);
  assert.ok(grown[0].day >= grown.at(-1).day, 'the newest first');
  for (const { lines } of grown) for (const { growth, name } of lines) assert.match(`${name} ${growth}`, /[一-鿿].* \+\d+(\.\d+)? 成长值$/);
  const { orders } = store.view('orders');
  for (const { id, there } of grown) assert.equal(there, orders.some((order) => order.id === id));
});

test('a level that has changed has its own name, also where a segment has the same id', async (t) => {
  const { store } = await opened(t, 'snack-shop', 'doudou');
  const levels = store.view('levels');
  const changed = levels.records.flatMap(({ records }) => records).map(({ did }) => did);
  assert.ok(changed.includes('中度吃货'), changed.join());
  assert.ok(!changed.includes('中度客户'), changed.join());
});

test('the growth ledger tells where growth came from, and nothing else; levels have records of their own', async (t) => {
  const { store, overview } = await opened(t, 'private-domain-mall', 'chen');
  const { growth_records, records, tasks } = store.view('levels');
  const told = growth_records.flatMap(({ month, records }) => records.map((record) => (assert.ok(record.moment.startsWith(month)), record)));
  assert.equal(told.length, overview.ledger.filter(({ fact }) => /^(growth|recharge)_(un)?counted$|^window_closed$/.test(fact.kind)).length);
  assert.ok(told.some(({ did, order, title }) => title === '订单完成' && did === '获得成长值' && order !== undefined));
  for (const { figure, way } of told) assert.match(figure, { in: /^\+\d+(\.\d+)? 成长值$/, out: /^−\d+(\.\d+)? 成长值$/ }[way]);
  for (const { records: changes } of records) for (const { figure, way } of changes) assert.deepEqual([figure, way], [undefined, 'moved']);
  assert.equal(new Set(tasks.map(({ text }) => text)).size, tasks.length, 'two rules do not read alike');
});

for (const [shop, members] of Object.entries(shops)) for (const member of members)
  test(`${shop} ${member}: an order's way leads from its list price to what was paid`, async (t) => {
    const { store, overview, program } = await opened(t, shop, member);
    for (const [place, { id, payable, way }] of store.view('orders').orders.entries()) {
      const told = overview.orders[place];
      assert.equal(told.id, id);
      assert.equal(way.list.fen + (way.fee?.fen ?? 0) - way.steps.reduce((sum, { amount }) => sum + amount.fen, 0), payable.fen, id);
      assert.equal(told.way.cash + told.way.principal + told.way.bonus, payable.fen, id);
      assert.ok(way.paid.length !== 1 || told.way.cash === 0, 'money alone needs no list');
      // What gives points or a gift has taken no money off.
      for (const { effects, name } of program.promotions ?? [])
        if (effects.every(({ kind }) => kind === 'grant' || kind === 'gift')) assert.ok(!way.steps.some((step) => step.name.split(' + ').includes(name)), `${id}: ${name}`);
    }
  });

test('what gives points beside is not named where money came off', async (t) => {
  const { store } = await opened(t, 'private-domain-mall', 'chen');
  store.setQuantity('quilt-silk', 1);
  store.choose({ delivered: false });
  const { state } = await store.order();
  assert.equal(state, 'accepted');
  const [{ used, way }] = store.view('orders').orders;
  assert.ok(used.includes('老顾客满100送66积分（每天一次）'), used.join());
  assert.equal(way.steps.find(({ stage }) => stage === 'promotion').name, '每满200减20');
});

test('levels by requirements tell how much of each there is', async (t) => {
  const { store, overview } = await opened(t, 'supermarket', 'laozhang');
  const { missing, growth } = store.view('levels');
  assert.equal(growth, undefined, 'there is no growth where levels go by recharges');
  assert.equal(missing.length, overview.tier.missing.length);
  for (const [place, { at_least, have }] of overview.tier.missing.entries()) assert.equal(missing[place].share, Math.min(1, have / at_least));
});

test('the way to the next level is one sentence with every way in it; what comes in one go has no bar', async (t) => {
  const told = async (shop, member, language) => (await opened(t, shop, member, { language })).store.view('levels').card;
  assert.equal((await told('convenience-chain', 'taxi')).next, '再下 3 单，即可升为小跑会员');
  assert.equal((await told('snack-shop', 'doudou')).next, '再下 3 单且再消费 ¥194.70，或单笔消费满 ¥602.00，即可升为重度吃货');
  assert.equal((await told('snack-shop', 'doudou', english)).next, '3 more orders and ¥194.70 more spent, or one order of ¥602.00, to reach 重度吃货');
  assert.equal((await told('kunming-boutique', 'lihua')).next, '再得 3008 成长值，或单笔消费满 ¥2997.56，即可升为兰花钻卡');
  const single = await told('supermarket', 'laozhang');
  assert.deepEqual([single.next, single.progress], ['单次充值满 ¥1000.00，即可升为超级会员', undefined]);
  const { store } = await opened(t, 'supermarket', 'laozhang');
  assert.deepEqual(store.view('levels').missing.map(({ at_once }) => at_once), ['单次充值满 ¥1000.00，即可升为超级会员']);
  const { store: snacks } = await opened(t, 'snack-shop', 'doudou');
  assert.deepEqual(snacks.view('levels').missing.map(({ at_once, what }) => [what, at_once]), [['今年订单数', undefined], ['今年累计消费', undefined]]);
});

test('a level that was kept says when, as its records do', async (t) => {
  const { store } = await opened(t, 'private-domain-mall', 'zhao');
  const levels = store.view('levels');
  assert.equal(levels.why, '2026-11-13 保级成功');
  assert.ok(levels.records.flatMap(({ records }) => records).some(({ moment, title }) => moment.startsWith('2026-11-13') && title === '保级'));
});

test('tasks say how often they were done, and what was done for ever stands last and is offered nowhere', async (t) => {
  const { store, program } = await opened(t, 'private-domain-mall', 'chen');
  const of = (kind) => store.view('tasks').actions.find((one) => one.kind === kind);
  assert.deepEqual([of('share').state, of('share').can], ['今日 0/3', true]);
  assert.deepEqual([of('join').state, of('join').done, of('join').can], ['已完成', true, false]);
  assert.deepEqual(store.view('tasks').actions.slice(-2).map(({ done }) => done), [true, true]);
  assert.ok(!store.view('coupons').center.some(({ how }) => how === '完成「入会」'));
  assert.ok(store.view('levels').tasks.every(({ text }) => !/入会|完善资料/.test(text)));
  for (let time = 1; time <= 3; ++time) {
    assert.equal((await store.act({ kind: 'action_done', action: 'share' })).state, 'accepted');
    assert.equal(of('share').state, time < 3 ? `今日 ${time}/3` : '今日已完成');
  }
  assert.equal(of('share').can, false);
  assert.ok(program.activities.actions.length === store.view('tasks').actions.length);
  const pages = Object.fromEntries(store.view('tasks').achievements.map(({ id, page }) => [id, page]));
  assert.deepEqual(pages, { 'first-review': undefined, 'ten-orders': 'shop', 'three-friends': 'referral' });
});

test('what somebody buys has no bar where there is nothing', async (t) => {
  const { store } = await opened(t, 'private-domain-mall', 'zhao');
  const { portrait } = store.view('tasks');
  assert.deepEqual(portrait.scores.map(({ share }) => share), [0, 0, 0]);
  assert.equal(portrait.window, '近 180 天');
});

test('growth has one form, and what was paid and does not count is told', async (t) => {
  const { store } = await opened(t, 'kunming-boutique', 'xiaoyu');
  const { growth_records, grown, uncounted } = store.view('levels');
  const figures = [...growth_records.flatMap(({ records }) => records).map(({ figure }) => figure), ...grown.flatMap(({ lines }) => lines).map(({ growth }) => growth)];
  assert.ok(figures.length > 3);
  for (const figure of figures) assert.match(figure, /^[+−](\d+|0\.\d+) 成长值$/);
  assert.equal(uncounted, '消费金额不含运费、赠金支付的部分');
  const { store: market } = await opened(t, 'supermarket', 'laozhang');
  assert.equal(market.view('levels').uncounted, undefined, 'levels there go by recharges');
});

test('goods for points are to be collected, by a number that the records tell too; then it is enough for today', async (t) => {
  const { store } = await opened(t, 'convenience-chain', 'linlin');
  const egg = () => store.view('mall').exchanges.find(({ id }) => id === 'x-egg');
  assert.deepEqual([egg().ok, egg().today], [true, false]);
  assert.deepEqual(store.foresee(egg().event).brings.map(({ fetch, text }) => [text, fetch]), [['茶叶蛋', '待领取']]);
  const { booked } = await store.act({ ...egg().event, id: 'mi0abc-12ab34cd56ef' });
  assert.deepEqual(store.brought(booked).map(({ fetch }) => fetch), ['待领取，兑换号 34CD 56EF']);
  assert.deepEqual([egg().ok, egg().today, egg().state], [false, true, '今日已兑完，明天再来']);
  assert.equal(store.view('mall').records[0].records[0].did, '凭会员码领取，兑换号 34CD 56EF');
});

test('points: what is there, what is to come, what expires when, and the ledger with signs', async (t) => {
  const { store, overview } = await opened(t, 'kunming-boutique', 'lihua');
  const points = store.view('points');
  assert.equal(points.available.points, overview.points.available);
  assert.deepEqual(points.expiring.map(({ text }) => text), ['4495 积分将于 2028-12-31 过期']);
  const records = points.records.flatMap(({ month, records }) => records.map((record) => (assert.ok(record.moment.startsWith(month)), record)));
  assert.ok(records.some(({ figure, way }) => way === 'in' && figure === '+200'));
  assert.ok(records.some(({ figure, way }) => way === 'out' && figure === '−1400'));
  for (const { figure, way } of records) assert.ok(figure.startsWith({ in: '+', out: '−', moved: '' }[way]) && !/[+−].*[+−-]/.test(figure), figure);
});

test('an exchange says what it would bring, and books that', async (t) => {
  const { store, overview } = await opened(t, 'supermarket', 'wangjie');
  const before = overview.points.available;
  const coupon = store.view('mall').exchanges.find(({ kind }) => kind === 'coupon');
  assert.deepEqual([coupon.state, coupon.worth, coupon.price.text], ['可以兑换', '¥15', '800 积分']);
  const foreseen = store.foresee(coupon.event);
  assert.deepEqual(foreseen.brings.map(({ text, units }) => [text, units]), [['满100减15（烟酒除外）', 1]]);
  const done = await store.act(coupon.event);
  assert.equal(done.state, 'accepted');
  assert.deepEqual(store.brought(done.booked), foreseen.brings);
  assert.equal(store.view('points').available.points, before - coupon.price.points);
  const [{ records: [record] }] = store.view('mall').records;
  assert.deepEqual([record.title, record.figure], ['满100减15', '−800']);
});

test('what is out of reach says why', async (t) => {
  const { store, overview } = await opened(t, 'supermarket', 'laozhang');
  for (const one of store.view('mall').exchanges) {
    const { ok, refused, short } = overview.points.affordable.find(({ id }) => id === one.id);
    assert.equal(one.ok, ok);
    if (!ok && refused === undefined) assert.equal(one.state, `还差 ${short} 积分`);
  }
  assert.ok(store.view('mall').exchanges.some(({ ok }) => !ok));
});

test('coupons stand where they belong, with their ticket and the goods they are for', async (t) => {
  const { store, overview } = await opened(t, 'supermarket', 'wangjie');
  const before = store.view('coupons');
  const all = [...before.usable, ...before.pending, ...before.locked, ...before.used, ...before.past];
  assert.deepEqual(new Set(all.map(({ id }) => id)), new Set(overview.coupons.map(({ id }) => id)));
  for (const { order, state } of all) assert.equal(order !== undefined, state === 'used' || state === 'locked');
  const baby = before.usable.find(({ name }) => name.startsWith('母婴'));
  assert.deepEqual([baby.worth, baby.threshold, baby.until.text], ['¥30', '满200元可用', '2026-12-12']);
  assert.match(baby.sentence, /^满 200 减 30，限母婴、乳品.*12月12日到期$/);
  assert.deepEqual(baby.goods, []);
  store.priceUnits(json('demo/shops/supermarket/goods.json').goods.map(({ sku }) => sku));
  for (let turns = 0; turns < 50; turns++) await rest();
  const named = store.view('coupons').usable.find(({ id }) => id === baby.id).goods.map(({ sku }) => sku);
  assert.deepEqual(named.sort(), ['diaper', 'milk-box']);
  assert.ok(before.center.some(({ how, page }) => page === 'mall' && how === '800 积分兑换'));
  assert.ok(before.center.some(({ page }) => page === 'wallet'));
});

test('savings by month, kind and channel are those of the overview, and no month is left out', async (t) => {
  const { store, overview } = await opened(t, 'supermarket', 'wangjie');
  const { channels, kinds, months, total } = store.view('savings');
  const sum = (parts) => parts.reduce((all, { amount }) => all + amount.fen, 0);
  assert.equal(total.fen, overview.savings.total);
  for (const parts of [channels, kinds, months]) assert.equal(sum(parts), total.fen);
  assert.deepEqual(months.map(({ month }) => month), ['2026-02', '2026-03', '2026-04', '2026-05', '2026-06', '2026-07', '2026-08', '2026-09', '2026-10', '2026-11']);
  for (const month of months) assert.equal(sum(month.parts), month.amount.fen, month.month);
  assert.equal(Math.max(...months.map(({ height }) => height)), 1);
  const { store: snack } = await opened(t, 'snack-shop', 'doudou');
  const [card] = snack.view('savings').cards;
  assert.deepEqual([card.fee.text, card.covered], ['¥88.00', card.saved.fen >= card.fee.fen]);
});

test('what ends when is one list by date, with the level among it', async (t) => {
  const { store, overview } = await opened(t, 'private-domain-mall', 'chen');
  const { entries, months } = store.view('ending');
  assert.equal(entries.length, overview.ending.length + 1);
  assert.deepEqual(entries.map(({ at }) => at), entries.map(({ at }) => at).sort((a, b) => a - b));
  assert.deepEqual(months.flatMap((month) => month.entries), entries);
  assert.equal(entries[0].text, '「茶叶8.8折券」2026-11-30 到期');
  assert.ok(entries.some(({ text }) => text === 'V3 抽穗 2026-12-24 到期'));
});

test('a check-in fills today, and its reward is what was told', async (t) => {
  const { store } = await opened(t, 'kunming-boutique', 'lihua');
  const before = store.view('check_in');
  assert.deepEqual([before.title, before.today, before.streak], ['2026年11月', false, 0]);
  assert.equal(before.weeks[0][0].day, '2026-10-26', 'weeks begin on Monday');
  assert.equal(before.weeks.flat().find(({ state }) => state === 'today').day, '2026-11-28');
  const done = await store.act({ kind: 'checked_in' });
  assert.deepEqual(store.brought(done.booked), before.reward);
  const after = store.view('check_in');
  assert.deepEqual([after.today, after.streak, after.streak_text], [true, 1, '已连续签到 1 天']);
  assert.equal(after.weeks.flat().find(({ day }) => day === '2026-11-28').state, 'done');
  const open = after.weeks.flat().filter(({ state }) => state === 'open').map(({ day }) => day);
  assert.deepEqual(open, ['2026-11-25', '2026-11-26', '2026-11-27']);
  const made = await store.act({ kind: 'check_in_made_up', day: '2026-11-27' });
  assert.equal(made.state, 'accepted');
  assert.equal(store.view('check_in').streak, 2);
});

test('the calendar shows the month of the shop, not of the phone, and what can be made up before it', async (t) => {
  // 30 November 23:30 in Shanghai, then half an hour on.
  const eve = Date.UTC(2026, 10, 30, 15, 30);
  const { store } = await opened(t, 'private-domain-mall', 'chen', { now: eve });
  assert.equal(store.view('check_in').month, '2026-11');
  store.travel(eve + 30 * 60_000);
  const december = store.view('check_in');
  assert.equal(december.month, '2026-12');
  assert.equal(december.weeks.flat().find(({ state }) => state === 'today').day, '2026-12-01');
  assert.equal(december.weeks[0][0].day, '2026-11-30');
  assert.equal(december.weeks[0][0].state, 'open', 'a day of the month before, on its sheet');
  assert.equal(december.weeks.at(-1).at(-1).day, '2027-01-03');
});

test('over the end of a level the page shows the level then, and comes back', async (t) => {
  const { store, overview } = await opened(t, 'kunming-boutique', 'lihua');
  const now = store.view('home');
  const [place] = store.view('time').places;
  assert.deepEqual([place.at, place.name], [overview.tier.until, '玫瑰金卡到期之时']);
  store.travel(place.at);
  assert.equal(store.view('time').travelling, true);
  assert.equal(store.view('time').text, '2027-08-23 00:00');
  // The shop has days of grace: the level is held through them, and then it is lost.
  const [grace] = store.view('time').places;
  assert.ok(grace.at > place.at);
  store.travel(grace.at);
  assert.equal(store.view('home').level.name, '茶花银卡');
  assert.equal(store.view('levels').why.endsWith('上一等级到期，调整为本等级'), true, store.view('levels').why);
  const { store: other } = await opened(t, 'kunming-boutique', 'lihua');
  other.travelTo('2027-08-23T00:00');
  assert.equal(other.view('time').at, place.at, 'what a clock in the shop shows');
  store.travel();
  assert.equal(store.view('time').travelling, false);
  assert.deepEqual(store.view('home'), now);
  store.travelTo('no time');
  assert.equal(store.view('time').travelling, false);
});

test('a portrait names what the trade counts', async (t) => {
  const { store } = await opened(t, 'private-domain-mall', 'chen');
  const { achievements, portrait } = store.view('tasks');
  assert.deepEqual(portrait.scores.map(({ name, text }) => [name, text]), [['最近消费', '27 天前'], ['消费频次', '4 笔订单'], ['消费金额', '¥1866.71']]);
  assert.deepEqual(achievements.map(({ count, done }) => [count, done]), [['1/1', true], ['6/10', false], ['0/3', false]]);
});

test('every folder of demo/shops is among them', () => {
  assert.deepEqual(readdirSync(`${root}demo/shops`).sort(), Object.keys(shops).sort());
});
