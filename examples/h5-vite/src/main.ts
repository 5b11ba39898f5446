// A checkout page: each tap is priced in the page, and the order goes to a shop that calculates it again.

import { LoyaltyError, openMemberCenter, type Account, type Cart, type CartLine, type MemberCenter, type Program, type Quote } from "member-center";
import { Speaker, zhCN } from "member-center/messages";
import { button, choice, el } from "./dom";
import "./style.css";

type Goods = Omit<CartLine, "quantity">;

/** The account as it is now, and the server's time: clocks differ. */
interface Member { now: number; account: Account }

/** What the shop says of an order; with `code` it is refused. */
interface Answer extends Member { code?: string; says: string; order?: unknown }

async function shop<T>(path: string, data?: object): Promise<T> {
  const answer = await fetch(`/shop/${path}`, data && { method: "POST", body: JSON.stringify(data) });
  if (!answer.ok) throw new Error(String(answer.status));
  return answer.json();
}

/** What the customer has chosen so far. */
const chosen = { quantities: new Map<string, number>(), points: true, wallet: false };
let said = "";
/** The order that the shop has not answered yet: a retry has its id, and what it was shown at. */
let order: { id: string; receipt: Quote["receipt"] } | undefined;

function cart(goods: Goods[], at: number): Cart {
  return {
    at,
    channel: "h5",
    lines: goods.map((one) => ({ ...one, quantity: chosen.quantities.get(one.sku) ?? 0 })).filter((line) => line.quantity > 0),
    shipping: { fee: 1000 },
    points: chosen.points ? "max" : "none",
    wallet: chosen.wallet ? "max" : "none",
  };
}

/** The member's card. */
function member(center: MemberCenter, speaker: Speaker, at: number): HTMLElement {
  const { tier, points, wallet, savings } = center.overview(at);
  const bar = el("i");
  bar.style.width = `${(tier?.progress ?? 0) / 100}%`;
  const next = tier?.next ? `再消费 ${speaker.money(tier.spend_to_next ?? 0)} 升级${tier.next.name}` : "已是最高等级";
  const figure = (value: string, name: string) => el("div", "", el("b", "", value), el("small", "", name));
  return el("section", "member", el("h1", "", tier?.name ?? ""), el("div", "bar", bar), el("small", "", next),
    el("div", "figures", figure(String(points.available), "积分"), figure(speaker.money(wallet.principal + wallet.bonus), "钱包"),
      figure(speaker.money(savings.total), "累计已省")));
}

function goodsList(goods: Goods[], quote: Quote | undefined, speaker: Speaker, change: () => void): HTMLElement {
  const set = (sku: string, quantity: number) => (chosen.quantities.set(sku, quantity), change());
  return el("section", "", ...goods.map((one, i) => {
    const quantity = chosen.quantities.get(one.sku) ?? 0;
    const payable = quote?.lines.filter((line) => line.sku === one.sku).reduce((sum, line) => sum + line.payable, 0);
    return el("div", `goods g${i}`, el("span", "picture", (one.name ?? "").slice(0, 1)),
      el("div", "grow", el("div", "", one.name ?? one.sku), el("small", "", speaker.money(one.unit_price)),
        ...(quantity > 0 && payable !== undefined ? [el("em", "", `到手 ${speaker.money(payable)}`)] : [])),
      button("−", `减少${one.name}`, () => set(one.sku, quantity - 1), quantity === 0), el("output", "", String(quantity)),
      button("+", `增加${one.name}`, () => set(one.sku, quantity + 1)));
  }));
}

/** From list price to payment, step by step. */
function waterfall(quote: Quote, speaker: Speaker): HTMLElement {
  const row = (name: string, amount: number, kind = "") => el("div", `row ${kind}`, el("span", "", name), el("span", "", speaker.money(amount)));
  const { totals, steps, points } = quote;
  const rows = [row("商品原价", totals.list)];
  if (totals.fee) rows.push(row("运费", totals.fee));
  for (const step of steps) {
    const name = step.stage === "points" ? speaker.points(points.deduct.points) : step.name || speaker.word("source", step.source);
    rows.push(row(`${speaker.word("stage", step.stage)} · ${name}`, -step.amount, "off"));
  }
  if (totals.wallet.principal + totals.wallet.bonus) rows.push(row("钱包支付", -totals.wallet.principal - totals.wallet.bonus));
  rows.push(row("还需支付", totals.cash, "sum"));
  return el("section", "", ...rows);
}

/** Why the other offers are not in the price. */
function refused(quote: Quote, speaker: Speaker): HTMLElement {
  return el("section", "refused", ...quote.offers.refused.map((offer) =>
    el("div", "", el("b", "", offer.name ?? offer.id), ...offer.reasons.map((reason) => el("small", "", speaker.reason(reason))))));
}

/** Orders that wait for their money. For a real one the payment platform tells the shop that it is there. */
function waiting(center: MemberCenter, speaker: Speaker, at: number, ask: (path: string, data: object) => void): HTMLElement[] {
  return center.overview(at).orders.filter((one) => one.state === "placed").map(({ id, payable, until }) =>
    el("section", "row waiting", el("span", "", `订单 ${speaker.money(payable)} 待付款，${speaker.moment(until ?? at)} 前有效`),
      button("去付款", "去付款", () => ask("orders/paid", { order_id: id })), button("取消", "取消订单", () => ask("orders/cancelled", { order_id: id }))));
}

async function start(): Promise<void> {
  const page = document.getElementById("page")!;
  let program: Program, goods: Goods[], center: MemberCenter | undefined, speaker: Speaker, quote: Quote | undefined;
  let behind = 0;
  let busy = false;

  /** Everything as the shop has it now. */
  async function load(): Promise<void> {
    let fresh: Member;
    [program, goods, fresh] = await Promise.all([shop<Program>("program"), shop<Goods[]>("goods"), shop<Member>("member")]);
    if (!center) goods.slice(0, 3).forEach((one) => chosen.quantities.set(one.sku, 1));
    await open(fresh);
  }

  async function open({ account, now }: Member): Promise<void> {
    behind = now - Date.now();
    const next = await openMemberCenter({ program, account });
    center?.dispose();
    center = next;
    speaker = new Speaker({ sentences: zhCN, program, clock: next });
    render();
  }

  /** Asks the shop, one thing at a time, and goes on from the account of its answer. */
  async function ask(path: string, data: object): Promise<void> {
    if (busy) return;
    busy = true;
    render();
    try {
      const answer = await shop<Answer>(path, data);
      const before = quote?.totals.cash ?? 0;
      if (path === "orders") order = undefined;
      if (answer.order) chosen.quantities.clear();
      await (answer.code ? load() : open(answer));
      const now = quote?.totals.cash ?? 0;
      const price = now === before ? `应付仍是 ${speaker.money(now)}` : `应付原为 ${speaker.money(before)}，现为 ${speaker.money(now)}`;
      said = path === "orders" && answer.code && quote ? `${answer.says}。${price}，请确认后再提交` : answer.says;
    } catch {
      said = "没有连上商店，请再点一次，不会重复下单";
    }
    busy = false;
    render();
  }

  function buy(shown: Quote): void {
    order ??= { id: Date.now().toString(36) + Math.random().toString(36).slice(2, 10), receipt: shown.receipt };
    void ask("orders", order);
  }

  function render(): void {
    // Until the shop has answered, the page shows the price of the order that is under way.
    const at = Date.now() + behind;
    const asked = cart(goods, at);
    if (!order) quote = asked.lines.length > 0 ? center!.quote(asked) : undefined;
    const parts = [member(center!, speaker, at), goodsList(goods, quote, speaker, render)];
    if (quote) {
      const shown = quote;
      for (const miss of quote.near_misses.slice(0, 1)) parts.push(el("p", "near", speaker.nearMiss(miss)));
      parts.push(el("section", "", choice(`用 ${speaker.points(quote.points.deduct.max)}抵扣`, chosen.points, (on) => ((chosen.points = on), render())),
        choice("用钱包余额支付", chosen.wallet, (on) => ((chosen.wallet = on), render()))));
      parts.push(waterfall(quote, speaker), refused(quote, speaker));
      const pay = button("提交订单", "提交订单", () => buy(shown), busy);
      parts.push(el("footer", "", el("span", "", el("b", "", speaker.money(quote.totals.cash)), el("small", "", `已省 ${speaker.money(quote.totals.saved)}`)), pay));
    }
    parts.push(...waiting(center!, speaker, at, (path, data) => void ask(path, data)));
    if (said) parts.push(el("p", "said", said));
    page.removeAttribute("aria-busy");
    page.replaceChildren(...parts);
    if (order || busy) page.querySelectorAll<HTMLButtonElement | HTMLInputElement>("section button, input").forEach((one) => (one.disabled = true));
  }

  await load();
}

start().catch((error: unknown) => {
  const speaker = new Speaker({ sentences: zhCN });
  document.getElementById("page")!.textContent = error instanceof LoyaltyError ? speaker.problem(error) : String(error);
});
