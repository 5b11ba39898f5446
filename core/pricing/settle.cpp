#include "core/pricing/settle.h"

#include <algorithm>

#include "core/base/allocate.h"
#include "core/base/arithmetic.h"

namespace loyalty {

namespace {

std::int64_t granted(const SpendChoice& choice) {
  switch (choice.kind) {
    case SpendChoice::Kind::none: return 0;
    case SpendChoice::Kind::max: return max_amount;
    case SpendChoice::Kind::at_most: break;
  }
  return choice.at_most;
}

std::int64_t worth(const DeductPolicy& policy, std::int64_t points) {
  return mul_div(points, policy.amount.value, policy.points.value, Rounding::down);
}

/// Of the multiples of the step within `points` whose money fits `cap`: the one that brings most, and no point more
/// than that takes.
std::int64_t fitting_points(const DeductPolicy& policy, std::int64_t points, std::int64_t cap) {
  // floor(points * amount / unit) <= cap  <=>  points * amount < (cap + 1) * unit
  const auto most = static_cast<Wide>(cap + 1) * policy.points.value - 1;
  points = static_cast<std::int64_t>(std::min<Wide>(points, most / policy.amount.value));
  points -= points % policy.step.value;
  const std::int64_t money = worth(policy, points);
  if (points < policy.min.value || money == 0) return 0;
  return fewest_points(Money{money}, policy.amount, policy.points, policy.min, policy.step).value;
}

bool wallet_open(const Circumstance& circumstance) {
  const auto& wallet = circumstance.program().wallet;
  return wallet && circumstance.holds({.channels = wallet->channels});
}

}  // namespace

Deduction deduct_points(const Circumstance& circumstance, const Goods& goods,
                        std::int64_t points_for_goods, Running& running) {
  const std::size_t n = goods.parts.size();
  Deduction d;
  d.parts.assign(n, 0);
  d.part_points.assign(n, 0);
  const auto& points = circumstance.program().points;
  if (!points || !points->deduct) return d;
  const DeductPolicy& policy = *points->deduct;
  std::vector<std::int64_t> weights(n, 0);
  std::int64_t in_reach = 0;
  for (std::size_t i = 0; i < n; ++i) {
    const Part& part = goods.parts[i];
    if (!part.admitted(Stage::points) || !in_scope(policy.scope, *part.line)) continue;
    weights[i] = running.amount[i];
    in_reach += running.amount[i];
  }
  if (in_reach < policy.threshold.value) return d;
  std::int64_t cap =
      std::min(in_reach, running.room(circumstance.program().pricing.min_payable.value));
  if (policy.max_share)
    cap = std::min(cap, share(Money{in_reach}, *policy.max_share, Rounding::down).value);
  if (policy.max) cap = std::min(cap, policy.max->value);
  if (cap <= 0) return d;
  const std::int64_t most =
      std::min(std::max<std::int64_t>(0, circumstance.shopper().points.value - points_for_goods),
               policy.max_points.value_or(Points{max_amount}).value);
  d.max = fitting_points(policy, most, cap);
  d.points = fitting_points(policy, std::min(most, granted(circumstance.cart().points)), cap);
  d.amount = worth(policy, d.points);
  allocate(d.amount, weights, d.parts);
  allocate(d.points, d.parts, std::vector<std::int64_t>(n, d.points), d.part_points);
  for (std::size_t i = 0; i < n; ++i) running.amount[i] -= d.parts[i];
  running.goods -= d.amount;
  return d;
}

Payment pay(const Circumstance& circumstance, const Running& running) {
  Payment p;
  std::vector<std::int64_t> left = running.amount;
  left.push_back(running.fee);
  std::int64_t payable = 0;
  for (const std::int64_t amount : left) payable += amount;
  if (wallet_open(circumstance)) {
    const std::int64_t principal = circumstance.shopper().principal.value,
                       bonus = circumstance.shopper().bonus.value;
    const std::int64_t used =
        std::min({granted(circumstance.cart().wallet), principal + bonus, payable});
    switch (circumstance.program().wallet->order) {
      case SpendOrder::bonus_first: p.bonus = std::min(used, bonus); break;
      case SpendOrder::principal_first: p.bonus = used - std::min(used, principal); break;
      case SpendOrder::proportional:
        p.bonus = used == 0 ? 0 : mul_div(used, bonus, principal + bonus, Rounding::half_up);
    }
    p.principal = used - p.bonus;
  }
  p.cash = payable - p.principal - p.bonus;
  const auto spread = [&](std::int64_t amount, std::vector<std::int64_t>& parts) {
    parts.assign(left.size(), 0);
    allocate(amount, left, parts);
    for (std::size_t i = 0; i < left.size(); ++i) left[i] -= parts[i];
  };
  spread(p.bonus, p.bonus_parts);
  spread(p.principal, p.principal_parts);
  spread(p.cash, p.cash_parts);
  return p;
}

}  // namespace loyalty
