// Points that are worth more than they cost, and rules of earning that never decide.

#include <algorithm>

#include "core/insight/findings.h"
#include "core/insight/scopes.h"
#include "core/insight/worth.h"

namespace loyalty {
namespace {

/// Five times the points: beyond it, multipliers that meet were most likely meant one at a time.
constexpr std::int64_t large_multiplier = 50000;

/// What comes back as points of a price paid in cash, basis points, rounded down.
std::int64_t points_back(const EarnRule& rule, std::int64_t multiplier, const PointWorth& worth) {
  const Wide back =
      Wide{rule.points.value} * multiplier * worth.fen / rule.per.value / worth.points;
  return static_cast<std::int64_t>(std::min<Wide>(back, max_amount));
}

void lint_earning(const Program& program, Findings& findings) {
  const EarnPolicy& earn = program.points->earn;
  const PointWorth worth = point_worth(program);
  const std::int64_t multiplier = largest_multiplier(earn);
  if (multiplier > large_multiplier)
    findings.warn("multipliers_explode", "/points/earn/multipliers",
                  {{"max", large_multiplier}, {"rate", multiplier}});
  std::vector<Scope> scopes;  // of the rules so far
  std::int64_t most_back = 0;
  for (std::size_t i = 0; i < earn.rules.size(); ++i) {
    const EarnRule& rule = earn.rules[i];
    const std::string at = place_of("/points/earn/rules", i);
    const std::int64_t back = points_back(rule, multiplier, worth);
    most_back = std::max(most_back, back);
    if (back >= whole.value)
      findings.warn("points_pay_themselves", at, {{"back", back}, {"rule", rule.id}});
    const Scope scope = sorted(rule.scope);
    const auto before = std::find_if(scopes.begin(), scopes.end(),
                                     [&](const Scope& b) { return covers_all(b, scope); });
    if (is_empty(scope))
      findings.warn("never_applies", at + "/scope", {{"id", rule.id}, {"why", "scope"}});
    else if (before != scopes.end())
      findings.warn("rule_never_wins", at,
                    {{"by", earn.rules[static_cast<std::size_t>(before - scopes.begin())].id},
                     {"rule", rule.id}});
    scopes.push_back(scope);
  }
  const auto& exchanges = program.points->exchange;
  const bool bonus_for_points =
      std::any_of(exchanges.begin(), exchanges.end(),
                  [](const Exchange& x) { return x.kind == ExchangeKind::bonus; });
  if (earn.counts.wallet_bonus && bonus_for_points && most_back > 0)
    findings.warn("bonus_earns_points", "/points/earn/counts/wallet_bonus", {{"back", most_back}});
}

/// Fen per 10000 points, rounded down: a figure that people can compare.
std::int64_t per_10000(const PointWorth& worth) { return worth.of(Points{10000}); }

void lint_exchanges(const Program& program, Findings& findings) {
  const PointsPolicy& policy = *program.points;
  if (!policy.deduct) return;
  const PointWorth till{policy.deduct->amount.value, policy.deduct->points.value};
  for (std::size_t i = 0; i < policy.exchange.size(); ++i) {
    const Exchange& x = policy.exchange[i];
    PointWorth worth{0, std::max<std::int64_t>(x.points.value, 1)};
    if (x.kind == ExchangeKind::bonus) worth.fen = x.bonus.value;
    if (x.kind == ExchangeKind::coupon && x.coupon)
      worth.fen = (cash_worth(*program.coupon(*x.coupon)) - x.cash).value;
    if (till < worth)
      findings.warn("exchange_beats_deduction", place_of("/points/exchange", i),
                    {{"deduction", per_10000(till)}, {"exchange", per_10000(worth)}, {"id", x.id}});
  }
  const DeductPolicy& deduct = *policy.deduct;
  const Points fewest =
      fewest_points(Money{1}, deduct.amount, deduct.points, deduct.min, deduct.step);
  const std::int64_t least = till.of(fewest);
  const bool nothing = (deduct.max && deduct.max->value < least) ||
                       (deduct.max_points && *deduct.max_points < fewest) ||
                       (deduct.max_share && deduct.max_share->value == 0) ||
                       is_empty(sorted(deduct.scope));
  if (nothing) findings.warn("no_deduction", "/points/deduct", {{"least", least}});
}

}  // namespace

void lint_points(const Program& program, Findings& findings) {
  if (!program.points) return;
  lint_earning(program, findings);
  lint_exchanges(program, findings);
}

}  // namespace loyalty
