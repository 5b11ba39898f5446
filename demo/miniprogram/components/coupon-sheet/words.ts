export const words = {
  "zh-CN": { title: "优惠券", close: "关闭", saved: "共优惠", proven: "已验证没有更省的组合", best: "自动选最优", none: "不用券", usable: "可用", unusable: "暂不可用", nothing: "本单没有可用的优惠券", costs: "改用它多付", more: "再看", sheets: "张" },
  en: { title: "Coupons", close: "Close", saved: "You save", proven: "Proven: no other set costs less", best: "Best for me", none: "Without coupons", usable: "Usable", unusable: "Not usable now", nothing: "No coupon applies to this order", costs: "This one instead costs", more: "Show", sheets: "more" },
};
