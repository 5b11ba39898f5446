// What something brings: `brings` as the store's views have them. `rows`: each on a line of its own.

Component({
  properties: {
    brings: { type: Array, value: [] },
    rows: { type: Boolean, value: false },
  },
  data: {
    pictures: { principal: "coin", bonus: "gift", points: "points", growth: "sprout", coupon: "ticket", chances: "wheel", card: "card", goods: "bag", level: "crown" },
  },
});
