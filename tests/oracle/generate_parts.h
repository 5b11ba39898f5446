#pragma once
// The pieces of a random case. Each draws from the same source, in a fixed order.

#include "tests/oracle/circumstances.h"
#include "tests/oracle/random.h"

namespace loyalty::oracle {

/// What the pieces of one case have in common.
struct World {
  Random random{0};
  Instant now{0};
  Int price_from = 1, price_to = 1, price_step = 1;  ///< list prices
  Int goods = 0;                                     ///< sum of the list prices
  std::vector<Int> line_amounts;
  Int units = 0;
  bool has_conditions = false;  ///< offers may have any condition
  bool loose = false;           ///< few rules keep offers apart: large sets
};

Int random_price(World& w);
/// Near some amount the cart can have: a whole, a line, some lines, a share.
Int near_amount(World& w);
/// Near a discount that matters: small against the cart, often equal to another.
Int small_amount(World& w);

CartLine random_line(World& w);
SpecialPrice random_special(World& w, bool of_program, int number);
Scope random_scope(World& w);
/// Holds about every second time.
Condition random_condition(World& w);

Offer random_offer(World& w, const std::vector<StackingGroup>& groups, const std::string& id,
                   bool coupon);
std::vector<StackingGroup> random_groups(World& w);

}  // namespace loyalty::oracle
