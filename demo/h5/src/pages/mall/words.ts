import { page_words } from "../../words/page";

export const w = page_words({
  available: "可用积分", list: "售价", exchange: "兑换", today: "今日已兑", nothing: "暂时没有可以兑换的", records: "兑换记录", confirm: "确认兑换", brings: "兑换后可得", price: "使用积分",
  cash: "另付", left: "兑换后剩余积分", pay: "确认并支付", done: "兑换成功",
}, {
  available: "Points", list: "Price", exchange: "Exchange", today: "Done for today", nothing: "Nothing to exchange for", records: "Exchanges", confirm: "Confirm the exchange", brings: "You will get", price: "Points",
  cash: "To pay", left: "Points left after it", pay: "Confirm and pay", done: "Exchanged",
});
