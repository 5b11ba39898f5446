// The first page, for every host: what a shop has not is not there.

import { part } from "member-center/session";
import { host } from "../../shop/host";
import { page_of } from "../../shop/page";
import { home_words } from "./words";

/** Pages by the store's word for what a shop may have; nothing: every shop has it. */
const entries = [
  { name: "orders", icon: "receipt", path: "/money/orders/orders" },
  { name: "cards", icon: "card", path: "/member/cards/cards", of: "cards" },
  { name: "check-in", icon: "calendar", path: "/member/check-in/check-in", of: "check-in" },
  { name: "mall", icon: "bag", path: "/member/points/points", of: "mall" },
  { name: "wallet", icon: "wallet", path: "/money/wallet/wallet", of: "wallet" },
  { name: "gift-cards", icon: "gift", path: "/money/gift-cards/gift-cards", of: "gift-cards" },
  { name: "campaigns", icon: "group", path: "/member/campaigns/campaigns", of: "campaigns" },
  { name: "draws", icon: "wheel", path: "/member/draw/draw", of: "draws" },
  { name: "tasks", icon: "flag", path: "/member/tasks/tasks", of: "tasks" },
  { name: "benefits", icon: "level", path: "/member/benefits/benefits", of: "benefits" },
  { name: "referral", icon: "friends", path: "/member/referral/referral", of: "referral" },
  { name: "savings", icon: "saved", path: "/member/savings/savings" },
  { name: "feedback", icon: "chat", path: "/member/feedback/feedback" },
  { name: "settings", icon: "gear", path: "/member/settings/settings" },
];

type To = { currentTarget: { dataset: { path: string } } };

export const home_page = page_of({
  bind: {
    home: part("home", ({ entrances: _entrances, ...home }) => home),
    entries: part("home", ({ entrances }) => entries.filter(({ of }) => !of || (entrances as readonly string[]).includes(of))),
    wallet: part("home", ({ entrances }) => entrances.includes("wallet")),
    status: part("status", ({ online, phase, problem, waiting }) => ({ online, phase, waiting, problem: phase === "failed" ? problem : undefined })),
  },
  words: home_words,
  methods: {
    go(event: To) {
      host.go(event.currentTarget.dataset.path);
    },
    code() {
      host.go("/member/code/code");
    },
    level() {
      host.go("/member/level/level");
    },
    /** A long press on the name of the shop, at the bottom of the page. */
    speed() {
      host.go("/engine/pages/speed/speed");
    },
    onPullDownRefresh() {
      const done = () => host.stop_refreshing();
      if (this.store) void this.store.refresh().then(done, done);
      else done();
    },
    /** Time has passed since the page was shown last. */
    onShow() {
      if (this.store) void this.store.tick();
    },
  },
});
