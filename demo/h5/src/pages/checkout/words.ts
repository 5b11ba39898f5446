import { page_words } from "../../words/page";

export const words = page_words({
  "zh-CN": {
    title: "确认订单", order: "下单结果", deliver: "送货上门", pick_up: "到店自提", how: "怎么拿", fee: "运费", free: "免运费", free_pick: "免费", pay_with: "怎么付", submit: "提交订单", submitting: "正在提交…",
    principal: "余额本金", bonus: "赠金", points: "积分抵扣", cash: "还需支付", how_price: "这笔价格怎么来的", done: "下单成功", checked: "金额已核对", to_pay: "待支付", was_paid: "实付", pay: "去付款", settle: "确认支付", paid: "付款成功", see: "查看订单", on: "继续逛",
    waits: "没有网络，订单已存好", waits_means: "连上网络后自动提交，届时再核对金额；有变化会告诉您。", refused: "价格有变，还没有下单", shown: "您看到的", now: "现在是", again: "按新价格提交", back: "回购物车",
    payable: "应付", brings: "完成后可得", nothing: "购物车还是空的", go: "去选购", orders: "查看我的订单", field_price: "单价", field_payable: "应付", field_program: "优惠规则", field_shipping: "运费", field_cart: "商品", field_coupon: "优惠券",
  },
  en: {
    title: "Checkout", order: "Your order", deliver: "Delivery", pick_up: "Pick up in store", how: "How you get it", fee: "Delivery", free: "Free delivery", free_pick: "Free", pay_with: "How you pay", submit: "Place order", submitting: "Placing…",
    principal: "Wallet principal", bonus: "Wallet bonus", points: "Points", cash: "Still to pay", how_price: "How this price comes about", done: "Order placed", checked: "Amount checked", to_pay: "Waits for payment", was_paid: "Paid", pay: "Pay now", settle: "Confirm the payment", paid: "Paid", see: "Show the order", on: "Go on shopping",
    waits: "No network: the order is kept", waits_means: "It is sent when the network is back, and the shop checks the price. You will be told of any change.", refused: "The price has changed: nothing is ordered yet", shown: "You saw", now: "It is now", again: "Order at the new price", back: "Back to the cart",
    payable: "To pay", brings: "When completed you get", nothing: "The cart is empty", go: "Go shopping", orders: "My orders", field_price: "Unit price", field_payable: "To pay", field_program: "Rules", field_shipping: "Delivery", field_cart: "Goods", field_coupon: "Coupon",
  },
});
