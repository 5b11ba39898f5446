#pragma once
// The points of an account: lots with their own expiry, what is frozen, and what is owed.

#include "core/account/day_counts.h"
#include "core/program/points_policy.h"

namespace loyalty {

/// Points granted together. Pending until `from`; without `from`, until the order is completed or somebody
/// approves them. Gone at `until`.
struct Lot {
  Instant at{0};  ///< granted; of lots that expire together the oldest is spent first
  std::optional<Instant> from;
  std::string id;
  std::optional<std::string> order;  ///< the order that earned them
  Points owed{
      0};  ///< of what an order or a hold took: undone since. It comes back first, and pays.
  Points points{0};
  bool released = false;  ///< available; `from` has passed
  PointsSource source = PointsSource::spending;
  std::optional<Instant> until;  ///< exclusive; never when absent
  bool operator==(const Lot&) const = default;
};

/// What could not be taken back, since it had been spent: it is set off against what comes back of what was spent before
/// then, and forgiven as far as that stays spent.
struct Missed {
  std::int64_t amount = 0;  ///< points, or fen of bonus
  Instant at{0};
  bool late = false;  ///< of what expired: it came back after its end
  bool operator==(const Missed&) const = default;
};

/// Points set aside. Each part is what was taken from one lot, as it was.
struct Hold {
  Instant at{0};
  std::string id;
  std::vector<Lot> parts;
  bool operator==(const Hold&) const = default;
};

/// What the sources under the earning caps brought, gross: a refund reopens nothing.
struct CapCounters {
  Day day{0};  ///< the last day on which something counted
  EarlierDays earlier;
  Points month_before{0};  ///< of the month before that of `day`
  Points of_day{0}, of_month{0};
  bool operator==(const CapCounters&) const = default;
};

/// Points of one channel or store, less what returns took back.
struct ChannelPoints {
  Points earned{0}, spent{0};
  bool operator==(const ChannelPoints&) const = default;
};

/// Bounded by what is live: lots end when they are spent, expired or taken; holds when they are released.
struct PointsRoom {
  wire::Map<ChannelPoints>
      by_channel;  ///< at most limits::point_channels; further ones are "other"
  CapCounters caps;
  Points debt{0};                          ///< owed; the next points that become available repay it
  Points earned{0}, expired{0}, spent{0};  ///< since joining
  std::vector<Missed> forgiven;            ///< rising
  std::vector<Hold> holds;
  std::vector<Missed>
      lapsed;  ///< what expired, by its end: what is taken back is taken from it once
  std::vector<Lot> lots;
  bool operator==(const PointsRoom&) const = default;
};

namespace limits {
/// Lots: one a day for 27 years. Lots of equal expiry and no order are kept as one.
inline constexpr std::int64_t lots = 10000;
inline constexpr std::int64_t holds = 100;
/// Of what was missed, the newest; what is older stays forgiven.
inline constexpr std::int64_t missed = 50;
/// Channels of points told apart: the stores of a small chain.
inline constexpr std::int64_t point_channels = 64;
}  // namespace limits

namespace wire {

template <>
struct Describe<Lot> {
  static constexpr Field fields[] = {needed(instant<&Lot::at>("at")),
                                     instant<&Lot::from>("from"),
                                     needed(id<&Lot::id>("id")),
                                     id<&Lot::order>("order"),
                                     number<&Lot::owed, 0, max_amount>("owed"),
                                     needed(number<&Lot::points, 1, max_amount>("points")),
                                     flag<&Lot::released>("released"),
                                     choice<&Lot::source, points_source_names>("source"),
                                     instant<&Lot::until>("until")};
  static_assert(rising(fields));
  static void check(Reader&, void*, std::uint64_t seen);
  static constexpr Shape shape = object_shape<fields, check>;
};

template <>
struct Describe<Missed> {
  static constexpr Field fields[] = {needed(number<&Missed::amount, 1, max_amount>("amount")),
                                     needed(instant<&Missed::at>("at")),
                                     flag<&Missed::late>("late")};
  static_assert(rising(fields));
  static constexpr Shape shape = object_shape<fields>;
};

template <>
struct Describe<Hold> {
  static constexpr Field fields[] = {instant<&Hold::at>("at"), needed(id<&Hold::id>("id")),
                                     needed(list<&Hold::parts, limits::lots>("parts"))};
  static constexpr Shape shape = object_shape<fields>;
};

template <>
struct Describe<CapCounters> {
  static constexpr Field fields[] = {
      day<&CapCounters::day>("day"), row<&CapCounters::earlier>("earlier"),
      number<&CapCounters::month_before, 0, max_amount>("month_before"),
      number<&CapCounters::of_day, 0, max_amount>("of_day"),
      number<&CapCounters::of_month, 0, max_amount>("of_month")};
  static_assert(rising(fields));
  static constexpr Shape shape = object_shape<fields>;
};

template <>
struct Describe<ChannelPoints> {
  static constexpr Field fields[] = {number<&ChannelPoints::earned, 0, max_amount>("earned"),
                                     number<&ChannelPoints::spent, 0, max_amount>("spent")};
  static constexpr Shape shape = object_shape<fields>;
};

template <>
struct Describe<PointsRoom> {
  static constexpr Field fields[] = {
      objects_by_id<&PointsRoom::by_channel, limits::point_channels + 1>("by_channel"),
      object<&PointsRoom::caps>("caps"),
      number<&PointsRoom::debt, 0, max_amount>("debt"),
      number<&PointsRoom::earned, 0, max_amount>("earned"),
      number<&PointsRoom::expired, 0, max_amount>("expired"),
      list<&PointsRoom::forgiven, limits::missed>("forgiven"),
      list<&PointsRoom::holds, limits::holds>("holds"),
      list<&PointsRoom::lapsed, limits::missed>("lapsed"),
      list<&PointsRoom::lots, limits::lots>("lots"),
      number<&PointsRoom::spent, 0, max_amount>("spent")};
  static_assert(rising(fields));
  static constexpr Shape shape = object_shape<fields>;
};

}  // namespace wire
}  // namespace loyalty
