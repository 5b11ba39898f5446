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
      success: (answer) => (answer.status === 200 ? done(answer.data) : fail(answer)),
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
  data: { level: "", goods: [], payable: "", steps: [], refused: [], waiting: [], busy: false, said: "" },

  async onLoad() {
    try {
      this.worker = my.createWorker("workers/center.js");
      this.ask = ask_worker(this.worker);
      await this.load();
    } catch (error) {
      this.setData({ said: error.details ? new Speaker({ sentences: zhCN }).problem(error) : "没有连上商店" });
    }
  },

  onUnload() {
    if (this.worker) this.worker.terminate();
  },

  /** Program, goods and account as the shop has them now. What the customer chose stays. */
  async load() {
    const [program, goods, member] = await Promise.all(["program", "goods", "member"].map((path) => shop(path)));
    const chosen = {};
    this.data.goods.forEach((one) => (chosen[one.sku] = one.quantity));
    this.program = program;
    this.setData({ goods: goods.map((one) => Object.assign({}, one, { quantity: chosen[one.sku] || 0 })) });
    await this.open(member);
  },

  /** A center on the account as it is now. Phones' clocks differ, so the page goes by the server's. */
  async open({ account, now }) {
    this.behind = now - Date.now();
    await this.ask("open", { program: this.program, account });
    // The engine is in the worker; the shop's time zone is China's, 480 minutes east of UTC.
    this.speaker = new Speaker({ sentences: zhCN, program: this.program, clock: 480 });
    const { tier, orders } = await this.ask("overview", { at: this.now() });
    this.setData({
      level: tier.name,
      waiting: orders.filter((one) => one.state === "placed").map((one) => ({
        id: one.id,
        words: `订单 ${this.speaker.money(one.payable)} 待付款，${this.speaker.moment(one.until)} 前有效`,
      })),
    });
    await this.update();
  },

  now() {
    return Date.now() + this.behind;
  },

  cart() {
    const lines = this.data.goods.filter((one) => one.quantity > 0);
    return { at: this.now(), channel: "alipay", lines, shipping: { fee: 1000 }, points: "max" };
  },

  /** A stepper was tapped: data-sku says which, data-by how many. */
  async step(event) {
    if (this.data.busy || this.order) return;
    const { sku, by } = event.currentTarget.dataset;
    const goods = this.data.goods.map((one) => (one.sku === sku ? Object.assign({}, one, { quantity: Math.max(0, one.quantity + Number(by)) }) : one));
    this.setData({ goods });
    await this.update();
  },

  async update() {
    const cart = this.cart();
    this.receipt = undefined;
    if (cart.lines.length === 0) return this.setData({ payable: "", steps: [], refused: [] });
    const { totals, steps, offers, receipt } = await this.ask("quote", cart);
    const { speaker } = this;
    this.receipt = receipt;
    this.setData({
      payable: speaker.money(totals.payable),
      steps: steps.map((step) => ({ name: step.name || speaker.word("source", step.source), amount: speaker.money(-step.amount) })),
      refused: offers.refused.map((offer) => ({ name: offer.name, why: offer.reasons.map((reason) => speaker.reason(reason)).join("；") })),
    });
  },

  /** One order for all taps until the shop has answered: a retry has its id, and what it was shown at. */
  buy() {
    if (!this.order && !this.receipt) return;
    this.order = this.order || { id: Date.now().toString(36) + Math.random().toString(36).slice(2, 10), receipt: this.receipt };
    return this.ask_shop("orders", this.order);
  },

  /** data-to is "paid" or "cancelled". On a phone my.tradePay comes first, and its platform tells the shop. */
  settle(event) {
    const { id, to } = event.currentTarget.dataset;
    return this.ask_shop(`orders/${to}`, { order_id: id });
  },

  async ask_shop(path, data) {
    if (this.data.busy) return;
    this.setData({ busy: true });
    try {
      await this.told(await shop(path, data), path === "orders");
    } catch (error) {
      this.setData({ said: "没有连上商店，请再点一次，不会重复下单" });
    }
    this.setData({ busy: false });
  },

  /** Goes on from the account of the answer. What was refused is read and priced again, and shown beside the old price. */
  async told(answer, of_order) {
    const before = this.data.payable;
    if (of_order) this.order = undefined;
    if (answer.order) this.setData({ goods: this.data.goods.map((one) => Object.assign({}, one, { quantity: 0 })) });
    await (answer.code ? this.load() : this.open(answer));
    const now = this.data.payable;
    const price = now === before ? `应付仍是 ${now}` : `应付原为 ${before}，现为 ${now}`;
    this.setData({ said: of_order && answer.code && now ? `${answer.says}。${price}，请确认后再提交` : answer.says });
  },
});
