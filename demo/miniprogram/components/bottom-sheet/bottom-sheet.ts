// A sheet from below. Event: "close". What stands in it is the page's; `foot` is the slot for the button.

const words = { "zh-CN": { close: "关闭" }, en: { close: "Close" } };

Component({
  options: { multipleSlots: true },
  properties: {
    open: { type: Boolean, value: false },
    title: { type: String, value: "" },
    /** What screen readers call the cross, where it is called something else. */
    close: { type: String, value: "" },
    lang: { type: String, value: "zh-CN" },
  },
  data: { w: words["zh-CN"] },
  observers: {
    lang(this: { setData(data: object): void }, lang: keyof typeof words) {
      this.setData({ w: words[lang] });
    },
  },
  methods: {
    shut() {
      this.triggerEvent("close");
    },
    /** The sheet itself is tapped: not what is behind it. */
    stay() {},
  },
});
