import { part } from "member-center/session";
import type { MemberStore } from "member-center/store";
import { retries, shows, store_of } from "../../shop/session";
import { drawn } from "./drawn";

let category = "";
let asked = "";

Component({
  behaviors: [
    shows({
      goods: part("goods", (view) => drawn(view, category, asked)),
      status: part("status", ({ phase, problem }) => ({ phase, problem: phase === "failed" ? problem : undefined })),
      bought: part("cart", (cart) => (cart.price ? { count: cart.lines.length, payable: cart.price.payable.text, saved: cart.price.saved.text } : { count: 0 })),
    }),
  ],
  data: { category: "", problem: "" },
  methods: {
    ...retries,
    opened(store: MemberStore) {
      const price = () => {
        const goods = store.view("goods");
        if (goods) store.priceUnits(goods.things.filter(({ estimate }) => !estimate).map(({ sku }) => sku));
        return goods;
      };
      if (price()) return;
      const end = store.subscribe(() => {
        if (price()) end();
      });
    },
    /** Another account may have another price. */
    onShow() {
      const store = store_of(this);
      const goods = store && store.view("goods");
      if (goods) store.priceUnits(goods.things.filter(({ estimate }) => !estimate).map(({ sku }) => sku));
    },
    choose(event: { currentTarget: { dataset: { category: string } } }) {
      category = event.currentTarget.dataset.category;
      this.setData({ category });
      this.draw();
    },
    change(event: { currentTarget: { dataset: { sku: string } }; detail: { value: number | string } }) {
      store_of(this).setQuantity(event.currentTarget.dataset.sku, Math.max(0, Math.floor(Number(event.detail.value)) || 0));
    },
    explain(event: { currentTarget: { dataset: { sku: string } } }) {
      asked = event.currentTarget.dataset.sku;
      this.draw();
    },
    close() {
      asked = "";
      this.draw();
    },
    stay() {},
    draw() {
      (this as unknown as { binding: { update(): void } }).binding.update();
    },
    cart() {
      wx.switchTab({ url: "/pages/cart/cart" });
    },
  },
});
