// A page without its data: what it will look like while it opens, and what to do when it does not.

const words = { "zh-CN": { failed: "打不开", again: "再试一次", opening: "正在打开" }, en: { failed: "Could not be opened", again: "Try again", opening: "Opening" } };

Component({
  properties: {
    problem: { type: String, value: "" },
    /** There are rows to wait for. */
    rows: { type: Number, value: 3 },
    lang: { type: String, value: "zh-CN" },
  },
  data: { w: words["zh-CN"] },
  observers: {
    lang(this: { setData(data: object): void }, lang: keyof typeof words) {
      this.setData({ w: words[lang] });
    },
  },
  methods: {
    again() {
      this.triggerEvent("again");
    },
  },
});
