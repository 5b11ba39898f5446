#pragma once
// What a member bought, as far as insight asks: when, how much, what kinds of goods.

#include "core/program/activities.h"
#include "core/wire/day.h"
#include "core/wire/rows.h"

namespace loyalty {

/// A local day on which the member ordered.
struct ShoppingDay {
  Day day{0};
  Money largest{0};  ///< the largest order of the day, as it was paid
  std::int64_t orders = 0;
  Money others{0};  ///< the day's other orders, less all refunds: of most days 0
  Money paid() const { return largest + others; }
  bool operator==(const ShoppingDay&) const = default;
};

/// Goods of one sku, or of one category, less what came back.
struct KindBought {
  Day last{0};  ///< local day of the newest order with it
  Money paid{0};
  Day settled{0};  ///< that of the newest one that cannot come back any more
  std::int64_t units = 0;
  bool operator==(const KindBought&) const = default;
};

/// Bounded: the days that a window of segments can still reach, and the skus and categories bought last.
struct PurchaseRoom {
  wire::Map<KindBought> categories;
  std::vector<ShoppingDay> days;  ///< rising
  wire::Map<KindBought> skus;
  bool operator==(const PurchaseRoom&) const = default;
};

namespace limits {
/// The newest days with orders are kept whatever their age: enough for the rhythm of one who comes rarely.
inline constexpr std::int64_t shopping_days_at_least = 24;
/// Of one who comes often, those of the longest window.
inline constexpr std::int64_t shopping_days = segment_window_days;
/// Orders of one day: more than anybody places.
inline constexpr std::int64_t orders_a_day = 100'000;
inline constexpr std::int64_t categories_kept = 32;
inline constexpr std::int64_t skus_kept = 64;
}  // namespace limits

namespace wire {

template <>
struct Describe<ShoppingDay> {
  static constexpr Column columns[] = {step(column<&ShoppingDay::day, 0, limits::latest_day>()),
                                       column<&ShoppingDay::orders, 1, limits::orders_a_day>(),
                                       column<&ShoppingDay::largest, 0, max_amount>(),
                                       column<&ShoppingDay::others, -max_amount, max_amount>()};
};

template <>
struct Describe<KindBought> {
  static constexpr Column columns[] = {column<&KindBought::last, 0, limits::latest_day>(),
                                       column<&KindBought::units, 1, max_amount>(),
                                       column<&KindBought::paid, 0, max_amount>(),
                                       column<&KindBought::settled, 0, limits::latest_day>()};
};

template <>
struct Describe<PurchaseRoom> {
  static constexpr Field fields[] = {
      rows_by_id<&PurchaseRoom::categories, limits::categories_kept>("categories"),
      rows<&PurchaseRoom::days, limits::shopping_days>("days"),
      rows_by_id<&PurchaseRoom::skus, limits::skus_kept>("skus")};
  static_assert(rising(fields));
  static constexpr Shape shape = object_shape<fields>;
};

}  // namespace wire
}  // namespace loyalty
