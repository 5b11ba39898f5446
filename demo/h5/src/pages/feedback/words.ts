import { page_words } from "../../words/page";

export const w = page_words({
  title: "意见反馈", lead: "有什么想说的，写在这里", promise: "您的等级", kind: "想说哪方面", complaint: "投诉", complaint_hint: "有事要商家处理", text: "说说发生了什么，或您想要什么", order: "相关订单或商品（选填）", send: "提交", sending: "提交中…", done: "已收到，谢谢您",
  done_text: "处理进度会显示在下面的列表里", gives: "提交即得", mine: "我提交的", none: "还没有提交过", waiting: "等待处理", empty: "写几个字再提交", closed: "这家店没有意见反馈奖励，也欢迎告诉我们", today: "今天这一类的奖励已领取，仍可提交", answers: "各等级怎么答复", stats: "按类型", stored: "内容保存在本机，演示环境不会发给商家",
  other: "其他",
}, {
  title: "Feedback", lead: "Tell us what is on your mind", promise: "Your level", kind: "What is it about", complaint: "Complaint", complaint_hint: "Something to be put right", text: "What has happened, or what would you like", order: "Order or goods it is about (if any)", send: "Send", sending: "Sending…", done: "Received, thank you",
  done_text: "You see below how it goes on", gives: "Brings", mine: "What I sent", none: "Nothing yet", waiting: "Waiting", empty: "Please write a few words", closed: "This shop has no rewards for it, and wants to hear from you all the same", today: "Today's reward of this kind is had; you can send it all the same", answers: "Answers by level", stats: "By kind", stored: "Kept on this device: the demonstration sends no text",
  other: "Something else",
});
