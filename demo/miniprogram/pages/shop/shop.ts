import { part } from "member-center/session";
import type { MemberStore } from "member-center/store";
import { host } from "../../shop/host";
import { show_tab } from "../../shop/page";
import { drawn } from "./drawn";
import { shop_words } from "./words";

let category = "";
let asked = "";

type BySku = { currentTarget: { dataset: { sku: string } } };

/** Prices of one unit that are not there yet: another account may have another price. */
function price_units(store: MemberStore): boolean {
  const goods = store.view("goods");
  if (goods) store.priceUnits(goods.things.filter(({ estimate }) => !estimate).map(({ sku }) => sku));
  return goods !== undefined;
}

show_tab({
  bind: {
    goods: part("goods", (view) => drawn(view, category, asked)),
    status: part("status", ({ phase }) => ({ phase })),
    bought: part("cart", (cart) => (cart.price ? { count: cart.lines.length, payable: cart.price.payable.text, saved: cart.price.saved.text } : { count: 0 })),
  },
  words: shop_words,
  data: { category: "" },
  methods: {
    opened(store: MemberStore) {
      if (price_units(store)) return;
      const end = store.subscribe(() => {
        if (price_units(store)) end();
      });
    },
    onShow() {
      if (this.store) price_units(this.store);
    },
    /** What was chosen ends with the page: the next one begins with everything. */
    onUnload() {
      category = "";
      asked = "";
    },
    choose(event: { currentTarget: { dataset: { category: string } } }) {
      category = event.currentTarget.dataset.category;
      this.setData({ category });
      this.binding.update();
    },
    change({ currentTarget: { dataset }, detail }: BySku & { detail: { more: number | string } }) {
      this.store.add(dataset.sku, Number(detail.more));
    },
    explain(event: BySku) {
      asked = event.currentTarget.dataset.sku;
      this.binding.update();
    },
    close() {
      asked = "";
      this.binding.update();
    },
    cart() {
      host.tab("/pages/cart/cart");
    },
  },
});
