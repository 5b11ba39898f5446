import { type Binding, part } from "member-center/session";
import type { Choices, Difference } from "member-center/store";
import { retries, session, shows, store_of } from "../../shop/session";
import { drawn, nothing_open } from "./drawn";

let opened = nothing_open;

type BySku = { currentTarget: { dataset: { sku: string } } };

Component({
  behaviors: [
    shows({
      cart: part("cart", (view) => drawn(view, opened)),
      status: part("status", ({ online, phase, problem }) => ({ online, phase, problem: phase === "failed" ? problem : undefined })),
    }),
  ],
  data: { points: false, wallet: false, busy: false, order: "", problem: "", refused: "", differs: null as Difference | null },
  methods: {
    ...retries,
    onShow() {
      const store = store_of(this);
      if (!store) return;
      const { points, wallet } = store.choices;
      this.setData({ points: points !== "none", wallet: wallet !== "none" });
    },
    change({ currentTarget: { dataset }, detail }: BySku & { detail: { value: number | string } }) {
      store_of(this).setQuantity(dataset.sku, Math.max(0, Math.floor(Number(detail.value)) || 0));
    },
    remove({ currentTarget: { dataset } }: BySku) {
      store_of(this).setQuantity(dataset.sku, 0);
    },
    add({ currentTarget: { dataset } }: BySku) {
      store_of(this).add(dataset.sku);
    },
    line({ currentTarget: { dataset } }: BySku) {
      this.show_more({ line: opened.line === dataset.sku ? "" : dataset.sku });
    },
    sheet() {
      this.show_more({ sheet: true });
      store_of(this).explain();
    },
    close() {
      this.show_more({ sheet: false, coupons: nothing_open.coupons });
      store_of(this).explain(false);
    },
    more() {
      this.show_more({ coupons: opened.coupons + 20 });
    },
    choose({ detail }: { detail: { coupons: Choices["coupons"] } }) {
      store_of(this).choose({ coupons: detail.coupons });
    },
    points({ detail }: { detail: { value: boolean } }) {
      this.setData({ points: detail.value });
      store_of(this).choose({ points: detail.value ? "max" : "none" });
    },
    wallet({ detail }: { detail: { value: boolean } }) {
      this.setData({ wallet: detail.value });
      store_of(this).choose({ wallet: detail.value ? "max" : "none" });
    },
    show_more(more: Partial<typeof opened>) {
      opened = { ...opened, ...more };
      (this as unknown as { binding: Binding }).binding.update();
    },
    shop() {
      wx.switchTab({ url: "/pages/shop/shop" });
    },
    /** Orders at the price that is shown; what differs is shown field by field, and the new price stands there. */
    async order() {
      if (this.data.busy) return;
      this.setData({ busy: true, refused: "", differs: null });
      try {
        const done = await store_of(this).order();
        if (done.state === "refused") this.setData({ refused: done.sentence, differs: done.differs || null });
        else if (done.state === "accepted") this.setData({ order: done.booked.sealed.id || "" });
        else wx.showToast({ title: "网络恢复后自动提交", icon: "none" });
      } catch (error) {
        this.setData({ refused: (error as Error).message });
      }
      this.setData({ busy: false });
    },
    /** In a real shop wx.requestPayment stands here, with what the shop's server has asked of WeChat Pay. */
    async pay() {
      if (this.data.busy || !this.data.order) return;
      this.setData({ busy: true });
      try {
        const { backend, store } = await session();
        await backend.pay(this.data.order);
        await store.catchUp();
        this.setData({ order: "" });
        wx.showToast({ title: "已付款", icon: "success" });
      } catch (error) {
        wx.showToast({ title: (error as Error).message, icon: "none" });
      }
      this.setData({ busy: false });
    },
    later() {
      this.setData({ order: "" });
    },
  },
});
