import { page_words } from "../../words/page";

export const w = page_words({
  services: "会员服务", portrait: "消费画像", to_pay: "笔待付款", settings: "店铺与会员、语言、外观、时光机", average: "每单平均", largest: "最大一单", prefers: "偏好",
}, {
  services: "For members", portrait: "What you buy", to_pay: "to pay", settings: "Shop and member, language, look, time machine", average: "An order on average", largest: "The largest", prefers: "Likes",
});
