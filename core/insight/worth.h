#pragma once
// What points, coupons and gifts are certainly worth in money, as far as the program alone can tell: goods have no
// value here, nor have coupons that need a purchase much larger than themselves.

#include "core/base/arithmetic.h"
#include "core/program/program.h"

namespace loyalty {

/// `fen` for every `points`.
struct PointWorth {
  std::int64_t fen = 0, points = 1;

  /// Fen, rounded down.
  std::int64_t of(Points amount) const;
  friend bool operator<(const PointWorth& a, const PointWorth& b) {
    return Wide{a.fen} * b.points < Wide{b.fen} * a.points;
  }
};

/// The best that a member can make of points: as cash at the till, or for wallet bonus.
PointWorth point_worth(const Program& program);

/// Whether an effect can take all that the goods cost: nine tenths or more of the smallest purchase that reaches it,
/// for any purchase.
bool takes_all(const Offer& offer, const Effect& effect);

/// Fen that a coupon is as good as: the amounts of its effects that take nine tenths or more of the smallest
/// purchase that reaches them.
Money cash_worth(const Offer& coupon);

/// All that these grants are certainly worth, fen.
Money cash_worth(const Program& program, const Grants& grants);

/// The largest rate that the multipliers can come to together, basis points; at most limits::points.
std::int64_t largest_multiplier(const EarnPolicy& earn);

}  // namespace loyalty
