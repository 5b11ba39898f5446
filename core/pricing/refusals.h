#pragma once
// Why each offer that was not applied was not: all its unmet conditions, with their numbers.

#include "core/pricing/price.h"

namespace loyalty {

struct RefusedOffer {
  std::string_view id;           ///< of the promotion or of the coupon's instance
  const Offer* offer = nullptr;  ///< null for a chosen coupon that the shopper does not hold
  std::vector<Reason> reasons;   ///< never empty
  /// Set when nothing but a threshold is unmet: what is missing, fen on the threshold's base, and units.
  std::optional<std::int64_t> short_amount, short_units;
};

/// By id.
std::vector<RefusedOffer> explain_refusals(const Priced& priced);

/// Places of the reasons in docs/errors.md: every code that explain_refusals can give.
inline constexpr std::string_view reason_codes[] = {"birthday_only",
                                                    "card",
                                                    "channel",
                                                    "exclusive",
                                                    "expired",
                                                    "first_order_only",
                                                    "held",
                                                    "hours",
                                                    "lower_saving",
                                                    "member_day_only",
                                                    "no_effect",
                                                    "not_chosen",
                                                    "not_started",
                                                    "out_of_scope",
                                                    "price_kind",
                                                    "region",
                                                    "segment",
                                                    "stacking",
                                                    "threshold_amount",
                                                    "threshold_units",
                                                    "tier",
                                                    "unknown_coupon",
                                                    "usage_limit",
                                                    "weekday"};

}  // namespace loyalty
