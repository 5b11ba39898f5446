import { words } from "../../shop/language";

export const wallet_words = words({
  title: "余额充值", balance: "本金余额", bonus: "赠金", held: "待付款订单占用", recharge: "充值", every: "每充", brings: "到账明细", got: "已到账", where: "可用于{where}", confirm: "确认充值", pay: "支付", done: "充值成功", all: "全部", in: "收入", out: "支出", older: "查看更早的", no_such: "没有这类记录", records: "余额明细", none_offered: "这家店没有充值活动", principal: "本金",
}, {
  title: "Balance", balance: "Principal", bonus: "Bonus", held: "Held by orders to pay", recharge: "Recharge", every: "For every", brings: "You will get", got: "You have", where: "Usable in {where}", confirm: "Confirm the recharge", pay: "Pay", done: "Recharged", all: "All", in: "In", out: "Out", older: "Show older ones", no_such: "None of these", records: "Records", none_offered: "This shop has no recharge offers", principal: "Principal",
});
