#include "core/events/tiers.h"

#include <algorithm>

#include "core/account/fold.h"
#include "core/base/arithmetic.h"
#include "core/base/calendar.h"
#include "core/events/ladder.h"

namespace loyalty {
namespace {

bool counts_at(const Bucket& bucket, Instant at) { return !bucket.until || *bucket.until > at; }

/// A level that is held, as its fact has it.
Fact fact_of(FactKind kind, const Rung& rung) {
  Fact fact;
  fact.kind = kind;
  fact.id = rung.level;
  if (kind == FactKind::level_in_grace) {
    fact.until = rung.grace;
    return fact;
  }
  fact.of = std::string(reached_names[static_cast<std::size_t>(rung.how)]);
  if (kind == FactKind::level_reached || rung.months > 0) fact.day = rung.first;
  fact.count = rung.months;
  fact.until = rung.until;
  return fact;
}

/// The level held goes; the one below it is held again.
void take_level(Posting& posting) {
  const auto& rungs = posting.account().tiers.rungs;
  Fact fact;
  fact.kind = FactKind::level_taken;
  fact.id =
      rungs.size() > 1 ? rungs[rungs.size() - 2].level : posting.program().tiers->levels.front().id;
  posting.keep(std::move(fact));
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

Rung rung_reached(const Program& program, std::size_t level, const Metrics& metrics, Day today) {
  Rung rung;
  rung.first = today;
  rung.how = how_met(program.tiers->levels[level], metrics);
  rung.level = program.tiers->levels[level].id;
  rung.months = program.tiers->term_months.value_or(0);
  rung.until = term_end(program, rung.first, rung.months);
  return rung;
}

TermEnd end_of_term(const Program& program, const Rung& held, std::size_t reached, Instant tested,
                    Instant now) {
  const TierPolicy& tiers = *program.tiers;
  const std::size_t before = program.level(held.level).value_or(0);
  TermEnd end{FactKind::level_kept, held};
  std::size_t after = before;
  if (reached < before) {
    if (!held.grace && tiers.grace_days > 0 && tiers.at_term_end != AtTermEnd::never) {
      end.what = FactKind::level_in_grace;
      end.rung.grace =
          program.zone.day_end(Day{program.zone.local_day(tested).value + tiers.grace_days});
      return end;
    }
    if (tiers.at_term_end == AtTermEnd::to_qualified) after = reached;
    if (tiers.at_term_end == AtTermEnd::one_level) after = std::max(reached, before - 1);
  }
  const bool kept = after == before;
  if (!kept) end.what = FactKind::level_lowered;
  Rung& rung = end.rung;
  rung = Rung{.how = kept ? Reached::kept : Reached::lowered, .level = tiers.levels[after].id};
  // The new term runs from the old end, counted from the first day so that short months leave no trace.
  if (after > 0 && tiers.term_months) {
    rung.first = held.first;
    rung.months = held.months;
    do {
      rung.months += *tiers.term_months;
      rung.until = term_end(program, held.first, rung.months);
    } while (*rung.until <= now);
  }
  return end;
}

void rise(Posting& posting) {
  const Program& program = posting.program();
  if (!program.tiers) return;
  const Metrics metrics = metrics_at(posting.account(), posting.now());
  const std::size_t reached = qualified_level(*program.tiers, metrics);
  if (reached <= earned_level(program, posting.account())) return;
  posting.keep(
      fact_of(FactKind::level_reached, rung_reached(program, reached, metrics, posting.today())));
}

void since_counted(const Posting& posting, std::optional<Instant> since, Fact& undone) {
  if (!since) return;
  undone.day = posting.program().zone.local_day(*since);
  undone.from = since;
}

namespace {

/// As things stand: for what was undone of which nothing more is known.
void fall_as_it_stands(Posting& posting) {
  const Program& program = posting.program();
  const Metrics metrics = metrics_at(posting.account(), posting.now());
  while (!posting.account().tiers.rungs.empty() && !posting.failed()) {
    const auto& rungs = posting.account().tiers.rungs;
    const Rung& held = rungs.back();
    if (held.how != Reached::growth && held.how != Reached::reach) break;
    const auto place = program.level(held.level);
    if (place && is_met(*program.tiers, *place, metrics)) break;
    take_level(posting);
  }
  rise(posting);
}

/// How many of the levels held agree with those that should be, which rise once a day; and how many of these.
std::pair<std::size_t, std::size_t> in_common(const std::vector<Rung>& held,
                                              const std::vector<Rung>& wanted) {
  for (std::size_t same = held.size();; --same) {
    const auto end = held.begin() + static_cast<std::ptrdiff_t>(same);
    const std::vector<Rung> risen = risen_by_day({held.begin(), end});
    if (risen.size() <= wanted.size() && std::equal(risen.begin(), risen.end(), wanted.begin()))
      return {same, risen.size()};
  }
}

/// From the levels held to those that should be: down to where they agree, and up again.
void correct_levels(Posting& posting, const std::vector<Rung>& wanted) {
  const auto& held = posting.account().tiers.rungs;
  auto [stays, same] = in_common(held, wanted);
  while (held.size() > stays && !posting.failed()) take_level(posting);
  for (; same < wanted.size(); ++same) {
    Fact fact = fact_of(FactKind::level_reached, wanted[same]);
    fact.from = wanted[same].since;
    posting.keep(std::move(fact));
    if (!wanted[same].grace) continue;
    Fact grace = fact_of(FactKind::level_in_grace, wanted[same]);
    grace.from = wanted[same].since;
    posting.keep(std::move(grace));
  }
}

}  // namespace

void fall(Posting& posting) {
  const Program& program = posting.program();
  if (!program.tiers) return;
  std::vector<CountedDay> undone;
  for (const Fact& fact : posting.facts()) {
    const bool recharge = fact.kind == FactKind::recharge_uncounted;
    if (!recharge && fact.kind != FactKind::growth_uncounted) continue;
    if (!fact.from || !fact.day) return fall_as_it_stands(posting);
    CountedDay& day = undone.emplace_back();
    day.day = *fact.day;
    day.growth = fact.growth;
    day.points_earned = fact.points;
    day.until = fact.until;
    (recharge ? day.recharge_total : day.paid) = fact.money;
    if (recharge) {
      const WalletLot* lot = find_by_id(posting.account().wallet.lots, *fact.id);
      const Money left = lot ? lot->principal_given - lot->refunded : Money{0};
      day.recharge_single = fact.money + left;
    }
    if (!recharge) day.orders = fact.count;
  }
  if (undone.empty()) return;  // nothing that had counted
  const auto& tiers = posting.account().tiers;
  const Instant now = posting.now();
  // Levels that came about otherwise than under this program cannot be found again.
  const auto before = levels_found(program, tiers, undone, now);
  if (!before || !same_levels(*before, risen_by_day(tiers.rungs)))
    return fall_as_it_stands(posting);
  correct_levels(posting, *levels_found(program, tiers, {}, now));
}

void end_term(Posting& posting, Instant tested) {
  const Program& program = posting.program();
  if (!program.tiers || posting.account().tiers.rungs.empty()) return;
  const std::size_t reached =
      qualified_level(*program.tiers, metrics_at(posting.account(), tested));
  const TermEnd end =
      end_of_term(program, posting.account().tiers.rungs.back(), reached, tested, posting.now());
  posting.keep(fact_of(end.what, end.rung));
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
