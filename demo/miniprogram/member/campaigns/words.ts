import { words } from "../../shop/language";

export const campaigns_words = words({
  title: "拼团砍价", running: "进行中", offers: "可以发起", next: "下一档", list: "原价", least: "最低", until: "截止", open_group: "发起拼团", open_bargain: "发起砍价", invite: "邀请好友", buy: "按此价购买", go_cart: "去结算", none: "这家店暂时没有拼团和砍价", opened: "已发起，快邀请好友",
  friend_group: "邀你一起拼团", friend_bargain: "请你帮砍一刀", join: "参加拼团", help: "帮砍一刀", joined: "参团成功", helped: "砍价成功，谢谢帮忙", full: "已是最低价", share_group: "一起拼团，人多更便宜", share_bargain: "帮我砍一刀",
}, {
  title: "Buy together", running: "Under way", offers: "To be opened", next: "Next", list: "List", least: "Least", until: "Until", open_group: "Open a group", open_bargain: "Open a bargain", invite: "Invite", buy: "Buy at this price", go_cart: "Check out", none: "This shop has none at the moment", opened: "It is open: invite your friends",
  friend_group: "asks you into a group", friend_bargain: "asks you to help with a bargain", join: "Join", help: "Help", joined: "You are in", helped: "Thank you for helping", full: "This is the least price", share_group: "Join my group: the more, the cheaper", share_bargain: "Help me with a bargain",
});
