#pragma once
// Orders that can still be completed, cancelled or refunded, and what the member saved.

#include <algorithm>

#include "core/account/coupons.h"
#include "core/account/day_counts.h"
#include "core/account/order.h"
#include "core/account/points.h"
#include "core/account/wallet.h"
#include "core/wire/day.h"
#include "core/wire/rows.h"

namespace loyalty {

enum class OrderState { paid, completed, cancelled, refunded, placed };
inline constexpr std::string_view order_state_names[] = {"paid", "completed", "cancelled",
                                                         "refunded", "placed"};

/// What came back of one line: whole units, and money without goods (fen).
struct Returned {
  Money money{0};
  std::int64_t units = 0;
  bool operator==(const Returned&) const = default;
};

struct OrderHeld {
  Instant at{0};                         ///< paid
  Money charged{0};                      ///< for gifts that stay, off what was paid back
  bool counted = false;                  ///< counts towards levels
  std::optional<Instant> counted_at;     ///< since then
  std::optional<Instant> counted_until;  ///< when it leaves the window
  std::vector<Coupon> coupons;           ///< used up by it, as they were
  Day day{0};                            ///< local day of payment; its month has the savings
  OrderFacts facts;
  Points forgiven{0};                ///< short when earned points were taken back
  std::vector<std::string> granted;  ///< coupons that its offers gave
  std::optional<Instant> placed_at;  ///< what it uses is its own since then, if it was placed first
  std::optional<Day> placed_day;     ///< the local day of that
  std::vector<Lot> points_spent;     ///< by lot, in the order in which they were taken
  std::optional<Instant> points_until;  ///< when the first that it brought end
  std::vector<Returned> returned;       ///< by line, shipping last
  OrderState state = OrderState::paid;
  /// Placed: until then it holds what it uses; done: until then it can be returned, and is kept.
  std::optional<Instant> until;
  std::vector<WalletLot> wallet_spent;  ///< by recharge, in the order in which it was taken
  bool operator==(const OrderHeld&) const = default;

  /// Since when it has what it uses.
  Instant used_at() const { return placed_at.value_or(at); }
};

/// Fen saved in the orders of one local month or year, less what their refunds took back.
struct PeriodSavings {
  wire::Map<Money> by_channel, by_source;
  Money total{0};
  bool operator==(const PeriodSavings&) const = default;
};

/// Uses of one offer, exchange or action by this member.
struct UseCount {
  EarlierDays earlier;  ///< first: its columns are this record's, too
  Day day{0};           ///< the last day of use
  std::int64_t ever = 0;
  std::int64_t on_day = 0;
  bool operator==(const UseCount&) const = default;
};

/// Bounded by what can still come back: an order that is done ends with its days of return, and beyond
/// limits::orders_kept the oldest one done ends earlier. Savings are by month for this year and the last one, by year
/// before.
struct OrderRoom {
  std::int64_t completed = 0;  ///< orders completed and not fully refunded
  std::int64_t live = 0;  ///< orders placed or paid and not fully refunded, forgotten ones included
  wire::Map<UseCount> offer_uses;       ///< by promotion, by coupon template
  std::vector<OrderHeld> orders;        ///< oldest first
  Money paid{0};                        ///< for orders since joining, less refunds
  wire::Map<std::int64_t> price_units;  ///< by special price
  wire::Map<PeriodSavings> savings;     ///< by local month, "2026-11", or year, "2024"
  bool operator==(const OrderRoom&) const = default;
};

namespace limits {
inline constexpr std::int64_t orders_kept = 300;
/// Channels of savings told apart in one month; further ones count as "other".
inline constexpr std::int64_t channels = 64;
/// Two years by month, and a century of years.
inline constexpr std::int64_t saving_periods = 124;
/// Offers, exchanges, actions that an account counts: several programs' worth.
inline constexpr std::int64_t counted_ids = 4000;
}  // namespace limits

namespace wire {

template <>
struct Describe<Returned> {
  static constexpr Field fields[] = {number<&Returned::money, 0, max_amount>("money"),
                                     number<&Returned::units, 0, limits::units_per_line>("units")};
  static constexpr Shape shape = object_shape<fields>;
};

template <>
struct Describe<OrderHeld> {
  static constexpr Field fields[] = {
      instant<&OrderHeld::at>("at"),
      number<&OrderHeld::charged, 0, max_amount>("charged"),
      flag<&OrderHeld::counted>("counted"),
      instant<&OrderHeld::counted_at>("counted_at"),
      instant<&OrderHeld::counted_until>("counted_until"),
      list<&OrderHeld::coupons, limits::coupons_held>("coupons"),
      day<&OrderHeld::day>("day"),
      needed(object<&OrderHeld::facts>("facts")),
      number<&OrderHeld::forgiven, 0, max_amount>("forgiven"),
      ids<&OrderHeld::granted, limits::coupons_held>("granted"),
      instant<&OrderHeld::placed_at>("placed_at"),
      day<&OrderHeld::placed_day>("placed_day"),
      list<&OrderHeld::points_spent, limits::lots>("points_spent"),
      instant<&OrderHeld::points_until>("points_until"),
      list<&OrderHeld::returned, limits::parts + 1>("returned"),
      choice<&OrderHeld::state, order_state_names>("state"),
      instant<&OrderHeld::until>("until"),
      list<&OrderHeld::wallet_spent, limits::wallet_lots>("wallet_spent")};
  static_assert(rising(fields));
  static void check(Reader&, void*, std::uint64_t seen);
  static constexpr Shape shape = object_shape<fields, check>;
};

template <>
struct Describe<PeriodSavings> {
  static constexpr Field fields[] = {
      numbers_by_id<&PeriodSavings::by_channel, 0, max_amount, limits::channels + 1>("by_channel"),
      numbers_by_id<&PeriodSavings::by_source, 0, max_amount, limits::saving_sources>("by_source"),
      number<&PeriodSavings::total, 0, max_amount>("total")};
  static_assert(rising(fields));
  static constexpr Shape shape = object_shape<fields>;
};

template <>
struct Describe<UseCount> {
  static constexpr auto columns = [] {
    constexpr auto& earlier = Describe<EarlierDays>::columns;
    std::array<Column, 3 + earlier.size()> all{column<&UseCount::day, 0, limits::latest_day>(),
                                               column<&UseCount::on_day, 0, max_amount>(),
                                               column<&UseCount::ever, 0, max_amount>()};
    std::copy(earlier.begin(), earlier.end(), all.begin() + 3);
    return all;
  }();
};

template <>
struct Describe<OrderRoom> {
  static constexpr Field fields[] = {
      number<&OrderRoom::completed, 0, max_amount>("completed"),
      number<&OrderRoom::live, 0, max_amount>("live"),
      rows_by_id<&OrderRoom::offer_uses, limits::counted_ids>("offer_uses"),
      list<&OrderRoom::orders, limits::orders_kept + 1>("orders"),
      number<&OrderRoom::paid, 0, max_amount>("paid"),
      numbers_by_id<&OrderRoom::price_units, 0, max_amount, limits::counted_ids>("price_units"),
      objects_by_id<&OrderRoom::savings, limits::saving_periods>("savings")};
  static_assert(rising(fields));
  static constexpr Shape shape = object_shape<fields>;
};

}  // namespace wire
}  // namespace loyalty
