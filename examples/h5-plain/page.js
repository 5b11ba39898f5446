// The package, as files that the shop's server has at /member-center/: no bundler.
import { openMemberCenter } from "/member-center/web.mjs";
import { Speaker, zhCN } from "/member-center/messages.mjs";

const json = async (path, options) => (await fetch(path, options)).json();
const show = (id, text) => (document.getElementById(id).textContent = text);

const [program, account, goods] = await Promise.all(["program", "account", "goods"].map((name) => json(`/shop/${name}`)));
const center = await openMemberCenter({ program, account });
const speaker = new Speaker({ sentences: zhCN, program, clock: center });

show("level", center.overview(Date.now()).tier.name);
let quantity = 1;

/** The goods as the shop sells them; only what and how many is the page's. */
const cart = () => ({ at: Date.now(), channel: "h5", lines: [{ ...goods[0], quantity }], shipping: { fee: 1000 } });

function update() {
  const quote = center.quote(cart());
  show("quantity", String(quantity));
  show("payable", speaker.money(quote.totals.payable));
  const reasons = quote.offers.refused.flatMap((offer) => offer.reasons.map((reason) => `${offer.name}：${speaker.reason(reason)}`));
  document.getElementById("reasons").replaceChildren(...reasons.map((text) => {
    const item = document.createElement("li");
    item.textContent = text;
    return item;
  }));
  return quote;
}

document.getElementById("more").onclick = () => (++quantity, update());
document.getElementById("less").onclick = () => (quantity > 1 && --quantity, update());
document.getElementById("buy").onclick = async () => {
  const asked = cart();
  const answer = await json("/shop/orders", { method: "POST", body: JSON.stringify({ cart: asked, quote: center.quote(asked) }) });
  show("verdict", answer.code ? speaker.problem(answer) : speaker.verdict(answer.verdict));
};

update();
