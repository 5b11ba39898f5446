import { words } from "../../shop/language";

export const cards_words = words({
  title: "会员卡", held: "已拥有", until: "有效期至", for_ever: "长期有效", number: "卡号", saved: "已省", fee: "卡费", earned: "已回本", back: "尚未回本", brings: "开卡与续费即得", perks: "专享权益", buy: "立即开通", renew: "续费", take: "免费领取",
  with_card: "开通后，购物车现在只需付", saves: "立省", same: "开通后，购物车价格不变", confirm: "确认开通", pay: "支付", done: "开通成功", renewed: "续费成功", renew_note: "续费从现有到期日往后延，不会重叠", got: "已到账", none: "这家店没有会员卡",
}, {
  title: "Cards", held: "Yours", until: "Good through", for_ever: "No expiry", number: "No.", saved: "Saved", fee: "Fee", earned: "It has paid for itself", back: "It has not paid for itself yet", brings: "With every purchase and renewal", perks: "Benefits", buy: "Join", renew: "Renew", take: "Take it",
  with_card: "With it your cart would cost", saves: "less", same: "With it your cart costs the same", confirm: "Confirm", pay: "Pay", done: "Welcome", renewed: "Renewed", renew_note: "A renewal begins where the term ends", got: "You have", none: "This shop has no cards",
});
