#!/usr/bin/env node
// A day of a member of each demonstration shop, over HTTP, against the real service: `loyalty serve` on a port of its own
// and a store that is thrown away.
//
//   demo/day [--lang zh|en] [SHOP...]

import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { begins } from './site/service.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const loyalty = process.env.LOYALTY ?? join(root, 'build/native/native/loyalty');
const given = process.argv.slice(2);
const asked = given.indexOf('--lang');
const language = asked >= 0 ? given.splice(asked, 2)[1] : /^zh/.test(process.env.LC_ALL || process.env.LC_MESSAGES || process.env.LANG || '') ? 'zh' : 'en';
const say = (zh, en) => (language === 'zh' ? zh : en);
const shops = given.length ? given : readdirSync(join(root, 'demo/shops')).sort();
const bold = (text) => (process.stdout.isTTY && !process.env.NO_COLOR ? `\x1b[1m${text}\x1b[0m` : text);
const money = (fen) => `¥${(fen / 100).toFixed(2)}`;
const told = (time, what, more = '') => console.log(`  ${time}  ${what}${more && `\n         ${more}`}`);

/** A service on a shop's folder; `ask` answers {status, headers, body}. */
async function open(shop) {
  const folder = mkdtempSync(join(tmpdir(), 'loyalty-day-'));
  const child = spawn(loyalty, ['serve', '--shop', join(root, 'demo/shops', shop), '--store', join(folder, 'shop.db'), '--port', '0', '--access-log', 'false', '--clock', begins], { stdio: ['ignore', 'pipe', 'inherit'] });
  const gone = new Promise((resolve) => child.on('exit', resolve));
  let said = '';
  const base = await new Promise((resolve, reject) => {
    child.stdout.setEncoding('utf8').on('data', (part) => {
      said += part;
      const found = said.match(/listening on (\S+)/);
      if (found) resolve(found[1]);
    });
    child.on('exit', (code) => reject(new Error(`loyalty serve ended with ${code}`)));
  });
  const staff = said.match(/told once: (\S+)/)[1];
  const ask = async (method, path, body, key = staff) => {
    const answer = await fetch(base + path, { method, headers: { authorization: `Bearer ${key}` }, body: body && JSON.stringify(body) });
    const text = await answer.text();
    return { status: answer.status, headers: answer.headers, body: text ? JSON.parse(text) : undefined };
  };
  const close = async () => {
    child.kill('SIGTERM');
    const code = await gone;
    rmSync(folder, { recursive: true });
    if (code !== 0) throw new Error(`loyalty serve ended with ${code}`);
  };
  return { base, ask, close };
}

/** What has to go well goes on; anything else ends the walk. */
function well({ status, body }) {
  if (status >= 300) throw new Error(`${status} ${JSON.stringify(body)}`);
  return body;
}

async function day(shop) {
  const title = readFileSync(join(root, 'demo/shops', shop, 'README.md'), 'utf8').match(/^#* *(.*)/)[1];
  const service = await open(shop);
  console.log(bold(`\n== ${title}`));
  console.log(`   ${shop}: ${service.base}`);
  try {
    const [{ id }] = well(await service.ask('GET', '/v1/members')).members;
    const { token } = well(await service.ask('POST', '/v1/tokens', { member: id, channel: 'weapp' }));
    const mine = (method, path, body) => service.ask(method, `/v1/members/${id}${path}`, body, token);
    const { name } = well(await service.ask('GET', '/v1/program', undefined, token));
    const goods = well(await service.ask('GET', '/v1/goods')).goods;
    const start = well(await mine('GET', '/overview'));
    told('09:00', say(`${id} 打开${name}的会员中心`, `${id} opens the member center of ${name}`),
      say(`等级 ${start.tier?.name ?? '无'}，积分 ${start.points.available}，余额 ${money(start.wallet.principal + start.wallet.bonus)}，可用券 ${start.coupons.filter((c) => c.state === 'held').length} 张`,
        `level ${start.tier?.name ?? '-'}, ${start.points.available} points, balance ${money(start.wallet.principal + start.wallet.bonus)}, ${start.coupons.filter((c) => c.state === 'held').length} coupons`));

    const lines = goods.filter((thing) => thing.unit_price < 20_000).slice(0, 3).map(({ sku }, i) => ({ sku, quantity: i + 1 }));
    const cart = { channel: 'weapp', lines, points: 'max' };
    const quote = well(await mine('POST', '/quote', cart));
    told('12:10', say(`购物车 ${quote.lines.length} 种：标价 ${money(quote.totals.list)}，应付 ${money(quote.totals.payable)}`, `a cart of ${quote.lines.length} things: ${money(quote.totals.list)}, to pay ${money(quote.totals.payable)}`),
      quote.steps.map((step) => `${step.name} −${money(step.amount)}`).join(say('，', ', ')));

    const forged = structuredClone(quote);
    forged.totals.payable -= 1;
    const { verdict } = well(await service.ask('POST', `/v1/members/${id}/verify`, { cart: quote.receipt.cart, quote: forged }));
    told('12:11', say('有人把报价改低了 1 分', 'somebody makes the quote 1 fen cheaper'), say(`核验：${verdict}`, `the verdict: ${verdict}`));

    const body = { id: `${id}-day`, receipt: quote.receipt };
    well(await mine('POST', '/orders', body));
    const order = well(await mine('GET', `/orders/${body.id}`));
    told('12:12', say('下单，占住券和积分', 'ordered: coupons and points are held'), say(`订单 ${order.state}，应付 ${money(order.payable)}`, `order ${order.state}, ${money(order.payable)}`));
    const again = await mine('POST', '/orders', body);
    told('12:12', say('网络断了，页面重发一次', 'the answer was lost: the page sends it again'), say(`同一笔订单（Idempotency-Replayed: ${again.headers.get('idempotency-replayed')}）`, `the same order (Idempotency-Replayed: ${again.headers.get('idempotency-replayed')})`));

    const of_order = (what, more = {}) => service.ask('POST', `/v1/members/${id}/orders/${body.id}/${what}`, { id: `${body.id}-${what}`, ...more });
    well(await of_order('pay'));
    told('12:13', say('付款到账', 'the money is there'));
    well(await of_order('complete'));
    const done = well(await mine('GET', '/overview'));
    told('18:30', say('收货完成', 'received'), say(`积分 ${start.points.available} → ${done.points.available}（待入账 ${done.points.pending}），等级 ${done.tier?.name ?? '无'}`, `points ${start.points.available} → ${done.points.available} (${done.points.pending} to come), level ${done.tier?.name ?? '-'}`));
    well(await of_order('refund', { lines: [{ line: 0, quantity: 1 }] }));
    const back = well(await mine('GET', `/orders/${body.id}`));
    told('20:00', say('退 1 件', 'one thing goes back'), say(`退回 ${money(back.returned)}`, `${money(back.returned)} back`));
    const { notices } = well(await service.ask('GET', '/v1/outbox'));
    const figures = well(await service.ask('GET', '/v1/figures'));
    told('23:59', say(`全店：${figures.members} 名会员，${figures.events} 个事件，待发通知 ${notices.length} 条`, `the shop: ${figures.members} members, ${figures.events} events, ${notices.length} notices to be sent`));
  } finally {
    await service.close();
  }
}

for (const shop of shops) await day(shop);
