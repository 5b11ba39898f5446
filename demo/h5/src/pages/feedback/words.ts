import { page_words } from "../../words/page";

export const w = page_words({
  title: "意见反馈", lead: "有什么想说的，写在这里", promise: "您的等级", kind: "反馈类型", complaint: "投诉", complaint_hint: "需要商家处理的问题", text: "说说发生了什么，或您想要什么", order: "相关订单或商品（选填）", send: "提交", sending: "提交中…", done: "已提交，谢谢您",
  done_text: "演示环境：内容只保存在本机，不会发给商家", gives: "提交即得", mine: "我提交的", none: "还没有提交过", waiting: "已保存在本机", empty: "写几个字再提交", closed: "这家店没有意见反馈奖励，也欢迎告诉我们", today: "今天这一类的奖励已领取，仍可提交", answers: "响应时效", stats: "按类型", stored: "演示环境：内容只保存在本机，不会发给商家",
  other: "其他",
}, {
  title: "Feedback", lead: "Tell us what is on your mind", promise: "Your level", kind: "Type of feedback", complaint: "Complaint", complaint_hint: "A problem for the shop to solve", text: "Tell us what happened, or what you would like", order: "Order or item (optional)", send: "Send", sending: "Sending…", done: "Submitted, thank you",
  done_text: "Demonstration: what you wrote stays on this device", gives: "Brings", mine: "My feedback", none: "Nothing yet", waiting: "Saved on this device", empty: "Please write a few words", closed: "There is no reward for feedback here, but we would love to hear from you", today: "Today's reward is taken; you can still send feedback", answers: "Response times", stats: "By kind", stored: "Demonstration: what you write stays on this device",
  other: "Something else",
});
