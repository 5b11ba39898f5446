#pragma once
// 送积分: what an order brings, line by line.

#include "core/base/result.h"
#include "core/pricing/settle.h"

namespace loyalty {

/// Points by one rule of the program.
struct EarnedByRule {
  std::string_view rule;
  std::int64_t points = 0;
};

struct Earned {
  std::int64_t points = 0;  ///< all spending points, after multipliers and caps
  std::int64_t before_caps = 0;
  std::vector<EarnedByRule> rules;           ///< those that gave points, in the program's order
  std::vector<std::int64_t> parts;           ///< points, by part, and shipping last
  std::vector<std::string_view> part_rules;  ///< the rule that won it, likewise; empty for none
  Instant available_from{0};                 ///< if the order were completed at the cart's instant
};

/// What this payment earns, by docs/semantics.md, "Earning points". Problem: amount_out_of_range when it comes to more
/// than 2^53 - 1 points before the caps.
Result<Earned> earn(const Circumstance& circumstance, const Goods& goods, const Payment& payment);

}  // namespace loyalty
