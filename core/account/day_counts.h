#pragma once
// What is counted by local day. An event may say an earlier day of its own: so some days before the last one are kept.

#include <algorithm>
#include <array>

#include "core/wire/day.h"
#include "core/wire/rows.h"

namespace loyalty {

namespace limits {
/// Days that are counted apart, the last one included. A day further back counts as the first of them.
inline constexpr std::int64_t days_counted = 7;
}  // namespace limits

/// The day that a thing of `day` counts for.
inline Day counting_day(Day day, Day today) {
  return std::clamp(day, Day{today.value - (limits::days_counted - 1)}, today);
}

/// Counts of the days before the last one, the nearest first.
struct EarlierDays {
  std::array<std::int64_t, limits::days_counted - 1> counts{};
  bool operator==(const EarlierDays&) const = default;

  /// The count of a day so many before the last one; null: it is not kept.
  std::int64_t* at(std::int64_t days_ago) {
    const bool kept = days_ago > 0 && days_ago < limits::days_counted;
    return kept ? &counts[static_cast<std::size_t>(days_ago) - 1] : nullptr;
  }
};

/// The last day with its count, and those before it.
struct DayCounts {
  Day& day;
  std::int64_t& on_day;
  EarlierDays& earlier;

  /// A later day becomes the last one.
  void reach(Day now);
  /// Null: so long ago that it is not kept.
  std::int64_t* of(Day asked) {
    return asked == day ? &on_day : earlier.at(day.value - asked.value);
  }
};

namespace wire {

template <std::size_t I>
constexpr Column days_ago() {
  return {0, max_amount,
          [](const void* record) { return static_cast<const EarlierDays*>(record)->counts[I]; },
          [](void* record, std::int64_t v) { static_cast<EarlierDays*>(record)->counts[I] = v; }};
}

template <>
struct Describe<EarlierDays> {
  /// A column for each day, also of a record that begins with them.
  static constexpr auto columns = []<std::size_t... I>(std::index_sequence<I...>) {
    return std::array{days_ago<I>()...};
  }
  (std::make_index_sequence<limits::days_counted - 1>());
};

}  // namespace wire
}  // namespace loyalty
