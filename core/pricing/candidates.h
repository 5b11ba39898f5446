#pragma once
// The offers of a program and of a member that could apply to a cart, each with the goods it concerns.

#include <vector>

#include "core/pricing/goods.h"

namespace loyalty {

/// Offers are applied in this order of stages.
enum class OfferStage { exchange, promotion, coupon, shipping };

using PartList = std::vector<std::uint16_t>;

/// The goods that one effect looks at, prepared once: parts dearest unit first, ties canonical.
struct EffectGoods {
  PartList ranked;              ///< parts whose units take part
  std::vector<PartList> items;  ///< bundle_price of a set: the same, item by item
  PartList rewards;             ///< buy_get with get_scope: cheapest first
};

/// An offer together with all instances of it that could be applied; instances differ in nothing that prices.
struct Candidate {
  const Offer* offer = nullptr;
  bool coupon = false;
  OfferStage stage = OfferStage::promotion;
  std::size_t group = 0;  ///< place in the order of application
  /// Usable ones: those that the customer took, then the first to end first. Empty for a promotion.
  /// More than `room` of them when limits of use let only some in: which, the order decides.
  std::vector<const CouponHeld*> instances;
  LineSet touches;
  PartList parts;         ///< in scope and admitted: thresholds and amounts look at these
  std::size_t scope = 0;  ///< equal parts have equal numbers
  std::vector<EffectGoods> effects;  ///< beside offer->effects
  std::int64_t room = max_amount;    ///< copies that the limits of use leave
  std::int64_t required = 0;         ///< copies that every set contains
  std::int64_t most = 0;             ///< copies that a set may contain

  std::int64_t copies() const { return coupon ? static_cast<std::int64_t>(instances.size()) : 1; }
};

/// An offer, or one instance of a coupon, that cannot apply whatever else does.
struct Unusable {
  const Offer* offer = nullptr;
  const CouponHeld* instance = nullptr;  ///< null for a promotion
  std::vector<Reason> reasons;
  OfferStage stage = OfferStage::promotion;
  std::size_t group = 0;
  PartList parts;
};

struct Candidates {
  std::vector<Candidate> usable;  ///< in the order of application
  std::vector<PartList> scopes;   ///< the distinct Candidate::parts
  std::vector<Unusable> unusable;
};

/// Sorts out all promotions of the program and all coupons that the shopper holds.
Candidates find_candidates(const Circumstance& circumstance, const Goods& goods);

}  // namespace loyalty
