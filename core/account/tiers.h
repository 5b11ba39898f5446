#pragma once
// Growth and levels of an account.

#include "core/program/tier_policy.h"
#include "core/wire/day.h"
#include "core/wire/rows.h"

namespace loyalty {

/// Milliseconds. Local days start at whole seconds.
inline constexpr std::int64_t bucket_unit = 1000;

/// What counts towards levels until `until` (exclusive, the start of a local day, so of whole seconds; for ever when
/// absent). One bucket holds everything
/// that leaves the window at the same instant.
struct Bucket {
  Growth growth{0};
  std::int64_t orders = 0;
  Money paid{0};
  Points points_earned{0};
  Money recharge_single{0};  ///< the largest one
  Money recharge_spent{0};   ///< the largest one of which nothing is left that could be refunded
  Money recharge_total{0};
  std::optional<Instant> until;
  bool operator==(const Bucket&) const = default;
};

/// Why a level is held.
enum class Reached { start, growth, reach, kept, lowered };
inline constexpr std::string_view reached_names[] = {"start", "growth", "reach", "kept", "lowered"};

/// A level earned. Its term ends at the end of local day add_months(first, months); renewals add months.
struct Rung {
  Day first{0};
  std::optional<Instant>
      grace;  ///< the term is over; the level is tested once more at this instant
  Reached how = Reached::start;
  std::string level;
  std::int64_t months = 0;
  Instant since{0};
  std::optional<Instant> until;  ///< end of the term; for ever when absent
  bool operator==(const Rung&) const = default;
};

/// A level that a recharge, a card or a person granted; it stays for its term whatever the growth.
struct GrantedLevel {
  std::string by;  ///< the event
  std::string level;
  Instant since{0};
  std::optional<Instant> until;
  bool operator==(const GrantedLevel&) const = default;
};

/// Bounded by the window: one bucket per day at most; rungs by the number of levels.
struct TierRoom {
  std::vector<Bucket> buckets;  ///< by `until`, rising; for ever last
  std::vector<GrantedLevel> granted;
  std::vector<Rung>
      rungs;  ///< the last is held; those below, what it was reached from in this term
  bool operator==(const TierRoom&) const = default;
};

namespace limits {
inline constexpr std::int64_t buckets = period_days + 2;
inline constexpr std::int64_t granted_levels = 50;
inline constexpr std::int64_t rungs = 50;
/// Months of a term with all its renewals.
inline constexpr std::int64_t term_months = 120'000;
}  // namespace limits

namespace wire {

template <>
struct Describe<Bucket> {
  static constexpr Column columns[] = {
      in_units(bucket_unit, step(column<&Bucket::until, earliest_instant, latest_instant>())),
      column<&Bucket::points_earned, 0, max_amount>(),
      column<&Bucket::growth, 0, max_amount>(),
      column<&Bucket::paid, 0, max_amount>(),
      column<&Bucket::orders, 0, max_amount>(),
      column<&Bucket::recharge_total, 0, max_amount>(),
      column<&Bucket::recharge_single, 0, max_amount>(),
      column<&Bucket::recharge_spent, 0, max_amount>()};
};

template <>
struct Describe<Rung> {
  static constexpr Field fields[] = {day<&Rung::first>("first"),
                                     instant<&Rung::grace>("grace"),
                                     choice<&Rung::how, reached_names>("how"),
                                     needed(id<&Rung::level>("level")),
                                     number<&Rung::months, 0, limits::term_months>("months"),
                                     instant<&Rung::since>("since"),
                                     instant<&Rung::until>("until")};
  static_assert(rising(fields));
  static constexpr Shape shape = object_shape<fields>;
};

template <>
struct Describe<GrantedLevel> {
  static constexpr Field fields[] = {
      needed(id<&GrantedLevel::by>("by")), needed(id<&GrantedLevel::level>("level")),
      instant<&GrantedLevel::since>("since"), instant<&GrantedLevel::until>("until")};
  static_assert(rising(fields));
  static constexpr Shape shape = object_shape<fields>;
};

template <>
struct Describe<TierRoom> {
  static constexpr Field fields[] = {rows<&TierRoom::buckets, limits::buckets>("buckets"),
                                     list<&TierRoom::granted, limits::granted_levels>("granted"),
                                     list<&TierRoom::rungs, limits::rungs>("rungs")};
  static_assert(rising(fields));
  static constexpr Shape shape = object_shape<fields>;
};

}  // namespace wire
}  // namespace loyalty
