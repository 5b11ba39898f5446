#include "core/pricing/earn.h"

#include <algorithm>

#include "core/base/allocate.h"
#include "core/base/arithmetic.h"
#include "core/base/assert.h"

namespace loyalty {

namespace {

/// Lines that one rule won, with what they count for.
struct Pooled {
  const EarnRule* rule;
  std::vector<std::size_t> lines;     ///< parts; parts.size() is shipping
  std::vector<std::int64_t> weights;  ///< base (pool order) or points (pool line), by line
};

/// At most 2^48 fen times a million points: within 2^68.
Wide points_of(const EarnRule& rule, std::int64_t base) {
  return Wide{base / rule.per.value} * rule.points.value;
}

/// The combined rate as a fraction: at most (10^5)^4 over (10^4)^4, so a 2^53 times it stays below 2^127.
struct Rate {
  Wide over = 1, under = 1;
};

Rate combined_rate(const Circumstance& circumstance, const EarnPolicy& policy) {
  Rate rate;
  bool any = false;
  std::int64_t highest = 0, sum = whole.value;
  for (const Multiplier& m : policy.multipliers) {
    if (!circumstance.holds(m.when)) continue;
    any = true;
    highest = std::max(highest, m.rate.value);
    sum += m.rate.value - whole.value;
    if (policy.combine == Combine::product) rate.over *= m.rate.value, rate.under *= whole.value;
  }
  if (!any || policy.combine == Combine::product) return rate;
  return {policy.combine == Combine::max ? highest : std::max<std::int64_t>(0, sum), whole.value};
}

std::int64_t capped(const Circumstance& circumstance, const EarnCaps& caps, std::int64_t points) {
  if (caps.sources && std::find(caps.sources->begin(), caps.sources->end(),
                                PointsSource::spending) == caps.sources->end())
    return points;
  const auto room = [&](const std::optional<Points>& cap, std::int64_t used) {
    if (cap) points = std::min(points, std::max<std::int64_t>(0, cap->value - used));
  };
  room(caps.order, 0);
  room(caps.day, circumstance.shopper().earned_today.value);
  room(caps.month, circumstance.shopper().earned_this_month.value);
  return points;
}

tl::unexpected<Problem> too_many() {
  return tl::make_unexpected(Problem{"amount_out_of_range", "/lines", {{"max", max_amount}}});
}

}  // namespace

Result<Earned> earn(const Circumstance& circumstance, const Goods& goods, const Payment& payment) {
  Earned earned;
  const std::size_t n = goods.parts.size();
  earned.parts.assign(n + 1, 0);
  earned.part_rules.assign(n + 1, {});
  earned.available_from = circumstance.at();
  const auto& policy = circumstance.program().points;
  if (!policy) return earned;
  if (policy->protection_days > 0)
    earned.available_from =
        circumstance.program().zone.day_end(circumstance.today() + Day{policy->protection_days});

  const EarnPolicy& earn = policy->earn;
  std::vector<Pooled> pools;
  for (const EarnRule& rule : earn.rules) pools.push_back({&rule, {}, {}});
  const auto base_of = [&](std::size_t i) {
    return payment.cash_parts[i] + (earn.counts.wallet_principal ? payment.principal_parts[i] : 0) +
           (earn.counts.wallet_bonus ? payment.bonus_parts[i] : 0);
  };
  const auto put = [&](std::size_t line, auto&& wins) {
    const auto pool = std::find_if(pools.begin(), pools.end(),
                                   [&](const Pooled& p) { return wins(p.rule->scope); });
    if (pool == pools.end()) return;
    const std::int64_t base = base_of(line);
    earned.part_rules[line] = pool->rule->id;
    pool->lines.push_back(line);
    // Lines pooled one by one are cut to what can be counted, too: their sum is then out of range.
    const Wide points = std::min<Wide>(points_of(*pool->rule, base), max_amount + 1);
    pool->weights.push_back(earn.pool == Pool::order ? base : static_cast<std::int64_t>(points));
  };
  for (std::size_t i = 0; i < n; ++i)
    put(i, [&](const Scope& scope) { return in_scope(scope, *goods.parts[i].line); });
  if (earn.counts.shipping) put(n, [](const Scope& scope) { return scope == Scope{}; });

  std::vector<std::int64_t> by_rule;
  Wide total = 0;
  for (const Pooled& p : pools) {
    std::int64_t sum = 0;
    for (const std::int64_t w : p.weights) sum += w;
    const Wide points = earn.pool == Pool::order ? points_of(*p.rule, sum) : Wide{sum};
    total += points;
    if (total > max_amount) return too_many();
    by_rule.push_back(static_cast<std::int64_t>(points));
  }
  const Rate rate = combined_rate(circumstance, earn);
  total = total * rate.over / rate.under;
  if (total > max_amount) return too_many();
  earned.before_caps = static_cast<std::int64_t>(total);
  earned.points = capped(circumstance, earn.caps, earned.before_caps);

  std::vector<std::int64_t> shares(pools.size());
  allocate(earned.points, by_rule, std::vector<std::int64_t>(pools.size(), earned.points), shares);
  for (std::size_t r = 0; r < pools.size(); ++r) {
    if (shares[r] == 0) continue;
    earned.rules.push_back({pools[r].rule->id, shares[r]});
    std::vector<std::int64_t> parts(pools[r].lines.size());
    allocate(shares[r], pools[r].weights, std::vector<std::int64_t>(parts.size(), shares[r]),
             parts);
    for (std::size_t k = 0; k < parts.size(); ++k) earned.parts[pools[r].lines[k]] += parts[k];
  }
  return earned;
}

}  // namespace loyalty
