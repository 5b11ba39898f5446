// Titles, buttons and short labels. Sentences with figures come from the store and the engine.

export const chinese = {
  home: { title: "会员中心", points: "积分", coupons: "优惠券", balance: "余额", saved: "本月已省" },
  tabs: { home: "会员", shop: "选购", cart: "购物车", mine: "我的" },
  shop: { title: "选购", estimate: "预估到手价" },
  cart: { title: "购物车", empty: "购物车还是空的", go: "去选购", payable: "应付", saved: "共优惠", order: "提交订单" },
  time: { shows: "正在查看", back: "回到现在", only_shows: "时光机里不能办理" },
  common: { loading: "正在打开…", failed: "打不开", again: "再试一次", language: "English", close: "关闭", back: "返回", more: "加一件", less: "减一件", comma: "，", colon: "：", listed: "、" },
  price: { list: "原价", payable: "应付", saved: "共优惠", cash: "还需支付", fee: "运费" },
};

/** What every language has. */
export type PageWords = { readonly [Group in keyof typeof chinese]: { readonly [Key in keyof (typeof chinese)[Group]]: string } };
