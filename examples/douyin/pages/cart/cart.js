// A checkout page of a mini-program: each tap is priced on the phone, the order goes to the shop's server.

const { openMemberCenter, douyin } = require("../../member-center/index.js");
const { Speaker, zhCN } = require("../../member-center/messages.js");

/** The shop of examples/server; its domain stands in the mini-program's settings. */
const server = "http://localhost:8080/shop/";

const shop = (path, data) =>
  new Promise((done, fail) => {
    tt.request({
      url: server + path,
      method: data ? "POST" : "GET",
      data: data ? JSON.stringify(data) : undefined,
      success: (answer) => (answer.statusCode === 200 ? done(answer.data) : fail(answer)),
      fail,
    });
  });

Page({
  data: { level: "", goods: [], payable: "", steps: [], refused: [], waiting: [], busy: false, said: "" },

  async onLoad() {
    try {
      await this.load();
    } catch (error) {
      this.setData({ said: error.details ? new Speaker({ sentences: zhCN }).problem(error) : "没有连上商店" });
    }
  },

  onUnload() {
    if (this.center) this.center.dispose();
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
    const center = await openMemberCenter({ program: this.program, account, host: douyin({ path: "/member-center/member-center.wasm.br" }) });
    if (this.center) this.center.dispose();
    this.center = center;
    this.speaker = new Speaker({ sentences: zhCN, program: this.program, clock: center });
    const { tier, orders } = center.overview(this.now());
    this.setData({
      level: tier.name,
      waiting: orders.filter((one) => one.state === "placed").map((one) => ({
        id: one.id,
        words: `订单 ${this.speaker.money(one.payable)} 待付款，${this.speaker.moment(one.until)} 前有效`,
      })),
    });
    this.update();
  },

  now() {
    return Date.now() + this.behind;
  },

  cart() {
    const lines = this.data.goods.filter((one) => one.quantity > 0);
    return { at: this.now(), channel: "douyin", lines, shipping: { fee: 1000 }, points: "max" };
  },

  /** A stepper was tapped: data-sku says which, data-by how many. */
  step(event) {
    if (this.data.busy || this.order) return;
    const { sku, by } = event.currentTarget.dataset;
    const goods = this.data.goods.map((one) => (one.sku === sku ? Object.assign({}, one, { quantity: Math.max(0, one.quantity + Number(by)) }) : one));
    this.setData({ goods });
    this.update();
  },

  update() {
    const cart = this.cart();
    this.receipt = undefined;
    if (cart.lines.length === 0) return this.setData({ payable: "", steps: [], refused: [] });
    const { totals, steps, offers, receipt } = this.center.quote(cart);
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

  /** data-to is "paid" or "cancelled". On a phone tt.pay comes first, and its platform tells the shop. */
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
