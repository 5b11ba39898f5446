import { words } from "../../shop/language";

export const cart_words = words({
  title: "购物车", empty: "购物车还是空的", go: "去选购", done: "下单成功", checked: "金额已核对，请在保留时间内付款", later: "稍后付款", pay: "立即付款", paid: "已付款", waits: "网络恢复后自动提交", each: "/ 件", gone: "已下架，不计入价格", remove: "移除",
  list: "原价", near: "凑单", add: "加购", extra: "多付", reaches: "可享", coupons: "优惠券", usable: "张可用", none_usable: "没有可用的券", points: "积分抵扣", most: "最多可用", used: "已抵", wallet: "余额支付", principal: "本金", bonus: "赠金",
  way: "价格怎么来的", shipping: "运费", free: "免运费", gift: "赠品", earn: "本单可得", refused: "未享受的优惠", payable: "应付", cash: "还需支付", saved: "共优惠", own: "提交订单时再次核对金额", order: "提交订单", shown: "您看到的", now: "现在是", again: "按新价格提交",
  join: "开通后本单可省", detail: "明细", deliver: "送货上门", pick_up: "到店自提", held: "有待付款订单占用着优惠", see: "去看看", submitting: "正在提交…", until: "有效期至", problem: "打不开", retry: "再试一次", goods: "加点什么",
}, {
  title: "Cart", empty: "The cart is empty", go: "Go shopping", done: "Order placed", checked: "Amount checked. Please pay in time", later: "Later", pay: "Pay now", paid: "Paid", waits: "Sent when the network is back", each: "each", gone: "Not sold any more, in no price", remove: "Remove",
  list: "List price", near: "Nearly there", add: "Add", extra: "costs", reaches: "brings", coupons: "Coupons", usable: "usable", none_usable: "No coupon applies", points: "Pay with points", most: "At most", used: "taken off", wallet: "Pay from the wallet", principal: "Principal", bonus: "bonus",
  way: "From list price to payment", shipping: "Delivery", free: "Free", gift: "Gift", earn: "You earn", refused: "Offers that do not apply", payable: "To pay", cash: "Still to pay", saved: "You save", own: "The amount is checked again with the order", order: "Place the order", shown: "You saw", now: "It is now", again: "Order at the new price",
  join: "With it you save on this order", detail: "Details", deliver: "Delivery", pick_up: "Pick up", held: "An order that is not paid holds offers", see: "Show", submitting: "Placing…", until: "Until", problem: "Could not be opened", retry: "Try again", goods: "Something more?",
});
