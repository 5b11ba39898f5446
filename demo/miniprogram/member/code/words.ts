import { words } from "../../shop/language";

export const code_words = words({
  title: "会员码", show: "向收银员出示，一次识别会员与优惠", qr: "会员二维码", bar: "会员条形码", points: "积分", balance: "余额", coupons: "优惠券", refreshed: "生成，请勿截图给他人", refresh: "刷新",
}, {
  title: "Member code", show: "Show it at the till", qr: "Member code", bar: "Member barcode", points: "Points", balance: "Balance", coupons: "Coupons", refreshed: "Made then: keep it to yourself", refresh: "Refresh",
});
