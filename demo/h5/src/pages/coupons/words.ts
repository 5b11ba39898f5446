import { page_words } from "../../words/page";

export const w = page_words({
  center: "领券中心", usable: "可使用", locked: "占用中", used: "已使用", past: "已失效", none_usable: "暂无可用优惠券", none: "这里什么都没有", go_center: "去领券中心看看",
  use: "去使用", get: "去获取", until: "有效期至", from: "生效于", by_order: "由订单占用", used_by: "用于订单", free_at: "自动释放于", pending: "未到使用时间", details: "详情",
  worth: "优惠内容", threshold: "使用门槛", scope: "适用范围", conditions: "使用条件", limits: "使用限制", period: "有效期", note: "说明", goods: "适用商品", gone: "这张券已不在账户里", order: "查看订单", unpriced: "正在查看适用商品…",
}, {
  center: "Get coupons", usable: "Usable", locked: "In use", used: "Used", past: "Past", none_usable: "No usable coupons", none: "Nothing here", go_center: "See how to get coupons",
  use: "Use it", get: "Get it", until: "Until", from: "From", by_order: "Held by an order", used_by: "Used for an order", free_at: "Released at", pending: "Not yet", details: "Details",
  worth: "Discount", threshold: "Minimum", scope: "Applies to", conditions: "Conditions", limits: "Limits", period: "Validity", note: "Note", goods: "Eligible items", gone: "This coupon is no longer in your account", order: "See the order", unpriced: "Looking for its goods…",
});
