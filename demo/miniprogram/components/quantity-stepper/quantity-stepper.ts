// How many of something. Event: "change" with so many `more`, and the `value` that makes of what is drawn: of two quick taps the
// second may come before the first one is drawn. No font of icons: it works before anything is fetched.

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
      this.change(-1);
    },
    more() {
      this.change(1);
    },
    change(more: number) {
      const { max, min } = this.data;
      const value = this.data.value + more;
      if (value >= min && value <= max) this.triggerEvent("change", { more, value });
    },
  },
});
