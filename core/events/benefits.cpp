#include "core/events/benefits.h"

#include <algorithm>

#include "core/account/fold.h"
#include "core/base/calendar.h"
#include "core/events/give.h"
#include "core/events/occasion.h"
#include "core/events/tiers.h"

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
  give(posting, together(Grants{}, benefit->grants, times), PointsSource::action);
  return {};
}

}  // namespace loyalty
