import { english_club } from "./club.en.js";
import { english_member } from "./member.en.js";
import type { StoreSentences } from "./words.js";

const english_store: StoreSentences = {
  failed: "That did not work. Please try again later",
  offline: "No network. Please try again later",
  level_after_order: "This order makes you {level}",
  growth_to_level: "{growth} growth to {level}",
  spend_to_level: "An order of {amount} makes you {level}",
  growth_to_keep: "{growth} growth by {by} keeps the level",
  price_after_offers: "your price",
  to_pay: "to pay",
  to_receive: "to receive",
  partly_refunded: "partly refunded",
  partly_returned: "partly returned",
  pay_by: "Cancelled unless paid by {by}",
  return_by: "Can be returned until {by}",
  paid_principal: "Wallet principal",
  paid_bonus: "Wallet bonus",
  paid_cash: "Paid otherwise",
  paid_points: "Points used",
  cash_back: "Refund",
  principal_back: "Principal back",
  bonus_back: "Bonus back",
  points_back: "Points back",
  coupon_back: "Coupon back",
  points_taken: "Points taken back",
  points_owed: "Points owed",
  order_points: "This order's points, those to come too",
  points_before_now: "{before} → {now}",
  growth_taken: "Growth taken back",
  bonus_taken: "Bonus taken back",
  principal_taken: "Principal taken back",
  coupon_taken: "Coupon taken back",
  gifts_charged: "Charged for gifts kept",
  queued_accepted: "The order placed offline is accepted",
  queued_refused: "The order placed offline was refused: {why}",
  queued_event_accepted: "What you did offline is done",
  queued_event_refused: "What you did offline was refused: {why}",
  field_unit_price: "Unit price",
  field_fee: "Delivery",
  field_payable: "To pay",
  field_due: "To pay",
  field_cash: "Still to pay",
};

/** A list, not one object of all: so bundlers see that nothing is lost with the language that a page does not speak. */
export const english_words: readonly StoreSentences[] = [english_store, english_club, english_member];
