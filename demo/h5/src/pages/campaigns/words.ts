import { page_words } from "../../words/page";

export const w = page_words({
  title: "拼团与砍价", running: "进行中", offers: "可以发起", now: "当前价", next: "下一档", list: "原价", least: "最低", members: "已参与", people: "人", ends: "剩余", countdown: "DD 天 HH:mm:ss", until: "截止",
  open_group: "发起拼团", open_bargain: "发起砍价", invite: "邀请好友", buy: "按此价加入购物车", in_cart: "已在购物车", go_cart: "去结算", none: "这家店暂时没有拼团和砍价", empty: "您还没有参加",
  opened: "已发起，快邀请好友", share_group: "好友打开链接即可参团，人越多越便宜", share_bargain: "好友打开链接帮你砍一刀", copy: "复制链接", copied: "已复制", code: "参加二维码",
  friend_group: "邀你一起拼团", friend_bargain: "请你帮砍一刀", join: "参加拼团", help: "帮砍一刀", joined: "参团成功", helped: "砍价成功，谢谢帮忙", full: "已是最低价",
}, {
  title: "Buy together", running: "Under way", offers: "Start one", now: "Price now", next: "Next", list: "List", least: "Lowest", members: "Joined", people: "", ends: "Left", countdown: "DD d HH:mm:ss", until: "Until",
  open_group: "Start a group", open_bargain: "Start a bargain", invite: "Invite friends", buy: "Add at this price", in_cart: "In the cart", go_cart: "Check out", none: "This shop has none at the moment", empty: "You have not joined any yet",
  opened: "Started: invite your friends", share_group: "Friends join with this link: more people, lower price", share_bargain: "Friends cut the price with this link", copy: "Copy the link", copied: "Copied", code: "Code to join",
  friend_group: "invites you to a group buy", friend_bargain: "asks you to help with a bargain", join: "Join", help: "Help", joined: "You are in", helped: "Thank you for helping", full: "This is the lowest price",
});
