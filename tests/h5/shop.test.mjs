// To shop, in each of the shops: what a price says before it is paid, coupons and why they do not apply, orders, returns, a
// price that somebody forged or that is old, and no network.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fen_in, go, member_center, total } from './page.mjs';

const { open, url } = member_center();
const shops = [['supermarket', 'm-wangjie'], ['snack-shop', 'm-doudou'], ['kunming-boutique', 'm-lihua'], ['private-domain-mall', 'm-chen'], ['convenience-chain', 'm-linlin']];

/** Amounts of what is found, in fen. */
const amounts = async (locator) => (await locator.allInnerTexts()).flatMap((text) => fen_in(text.replace(/\s/g, '')));
const sum = (list) => list.reduce((all, one) => all + one, 0);

/** Puts the first things of the shop into the cart. */
async function fill(page, count = 4) {
  await page.locator('[data-priced]').nth(count - 1).waitFor();
  for (let i = 0; i < count; ++i) await page.locator('.thing .more').nth(i).click();
}

async function submit(page) {
  await page.locator('[data-do=submit]').click();
  await page.locator('.done[data-state], [data-refused]').first().waitFor();
}

test('a coupon of a rate is told as a rate, never as money', async (t) => {
  const page = await open(t, { shop: 'snack-shop', member: 'm-doudou', path: 'coupons' });
  const ticket = page.locator('.ticket', { hasText: 'SVIP 95折月券' }).first();
  await ticket.waitFor();
  const text = (await ticket.innerText()).replace('SVIP 95折月券', '');
  assert.match(text.replace(/\s/g, ''), /9\.5折/);
  assert.doesNotMatch(text, /¥/);
});

for (const [shop, member] of shops) {
  test(`${shop}: a price says how it comes about before anybody orders, and its lines are its sum`, async (t) => {
    const page = await open(t, { shop, member, path: 'shop' });
    await fill(page);
    await go(page, { shop, member, path: 'cart' });
    // The shop has a total, too, until the cart is there.
    await page.locator('.way .end strong').first().waitFor();
    const way = page.locator('.way').first();
    const [list, ...rest] = await amounts(way.locator('li > .figures'));
    const payable = rest.pop();
    assert.equal(payable, await total(page));
    const steps = (await way.locator('li > .figures').allInnerTexts()).slice(1, -1).map((text) => (text.includes('+') ? 1 : -1) * Math.abs(fen_in(text.replace(/[+−-]/g, ''))[0]));
    assert.equal(list + sum(steps), payable, 'every step from the list price to what is paid is shown');
    const lines = sum(await amounts(page.locator('.line .parts strong')));
    const fee = steps.filter((step) => step > 0), off = (await way.locator('li.shipping > .figures').allInnerTexts()).map((text) => Math.abs(fen_in(text.replace(/[−-]/g, ''))[0]));
    assert.equal(lines + sum(fee) - sum(off), payable, 'lines and delivery are the total, to the fen');
  });

  test(`${shop}: coupons lie in two lists, with every reason; one can be taken by hand, and the best again`, async (t) => {
    const page = await open(t, { shop, member, path: 'shop' });
    await fill(page, 5);
    await go(page, { shop, member, path: 'cart' });
    await page.locator('[data-do=coupons]').click();
    await page.locator('.sheet:visible').waitFor();
    const best = await total(page);
    for (const ticket of await page.locator('.ticket[data-state=unusable]').all()) assert.ok((await ticket.locator('.reasons li').count()) > 0, await ticket.innerText());
    for (const text of await page.locator('.ticket').allInnerTexts()) {
      assert.doesNotMatch(text, /[a-z]+_[a-z]+/, 'no code');
    }
    const other = page.locator('.ticket[data-state=usable] [data-do=take]').first();
    if (await other.count()) {
      await other.click();
      await page.waitForFunction((before) => document.querySelector('[data-total]') && before !== undefined, best);
      assert.ok(await total(page) >= best, 'the best is the best');
      await page.getByRole('button', { name: '自动选最优' }).click();
      await page.locator('.proof').waitFor();
    }
    assert.equal(await total(page), best);
  });

  test(`${shop}: an order is placed once, paid, received, and one unit comes back as it was told`, async (t) => {
    const page = await open(t, { shop, member, path: 'shop' });
    await fill(page, 3);
    await page.locator('.thing .more').first().click();
    await go(page, { shop, member, path: 'checkout' });
    const shown = await total(page);
    const sent = [];
    page.on('request', (request) => request.method() === 'POST' && /\/orders$/.test(request.url()) && sent.push(request.url()));
    await page.locator('[data-do=submit]').dblclick();
    await page.locator('.done[data-state=accepted]').waitFor();
    assert.equal(sent.length, 1);
    assert.match(await page.locator('.done').innerText(), /待支付[^]*金额已核对/);
    assert.equal((await amounts(page.locator('.done .sum')))[0], shown);
    await page.locator('.done .how summary').click();
    const [whole, ...steps] = (await page.locator('.done .way li > .figures').allInnerTexts()).map((text) => (text.includes('−') ? -1 : 1) * fen_in(text.replace(/[+−]/g, ''))[0]);
    assert.equal(steps.pop(), shown);
    assert.equal(whole + sum(steps), shown, 'the way of the whole order, once it is placed');
    await page.locator('[data-do=see]').click();
    await page.locator('[data-state=placed]').waitFor();
    // Each line's way, step by step, to what was paid for it; and the lines are the order.
    const lines = page.locator('.lines > li:has(details)');
    let of_lines = 0;
    for (const line of await lines.all()) {
      await line.locator('summary').click();
      const [paid] = await amounts(line.locator('.sums > :first-child'));
      let of_parts = 0;
      for (const way of await line.locator('[data-way] .way').all()) {
        const [list, ...rest] = await amounts(way.locator('li > .figures'));
        const end = rest.pop();
        assert.equal(list - sum(rest.map(Math.abs)), end, await line.innerText());
        of_parts += end;
      }
      assert.equal(of_parts, paid);
      of_lines += paid;
    }
    const [delivery = 0] = await amounts(page.locator('[data-shipping]'));
    assert.equal(of_lines + delivery, shown);
    await page.locator('[data-do=pay]').click();
    await page.locator('[data-do=complete]').click();
    await page.locator('[data-do=return]').click();
    // Clicks in one frame count each by itself, and never for more than is left, which are the two of it.
    const stepper = page.locator('.returning .stepper').first();
    const click = (...which) => stepper.evaluate((stepper, which) => which.forEach((one) => stepper.querySelector(one)?.click()), which);
    await click('.more', '.more', '.more');
    assert.equal(await stepper.locator('.count').innerText(), '2');
    await click('.less');
    assert.equal(await stepper.locator('.count').innerText(), '1');
    const told = sum(await amounts(page.locator('.back dd').filter({ hasText: '¥' })));
    const back = await page.locator('.back dd').allInnerTexts();
    await page.locator('[data-do=give-back]').click();
    // That it is done is said, with what came back; the order and the list of orders keep it.
    const done = page.locator('.done:visible');
    assert.match(await done.innerText(), told > 0 ? /退款成功[^]*原路退回/ : /退货成功/);
    assert.deepEqual((await done.locator('[data-came-back] dd').allInnerTexts()).slice(0, back.length), back);
    await done.getByRole('button').click();
    await done.waitFor({ state: 'hidden' });
    assert.equal(await page.locator('[data-partly]').innerText(), told > 0 ? '部分退款' : '部分退货');
    const returned = page.locator('[data-returned]');
    if (told > 0) await returned.waitFor();
    assert.equal(told > 0 ? (await amounts(returned))[0] : 0, told, 'what was told came back');
    await go(page, { shop, member, path: 'orders' });
    await page.locator('.kinds button', { hasText: '退款/售后' }).click();
    assert.equal(await page.locator('.order').first().locator('[data-partly]').count(), 1);
  });
}

for (const [shop, member] of shops) test(`${shop}: a price is called a member's only where nothing else is in it`, async (t) => {
  const page = await open(t, { shop, member, path: 'shop' });
  await page.locator('.thing:last-child[data-priced]').waitFor();
  for (const one of await page.locator('button.estimate').all()) {
    const name = await one.locator('.tag').innerText();
    await one.click();
    await page.locator('.sheet:visible .way').waitFor();
    const stages = await page.locator('.sheet:visible .way > li').evaluateAll((all) => all.map((li) => li.className).filter((stage) => stage !== 'end'));
    assert.equal(name === '预估到手', stages.some((stage) => stage !== 'price'), `${name}: ${stages}`);
    await page.keyboard.press('Escape');
    await page.locator('.sheet').waitFor({ state: 'detached' });
  }
  await fill(page, 6);
  await go(page, { shop, member, path: 'cart' });
  await page.locator('.way .end strong').first().waitFor();
  for (const part of await page.locator('.line .parts li').all()) {
    const [name = ''] = await part.locator('.chip').allInnerTexts(), [off = ''] = await part.locator('.off').allInnerTexts();
    const names = off.replace(/[›\s\u2060]/g, '').split('·').filter(Boolean).map((one) => one.split('−')[0]);
    assert.equal(name, names.length === 0 ? '' : names.length === 1 && /价$|秒杀$/.test(names[0]) ? name : '到手价', `${name}: ${off}`);
    if (name && name !== '到手价') assert.equal(name.replace('秒杀价', '秒杀'), names[0]);
  }
});

const [shop, member] = ['supermarket', 'm-wangjie'];

test('points and balance are switched on and off as the price has them, and delivery is chosen where it costs nothing, too', async (t) => {
  const page = await open(t, { shop, member, path: 'shop' });
  await fill(page);
  for (const path of ['cart', 'checkout']) {
    await go(page, { shop, member, path });
    for (const name of ['积分抵扣', '余额支付']) {
      const line = page.locator('.line', { has: page.getByRole('switch', { name }) });
      const turn = async (on) => {
        await line.getByRole('switch').click();
        await line.locator(`[role=switch][aria-checked=${on}]`).waitFor();
      };
      const before = await total(page), off = await line.innerText();
      await turn(true);
      assert.notEqual(await line.innerText(), off);
      if (name === '积分抵扣') {
        assert.match(await line.innerText(), /使用 \d+ 积分 −/);
        assert.equal(await total(page), before - (await amounts(line))[0]);
      }
      await turn(false);
      assert.equal(await line.innerText(), off);
      assert.equal(await total(page), before);
    }
  }
  for (const name of [/到店自提/, /送货上门/]) {
    await page.getByRole('radio', { name }).click();
    await page.locator('[role=radio][aria-checked=true]', { hasText: name }).waitFor();
    assert.match(await page.locator('[data-place]').innerText(), /^示例/);
  }
});

test('a forged price is refused by the shop, told field by field, and the true one can be ordered', async (t) => {
  const page = await open(t, { shop, member, path: 'shop', allowed: [/4\d\d/] });
  await fill(page);
  await go(page, { shop, member, path: 'checkout' });
  const shown = await total(page);
  await page.route(/\/orders$/, async (route) => {
    const order = route.request().postDataJSON();
    order.receipt.payable -= 1000;
    await route.continue({ postData: JSON.stringify(order) });
  });
  await submit(page);
  const alert = page.locator('[data-refused]');
  assert.match(await alert.innerText(), /还没有下单/);
  await page.unroute(/\/orders$/);
  await submit(page);
  await page.locator('.done[data-state=accepted]').waitFor();
  assert.equal((await amounts(page.locator('.done .sum')))[0], shown);
});

test('an old price is refused with the new one beside it, which can be ordered', async (t) => {
  const page = await open(t, { shop, member, path: '', allowed: [/4\d\d/] });
  await page.route(/\/goods$/, async (route) => {
    const answer = await route.fetch();
    const goods = await answer.json();
    goods.goods[0].unit_price -= 100;
    await route.fulfill({ response: answer, json: goods });
  });
  await page.reload();
  await go(page, { shop, member, path: 'shop' });
  await fill(page, 2);
  await go(page, { shop, member, path: 'checkout' });
  const before = await total(page);
  await page.unroute(/\/goods$/);
  await submit(page);
  const alert = page.locator('[data-refused]');
  await alert.locator('[data-changes]').waitFor();
  const [claimed, own] = await amounts(alert.locator('[data-changes] tbody tr').first().locator('td'));
  assert.equal(own - claimed, 100);
  assert.notEqual(await total(page), before);
  await submit(page);
  await page.locator('.done[data-state=accepted]').waitFor();
});

test('without the network an order waits, is shown to wait, and tells what became of it', async (t) => {
  const page = await open(t, { shop: 'snack-shop', member: 'm-doudou', path: 'shop', allowed: [/.*/] });
  await fill(page, 2);
  await go(page, { shop: 'snack-shop', member: 'm-doudou', path: 'orders' });
  await page.locator('.kinds').waitFor();
  const before = await page.locator('.order').count();
  await go(page, { shop: 'snack-shop', member: 'm-doudou', path: 'checkout' });
  await page.context().setOffline(true);
  await submit(page);
  await page.locator('.done[data-state=waiting]').waitFor();
  await go(page, { shop: 'snack-shop', member: 'm-doudou', path: 'orders' });
  await page.locator('[data-waiting]').waitFor();
  await page.context().setOffline(false);
  await page.locator('[data-news]').waitFor();
  assert.equal(await page.locator('.order').count(), before + 1);
});

test('a coupon that another phone has used does not break the checkout', async (t) => {
  const at = { shop: 'snack-shop', member: 'm-laowang' };
  const issued = { id: 'till-coupon', kind: 'coupon_issued', coupon: 'no-threshold-5' };
  const told = await fetch(`${url()}api/${at.shop}/backend/members/${at.member}/events`, { method: 'POST', body: JSON.stringify(issued) });
  assert.equal(told.status, 201);
  const one = await open(t, { ...at, path: 'shop', allowed: [/4\d\d/] });
  const two = await open(t, { ...at, path: 'shop' });
  for (const page of [one, two]) {
    await fill(page, 5);
    await go(page, { ...at, path: 'checkout' });
    await page.locator('.way, ol', { hasText: '5元无门槛' }).first().waitFor();
  }
  const shown = await total(one);
  await submit(two);
  await two.locator('.done[data-state=accepted]').waitFor();
  await submit(one);
  await one.locator('[data-refused]').waitFor();
  assert.ok((await total(one)) > shown, 'the price without it');
  await submit(one);
  await one.locator('.done[data-state=accepted]').waitFor();
});
