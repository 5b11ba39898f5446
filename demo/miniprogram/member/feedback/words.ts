import { words } from "../../shop/language";

export const feedback_words = words({
  title: "意见反馈", lead: "有什么想说的，写在这里", kind: "反馈类型", other: "投诉与建议", text: "说说发生了什么，或您想要什么", send: "提交", done: "奖励已到账", thanks: "谢谢您。演示环境：内容未发给商家", unsent: "演示环境：内容不会发给商家", empty: "写几个字再提交", gives: "提交即得",
}, {
  title: "Feedback", lead: "Tell us what is on your mind", kind: "What is it about", other: "Something else", text: "What has happened, or what would you like", send: "Send", done: "Your reward is there", thanks: "Thank you. Demonstration: your text was not sent to the shop", unsent: "Demonstration: your text is not sent to the shop", empty: "Please write a few words", gives: "Brings",
});
