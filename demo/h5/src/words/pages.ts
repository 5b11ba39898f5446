import type { IconName } from "../parts/icons";
import { page_words } from "./page";

/** What the pages are called where a way leads to them. */
export const page_names = page_words({
  orders: "我的订单", code: "会员码", levels: "会员等级", points: "积分", mall: "积分商城", coupons: "优惠券", savings: "省钱账本", ending: "到期提醒",
  "check-in": "每日签到", tasks: "任务与成就", wallet: "余额充值", "gift-cards": "礼品卡", draws: "抽奖", cards: "会员卡", referral: "邀请有礼",
  campaigns: "拼团砍价", benefits: "会员权益", feedback: "意见反馈", settings: "设置",
}, {
  orders: "Orders", code: "Member code", levels: "Levels", points: "Points", mall: "Points mall", coupons: "Coupons", savings: "Savings", ending: "Ending soon",
  "check-in": "Check in", tasks: "Tasks", wallet: "Wallet", "gift-cards": "Gift cards", draws: "Draws", cards: "Cards", referral: "Bring a friend",
  campaigns: "Group buys", benefits: "Benefits", feedback: "Feedback", settings: "Settings",
});

export const page_icons: Readonly<Record<string, IconName>> = {
  orders: "receipt", code: "code", levels: "crown", points: "coin", mall: "bag", coupons: "ticket", savings: "saved", ending: "clock", "check-in": "calendar",
  tasks: "flag", wallet: "wallet", "gift-cards": "gift", draws: "wheel", cards: "card", referral: "friends", campaigns: "group", benefits: "level", feedback: "chat",
};
