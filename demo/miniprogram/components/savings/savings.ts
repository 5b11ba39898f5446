// What membership has saved: `saved` is `home.saved`.

const words = { "zh-CN": { month: "本月已省", year: "今年", total: "累计" }, en: { month: "Saved this month", year: "This year", total: "In all" } };

Component({
  properties: {
    saved: { type: Object, value: {} },
    lang: { type: String, value: "zh-CN" },
  },
  data: { w: words["zh-CN"] },
  observers: {
    lang(this: { setData(data: object): void }, lang: keyof typeof words) {
      this.setData({ w: words[lang] });
    },
  },
});
