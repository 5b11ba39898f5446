import { part } from "member-center/session";
import { act, ask_shop } from "../../shop/doing";
import { retries, shows, store_of } from "../../shop/session";

Component({
  behaviors: [
    shows({
      points: part("points", ({ available, debt, expiring, frozen, pending, records, worth }) => ({ available, pending, frozen, debt, worth, expiring: expiring.slice(0, 5), records: records.slice(0, 6) })),
      mall: part("mall", ({ exchanges }) => exchanges.map(({ cash, id, name, note, ok, price, state }) => ({ id, name, note, ok, state, price: price.text + (cash ? ` + ${cash.text}` : "") }))),
    }),
  ],
  data: { busy: false, got: [] as string[], problem: "" },
  methods: {
    ...retries,
    exchange({ currentTarget: { dataset } }: { currentTarget: { dataset: { id: string } } }) {
      const store = store_of(this);
      const mall = store.view("mall");
      const one = mall && mall.exchanges.find(({ id }) => id === dataset.id);
      if (!one || !one.ok) return;
      const { event } = one;
      // With money to pay beside the points it is the shop's server that books it, once the money is there.
      return event.amount === undefined ? act(this, () => store.act(event), "兑换成功") : ask_shop(this, (backend) => backend.event(event), "兑换成功");
    },
  },
});
