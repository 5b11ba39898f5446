// From list price to payment, step by step: `steps` are those of the store's cart view (or with amounts as texts), `list`,
// `fee` and `payable` its texts; `end` what the last row is called, if it is not what is still to be paid. Each bar begins where the one before has ended.

const words = { "zh-CN": { list: "商品原价", fee: "运费", payable: "应付" }, en: { list: "List price", fee: "Delivery", payable: "To pay" } };

Component({
  properties: {
    list: { type: String, value: "" },
    fee: { type: String, value: "" },
    steps: { type: Array, value: [] },
    payable: { type: String, value: "" },
    end: { type: String, value: "" },
    lang: { type: String, value: "zh-CN" },
  },
  data: { w: words["zh-CN"] },
  observers: {
    lang(this: { setData(data: object): void }, lang: keyof typeof words) {
      this.setData({ w: words[lang] });
    },
  },
});
