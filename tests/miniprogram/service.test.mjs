// The mini-program's pages and the real service: what is ordered, paid, sent and returned there is booked there. Numbers are
// those of the store as the H5 page drives it, for the same member and cart.

import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { assemble } from '../../demo/miniprogram/assemble.mjs';
import { assemble as assemble_host } from '../../demo/hosts/assemble.mjs';
import { device } from './device.mjs';
import { other_host, put_templates } from './other_host.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const dist = process.env.MEMBER_CENTER_DIST ?? join(root, 'dist');
const folder = mkdtempSync(join(tmpdir(), 'miniprogram-'));
const from_dist = (file) => import(pathToFileURL(join(dist, file)).href);
const hosts = Object.fromEntries(['alipay', 'douyin'].map((name) => [name, mkdtempSync(join(tmpdir(), `${name}-`))]));
let base, server, ended;

before(async () => {
  assemble(folder, dist);
  for (const [name, to] of Object.entries(hosts)) {
    assemble_host(name, to, dist);
    put_templates(name, to, folder);
  }
  server = spawn(process.execPath, [join(root, 'demo/serve.mjs'), '--port', '0', 'snack-shop', 'supermarket', 'private-domain-mall'], { stdio: ['ignore', 'pipe', 'inherit'] });
  ended = new Promise((ends) => server.on('exit', ends));
  base = await new Promise((resolve, reject) => {
    server.stdout.setEncoding('utf8').on('data', (said) => {
      const [address] = said.match(/http:\S+/) ?? [];
      if (address) resolve(address.replace(/\/$/, ''));
    });
    server.on('exit', (code) => reject(new Error(`demo/serve.mjs ended with ${code}`)));
  });
});
after(async () => {
  server.kill('SIGTERM');
  await ended;
  for (const made of [folder, ...Object.values(hosts)]) rmSync(made, { recursive: true, force: true });
});

const phone_of = (shop, member, more = {}) => device(folder, { service: true, config: { service: `${base}/api/${shop}`, shop, member }, ...more });
const ready = async (shown) => (await shown.until((data) => data.status?.phase === 'ready' && data.status.online, 'the session'), shown);
const of = (dataset) => ({ currentTarget: { dataset } });

/** The store as the H5 page opens it: by fetch, with the package for browsers and Node. */
async function h5_store(shop, member) {
  const [{ loadEngine }, { chineseWords, MemberStore }, { fetchRequest, ServiceClient }, { zhCN }] = await Promise.all(['node.mjs', 'store.mjs', 'service.mjs', 'messages.mjs'].map(from_dist));
  const token = async () => (await (await fetch(`${base}/api/${shop}/backend/tokens`, { method: 'POST', body: JSON.stringify({ member, channel: 'h5' }) })).json()).token;
  const books = new ServiceClient({ base: `${base}/api/${shop}`, member, request: fetchRequest(fetch), token, retries: 1 });
  const store = new MemberStore({ books, channel: 'weapp', language: { sentences: zhCN, words: chineseWords }, loadEngine });
  await store.open();
  assert.equal(store.status.phase, 'ready', store.status.problem);
  return store;
}

test('a quantity, a coupon, an order, its money, and back again: as the H5 page has it', async () => {
  const phone = phone_of('snack-shop', 'm-doudou');
  const cart = await ready(await phone.open('pages/cart/cart'));
  const h5 = await h5_store('snack-shop', 'm-doudou');
  const store = cart.page.store;
  const taps = [
    (one) => one.add('gift-box'), (one) => one.add('chips-tomato', 2), (one) => one.setQuantity('chips-tomato', 5), (one) => one.add('cookie-butter', 3),
    (one) => one.choose({ points: 'max' }), (one) => one.choose({ wallet: 'max' }), (one) => one.choose({ coupons: [] }), (one) => one.choose({ coupons: 'best' }),
  ];
  // The same instant for both: a price may change from one minute to the next.
  const at = Math.max(store.status.at, h5.status.at);
  store.travel(at);
  h5.travel(at);
  for (const [place, tap] of taps.entries()) {
    tap(store);
    tap(h5);
    assert.deepEqual(JSON.parse(JSON.stringify(store.view('cart'))), h5.view('cart'), `tap ${place}`);
  }
  for (const name of ['home', 'wallet', 'points', 'coupons', 'levels', 'savings']) assert.deepEqual(JSON.parse(JSON.stringify(store.view(name))), JSON.parse(JSON.stringify(h5.view(name))), name);
  store.travel();
  h5.dispose();

  cart.page.sheet();
  await cart.until((data) => data.cart.price.sheet, 'the sheet');
  cart.page.close();
  await new Promise((resolve) => setTimeout(resolve, 30));
  const { cash, payable } = cart.data.cart.price;
  await cart.page.order();
  assert.equal(cart.data.refused, '');
  const { order } = cart.data;
  assert.match(order, /^order-/);
  assert.equal(cart.data.cart.empty, true);
  const orders = await ready(await phone.open('money/orders/orders')).catch(() => undefined) ?? (await phone.open('money/orders/orders'));
  await orders.until((data) => data.orders?.some(({ id, to_pay }) => id === order && to_pay), 'the order, to be paid');
  assert.equal(orders.data.orders.find(({ id }) => id === order).payable, payable, cash);
  await cart.page.pay();
  assert.equal(cart.data.order, '');
  await orders.until((data) => data.orders.some(({ id, to_pay }) => id === order && !to_pay), 'the money');

  await orders.page.receive(of({ id: order }));
  await orders.until((data) => data.orders.some(({ id, can_return }) => id === order && can_return), 'what can come back');
  orders.page.open(of({ id: order }));
  const line = orders.data.returning.lines[0];
  orders.page.change({ ...of({ line: line.line }), detail: { more: 1 } });
  assert.equal(orders.data.returning.refused, '');
  assert.ok(orders.data.returning.ready && orders.data.returning.back.length > 0, 'what comes back is told before the tap');
  const back = orders.data.returning.back.map(({ text }) => text);
  await orders.page.give_back();
  assert.equal(orders.data.returning, null);
  await orders.until((data) => data.orders.some(({ id, lines }) => id === order && lines.some(({ back: units }) => units === 1)), 'the return');
  assert.ok(back.length > 0);
  phone.close();
});

test('check in: once a day, and what it brought', async () => {
  const phone = phone_of('snack-shop', 'm-doudou');
  const page = await ready(await phone.open('member/check-in/check-in'));
  assert.equal(page.data.sheet.today, false);
  await page.page.checkin();
  await page.until(({ sheet }) => sheet.today, 'today');
  assert.ok(page.data.got.length > 0, 'what it brought is told');
  await page.page.store.act({ kind: 'checked_in' }).then((done) => assert.equal(done.state, 'refused'));
  phone.close();
});

test('recharge: the amount and what it brings', async () => {
  const phone = phone_of('supermarket', 'm-wangjie');
  const page = await phone.open('money/wallet/wallet');
  await page.until((data) => data.wallet?.ladder.length, 'the ladder');
  const [rung] = page.data.wallet.ladder;
  const before = page.page.store.view('wallet').principal.fen;
  page.page.choose(of({ fen: rung.fen }));
  assert.equal(page.data.refused, '');
  assert.ok(page.data.brings.length > 0);
  await page.page.pay();
  assert.equal(page.page.store.view('wallet').principal.fen, before + rung.fen);
  phone.close();
});

test('a gift card goes to whoever opens the message, by a token that the shop has signed, once', async () => {
  const mine = phone_of('supermarket', 'm-wangjie');
  const page = await mine.open('money/gift-cards/gift-cards');
  await page.until((data) => data.cards?.kinds.length, 'the kinds');
  page.page.want(of({ id: page.data.cards.kinds[0].id }));
  await page.page.buy();
  await page.until(({ cards }) => cards.held.some(({ state }) => state === 'owned'), 'the card');
  const card = page.data.cards.held.find(({ state }) => state === 'owned');
  await page.page.give(of({ id: card.id }));
  assert.ok(page.data.token, mine.told.toasts.join());
  const { path, title } = page.page.onShareAppMessage({ target: { dataset: { id: card.id } } });
  assert.match(title, new RegExp(card.name));
  assert.ok(!path.includes(card.id), 'the message has no number of the card');
  const query = Object.fromEntries(new URLSearchParams(path.split('?')[1]));
  page.page.close();
  assert.doesNotMatch(page.page.onShareAppMessage({}).path, /gift=/, 'nothing is given away by another button');
  // The sender cannot take it, and a token with another letter is none.
  const own = await mine.open('money/gift-cards/gift-cards', query);
  await own.until((data) => data.cards, 'the page');
  await own.page.take();
  assert.match(mine.told.toasts.at(-1), /自己/);
  const theirs = phone_of('supermarket', 'm-laozhang');
  const forged = await theirs.open('money/gift-cards/gift-cards', { gift: query.gift.replace(/.$/, (letter) => (letter === 'A' ? 'B' : 'A')) });
  await forged.until((data) => data.cards, 'the page');
  await forged.page.take();
  assert.match(theirs.told.toasts.at(-1), /失效/);

  const taking = await theirs.open(path.split('?')[0].slice(1), query);
  await taking.until((data) => data.cards, 'the page');
  assert.equal(taking.data.from, '王姐');
  await taking.page.take();
  await taking.until(({ cards }) => cards.held.some(({ id }) => id === card.id), 'the card');
  await page.page.store.catchUp();
  assert.ok(!page.data.cards.held.some(({ id }) => id === card.id), 'it is the sender\'s no more');
  const again = await theirs.open(path.split('?')[0].slice(1), query);
  await again.until((data) => data.cards, 'the page');
  await again.page.take();
  assert.equal(taking.data.cards.held.filter(({ id }) => id === card.id).length, 1);
  const { principal } = taking.page.store.view('wallet');
  await taking.page.use(of({ id: card.id }));
  assert.ok(taking.page.store.view('wallet').principal.fen > principal.fen);
  mine.close();
  theirs.close();
});

test('a group buy: opened, joined by a friend from the message, bought at its price', async () => {
  const mine = phone_of('private-domain-mall', 'm-chen');
  const page = await mine.open('member/campaigns/campaigns');
  await page.until((data) => data.campaigns?.offers.length, 'the offers');
  const offer = page.data.campaigns.offers.find(({ kind, run }) => kind === 'group_buy' && !run) ?? page.data.campaigns.offers.find(({ kind }) => kind === 'group_buy');
  await page.page.open(of({ id: offer.id }));
  const run = await page.until(({ campaigns }) => campaigns.runs.find(({ campaign, members }) => campaign === offer.id && members === 1), 'the run');
  const { path } = page.page.onShareAppMessage({ target: { dataset: { id: run.id } } });
  const friend = phone_of('private-domain-mall', 'm-zhao');
  const joining = await friend.open(path.split('?')[0].slice(1), Object.fromEntries(new URLSearchParams(path.split('?')[1])));
  await joining.until((data) => data.campaigns, 'the page');
  assert.match(joining.text, /小陈 邀你一起拼团/);
  await joining.page.join();
  await joining.until(({ campaigns }) => campaigns.runs.some(({ id, members }) => id === run.id && members === 2), 'the friend in it');
  await page.page.store.catchUp();
  const now = await page.until(({ campaigns }) => campaigns.runs.find(({ id, members }) => id === run.id && members === 2), 'the friend');
  assert.equal(now.seats.filter(Boolean).length, 2);
  page.page.buy(of({ id: run.id }));
  assert.deepEqual(mine.told.pages.at(-1), '/pages/cart/cart');
  const cart = await ready(await mine.open('pages/cart/cart'));
  await cart.until((data) => data.cart?.price, 'the price');
  await cart.page.order();
  assert.equal(cart.data.refused, '');
  assert.match(cart.data.order, /^order-/);
  mine.close();
  friend.close();
});

test('a group buy in the cart costs what the group is at, and says so when it is over', async () => {
  const mine = phone_of('private-domain-mall', 'm-zhao');
  const page = await mine.open('member/campaigns/campaigns');
  await page.until((data) => data.campaigns?.offers.length && page.page.store.status.phase === 'ready', 'the offers');
  const offer = page.data.campaigns.offers.find(({ kind }) => kind === 'group_buy');
  const before = page.data.campaigns.runs.map(({ id }) => id);
  await page.page.open(of({ id: offer.id }));
  const run = structuredClone(await page.until(({ campaigns }) => campaigns.runs.find(({ campaign, id }) => campaign === offer.id && !before.includes(id)), 'the run'));
  const { path } = page.page.onShareAppMessage({ target: { dataset: { id: run.id } } });
  page.page.store.clear();
  page.page.buy(of({ id: run.id }));
  const cart = await ready(await mine.open('pages/cart/cart'));
  await cart.until((data) => data.cart?.price, 'the price');
  const friend = phone_of('private-domain-mall', 'm-chen');
  const helping = await friend.open(path.split('?')[0].slice(1), Object.fromEntries(new URLSearchParams(path.split('?')[1])));
  await helping.until((data) => data.campaigns, 'the page');
  await helping.page.join();
  assert.equal(helping.data.asked.run, '', friend.told.toasts.join());
  await cart.page.order();
  assert.match(cart.data.refused, /价格/);
  const now = cart.page.store.view('campaigns').runs.find(({ id }) => id === run.id);
  assert.notEqual(now.price.text, run.price.text);
  assert.deepEqual(cart.data.differs.find(({ name }) => name === run.thing), { name: run.thing, before: run.price.text, now: now.price.text });
  // What lies in the cart at the run's price is not put in again: it is at it.
  page.page.buy(of({ id: run.id }));
  assert.equal(cart.page.store.view('cart').lines[0].run.text, now.price.text);
  cart.page.store.travel(now.until.at);
  await cart.until((data) => data.cart.rows[data.cart.places[0]]?.over, 'the run is over');
  assert.match(cart.text, /拼团已结束，恢复平时价格/);
  cart.page.store.travel();
  await cart.page.order();
  assert.equal(cart.data.refused, '');
  assert.match(cart.data.order, /^order-/);
  mine.close();
  friend.close();
});

test('an invitation: a friend opens the message, joins, and is the next member of the phone; whoever invited has one friend more', async () => {
  const mine = phone_of('supermarket', 'm-wangjie');
  const page = await mine.open('member/referral/referral');
  await page.until((data) => data.referral?.offered, 'the referral');
  const { members } = page.data.referral;
  const { path } = page.page.onShareAppMessage();
  const query = Object.fromEntries(new URLSearchParams(path.split('?')[1]));
  assert.equal(page.data.invited, '', 'nobody invites themselves');

  const theirs = phone_of('supermarket', 'm-laozhang');
  const asked = await theirs.open(path.split('?')[0].slice(1), query);
  await asked.until((data) => data.referral, 'the page');
  assert.match(asked.text, /王姐 邀请你入会/);
  const { welcome } = asked.data.referral;
  assert.ok(welcome.length > 0);
  await asked.page.join();
  assert.equal(theirs.told.pages.at(-1), '/pages/home/home', theirs.told.toasts.join());
  theirs.close();
  const again = phone_of('supermarket', 'm-laozhang', { storage: theirs.storage });
  const home = await ready(await again.open('pages/home/home'));
  await home.until((data) => data.home, 'the first page of the new member');
  const points = welcome.find(({ kind }) => kind === 'points');
  assert.ok(points && points.text.includes(String(home.data.home.points.points)), `${points?.text}: ${home.data.home.points.points}`);
  await page.page.store.catchUp();
  const own = await mine.open('member/referral/referral', query);
  await own.until((data) => data.referral, 'the page');
  assert.ok(page.data.referral.members >= members);
  assert.equal(own.data.invited, '');
  again.close();
  mine.close();
});

test('a paid card: what it would save on the cart, and what it brings when it is there', async () => {
  const phone = phone_of('snack-shop', 'm-laowang');
  const cart = await ready(await phone.open('pages/cart/cart'));
  cart.page.store.add('gift-box', 2);
  const page = await phone.open('member/cards/cards');
  const card = await page.until(({ cards }) => cards?.find(({ can }) => can === 'buy'), 'a card to buy');
  await page.until(({ joins }) => joins[card.id], 'what it would save');
  page.page.want(of({ id: card.id }));
  assert.equal(page.data.wanted.refused, '');
  await page.page.take();
  await page.until(({ cards }) => cards.find(({ id }) => id === card.id).held, 'the card');
  assert.ok(page.data.got.length > 0, 'what it has brought is told');
  cart.page.store.clear();
  phone.close();
});

test('a draw: the service says what it is', async () => {
  const phone = phone_of('supermarket', 'm-wangjie');
  const page = await phone.open('member/draw/draw');
  await page.until((data) => data.draws?.length, 'the draw');
  const [draw] = page.data.draws;
  await page.page.draw(of({ id: draw.id }));
  assert.ok(draw.prizes.some(({ id, name }) => id === page.data.lit && name === page.data.won), phone.told.toasts.join());
  phone.close();
});

test('without the network the page goes on, says so, and sends later', async () => {
  const storage = {};
  const first = phone_of('snack-shop', 'm-laowang', { storage });
  const cart = await ready(await first.open('pages/cart/cart'));
  cart.page.store.add('gift-box');
  await cart.until((data) => data.cart.price, 'the price');
  first.close();
  const alone = device(folder, { storage, config: { service: `${base}/api/snack-shop`, shop: 'snack-shop', member: 'm-laowang' } });
  const again = await alone.open('pages/cart/cart');
  await again.until((data) => data.status?.online === false && data.cart?.price, 'the price of what was kept');
  await again.page.order();
  assert.deepEqual(alone.told.toasts.slice(-1), ['网络恢复后自动提交']);
  const home = await alone.open('pages/home/home');
  await home.until((data) => data.home && data.status?.waiting === 1, 'what waits');
  assert.match(home.text, /1 项待发送/);
  // The network is back: what waited is sent, and said.
  alone.told.network = true;
  alone.told.online();
  await home.until((data) => data.status.online && data.status.waiting === 0, 'that it is sent');
  assert.ok(alone.told.toasts.includes('离线时提交的订单已生成，请在保留时间内付款'), alone.told.toasts.join());
  alone.close();
});

test('a phone that was never here before, without the network: every page says so, and tries again', { timeout: 120_000 }, async () => {
  const phone = phone_of('supermarket', 'm-wangjie');
  phone.told.network = false;
  const { pages, subPackages } = JSON.parse(readFileSync(join(folder, 'app.json'), 'utf8'));
  const paths = [...pages, ...subPackages.flatMap(({ root: part, pages: own }) => own.map((page) => `${part}/${page}`))].filter((path) => !/settings|speed|about/.test(path));
  const shown = [];
  for (const path of paths) shown.push(await phone.open(path));
  for (const [place, page] of shown.entries()) {
    await page.until((data) => data.problem, `${paths[place]}: the problem`, 20_000);
    assert.match(page.text, /打不开.*再试一次/, paths[place]);
    assert.doesNotMatch(page.html, /bone/, paths[place]);
  }
  const [first] = shown;
  const { problem } = first.data;
  const seen = [], set = first.page.setData;
  first.page.setData = (data) => { if ('problem' in data) seen.push(data.problem); set.call(first.page, data); };
  first.tap('.page-state--again');
  await first.until(() => seen.length > 1, 'another try', 20_000);
  assert.deepEqual(seen, ['', problem], 'it opens, and fails again');
  phone.told.network = true;
  first.tap('.page-state--again');
  for (const [place, page] of shown.entries()) await page.until((data) => !data.problem && !/bone|打不开/.test(page.html), `${paths[place]}: its content`, 20_000);
  phone.close();
});

for (const name of ['alipay', 'douyin']) {
  test(`${name}: an order and its money, booked by the service`, { timeout: 60_000 }, async () => {
    const host = other_host(name, hosts[name], folder, { service: true, config: { service: `${base}/api/supermarket`, shop: 'supermarket', member: 'm-laozhang' } });
    const cart = await host.open('pages/cart/cart');
    await cart.until((data) => data.status?.phase === 'ready' && data.status.online && data.goods?.places.length, 'the session');
    cart.page.more_of(of({ sku: cart.data.goods.rows[cart.data.goods.places[0]].sku }));
    await cart.until((data) => data.cart.price, 'the price');
    await cart.page.order();
    assert.equal(cart.data.refused, '');
    const { order } = cart.data;
    assert.match(order, /^order-/);
    await cart.page.pay();
    assert.equal(cart.data.order, '', host.told.toasts.join());
    const h5 = await h5_store('supermarket', 'm-laozhang');
    const booked = h5.view('orders').orders.find(({ id }) => id === order);
    assert.equal(booked?.to_pay, false, 'the service has the order, and its money');
    h5.dispose();
  });
}
