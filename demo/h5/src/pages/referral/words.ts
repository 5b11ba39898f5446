import { page_words } from "../../words/page";

export const w = page_words({
  title: "邀请有礼", lead: "邀好友来，一起省", sub: "好友完成首单，奖励自动到账", poster: "生成邀请海报", share: "分享链接", members: "已邀请", people: "人", points: "累计积分", bonus: "累计赠金",
  rewards: "邀请奖励", welcome: "好友入会即得", board: "邀请记录", undone: "订单已退回，奖励收回", none: "还没有邀请到好友", none_text: "把海报发给常一起买的朋友吧", closed: "这家店没有邀请活动", second: "二级",
  save: "保存图片", copied: "链接已复制", making: "正在绘制海报…", invites: "邀请你加入", scan: "长按识别二维码，入会领好礼", poster_title: "邀请海报", from: "您的好友", steps: "怎么邀请", s1: "发海报或链接给好友", s2: "好友注册入会", s3: "好友首单完成，奖励到账",
  welcome_gift: "入会即得", welcomed: "欢迎加入", call: "怎么称呼您", call_hint: "选填", join: "立即入会", join_alone: "直接入会", joining: "正在入会…", join_note: "入会即同意", rules: "本店会员规则", no_code: "邀请码无效，您也可以直接入会",
}, {
  title: "Invite friends", lead: "Bring friends, save together", sub: "The reward comes with a friend's first order", poster: "Make a poster", share: "Share the link", members: "Invited", people: "", points: "Points earned", bonus: "Bonus earned",
  rewards: "Rewards", welcome: "Your friend gets, on joining", board: "My invitations", undone: "Order returned, reward withdrawn", none: "Nobody yet", none_text: "Send the poster to a friend", closed: "This shop rewards no invitations", second: "2nd",
  save: "Save the picture", copied: "Link copied", making: "Drawing…", invites: "invites you to", scan: "Scan to join and get your welcome gift", poster_title: "Poster", from: "Your friend", steps: "How it works", s1: "Send the poster or the link", s2: "Your friend joins", s3: "The first order brings the reward",
  welcome_gift: "Yours on joining", welcomed: "Welcome", call: "Your name", call_hint: "Optional", join: "Join now", join_alone: "Join without a code", joining: "Joining…", join_note: "By joining you accept the", rules: "membership rules", no_code: "This invitation code is not valid; you can join without it",
});
