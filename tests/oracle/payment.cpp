#include "tests/oracle/payment.h"

#include <algorithm>

namespace loyalty::oracle {
namespace {

constexpr Int unlimited = Int{1} << 60;

Int requested(const SpendChoice& choice) {
  if (choice.kind == SpendChoice::Kind::none) return 0;
  return choice.kind == SpendChoice::Kind::max ? unlimited : choice.at_most;
}

/// The points to use out of `available`, whose money must fit `cap`.
Int points_within(const DeductPolicy& policy, Int available, Int cap) {
  const auto money = [&](Int points) {
    return down(points, policy.amount.value, policy.points.value);
  };
  // From the highest multiple downwards; `high` jumps near the cap so that the loop stays short.
  Int high = available;
  const Wide near = (Wide{cap} + 1) * policy.points.value / policy.amount.value + 1;
  if (near < high) high = static_cast<Int>(near);
  const Int step = policy.step.value;
  Int points = high / step * step;
  while (points > 0 && money(points) > cap) points -= step;
  if (points < policy.min.value || money(points) == 0) return 0;
  // No step is paid that brings no fen.
  while (points - step >= policy.min.value && money(points - step) == money(points)) points -= step;
  return points;
}

}  // namespace

Int points_for_goods(const Case& c) {
  Int points = 0;
  for (const CartLine& line : c.cart.lines)
    if (line.points_price) points += line.points_price->value * line.quantity;
  return points;
}

Deduction deduct_points(const Case& c, const std::vector<Part>& parts, std::vector<Int>& running) {
  Deduction out;
  out.parts.assign(parts.size(), 0);
  if (!c.program.points || !c.program.points->deduct) return out;
  const DeductPolicy& policy = *c.program.points->deduct;

  std::vector<Int> room;
  Int goods_left = 0, floor_base = 0;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const bool counts = parts[i].points && in_scope(policy.scope, c.cart.lines[parts[i].of]);
    room.push_back(counts ? running[i] : 0);
    if (parts[i].kind != PriceKind::points) goods_left += running[i];
  }
  // The floor: discounts never cut below it, so what is left tells it, but for exchanged goods.
  floor_base = std::min(c.program.pricing.min_payable.value, goods_left);
  const Int in_scope_left = sum(room);
  if (in_scope_left < policy.threshold.value) return out;
  Int cap = std::min(in_scope_left, goods_left - floor_base);
  if (policy.max_share) cap = std::min(cap, down(in_scope_left, policy.max_share->value, 10000));
  if (policy.max) cap = std::min(cap, policy.max->value);

  Int balance = c.shopper.points.value - points_for_goods(c);
  if (policy.max_points) balance = std::min(balance, policy.max_points->value);
  out.max = points_within(policy, balance, cap);
  out.points = points_within(policy, std::min(balance, requested(c.cart.points)), cap);
  out.amount = down(out.points, policy.amount.value, policy.points.value);
  out.parts = largest_remainder(out.amount, room, room);
  for (std::size_t i = 0; i < parts.size(); ++i) running[i] -= out.parts[i];
  return out;
}

Payment pay(const Case& c, const std::vector<Int>& payable) {
  Payment out;
  auto left = payable;
  const auto spread = [&](Int amount) {
    const auto parts = largest_remainder(amount, left, left);
    for (std::size_t i = 0; i < left.size(); ++i) left[i] -= parts[i];
    return parts;
  };
  Int principal = c.shopper.principal.value, bonus = c.shopper.bonus.value;
  const auto& wallet = c.program.wallet;
  if (!wallet || (!wallet->channels.empty() && !channel_matches(wallet->channels, c.cart.channel)))
    principal = bonus = 0;
  const Int use = std::min({requested(c.cart.wallet), principal + bonus, sum(payable)});
  if (use > 0) {
    switch (wallet->order) {
      case SpendOrder::bonus_first: out.bonus = std::min(bonus, use); break;
      case SpendOrder::principal_first: out.bonus = use - std::min(principal, use); break;
      case SpendOrder::proportional: out.bonus = half_up(use, bonus, principal + bonus); break;
    }
  }
  out.principal = use - out.bonus;
  out.cash = sum(payable) - use;
  out.bonus_parts = spread(out.bonus);
  out.principal_parts = spread(out.principal);
  out.cash_parts = spread(out.cash);
  return out;
}

}  // namespace loyalty::oracle
