// The coupons of a cart in two lists, with every reason: `coupons` is `cart.price.coupons`. Events: "choose" with the ids
// that are to be used ("best": the engine chooses), "more", "close".

import { toggled } from "./toggled";
import { words } from "./words";

Component({
  properties: {
    open: { type: Boolean, value: false },
    coupons: { type: Object, value: {} },
    /** What is saved with the coupons as they are chosen. */
    saved: { type: String, value: "" },
    /** The best set is proven to be the best. */
    proven: { type: Boolean, value: false },
    lang: { type: String, value: "zh-CN" },
  },
  data: { w: words["zh-CN"] },
  observers: {
    lang(this: { setData(data: object): void }, lang: keyof typeof words) {
      this.setData({ w: words[lang] });
    },
  },
  methods: {
    best() {
      this.triggerEvent("choose", { coupons: "best" });
    },
    none() {
      this.triggerEvent("choose", { coupons: [] });
    },
    toggle(event: { currentTarget: { dataset: Record<string, string> } }) {
      const coupons = toggled((this.data.coupons as unknown as { usable: { id: string; chosen: boolean }[] }).usable, event.currentTarget.dataset.id);
      if (coupons) this.triggerEvent("choose", { coupons });
    },
    more() {
      this.triggerEvent("more");
    },
    close() {
      this.triggerEvent("close");
    },
  },
});
