#include "core/events/tiers.h"

#include <algorithm>

#include "core/base/arithmetic.h"
#include "core/base/calendar.h"

namespace loyalty {
namespace {

bool counts_at(const Bucket& bucket, Instant at) { return !bucket.until || *bucket.until > at; }

std::string reached_name(Reached how) {
  return std::string(reached_names[static_cast<std::size_t>(how)]);
}

Fact held_level(FactKind kind, const Level& level, Reached how) {
  Fact fact;
  fact.kind = kind;
  fact.id = level.id;
  fact.of = reached_name(how);
  return fact;
}

/// How a level is met now: by growth where that suffices.
Reached how_met(const Level& level, const Metrics& metrics) {
  const bool by_growth = level.growth && metrics.growth.value >= *level.growth * thousandths;
  return by_growth ? Reached::growth : Reached::reach;
}

}  // namespace

Metrics metrics_at(const Account& account, Instant at) {
  Metrics sum;
  for (const Bucket& b : account.tiers.buckets) {
    if (!counts_at(b, at)) continue;
    sum.growth += b.growth;
    sum.orders += b.orders;
    sum.paid += b.paid;
    sum.points_earned += b.points_earned;
    sum.recharge_single = std::max(sum.recharge_single, b.recharge_single);
    sum.recharge_total += b.recharge_total;
  }
  return sum;
}

std::int64_t metric(const Metrics& metrics, Metric which) {
  switch (which) {
    case Metric::growth: return floor_div(metrics.growth.value, thousandths);
    case Metric::paid: return metrics.paid.value;
    case Metric::orders: return metrics.orders;
    case Metric::recharge_total: return metrics.recharge_total.value;
    case Metric::recharge_single: return metrics.recharge_single.value;
    case Metric::points_earned: return metrics.points_earned.value;
  }
  return 0;
}

bool is_met(const TierPolicy& tiers, std::size_t level, const Metrics& metrics) {
  if (level == 0) return true;
  const Level& wanted = tiers.levels[level];
  if (wanted.growth && metric(metrics, Metric::growth) >= *wanted.growth) return true;
  return std::any_of(wanted.reach.begin(), wanted.reach.end(), [&](const AllOf& way) {
    return std::all_of(way.all.begin(), way.all.end(), [&](const Requirement& r) {
      return metric(metrics, r.metric) >= r.at_least;
    });
  });
}

std::size_t qualified_level(const TierPolicy& tiers, const Metrics& metrics) {
  std::size_t level = tiers.levels.size() - 1;
  while (!is_met(tiers, level, metrics)) --level;
  return level;
}

std::size_t earned_level(const Program& program, const Account& account) {
  if (account.tiers.rungs.empty()) return 0;
  return program.level(account.tiers.rungs.back().level).value_or(0);
}

std::size_t current_level(const Program& program, const Account& account) {
  std::size_t level = earned_level(program, account);
  for (const GrantedLevel& granted : account.tiers.granted)
    level = std::max(level, program.level(granted.level).value_or(0));
  return level;
}

std::optional<Instant> window_end(const Program& program, Day day) {
  const Window& window = program.tiers->window;
  switch (window.kind) {
    case WindowKind::lifetime: return std::nullopt;
    case WindowKind::rolling_months:
      return program.zone.day_end(add_months(day, static_cast<int>(window.months.value_or(12))));
    case WindowKind::calendar_year: return program.zone.day_end(year_end(day));
  }
  return std::nullopt;
}

std::optional<Instant> term_end(const Program& program, Day first, std::int64_t months) {
  if (months == 0) return std::nullopt;
  return program.zone.day_end(add_months(first, static_cast<int>(months)));
}

void rise(Posting& posting) {
  const Program& program = posting.program();
  if (!program.tiers) return;
  const Metrics metrics = metrics_at(posting.account(), posting.now());
  const std::size_t reached = qualified_level(*program.tiers, metrics);
  if (reached <= earned_level(program, posting.account())) return;
  const Level& level = program.tiers->levels[reached];
  Fact fact = held_level(FactKind::level_reached, level, how_met(level, metrics));
  fact.day = posting.today();
  fact.count = program.tiers->term_months.value_or(0);
  fact.until = term_end(program, *fact.day, fact.count);
  posting.keep(std::move(fact));
}

void fall(Posting& posting) {
  const Program& program = posting.program();
  if (!program.tiers) return;
  const Metrics metrics = metrics_at(posting.account(), posting.now());
  while (!posting.account().tiers.rungs.empty() && !posting.failed()) {
    const auto& rungs = posting.account().tiers.rungs;
    const Rung& held = rungs.back();
    if (held.how != Reached::growth && held.how != Reached::reach) break;
    const auto place = program.level(held.level);
    if (place && is_met(*program.tiers, *place, metrics)) break;
    Fact fact;
    fact.kind = FactKind::level_taken;
    fact.id = rungs.size() > 1 ? rungs[rungs.size() - 2].level : program.tiers->levels.front().id;
    posting.keep(std::move(fact));
  }
  rise(posting);
}

void end_term(Posting& posting, Instant tested) {
  const Program& program = posting.program();
  if (!program.tiers || posting.account().tiers.rungs.empty()) return;
  const TierPolicy& tiers = *program.tiers;
  const Rung held = posting.account().tiers.rungs.back();
  const std::size_t before = earned_level(program, posting.account());
  const std::size_t reached = qualified_level(tiers, metrics_at(posting.account(), tested));

  std::size_t after = before;
  if (reached < before) {
    if (!held.grace && tiers.grace_days > 0 && tiers.at_term_end != AtTermEnd::never) {
      Fact grace;
      grace.kind = FactKind::level_in_grace;
      grace.id = held.level;
      grace.until =
          program.zone.day_end(Day{program.zone.local_day(tested).value + tiers.grace_days});
      posting.keep(std::move(grace));
      return;
    }
    if (tiers.at_term_end == AtTermEnd::to_qualified) after = reached;
    if (tiers.at_term_end == AtTermEnd::one_level) after = std::max(reached, before - 1);
  }

  const bool kept = after == before;
  Fact fact = held_level(kept ? FactKind::level_kept : FactKind::level_lowered, tiers.levels[after],
                         kept ? Reached::kept : Reached::lowered);
  // The new term runs from the old end, counted from the first day so that short months leave no trace.
  if (after > 0 && tiers.term_months) {
    fact.day = held.first;
    fact.count = held.months;
    do {
      fact.count += *tiers.term_months;
      fact.until = term_end(program, held.first, fact.count);
    } while (*fact.until <= posting.now());
  }
  posting.keep(std::move(fact));
}

void grant_level(Posting& posting, const std::string& level, std::optional<Instant> until) {
  if (!posting.program().tiers) return;
  Fact fact;
  fact.kind = FactKind::level_granted;
  fact.id = level;
  fact.of = posting.event().id + (posting.stays() ? ".a" : "");
  fact.until = until;
  posting.keep(std::move(fact));
}

}  // namespace loyalty
