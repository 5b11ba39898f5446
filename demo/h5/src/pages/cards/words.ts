import { page_words } from "../../words/page";

export const w = page_words({
  title: "会员卡", held: "已拥有", until: "有效期至", for_ever: "长期有效", fee: "卡费", saved: "已省", earned: "已回本", back: "尚未回本", brings: "开卡与续费即得", brings_level: "达到等级即得", brings_taken: "领卡即得", perks: "专享权益",
  buy: "立即开通", renew: "续费", take: "免费领取", with_card: "开通后，购物车现在只需付", saves: "立省", bind: "绑定手机", bind_note: "演示环境：点一下即视为已绑定", confirm: "确认开通", confirm_renew: "确认续费", pay: "支付", pays: "微信支付（演示）",
  done: "开通成功", renewed: "续费成功", number: "卡号", none: "这家店没有会员卡", renew_note: "续费从现有到期日往后延，不会重叠",
}, {
  title: "Cards", held: "Yours", until: "Good through", for_ever: "No expiry", fee: "Fee", saved: "Saved", earned: "It has paid for itself", back: "It has not paid for itself yet", brings: "On joining and on every renewal", brings_level: "On reaching the level", brings_taken: "On taking it", perks: "Benefits",
  buy: "Join", renew: "Renew", take: "Take it", with_card: "With this card your cart costs", saves: "less", bind: "Bind my phone", bind_note: "Demonstration: one tap binds it", confirm: "Confirm", confirm_renew: "Confirm the renewal", pay: "Pay", pays: "WeChat Pay (demonstration)",
  done: "Welcome", renewed: "Renewed", number: "No.", none: "This shop has no cards", renew_note: "A renewal starts when the current term ends",
});
