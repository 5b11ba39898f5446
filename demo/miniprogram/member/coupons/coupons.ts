import { part } from "member-center/session";
import type { Views } from "member-center/store";
import { host } from "../../shop/host";
import { show_page } from "../../shop/page";
import { coupons_words } from "./words";

type Held = Views["coupons"]["usable"][number];

const ticket = ({ conditions, id, name, scope, threshold, until, worth }: Held) => ({ id, name, worth, note: [threshold, scope].filter(Boolean).join(" · "), until: until.text, conditions });

/** Where a coupon is to be had, by the store's word for the page. */
const pages: Readonly<Record<string, string>> = {
  shop: "/pages/shop/shop", mall: "/member/points/points", points: "/member/points/points", "check-in": "/member/check-in/check-in", wallet: "/money/wallet/wallet", draws: "/member/draw/draw", cards: "/member/cards/cards",
  tasks: "/member/tasks/tasks", referral: "/member/referral/referral", levels: "/member/level/level", "gift-cards": "/money/gift-cards/gift-cards", feedback: "/member/feedback/feedback",
};

show_page({
  bind: {
    coupons: part("coupons", ({ center, locked, past, pending, usable, used }) => ({
      usable: usable.map(ticket),
      others: [
        { name: "pending", tickets: pending.map(ticket) },
        { name: "locked", tickets: locked.map(ticket) },
        { name: "used", tickets: used.slice(0, 10).map(ticket) },
        { name: "past", tickets: past.slice(0, 10).map(ticket) },
      ].filter(({ tickets }) => tickets.length > 0),
      center: center.slice(0, 16).map(({ how, id, name, page, threshold, worth }, place) => ({ key: `${id}/${place}`, name, worth, note: threshold, how, path: pages[page] || "" })),
    })),
  },
  words: coupons_words,
  data: { tab: "usable" },
  methods: {
    choose({ currentTarget: { dataset } }: { currentTarget: { dataset: { tab: string } } }) {
      this.setData({ tab: dataset.tab });
    },
    use() {
      host.tab("/pages/shop/shop");
    },
    get({ currentTarget: { dataset } }: { currentTarget: { dataset: { path: string } } }) {
      if (dataset.path === "/pages/shop/shop") host.tab(dataset.path);
      else if (dataset.path) host.go(dataset.path);
    },
  },
});
