import { part } from "member-center/session";
import { retries, shows, store_of } from "../../shop/session";

/** What a shop may have, by the store's word for it; nothing: every shop has it. */
const entries = [
  { path: "/money/orders/orders", name: "我的订单" },
  { path: "/member/check-in/check-in", name: "每日签到", of: "check-in" },
  { path: "/money/gift-cards/gift-cards", name: "礼品卡", of: "gift-cards" },
  { path: "/member/draw/draw", name: "抽奖", of: "draws" },
  { path: "/member/benefits/benefits", name: "会员权益", of: "benefits" },
  { path: "/member/referral/referral", name: "邀请好友", of: "referral" },
  { path: "/member/feedback/feedback", name: "意见反馈" },
];

Component({
  behaviors: [
    shows({
      home: "home",
      entries: part("home", ({ entrances }) => entries.filter(({ of }) => !of || (entrances as readonly string[]).includes(of))),
      status: part("status", ({ online, phase, problem, waiting }) => ({ online, phase, waiting, problem: phase === "failed" ? problem : undefined })),
    }),
  ],
  data: { problem: "" },
  methods: {
    ...retries,
    go(event: { currentTarget: { dataset: { path: string } } }) {
      wx.navigateTo({ url: event.currentTarget.dataset.path });
    },
    code() {
      wx.navigateTo({ url: "/member/code/code" });
    },
    level() {
      wx.navigateTo({ url: "/member/level/level" });
    },
    /** A long press on the name of the shop, at the bottom of the page. */
    speed() {
      wx.navigateTo({ url: "/engine/pages/speed/speed" });
    },
    onPullDownRefresh() {
      const done = () => wx.stopPullDownRefresh();
      const store = store_of(this);
      if (store) store.refresh().then(done, done);
      else done();
    },
  },
});
