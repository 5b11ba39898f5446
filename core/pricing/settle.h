#pragma once
// After the offers: points as cash, then the wallet, then cash.

#include "core/pricing/circumstance.h"
#include "core/pricing/goods.h"
#include "core/pricing/running.h"

namespace loyalty {

/// 积分抵扣.
struct Deduction {
  std::int64_t points = 0;                ///< taken
  std::int64_t amount = 0;                ///< fen they are worth here
  std::int64_t max = 0;                   ///< points that could be taken
  std::vector<std::int64_t> parts;        ///< fen, by part
  std::vector<std::int64_t> part_points;  ///< points, by part
};

/// Reduces `running` by what the points pay. `points_for_goods` are needed for goods priced in points.
Deduction deduct_points(const Circumstance& circumstance, const Goods& goods,
                        std::int64_t points_for_goods, Running& running);

/// How the rest is paid. Each list has an entry by part, and shipping last; fen.
struct Payment {
  std::int64_t principal = 0, bonus = 0, cash = 0;
  std::vector<std::int64_t> principal_parts, bonus_parts, cash_parts;
};

Payment pay(const Circumstance& circumstance, const Running& running);

}  // namespace loyalty
