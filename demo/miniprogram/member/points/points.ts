import { part } from "member-center/session";
import type { Bring } from "member-center/store";
import { act, ask_shop } from "../../shop/doing";
import { lang } from "../../shop/language";
import { first_look, ledger_of, type Way } from "../../shop/ledger";
import { read_past } from "../../shop/past";
import { show_page } from "../../shop/page";
import { points_words } from "./words";

type ById = { currentTarget: { dataset: { id: string } } };

interface Wanted {
  readonly id: string;
  readonly name: string;
  readonly price: string;
  readonly cash: boolean;
  readonly brings: readonly Bring[];
  readonly refused: string;
}

let look = first_look;

show_page({
  bind: {
    past: part("past", ({ records }) => ({ records })),
    points: part("points", ({ available, debt, expiring, frozen, pending, records, worth }) => ({ available, pending, frozen, debt, worth, expiring: expiring.slice(0, 5), ledger: ledger_of(records, look) })),
    mall: part("mall", ({ exchanges }) => exchanges.map(({ cash, id, name, note, ok, price, share, state, worth }) => ({ id, name, note, ok, state, share, worth, price: price.text + (cash ? ` + ${cash.text}` : "") }))),
  },
  words: points_words,
  data: { ways: ["all", "in", "out"], got: [] as readonly Bring[], wanted: null as Wanted | null, points: undefined as { readonly ledger: { readonly more: boolean } } | undefined },
  methods: {
    onUnload() {
      look = first_look;
    },
    way({ currentTarget: { dataset } }: { currentTarget: { dataset: { way: Way } } }) {
      look = { ...first_look, way: dataset.way };
      this.binding.update();
    },
    more() {
      const { ledger } = this.data.points || {};
      const all = !ledger || !ledger.more;
      look = { ...look, months: look.months + 6 };
      this.binding.update();
      return all ? read_past(this.store, "records") : undefined;
    },
    /** What it takes and what it brings, before the tap. */
    want({ currentTarget: { dataset } }: ById) {
      const one = this.of(dataset.id);
      if (!one || !one.ok) return;
      const { brings, refused = "" } = this.store.foresee(one.event);
      this.setData({ wanted: { id: one.id, name: one.name, price: one.price.text + (one.cash ? ` + ${one.cash.text}` : ""), cash: one.cash !== undefined, brings, refused } });
    },
    close() {
      this.setData({ wanted: null });
    },
    of(id: string) {
      const mall = this.store.view("mall");
      return mall && mall.exchanges.find((one) => one.id === id);
    },
    async exchange() {
      const { wanted } = this.data;
      const one = wanted && this.of(wanted.id);
      if (!one || !wanted || wanted.refused) return;
      const { event } = one;
      const { exchanged } = points_words[lang()];
      // With money to pay beside the points it is the shop's server that books it, once the money is there.
      const well = await (event.amount === undefined ? act(this, (store) => store.act(event), exchanged) : ask_shop(this, (backend) => backend.event(event), exchanged));
      if (well) this.close();
    },
  },
});
