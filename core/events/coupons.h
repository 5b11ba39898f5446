#pragma once
// Coupons in a member's hands: issued, locked for an order, used, given back, voided.

#include "core/events/posting.h"

namespace loyalty {

/// Issues an instance of a template from now on, for the template's validity. A template that the program no longer
/// has, or that is over, gives nothing. What the offers of an order give goes with it when it comes back.
void issue_coupon(Posting& posting, const std::string& coupon, Maybe<std::string> order = {});

/// Refuses unknown_coupon, coupon_used, coupon_expired, coupon_not_started, coupon_locked, coupon_differs.
Refusal check_usable(const Account& account, const CouponUse& use, const std::string& order,
                     Instant at, const std::string& where);

/// One that is named, with an end of its own or none; `at` is its place in the event, `id_at` that of its id below.
Refusal issue_named(Posting& posting, const OpeningCoupon& coupon, std::string at,
                    std::string_view id_at);
Refusal seal_coupon_issued(Posting& posting);
Refusal seal_coupon_locked(Posting& posting);
Refusal seal_coupon_unlocked(Posting& posting);
Refusal seal_coupon_used(Posting& posting);
Refusal seal_coupon_voided(Posting& posting);

}  // namespace loyalty
