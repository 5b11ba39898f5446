import { part } from "member-center/session";
import { host } from "../../shop/host";
import { show_page } from "../../shop/page";
import { ending_words } from "./words";

const pages: Readonly<Record<string, string>> = { points: "/member/points/points", coupon: "/member/coupons/coupons", card: "/member/cards/cards", level: "/member/level/level" };

show_page({
  bind: { ending: part("ending", ({ months }) => months.map(({ entries, month }) => ({ month, entries: entries.map(({ key, kind, text, units }) => ({ key, kind, text, units })) }))) },
  words: ending_words,
  data: { pictures: { points: "coin", coupon: "ticket", card: "card", level: "crown" } },
  methods: {
    go({ currentTarget: { dataset } }: { currentTarget: { dataset: { kind: string } } }) {
      host.go(pages[dataset.kind] || "");
    },
  },
});
