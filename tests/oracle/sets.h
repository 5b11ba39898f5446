#pragma once
// What one set of offers costs, applied in the fixed order.

#include "tests/oracle/oracle.h"

namespace loyalty::oracle {

struct PricedSet {
  Amounts left;
  std::vector<Discount> discounts;
  std::vector<std::string> coupons_granted;
  std::vector<EffectKind> effects;
  std::vector<std::string> no_effect;
  bool floor_cut = false;
  Objective objective;
};

/// `set` in application order.
PricedSet price_set(const Case& c, const std::vector<Part>& parts,
                    const std::vector<const Entry*>& set);

/// Whether the offer's threshold holds on priced amounts, before any other offer.
bool holds_at_first(const Case& c, const std::vector<Part>& parts, const Entry& entry);

}  // namespace loyalty::oracle
