import { words } from "../../shop/language";

export const home_words = words({
  title: "会员中心", points: "积分", coupons: "优惠券", balance: "余额", bonus: "另有赠金", of_year: "今年已省", month: "本月已省", again: "再试一次", pending: "待到账", ending: "即将到期", all: "全部", to_pay: "笔订单待付款", pay: "去付款", services: "会员服务",
  sign: "去签到", signed: "已签到", offline: "网络不通：价格照常计算，提交的内容恢复后自动发送", waits: "项待发送", settings: "设置", highest: "已是最高等级", until: "有效期至", total: "累计已省", cancel: "取消订单", problem: "打不开",
  orders: "我的订单", mall: "积分商城", savings: "省钱账本", "check-in": "每日签到", tasks: "任务与成就", wallet: "余额充值", "gift-cards": "礼品卡", draws: "抽奖", cards: "会员卡", referral: "邀请有礼", campaigns: "拼团砍价", benefits: "会员权益", feedback: "意见反馈",
}, {
  title: "Member center", points: "Points", coupons: "Coupons", balance: "Balance", bonus: "plus bonus", of_year: "Saved this year", month: "Saved this month", again: "Try again", pending: "to come", ending: "Ending soon", all: "All", to_pay: "waiting for payment", pay: "Pay", services: "For members",
  sign: "Check in", signed: "Done", offline: "No network: prices are computed as ever, and what you send goes when it is back", waits: "waiting", settings: "Settings", highest: "The highest level", until: "Until", total: "Saved in all", cancel: "Cancel", problem: "Could not be opened",
  orders: "Orders", mall: "Points mall", savings: "Savings", "check-in": "Check-in", tasks: "Tasks", wallet: "Wallet", "gift-cards": "Gift cards", draws: "Draws", cards: "Cards", referral: "Invite", campaigns: "Buy together", benefits: "Benefits", feedback: "Feedback",
});
