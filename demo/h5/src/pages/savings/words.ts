import { page_words } from "../../words/page";

export const w = page_words({
  total: "累计已省", month: "本月", year: "今年", by_month: "每月已省", by_kind: "怎么省的", by_channel: "在哪省的", card_saved: "这张卡已省", fee: "卡费", covered: "已回本",
  not_covered: "尚未回本", nothing: "还没有省钱记录，下单后这里会一笔笔记下",
}, {
  total: "Saved in all", month: "This month", year: "This year", by_month: "Month by month", by_kind: "How you saved", by_channel: "Where you saved", card_saved: "Saved with this card", fee: "Fee", covered: "It has paid for itself",
  not_covered: "It has not paid for itself yet", nothing: "Nothing saved yet: every order will be counted here",
});
