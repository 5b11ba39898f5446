// The level, and the way to the next: `home` is the store's view of that name. Its paper is `home.level.finish`; `art` is a CSS
// image, "url(...)", printed on it in the card's own ink. Events: "code", "level".

const words = { "zh-CN": { member: "会员", code: "会员码", highest: "已是最高等级", until: "有效期至" }, en: { member: "Member", code: "Member code", highest: "The highest level", until: "Until" } };

Component({
  properties: {
    home: { type: Object, value: {} },
    art: { type: String, value: "" },
    lang: { type: String, value: "zh-CN" },
  },
  data: { w: words["zh-CN"] },
  observers: {
    lang(this: { setData(data: object): void }, lang: keyof typeof words) {
      this.setData({ w: words[lang] });
    },
  },
  methods: {
    code() {
      this.triggerEvent("code");
    },
    level() {
      this.triggerEvent("level");
    },
  },
});
