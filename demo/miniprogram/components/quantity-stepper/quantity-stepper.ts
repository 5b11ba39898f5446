// How many of something. Event: "change" with the value. No font of icons: it works before anything is fetched.

const words = { "zh-CN": { less: "减少", more: "增加" }, en: { less: "One less:", more: "One more:" } };

Component({
  properties: {
    value: { type: Number, value: 0 },
    min: { type: Number, value: 0 },
    max: { type: Number, value: 99 },
    /** Of what, for screen readers. */
    name: { type: String, value: "" },
    lang: { type: String, value: "zh-CN" },
  },
  data: { w: words["zh-CN"] },
  observers: {
    lang(this: { setData(data: object): void }, lang: keyof typeof words) {
      this.setData({ w: words[lang] });
    },
  },
  methods: {
    less() {
      this.change(this.data.value - 1);
    },
    more() {
      this.change(this.data.value + 1);
    },
    change(value: number) {
      const { max, min } = this.data;
      if (value >= min && value <= max) this.triggerEvent("change", { value });
    },
  },
});
