import { page_words } from "../../words/page";

export const words = page_words({
  "zh-CN": {
    title: "购物车", empty: "购物车还是空的", go: "去选购", payable: "应付", saved: "共优惠", checkout: "去结算", to_cart: "去购物车", look: "价格明细",
    coupons: "优惠券", none_used: "没有可用的券", best: "已选最优", by_hand: "自选", proven: "已验证没有更省的组合", looked: "比较了", sets: "种组合",
    usable: "可用", unusable: "暂不可用", automatic: "自动选最优", costs: "改用它多付", less: "省", take: "用这张", without: "不用券", chosen: "已用", leave: "不用",
    until: "{day} 到期", offers: "促销", refused: "未享受的优惠", way: "从原价到应付", points: "积分抵扣", wallet: "余额支付", can: "最多可用", uses: "使用", reason: "为什么没有",
    gifts: "赠品", near: "凑单", add: "再加", extra: "多付", earn: "预计获得", granted: "其中活动赠", join: "了解会员卡", join_saves: "开通后本单可省",
    held: "有待付款订单占用着优惠", see: "去看看", gone: "已下架", piece: "件", pieces: "件", each: "/ 件", parts: "价格明细", shipping: "运费", free: "免运费",
  },
  en: {
    title: "Cart", empty: "The cart is empty", go: "Go shopping", payable: "To pay", saved: "You save", checkout: "Checkout", to_cart: "To the cart", look: "How it comes about",
    coupons: "Coupons", none_used: "No coupon applies", best: "Best chosen", by_hand: "Chosen by you", proven: "Proven: no other set costs less", looked: "Compared", sets: "sets",
    usable: "Usable", unusable: "Not usable now", automatic: "Choose the best for me", costs: "This one instead costs", less: "Saves", take: "Use this one", without: "Without coupons", chosen: "Used", leave: "Leave out",
    until: "until {day}", offers: "Promotions", refused: "Offers that do not apply", way: "From list price to payment", points: "Pay with points", wallet: "Pay from the wallet", can: "At most", uses: "Using", reason: "Why not",
    gifts: "Gifts", near: "Nearly there", add: "Add", extra: "costs", earn: "You earn", granted: "of them from offers:", join: "See the card", join_saves: "On this order you save",
    held: "An order that is not paid holds offers", see: "Show", gone: "Not sold any more", piece: "item", pieces: "items", each: "each", parts: "Price in detail", shipping: "Delivery", free: "Free delivery",
  },
});
