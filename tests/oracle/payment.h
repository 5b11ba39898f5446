#pragma once
// Points as cash, then wallet and cash, after the offers.

#include "tests/oracle/oracle.h"

namespace loyalty::oracle {

/// Points that the points-priced goods of the cart cost.
Int points_for_goods(const Case& c);

/// Cuts `running` by what the points pay.
Deduction deduct_points(const Case& c, const std::vector<Part>& parts, std::vector<Int>& running);

Payment pay(const Case& c, const std::vector<Int>& payable_and_shipping);

}  // namespace loyalty::oracle
