// A shop's server: gives pages the program and the member's account, and books an order only as the customer saw it. In a
// real shop accounts and logs are in a database, and who the member is comes from a session.

import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join, normalize } from "node:path";
import { fileURLToPath } from "node:url";
import { loadEngine } from "member-center";
import { Speaker, zhCN } from "member-center/messages";

const here = fileURLToPath(new URL(".", import.meta.url));
const read = (name) => readFile(join(here, "shop", name), "utf8");

/** So long an order waits for its money, in milliseconds. */
const hold = 15 * 60_000;

/** A shop with one member, whose log has been replayed. */
export async function openShop() {
  const engine = await loadEngine();
  const program = await read("program.json");
  const goods = JSON.parse(await read("goods.json"));
  const center = engine.open(program);
  const log = (await read("member.jsonl")).trim().split("\n").map((line) => center.apply(JSON.parse(line)).sealed);
  return { program, goods, center, log, speaker: new Speaker({ sentences: zhCN, program: JSON.parse(program), clock: center }) };
}

/**
 * The cart as the shop knows it: of what the page sends, only what and how many, and how the customer wants to pay.
 * Prices, categories and the fee are the shop's. Goods that it does not have are left out: then it is not the cart of
 * the receipt any more.
 */
export function ownCart(shop, asked, at) {
  const lines = asked.lines.flatMap(({ sku, quantity }) => {
    const thing = shop.goods.find((one) => one.sku === sku);
    return thing ? [{ ...thing, quantity }] : [];
  });
  const cart = { at, channel: asked.channel, lines, shipping: { fee: 1000 } };
  for (const choice of ["coupons", "points", "wallet"]) if (asked[choice] !== undefined) cart[choice] = asked[choice];
  return cart;
}

/** What a customer is told of an order that is refused. It is said here: old pages stay in the field. */
const refusals = {
  engine_mismatch: "商店已更新，请退出后重新进入",
  cart_differs: "商品、价格或运费有变",
  empty_cart: "商品已下架，请重新选择",
  stale_program: "优惠活动已更新",
  clock_skew: "停留较久，价格需要重新计算",
  coupon_used: "优惠券已经用过了",
  held: "所用的优惠在一笔待付款订单里，请先付款或取消它",
  stale_account: "您的积分、优惠券或等级有变动",
  result_differs: "没有成功，请退出后重新进入",
  order_state: "订单已经取消或已经付款",
};

/** Applies an event. Its sealed form is the member's log; what is refused has changed nothing. */
function book(shop, event) {
  try {
    const { sealed, duplicate } = shop.center.apply(event);
    if (!duplicate) shop.log.push(sealed);
    return {};
  } catch (error) {
    if (error.name !== "LoyaltyError" || error.code === "engine_stopped") throw error;
    return refused(shop, error);
  }
}

function refused(shop, { code, at, details }) {
  return { code, at, details, says: refusals[code] ?? `没有成功（${shop.speaker.problem({ code, at, details })}）` };
}

/** An answer with what a page goes on from: the account as it is now, and the server's time, since clocks differ. */
export function member(shop, now = Date.now()) {
  return { now, account: shop.center.snapshot() };
}

/** The order as it stands. */
function standing(shop, order_id, now) {
  return shop.center.overview(now).orders.find((one) => one.id === order_id);
}

/** What the wallet leaves to pay of an order, in fen. */
function cash_of(shop, order_id) {
  const { lines, shipping } = shop.log.find((event) => event.id === order_id).order;
  return [...lines, shipping].reduce((sum, part) => sum + (part?.cash ?? 0), 0);
}

/**
 * The customer tapped. The page sends the receipt of the quote that it showed, and an id that it made for this order:
 * whatever comes twice has the same id, and books one order.
 */
export function order(shop, { id, receipt }, now = Date.now()) {
  const order_id = `web-${id}`;
  const cart = ownCart(shop, receipt.cart, now);
  const problem = book(shop, { id: order_id, at: now, kind: "order_placed", cart, receipt, until: now + hold });
  if (problem.code) return { ...problem, ...member(shop, now) };
  const placed = standing(shop, order_id, now);
  const { speaker } = shop;
  if (placed.state !== "placed") return { order: placed, says: `这笔订单${speaker.word("order", placed.state)}`, ...member(shop, now) };
  const cash = cash_of(shop, order_id);
  if (cash === 0) return { order: placed, ...paid(shop, { order_id }, now) };
  return { order: placed, says: `下单成功，应付 ${speaker.money(cash)}，请在 ${speaker.moment(placed.until)} 前付款`, ...member(shop, now) };
}

/**
 * The payment platform says that the money is there: the order takes what it holds, at the price it was placed at. Here
 * the page plays the platform; a real one signs what it says, and its sum is compared with the order's.
 */
export function paid(shop, { order_id }, now = Date.now()) {
  const problem = book(shop, { id: `paid-${order_id}`, at: now, kind: "order_paid", order_id });
  // Money that comes after the hold is over has to go back.
  if (problem.code) return { ...problem, ...member(shop, now) };
  const { payable, points } = standing(shop, order_id, now);
  return { says: `已付款 ${shop.speaker.money(payable)}，完成后得 ${shop.speaker.points(points)}`, ...member(shop, now) };
}

/** The customer gives up an order that waits for its money. One that is paid goes back with its money: a refund. */
export function cancelled(shop, { order_id }, now = Date.now()) {
  const problem = standing(shop, order_id, now)?.state === "placed"
    ? book(shop, { id: `cancel-${order_id}`, at: now, kind: "order_cancelled", order_id })
    : refused(shop, { code: "order_state" });
  return { says: "订单已取消，优惠已退回", ...problem, ...member(shop, now) };
}

const types = { ".html": "text/html", ".js": "text/javascript", ".mjs": "text/javascript", ".css": "text/css", ".wasm": "application/wasm", ".json": "application/json" };

/** Pages from `folders` ({"/prefix/": folder}), and the shop under /shop/. */
export function serve(shop, folders = {}) {
  const answer = {
    "GET /shop/program": () => shop.program,
    "GET /shop/goods": () => JSON.stringify(shop.goods),
    "GET /shop/member": () => JSON.stringify(member(shop)),
    "POST /shop/orders": (body) => JSON.stringify(order(shop, JSON.parse(body))),
    "POST /shop/orders/paid": (body) => JSON.stringify(paid(shop, JSON.parse(body))),
    "POST /shop/orders/cancelled": (body) => JSON.stringify(cancelled(shop, JSON.parse(body))),
  };
  return createServer(async (request, response) => {
    const path = new URL(request.url, "http://shop").pathname;
    const asked = answer[`${request.method} ${path}`];
    try {
      if (asked) {
        let body = "";
        for await (const part of request) body += part;
        const text = asked(body);
        response.writeHead(200, { "content-type": "application/json", "access-control-allow-origin": "*" }).end(text);
        return;
      }
      const prefix = Object.keys(folders).filter((one) => path.startsWith(one)).sort().at(-1);
      const file = join(folders[prefix], normalize(`/${path.slice(prefix.length) || "index.html"}`));
      const bytes = await readFile(file);
      response.writeHead(200, { "content-type": types[extname(file)] ?? "application/octet-stream" }).end(bytes);
    } catch (error) {
      const status = error.code === "engine_stopped" ? 500 : asked ? 400 : 404;
      response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify({ code: error.code }));
    }
  });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const port = Number(process.env.PORT ?? 8080);
  const page = join(here, "../h5-plain/");
  const folders = { "/": page, "/member-center/": fileURLToPath(new URL(".", import.meta.resolve("member-center/package.json"))) };
  serve(await openShop(), folders).listen(port, () => console.log(`http://localhost:${port}/`));
}
