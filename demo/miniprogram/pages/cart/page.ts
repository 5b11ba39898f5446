// The cart, for every host: quantities, coupons, points and wallet, the order at the price that is shown, its money.

import { part } from "member-center/session";
import type { ChangeRow, Choices, Views } from "member-center/store";
import { host } from "../../shop/host";
import { lang } from "../../shop/language";
import { page_of } from "../../shop/page";
import { session } from "../../shop/session";
import { drawn, nothing_open } from "./drawn";
import { cart_words } from "./words";

let opened = nothing_open;

type BySku = { currentTarget: { dataset: { sku: string } } };
type Switched = { detail: { value: boolean } };

/** What is drawn with what is open now. */
export const cart_drawn = (view: Views["cart"]) => drawn(view, opened);

export const cart_page = page_of({
  bind: {
    cart: part("cart", cart_drawn),
    /** There is something to pay from. */
    has_wallet: part("home", ({ balance }) => balance.principal.fen > 0 || balance.bonus.fen > 0),
    status: part("status", ({ online, phase, problem }) => ({ online, phase, problem: phase === "failed" ? problem : undefined })),
  },
  words: cart_words,
  data: { points: false, wallet: false, delivered: true, order: "", refused: "", differs: [] as readonly ChangeRow[] },
  methods: {
    /** What a card would save, what each coupon would cost, and what could be added: asked for while the page is in front. */
    onShow() {
      if (!this.store) return;
      const { choices } = this.store;
      if (choices) this.setData({ points: choices.points !== "none", wallet: choices.wallet !== "none", delivered: choices.delivered });
      // Time has passed since the page was shown last: offers begin and end.
      void this.store.tick();
      void this.store.explain();
    },
    onHide() {
      if (this.store) void this.store.explain(false);
    },
    onUnload() {
      opened = nothing_open;
      this.onHide();
    },
    opened() {
      this.onShow();
    },
    change({ currentTarget: { dataset }, detail }: BySku & { detail: { more: number | string } }) {
      void this.store.add(dataset.sku, Number(detail.more));
    },
    remove({ currentTarget: { dataset } }: BySku) {
      void this.store.setQuantity(dataset.sku, 0);
    },
    add({ currentTarget: { dataset } }: BySku) {
      void this.store.add(dataset.sku);
    },
    line({ currentTarget: { dataset } }: BySku) {
      this.show_more({ line: opened.line === dataset.sku ? "" : dataset.sku });
    },
    sheet() {
      this.show_more({ sheet: true });
    },
    close() {
      this.show_more({ sheet: false, coupons: nothing_open.coupons });
    },
    more() {
      this.show_more({ coupons: opened.coupons + 20 });
    },
    choose({ detail }: { detail: { coupons: Choices["coupons"] } }) {
      void this.store.choose({ coupons: detail.coupons });
    },
    points({ detail }: Switched) {
      this.setData({ points: detail.value });
      void this.store.choose({ points: detail.value ? "max" : "none" });
    },
    wallet({ detail }: Switched) {
      this.setData({ wallet: detail.value });
      void this.store.choose({ wallet: detail.value ? "max" : "none" });
    },
    deliver({ currentTarget: { dataset } }: { currentTarget: { dataset: { to: string } } }) {
      const delivered = dataset.to === "home";
      this.setData({ delivered });
      void this.store.choose({ delivered });
    },
    orders() {
      host.go("/money/orders/orders");
    },
    show_more(more: Partial<typeof opened>) {
      opened = { ...opened, ...more };
      this.binding.update();
    },
    shop() {
      host.tab("/pages/shop/shop");
    },
    /** Orders at the price that is shown; what differs is shown field by field, and the new price stands there. */
    async order() {
      if (this.data.busy) return;
      const w = cart_words[lang()];
      const shown = this.store.view("cart") as Views["cart"];
      this.setData({ busy: true, refused: "", differs: [] });
      try {
        const done = await this.store.order();
        if (done.state === "refused") {
          const { differs } = done;
          const one = differs && differs.text ? [{ name: differs.text, before: differs.claimed_text || "", now: differs.own_text || "" }] : [];
          const rows = this.store.changesSince ? this.store.changesSince(shown) : [];
          this.setData({ refused: done.sentence, differs: rows.length > 0 ? rows : one });
        } else if (done.state === "accepted") this.setData({ order: done.booked.sealed.id || "" });
        else host.toast(w.waits);
      } catch (error) {
        this.setData({ refused: (error as Error).message });
      }
      this.setData({ busy: false });
    },
    /** In a real shop the host's payment stands here, with what the shop's server has asked of it. */
    async pay() {
      if (this.data.busy || !this.data.order) return;
      this.setData({ busy: true });
      try {
        const { backend, store } = await session();
        await backend.pay(this.data.order);
        await store.catchUp();
        this.setData({ order: "" });
        host.toast(cart_words[lang()].paid, "well");
      } catch (error) {
        host.toast((error as Error).message);
      }
      this.setData({ busy: false });
    },
    later() {
      this.setData({ order: "" });
    },
  },
});
