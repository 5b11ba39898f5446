import { words } from "../../shop/language";

export const points_words = words({
  title: "积分", available: "可用积分", pending: "待到账", frozen: "冻结", debt: "待扣回", expiring: "即将过期", mall: "积分兑换", exchange: "兑换", exchanged: "兑换成功", got: "已到账", all: "全部", in: "收入", out: "支出", older: "查看更早的", no_such: "没有这类记录", records: "积分明细", confirm: "确认兑换", price: "使用", pay: "确认并支付", brings: "兑换后到账", none: "还没有积分明细",
}, {
  title: "Points", available: "Points", pending: "To come", frozen: "Frozen", debt: "Owed", expiring: "Expiring", mall: "Exchange", exchange: "Exchange", exchanged: "Exchanged", got: "You have", all: "All", in: "In", out: "Out", older: "Show older ones", no_such: "None of these", records: "Ledger", confirm: "Confirm the exchange", price: "It takes", pay: "Confirm and pay", brings: "You will get", none: "Nothing yet",
});
