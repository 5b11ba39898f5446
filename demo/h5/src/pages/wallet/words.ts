import { page_words } from "../../words/page";

export const w = page_words({
  title: "余额", balance: "余额本金", bonus: "赠金", held: "待付款订单占用", recharged: "累计充值", recharge: "充值", ladder: "充值优惠",
  other: "其他金额", amount: "充值金额（元）", amounts: "请填 0.01 到 999999.99 元，最多两位小数", brings: "到账明细", always: "充多少得多少", every: "每充", times: "最多 {n} 次", where: "可用于{where}",
  confirm: "确认充值", pay: "支付", pays: "微信支付（演示）", done: "充值成功", recharges: "充值记录", left: "剩余", refundable: "可退",
  records: "余额明细", all: "全部", in: "收入", out: "支出", none: "这段时间没有记录", empty: "还没有余额明细", principal: "本金",
  none_offered: "这家店没有充值活动", no_wallet: "这家店不使用余额",
}, {
  title: "Balance", balance: "Principal", bonus: "Bonus", held: "Held by orders to pay", recharged: "Recharged in all", recharge: "Recharge", ladder: "Recharge offers",
  other: "Another amount", amount: "Amount in yuan", amounts: "From ¥0.01 to ¥999999.99, with two decimals at most", brings: "You get", always: "Brings what you pay", every: "For every", times: "up to {n} times", where: "Usable in {where}",
  confirm: "Confirm the recharge", pay: "Pay", pays: "WeChat Pay (demonstration)", done: "Recharged", recharges: "Recharges", left: "Left:", refundable: "Refundable",
  records: "Records", all: "All", in: "In", out: "Out", none: "Nothing in this month", empty: "Nothing yet", principal: "Principal",
  none_offered: "This shop has no recharge offers", no_wallet: "This shop keeps no balances",
});
