// A checkout page of a mini-program: each tap is priced on the phone, the order goes to the shop's server.

const { Speaker, zhCN } = require("../../workers/member-center/messages.js");

/** The shop of examples/server; its domain stands in the mini-program's settings. */
const server = "http://localhost:8080/shop/";

const shop = (path, data) =>
  new Promise((done, fail) => {
    my.request({
      url: server + path,
      method: data ? "POST" : "GET",
      data: data ? JSON.stringify(data) : undefined,
      success: (answer) => done(answer.data),
      fail,
    });
  });

/** Asks the worker; its answers come with the number of the question. */
function ask_worker(worker) {
  const waiting = {};
  let last = 0;
  worker.onMessage(({ id, answer, error }) => {
    const { done, fail } = waiting[id];
    delete waiting[id];
    if (error) fail(error);
    else done(answer);
  });
  return (call, data) =>
    new Promise((done, fail) => {
      waiting[++last] = { done, fail };
      worker.postMessage({ id: last, call, data });
    });
}

Page({
  data: { level: "", goods: [], payable: "", steps: [], refused: [], verdict: "" },

  async onLoad() {
    try {
      this.worker = my.createWorker("workers/center.js");
      this.ask = ask_worker(this.worker);
      const [program, account, goods] = await Promise.all(["program", "account", "goods"].map((path) => shop(path)));
      await this.ask("open", { program, account });
      // The engine is in the worker; the shop's time zone is China's, 480 minutes east of UTC.
      this.speaker = new Speaker({ sentences: zhCN, program, clock: 480 });
      const { tier } = await this.ask("overview", { at: Date.now() });
      this.setData({ level: tier.name, goods: goods.map((one) => Object.assign({ quantity: 0 }, one)) });
      await this.update();
    } catch (error) {
      this.setData({ verdict: error.details ? new Speaker({ sentences: zhCN }).problem(error) : "没有连上商店" });
    }
  },

  onUnload() {
    if (this.worker) this.worker.terminate();
  },

  cart() {
    const lines = this.data.goods.filter((one) => one.quantity > 0);
    return { at: Date.now(), channel: "alipay", lines, shipping: { fee: 1000 }, points: "max" };
  },

  /** A stepper was tapped: data-sku says which, data-by how many. */
  async step(event) {
    const { sku, by } = event.currentTarget.dataset;
    const goods = this.data.goods.map((one) => (one.sku === sku ? Object.assign({}, one, { quantity: Math.max(0, one.quantity + Number(by)) }) : one));
    this.setData({ goods });
    await this.update();
  },

  async update() {
    const cart = this.cart();
    if (cart.lines.length === 0) return this.setData({ payable: "", steps: [], refused: [] });
    const { totals, steps, offers } = await this.ask("quote", cart);
    const { speaker } = this;
    this.setData({
      payable: speaker.money(totals.payable),
      steps: steps.map((step) => ({ name: step.name || speaker.word("source", step.source), amount: speaker.money(-step.amount) })),
      refused: offers.refused.map((offer) => ({ name: offer.name, why: offer.reasons.map((reason) => speaker.reason(reason)).join("；") })),
    });
  },

  async buy() {
    const cart = this.cart();
    const { verdict } = await shop("orders", { cart, quote: await this.ask("quote", cart) });
    this.setData({ verdict: this.speaker.verdict(verdict) });
  },
});
