import { page_words } from "../../words/page";

export const words = page_words({
  "zh-CN": {
    title: "我的订单", all: "全部", to_pay: "待付款", to_receive: "待收货", none: "还没有订单", go: "去选购", pay: "付款", cancel: "取消订单", complete: "确认收货", give_back: "退货", order: "订单", detail: "订单详情",
    payable: "实付", saved: "本单优惠", points: "本单积分", returned: "已退", shipping: "运费", pieces: "件", back_units: "已退", choose: "选择要退的商品", brings: "退回给您", takes: "同时收回", gifts: "请一并带回赠品", submit: "确认退货", per: "每件约退",
    waiting: "笔操作等待网络", send: "现在重试", really: "取消后占用的优惠和余额会退回。", keep: "再想想", gone: "找不到这笔订单", gift: "赠品", used: "已用优惠", points_paid: "另付", way: "从原价到实付",
  },
  en: {
    title: "My orders", all: "All", to_pay: "To pay", to_receive: "On the way", none: "No orders yet", go: "Go shopping", pay: "Pay", cancel: "Give up", complete: "Received", give_back: "Return", order: "Order", detail: "Order",
    payable: "Paid", saved: "Saved", points: "Points", returned: "Paid back", shipping: "Delivery", pieces: "pcs", back_units: "returned", choose: "What comes back", brings: "You get back", takes: "What goes again", gifts: "Please bring along the gifts", submit: "Return", per: "About, for each",
    waiting: "waiting for the network", send: "Try now", really: "What it holds comes back to you.", keep: "Keep it", gone: "There is no such order", gift: "Gift", used: "Offers used", points_paid: "And", way: "From list price to payment",
  },
});
