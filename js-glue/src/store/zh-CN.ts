import { chinese_club } from "./club.zh-CN.js";
import { chinese_member } from "./member.zh-CN.js";
import type { StoreSentences } from "./words.js";

const chinese_store: StoreSentences = {
  failed: "没有成功，请稍后再试",
  offline: "网络不通，请稍后再试",
  level_after_order: "本单完成后升为{level}",
  growth_to_level: "再得 {growth} 成长值升为{level}",
  spend_to_level: "单笔消费满 {amount} 即可升为{level}",
  growth_to_keep: "{by} 之前（含当天）再得 {growth} 成长值可保级",
  price_after_offers: "到手价",
  to_pay: "待付款",
  to_receive: "待收货",
  partly_refunded: "部分退款",
  partly_returned: "部分退货",
  pay_by: "{by} 前未付款将自动取消",
  return_by: "可退至 {by}",
  paid_principal: "余额本金",
  paid_bonus: "赠金",
  paid_cash: "另行支付",
  paid_points: "使用积分",
  cash_back: "退款",
  principal_back: "退回本金",
  bonus_back: "退回赠金",
  points_back: "退回积分",
  coupon_back: "退回优惠券",
  points_taken: "扣回积分",
  points_owed: "积分不足，记为欠积分",
  order_points: "本单积分（含未到账）",
  points_before_now: "{before} → {now}",
  growth_taken: "扣回成长值",
  bonus_taken: "收回赠金",
  principal_taken: "收回本金",
  coupon_taken: "收回优惠券",
  gifts_charged: "留下赠品扣款",
  queued_accepted: "离线时提交的订单已成功",
  queued_refused: "离线时提交的订单没有成功：{why}",
  queued_event_accepted: "离线时的操作已成功",
  queued_event_refused: "离线时的操作没有成功：{why}",
  field_unit_price: "单价",
  field_fee: "运费",
  field_payable: "应付",
  field_due: "应付",
  field_cash: "还需支付",
};

/** A list, not one object of all: so bundlers see that nothing is lost with the language that a page does not speak. */
export const chinese_words: readonly StoreSentences[] = [chinese_store, chinese_club, chinese_member];
