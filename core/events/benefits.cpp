#include "core/events/benefits.h"

#include <algorithm>

#include "core/account/fold.h"
#include "core/base/calendar.h"
#include "core/events/give.h"
#include "core/events/occasion.h"
#include "core/events/tiers.h"
#include "core/events/undo.h"

namespace loyalty {

std::string period_key(Period period, Day today) {
  switch (period) {
    case Period::day: return format_day(today);
    case Period::week: return format_day(week_start(today));
    case Period::month: return format_day(today).substr(0, 7);
    case Period::year: return format_day(today).substr(0, 4);
    case Period::ever: return "ever";
  }
  return "ever";
}

bool has_benefit(const Program& program, const Account& account, const Benefit& benefit,
                 Instant at) {
  if (benefit.tiers.empty() && benefit.cards.empty()) return true;
  if (program.tiers && !benefit.tiers.empty()) {
    const std::string& level = program.tiers->levels[current_level(program, account)].id;
    if (std::find(benefit.tiers.begin(), benefit.tiers.end(), level) != benefit.tiers.end())
      return true;
  }
  const auto cards = cards_of(program, account, at);
  return std::any_of(benefit.cards.begin(), benefit.cards.end(), [&](const std::string& card) {
    return std::find(cards.begin(), cards.end(), card) != cards.end();
  });
}

std::optional<std::int64_t> benefit_left(const Program& program, const Account& account,
                                         const Benefit& benefit, Instant at) {
  if (!benefit.quota) return std::nullopt;
  const BenefitUses* uses = wire::find(account.activities.benefits, benefit.id);
  const bool current =
      uses && uses->period == period_key(benefit.period, program.zone.local_day(at));
  return std::max<std::int64_t>(0, *benefit.quota - (current ? uses->times : 0));
}

Refusal seal_benefit_used(Posting& posting) {
  const Event& event = posting.event();
  const Benefit* benefit = find_by_id(posting.program().benefits, *event.benefit);
  if (!benefit) return refuse("unknown_benefit", "/benefit", {{"id", *event.benefit}});
  if (!has_benefit(posting.program(), posting.account(), *benefit, posting.now()))
    return refuse("benefit_not_held", "/benefit", {{"id", benefit->id}});
  const Occasion occasion{posting.program(), posting.account(), posting.now(), event.channel};
  if (!holds(benefit->when, occasion))
    return refuse("condition_not_met", "/benefit", {{"id", benefit->id}});
  const std::int64_t times = event.times.value_or(1);
  const auto left = benefit_left(posting.program(), posting.account(), *benefit, posting.now());
  if (left && times > *left)
    return refuse("quota_used", "/benefit", {{"left", *left}, {"quota", *benefit->quota}});
  posting.post({.count = times,
                .id = benefit->id,
                .kind = FactKind::benefit_used,
                .of = period_key(benefit->period, posting.today())});
  const Given given =
      give(posting, together(Grants{}, benefit->grants, times), PointsSource::action);
  Fact use;
  use.count = times;
  use.id = benefit->id;
  post_brought(posting, std::move(use), given);
  return {};
}

/// The newest uses of the period come back first, each with what it brought: level, card and chances with the last of its
/// event.
Refusal seal_benefit_returned(Posting& posting) {
  const Event& event = posting.event();
  const Benefit* benefit = find_by_id(posting.program().benefits, *event.benefit);
  if (!benefit) return refuse("unknown_benefit", "/benefit", {{"id", *event.benefit}});
  const std::string period = period_key(benefit->period, posting.today());
  const BenefitUses* uses = wire::find(posting.account().activities.benefits, benefit->id);
  std::vector<Brought> made;
  if (uses && uses->period == period) made = uses->made;
  const std::int64_t times = event.times.value_or(1);
  std::int64_t used = 0;
  for (const Brought& use : made) used += use.whole - use.gone;
  if (times > used) return refuse("too_many_uses", "/times", {{"used", used}});
  posting.post(
      {.count = times, .id = benefit->id, .kind = FactKind::benefit_returned, .of = period});
  std::int64_t left = times;
  for (auto use = made.rbegin(); left > 0; ++use) {
    const std::int64_t there = use->whole - use->gone, now = std::min(left, there);
    take_back_share(posting, *use, PointsSource::action, {use->gone, use->gone + now, use->whole});
    if (now == there)
      take_back_more(posting, use->event);
    else
      take_back_some_coupons(posting, use->event, now, there);
    left -= now;
  }
  fall(posting);
  return {};
}

}  // namespace loyalty
