import { page_words } from "../../words/page";

export const words = page_words({
  "zh-CN": {
    title: "我的订单", all: "全部", to_pay: "待付款", to_receive: "待收货", none: "还没有订单", go: "去选购", pay: "付款", cancel: "取消订单", complete: "确认收货", give_back: "退货", order: "订单", detail: "订单详情",
    payable: "实付", saved: "本单优惠", points: "本单积分", returned: "已退", shipping: "运费", piece: "件", pieces: "件", back_units: "已退", choose: "选择要退的商品", brings: "退回给您", takes: "同时收回", gifts: "请一并带回赠品", submit: "确认退货", per: "每件约退",
    waiting: "项操作等待网络", orders_wait: "笔订单等待网络", order_waits: "笔订单等待网络", send: "现在重试", really: "取消后占用的优惠和余额会退回。", keep: "再想想", gone: "找不到这笔订单", settle: "确认支付", after: "（退货后）", none_of: "没有这类订单", older: "更早的订单已完结，不再显示", recent: "近期没有订单", gift: "赠品", used: "已用优惠", used_back: "优惠已退回", sum: "订单金额", number: "订单号", placed_at: "下单时间", paid_at: "付款时间", way_to_pay: "从原价到应付", way_of: "价格明细", held_points: "已占用积分", held_principal: "已占用本金", held_bonus: "已占用赠金", back_points: "积分已退回", back_principal: "本金已退回", back_bonus: "赠金已退回", points_paid: "另付", way: "从原价到实付",
  },
  en: {
    title: "My orders", all: "All", to_pay: "To pay", to_receive: "On the way", none: "No orders yet", go: "Go shopping", pay: "Pay", cancel: "Give up", complete: "Received", give_back: "Return", order: "Order", detail: "Order",
    payable: "Paid", saved: "Saved", points: "Points", returned: "Paid back", shipping: "Delivery", piece: "item", pieces: "items", back_units: "returned", choose: "What comes back", brings: "You get back", takes: "What goes again", gifts: "Please bring along the gifts", submit: "Return", per: "About, for each",
    waiting: "more waiting for the network", orders_wait: "orders waiting for the network", order_waits: "order waiting for the network", send: "Try now", really: "What it holds comes back to you.", keep: "Keep it", gone: "There is no such order", settle: "Confirm the payment", after: " (after the return)", none_of: "None of these", older: "Earlier orders are settled, and not shown any more", recent: "No recent orders", gift: "Gift", used: "Offers used", used_back: "Offers given back", sum: "Order total", number: "Order number", placed_at: "Placed", paid_at: "Paid", way_to_pay: "From list price to payment", way_of: "Price in detail", held_points: "Points held", held_principal: "Principal held", held_bonus: "Bonus held", back_points: "Points given back", back_principal: "Principal given back", back_bonus: "Bonus given back", points_paid: "And", way: "From list price to payment",
  },
});
