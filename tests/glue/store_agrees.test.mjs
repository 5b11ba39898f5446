// Figures and promises of the store's views agree: with the books, with each other, and with what is done.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { root, source } from './source.mjs';

const { MemberStore, localBooks, chineseWords, englishWords } = await source('entries/store.ts');
const { zhCN, en } = await source('entries/messages.ts');
const { loadEngine } = await import(`${root}dist/node.mjs`);

const chinese = { sentences: zhCN, words: chineseWords }, english = { sentences: en, words: englishWords };
const json = (path) => JSON.parse(readFileSync(root + path, 'utf8'));
const engine = await loadEngine();
const noon = Date.UTC(2026, 10, 28, 4);
const shops = { supermarket: ['wangjie', 'laozhang'], 'snack-shop': ['doudou', 'laowang'], 'kunming-boutique': ['lihua', 'xiaoyu'],
  'private-domain-mall': ['chen', 'zhao'], 'convenience-chain': ['linlin', 'taxi'] };
const everybody = Object.entries(shops).flatMap(([shop, members]) => members.map((member) => [shop, member]));

/** A store on books of its own, of a member of a demonstration shop; `calls`: what the books were asked, by name. */
async function opened(t, shop, member, { language = chinese, channel = 'h5', now = noon, before = [] } = {}) {
  const program = json(`demo/shops/${shop}/program.json`), goods = json(`demo/shops/${shop}/goods.json`);
  const center = engine.open(program);
  const log = readFileSync(`${root}demo/shops/${shop}/members/${member}.events.jsonl`, 'utf8').trim().split('\n').map((line) => JSON.parse(line));
  for (const event of [...log, ...before]) center.apply(event);
  const account = center.snapshot();
  center.dispose();
  const calls = [];
  let books;
  const store = new MemberStore({
    loadEngine: async () => engine, language, now: () => now, idle: (run) => setImmediate(run), channel,
    books: async () => {
      books = await localBooks({ engine, program, goods, account, now: () => now });
      return new Proxy(books, { get: (of, name) => typeof of[name] === 'function' ? (...given) => (calls.push(name), of[name](...given)) : of[name] });
    },
  });
  await store.open();
  assert.equal(store.status.phase, 'ready', store.status.problem);
  t.after(() => store.dispose());
  return { store, books, program, goods, account, calls };
}

const reads = ['program', 'goods', 'member', 'events'];

test('while another time is shown nothing that writes is sent, whatever it is, and one sentence says so; back at now it is', async (t) => {
  const { store, books, calls, goods } = await opened(t, 'convenience-chain', 'taxi');
  const [{ sku }] = goods.goods;
  store.setQuantity(sku, 1);
  const before = (await books.member()).events;
  const does = {
    act: () => store.act({ kind: 'checked_in' }),
    order: () => store.order(),
    cancel: () => store.cancel('order-1'),
    draw: () => store.draw('draw'),
    acceptGiftCard: () => store.acceptGiftCard('card'),
    joinCampaign: () => store.joinCampaign('run'),
  };
  for (const language of [chinese, english]) {
    store.speak(language);
    store.travel(Date.UTC(2027, 2, 10));
    const sentences = [];
    for (const [name, does_it] of Object.entries(does)) {
      const done = await does_it();
      assert.deepEqual([done.state, done.error?.code], ['refused', 'another_time'], name);
      sentences.push(done.sentence);
    }
    const staff = store.booking(() => books.staff({ id: 'paid', kind: 'recharged', amount: 10000 }));
    sentences.push(await staff.then(assert.fail, (error) => store.sentence(error)));
    assert.deepEqual([...new Set(sentences)], [language === chinese ? '时光机里只能看，请先回到现在' : 'the time machine only shows: please go back to now first']);
  }
  assert.deepEqual(calls.filter((name) => !reads.includes(name)), []);
  assert.equal((await books.member()).events, before);
  assert.equal(store.status.waiting, 0, 'nothing waits to be sent later');
  assert.equal(store.choices.lines.length, 1, 'the cart stays');
  store.travel();
  for (const does_it of [() => store.act({ kind: 'checked_in' }), () => store.order()]) {
    const done = await does_it();
    assert.equal(done.state, 'accepted', done.sentence);
  }
  await store.booking(() => books.staff({ id: 'paid', kind: 'recharged', amount: 10000 }));
  assert.equal((await books.member()).events, before + 3);
});

/** Whether an order of the shop's goods is paid from the wallet at all, as the engine has it. */
function pays_there(program, account, goods, channel) {
  const center = engine.open(program, account);
  const lines = goods.goods.map((thing) => ({ ...thing, quantity: 1 }));
  const { totals } = center.quote({ at: noon, lines, wallet: 'max', ...(channel !== undefined && { channel }) });
  center.dispose();
  return totals.wallet.principal + totals.wallet.bonus > 0;
}

for (const [shop, member] of everybody)
  test(`${shop} ${member}: the balance is said to be of no use exactly where no order is paid from it`, async (t) => {
    for (const channel of ['h5', 'app', 'weapp', 'store:0012', 'stores', undefined]) {
      const { store, program, goods, account } = await opened(t, shop, member, { channel });
      const { balance } = store.view('home'), { elsewhere, where } = store.view('wallet');
      assert.equal(balance.elsewhere, elsewhere);
      if (elsewhere !== undefined) assert.equal(elsewhere, `余额不能在这里使用，可用于${where.join('、')}`);
      if (balance.principal.fen + balance.bonus.fen > 0) assert.equal(elsewhere === undefined, pays_there(program, account, goods, channel), channel);
      else if (!program.wallet?.channels) assert.equal(elsewhere, undefined);
    }
  });
