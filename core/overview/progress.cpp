#include "core/overview/progress.h"

#include <algorithm>

#include "core/base/arithmetic.h"
#include "core/events/achievements.h"
#include "core/events/cards.h"
#include "core/events/growth.h"
#include "core/events/lots.h"
#include "core/events/occasion.h"

namespace loyalty {
namespace {

/// Orders of one line without category, paid in cash and completed now: what they would earn depends on the amount
/// alone. What achievements give for it does not, but for what the caps leave of their points.
class CashOrders {
 public:
  explicit CashOrders(const Occasion& now) : program_(now.program), tiers_(*now.program.tiers) {
    expect_achievements(now.account);
    room_ = cap_room(program_, now.account, program_.zone.local_day(now.at));
    const auto& policy = program_.points;
    if (!policy) return;
    const auto& rules = policy->earn.rules;
    const OrderLine plain;
    const auto rule = std::find_if(rules.begin(), rules.end(),
                                   [&](const EarnRule& r) { return in_scope(r.scope, plain); });
    if (rule == rules.end()) return;
    rule_ = &*rule;
    multiply(policy->earn, now);
  }

  /// What would count after one more of them. Nothing: it would be refused, since a sum would leave 2^53 - 1.
  std::optional<Metrics> after(Metrics metrics, Money cash) const {
    const auto spent = earned(cash);
    if (!spent) return std::nullopt;
    Wide points = metrics.points_earned.value, growth = Wide{metrics.growth.value} + growth_;
    const auto count = [&](GrowthSource source, std::int64_t amount) {
      growth += growth_from(tiers_, source, amount).value_or(Growth{max_amount}).value;
    };
    const auto count_points = [&](std::int64_t more) {
      points += more;
      count(GrowthSource::points_earned, more);
    };
    std::int64_t room = room_.value_or(Points{max_amount}).value;
    const auto cut = [&](std::int64_t wanted, PointsSource source) {
      if (!is_capped(program_, source)) return wanted;
      const std::int64_t left = std::min(wanted, room);
      room -= left;
      return left;
    };
    std::int64_t most = *spent;
    if (program_.points && is_capped(program_, PointsSource::spending))
      most = std::min(most, program_.points->earn.caps.order.value_or(Points{max_amount}).value);
    count_points(cut(most, PointsSource::spending));
    for (const auto& [source, given] : given_) count_points(cut(given.value, source));
    count(GrowthSource::paid, cash.value);
    count(GrowthSource::orders, 1);
    metrics.paid += cash;
    metrics.orders += 1;
    if (std::max({points, growth, Wide{metrics.paid.value}}) > max_amount) return std::nullopt;
    metrics.points_earned = Points{static_cast<std::int64_t>(points)};
    metrics.growth = Growth{static_cast<std::int64_t>(growth)};
    return metrics;
  }

  /// The highest level that achievements would grant.
  std::size_t granted() const { return level_; }

 private:
  /// First what is due already and comes with the next event, then what the completed order makes due.
  void expect_achievements(const Account& account) {
    const auto& had = account.activities.achievements;
    for (const bool due : {true, false}) {
      for (const Achievement& a : program_.activities.achievements) {
        if (std::binary_search(had.begin(), had.end(), a.id)) continue;
        const std::int64_t more = a.goal - achievement_counter(account, a.counter);
        if (!(due ? more <= 0 : more == 1 && a.counter == "orders")) continue;
        expect(a.grants, PointsSource::action);
        const CardPlan* card = a.grants.card ? find_plan(program_, *a.grants.card) : nullptr;
        if (!card) continue;
        if (card->kind == CardKind::paid) expect_level(card->level);
        expect(card->grants, PointsSource::grant);
      }
    }
  }

  /// What is given but for a card: one that brings itself would never end.
  void expect(const Grants& grants, PointsSource source) {
    if (grants.points.value > 0) given_.push_back({source, grants.points});
    growth_ += Wide{grants.growth} * thousandths;
    expect_level(grants.level);
  }

  void expect_level(const std::optional<std::string>& level) {
    if (level) level_ = std::max(level_, program_.level(*level).value_or(0));
  }

  /// The combined rate of the multipliers that hold now.
  void multiply(const EarnPolicy& earn, const Occasion& now) {
    std::int64_t highest = 0, sum = whole.value;
    bool any = false;
    for (const Multiplier& m : earn.multipliers) {
      if (!holds(m.when, now)) continue;
      highest = std::max(highest, m.rate.value);
      sum += m.rate.value - whole.value;
      over_ *= m.rate.value;
      under_ *= whole.value;
      any = true;
    }
    if (any && earn.combine != Combine::product) {
      over_ = earn.combine == Combine::max ? highest : std::max<std::int64_t>(0, sum);
      under_ = whole.value;
    }
  }

  /// Before caps; nothing: more than can be counted.
  std::optional<std::int64_t> earned(Money cash) const {
    if (!rule_) return 0;
    const Wide base = Wide{cash.value / rule_->per.value} * rule_->points.value;
    if (base > max_amount) return std::nullopt;
    const Wide points = divide(base * over_, under_);  // floored once
    if (points > max_amount) return std::nullopt;
    return static_cast<std::int64_t>(points);
  }

  const Program& program_;
  const TierPolicy& tiers_;
  const EarnRule* rule_ = nullptr;
  Wide over_ = 1, under_ = 1;   ///< of a rate, as combined_rate() in core/pricing/earn.cpp has it
  std::optional<Points> room_;  ///< of the day and the month
  std::vector<std::pair<PointsSource, Points>> given_;
  Wide growth_ = 0;  ///< thousandths given as such
  std::size_t level_ = 0;
};

/// About where the growth asked for would be reached, if it rose evenly. Nothing: by growth it is not.
std::optional<std::int64_t> about(const CashOrders& orders, const Level& level,
                                  const Metrics& metrics) {
  if (!level.growth) return std::nullopt;
  constexpr std::int64_t much = 100'000'000;  // what one order may come to
  const auto at_first = orders.after(metrics, Money{0}), then = orders.after(metrics, Money{much});
  if (!at_first || !then) return std::nullopt;
  const Growth more = then->growth - at_first->growth;
  if (more.value <= 0) return std::nullopt;
  const Wide wanted = Wide{*level.growth} * thousandths - at_first->growth.value;
  return static_cast<std::int64_t>(
      std::clamp<Wide>(divide(wanted * much, more.value), 1, limits::cart_amount - 1));
}

/// More is never less: what is paid and what it earns rise with the amount. The points given beside it only fall as
/// those earned rise, by as many, within what a cap left for both: their sum rises. (So does the growth they bring, but
/// for thousandths lost to rounding each of them at such a cap.) What is found reaches it, then, and a fen less does
/// not. Looked for around a guess, farther and farther, then by halving.
std::optional<Money> spend_to(const Occasion& now, std::size_t level, const Metrics& metrics) {
  const CashOrders orders(now);
  if (orders.granted() >= level) return Money{1};
  const auto reaches = [&](std::int64_t cash) {
    const auto then = orders.after(metrics, Money{cash});
    return !then || qualified_level(*now.program.tiers, *then) >= level;
  };
  std::int64_t low = 0, high = limits::cart_amount;  // low never reaches it
  if (!reaches(high)) return std::nullopt;
  if (const auto guess = about(orders, now.program.tiers->levels[level], metrics)) {
    std::int64_t step = 1;
    if (reaches(*guess)) {
      for (high = *guess; high - step > low && reaches(high - step); step *= 2) high -= step;
      low = std::max(low, high - step);
    } else {
      for (low = *guess; low + step < high && !reaches(low + step); step *= 2) low += step;
      high = std::min(high, low + step);
    }
  }
  while (high - low > 1) {
    const std::int64_t middle = low + (high - low) / 2;
    (reaches(middle) ? high : low) = middle;
  }
  if (!orders.after(metrics, Money{high})) return std::nullopt;
  return Money{high};
}

std::int64_t share_done(std::int64_t have, std::int64_t wanted) {
  if (have >= wanted) return whole.value;
  return std::max<std::int64_t>(0, static_cast<std::int64_t>(Wide{whole.value} * have / wanted));
}

/// How far an alternative is: as far as its farthest requirement.
std::int64_t share_done(const AllOf& way, const Metrics& metrics) {
  std::int64_t least = whole.value;
  for (const Requirement& r : way.all)
    least = std::min(least, share_done(metric(metrics, r.metric), r.at_least));
  return least;
}

const AllOf* nearest_way(const Level& level, const Metrics& metrics) {
  const AllOf* best = nullptr;
  for (const AllOf& way : level.reach)
    if (!best || share_done(way, metrics) > share_done(*best, metrics)) best = &way;
  return best;
}

std::vector<Missing> missing_for(const Level& level, const Metrics& metrics) {
  std::vector<Missing> missing;
  if (const AllOf* way = nearest_way(level, metrics))
    for (const Requirement& r : way->all)
      if (metric(metrics, r.metric) < r.at_least) missing.push_back({r, metric(metrics, r.metric)});
  return missing;
}

std::optional<Keep> keep_for(const Program& program, const Account& account, std::size_t held) {
  if (account.tiers.rungs.empty() || held == 0 || program.tiers->at_term_end == AtTermEnd::never)
    return std::nullopt;
  const Rung& rung = account.tiers.rungs.back();
  const auto end = rung.grace ? rung.grace : rung.until;
  if (!end) return std::nullopt;
  Keep keep;
  keep.by = *end;
  const Metrics then = metrics_at(account, Instant{end->value - 1});
  const Level& level = program.tiers->levels[held];
  if (is_met(*program.tiers, held, then)) return keep;
  if (level.growth)
    keep.needed = *level.growth - metric(then, Metric::growth);
  else
    keep.missing = missing_for(level, then);
  return keep;
}

void describe_held(const Program& program, const Account& account, Progress& progress) {
  progress.why = reached_names[0];
  progress.since = account.member.joined;
  if (earned_level(program, account) == progress.level) {
    if (account.tiers.rungs.empty()) return;
    const Rung& rung = account.tiers.rungs.back();
    progress.why = reached_names[static_cast<std::size_t>(rung.how)];
    progress.since = rung.since;
    progress.until = rung.grace ? rung.grace : rung.until;
    progress.keep = keep_for(program, account, progress.level);
    return;
  }
  for (const GrantedLevel& granted : account.tiers.granted) {
    if (program.level(granted.level) != progress.level) continue;
    progress.why = "granted";
    progress.since = granted.since;
    progress.until = granted.until;
  }
}

}  // namespace

Progress progress_at(const Program& program, const Account& account, Instant at) {
  const TierPolicy& tiers = *program.tiers;
  const Metrics metrics = metrics_at(account, at);
  Progress progress;
  progress.level = current_level(program, account);
  progress.growth = metric(metrics, Metric::growth);
  describe_held(program, account, progress);
  if (progress.level + 1 >= tiers.levels.size()) return progress;

  progress.next = progress.level + 1;
  const Level& next = tiers.levels[*progress.next];
  if (next.growth) {
    const std::int64_t low = tiers.levels[progress.level].growth.value_or(0);
    const Wide done = metrics.growth.value - Wide{low} * thousandths;
    const Wide all = (Wide{*next.growth} - low) * thousandths;
    const Wide share = all > 0 ? whole.value * done / all : whole.value;
    progress.done = BasisPoints{static_cast<std::int64_t>(std::clamp<Wide>(share, 0, whole.value))};
    progress.remaining = std::max<std::int64_t>(0, *next.growth - progress.growth);
  } else {
    const AllOf* way = nearest_way(next, metrics);
    progress.done = BasisPoints{way ? share_done(*way, metrics) : 0};
    progress.missing = missing_for(next, metrics);
  }
  progress.spend_to_next = spend_to(Occasion{program, account, at, {}}, *progress.next, metrics);
  return progress;
}

}  // namespace loyalty
