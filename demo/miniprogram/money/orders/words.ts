import { words } from "../../shop/language";

export const orders_words = words({
  title: "我的订单", none: "还没有订单", recent: "近期没有订单", older: "查看更早的订单", go: "去选购", all: "全部", to_pay: "待付款", to_receive: "待收货", came_back: "退款/售后", payable: "实付", way: "从原价到实付", saved: "共优惠", earned: "得", returned: "已退款", back_units: "已退", pay: "去付款", cancel: "取消订单", complete: "确认收货", give_back: "退货", choose: "选择要退的商品", can: "可退", pieces: "件", brings: "退还给您", takes: "同时收回", gifts: "请一并退回赠品", submit: "确认退货", paid: "已付款", cancelled: "已取消", received: "已收货", returned_well: "退货成功", refunded: "退款成功", really: "取消后占用的优惠和余额会退回。", yes: "取消订单", keep: "再想想",
}, {
  title: "Orders", none: "No orders yet", recent: "No recent orders", older: "Show earlier orders", go: "Go shopping", all: "All", to_pay: "To pay", to_receive: "To receive", came_back: "Refunds", payable: "Paid", way: "From list price to payment", saved: "Saved", earned: "earned", returned: "Paid back", back_units: "returned", pay: "Pay", cancel: "Cancel order", complete: "Received", give_back: "Return", choose: "What comes back", can: "can come back:", pieces: "pcs", brings: "You get back", takes: "What goes again", gifts: "Please bring along the gifts", submit: "Return", paid: "Paid", cancelled: "Cancelled", received: "Received", returned_well: "Returned", refunded: "Refunded", really: "What it holds comes back to you.", yes: "Yes", keep: "Keep",
});
