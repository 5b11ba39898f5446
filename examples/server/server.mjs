// A shop's server: gives pages the program and the member's account, and takes orders only at prices that it can
// calculate itself. In a real shop accounts are in a database, and who the member is comes from a session.

import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join, normalize } from "node:path";
import { fileURLToPath } from "node:url";
import { loadEngine } from "member-center";

const here = fileURLToPath(new URL(".", import.meta.url));
const read = (name) => readFile(join(here, "shop", name), "utf8");

/** A shop with one member, whose log has been replayed. */
export async function openShop() {
  const engine = await loadEngine();
  const program = await read("program.json");
  const goods = JSON.parse(await read("goods.json"));
  const center = engine.open(program);
  for (const line of (await read("member.jsonl")).trim().split("\n")) center.apply(JSON.parse(line));
  return { program, goods, center, orders: 0 };
}

/**
 * The cart as the shop knows it: of what the page sends, only what and how many, and how the customer wants to pay.
 * Prices, categories and the fee are the shop's.
 */
export function ownCart(shop, asked, at) {
  const lines = asked.lines.map(({ sku, quantity }) => {
    const thing = shop.goods.find((one) => one.sku === sku);
    if (!thing) throw new Error(`no such goods: ${sku}`);
    return { ...thing, quantity };
  });
  const cart = { at, channel: asked.channel, lines, shipping: { fee: 1000 } };
  for (const choice of ["coupons", "points", "wallet"]) if (asked[choice] !== undefined) cart[choice] = asked[choice];
  return cart;
}

/** {verdict} when the quote does not hold; otherwise the order is kept, and the page gets its new account. */
export function order(shop, { cart: asked, quote }, now = Date.now()) {
  const cart = ownCart(shop, asked, now);
  const verdict = shop.center.verify({ at: now, cart, quote });
  if (verdict.verdict !== "accepted") return verdict;
  const id = `web-${++shop.orders}`;
  // The quote holds, so this comes to the same price. Money is taken between these two in a real shop.
  shop.center.apply({ id, at: now, kind: "order_paid", order_id: id, cart });
  return { ...verdict, order_id: id, paid: quote.totals.cash, account: shop.center.snapshot() };
}

const types = { ".html": "text/html", ".js": "text/javascript", ".mjs": "text/javascript", ".css": "text/css", ".wasm": "application/wasm", ".json": "application/json" };

/** Pages from `folders` ({"/prefix/": folder}), and the shop under /shop/. */
export function serve(shop, folders = {}) {
  const answer = {
    "GET /shop/program": () => shop.program,
    "GET /shop/goods": () => JSON.stringify(shop.goods),
    "GET /shop/account": () => shop.center.text.snapshot(),
    "POST /shop/orders": (body) => JSON.stringify(order(shop, JSON.parse(body))),
  };
  return createServer(async (request, response) => {
    const path = new URL(request.url, "http://shop").pathname;
    try {
      const asked = answer[`${request.method} ${path}`];
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
      response.writeHead(error.name === "LoyaltyError" ? 400 : 404, { "content-type": "application/json" })
        .end(JSON.stringify({ code: error.code, at: error.at, details: error.details }));
    }
  });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const port = Number(process.env.PORT ?? 8080);
  const page = join(here, "../h5-plain/");
  const folders = { "/": page, "/member-center/": fileURLToPath(new URL(".", import.meta.resolve("member-center/package.json"))) };
  serve(await openShop(), folders).listen(port, () => console.log(`http://localhost:${port}/`));
}
