#pragma once
// 最优叠加: the set of offers that leaves the least to pay, exactly. docs/stacking.md proves the bounds.

#include <compare>

#include "core/pricing/effects.h"
#include "core/pricing/stacking.h"

namespace loyalty {

/// A set of offers in the order of application; a candidate stands once for each copy.
using Sequence = std::vector<std::uint16_t>;

/// What a set of offers comes to.
struct Outcome {
  std::int64_t due = 0;  ///< goods and shipping, before points and wallet, fen
  Tally tally;
};

/// Less is better: due, -gift value, -points granted, -coupons granted, coupons used, promotions used.
std::strong_ordering compare(const Outcome& a, const Outcome& b);

struct Best {
  Sequence set;
  Outcome outcome;
  bool optimal = false;       ///< no allowed set is better
  std::int64_t explored = 0;  ///< sets priced
  std::int64_t bound = 0;     ///< no allowed set is due less than this, fen
};

/// One pricing of one set, offer by offer.
struct AppliedOffer {
  std::uint16_t candidate;
  std::size_t copy;  ///< instances[copy] of a coupon
  Application done;
  std::vector<std::int64_t> parts;  ///< fen off, by part and for shipping
  ScopeSums before;                 ///< what its threshold saw
};

/// Everything that stays the same while sets of offers are tried on one cart.
struct Contest {
  const std::vector<Candidate>& candidates;
  const std::vector<PartList>& scopes;
  const StackingRules& rules;
  Running start;
  std::int64_t min_payable;
  std::int64_t node_limit;
};

/// Prices one set and tells what each offer did.
std::vector<AppliedOffer> trace(const Contest& contest, const Sequence& set, Running& running,
                                Tally& tally);

/// The best of all allowed sets that contain the required copies. Sets are compared by compare(), then by the
/// instants at which their coupons end, ascending, then by their ids, ascending.
Best find_best(const Contest& contest);

}  // namespace loyalty
