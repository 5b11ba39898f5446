// A coupon as a ticket: what it is worth on the left, what it is on the right, every reason below. Event of its slot's own.

const words = { "zh-CN": { until: "有效期至", costs: "改用它多付", used: "已用" }, en: { until: "Until", costs: "Instead costs", used: "Used" } };

Component({
  properties: {
    name: { type: String, value: "" },
    /** What it takes off, or is worth; nothing: a picture stands there. */
    worth: { type: String, value: "" },
    /** What choosing it would cost more. */
    costs: { type: String, value: "" },
    note: { type: String, value: "" },
    until: { type: String, value: "" },
    reasons: { type: Array, value: [] },
    chosen: { type: Boolean, value: false },
    faded: { type: Boolean, value: false },
    /** There is something to choose. */
    choice: { type: Boolean, value: false },
    lang: { type: String, value: "zh-CN" },
  },
  data: { w: words["zh-CN"] },
  observers: {
    lang(this: { setData(data: object): void }, lang: keyof typeof words) {
      this.setData({ w: words[lang] });
    },
  },
});
