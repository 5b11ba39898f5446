import { page_words } from "../../words/page";

export const w = page_words({
  title: "会员码", show: "向收银员出示，一次识别会员与优惠", qr: "会员二维码", bar: "会员条形码", points: "积分", balance: "本金", bonus: "赠金", coupons: "优惠券", sheets: "张", bright: "请把屏幕亮度调高", refreshed: "每分钟自动更新", refresh: "立即更新", number: "卡号", large: "放大条码", member: "会员",
}, {
  title: "Member code", show: "Show it at the till", qr: "Member code", bar: "Member barcode", points: "Points", balance: "Principal", bonus: "Bonus", coupons: "Coupons", sheets: "", bright: "Turn up the brightness of your screen", refreshed: "New every minute", refresh: "Refresh", number: "No.", large: "Larger", member: "Member",
});
