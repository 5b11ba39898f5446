import { part } from "member-center/session";
import { act, ask_shop } from "../../shop/doing";
import { retries, shows, store_of } from "../../shop/session";
import { shown_return, type Returning } from "./returning";

type ById = { currentTarget: { dataset: { id: string } } };

Component({
  behaviors: [
    shows({
      orders: part("orders", ({ orders }) => orders.slice(0, 30).map(({ at, can_return, id, lines, payable, points, returned, saved, state_text, to_pay, to_receive, until_text }) => ({
        id, at, state: state_text, to_pay, to_receive, can_return, until: until_text, payable: payable.text, saved: saved.text, earned: points.points > 0 ? points.text : "", back: returned && returned.text,
        lines: lines.map(({ left, line, name, payable: pays, returned: back, units }) => ({ line, name, units, back, left, payable: pays.text })),
      }))),
    }),
  ],
  data: { busy: false, returning: null as Returning | null, problem: "" },
  methods: {
    ...retries,
    onShow() {
      const store = store_of(this);
      if (store) void store.catchUp();
    },
    /** In a real shop wx.requestPayment comes first, and its server hears of the money from WeChat Pay. */
    pay({ currentTarget: { dataset } }: ById) {
      return ask_shop(this, (backend) => backend.pay(dataset.id), "已付款");
    },
    cancel({ currentTarget: { dataset } }: ById) {
      return act(this, (store) => store.cancel(dataset.id), "已取消");
    },
    receive({ currentTarget: { dataset } }: ById) {
      return ask_shop(this, (backend) => backend.complete(dataset.id), "已收货");
    },
    /** The sheet of a return: how many of each line, and what that brings back and takes, before the tap. */
    open({ currentTarget: { dataset } }: ById) {
      const { orders } = this.data as unknown as { orders: { id: string; lines: { line: number; name: string; left: number }[] }[] };
      const order = orders.find(({ id }) => id === dataset.id);
      if (!order) return;
      const lines = order.lines.filter(({ left }) => left > 0).map(({ left, line, name }) => ({ line, name, left, quantity: 0 }));
      this.preview({ order: order.id, lines });
    },
    change({ currentTarget: { dataset }, detail }: { currentTarget: { dataset: { line: number | string } }; detail: { value: number | string } }) {
      const { returning } = this.data;
      if (!returning) return;
      const line = Number(dataset.line);
      this.preview({ order: returning.order, lines: returning.lines.map((one) => (one.line === line ? { ...one, quantity: Number(detail.value) || 0 } : one)) });
    },
    preview(of: Pick<Returning, "order" | "lines">) {
      this.setData({ returning: shown_return(store_of(this), of) });
    },
    close() {
      this.setData({ returning: null });
    },
    stay() {},
    async give_back() {
      const { returning } = this.data;
      if (!returning || !returning.ready) return;
      const lines = returning.lines.filter(({ quantity }) => quantity > 0).map(({ line, quantity }) => ({ line, quantity }));
      if (await ask_shop(this, (backend) => backend.refund(returning.order, lines), "已退货")) this.close();
    },
  },
});
