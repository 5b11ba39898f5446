import { page_words } from "../../words/page";

export const w = page_words({
  available: "可用积分", mall: "去兑换", pending: "待到账", frozen: "冻结", held: "待付款订单占用", debt: "欠积分", expiring: "过期提醒", timeline: "全部到期", lots: "待到账明细",
  earned: "累计获得", spent: "累计使用", expired: "累计过期", records: "积分明细",
}, {
  available: "Points", mall: "Exchange", pending: "To come", frozen: "Frozen", held: "Held by orders to pay", debt: "Owed", expiring: "Expiring", timeline: "All that ends", lots: "To come",
  earned: "Earned", spent: "Spent", expired: "Expired", records: "Points ledger",
});
