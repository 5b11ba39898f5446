// What the store shows beside cart and coupons: wallet, gift cards, draws, cards, referrals, campaigns, benefits, feedback.

import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { test } from 'node:test';
import { chinese, engine, english, sample } from './demo.mjs';
import { root, source } from './source.mjs';

const { MemberStore, localBooks } = await source('entries/store.ts');

const now = Date.UTC(2026, 10, 28, 4);

/** A store on books of its own, of a member of a demonstration shop. */
async function opened(shop, member, { seeds } = {}) {
  const { account, goods, program } = sample(shop, member);
  const center = engine.open(program, account), overview = center.overview(now);
  center.dispose();
  let books;
  const store = new MemberStore({
    loadEngine: async () => engine, language: chinese, now: () => now, idle: (run) => setImmediate(run), channel: 'h5',
    books: async () => (books = await localBooks({ engine, program, goods, account, now: () => now, seeds })),
  });
  await store.open();
  assert.equal(store.status.phase, 'ready', store.status.problem);
  return { store, overview, program, account, staff: (event) => books.staff({ id: `staff-${event.kind}`, ...event }) };
}

const texts = (brings) => brings.map(({ text, units }) => (units ? `${text}×${units}` : text));

test('a wallet shows both balances, what is refundable, and what each recharge brings', async () => {
  const { store, overview } = await opened('supermarket', 'wangjie');
  const wallet = store.view('wallet');
  assert.equal(wallet.principal.fen, overview.wallet.principal);
  assert.equal(wallet.bonus.text, '¥270.92');
  assert.equal(wallet.order, '付款时本金与赠金按比例使用');
  assert.deepEqual(wallet.recharges.map(({ refundable }) => refundable.fen), overview.wallet.recharges.map(({ refundable }) => refundable).reverse(), 'the newest first');
  assert.deepEqual(wallet.recharges.map(({ less }) => less), [undefined, '可退金额已扣回用掉的赠金']);
  assert.deepEqual(wallet.ladder.map(({ amount, brings }) => [amount.text, ...texts(brings)]), [
    ['¥500.00', '赠金 ¥20.00'],
    ['¥1000.00', '赠金 ¥60.00', '会员月券 满150减20×1'],
    ['¥3000.00', '赠金 ¥250.00', '1000 积分', '会员月券 满150减20×1', '鸡蛋提货券×1', '「幸运大转盘」3 次机会'],
  ]);
  assert.ok(wallet.records.length > 0);
  for (const { month, records } of wallet.records) for (const record of records) assert.ok(record.moment.startsWith(month), record.moment);
  store.dispose();
});

test('what a recharge would bring is what it brings, with the level', async () => {
  const { store, staff } = await opened('supermarket', 'laozhang');
  const event = { kind: 'recharged', amount: 300_000 };
  const { brings, refused } = store.foresee(event);
  assert.equal(refused, undefined);
  assert.ok(texts(brings).includes('升为钻石会员'), texts(brings).join());
  assert.ok(texts(brings).includes('本金 ¥3000.00') && texts(brings).includes('赠金 ¥250.00'));
  const booked = await staff(event);
  assert.deepEqual(store.brought(booked), brings);
  await store.catchUp();
  assert.equal(store.view('wallet').principal.fen, 350_000);
  assert.equal(store.view('home').level.name, '钻石会员');
  store.dispose();
});

test('a recharge that brings more for every hundred says when', async () => {
  const { store } = await opened('snack-shop', 'doudou');
  const { every, where } = store.view('wallet');
  assert.deepEqual(every.map(({ amount, brings, times, when }) => [amount.text, texts(brings), times, when]), [['¥100.00', ['赠金 ¥8.00'], 10, '仅限会员日']]);
  assert.deepEqual(where, ['小程序', '门店']);
  store.dispose();
});

test('a gift card is bought, sent, and used by whoever has it', async () => {
  const { store, staff, overview } = await opened('supermarket', 'wangjie');
  assert.deepEqual(store.view('gift_cards').kinds.map(({ face, price, cheaper }) => [face.text, price.text, cheaper]), [['¥200.00', '¥198.00', true], ['¥500.00', '¥490.00', true]]);
  for (const number of ['6200000000000001', '6200000000000002'])
    await staff({ id: `buy-${number}`, kind: 'gift_card_bought', gift_card: 'card-200', gift_card_id: number, amount: 19_800 });
  await store.catchUp();
  assert.equal((await store.act({ kind: 'gift_card_sent', gift_card_id: '6200000000000001', to: 'm-laozhang' })).state, 'accepted');
  const [sent, owned] = store.view('gift_cards').held;
  assert.deepEqual([sent.number, sent.state, sent.to, owned.state], ['6200 0000 0000 0001', 'sent', 'm-laozhang', 'owned']);
  assert.equal(owned.bought, true);
  const used = await store.act({ kind: 'gift_card_used', gift_card_id: owned.id });
  assert.deepEqual(texts(store.brought(used.booked)), ['本金 ¥198.00', '赠金 ¥2.00', '100 积分']);
  assert.equal(store.view('gift_cards').principal.fen, overview.wallet.principal + 19_800);
  // A card that is on its way is not used by who sent it.
  assert.equal((await store.act({ kind: 'gift_card_used', gift_card_id: sent.id })).state, 'refused');
  store.dispose();
});

test('a draw tells its odds, and the prize that came is one of its own', async () => {
  const { store } = await opened('supermarket', 'wangjie', { seeds: { wheel: 'neighbourhood-2026-11' } });
  const [wheel] = store.view('draws').draws;
  assert.deepEqual(wheel.prizes.map(({ odds }) => odds), ['60%', '25%', '12%', '2.9%', '0.1%']);
  assert.deepEqual([wheel.chances, wheel.chances_text, wheel.cost_text], [4, '还有 4 次免费机会', '100 积分/次']);
  const done = await store.draw('wheel');
  assert.equal(done.state, 'accepted', done.sentence);
  const [after] = store.view('draws').draws;
  assert.equal(after.chances, 3);
  assert.equal(after.made[0].number, wheel.made[0].number + 1);
  assert.ok(after.prizes.some(({ id }) => id === after.made[0].prize));
  assert.equal(after.over, false);
  store.dispose();
});

test('cards: what a paid one has saved against its fee, and why another cannot be had', async () => {
  const { store, overview } = await opened('snack-shop', 'doudou');
  const { cards } = store.view('cards');
  const svip = cards.find(({ id }) => id === 'svip');
  const { paid, saved } = overview.cards.find(({ id }) => id === 'svip');
  assert.deepEqual([svip.held.paid.fen, svip.held.saved.fen, svip.held.earned, svip.can], [paid, saved, saved >= paid, 'renew']);
  assert.ok(Math.abs(svip.held.back - saved / paid) < 1e-9);
  const heavy = cards.find(({ id }) => id === 'heavy-card');
  assert.deepEqual([heavy.condition, heavy.can, heavy.held], ['升为重度吃货自动获得', 'wait', undefined]);
  assert.ok(!cards.some(({ id }) => id === 'staff-card'), 'an internal card is seen by those who are invited');
  store.dispose();
});

test('what the cart would cost with a card leaves the cart as it is', async () => {
  const { store } = await opened('snack-shop', 'laowang');
  assert.equal(await store.priceWith({ as_card: 'svip' }), undefined);
  store.add('nuts-daily', 3);
  const before = store.view('cart').price;
  const join = await store.priceWith({ as_card: 'svip' });
  assert.equal(join.payable.fen + join.saves.fen, before.payable.fen);
  assert.equal(store.view('cart').price.join, undefined);
  assert.equal(store.choices.as_card, undefined);
  store.dispose();
});

test('referrals: who was brought, and what each earned', async () => {
  const two_levels = await opened('private-domain-mall', 'chen');
  assert.deepEqual(two_levels.store.view('referral').rewards.map(({ title, brings }) => [title, ...texts(brings)]), [
    ['好友完成首单', '赠金 ¥10.00', '500 积分'], ['好友的好友完成首单', '100 积分']]);
  two_levels.store.dispose();
  const { store, account, overview } = await opened('supermarket', 'wangjie');
  const { friends, members, offered, welcome } = store.view('referral');
  assert.deepEqual(texts(welcome), ['100 积分', '满100减15（烟酒除外）×1']);
  assert.equal(offered, true);
  assert.equal(members, overview.referrals.members);
  assert.deepEqual(friends.map(({ member, points }) => [member, points.points]), account.activities.referrals.map(({ member, points }) => [member, points]));
  store.dispose();
  const none = await opened('snack-shop', 'doudou');
  assert.deepEqual([none.store.view('referral').offered, none.store.view('referral').friends], [false, []]);
  none.store.dispose();
});

test('a group buy is opened, goes into the cart at its price, and tells who is missing', async () => {
  const { store } = await opened('snack-shop', 'doudou');
  const [run] = store.view('campaigns').runs;
  assert.deepEqual([run.price.text, run.next.text, run.missing, run.missing_text], ['¥179.00', '¥159.00', 2, '还差 2 人，即享 ¥159.00']);
  store.addAt(run.sku, { id: run.id, kind: 'group_buy', unit_price: run.price.fen });
  assert.equal(store.view('campaigns').runs[0].in_cart, true);
  // A coupon is in it, too: then it is no group buy's price.
  const [{ parts: [part] }] = store.view('cart').lines;
  assert.deepEqual([part.price, part.off.length > 1, part.off[0].name], ['到手价', true, '拼团']);
  // Friends have helped with one: the others cost what they cost without it, as the service has it.
  store.setQuantity(run.sku, 3);
  assert.deepEqual(store.view('cart').lines[0].parts.map(({ quantity, off }) => [quantity, off[0]?.name === '拼团']), [[1, true], [2, false]]);
  const other = await opened('snack-shop', 'laowang');
  const [offer] = other.store.view('campaigns').offers;
  assert.deepEqual([offer.kind_text, offer.steps.map(({ text, price }) => [text, price.text]), offer.run], ['拼团', [['3 人团', '¥179.00'], ['5 人团', '¥159.00']], undefined]);
  assert.equal((await other.store.act({ kind: 'campaign_opened', campaign: offer.id })).state, 'accepted');
  const [opened_run] = other.store.view('campaigns').runs;
  assert.deepEqual([opened_run.members, opened_run.missing, opened_run.price.text], [1, 2, '¥199.00']);
  assert.equal(other.store.view('campaigns').offers[0].run, opened_run.id);
  store.dispose();
  other.store.dispose();
});

test('a run that has ended while its price stood there is told before it is sent, and the next tap orders without it', async () => {
  const { account, goods, program } = sample('snack-shop', 'doudou');
  let at = now;
  const books = await localBooks({ engine, program, goods, account, now: () => at });
  const store = new MemberStore({ loadEngine: async () => engine, language: english, now: () => at, idle: (run) => setImmediate(run), books });
  await store.open();
  const [run] = store.view('campaigns').runs;
  store.addAt(run.sku, { id: run.id, kind: run.kind, unit_price: run.price.fen });
  const shown = store.view('cart');
  assert.deepEqual([shown.lines[0].run, shown.lines[0].over], [run.price, undefined]);
  at = run.until.at;
  const done = await store.order();
  assert.deepEqual([done.state, done.error.code, (await books.events(0)).length], ['refused', 'payable_differs', 0]);
  const [line] = store.view('cart').lines;
  assert.deepEqual([line.run, line.over], [undefined, 'Group buy is over: the usual price']);
  assert.deepEqual(store.changesSince(shown)[0], { name: line.name, before: run.price.text, now: line.unit.text });
  assert.equal((await store.order()).state, 'accepted');
  store.dispose();
});

test('books on the page have the prices of their runs, and no others', async () => {
  const { account, goods, program } = sample('snack-shop', 'doudou');
  const books = await localBooks({ engine, program, goods, account, now: () => now });
  const center = engine.open(program, account);
  const [run] = center.overview(now).campaigns, thing = goods.goods.find(({ sku }) => sku === run.sku);
  const priced = (price) => center.quote({ at: now, lines: [{ ...thing, quantity: 1, prices: [{ id: run.id, kind: run.kind, max_units_per_member: 1, unit_price: run.price, ...price }] }] }).receipt;
  for (const [price, at] of [[{ unit_price: 1 }, '/cart/lines/0/prices/0/unit_price'], [{ id: 'mine' }, '/cart/lines/0/prices'], [{ id: 'mine', kind: 'limited' }, '/cart/lines/0/prices']])
    await assert.rejects(books.placeOrder({ id: `o-${at}`, receipt: priced(price) }), (error) => error.code === 'cart_differs' && error.at.startsWith(at), at);
  assert.equal((await books.placeOrder({ id: 'o', receipt: priced({}) })).replayed, false);
  center.dispose();
});

test('benefits tell their quota, and a use takes one', async () => {
  const { store } = await opened('supermarket', 'wangjie');
  const lottery = () => store.view('benefits').benefits.find(({ id }) => id === 'lottery');
  assert.deepEqual([lottery().left, lottery().usable, lottery().redeemed_text, lottery().whose], ['本月剩 1 次，共 1 次', true, '线上使用', '钻石会员专享']);
  assert.equal((await store.act({ kind: 'benefit_used', benefit: 'lottery' })).state, 'accepted');
  assert.deepEqual([lottery().left, lottery().usable, lottery().held], ['本月剩 0 次，共 1 次', false, true]);
  const days = store.view('benefits').benefits.find(({ id }) => id === 'return-days');
  assert.equal(days.name, '延长退货期 23 天');
  assert.deepEqual([days.value, days.values], ['23', [{ level: '超级会员', text: '8 天', own: false }, { level: '钻石会员', text: '23 天', own: true }]]);
  store.dispose();
});

test('services cost what the level pays', async () => {
  const { store } = await opened('convenience-chain', 'linlin');
  const [bills] = store.view('benefits').services;
  assert.deepEqual([bills.rate, bills.free, bills.most], ['免手续费', undefined, undefined], 'what costs nothing has no free uses');
  const taxi = await opened('convenience-chain', 'taxi');
  const [of_taxi] = taxi.store.view('benefits').services;
  assert.deepEqual([of_taxi.rate, of_taxi.most], ['手续费 0.3%', '每笔最高 ¥3.00']);
  assert.match(of_taxi.free, /^本月还有 \d 次免费$/);
  store.dispose();
  taxi.store.dispose();
});

test('feedback is by kind, with what it brings and the time of the level', async () => {
  const { store } = await opened('supermarket', 'wangjie');
  const { answer, kinds } = store.view('feedback');
  assert.equal(answer, '4 小时内答复');
  assert.deepEqual(kinds.map(({ name, brings }) => [name, ...texts(brings)]), [
    ['商品质量反馈', '50 积分', '「幸运大转盘」1 次机会'], ['服务反馈', '30 积分'], ['建议', '20 积分']]);
  const normal = await opened('supermarket', 'laozhang');
  assert.equal(normal.store.view('feedback').answer, undefined);
  store.dispose();
  normal.store.dispose();
});

test('where a benefit says hours to an answer, feedback says when; a place in the queue is no figure for customers', async () => {
  const told = [
    [{ id: 'answer-hours', name: '客服响应', values: { basic: 48, gold: 2 } }, '48 小时内答复', '2 小时内答复'],
    [{ id: 'priority', name: '售后优先', values: { basic: 1, gold: 4 } }, '售后优先', '售后优先'],
  ];
  for (const [benefit, basic, gold] of told) {
    const program = { id: 'shop', version: 1, timezone: 'Asia/Shanghai', tiers: { levels: [{ id: 'basic', name: '普通会员' }, { id: 'gold', name: '黄金会员', growth: 500 }] }, benefits: [benefit] };
    const store = new MemberStore({
      loadEngine: async () => engine, language: chinese, now: () => now, idle: (run) => setImmediate(run),
      books: () => localBooks({ engine, program, goods: { goods: [] }, now: () => now }),
    });
    await store.open();
    const { answer, answers, kinds } = store.view('feedback');
    assert.deepEqual([answer, answers.map(({ level, text, own }) => [level, text, own]), kinds], [basic, [['普通会员', basic, true], ['黄金会员', gold, false]], []]);
    assert.equal(store.view('wallet').kept, false);
    store.dispose();
  }
});

test('every view is told in both languages, of every member, without an id or a key in its texts', async () => {
  const names = ['wallet', 'gift_cards', 'draws', 'cards', 'referral', 'campaigns', 'benefits', 'feedback', 'code'];
  const shown = new Set(['text', 'name', 'title', 'order', 'left', 'whose', 'rate', 'free', 'condition', 'answer', 'kind_text', 'state_text', 'missing_text', 'hours', 'term', 'level']);
  const walk = (value, at, found) => {
    if (typeof value === 'string') found.push([at, value]);
    else if (value && typeof value === 'object') for (const key of Object.keys(value)) walk(value[key], key, found);
  };
  for (const shop of readdirSync(`${root}demo/shops`)) for (const file of readdirSync(`${root}demo/shops/${shop}/members`)) {
    const { store } = await opened(shop, file.replace('.events.jsonl', ''));
    for (const language of [chinese, english]) {
      store.speak(language);
      for (const name of names) {
        const found = [];
        walk(store.view(name), name, found);
        for (const [at, text] of found) if (shown.has(at)) assert.doesNotMatch(text, /^[a-z]+([_-][a-z0-9]+)+$/, `${shop} ${name} ${at}`);
      }
    }
    store.dispose();
  }
});

test('the sentences are the same in both languages', () => {
  const [own, other] = [chinese, english].map(({ words }) => Object.assign({}, ...words));
  assert.ok(Object.keys(own).length > 100);
  assert.deepEqual(Object.keys(other).sort(), Object.keys(own).sort());
  const figures = (text) => [...text.matchAll(/\{(\w+)[}:]/g)].map(([, name]) => name).sort();
  for (const key of Object.keys(own)) assert.deepEqual(figures(other[key]), figures(own[key]), key);
  // One of them is one day: "1 days" is nobody's English.
  for (const key of Object.keys(other)) assert.doesNotMatch(other[key], /\{\w+\}( free)? (days|hours|orders|members|check-ins|draws|friends|coupons)\b/, key);
});
