#pragma once
// Which goods, and under which circumstances: the two questions every rule of a program may ask.

#include <optional>
#include <string>
#include <vector>

#include "core/base/types.h"
#include "core/wire/shape.h"

namespace loyalty {

/// Goods by category, sku, tag and shop. A category also covers those below it: "food" covers "food/snack".
struct GoodsLists {
  std::vector<std::string> categories, skus, tags, shops;
  bool operator==(const GoodsLists&) const = default;
};

/// A line is in scope when it is in every list given (in a list: in any entry) and in none of `except`'s.
/// Without lists: all goods.
struct Scope {
  std::vector<std::string> categories, skus, tags, shops;
  std::optional<GoodsLists> except;
  bool operator==(const Scope&) const = default;
};

/// A stretch of the local day, in minutes since midnight, as "HH:MM": from inclusive, to exclusive ("24:00" is
/// the day's end). With to <= from it runs past midnight.
struct Hours {
  std::string from, to;
  bool operator==(const Hours&) const = default;
};

enum class BirthdayWindow { day, week, month };
inline constexpr std::string_view birthday_names[] = {"day", "week", "month"};

/// Circumstances that must all hold. `from` inclusive, so many hours earlier as the benefit `early` gives the member's
/// level; `until` exclusive; weekdays 1 = Monday to 7 = Sunday; a
/// channel ending in "*" matches every channel that begins so.
struct Condition {
  std::optional<Instant> from, until;
  std::vector<std::int64_t> weekdays;
  std::vector<Hours> hours;
  std::vector<std::string> tiers, cards, segments, channels, regions;
  bool member_day = false;
  std::optional<BirthdayWindow> birthday;
  std::optional<std::string> early;  ///< a benefit whose value is hours
  bool first_order = false;
  bool operator==(const Condition&) const = default;
};

inline constexpr std::int64_t earliest_instant = 0;
/// 9999-12-31T23:59:59.999Z
inline constexpr std::int64_t latest_instant = 253402300799999;

namespace wire {

template <>
struct Describe<GoodsLists> {
  static constexpr Field fields[] = {
      ids<&GoodsLists::categories>("categories"), ids<&GoodsLists::shops>("shops"),
      ids<&GoodsLists::skus>("skus"), ids<&GoodsLists::tags>("tags")};
  static_assert(rising(fields));
  static constexpr Shape shape = object_shape<fields>;
};

template <>
struct Describe<Scope> {
  static constexpr Field fields[] = {ids<&Scope::categories>("categories"),
                                     object<&Scope::except>("except"), ids<&Scope::shops>("shops"),
                                     ids<&Scope::skus>("skus"), ids<&Scope::tags>("tags")};
  static_assert(rising(fields));
  static constexpr Shape shape = object_shape<fields>;
};

template <>
struct Describe<Hours> {
  static constexpr Field fields[] = {needed(text<&Hours::from, 5>("from")),
                                     needed(text<&Hours::to, 5>("to"))};
  static void check(Reader&, void*, std::uint64_t seen);
  static constexpr Shape shape = object_shape<fields, check>;
};

template <auto Member>
constexpr Field instant(std::string_view name) {
  return number<Member, earliest_instant, latest_instant>(name);
}

template <>
struct Describe<Condition> {
  static constexpr Field fields[] = {choice<&Condition::birthday, birthday_names>("birthday"),
                                     ids<&Condition::cards>("cards"),
                                     ids<&Condition::channels>("channels"),
                                     id<&Condition::early>("early"),
                                     flag<&Condition::first_order>("first_order"),
                                     instant<&Condition::from>("from"),
                                     list<&Condition::hours, 24>("hours"),
                                     flag<&Condition::member_day>("member_day"),
                                     ids<&Condition::regions>("regions"),
                                     ids<&Condition::segments>("segments"),
                                     ids<&Condition::tiers>("tiers"),
                                     instant<&Condition::until>("until"),
                                     numbers<&Condition::weekdays, 1, 7, 7>("weekdays")};
  static_assert(rising(fields));
  static void check(Reader&, void*, std::uint64_t seen);
  static constexpr Shape shape = object_shape<fields, check>;
};

}  // namespace wire
}  // namespace loyalty
