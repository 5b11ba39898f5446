#pragma once
// Growth and levels of an account.

#include <array>
#include <span>

#include "core/base/series.h"
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

/// What one local day counted, less what was undone since: when it was counted, beside the bucket that it is in.
struct CountedDay {
  Day day{0};
  Growth growth{0};
  std::int64_t orders = 0;
  Money paid{0};
  Points points_earned{0};
  Money recharge_single{0};  ///< the largest one
  Money recharge_total{0};
  std::optional<Instant> until;  ///< of its bucket
  bool operator==(const CountedDay&) const = default;
};

/// Local days one after another, of which each counted alone in a bucket of its own: the bucket's figures are the day's, and
/// no row says them again.
struct DaysAlone {
  Day first{0};
  Instant until{
      0};  ///< of the bucket of `first`; each later one ends 24 hours after the one before
  std::int64_t days = 0;
  bool operator==(const DaysAlone&) const = default;
};

/// The levels as they were before anything that happened at `at`.
struct LevelsBefore {
  Instant at{0};
  std::vector<Rung> rungs;
  bool operator==(const LevelsBefore&) const = default;
};

/// Bounded by the window: one bucket per day at most; rungs by the number of levels. What was undone is as if it had
/// never been: for that the last limits::levels_known are kept day by day.
struct TierRoom {
  std::vector<DaysAlone> alone;      ///< like `counted`
  std::vector<LevelsBefore> before;  ///< rising; of what was undone, none that knew it
  Series<Bucket> buckets;            ///< by `until`, rising; for ever last
  std::vector<Bucket> closed;       ///< those that have left the window since the first of `before`
  std::vector<CountedDay> counted;  ///< by day, rising; since the first of `before`
  std::vector<GrantedLevel> granted;
  std::vector<Rung>
      rungs;  ///< the last is held; those below, what it was reached from in this term
  bool operator==(const TierRoom&) const = default;
};

/// Those that have left the window, and those that count.
inline std::array<std::span<const Bucket>, 2> all_buckets(const TierRoom& room) {
  return {room.closed, room.buckets};
}

namespace limits {
inline constexpr std::int64_t buckets = period_days + 2;
inline constexpr std::int64_t granted_levels = 50;
inline constexpr std::int64_t rungs = 50;
/// How far back levels are known day by day: orders come back within half a year, as a rule. Milliseconds.
inline constexpr std::int64_t levels_known = 400 * std::int64_t{86'400'000};
/// Without a change of level, they are noted once in so long.
inline constexpr std::int64_t levels_noted = levels_known / 4;
inline constexpr std::int64_t levels_before = 60;
inline constexpr std::int64_t counted_days = 1000;  ///< rows of `alone` and of `counted`
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
struct Describe<CountedDay> {
  static constexpr Column columns[] = {
      column<&CountedDay::day, 0, limits::latest_day>(),
      in_units(bucket_unit, column<&CountedDay::until, 0, latest_instant>()),
      column<&CountedDay::points_earned, 0, max_amount>(),
      column<&CountedDay::growth, 0, max_amount>(),
      column<&CountedDay::paid, 0, max_amount>(),
      column<&CountedDay::orders, 0, max_amount>(),
      column<&CountedDay::recharge_total, 0, max_amount>(),
      column<&CountedDay::recharge_single, 0, max_amount>()};
};

template <>
struct Describe<DaysAlone> {
  static constexpr Column columns[] = {
      column<&DaysAlone::first, 0, limits::latest_day>(),
      in_units(bucket_unit, step(column<&DaysAlone::until, 0, latest_instant>())),
      column<&DaysAlone::days, 0, limits::latest_day>()};
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
struct Describe<LevelsBefore> {
  static constexpr Field fields[] = {needed(instant<&LevelsBefore::at>("at")),
                                     list<&LevelsBefore::rungs, limits::rungs>("rungs")};
  static constexpr Shape shape = object_shape<fields>;
};

template <>
struct Describe<TierRoom> {
  static constexpr Field fields[] = {rows<&TierRoom::alone, limits::counted_days>("alone"),
                                     list<&TierRoom::before, limits::levels_before>("before"),
                                     rows<&TierRoom::buckets, limits::buckets>("buckets"),
                                     rows<&TierRoom::closed, limits::buckets>("closed"),
                                     rows<&TierRoom::counted, limits::counted_days>("counted"),
                                     list<&TierRoom::granted, limits::granted_levels>("granted"),
                                     list<&TierRoom::rungs, limits::rungs>("rungs")};
  static_assert(rising(fields));
  static constexpr Shape shape = object_shape<fields>;
};

}  // namespace wire
}  // namespace loyalty
