// A month of check-ins: `sheet` is the store's view check_in. Events: "checkin", "makeup" with the day.

/** Days are told by their state: days to come, and those of other months, by their date alone. */
const words = {
  "zh-CN": { done: "今日已签", sign: "签到", day_done: "已签到", day_open: "可补签", day_missed: "未签", day_today: "今天，可签到" },
  en: { done: "Done today", sign: "Check in", day_done: "checked in", day_open: "can be made up", day_missed: "missed", day_today: "today, to be checked in" },
};

Component({
  properties: {
    sheet: { type: Object, value: {} },
    busy: { type: Boolean, value: false },
    lang: { type: String, value: "zh-CN" },
  },
  data: { w: words["zh-CN"] },
  observers: {
    lang(this: { setData(data: object): void }, lang: keyof typeof words) {
      this.setData({ w: words[lang] });
    },
  },
  methods: {
    checkin() {
      const { busy, sheet } = this.data as unknown as { busy: boolean; sheet: { today?: boolean } };
      if (!busy && !sheet.today) this.triggerEvent("checkin");
    },
    day(event: { currentTarget: { dataset: { day: string; state: string } } }) {
      const { day, state } = event.currentTarget.dataset;
      if (state === "open") this.triggerEvent("makeup", { day });
      else if (state === "today") this.checkin();
    },
  },
});
