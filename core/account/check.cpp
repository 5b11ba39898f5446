// The rules between the members of what an account reads.

#include <algorithm>
#include <numeric>

#include "core/account/account.h"
#include "core/account/sums.h"
#include "core/base/arithmetic.h"
#include "core/base/calendar.h"
#include "core/base/order.h"
#include "core/wire/reader.h"

namespace loyalty::wire {
namespace {

template <class List, class Less>
bool strictly_rising(const List& list, Less less) {
  for (std::size_t i = 1; i < list.size(); ++i)
    if (!less(list[i - 1], list[i])) return false;
  return true;
}

template <class T>
std::string_view id_of(const T& element) {
  return element.id;
}
std::string_view id_of(const OrderHeld& order) { return order.facts.id; }

template <class T>
bool ids_differ(const std::vector<T>& list) {
  std::vector<std::string_view> ids;
  for (const T& element : list) ids.push_back(id_of(element));
  put_in_order(ids);
  return std::adjacent_find(ids.begin(), ids.end()) == ids.end();
}

/// "2026-11" or "2024".
bool is_period(std::string_view key) {
  return key.size() == 4 ? parse_day(std::string(key) + "-01-01").has_value()
                         : key.size() == 7 && parse_day(std::string(key) + "-01").has_value();
}

bool is_live(const Coupon& coupon) {
  return coupon.state == CouponState::held || coupon.state == CouponState::locked;
}

/// As many as folding leaves, and none expired before its end.
bool coupons_fit(const std::vector<Coupon>& coupons, Instant at) {
  const auto live = std::count_if(coupons.begin(), coupons.end(), is_live);
  return live <= limits::coupons_with_orders &&
         std::ssize(coupons) - live <= limits::coupons_past &&
         std::none_of(coupons.begin(), coupons.end(), [at](const Coupon& c) {
           return c.state == CouponState::expired && c.until > at;
         });
}

Money sum_of(const Map<Money>& map) {
  Money sum{0};
  for (const auto& entry : map) sum += entry.second;
  return sum;
}

}  // namespace

void Describe<Member>::check(Reader& r, void* object, std::uint64_t) {
  const auto& member = *static_cast<const Member*>(object);
  if (!member.birthday) return;
  if (!is_month_day(*member.birthday) && !parse_day(*member.birthday))
    r.problem_at("/birthday", "invalid_day", {{"given", *member.birthday}});
}

void Describe<Member>::check_change(Reader& r, void* object, std::uint64_t seen) {
  check(r, object, seen);
  static_cast<Member*>(object)->named.bits = seen;
}

void Describe<OrderLine>::check(Reader& r, void* object, std::uint64_t) {
  const auto& line = *static_cast<const OrderLine*>(object);
  const Money tendered = line.bonus + line.cash + line.principal;
  if (tendered != line.payable)
    r.problem_at("/payable", "order_inconsistent",
                 {{"payable", line.payable.value}, {"tendered", tendered.value}});
  if (line.payable > line.list) {
    r.problem_at("/payable", "order_inconsistent",
                 {{"list", line.list.value}, {"payable", line.payable.value}});
  } else if (sum_of(line.saved) != line.list - line.payable) {
    r.problem_at(
        "/saved", "order_inconsistent",
        {{"expected", (line.list - line.payable).value}, {"saved", sum_of(line.saved).value}});
  }
}

void Describe<OrderFacts>::check(Reader& r, void* object, std::uint64_t) {
  const auto& order = *static_cast<const OrderFacts*>(object);
  if (order.lines.empty()) r.problem_at("/lines", "empty_order");
}

void Describe<OrderHeld>::check(Reader& r, void* object, std::uint64_t) {
  const auto& order = *static_cast<const OrderHeld*>(object);
  const std::size_t parts = parts_of(order.facts);
  bool fits = order.returned.size() == parts;
  for (std::size_t i = 0; fits && i < parts; ++i)
    fits = order.returned[i].units <= part_of(order.facts, i).quantity;
  if (!fits) r.problem_at("/returned", "account_inconsistent");
  if (!sums_fit(order.facts))
    r.problem_at("/facts/lines", "amount_out_of_range", {{"max", max_amount}});
}

void Describe<Lot>::check(Reader& r, void* object, std::uint64_t) {
  const auto& lot = *static_cast<const Lot*>(object);
  if (lot.owed > lot.points) r.problem_at("/owed", "account_inconsistent");
}

void Describe<Brought>::check(Reader& r, void* object, std::uint64_t) {
  const auto& brought = *static_cast<const Brought*>(object);
  if (brought.gone > brought.whole) r.problem_at("/gone", "account_inconsistent");
}

void Describe<CardHeld>::check(Reader& r, void* object, std::uint64_t) {
  if (!r.well()) return;
  const auto& card = *static_cast<const CardHeld*>(object);
  if ((card.months == 0) != !card.until) r.problem_at("/until", "account_inconsistent");
  std::int64_t end = 0;
  bool for_ever = false;
  bool follow = true;
  for (const CardOrigin& origin : card.from) {
    follow = follow && origin.after >= end && (!for_ever || origin.months == 0);
    end = origin.after + origin.months;
    for_ever = origin.months == 0;
  }
  const std::int64_t most = card.months > 0 ? card.months : limits::card_months;
  if (!follow || end > most || (card.months > 0 && for_ever))
    r.problem_at("/from", "account_inconsistent");
  for (const Brought& purchase : card.taken)
    if (purchase.months == 0) return r.problem_at("/taken", "account_inconsistent");
}

void Describe<Account>::check(Reader& r, void* object, std::uint64_t) {
  if (!r.well()) return;  // what was not read whole may well contradict itself
  auto& account = *static_cast<Account*>(object);
  account.recorded = std::accumulate(
      account.history.begin(), account.history.end(), std::int64_t{0},
      [](std::int64_t sum, const Entry& entry) { return sum + std::ssize(entry.facts); });
  const auto expect = [&](bool holds, std::string_view at) {
    if (!holds) r.problem_at(at, "account_inconsistent");
  };
  auto known = account.events;
  put_in_order(known);
  expect(std::adjacent_find(known.begin(), known.end()) == known.end(), "/events");
  expect(account.at_once <= static_cast<std::int64_t>(known.size()), "/at_once");
  expect(strictly_rising(account.coupons,
                         [](const Coupon& a, const Coupon& b) { return a.id < b.id; }),
         "/coupons");
  expect(strictly_rising(account.tiers.buckets,
                         [](const Bucket& a, const Bucket& b) {
                           return a.until && (!b.until || *a.until < *b.until);
                         }),
         "/tiers/buckets");
  expect(
      strictly_rising(account.purchases.days,
                      [](const ShoppingDay& a, const ShoppingDay& b) { return a.day < b.day; }) &&
          std::all_of(
              account.purchases.days.begin(), account.purchases.days.end(),
              [](const ShoppingDay& day) { return day.orders > 0 && day.paid().value >= 0; }),
      "/purchases/days");
  const auto bought = [](const auto& kind) { return kind.second.units > 0; };
  for (const auto* kinds : {&account.purchases.categories, &account.purchases.skus})
    expect(std::all_of(kinds->begin(), kinds->end(), bought),
           kinds == &account.purchases.skus ? "/purchases/skus" : "/purchases/categories");
  expect(strictly_rising(account.activities.check_ins.milestones, std::less<>()),
         "/activities/check_ins/milestones");
  expect(strictly_rising(account.activities.achievements, std::less<>()),
         "/activities/achievements");
  const auto& runs = account.activities.check_ins.runs;
  expect(strictly_rising(
             runs, [](const Run& a, const Run& b) { return a.last.value + 1 < b.first.value; }) &&
             std::all_of(runs.begin(), runs.end(),
                         [](const Run& run) { return run.first <= run.last; }),
         "/activities/check_ins/runs");
  // A zone's day may be the next one already.
  const std::int64_t today = floor_div(account.at.value, 24 * hour_ms) + 1;
  expect(runs.empty() || runs.back().last.value <= today, "/activities/check_ins/runs");
  expect(coupons_fit(account.coupons, account.at), "/coupons");
  expect(std::all_of(account.history.begin(), account.history.end(),
                     [](const Entry& entry) { return !entry.facts.empty(); }),
         "/history");
  expect(std::all_of(account.orders.savings.begin(), account.orders.savings.end(),
                     [](const auto& period) { return is_period(period.first); }),
         "/orders/savings");
  const auto& cards = account.wallet.gift_cards;
  expect(std::all_of(cards.begin(), cards.end(),
                     [](const GiftCardHeld& card) {
                       return card.until.has_value() == (card.state == GiftCardState::sent);
                     }),
         "/wallet/gift_cards");
  expect(std::all_of(account.wallet.lots.begin(), account.wallet.lots.end(), is_whole),
         "/wallet/lots");
  for (const std::string_view list : sums_out_of_range(account))
    r.problem_at(list, "amount_out_of_range", {{"max", max_amount}});
  expect(ids_differ(account.points.lots), "/points/lots");
  expect(ids_differ(account.points.holds), "/points/holds");
  expect(ids_differ(account.wallet.lots), "/wallet/lots");
  expect(ids_differ(account.wallet.gift_cards), "/wallet/gift_cards");
  expect(ids_differ(account.cards), "/cards");
  expect(ids_differ(account.orders.orders), "/orders/orders");
}

}  // namespace loyalty::wire
