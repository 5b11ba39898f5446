import { words } from "../../shop/language";

export const feedback_words = words({
  title: "意见反馈", lead: "每一条都有人看", kind: "想说哪方面", other: "投诉与建议", text: "说说发生了什么，或您想要什么", send: "提交", done: "已提交", thanks: "已收到，谢谢您", empty: "写几个字再提交", gives: "提交即得",
}, {
  title: "Feedback", lead: "Somebody reads every line", kind: "What is it about", other: "Something else", text: "What has happened, or what would you like", send: "Send", done: "Sent", thanks: "Received, thank you", empty: "Please write a few words", gives: "Brings",
});
