#pragma once
// What is settled before the search: promotions that always apply, and the coupons that the customer chose.

#include "core/pricing/search.h"

namespace loyalty {

/// A coupon that the cart asked for and that cannot be used.
struct RefusedChoice {
  std::string id;
  const Offer* offer;  ///< null when the shopper holds no such coupon
  std::vector<Reason> reasons;
};

/// Sets `required` and `most` of every candidate, and puts the chosen instances of a coupon first.
std::vector<RefusedChoice> settle_choices(const Circumstance& circumstance,
                                          const StackingRules& rules, const Running& start,
                                          Candidates& candidates);

}  // namespace loyalty
