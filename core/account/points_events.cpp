#include "core/account/points_events.h"

#include <algorithm>

#include "core/account/coupons.h"
#include "core/account/fold.h"
#include "core/account/give.h"
#include "core/account/growth.h"
#include "core/account/occasion.h"
#include "core/account/points.h"
#include "core/account/wallet.h"

namespace loyalty {
namespace {

Refusal check_available(const Account& account, Points needed) {
  const Points available = available_points(account);
  if (needed <= available) return {};
  return refuse("insufficient_points", "/points",
                {{"available", available.value}, {"needed", needed.value}});
}

Refusal find_pending(const Posting& posting, const Lot*& lot) {
  const std::string& id = *posting.event().lot;
  lot = find_by_id(posting.account().points.lots, id);
  if (!lot || lot->released) return refuse("unknown_lot", "/lot", {{"id", id}});
  if (lot->order) return refuse("lot_of_order", "/lot", {{"order_id", *lot->order}});
  return {};
}

/// Points for bonus: exactly `points`, or any multiple of `step` from `points` on, of which those that would bring
/// nothing are left.
Refusal bonus_for(const Exchange& exchange, Points& points, Money& bonus) {
  const bool exact = exchange.step.value == 0;
  const bool fits = exact ? points == exchange.points
                          : points >= exchange.points && points.value % exchange.step.value == 0;
  if (!fits)
    return refuse("wrong_points", "/points",
                  {{"from", exchange.points.value}, {"step", exchange.step.value}});
  bonus = exchange.bonus;
  if (exchange.points.value > 0)
    bonus =
        Money{mul_div(exchange.bonus.value, points.value, exchange.points.value, Rounding::down)};
  if (bonus.value > 0 && !exact)
    points = fewest_points(bonus, exchange.bonus, exchange.points, exchange.points, exchange.step);
  return {};
}

}  // namespace

Refusal seal_points_granted(Posting& posting) {
  const Event& event = posting.event();
  if (!event.pending) {
    give_points(posting, PointsSource::grant, *event.points);
    return {};
  }
  posting.post({.id = posting.next_id(),
                .kind = FactKind::points_granted,
                .of = std::string("grant"),
                .points = *event.points});
  return {};
}

Refusal seal_points_taken(Posting& posting) {
  if (auto refusal = check_available(posting.account(), *posting.event().points)) return refusal;
  take_points_back(posting, std::nullopt, *posting.event().points);
  return {};
}

Refusal seal_points_frozen(Posting& posting) {
  Points left = *posting.event().points;
  if (auto refusal = check_available(posting.account(), left)) return refusal;
  freeze_points(posting, posting.event().id, left);
  return {};
}

Refusal seal_points_unfrozen(Posting& posting) {
  const std::string& id = *posting.event().hold;
  if (!find_by_id(posting.account().points.holds, id))
    return refuse("unknown_hold", "/hold", {{"id", id}});
  unfreeze_points(posting, id);
  return {};
}

Refusal seal_points_approved(Posting& posting) {
  const Lot* found = nullptr;
  if (auto refusal = find_pending(posting, found)) return refusal;
  const Lot lot = *found;
  posting.post({.from = posting.now(),
                .id = lot.id,
                .kind = FactKind::points_due,
                .until = points_expiry(posting.program(), posting.now())});
  release_lot(posting, lot.id);
  count_points(posting, lot.points);
  return {};
}

Refusal seal_points_rejected(Posting& posting) {
  const Lot* found = nullptr;
  if (auto refusal = find_pending(posting, found)) return refusal;
  posting.post({.id = found->id, .kind = FactKind::points_rejected, .points = found->points});
  return {};
}

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
  if (!cash || !points) return refuse("amount_out_of_range", "/times");
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
