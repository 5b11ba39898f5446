import { part } from "member-center/session";
import { act, ask_shop } from "../../shop/doing";
import { host } from "../../shop/host";
import { lang } from "../../shop/language";
import { show_page } from "../../shop/page";
import { read_past } from "../../shop/past";
import { session } from "../../shop/session";
import { shown_return, type Returning } from "./returning";
import { orders_words } from "./words";

type ById = { currentTarget: { dataset: { id: string } } };
interface Drawn {
  readonly id: string;
  readonly lines: readonly { readonly line: number; readonly name: string; readonly left: number }[];
}

/** So many at first; more when they are asked for. */
const first = 30;
const tabs = ["all", "to_pay", "to_receive", "came_back"] as const;
let tab: (typeof tabs)[number] = "all", many = first;

show_page({
  bind: {
    past: part("past", ({ orders }) => ({ orders })),
    beyond: part("orders", ({ orders }) => orders.length > many),
    orders: part("orders", ({ orders }) => orders.filter((order) => tab === "all" || order[tab]).slice(0, many).map(({ at, can_return, id, lines, partly_text, payable, points, returned, saved, state_text, to_pay, to_receive, until_text, way }) => ({
      id, at, state: state_text, partly: partly_text, to_pay, to_receive, can_return, until: until_text, payable: payable.text, saved: saved.text, earned: points.points > 0 ? points.text : "", back: returned && returned.text,
      way: { list: way.list.text, fee: way.fee && way.fee.text, steps: way.steps.map(({ amount, bar, kind, name, stage }) => ({ name, kind, stage, bar, amount: amount.text })), paid: way.paid },
      lines: lines.map(({ left, line, name, payable: pays, returned: back, units }) => ({ line, name, units, back, left, payable: pays.text })),
    }))),
  },
  words: orders_words,
  data: { tab: tab as string, tabs, orders: undefined as readonly Drawn[] | undefined, beyond: false, returning: null as Returning | null, shown: "" },
  methods: {
    onShow() {
      session().then(({ store }) => store.catchUp()).catch(() => undefined);
    },
    onUnload() {
      tab = "all";
      many = first;
    },
    choose({ currentTarget: { dataset } }: { currentTarget: { dataset: { tab: typeof tab } } }) {
      tab = dataset.tab;
      this.setData({ tab });
      this.binding.update();
    },
    more() {
      const all = !this.data.beyond;
      many += first;
      this.binding.update();
      return all ? read_past(this.store, "orders") : undefined;
    },
    shop() {
      host.tab("/pages/shop/shop");
    },
    /** In a real shop wx.requestPayment comes first, and its server hears of the money from WeChat Pay. */
    pay({ currentTarget: { dataset } }: ById) {
      return ask_shop(this, (backend) => backend.pay(dataset.id), orders_words[lang()].paid);
    },
    async cancel({ currentTarget: { dataset } }: ById) {
      const w = orders_words[lang()];
      if (await host.ask({ title: w.cancel, content: w.really, yes: w.yes, no: w.keep })) await act(this, (store) => store.cancel(dataset.id), w.cancelled);
    },
    receive({ currentTarget: { dataset } }: ById) {
      return ask_shop(this, (backend) => backend.complete(dataset.id), orders_words[lang()].received);
    },
    /** The way from the list price to what was paid, of one order at a time. */
    look({ currentTarget: { dataset } }: ById) {
      this.setData({ shown: this.data.shown === dataset.id ? "" : dataset.id });
    },
    /** The sheet of a return: how many of each line, and what that brings back and takes, before the tap. */
    open({ currentTarget: { dataset } }: ById) {
      const order = (this.data.orders || []).find(({ id }) => id === dataset.id);
      if (!order) return;
      const lines = order.lines.filter(({ left }) => left > 0).map(({ left, line, name }) => ({ line, name, left, quantity: 0 }));
      this.preview({ order: order.id, lines });
    },
    change({ currentTarget: { dataset }, detail }: { currentTarget: { dataset: { line: number | string } }; detail: { more: number | string } }) {
      const { returning } = this.data;
      if (!returning) return;
      const [line, more] = [Number(dataset.line), Number(detail.more)];
      const within = (quantity: number, left: number) => Math.min(left, Math.max(0, quantity));
      this.preview({ order: returning.order, lines: returning.lines.map((one) => (one.line === line ? { ...one, quantity: within(one.quantity + more, one.left) } : one)) });
    },
    preview(of: Pick<Returning, "order" | "lines">) {
      this.setData({ returning: shown_return(this.store, of) });
    },
    close() {
      this.setData({ returning: null });
    },
    async give_back() {
      const { returning } = this.data;
      if (!returning || !returning.ready) return;
      const lines = returning.lines.filter(({ quantity }) => quantity > 0).map(({ line, quantity }) => ({ line, quantity }));
      if (await ask_shop(this, (backend) => backend.refund(returning.order, lines), orders_words[lang()][returning.refunded ? "refunded" : "returned_well"])) this.close();
    },
  },
});
