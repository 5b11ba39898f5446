import { words } from "../../shop/language";

export const coupons_words = words({
  title: "优惠券", usable: "可使用", pending: "未到使用时间", locked: "待付款订单占用", used: "已使用", past: "已失效", center: "领券中心", none: "暂无可用优惠券", use: "去使用", get: "去获取",
}, {
  title: "Coupons", usable: "Usable", pending: "Not yet", locked: "Held by an order to pay", used: "Used", past: "Past", center: "Get coupons", none: "No coupon to use", use: "Use it", get: "Get it",
});
