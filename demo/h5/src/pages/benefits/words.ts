import { page_words } from "../../words/page";

export const w = page_words({
  title: "权益与服务", held: "我的权益", others: "升级后可享", services: "服务费率", use: "使用", show: "出示核销码", used_up: "本期已用完", not_now: "未到使用时间", done: "已使用", confirm: "确认使用", confirm_text: "使用后本期次数减一",
  till: "请店员扫码核销", till_done: "店员已核销", close: "收起", code: "核销码", levels: "各等级", total_fee: "累计手续费", total_interest: "累计收益", none: "这家店还没有权益", my: "当前等级", have: "项已拥有", mine: "您享受",
}, {
  title: "Benefits and services", held: "Your benefits", others: "Available at higher levels", services: "Services", use: "Use", show: "Show the code", used_up: "Used up for now", not_now: "Not now", done: "Used", confirm: "Use it", confirm_text: "This uses one of your times for this period",
  till: "Show this at the till", till_done: "Redeemed at the till", close: "Close", code: "Code", levels: "By level", total_fee: "Fees in all", total_interest: "Interest in all", none: "This shop has no benefits", my: "Your level", have: "unlocked", mine: "Yours:",
});
