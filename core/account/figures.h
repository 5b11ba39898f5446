#pragma once
// What has come back of an order, line by line: it depends only on the units and the money returned so far, so refunds
// give the same in any order, and the last one is exact.

#include "core/account/orders.h"

namespace loyalty {

/// How much of a line's figures is gone.
struct Figures {
  Money bonus{0}, cash{0}, principal{0};  ///< paid back
  Points spent{0};                        ///< points it cost, given back
  Points earned{0}, granted{0};           ///< taken back
  Growth growth{0};
  Money counted{0};
  wire::Map<Money> saved, saved_by_card;
};

/// After `returned.units` of its n units, and `returned.money` fen without goods: of money and savings
/// floor(X * q / n); the money without goods comes out of cash, principal, then bonus. Of points and growth X is kept
/// floor(X * (n - q) / n), and at most floor(X * (paid - paid back) / paid).
Figures figures_gone(const OrderLine& line, const Returned& returned);

/// The same of one part of an order. With the last of the goods the shipping's savings go, in proportion to what of it was
/// paid back; all, where nothing was paid.
Figures part_gone(const OrderFacts& order, const std::vector<Returned>& returned, std::size_t part);

/// Every unit of every line is back (shipping aside).
bool is_all_returned(const OrderHeld& order);

}  // namespace loyalty
