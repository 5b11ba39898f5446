#include "core/account/actions.h"

#include <algorithm>

#include "core/account/fold.h"
#include "core/account/give.h"
#include "core/account/occasion.h"
#include "core/account/points.h"
#include "core/account/tiers.h"
#include "core/account/undo.h"
#include "core/account/wallet.h"
#include "core/base/calendar.h"

namespace loyalty {
namespace {

std::int64_t used_today(const UseCount* uses, Day today) {
  return uses && uses->day == today ? uses->on_day : 0;
}

Refusal why_not(const Posting& posting, const Action& action) {
  const Occasion occasion{posting.program(), posting.account(), posting.now(),
                          posting.event().channel};
  if (!holds(action.when, occasion))
    return refuse("condition_not_met", "/action", {{"id", action.kind}});
  const UseCount* uses = wire::find(posting.account().activities.actions, action.kind);
  if (action.per_day && used_today(uses, posting.today()) >= *action.per_day)
    return refuse("daily_limit", "/action", {{"limit", *action.per_day}});
  if (action.per_life && uses && uses->ever >= *action.per_life)
    return refuse("life_limit", "/action", {{"limit", *action.per_life}});
  return {};
}

void do_now(Posting& posting, const Action& action) {
  posting.post(
      {.count = 1, .day = posting.today(), .id = action.kind, .kind = FactKind::action_done});
  give(posting, action.grants, PointsSource::action);
}

const Referral* find_referral(const Account& account, std::string_view member, std::int64_t level) {
  for (const Referral& referral : account.activities.referrals)
    if (referral.member == member && referral.level == level) return &referral;
  return nullptr;
}

}  // namespace

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

Refusal do_action(Posting& posting, std::string_view kind) {
  Refusal first = refuse("unknown_action", "/action", {{"id", kind}});
  bool any = false;
  for (const Action& action : posting.program().activities.actions) {
    if (action.kind != kind) continue;
    Refusal refusal = why_not(posting, action);
    if (!refusal) return do_now(posting, action), Refusal{};
    if (!any) first = std::move(refusal);
    any = true;
  }
  return first;
}

Refusal seal_action_done(Posting& posting) { return do_action(posting, *posting.event().action); }

Refusal seal_referral_earned(Posting& posting) {
  const Event& event = posting.event();
  const std::int64_t level = event.level.value_or(1);
  const Activities& activities = posting.program().activities;
  const auto levels =
      static_cast<std::int64_t>(std::max(activities.referral.size(), activities.commission.size()));
  if (level > levels) return refuse("no_referral", "/level", {{"levels", levels}});
  if (*event.referred == posting.account().member.id) return refuse("referred_self", "/referred");
  if (find_referral(posting.account(), *event.referred, level))
    return refuse("referral_exists", "/referred", {{"member", *event.referred}});
  const auto place = static_cast<std::size_t>(level - 1);
  Given given;
  if (place < activities.referral.size())
    given = give(posting, activities.referral[place], PointsSource::action);
  const Money paid = event.amount.value_or(Money{0});
  const BasisPoints rate =
      place < activities.commission.size() ? activities.commission[place] : BasisPoints{0};
  const Money commission{mul_div(paid.value, rate.value, 10000, Rounding::down)};
  give_bonus(posting, commission);
  Fact fact;
  fact.kind = FactKind::referred;
  fact.bonus = given.bonus + commission;
  fact.count = level;
  fact.growth = given.growth;
  fact.id = event.referred;
  fact.money = paid;
  fact.order = event.order_id;
  fact.points = given.points;
  fact.principal = commission;
  if (posting.program().tiers) {
    fact.line = 1;
    fact.until = window_end(posting.program(), posting.today());
  }
  posting.keep(std::move(fact));
  return {};
}

/// The referred order came back, wholly or in part: of points, growth and commission floor(X * kept / paid) stay; all
/// else goes with the whole order. Bonus goes as far as it is still there.
Refusal seal_referral_undone(Posting& posting) {
  const Event& event = posting.event();
  const std::int64_t level = event.level.value_or(1);
  const Referral* found = find_referral(posting.account(), *event.referred, level);
  if (!found || found->undone)
    return refuse("unknown_referral", "/referred", {{"member", *event.referred}});
  const Referral referral = *found;
  const Money kept = event.kept.value_or(Money{0});
  if (kept > referral.paid)
    return refuse("too_much_money", "/kept", {{"left", referral.paid.value}});
  const auto stays = [&](std::int64_t given) {
    return referral.paid.value == 0
               ? 0
               : mul_div(given, kept.value, referral.paid.value, Rounding::down);
  };
  const Points taken{
      std::max<std::int64_t>(0, referral.points.value - stays(referral.points_given.value))};
  const Money other = referral.bonus_given - referral.commission;
  const Money bonus_stays =
      Money{stays(referral.commission.value)} + (kept.value > 0 ? other : Money{0});
  const WalletLot* lot = find_by_id(posting.account().wallet.lots, granted_lot);
  const Money bonus =
      std::min(lot ? lot->bonus : Money{0}, std::max(Money{0}, referral.bonus - bonus_stays));
  if (taken.value > 0) take_points_back(posting, std::nullopt, taken);
  if (bonus.value > 0)
    posting.post(
        {.bonus = bonus, .id = std::string(granted_lot), .kind = FactKind::wallet_refunded});
  const Growth growth{
      std::max<std::int64_t>(0, referral.growth.value - stays(referral.growth_given.value))};
  if (referral.counted && (growth.value > 0 || taken.value > 0)) {
    Fact fact;
    fact.kind = FactKind::growth_uncounted;
    fact.growth = growth;
    fact.points = taken;
    fact.until = referral.counted_until;
    posting.keep(std::move(fact));
  }
  if (kept.value == 0 && referral.event) take_back_more(posting, *referral.event);
  posting.post({.bonus = bonus,
                .count = level,
                .growth = growth,
                .id = event.referred,
                .kind = FactKind::referral_undone,
                .money = kept,
                .points = taken});
  fall(posting);
  return {};
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

std::int64_t achievement_counter(const Account& account, std::string_view counter) {
  if (counter == "orders") return account.orders.completed;
  if (counter == "check_ins") return account.activities.check_ins.total;
  if (counter == "referrals") {
    const auto& list = account.activities.referrals;
    return std::count_if(list.begin(), list.end(),
                         [](const Referral& r) { return r.level == 1 && !r.undone; });
  }
  const UseCount* uses = wire::find(account.activities.actions, counter);
  return uses ? uses->ever : 0;
}

void post_achievements(Posting& posting) {
  posting.begin_series(achieved_series);
  for (const Achievement& achievement : posting.program().activities.achievements) {
    const auto& had = posting.account().activities.achievements;
    if (std::binary_search(had.begin(), had.end(), achievement.id)) continue;
    if (achievement_counter(posting.account(), achievement.counter) < achievement.goal) continue;
    posting.post({.id = achievement.id, .kind = FactKind::achieved});
    give(posting, achievement.grants, PointsSource::action);
  }
}

}  // namespace loyalty
