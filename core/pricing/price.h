#pragma once
// A cart priced: straight down the stages, price -> offers -> points -> payment -> what it earns.

#include <memory>

#include "core/pricing/choices.h"
#include "core/pricing/earn.h"

namespace loyalty {

/// One step from list price to payable.
struct WaterfallStep {
  std::string_view stage;   ///< price, exchange, promotion, coupon, shipping, points
  std::string_view source;  ///< an offer, a level, a special price or its kind
  std::string_view coupon;  ///< the instance, for a coupon
  const Offer* offer = nullptr;
  std::int64_t amount = 0;          ///< fen off
  std::vector<std::int64_t> parts;  ///< fen off, by part, and shipping last
};

/// All in fen. list - goods steps = goods; goods + shipping = payable = principal + bonus + cash.
struct Totals {
  std::int64_t list = 0, fee = 0;
  std::int64_t due = 0;  ///< before points and wallet
  std::int64_t goods = 0, shipping = 0, payable = 0;
  std::int64_t saved = 0;  ///< list + fee - payable
};

/// What the search worked on; heavy, and at a fixed place since its parts refer to each other.
struct Workings;
struct DeleteWorkings {
  void operator()(Workings*) const;
};

/// Refers to the program, the shopper and the cart it was made from: they must outlive it.
struct Priced {
  std::unique_ptr<Workings, DeleteWorkings> workings;
  Best best;
  std::vector<AppliedOffer> applied;   ///< in the order of application
  std::vector<RefusedChoice> refused;  ///< chosen coupons that cannot be used
  std::vector<WaterfallStep> steps;
  Running offered;                    ///< what is left after offers, before points
  std::int64_t points_for_goods = 0;  ///< of goods priced in points
  Deduction deduction;
  Payment payment;
  Earned earned;
  Totals totals;

  const Goods& goods() const;
  const Candidate& candidate(const AppliedOffer& a) const;
  const CouponHeld* instance(const AppliedOffer& a) const;  ///< null for a promotion
};

struct Workings {
  Circumstance circumstance;
  Goods goods;
  Candidates candidates;
  StackingRules rules;
  Contest contest;

  Workings(const Program&, const Shopper&, const Cart&, Goods);
  Workings(const Workings&) = delete;
  Workings& operator=(const Workings&) = delete;
};

/// One unit that is not in the cart, in the scope of this offer alone.
struct VirtualUnit {
  const Offer* offer;
  CartLine line;  ///< its price is all that counts
};

/// Problems: too_many_parts, insufficient_points (needed, available) for goods priced in points, unknown_id
/// for as_tier and as_card.
/// `node_limit` is the search's work limit, the program's when absent.
Result<Priced> price_cart(const Program& program, const Shopper& shopper, const Cart& cart,
                          const VirtualUnit* more = nullptr,
                          std::optional<std::int64_t> node_limit = {});

}  // namespace loyalty
