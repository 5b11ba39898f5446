import { part } from "member-center/session";
import type { Bring } from "member-center/store";
import { ask_shop } from "../../shop/doing";
import { lang, said } from "../../shop/language";
import { first_look, ledger_of, type Way } from "../../shop/ledger";
import { read_past } from "../../shop/past";
import { show_page } from "../../shop/page";
import { wallet_words } from "./words";

let look = first_look;

show_page({
  bind: {
    past: part("past", ({ records }) => ({ records })),
    wallet: part("wallet", ({ bonus, every, held, ladder, order, principal, records, where }) => ({
      principal: principal.text, bonus: bonus.text, held, order, where: where ? wallet_words[lang()].where.replace("{where}", where.join(said("and"))) : "",
      ladder: ladder.map(({ amount, brings }) => ({ fen: amount.fen, amount: amount.text, brings })),
      every: every.map(({ amount, brings, name, plan, when }) => ({ plan, name, when, amount: amount.text, brings })),
      ledger: ledger_of(records, look),
    })),
  },
  words: wallet_words,
  data: { ways: ["all", "in", "out"], amount: 0, price: "", brings: [] as readonly Bring[], refused: "", got: [] as readonly Bring[], wallet: undefined as { readonly ledger: { readonly more: boolean } } | undefined },
  methods: {
    onUnload() {
      look = first_look;
    },
    way({ currentTarget: { dataset } }: { currentTarget: { dataset: { way: Way } } }) {
      look = { ...first_look, way: dataset.way };
      this.binding.update();
    },
    more() {
      const { ledger } = this.data.wallet || {};
      const all = !ledger || !ledger.more;
      look = { ...look, months: look.months + 6 };
      this.binding.update();
      return all ? read_past(this.store, "records") : undefined;
    },
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
