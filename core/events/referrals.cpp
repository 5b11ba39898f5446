#include "core/events/referrals.h"

#include <algorithm>

#include "core/account/fold.h"
#include "core/events/give.h"
#include "core/events/lots.h"
#include "core/events/tiers.h"
#include "core/events/undo.h"
#include "core/events/wallet.h"

namespace loyalty {
namespace {

const Referral* find_referral(const Account& account, std::string_view member, std::int64_t level) {
  for (const Referral& referral : account.activities.referrals)
    if (referral.member == member && referral.level == level) return &referral;
  return nullptr;
}

}  // namespace

Refusal seal_referral_earned(Posting& posting) {
  const Event& event = posting.event();
  const std::int64_t level = event.level.value_or(1);
  const Activities& activities = posting.program().activities;
  const auto levels =
      static_cast<std::int64_t>(std::max(activities.referral.size(), activities.commission.size()));
  if (level > levels) return refuse("no_referral", "/level", {{"levels", levels}});
  if (*event.referred == posting.account().member.id) return refuse("referred_self", "/referred");
  // One whose order came back whole is to be earned once more: that order was not the first one.
  if (const Referral* there = find_referral(posting.account(), *event.referred, level);
      there && !there->undone)
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
  fact.from = given.points_until;
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
  const Money bonus = std::max(Money{0}, referral.bonus - bonus_stays);
  take_points_back(posting, {{}, PointsSource::action, referral.points_until, referral.counted_at},
                   taken);
  take_bonus_back(posting, bonus);
  const Growth growth{
      std::max<std::int64_t>(0, referral.growth.value - stays(referral.growth_given.value))};
  if (referral.counted && (growth.value > 0 || taken.value > 0)) {
    Fact fact;
    fact.kind = FactKind::growth_uncounted;
    fact.growth = growth;
    fact.points = taken;
    fact.until = referral.counted_until;
    since_counted(posting, referral.counted_at, fact);
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

}  // namespace loyalty
