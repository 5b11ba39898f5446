import { part } from "member-center/session";
import type { Bring } from "member-center/store";
import { ask_shop } from "../../shop/doing";
import { host } from "../../shop/host";
import { lang } from "../../shop/language";
import { show_page } from "../../shop/page";
import { feedback_words } from "./words";

show_page({
  bind: { feedback: part("feedback", ({ answer, kinds }) => ({ answer, kinds: kinds.map(({ action, brings, limit, name }) => ({ action, name, limit, brings })) })) },
  words: feedback_words,
  data: { kind: "", text: "", sent: false, got: [] as readonly Bring[] },
  methods: {
    choose({ currentTarget: { dataset } }: { currentTarget: { dataset: { action: string } } }) {
      this.setData({ kind: dataset.action, sent: false });
    },
    write({ detail }: { detail: { value: string } }) {
      this.setData({ text: detail.value });
    },
    /** A real shop's server keeps the text, and the demonstration has none that does: the page says so. The rules know the action and what it brings. */
    async send() {
      const { kind, text } = this.data;
      const w = feedback_words[lang()];
      if (!text.trim()) return host.toast(w.empty);
      const foreseen = kind ? this.store.foresee({ kind: "action_done", action: kind }) : undefined;
      const rewarded = foreseen && !foreseen.refused && foreseen.brings.length > 0;
      if (rewarded && !(await ask_shop(this, (backend) => backend.event({ kind: "action_done", action: kind }), w.done))) return;
      this.setData({ text: "", sent: true });
    },
  },
});
