import { page_words } from "../../words/page";

export const words = page_words({
  "zh-CN": {
    title: "选购",
    estimate: "预估到手",
    what: "预估到手价",
    means: "按买 1 件、用上您手里的券和等级价算，不含运费。多买或凑单可能更低，以结算为准。",
    earn: "可得",
    list: "标价",
    open: "怎么算的",
    to_cart: "去结算",
    all: "全部",
    others: "其他",
    add: "加入购物车",
    saved: "共优惠",
  },
  en: {
    title: "Shop",
    estimate: "Yours",
    what: "Estimated price",
    means: "For one, with the coupons and the level that you have, without delivery. More may cost less each; checkout decides.",
    earn: "Earns",
    list: "List price",
    open: "How it comes about",
    to_cart: "To the cart",
    all: "All",
    others: "Others",
    add: "Add to cart",
    saved: "You save",
  },
});
