import { part } from "member-center/session";
import { host } from "../../shop/host";
import { show_page } from "../../shop/page";
import { level_words } from "./words";

const pages = { shop: "/pages/shop/shop", wallet: "/money/wallet/wallet", tasks: "/member/tasks/tasks", "check-in": "/member/check-in/check-in" } as const;

show_page({
  bind: {
    levels: part("levels", (view) =>
      view && {
        own: view.own,
        card: view.card,
        growth: view.growth,
        why: view.why,
        missing: view.missing,
        keep: view.keep_missing,
        tasks: view.tasks,
        levels: view.levels.map(({ brings, finish, id, name, note, own, reached, sentence }) => ({ id, name, note, own, reached, sentence, finish, brings: brings.map(({ kind, name: of, text }) => ({ kind, name: of, text })) })),
        ledger: view.growth_records.slice(0, 4),
        records: view.records.slice(0, 4),
      }),
    status: "status",
  },
  words: level_words,
  data: { at: -1, pictures: { price: "ticket", points: "coin", offer: "bag", coupon: "ticket", benefit: "level", card: "card", exchange: "gift" } },
  methods: {
    swiped({ detail }: { detail: { current: number } }) {
      this.setData({ at: detail.current });
    },
    go({ currentTarget: { dataset } }: { currentTarget: { dataset: { page?: keyof typeof pages } } }) {
      if (!dataset.page) return;
      const path = pages[dataset.page];
      if (dataset.page === "shop") host.tab(path);
      else host.go(path);
    },
  },
});
