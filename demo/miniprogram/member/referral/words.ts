import { words } from "../../shop/language";

export const referral_words = words({
  title: "邀请有礼", lead: "邀好友来，一起省", sub: "好友完成首单，奖励自动到账", members: "已邀请", points: "累计积分", bonus: "累计赠金", poster: "生成海报", share: "邀请好友", save: "查看大图", hold: "打开大图后长按，可以保存或发给好友", rewards: "邀请奖励", welcome: "好友入会即得", board: "邀请记录", undone: "订单已退回，奖励收回", closed: "这家店没有邀请活动", invites: "邀请你一起省", scan: "微信扫一扫，入会领好礼", poster_title: "邀请海报", invites_you: "邀请你入会", join: "入会领取", joined: "入会成功",
}, {
  title: "Invite friends", lead: "Bring friends, save together", sub: "The reward comes with a friend's first order", members: "Brought", points: "Points earned", bonus: "Bonus earned", poster: "Make a poster", share: "Invite", save: "Open the picture", hold: "Open it and hold it to save it, or to send it on", rewards: "Rewards", welcome: "Your friend gets, on joining", board: "Who brought most", undone: "The order came back, and the reward went", closed: "This shop rewards no invitations", invites: "You are invited", scan: "Scan to join", poster_title: "Poster", invites_you: "invites you", join: "Join and take it", joined: "You are a member",
});
