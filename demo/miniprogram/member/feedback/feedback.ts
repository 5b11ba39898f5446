import { part } from "member-center/session";
import { ask_shop } from "../../shop/doing";
import { retries, shows, store_of } from "../../shop/session";

Component({
  behaviors: [shows({ feedback: part("feedback", ({ answer, kinds }) => ({ answer, kinds: kinds.map(({ action, brings, limit, name }) => ({ action, name, limit, brings: brings.map(({ text }) => text) })) })) })],
  data: { kind: "", text: "", sent: false, busy: false, problem: "" },
  methods: {
    ...retries,
    choose({ currentTarget: { dataset } }: { currentTarget: { dataset: { action: string } } }) {
      this.setData({ kind: dataset.action, sent: false });
    },
    write({ detail }: { detail: { value: string } }) {
      this.setData({ text: detail.value });
    },
    /** The text goes to the shop's own server; the rules know the action and what it brings. */
    async send() {
      const { kind, text } = this.data;
      if (!text.trim()) return wx.showToast({ title: "请写下内容", icon: "none" });
      const foreseen = kind ? store_of(this).foresee({ kind: "action_done", action: kind }) : undefined;
      const rewarded = foreseen && !foreseen.refused && foreseen.brings.length > 0;
      if (rewarded && !(await ask_shop(this, (backend) => backend.event({ kind: "action_done", action: kind }), "已提交"))) return;
      this.setData({ text: "", sent: true });
    },
  },
});
