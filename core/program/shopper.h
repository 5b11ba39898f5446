#pragma once
// What pricing needs to know of a member. An account can produce it; pricing knows no account.

#include <optional>
#include <string>
#include <vector>

#include "core/base/types.h"
#include "core/wire/shape.h"

namespace loyalty {

/// A coupon in a member's hands.
struct CouponHeld {
  std::string id;      ///< of the instance
  std::string coupon;  ///< of the template
  Instant from{0};     ///< inclusive
  Instant until{0};    ///< exclusive
  bool kept = false;   ///< for the order in question: its end does not count
};

/// A coupon that another order holds.
struct CouponLocked {
  CouponHeld coupon;
  std::optional<std::string> order;
  std::optional<Instant> until;  ///< when it is free again by itself
};

/// What another order holds that was placed and is not paid yet.
struct OrderHold {
  Money bonus{0}, principal{0};
  std::string order;
  Points points{0};
  wire::Map<std::int64_t> price_units;  ///< by special price id
  bool today = false;                   ///< placed on the local day of the instant
  std::optional<Instant> until;
  std::vector<std::string> uses;  ///< of promotions and coupon templates, one entry each
};

/// Uses of one offer by this member.
struct OfferUses {
  std::int64_t ever = 0;
  std::int64_t today = 0;  ///< in the local day of the instant
};

struct Birthday {
  unsigned month = 0, day = 0;
};

struct Shopper {
  std::optional<std::string> tier;
  std::optional<std::string> region;  ///< the member's, for carts that ship nothing
  std::vector<std::string> cards, segments;
  std::optional<Birthday> birthday;
  bool first_order = true;  ///< no earlier order that is not fully refunded
  std::vector<CouponHeld> coupons;
  std::vector<CouponHeld> expired;               ///< coupons held once: a cart may still name one
  std::vector<CouponLocked> locked;              ///< in none of the others
  std::vector<OrderHold> holds;                  ///< in the figures below already
  wire::Map<OfferUses> offer_uses;               ///< by offer id (for coupons: the template's)
  wire::Map<std::int64_t> price_units_used;      ///< by special price id
  Points points{0};                              ///< available
  Points earned_today{0}, earned_this_month{0};  ///< from the sources under the caps
  Money principal{0}, bonus{0};
};

}  // namespace loyalty
