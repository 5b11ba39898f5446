#pragma once
// What a member bought, as far as insight asks: when, how much, what kinds of goods.

#include "core/account/day_shape.h"
#include "core/base/types.h"
#include "core/wire/rows.h"

namespace loyalty {

/// A local day on which the member ordered.
struct ShoppingDay {
  Day day{0};
  Money largest{0};  ///< the largest order of the day, as it was paid
  std::int64_t orders = 0;
  Money paid{0};  ///< for the day's orders, less refunds
  bool operator==(const ShoppingDay&) const = default;
};

/// Goods of one sku, or of one category, less what came back.
struct KindBought {
  Day last{0};  ///< local day of the newest order with it
  Money paid{0};
  std::int64_t units = 0;
  bool operator==(const KindBought&) const = default;
};

/// Bounded: the newest days, and the skus and categories bought last.
struct PurchaseRoom {
  wire::Map<KindBought> categories;
  std::vector<ShoppingDay> days;  ///< rising
  wire::Map<KindBought> skus;
  bool operator==(const PurchaseRoom&) const = default;
};

namespace limits {
/// Days of shopping: a year of a member who comes every day.
inline constexpr std::int64_t shopping_days = 366;
inline constexpr std::int64_t latest_day = 2'932'896;  ///< 9999-12-31
/// Orders of one day: more than anybody places.
inline constexpr std::int64_t orders_a_day = 100'000;
inline constexpr std::int64_t categories_kept = 32;
inline constexpr std::int64_t skus_kept = 64;
}  // namespace limits

namespace wire {

template <>
struct Describe<ShoppingDay> {
  static constexpr Column columns[] = {column<&ShoppingDay::day, 0, limits::latest_day>(),
                                       column<&ShoppingDay::orders, 1, limits::orders_a_day>(),
                                       column<&ShoppingDay::paid, 0, max_amount>(),
                                       column<&ShoppingDay::largest, 0, max_amount>()};
};

template <>
struct Describe<KindBought> {
  static constexpr Field fields[] = {needed(day<&KindBought::last>("last")),
                                     number<&KindBought::paid, 0, max_amount>("paid"),
                                     needed(number<&KindBought::units, 1, max_amount>("units"))};
  static_assert(rising(fields));
  static constexpr Shape shape = object_shape<fields>;
};

template <>
struct Describe<PurchaseRoom> {
  static constexpr Field fields[] = {
      objects_by_id<&PurchaseRoom::categories, limits::categories_kept>("categories"),
      rows<&PurchaseRoom::days, limits::shopping_days>("days"),
      objects_by_id<&PurchaseRoom::skus, limits::skus_kept>("skus")};
  static_assert(rising(fields));
  static constexpr Shape shape = object_shape<fields>;
};

}  // namespace wire
}  // namespace loyalty
