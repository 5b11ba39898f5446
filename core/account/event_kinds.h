#pragma once
// Every kind of event with the members that it needs and those that it allows besides, separated by spaces. Every kind
// has id, kind, at, by, channel, reason and sealed. core/events has a function seal_<kind> for each.

#include <string_view>

// clang-format off
#define LOYALTY_EVENT_KINDS(KIND) \
  KIND(member_joined, "member", "") \
  KIND(member_changed, "member", "") \
  KIND(opened_with, "member opening", "") \
  KIND(member_merged, "other", "prefix") \
  KIND(merged_into, "into", "") \
  KIND(order_placed, "order", "day quoted_at until") \
  KIND(order_paid, "", "day order order_id quoted_at") \
  KIND(order_completed, "order_id", "day") \
  KIND(order_cancelled, "order_id", "") \
  KIND(order_refunded, "order_id", "gifts_kept gifts_returned lines shipping") \
  KIND(points_granted, "points", "pending until") \
  KIND(points_taken, "points", "") \
  KIND(points_frozen, "points", "") \
  KIND(points_unfrozen, "hold", "") \
  KIND(points_approved, "lot", "") \
  KIND(points_rejected, "lot", "") \
  KIND(points_exchanged, "exchange", "amount points times") \
  KIND(coupon_issued, "coupon", "coupon_id from until") \
  KIND(coupon_locked, "coupon_id", "order_id until") \
  KIND(coupon_unlocked, "coupon_id", "") \
  KIND(coupon_used, "coupon_id", "") \
  KIND(coupon_voided, "coupon_id", "") \
  KIND(recharged, "amount", "day plan") \
  KIND(recharge_refunded, "recharge", "amount") \
  KIND(granted, "grants", "") \
  KIND(wallet_granted, "", "bonus principal") \
  KIND(wallet_taken, "", "bonus principal") \
  KIND(growth_taken, "growth", "") \
  KIND(level_ended, "tier", "granted_by") \
  KIND(card_taken, "card", "amount number") \
  KIND(card_refunded, "card", "amount months taken") \
  KIND(gift_card_bought, "gift_card gift_card_id", "amount") \
  KIND(gift_card_sent, "gift_card_id to", "") \
  KIND(gift_card_accepted, "gift_card_id", "amount gift_card principal to") \
  KIND(gift_card_used, "gift_card_id", "") \
  KIND(gift_card_refunded, "gift_card_id", "amount") \
  KIND(checked_in, "", "") \
  KIND(check_in_made_up, "day", "") \
  KIND(drawn, "draw", "out_of_stock seed") \
  KIND(draw_revealed, "draw seed", "") \
  KIND(action_done, "action", "") \
  KIND(referral_earned, "referred", "amount level order_id") \
  KIND(referral_undone, "referred", "kept level") \
  KIND(benefit_used, "benefit", "times") \
  KIND(benefit_returned, "benefit", "times") \
  KIND(service_used, "amount service", "days") \
  KIND(campaign_opened, "campaign", "run times until") \
  KIND(campaign_joined, "referred run", "amount") \
  KIND(campaign_ended, "run", "") \
  KIND(time_passed, "", "")
// clang-format on

namespace loyalty {

enum class EventKind {
#define KIND(name, needs, allows) name,
  LOYALTY_EVENT_KINDS(KIND)
#undef KIND
};
inline constexpr std::string_view event_names[] = {
#define KIND(name, needs, allows) #name,
    LOYALTY_EVENT_KINDS(KIND)
#undef KIND
};

}  // namespace loyalty
