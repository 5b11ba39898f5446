#include "core/events/give.h"

#include <algorithm>

#include "core/base/arithmetic.h"
#include "core/events/cards.h"
#include "core/events/coupons.h"
#include "core/events/growth.h"
#include "core/events/lots.h"
#include "core/events/tiers.h"
#include "core/events/wallet.h"

namespace loyalty {

Given give_points(Posting& posting, PointsSource source, Points points,
                  std::optional<Instant> until) {
  Given given;
  if (points.value <= 0) return given;
  given.points = grant_points(posting, source, points, until);
  if (given.points.value > 0) given.points_until = until;
  given.growth = count_points(posting, given.points);
  return given;
}

Given give(Posting& posting, const Grants& grants, PointsSource source) {
  const auto until = points_expiry(posting.program(), source, posting.now(), grants.points_expiry);
  Given given = give_points(posting, source, grants.points, until);
  if (grants.bonus.value > 0) give_bonus(posting, grants.bonus);
  given.bonus = grants.bonus;
  for (const std::string& coupon : grants.coupons) issue_coupon(posting, coupon);
  for (const DrawChances& chances : grants.chances) {
    const DrawCount* draw = wire::find(posting.account().activities.draws, chances.draw);
    posting.post({.count = chances.times,
                  .id = chances.draw,
                  .kind = FactKind::chances_given,
                  .part = draw ? std::min(draw->owed, chances.times) : 0});
  }
  for (const GoodsGrant& goods : grants.goods)
    posting.post({.count = goods.units, .id = goods.sku, .kind = FactKind::goods_given});
  given.growth += count_growth(
      posting, Growth{checked_mul(grants.growth, thousandths).value_or(max_amount + 1)});
  if (grants.level && posting.program().tiers) {
    const auto months = posting.program().tiers->term_months.value_or(0);
    grant_level(posting, *grants.level, term_end(posting.program(), posting.today(), months));
  }
  if (grants.card) given += give_card(posting, *grants.card, std::nullopt, Money{0});
  return given;
}

Refusal seal_granted(Posting& posting) {
  give(posting, *posting.event().grants, PointsSource::grant);
  return {};
}

Grants together(Grants grants, const Grants& more, std::int64_t times) {
  if (times == 0) return grants;
  const auto times_money = [&](std::int64_t value) {
    return checked_mul(value, times).value_or(max_amount + 1);  // no fact takes it
  };
  if (grants.points.value == 0) grants.points_expiry = more.points_expiry;
  grants.bonus += Money{times_money(more.bonus.value)};
  grants.points += Points{times_money(more.points.value)};
  grants.growth += times_money(more.growth);
  for (std::int64_t i = 0; i < std::min(times, limits::coupons_held); ++i)
    grants.coupons.insert(grants.coupons.end(), more.coupons.begin(), more.coupons.end());
  for (DrawChances chances : more.chances) {
    chances.times = times_money(chances.times);
    grants.chances.push_back(std::move(chances));
  }
  for (GoodsGrant goods : more.goods) {
    goods.units = times_money(goods.units);
    grants.goods.push_back(std::move(goods));
  }
  if (more.level) grants.level = more.level;
  if (more.card) grants.card = more.card;
  return grants;
}

}  // namespace loyalty
