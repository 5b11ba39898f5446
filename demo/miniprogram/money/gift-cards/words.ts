import { words } from "../../shop/language";

export const gift_card_words = words({
  title: "礼品卡", mine: "我的礼品卡", kinds: "选一张送人，或留给自己", buy: "购买", bought: "购买成功", gives: "使用时另得", use: "充入余额", used: "已充入余额", send: "赠送好友", share: "微信转发给好友", ready: "好友打开您发的消息即可领取，先到先得。没有人领取时，卡仍在您手里。", send_title: "送出这张卡", gift: "送你一张", from: "送你一张礼品卡", take: "收下这张卡", taken: "收下了，已放进您的卡包", got: "已到账", sure: "充入后不能再转赠", yes: "充入余额", until: "未领取将退回", unsold: "这家店不卖礼品卡", confirm: "确认购买", pay: "支付", no: "取消", to: "已送给",
}, {
  title: "Gift cards", mine: "My gift cards", kinds: "For a friend, or for yourself", buy: "Buy", bought: "Bought", gives: "Brings as well", use: "Put on my balance", used: "On your balance", send: "Give away", share: "Send to a friend", ready: "Your friend takes it by opening the message: the first one has it. Until then it stays yours.", send_title: "Give this card away", gift: "For you: ", from: "has a gift card for you", take: "Take this card", taken: "It is among your gift cards", got: "You have", sure: "It cannot be given away any more", yes: "Use", until: "Comes back unless taken by", unsold: "This shop sells no gift cards", confirm: "Confirm", pay: "Pay", no: "Keep", to: "Sent to",
});
