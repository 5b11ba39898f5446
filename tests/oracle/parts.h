#pragma once
// The oracle's price stage: cart lines to parts, one unit at a time.

#include "tests/oracle/circumstances.h"

namespace loyalty::oracle {

/// Units of one cart line that have one price.
struct Part {
  std::size_t of = 0;  ///< the cart line, in the caller's order
  PriceKind kind = PriceKind::list;
  Int unit_list = 0;
  Int unit_price = 0;
  Int quantity = 0;
  bool promotions = true, coupons = true, points = true;  ///< the stages its price admits
  std::string special;  ///< id of the special price, if it has one
};

/// In canonical order.
std::vector<Part> parts_of(const Case& c);

}  // namespace loyalty::oracle
