import { words } from "../../shop/language";

export const shop_words = words({
  title: "选购", all: "全部", list: "原价", estimate: "预估到手", what: "预估到手价", means: "按买 1 件、用上您手里的券和等级价算，不含运费。多买或凑单可能更低，以结算为准。", earn: "可得", open: "价格说明", payable: "应付", saved: "共优惠", to_cart: "去购物车", well: "知道了",
}, {
  title: "Shop", all: "All", list: "List price", estimate: "Yours", what: "Estimated price", means: "For one, with the coupons and the level that you have, without delivery. More may cost less each; checkout decides.", earn: "Earns", open: "How it comes about", payable: "To pay", saved: "You save", to_cart: "To the cart", well: "I see",
});
