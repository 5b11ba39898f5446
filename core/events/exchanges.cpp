#include "core/events/exchanges.h"

#include <algorithm>

#include "core/account/fold.h"
#include "core/base/arithmetic.h"
#include "core/events/coupons.h"
#include "core/events/lots.h"
#include "core/events/occasion.h"
#include "core/events/wallet.h"

namespace loyalty {
namespace {

/// Points for bonus: exactly `points`, or any multiple of `step` from `points` on, of which those that would bring
/// nothing are left.
Refusal bonus_for(const Exchange& exchange, Points& points, Money& bonus) {
  const bool exact = exchange.step.value == 0;
  const bool fits = exact ? points == exchange.points
                          : points >= exchange.points && points.value % exchange.step.value == 0;
  if (!fits)
    return refuse("wrong_points", "/points",
                  {{"from", exchange.points.value}, {"step", exchange.step.value}});
  const Wide brought =
      divide(wide_mul(exchange.bonus.value, points.value), exchange.points.value);  // above 0
  if (brought > max_amount) return out_of_range("/points");
  bonus = Money{static_cast<std::int64_t>(brought)};
  if (bonus.value > 0 && !exact)
    points = fewest_points(bonus, exchange.bonus, exchange.points, exchange.points, exchange.step);
  return {};
}

}  // namespace

Refusal why_not_exchange(const Program& program, const Account& account, const Exchange& exchange,
                         Instant at, const std::optional<std::string>& channel,
                         std::int64_t times) {
  if (!holds(exchange.when, Occasion{program, account, at, channel}))
    return refuse("condition_not_met", "/exchange", {{"id", exchange.id}});
  if (exchange.stock && *exchange.stock < times)
    return refuse("out_of_stock", "/exchange", {{"id", exchange.id}, {"left", *exchange.stock}});
  const UseCount* uses = wire::find(account.activities.exchanges, exchange.id);
  const std::int64_t today = uses && uses->day == program.zone.local_day(at) ? uses->on_day : 0;
  if (exchange.per_day && today + times > *exchange.per_day)
    return refuse("daily_limit", "/exchange", {{"limit", *exchange.per_day}});
  if (exchange.per_member && (uses ? uses->ever : 0) + times > *exchange.per_member)
    return refuse("life_limit", "/exchange", {{"limit", *exchange.per_member}});
  return {};
}

Refusal seal_points_exchanged(Posting& posting) {
  const Event& event = posting.event();
  const Exchange* exchange = posting.program().points
                                 ? find_by_id(posting.program().points->exchange, *event.exchange)
                                 : nullptr;
  if (!exchange) return refuse("unknown_exchange", "/exchange", {{"id", *event.exchange}});
  const std::int64_t times = event.times.value_or(1);
  if (auto refusal = why_not_exchange(posting.program(), posting.account(), *exchange,
                                      posting.now(), event.channel, times))
    return refusal;
  const auto cash = checked_mul(exchange->cash.value, times),
             points = checked_mul(exchange->points.value, times);
  if (!cash || !points) return out_of_range("/times");
  Points needed{*points};
  Money bonus{0};
  if (exchange->kind == ExchangeKind::bonus) {
    needed = event.points.value_or(exchange->points);
    if (auto refusal = bonus_for(*exchange, needed, bonus)) return refusal;
  }
  if (event.amount.value_or(Money{0}).value != *cash)
    return refuse("wrong_amount", "/amount", {{"price", *cash}});
  if (auto refusal = check_available(posting.account(), needed)) return refusal;

  posting.post({.count = times,
                .day = posting.today(),
                .id = exchange->id,
                .kind = FactKind::exchanged,
                .points = needed});
  spend_points(posting, needed);
  switch (exchange->kind) {
    case ExchangeKind::bonus: give_bonus(posting, bonus); break;
    case ExchangeKind::coupon:
      for (std::int64_t i = 0; i < std::min(times, limits::coupons_held + 1); ++i)
        if (exchange->coupon) issue_coupon(posting, *exchange->coupon);
      break;
    case ExchangeKind::goods:
      posting.post({.count = times,
                    .id = exchange->sku.value_or(exchange->id),
                    .kind = FactKind::goods_given,
                    .of = exchange->id});
      break;
  }
  return {};
}

}  // namespace loyalty
