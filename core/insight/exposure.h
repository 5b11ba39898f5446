#pragma once
// How much a program can give away in one order: carts made for it, each priced with the exact search for a member who
// has everything the program can give.

#include "core/pricing/price.h"

namespace loyalty {

struct Exposure {
  Cart cart;
  Shopper shopper;
  std::int64_t list = 0, payable = 0;  ///< fen, without shipping
  BasisPoints saved{0};                ///< (list - payable) / list, rounded up
  bool optimal = true;                 ///< the search was finished for this cart
  std::vector<std::string> offers;     ///< that apply, in order
};

/// The cart that saves the largest share of its list price; of equal shares the first. One cart for each offer and
/// each threshold in the program: one line of goods in the offer's scope, just dear enough before or after its other savings, at an instant at which
/// the offer holds. The member has the highest level, every card and segment the program names, its birthday that day,
/// and one of each coupon, but for coupons of free goods and those as good as cash, which cost their face anyhow. Points and
/// wallet are not used: they are paid for. Nothing when no offer can be met.
/// No larger saving among these carts; with goods of several scopes in one order there may be one.
std::optional<Exposure> worst_exposure(const Program& program);

}  // namespace loyalty
