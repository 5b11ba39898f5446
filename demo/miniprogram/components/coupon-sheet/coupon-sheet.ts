// The coupons of a cart in two lists, with every reason: `coupons` is `cart.price.coupons`. Events: "choose" with the ids
// that are to be used ("best": the engine chooses), "more", "close".

interface Choice {
  readonly id: string;
  readonly chosen: boolean;
}

Component({
  properties: {
    open: { type: Boolean, value: false },
    coupons: { type: Object, value: {} },
    /** What is saved with the coupons as they are chosen. */
    saved: { type: String, value: "" },
    /** The best set is proven to be the best. */
    proven: { type: Boolean, value: false },
  },
  methods: {
    best() {
      this.triggerEvent("choose", { coupons: "best" });
    },
    none() {
      this.triggerEvent("choose", { coupons: [] });
    },
    toggle(event: { currentTarget: { dataset: Record<string, string> } }) {
      const { id } = event.currentTarget.dataset;
      const usable = (this.data.coupons as unknown as { usable: Choice[] }).usable;
      const one = usable.find((coupon) => coupon.id === id);
      if (!one) return;
      const others = usable.filter((coupon) => coupon.chosen && coupon.id !== id).map((coupon) => coupon.id);
      this.triggerEvent("choose", { coupons: one.chosen ? others : [...others, one.id] });
    },
    more() {
      this.triggerEvent("more");
    },
    close() {
      this.triggerEvent("close");
    },
    /** The sheet itself is tapped: not what is behind it. */
    stay() {},
  },
});
