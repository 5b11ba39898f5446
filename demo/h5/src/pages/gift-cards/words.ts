import { page_words } from "../../words/page";

export const w = page_words({
  title: "礼品卡", kinds: "选一张送人，或留给自己", face: "面值", price: "售价", buy: "购买", gives: "使用时另得", mine: "我的礼品卡", none: "手里还没有礼品卡",
  use: "充入余额", send: "赠送好友", sent_to: "已送给", waits: "等待领取", until: "{day} 前未领取将自动退回", confirm: "确认购买", pay: "支付", pays: "微信支付（演示）",
  bought: "购买成功", bought_text: "卡已放进「我的礼品卡」", used: "已充入余额", choose: "送给谁", ready: "好友打开下面的链接即可领取", copy: "复制链接", copied: "已复制", scan: "或请好友扫码",
  open: "收下这张卡", from: "送你一张礼品卡", taken: "收下了，已放进您的卡包", gift: "收到", got: "好友已领取", number: "卡号", unsold: "这家店不卖礼品卡", sure_use: "充入后不能再转赠",
  gone: "这张卡已经被领取，或已退回", wrong: "这张卡是送给别人的", nobody: "这家店没有别的会员可送", code: "领取二维码",
}, {
  title: "Gift cards", kinds: "For a friend, or for yourself", face: "Worth", price: "Price", buy: "Buy", gives: "Brings as well", mine: "My gift cards", none: "You hold no gift card",
  use: "Put on my balance", send: "Give away", sent_to: "Sent to", waits: "not taken yet", until: "Comes back unless taken by {day}", confirm: "Confirm", pay: "Pay", pays: "WeChat Pay (demonstration)",
  bought: "Bought", bought_text: "The card is among your gift cards", used: "On your balance", choose: "For whom", ready: "Your friend takes it by this link", copy: "Copy the link", copied: "Copied", scan: "or by scanning",
  open: "Take this card", from: "has a gift card for you", taken: "It is among your gift cards", gift: "Received", got: "Taken by your friend", number: "No.", unsold: "This shop sells no gift cards", sure_use: "It cannot be given away any more",
  gone: "This card was taken, or went back", wrong: "This card is for somebody else", nobody: "There is no other member to give it to", code: "Code to take it",
});
