// Wallet, gift cards, draws, cards, referrals, campaigns, benefits, feedback and the member code, on the real services.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { go, member_center } from './page.mjs';

const { open, url } = member_center();

const text = (page, selector) => page.locator(selector).first().innerText();
const done = async (page) => {
  const sheet = page.locator('.done:visible');
  await sheet.waitFor();
  const told = await sheet.innerText();
  await sheet.locator('button').click();
  await sheet.waitFor({ state: 'hidden' });
  return told;
};

for (const [shop, member, amount, level] of [['supermarket', 'm-laozhang', '3000', '钻石会员'], ['snack-shop', 'm-laowang', '200', ''], ['private-domain-mall', 'm-zhao', '1000', ''], ['convenience-chain', 'm-taxi', '500', '冲刺会员']])
  test(`a recharge of ¥${amount} in ${shop} brings what the sheet said`, async (t) => {
    const page = await open(t, { shop, member, path: 'wallet' });
    await page.locator('.step', { hasText: `¥${amount}` }).first().click();
    await page.click('[data-do=recharge]');
    const promised = await page.locator('.sheet .rows:visible li').allInnerTexts();
    assert.ok(promised.some((one) => one.includes(`本金 ¥${amount}.00`)), promised.join());
    if (level) assert.ok(promised.some((one) => one.includes(`升为${level}`)), promised.join());
    await page.click('[data-do=pay]:visible');
    const told = await done(page);
    for (const one of promised) for (const part of one.split('\n')) assert.ok(told.includes(part), `${part} in ${told}`);
    await page.locator('.recharge', { hasText: `¥${amount}.00` }).first().waitFor();
    assert.match(await text(page, 'article.in'), /充值/);
  });

// Before anybody has bought it.
test('a card tells what the cart would cost with it, and takes nothing', async (t) => {
  const page = await open(t, { shop: 'snack-shop', member: 'm-laowang', path: 'cards' });
  const choices = { lines: [{ sku: 'nuts-daily', quantity: 3 }], coupons: 'best', points: 'none', wallet: 'none', delivered: true };
  await page.evaluate((cart) => localStorage.setItem('snack-shop/m-laowang/cart', JSON.stringify(cart)), choices);
  await page.reload();
  const join = page.locator('.join').first();
  await join.waitFor();
  assert.match(await join.innerText(), /开通后，购物车现在只需付 ¥\d+\.\d\d/);
  assert.deepEqual(await page.evaluate(() => JSON.parse(localStorage.getItem('snack-shop/m-laowang/cart')).lines), choices.lines);
});

test('an amount of one\'s own is read to the fen, and what is no amount is not paid', async (t) => {
  const page = await open(t, { path: 'wallet' });
  await page.fill('.own input', '88.5');
  assert.match(await text(page, '[data-do=recharge]'), /¥88\.50/);
  await page.fill('.own input', '1e5');
  assert.ok(await page.locator('[data-do=recharge]').isDisabled());
});

test('one member buys a gift card and sends it, another takes and uses it', async (t) => {
  const sender = await open(t, { path: 'gift-cards' });
  const receiver = await open(t, { member: 'm-laozhang' });
  await sender.locator('.kind', { hasText: '¥500' }).locator('[data-do=buy]').click();
  await sender.click('[data-do=pay]:visible');
  assert.match(await done(sender), /购买成功/);
  await sender.click('.held[data-state=owned] [data-do=send]');
  await sender.click('[data-do=to]');
  const link = await sender.locator('.address:visible').inputValue();
  assert.match(link, /m-laozhang\/gift-cards\?accept=62\d{14}/);
  await sender.locator('.sheet .close:visible').click();
  await sender.locator('.held[data-state=sent]').waitFor();

  await receiver.goto(link);
  await receiver.locator('.offered').waitFor();
  assert.match(await text(receiver, '.offered'), /王姐 送你一张礼品卡/);
  await receiver.click('[data-do=accept]');
  assert.match(await done(receiver), /收下了/);
  // The sender's phone hears of it by itself.
  await sender.locator('.held').waitFor({ state: 'detached' });
  await receiver.click('.held[data-state=owned] [data-do=use]');
  await receiver.click('[data-do=use-sure]:visible');
  assert.match(await done(receiver), /已充入余额[\s\S]*本金 ¥490\.00[\s\S]*赠金 ¥10\.00[\s\S]*赠金 ¥15\.00/);
});

test('a gift card that was taken is told so to whoever comes again', async (t) => {
  const page = await open(t, { member: 'm-laozhang', path: 'gift-cards?accept=6200000000000000&from=m-wangjie&kind=card-200', allowed: [/status of 4/, /response: 4/] });
  await page.click('[data-do=accept]');
  await page.locator('.van-toast').waitFor();
  assert.equal(await page.locator('.done:visible').count(), 0);
});

for (const [shop, member, look] of [['supermarket', 'm-wangjie', 'wheel'], ['kunming-boutique', 'm-lihua', 'frame']])
  test(`a draw in ${shop} lands on the prize that came back`, async (t) => {
    const page = await open(t, { shop, member, path: 'draws' });
    await page.locator(`.${look}`).waitFor();
    const odds = (await page.locator('.odds b').allInnerTexts()).map((one) => Math.round(parseFloat(one) * 100));
    assert.equal(odds.reduce((sum, one) => sum + one, 0), 10_000);
    const before = await page.locator('.made li').count();
    await page.click('[data-do=draw]');
    const told = await done(page);
    assert.equal(await page.locator('.made li').count(), before + 1);
    const newest = (await text(page, '.made li')).split('\n').pop().trim();
    assert.ok(told.includes(newest), `${newest} in ${told}`);
  });

test('the digest of a draw is the seed\'s', async (t) => {
  const page = await open(t, { member: 'm-laozhang', path: 'draws' });
  await page.click('.proof summary');
  await page.fill('.proof input', 'another');
  await page.click('.proof button');
  assert.match(await text(page, '.proof [role=status]'), /不一致/);
  await page.fill('.proof input', 'neighbourhood-2026-11');
  await page.click('.proof button');
  assert.match(await text(page, '.proof [role=status]'), /指纹一致/);
});

test('without network there is no draw, and the page says why', async (t) => {
  const page = await open(t, { path: 'draws', allowed: [/INTERNET_DISCONNECTED/] });
  await page.locator('[data-do=draw]:enabled').waitFor();
  await page.context().setOffline(true);
  await page.click('[data-do=draw]');
  await page.locator('.van-toast').waitFor();
  assert.match(await text(page, '.van-toast'), /网络/);
  assert.equal(await page.locator('.done:visible').count(), 0);
});

for (const [shop, member, card] of [['snack-shop', 'm-laowang', 'svip'], ['private-domain-mall', 'm-zhao', 'partner-card']])
  test(`the paid card of ${shop} is bought, and brings what it says`, async (t) => {
    const page = await open(t, { shop, member, path: 'cards' });
    const own = page.locator(`[data-card=${card}]`);
    await own.locator('[data-do=take]').click();
    const promised = await page.locator('.sheet .rows:visible li').allInnerTexts();
    await page.click('[data-do=pay]:visible');
    const told = await done(page);
    assert.match(told, /开通成功/);
    for (const one of promised) assert.ok(told.includes(one.split('\n')[0]), one);
    assert.match(await own.innerText(), /已拥有[\s\S]*有效期至 20\d\d-/);
    assert.match(await own.locator('[data-do=take]').innerText(), /续费/);
  });

test('a card that asks for a phone has a way to bind it, and is taken then', async (t) => {
  const page = await open(t, { shop: 'snack-shop', member: 'm-laowang', path: 'cards' });
  const free = page.locator('[data-card=free-card]');
  await free.locator('[data-do=bind]').click();
  await free.locator('[data-do=take]').waitFor();
  assert.equal(await page.locator('[data-card=heavy-card] .join').count(), 0, 'nothing is promised of a card that cannot be had');
});

test('goods for points are collected by a number, and are enough for a day', async (t) => {
  const page = await open(t, { shop: 'convenience-chain', member: 'm-linlin', path: 'mall' });
  const egg = page.locator('[data-exchange=x-egg]');
  await egg.locator('button').click();
  await page.click('[data-do=exchange]:visible');
  const told = await done(page);
  assert.match(told, /请凭会员码领取[\s\S]*茶叶蛋[\s\S]*待领取，兑换号 [0-9A-Z]{4} [0-9A-Z]{4}/);
  assert.doesNotMatch(told, /已到账/);
  const [number] = told.match(/[0-9A-Z]{4} [0-9A-Z]{4}/);
  await egg.locator('button', { hasText: '今日已兑' }).waitFor();
  assert.match(await egg.innerText(), /今日已兑完，明天再来/);
  assert.match(await text(page, '.records'), new RegExp(`茶叶蛋[\\s\\S]*凭会员码领取，兑换号 ${number}`));
});

test('a task is done by its button, until it is enough for the day; what was done for ever has none', async (t) => {
  const page = await open(t, { shop: 'kunming-boutique', member: 'm-lihua', path: 'tasks' });
  const quiz = page.locator('[data-action=quiz]');
  assert.match(await quiz.innerText(), /今日 0\/1/);
  await quiz.locator('[data-do=task]').click();
  assert.match(await done(page), /答题 · 已完成[\s\S]*10 积分/);
  await quiz.locator('[data-do=task]').waitFor({ state: 'detached' });
  assert.match(await quiz.innerText(), /今日已完成/);
  const joined = page.locator('[data-action=join]');
  assert.match(await joined.innerText(), /已完成/);
  assert.equal(await joined.locator('button').count(), 0);
  // What the app alone takes has no button here.
  await go(page, { shop: 'convenience-chain', member: 'm-linlin', path: 'tasks' });
  await page.locator('[data-action=survey]').waitFor();
  assert.equal(await page.locator('[data-do=task]').count(), 0);
});

test('without a service the page keeps the books: a recharge, a gift card and a draw', async (t) => {
  const page = await open(t, { path: 'wallet', offline: true });
  await page.locator('.step', { hasText: '¥1000' }).click();
  await page.click('[data-do=recharge]');
  await page.click('[data-do=pay]:visible');
  assert.match(await done(page), /本金 ¥1000\.00[\s\S]*赠金 ¥60\.00/);
  await go(page, { shop: 'supermarket', member: 'm-wangjie', path: 'gift-cards' });
  await page.locator('.kind [data-do=buy]').first().click();
  await page.click('[data-do=pay]:visible');
  assert.match(await done(page), /购买成功/);
  await page.locator('.held[data-state=owned]').waitFor();
  await go(page, { shop: 'supermarket', member: 'm-wangjie', path: 'draws' });
  await page.click('[data-do=draw]');
  await done(page);
  // What the page has booked is there again after a reload.
  await page.reload();
  await page.locator('.made li').nth(1).waitFor();
});

test('who was brought stands on the board, and the poster is a picture', async (t) => {
  const page = await open(t, { path: 'referral' });
  assert.match(await text(page, '.board'), /老张[\s\S]*300 积分/);
  await page.click('[data-do=poster]');
  const poster = page.locator('[data-poster]');
  await poster.waitFor();
  assert.deepEqual(await poster.evaluate((image) => image.decode().then(() => [image.naturalWidth, image.naturalHeight])), [750, 1200]);
});

for (const [shop, leader, earns] of [['supermarket', 'm-laozhang', /300 积分/], ['private-domain-mall', 'm-zhao', /500 积分/]])
  test(`an invitation in ${shop} binds who joins by it, and their first order brings the reward`, async (t) => {
    const page = await open(t, { shop, member: leader, path: 'referral' });
    const before = Number((await text(page, '[data-members]')).match(/\d+/)[0]);
    await page.evaluate(() => { navigator.share = undefined; Object.defineProperty(navigator, 'clipboard', { value: { writeText: (told) => { window.shared = told; } } }); });
    await page.click('[data-do=share]');
    const link = await page.evaluate(() => window.shared);
    assert.match(link, new RegExp(`#/${shop}/join\\?code=${leader}$`));
    // Another phone, where nobody is a member.
    const friend = await open(t, { shop, member: leader, path: 'code' });
    await friend.evaluate(() => localStorage.clear());
    await friend.goto(link);
    await friend.locator('[data-from]').waitFor();
    const promised = await friend.locator('.rows li').allInnerTexts();
    await friend.fill('input[name=name]', '小满');
    await friend.click('[data-do=join]');
    const told = await done(friend);
    for (const one of promised) assert.ok(told.includes(one.split('\n')[0]), `${one} in ${told}`);
    assert.match(await text(friend, '.member-card'), /小满/);
    const [, member] = new URL(friend.url()).hash.match(/#\/[^/]+\/(m-\d+)\//);
    await go(friend, { shop, member, path: 'shop' });
    await friend.locator('.thing .more').first().click();
    await go(friend, { shop, member, path: 'checkout' });
    await friend.click('[data-do=submit]');
    await friend.click('[data-do=see]');
    await friend.click('[data-do=pay]');
    await friend.click('[data-do=complete]');
    await friend.locator('[data-state=completed]').waitFor();
    await page.reload();
    await page.locator('.board li').first().waitFor();
    assert.equal(Number((await text(page, '[data-members]')).match(/\d+/)[0]), before + 1);
    assert.match(await text(page, '.board'), earns);
  });

test('a code that is nobody\'s is told so, and one may join without; offline too', async (t) => {
  const page = await open(t, { path: 'code', allowed: [/404/] });
  await page.goto(`${url()}#/supermarket/join?code=nobody`);
  await page.click('[data-do=join]');
  assert.match(await text(page, '[role=alert]'), /邀请码无效/);
  await page.click('[data-do=join]');
  await page.locator('.done:visible').waitFor();
  const alone = await open(t, { path: 'code', offline: true });
  await alone.goto(`${url()}?offline#/supermarket/join?code=m-wangjie`);
  await alone.click('[data-do=join]');
  await alone.locator('.done:visible').waitFor();
  const [, member] = new URL(alone.url()).hash.match(/#\/[^/]+\/(m-[^/]+)\//);
  // Who invited stands in the account.
  assert.equal(await alone.evaluate((of) => JSON.parse(localStorage.getItem(`alone/supermarket/${of}/session`)).account.member.referrer, member), 'm-wangjie');
});

test('a friend joins a group buy, and the price of the next step is in the cart', async (t) => {
  const leader = await open(t, { shop: 'private-domain-mall', member: 'm-zhao', path: 'campaigns' });
  const friend = await open(t, { shop: 'private-domain-mall', member: 'm-chen' });
  await leader.click('[data-campaign=morel-group] [data-do=open]');
  const run = leader.locator('.run', { hasText: '羊肚菌' });
  await run.locator('[data-price]', { hasText: '¥139.00' }).waitFor();
  await run.locator('[data-do=invite]').click();
  const link = await leader.locator('.address:visible').inputValue();
  await leader.locator('.sheet .close:visible').click();
  await friend.goto(link);
  await friend.locator('.asked').waitFor();
  assert.match(await text(friend, '.asked'), /小赵 邀你一起拼团/);
  await friend.click('[data-do=join]');
  await friend.locator('.asked').waitFor({ state: 'detached' });
  await run.filter({ hasText: '还差 1 人，即享 ¥109.00' }).waitFor();
  for (const page of [leader, friend]) assert.equal(await page.locator('.run', { hasText: '羊肚菌' }).locator('[data-price]').innerText(), '¥119.00');
  await run.locator('[data-do=buy]').click();
  await leader.waitForURL(/\/cart/);
  const cart = JSON.parse(await leader.evaluate(() => localStorage.getItem('private-domain-mall/m-zhao/cart')));
  assert.equal(cart.lines[0].price.unit_price, 11_900);
});

test('a friend cuts something off a bargain', async (t) => {
  const leader = await open(t, { shop: 'private-domain-mall', member: 'm-chen', path: 'campaigns' });
  const friend = await open(t, { shop: 'private-domain-mall', member: 'm-zhao' });
  await leader.click('[data-campaign=quilt-bargain] [data-do=open]');
  const run = leader.locator('.run', { hasText: '砍价' }).first();
  await run.waitFor();
  const price = await run.locator('[data-price]').innerText();
  await run.locator('[data-do=invite]').click();
  await friend.goto(await leader.locator('.address:visible').inputValue());
  await friend.click('[data-do=join]');
  await friend.locator('[data-do=join]:disabled').waitFor();
  await leader.waitForFunction((was) => document.querySelector('.run [data-price]')?.textContent !== was, price);
});

test('a bargain in the cart: what a friend cuts off is told field by field, and so is its end', async (t) => {
  const leader_of = { shop: 'private-domain-mall', member: 'm-zhao' };
  const leader = await open(t, { ...leader_of, path: 'campaigns', allowed: [/409/] });
  await leader.click('[data-campaign=quilt-bargain] [data-do=open]');
  const run = leader.locator('.run', { hasText: '砍价' }).first(), before = await run.locator('[data-price]').innerText();
  await run.locator('[data-do=buy]').click();
  await leader.waitForURL(/\/cart/);
  await go(leader, { ...leader_of, path: 'checkout' });
  const { lines: [line] } = JSON.parse(await leader.evaluate(() => localStorage.getItem('private-domain-mall/m-zhao/cart')));
  const backend = (path, body) => fetch(`${url()}api/private-domain-mall/backend/members/${path}`, { method: 'POST', body: JSON.stringify(body) });
  assert.equal((await backend(`m-chen/campaigns/${line.price.id}/help`, { id: 'cut-1' })).status, 201);
  await leader.click('[data-do=submit]');
  const changed = leader.locator('[data-changes] tbody tr').first();
  await changed.waitFor();
  const [was, is] = (await changed.locator('td').allInnerTexts()).slice(-2);
  assert.deepEqual([was, is === before], [before, false]);
  assert.equal((await backend('m-zhao/events', { id: 'end-1', kind: 'campaign_ended', run: line.price.id })).status, 201);
  await leader.click('[data-do=submit]');
  await leader.waitForFunction((text) => document.querySelector('[data-changes] tbody tr')?.textContent.includes(text), is);
  assert.deepEqual((await changed.locator('td').allInnerTexts()).slice(-2), [is, '¥899.00']);
  await go(leader, { ...leader_of, path: 'cart' });
  assert.equal(await text(leader, '.over'), '砍价已结束，恢复平时价格');
  await go(leader, { ...leader_of, path: 'checkout' });
  await leader.click('[data-do=submit]');
  await leader.locator('[data-do=pay]').waitFor();
});

test('a benefit is used once, and its quota says so', async (t) => {
  const page = await open(t, { path: 'benefits' });
  const lottery = page.locator('[data-benefit=lottery]');
  await lottery.locator('[data-do=use]').click();
  await page.click('[data-do=use-sure]:visible');
  await done(page);
  assert.match(await lottery.innerText(), /本月剩 0 次/);
  assert.ok(await lottery.locator('[data-do=use]').isDisabled());
});

test('a benefit for the till shows a code, until the till has booked it', async (t) => {
  const page = await open(t, { shop: 'convenience-chain', member: 'm-linlin', path: 'benefits' });
  const upgrade = page.locator('[data-benefit=free-upgrade]');
  assert.match(await upgrade.innerText(), /本周剩 2 次/);
  await upgrade.locator('[data-do=use]').click();
  await page.locator('.sheet svg.qr:visible').waitFor();
  const till = await fetch(`${url()}api/convenience-chain/backend/members/m-linlin/events`, { method: 'POST', body: JSON.stringify({ id: 'till-1', kind: 'benefit_used', benefit: 'free-upgrade' }) });
  assert.equal(till.status, 201);
  await page.locator('.sheet svg.qr').waitFor({ state: 'hidden' });
  assert.match(await upgrade.innerText(), /本周剩 1 次/);
  assert.match(await text(page, '[data-service=bills]'), /免手续费/);
});

test('feedback is sent once a day for its reward, and stays on the list', async (t) => {
  const page = await open(t, { path: 'feedback' });
  await page.click('[data-kind=feedback_quality]');
  await page.fill('textarea', '鸡蛋碎了两枚');
  await page.click('[data-do=send]');
  assert.match(await done(page), /50 积分[\s\S]*「幸运大转盘」1 次机会/);
  assert.match(await text(page, '.sent'), /鸡蛋碎了两枚/);
  await page.click('[data-kind=complaint]');
  await page.fill('textarea', '配送晚了两小时');
  await page.click('[data-do=send]');
  assert.doesNotMatch(await done(page), /积分/, 'nobody is paid for a complaint');
  await page.reload();
  assert.match(await text(page, '.counts'), /投诉 1[\s\S]*商品质量反馈 1/);
  await page.locator('.counts button', { hasText: '商品质量反馈' }).click();
  assert.deepEqual([await page.locator('.sent').count(), /鸡蛋碎了两枚/.test(await text(page, '.sent'))], [1, true]);
});

test('the member code holds still for the till: codes, points and balance on one screen', async (t) => {
  const page = await open(t, { path: 'code' });
  for (const [shop, member] of [['supermarket', 'm-wangjie'], ['snack-shop', 'm-doudou'], ['kunming-boutique', 'm-xiaoyu'], ['private-domain-mall', 'm-chen'], ['convenience-chain', 'm-linlin']]) {
    await go(page, { shop, member, path: 'code' });
    await page.locator('.bar svg[viewBox]').waitFor();
    await page.locator('svg.qr').waitFor();
    const bottom = await page.locator('dl').evaluate((list) => list.getBoundingClientRect().bottom);
    assert.ok(bottom <= 812, `${shop}: ${bottom}`);
  }
});
