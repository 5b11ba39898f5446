#pragma once
// What orders, recharges and points bring towards levels.

#include "core/events/posting.h"

namespace loyalty {

/// What no fact takes: an event that would bring so much is refused.
inline constexpr Growth beyond_range{max_amount + 1};

/// Thousandths that `amount` (fen, orders, points) of a source brings: floored once per rule. Rules with a scope count
/// nothing here. Nothing: beyond 2^53 - 1.
std::optional<Growth> growth_from(const TierPolicy& tiers, GrowthSource source,
                                  std::int64_t amount);

/// Gives each line of an order what it counts (`counted`, `growth`). False: beyond 2^53 - 1.
bool spread_growth(const Program& program, OrderFacts& order);

/// What is left of an order counts from now on, and may raise the level. `day` is the day it counts for.
void count_order(Posting& posting, const std::string& order, Day day);

/// Points given otherwise than by an order count, and may raise the level: by so much growth.
Growth count_points(Posting& posting, Points points);

/// Growth given as such: what of it counts.
Growth count_growth(Posting& posting, Growth growth);

}  // namespace loyalty
