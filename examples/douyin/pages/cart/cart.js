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
      success: (answer) => done(answer.data),
      fail,
    });
  });

Page({
  data: { level: "", goods: [], payable: "", steps: [], refused: [], verdict: "" },

  async onLoad() {
    try {
      const [program, account, goods] = await Promise.all(["program", "account", "goods"].map((path) => shop(path)));
      this.center = await openMemberCenter({ program, account, host: douyin({ path: "/member-center/member-center.wasm.br" }) });
      this.speaker = new Speaker({ sentences: zhCN, program, clock: this.center });
      this.setData({ level: this.center.overview(Date.now()).tier.name, goods: goods.map((one) => Object.assign({ quantity: 0 }, one)) });
      this.update();
    } catch (error) {
      this.setData({ verdict: error.details ? new Speaker({ sentences: zhCN }).problem(error) : "没有连上商店" });
    }
  },

  onUnload() {
    if (this.center) this.center.dispose();
  },

  cart() {
    const lines = this.data.goods.filter((one) => one.quantity > 0);
    return { at: Date.now(), channel: "douyin", lines, shipping: { fee: 1000 }, points: "max" };
  },

  /** A stepper was tapped: data-sku says which, data-by how many. */
  step(event) {
    const { sku, by } = event.currentTarget.dataset;
    const goods = this.data.goods.map((one) => (one.sku === sku ? Object.assign({}, one, { quantity: Math.max(0, one.quantity + Number(by)) }) : one));
    this.setData({ goods });
    this.update();
  },

  update() {
    const cart = this.cart();
    if (cart.lines.length === 0) return this.setData({ payable: "", steps: [], refused: [] });
    const { totals, steps, offers } = this.center.quote(cart);
    const { speaker } = this;
    this.setData({
      payable: speaker.money(totals.payable),
      steps: steps.map((step) => ({ name: step.name || speaker.word("source", step.source), amount: speaker.money(-step.amount) })),
      refused: offers.refused.map((offer) => ({ name: offer.name, why: offer.reasons.map((reason) => speaker.reason(reason)).join("；") })),
    });
  },

  async buy() {
    const cart = this.cart();
    const { verdict } = await shop("orders", { cart, quote: this.center.quote(cart) });
    this.setData({ verdict: this.speaker.verdict(verdict) });
  },
});
