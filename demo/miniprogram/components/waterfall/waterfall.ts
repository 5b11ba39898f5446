// From list price to payment, step by step: `steps` are those of the store's cart view (or with amounts as texts), `list` and
// `payable` its texts.

Component({
  properties: {
    list: { type: String, value: "" },
    steps: { type: Array, value: [] },
    payable: { type: String, value: "" },
  },
});
