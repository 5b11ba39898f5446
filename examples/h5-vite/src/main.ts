// A checkout page: each tap is priced in the page, and the order goes to a shop that calculates it again.

import { LoyaltyError, openMemberCenter, type Account, type Cart, type CartLine, type MemberCenter, type Program, type Quote, type Verdict } from "member-center";
import { Speaker, zhCN } from "member-center/messages";
import { button, choice, el } from "./dom";
import "./style.css";

type Goods = Omit<CartLine, "quantity">;

async function shop<T>(path: string, options?: RequestInit): Promise<T> {
  return (await fetch(`/shop/${path}`, options)).json();
}

/** What the customer has chosen so far. */
const chosen = { quantities: new Map<string, number>(), points: true, wallet: false };
let said = "";

function cart(goods: Goods[]): Cart {
  return {
    at: Date.now(),
    channel: "h5",
    lines: goods.map((one) => ({ ...one, quantity: chosen.quantities.get(one.sku) ?? 0 })).filter((line) => line.quantity > 0),
    shipping: { fee: 1000 },
    points: chosen.points ? "max" : "none",
    wallet: chosen.wallet ? "max" : "none",
  };
}

/** The member's card. */
function member(center: MemberCenter, speaker: Speaker): HTMLElement {
  const { tier, points, wallet, savings } = center.overview(Date.now());
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

async function start(): Promise<void> {
  const [program, account, goods] = await Promise.all([shop<Program>("program"), shop<Account>("account"), shop<Goods[]>("goods")]);
  let center = await openMemberCenter({ program, account });
  const speaker = new Speaker({ sentences: zhCN, program, clock: { clock: (at) => center.clock(at) } });
  const page = document.getElementById("page")!;
  goods.slice(0, 3).forEach((one) => chosen.quantities.set(one.sku, 1));

  async function buy(asked: Cart, quote: Quote): Promise<void> {
    const answer = await shop<Verdict & { account?: Account }>("orders", { method: "POST", body: JSON.stringify({ cart: asked, quote }) });
    said = speaker.verdict(answer.verdict);
    if (answer.account) {
      center.dispose();
      center = await openMemberCenter({ program, account: answer.account });
      chosen.quantities.clear();
    }
    render();
  }

  function render(): void {
    const asked = cart(goods);
    const quote = asked.lines.length > 0 ? center.quote(asked) : undefined;
    const parts = [member(center, speaker), goodsList(goods, quote, speaker, render)];
    if (quote) {
      for (const miss of quote.near_misses.slice(0, 1)) parts.push(el("p", "near", speaker.nearMiss(miss)));
      parts.push(el("section", "", choice(`用 ${speaker.points(quote.points.deduct.max)}抵扣`, chosen.points, (on) => ((chosen.points = on), render())),
        choice("用钱包余额支付", chosen.wallet, (on) => ((chosen.wallet = on), render()))));
      parts.push(waterfall(quote, speaker), refused(quote, speaker));
      const pay = button("提交订单", "提交订单", () => void buy(asked, quote));
      parts.push(el("footer", "", el("span", "", el("b", "", speaker.money(quote.totals.cash)), el("small", "", `已省 ${speaker.money(quote.totals.saved)}`)), pay));
    }
    if (said) parts.push(el("p", "said", said));
    page.removeAttribute("aria-busy");
    page.replaceChildren(...parts);
  }
  render();
}

start().catch((error: unknown) => {
  const speaker = new Speaker({ sentences: zhCN });
  document.getElementById("page")!.textContent = error instanceof LoyaltyError ? speaker.problem(error) : String(error);
});
