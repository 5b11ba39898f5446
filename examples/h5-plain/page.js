// The package, as files that the shop's server has at /member-center/: no bundler.
import { openMemberCenter } from "/member-center/web.mjs";
import { Speaker, zhCN } from "/member-center/messages.mjs";

const by_id = (id) => document.getElementById(id);
const show = (id, text) => (by_id(id).textContent = text);

/** An answer of the shop; a refusal is one too. */
async function shop(path, data) {
  const answer = await fetch(`/shop/${path}`, data && { method: "POST", body: JSON.stringify(data) });
  if (!answer.ok) throw new Error(String(answer.status));
  return answer.json();
}

let program, goods, center, speaker;
let behind = 0; // the server's clock against the page's, in milliseconds
let quantity = 1;
let quote; // as it is shown
let order; // that the shop has not answered yet

/** Everything as the shop has it now. */
async function load() {
  let member;
  [program, goods, member] = await Promise.all(["program", "goods", "member"].map((path) => shop(path)));
  await open(member);
}

/** A center on the account as it is now. */
async function open({ account, now }) {
  behind = now - Date.now();
  center?.dispose();
  center = await openMemberCenter({ program, account });
  speaker = new Speaker({ sentences: zhCN, program, clock: center });
  const { tier, orders } = center.overview(now);
  show("level", tier.name);
  by_id("waiting").replaceChildren(...orders.filter((one) => one.state === "placed").map(waiting));
  update();
}

function button(text, press) {
  const made = document.createElement("button");
  made.textContent = text;
  made.onclick = press;
  return made;
}

/** An order that waits for its money. For a real one the payment platform tells the shop that it is there. */
function waiting({ id, payable, until }) {
  const item = document.createElement("li");
  item.append(`订单 ${speaker.money(payable)} 待付款，${speaker.moment(until)} 前有效 `,
    button("去付款", () => ask("orders/paid", { order_id: id })), button("取消", () => ask("orders/cancelled", { order_id: id })));
  return item;
}

/** The goods as the shop sells them; only what and how many is the page's. */
const cart = () => ({ at: Date.now() + behind, channel: "h5", lines: [{ ...goods[0], quantity }], shipping: { fee: 1000 } });

function update() {
  quote = center.quote(cart());
  show("quantity", String(quantity));
  show("payable", speaker.money(quote.totals.payable));
  const reasons = quote.offers.refused.flatMap((offer) => offer.reasons.map((reason) => `${offer.name}：${speaker.reason(reason)}`));
  by_id("reasons").replaceChildren(...reasons.map((text) => Object.assign(document.createElement("li"), { textContent: text })));
}

/** Asks the shop, one thing at a time, and goes on from the account of its answer. */
async function ask(path, data) {
  document.querySelectorAll("button").forEach((one) => (one.disabled = true));
  try {
    const answer = await shop(path, data);
    if (path === "orders") order = undefined;
    const before = quote.totals.payable;
    await (answer.code ? load() : open(answer));
    const now = quote.totals.payable;
    const price = now === before ? `应付仍是 ${speaker.money(now)}` : `应付原为 ${speaker.money(before)}，现为 ${speaker.money(now)}`;
    show("said", path === "orders" && answer.code ? `${answer.says}。${price}，请确认后再下单` : answer.says);
  } catch {
    show("said", "没有连上商店，请再点一次，不会重复下单");
  }
  document.querySelectorAll("button").forEach((one) => (one.disabled = false));
}

/** Of one order until the shop has answered: a retry has its id, and what it was shown at. */
by_id("buy").onclick = () => {
  order ??= { id: Date.now().toString(36) + Math.random().toString(36).slice(2, 10), receipt: quote.receipt };
  ask("orders", order);
};
by_id("more").onclick = () => order || (++quantity, update());
by_id("less").onclick = () => order || (quantity > 1 && --quantity, update());

await load();
