import { words } from "../../shop/language";

export const code_words = words({
  title: "会员码", show: "向收银员出示，一次识别会员与优惠", qr: "会员二维码", bar: "会员条形码", points: "积分", balance: "本金", bonus: "赠金", coupons: "优惠券", refreshed: "生成，请勿截图给他人", refresh: "刷新",
}, {
  title: "Member code", show: "Show it at the till", qr: "Member code", bar: "Member barcode", points: "Points", balance: "Principal", bonus: "Bonus", coupons: "Coupons", refreshed: "Made at this time: do not share it", refresh: "Refresh",
});
