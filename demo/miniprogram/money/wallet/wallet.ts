import { part } from "member-center/session";
import { ask_shop } from "../../shop/doing";
import { retries, shows, store_of } from "../../shop/session";

Component({
  behaviors: [
    shows({
      wallet: part("wallet", ({ bonus, every, held, ladder, order, principal, records, where }) => ({
        principal: principal.text, bonus: bonus.text, held, order, where: (where || []).join("、"),
        ladder: ladder.map(({ amount, brings }) => ({ fen: amount.fen, amount: amount.text, brings: brings.map(({ text }) => text) })),
        every: every.map(({ amount, brings, name, plan, when }) => ({ plan, name, when, amount: amount.text, brings: brings.map(({ text }) => text) })),
        records: records.slice(0, 6),
      })),
    }),
  ],
  data: { amount: 0, brings: [] as string[], refused: "", busy: false, problem: "" },
  methods: {
    ...retries,
    choose({ currentTarget: { dataset } }: { currentTarget: { dataset: { fen: number | string } } }) {
      const amount = Number(dataset.fen);
      const { brings, refused } = store_of(this).foresee({ kind: "recharged", amount });
      this.setData({ amount, brings: brings.map(({ text }) => text), refused: refused || "" });
    },
    /** In a real shop wx.requestPayment stands here; its server books the recharge once the money is there. */
    async pay() {
      const { amount } = this.data;
      if (amount > 0 && (await ask_shop(this, (backend) => backend.event({ kind: "recharged", amount }), "充值成功"))) this.setData({ amount: 0, brings: [] });
    },
  },
});
