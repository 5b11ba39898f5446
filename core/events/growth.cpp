#include "core/events/growth.h"

#include "core/account/fold.h"
#include "core/base/allocate.h"
#include "core/events/occasion.h"
#include "core/events/refunds.h"
#include "core/events/tiers.h"

namespace loyalty {
namespace {

std::optional<std::int64_t> by_rule(std::int64_t amount, const GrowthRule& rule) {
  const Wide exact = divide(wide_mul(amount, rule.growth * thousandths), rule.per);
  if (exact > max_amount) return std::nullopt;
  return static_cast<std::int64_t>(exact);
}

/// What was paid for a line, as far as it counts.
std::int64_t counted_money(const Counted& counts, const OrderLine& line, bool is_shipping) {
  if (is_shipping && !counts.shipping) return 0;
  return line.cash.value + (counts.wallet_principal ? line.principal.value : 0) +
         (counts.wallet_bonus ? line.bonus.value : 0);
}

class GrowthSpreader {
 public:
  GrowthSpreader(const TierPolicy& tiers, OrderFacts& order) : tiers_(tiers), order_(order) {}

  bool spread() {
    for (std::size_t i = 0; i < parts_of(order_); ++i)
      part_of(order_, i).counted =
          Money{counted_money(tiers_.counts, part_of(order_, i), i >= order_.lines.size())};
    for (const GrowthRule& rule : tiers_.sources)
      if (!add_rule(rule)) return false;
    return true;
  }

 private:
  bool add_rule(const GrowthRule& rule) {
    const std::size_t n = parts_of(order_);
    std::vector<std::int64_t> weights(n, 0);
    std::int64_t base = 0;
    for (std::size_t i = 0; i < n; ++i) {
      weights[i] = weight(rule, i);
      base += weights[i];
    }
    if (rule.source == GrowthSource::orders) base = 1;
    const auto total = by_rule(base, rule);
    if (!total) return false;
    const std::vector<std::int64_t> room(n, max_amount);
    std::vector<std::int64_t> parts(n, 0);
    allocate(*total, weights, room, parts);
    for (std::size_t i = 0; i < n; ++i)
      if (!add(part_of(order_, i).growth, Growth{parts[i]})) return false;
    return true;
  }

  std::int64_t weight(const GrowthRule& rule, std::size_t i) const {
    const OrderLine& line = part_of(order_, i);
    const bool shipping = i >= order_.lines.size();
    switch (rule.source) {
      case GrowthSource::paid:
        if (shipping ? rule.scope != Scope{} : !in_scope(rule.scope, line)) return 0;
        return line.counted.value;
      case GrowthSource::orders: return shipping ? 0 : line.list.value;
      case GrowthSource::points_earned: return line.earned.value + line.granted.value;
      case GrowthSource::recharge: return 0;
    }
    return 0;
  }

  const TierPolicy& tiers_;
  OrderFacts& order_;
};

}  // namespace

std::optional<Growth> growth_from(const TierPolicy& tiers, GrowthSource source,
                                  std::int64_t amount) {
  Growth sum{0};
  const OrderLine plain;
  for (const GrowthRule& rule : tiers.sources) {
    if (rule.source != source || !in_scope(rule.scope, plain)) continue;
    const auto brought = by_rule(amount, rule);
    if (!brought || !add(sum, Growth{*brought})) return std::nullopt;
  }
  return sum;
}

bool spread_growth(const Program& program, OrderFacts& order) {
  for (std::size_t i = 0; i < parts_of(order); ++i) {
    part_of(order, i).growth = Growth{0};
    part_of(order, i).counted = Money{0};
  }
  return !program.tiers || GrowthSpreader(*program.tiers, order).spread();
}

void count_order(Posting& posting, const std::string& order, Day day) {
  if (!posting.program().tiers) return;
  const OrderHeld* held = find_order(posting.account(), order);
  if (!held || held->counted || is_all_returned(*held)) return;
  Fact fact;
  fact.kind = FactKind::growth_counted;
  fact.day = posting.today();
  fact.count = 1;
  fact.order = order;
  fact.until = window_end(posting.program(), day);
  for (std::size_t i = 0; i < parts_of(held->facts); ++i) {
    const OrderLine& line = part_of(held->facts, i);
    const Figures gone = figures_gone(line, held->returned[i]);
    fact.growth += line.growth - gone.growth;
    fact.money += line.counted - gone.counted;
    fact.points += line.earned - gone.earned + line.granted - gone.granted;
  }
  posting.keep(std::move(fact));
  rise(posting);
}

Growth count_points(Posting& posting, Points points) {
  const Program& program = posting.program();
  if (!program.tiers || points.value <= 0) return Growth{0};
  const Growth growth =
      growth_from(*program.tiers, GrowthSource::points_earned, points.value).value_or(beyond_range);
  Fact fact;
  fact.kind = FactKind::growth_counted;
  fact.day = posting.today();
  fact.growth = growth;
  fact.points = points;
  fact.until = window_end(program, posting.thing_day());
  posting.keep(std::move(fact));
  rise(posting);
  return growth;
}

Growth count_growth(Posting& posting, Growth growth) {
  if (!posting.program().tiers || growth.value <= 0) return Growth{0};
  Fact fact;
  fact.kind = FactKind::growth_counted;
  fact.day = posting.today();
  fact.growth = growth;
  fact.until = window_end(posting.program(), posting.thing_day());
  posting.keep(std::move(fact));
  rise(posting);
  return growth;
}

}  // namespace loyalty
