import { part } from "member-center/session";
import type { MemberStore, Views } from "member-center/store";
import { act, ask_shop } from "../../shop/doing";
import { choice } from "../../shop/choice";
import { host } from "../../shop/host";
import { lang, said } from "../../shop/language";
import { show_page } from "../../shop/page";
import { person } from "../../shop/people";
import { opened_store } from "../../shop/session";
import { campaigns_words } from "./words";

type Run = Views["campaigns"]["runs"][number];
type ById = { currentTarget: { dataset: { id: string } } };

/** Friends come one by one: who is in it stands in the books. */
const look = 5000;

let looking: ReturnType<typeof setTimeout> | undefined;

/** Places in the picture: those who are in it, and those who are missing. */
const seats = ({ kind, members, missing }: Run) => (kind === "group_buy" ? [...Array.from({ length: members }, () => true), ...Array.from({ length: missing }, () => false)] : []);

/** Pictures go by categories, which campaigns have not. Their view is another whenever the goods are. */
function category_of(sku: string): string {
  const store = opened_store();
  const goods = store && store.view("goods");
  const thing = goods && goods.things.find((one) => one.sku === sku);
  return (thing && thing.category) || "";
}

show_page({
  bind: {
    campaigns: part("campaigns", ({ offers, runs }) => ({ offers: offers.map((offer) => ({ ...offer, category: category_of(offer.sku) })), runs: runs.map((run) => ({ ...run, category: category_of(run.sku), seats: seats(run) })) })),
  },
  words: campaigns_words,
  data: { asked: { run: "", campaign: "", from: "", kind: "" }, helped: false },
  methods: {
    /** A run that a friend asks into: the page was opened from their message. */
    onLoad({ campaign = "", from = "", kind = "", run = "" }: Readonly<Record<string, string | undefined>>) {
      this.setData({ asked: { run: decodeURIComponent(run), campaign: decodeURIComponent(campaign), from: from && person(decodeURIComponent(from)), kind } });
    },
    opened(_store: MemberStore) {
      this.look_again();
    },
    onShow() {
      this.look_again();
    },
    onHide() {
      if (looking !== undefined) clearTimeout(looking);
      looking = undefined;
    },
    onUnload() {
      this.onHide();
    },
    look_again() {
      this.onHide();
      const view = this.store && this.store.view("campaigns");
      if (!view || view.runs.length === 0) return;
      looking = setTimeout(() => {
        void this.store.catchUp().then(() => looking !== undefined && this.look_again());
      }, look);
    },
    async open({ currentTarget: { dataset } }: ById) {
      if (await act(this, (store) => store.act({ kind: "campaign_opened", campaign: dataset.id }), campaigns_words[lang()].opened)) this.look_again();
    },
    buy({ currentTarget: { dataset } }: ById) {
      const view = this.store.view("campaigns");
      const run = view && view.runs.find(({ id }) => id === dataset.id);
      if (!run) return;
      if (!run.in_cart) this.store.addAt(run.sku, { id: run.id, kind: run.kind, unit_price: run.price.fen });
      host.tab("/pages/cart/cart");
    },
    async join() {
      const { kind, run } = this.data.asked;
      const w = campaigns_words[lang()];
      if (!run) return;
      const well = kind === "bargain" ? await ask_shop(this, (backend) => backend.help(run), w.helped) : await act(this, (store) => store.joinCampaign(run), w.joined);
      if (well) this.setData({ asked: { run: "", campaign: "", from: "", kind: "" } });
      if (well) this.look_again();
    },
    onShareAppMessage({ target }: { target?: { dataset?: { id?: string } } }) {
      const view = this.store && this.store.view("campaigns");
      const id = target && target.dataset ? target.dataset.id : "";
      const run = view && view.runs.find((one) => one.id === id);
      const path = "/member/campaigns/campaigns";
      const w = campaigns_words[lang()];
      if (!run) return { title: w.title, path };
      const query = { run: run.id, campaign: run.campaign, kind: run.kind, from: choice().member };
      return { title: `${run.thing}${said("colon")}${run.kind === "bargain" ? w.share_bargain : w.share_group}`, path: `${path}?${Object.entries(query).map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join("&")}` };
    },
  },
});
