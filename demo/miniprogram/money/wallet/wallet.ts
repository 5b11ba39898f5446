import { part } from "member-center/session";
import type { Bring } from "member-center/store";
import { ask_shop } from "../../shop/doing";
import { lang } from "../../shop/language";
import { show_page } from "../../shop/page";
import { wallet_words } from "./words";

show_page({
  bind: {
    wallet: part("wallet", ({ bonus, every, held, ladder, order, principal, records, where }) => ({
      principal: principal.text, bonus: bonus.text, held, order, where: (where || []).join("、"),
      ladder: ladder.map(({ amount, brings }) => ({ fen: amount.fen, amount: amount.text, brings })),
      every: every.map(({ amount, brings, name, plan, when }) => ({ plan, name, when, amount: amount.text, brings })),
      records: records.slice(0, 6),
    })),
  },
  words: wallet_words,
  data: { amount: 0, price: "", brings: [] as readonly Bring[], refused: "", got: [] as readonly Bring[] },
  methods: {
    /** What it would bring, before the tap. */
    choose({ currentTarget: { dataset } }: { currentTarget: { dataset: { fen: number | string } } }) {
      const amount = Number(dataset.fen);
      const { brings, refused } = this.store.foresee({ kind: "recharged", amount });
      this.setData({ amount, price: this.store.money(amount), brings, refused: refused || "" });
    },
    close() {
      this.setData({ amount: 0, brings: [], refused: "" });
    },
    /** In a real shop wx.requestPayment stands here; its server books the recharge once the money is there. */
    async pay() {
      const { amount, refused } = this.data;
      if (amount > 0 && !refused && (await ask_shop(this, (backend) => backend.event({ kind: "recharged", amount }), wallet_words[lang()].done))) this.close();
    },
  },
});
