#pragma once
// What a member brings along from another system.

#include "core/account/account.h"
#include "core/program/points_policy.h"

namespace loyalty {

/// Points with an end of their own; by the program's rules when absent.
struct OpeningLot {
  std::optional<Instant> at;    ///< when they were given
  std::optional<Instant> from;  ///< pending until then
  Points points{0};
  PointsSource source = PointsSource::grant;
  std::optional<Instant> until;
  bool operator==(const OpeningLot&) const = default;
};

/// What counts towards levels.
struct OpeningGrowth {
  std::optional<Day> day;  ///< from which its window runs; that of the event
  std::int64_t growth = 0;
  std::int64_t orders = 0;
  Money paid{0};
  Points points{0};              ///< earned
  std::optional<Instant> until;  ///< when it leaves the window, if not by the program's
  bool operator==(const OpeningGrowth&) const = default;
};

struct OpeningLevel {
  bool granted = false;  ///< for its term whatever the growth
  std::string id;
  std::optional<Instant>
      until;  ///< its term; of a level that was earned the program's, when absent
  bool operator==(const OpeningLevel&) const = default;
};

struct OpeningCoupon {
  std::string coupon;  ///< template
  std::optional<Instant> from;
  std::optional<std::string> id;
  std::optional<Instant> until;
  bool operator==(const OpeningCoupon&) const = default;
};

struct OpeningCard {
  std::string card;  ///< plan
  std::optional<std::string> number;
  std::optional<Instant>
      until;  ///< through the end of that local day; the plan's months when absent
  bool operator==(const OpeningCard&) const = default;
};

struct OpeningSaved {
  Money amount{0};
  std::optional<Day> day;
  std::string source;
  bool operator==(const OpeningSaved&) const = default;
};

struct Opening {
  Money bonus{0};
  std::vector<OpeningCard> cards;
  std::vector<OpeningCoupon> coupons;
  Points debt{0};
  std::vector<OpeningGrowth> growth;
  std::optional<OpeningLevel> level;
  std::int64_t orders = 0;  ///< completed so far
  Money paid{0};            ///< for them
  std::vector<OpeningLot> points;
  Money principal{0};
  std::vector<OpeningSaved> savings;
  bool operator==(const Opening&) const = default;
};

namespace wire {

template <>
struct Describe<OpeningLot> {
  static constexpr Field fields[] = {instant<&OpeningLot::at>("at"),
                                     instant<&OpeningLot::from>("from"),
                                     needed(number<&OpeningLot::points, 1, max_amount>("points")),
                                     choice<&OpeningLot::source, points_source_names>("source"),
                                     instant<&OpeningLot::until>("until")};
  static constexpr Shape shape = object_shape<fields>;
};

template <>
struct Describe<OpeningGrowth> {
  static constexpr Field fields[] = {
      day<&OpeningGrowth::day>("day"),
      number<&OpeningGrowth::growth, 0, limits::growth_granted>("growth"),
      number<&OpeningGrowth::orders, 0, max_amount>("orders"),
      number<&OpeningGrowth::paid, 0, max_amount>("paid"),
      number<&OpeningGrowth::points, 0, max_amount>("points"),
      instant<&OpeningGrowth::until>("until")};
  static_assert(rising(fields));
  static constexpr Shape shape = object_shape<fields>;
};

template <>
struct Describe<OpeningLevel> {
  static constexpr Field fields[] = {flag<&OpeningLevel::granted>("granted"),
                                     needed(id<&OpeningLevel::id>("id")),
                                     instant<&OpeningLevel::until>("until")};
  static constexpr Shape shape = object_shape<fields>;
};

template <>
struct Describe<OpeningCoupon> {
  static constexpr Field fields[] = {
      needed(id<&OpeningCoupon::coupon>("coupon")), instant<&OpeningCoupon::from>("from"),
      id<&OpeningCoupon::id>("id"), instant<&OpeningCoupon::until>("until")};
  static constexpr Shape shape = object_shape<fields>;
};

template <>
struct Describe<OpeningCard> {
  static constexpr Field fields[] = {needed(id<&OpeningCard::card>("card")),
                                     id<&OpeningCard::number>("number"),
                                     instant<&OpeningCard::until>("until")};
  static constexpr Shape shape = object_shape<fields>;
};

template <>
struct Describe<OpeningSaved> {
  static constexpr Field fields[] = {needed(number<&OpeningSaved::amount, 1, max_amount>("amount")),
                                     day<&OpeningSaved::day>("day"),
                                     needed(id<&OpeningSaved::source>("source"))};
  static constexpr Shape shape = object_shape<fields>;
};

template <>
struct Describe<Opening> {
  static constexpr Field fields[] = {number<&Opening::bonus, 0, max_amount>("bonus"),
                                     list<&Opening::cards, limits::cards_held>("cards"),
                                     list<&Opening::coupons, limits::coupons_held>("coupons"),
                                     number<&Opening::debt, 0, max_amount>("debt"),
                                     list<&Opening::growth, limits::buckets>("growth"),
                                     object<&Opening::level>("level"),
                                     number<&Opening::orders, 0, max_amount>("orders"),
                                     number<&Opening::paid, 0, max_amount>("paid"),
                                     list<&Opening::points, limits::lots>("points"),
                                     number<&Opening::principal, 0, max_amount>("principal"),
                                     list<&Opening::savings, limits::saving_periods>("savings")};
  static_assert(rising(fields));
  static constexpr Shape shape = object_shape<fields>;
};

}  // namespace wire
}  // namespace loyalty
