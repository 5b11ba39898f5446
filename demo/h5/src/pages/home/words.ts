import { page_words } from "../../words/page";

export const w = page_words({
  hello: "会员", points: "积分", coupons: "优惠券", balance: "余额", bonus: "另有赠金", saved: "本月已省", total: "累计已省", of_year: "今年已省",
  pending: "待到账", code: "会员码", ending: "即将到期", all: "查看全部", to_pay: "笔订单待付款", pay: "去付款", check_in: "签到", checked: "已签到", sign: "去签到",
  services: "会员服务", until: "有效期至", level: "会员等级", highest: "已是最高等级", saved_more: "省钱账本", reward: "今日可得", tomorrow: "明日再来", account: "切换店铺与会员",
}, {
  hello: "Member", points: "Points", coupons: "Coupons", balance: "Balance", bonus: "plus bonus", saved: "Saved this month", total: "Saved in all", of_year: "Saved this year",
  pending: "to come", code: "Member code", ending: "Ending soon", all: "All", to_pay: "waiting for payment", pay: "Pay", check_in: "Check-in", checked: "Done", sign: "Check in",
  services: "For members", until: "Until", level: "Level", highest: "The highest level", saved_more: "Savings", reward: "Today", tomorrow: "Done for today", account: "Another shop or member",
});
