#include "core/events/ladder.h"

#include <algorithm>

#include "core/account/fold.h"
#include "core/base/calendar.h"

namespace loyalty {
namespace {

/// Levels on their way from an earlier instant to now.
class Ladder {
 public:
  Ladder(const Program& program, const TierRoom& tiers, const std::vector<CountedDay>& more)
      : program_(program),
        tiers_(tiers),
        counted_(days_counted(tiers)),
        more_(more),
        rungs_(tiers.before.back().rungs) {
    for (const auto* list : {&counted_, &more})
      for (const CountedDay& row : *list) days_.push_back(row.day);
    const Day first = program.zone.local_day(tiers.before.back().at);
    std::erase_if(days_, [&](Day day) { return day < first; });
    std::sort(days_.begin(), days_.end());
    days_.erase(std::unique(days_.begin(), days_.end()), days_.end());
  }

  std::vector<Rung> climb(Instant now) {
    const Day today = program_.zone.local_day(now);
    for (const Day day : days_) {
      if (day > today) break;
      end_terms(std::min(begin_of(day), now));
      rise(day);
    }
    end_terms(now);
    return std::move(rungs_);
  }

 private:
  Instant begin_of(Day day) const {
    return day.value > 0 ? program_.zone.day_end(Day{day.value - 1}) : Instant{0};
  }

  /// What counted at an instant of `day`.
  Metrics metrics(Instant at, Day day) const {
    Metrics sum;
    const auto counts = [&](const std::optional<Instant>& until) { return !until || *until > at; };
    for (const auto& list : all_buckets(tiers_))
      for (const Bucket& b : list)
        if (counts(b.until)) count(b, 1, sum);
    // The buckets hold what came later, too.
    for (const CountedDay& row : counted_)
      if (counts(row.until) && row.day > day) count(row, -1, sum);
    for (const CountedDay& row : more_)
      if (counts(row.until) && row.day <= day) count(row, 1, sum);
    sum.recharge_single = largest_recharge(counts, day);
    return sum;
  }

  template <class Counted>
  static void count(const Counted& c, std::int64_t sign, Metrics& sum) {
    // A snapshot may have any numbers.
    const auto put = [sign](std::int64_t& to, std::int64_t more) {
      to = std::clamp(to + sign * more, -max_amount, max_amount);
    };
    put(sum.growth.value, c.growth.value);
    put(sum.orders, c.orders);
    put(sum.paid.value, c.paid.value);
    put(sum.points_earned.value, c.points_earned.value);
    put(sum.recharge_total.value, c.recharge_total.value);
  }

  template <class Counts>
  Money largest_recharge(const Counts& counts, Day day) const {
    Money largest{0};
    for (const auto& list : all_buckets(tiers_))
      for (const Bucket& b : list) {
        if (b.recharge_single <= largest || !counts(b.until)) continue;
        const bool later =
            std::any_of(counted_.begin(), counted_.end(), [&](const CountedDay& row) {
              return row.day > day && row.until == b.until &&
                     row.recharge_single == b.recharge_single;
            });
        if (!later) largest = b.recharge_single;
      }
    for (const auto* list : {&counted_, &more_})
      for (const CountedDay& row : *list)
        if (counts(row.until) && row.day <= day) largest = std::max(largest, row.recharge_single);
    return largest;
  }

  std::size_t held() const {
    return rungs_.empty() ? 0 : program_.level(rungs_.back().level).value_or(0);
  }

  void rise(Day day) {
    const Instant last{program_.zone.day_end(day).value - 1};
    const Metrics now = metrics(last, day);
    const std::size_t reached = qualified_level(*program_.tiers, now);
    if (reached <= held()) return;
    Rung rung = rung_reached(program_, reached, now, day);
    rung.since = since_of(rung).value_or(std::max(begin_of(day), tiers_.before.back().at));
    rungs_.push_back(std::move(rung));
  }

  /// Since when a level like this one is held in fact.
  std::optional<Instant> since_of(const Rung& rung) const {
    for (const Rung& known : tiers_.rungs)
      if (known.level == rung.level && known.first == rung.first && known.how == rung.how)
        return known.since;
    return std::nullopt;
  }

  void end_terms(Instant until) {
    while (!rungs_.empty()) {
      const Rung& held = rungs_.back();
      const auto due = held.grace ? held.grace : held.until;
      if (!due || *due > until) return;
      const Instant tested{due->value - 1};
      const Metrics then = metrics(tested, program_.zone.local_day(tested));
      TermEnd end = end_of_term(program_, held, qualified_level(*program_.tiers, then), tested,
                                std::max(*due, tiers_.before.back().at));
      if (end.what == FactKind::level_in_grace) {
        rungs_.back().grace = end.rung.grace;
        continue;
      }
      const bool same = end.rung.level == held.level;
      end.rung.since = same ? held.since : since_of(end.rung).value_or(*due);
      rungs_.assign(1, std::move(end.rung));
    }
  }

  const Program& program_;
  const TierRoom& tiers_;
  const std::vector<CountedDay> counted_;
  const std::vector<CountedDay>& more_;
  std::vector<Rung> rungs_;
  std::vector<Day> days_;
};

}  // namespace

std::vector<Rung> risen_by_day(const std::vector<Rung>& rungs) {
  std::vector<Rung> last;
  for (const Rung& rung : rungs)
    if (!last.empty() && last.back().first == rung.first)
      last.back() = rung;
    else
      last.push_back(rung);
  return last;
}

std::optional<std::vector<Rung>> levels_found(const Program& program, const TierRoom& tiers,
                                              const std::vector<CountedDay>& more, Instant now) {
  if (tiers.before.empty()) return std::nullopt;
  return risen_by_day(Ladder(program, tiers, more).climb(now));
}

bool same_levels(const std::vector<Rung>& a, const std::vector<Rung>& b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](Rung x, const Rung& y) {
    x.since = y.since;
    return x == y;
  });
}

}  // namespace loyalty
