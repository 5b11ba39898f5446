#pragma once
// Levels: what counts towards them, how they are reached, kept and lost, and the price they give.

#include "core/program/points_policy.h"

namespace loyalty {

enum class GrowthSource { paid, orders, recharge, points_earned };
inline constexpr std::string_view growth_source_names[] = {"paid", "orders", "recharge",
                                                           "points_earned"};

/// `growth` for every `per` of the source (fen, orders, points), kept exactly in thousandths.
struct GrowthRule {
  std::int64_t growth = 0;
  std::int64_t per = 1;
  Scope scope;  ///< source paid only: goods that count
  GrowthSource source = GrowthSource::paid;
  bool operator==(const GrowthRule&) const = default;
};

enum class WindowKind { lifetime, rolling_months, calendar_year };
inline constexpr std::string_view window_kind_names[] = {"lifetime", "rolling_months",
                                                         "calendar_year"};

struct Window {
  WindowKind kind = WindowKind::lifetime;
  std::optional<std::int64_t> months;  ///< rolling_months
  bool operator==(const Window&) const = default;
};

enum class Metric { growth, paid, orders, recharge_total, recharge_single, points_earned };
inline constexpr std::string_view metric_names[] = {
    "growth", "paid", "orders", "recharge_total", "recharge_single", "points_earned"};

struct Requirement {
  std::int64_t at_least = 0;  ///< fen, orders, points or whole growth, by the metric
  Metric metric = Metric::growth;
  bool operator==(const Requirement&) const = default;
};

/// Every requirement must hold.
struct AllOf {
  std::vector<Requirement> all;
  bool operator==(const AllOf&) const = default;
};

struct Level {
  std::optional<std::int64_t> growth;  ///< reached at so much growth (inclusive)
  std::string id;
  std::string name;
  std::optional<BasisPoints> rate;  ///< what is paid of the list price
  std::vector<AllOf> reach;         ///< instead of growth: any of these
  Scope scope;                      ///< goods that have this level's price
  bool operator==(const Level&) const = default;
};

enum class CountedAt { completed, paid };
inline constexpr std::string_view counted_at_names[] = {"completed", "paid"};

enum class AtTermEnd { to_qualified, one_level, never };
inline constexpr std::string_view at_term_end_names[] = {"to_qualified", "one_level", "never"};

struct TierPolicy {
  AtTermEnd at_term_end = AtTermEnd::never;
  CountedAt counted_at = CountedAt::completed;
  Counted counts;
  std::int64_t grace_days = 0;
  std::vector<Level> levels;  ///< lowest first; everyone has the first
  std::vector<GrowthRule> sources;
  std::optional<std::int64_t> term_months;  ///< how long a level lasts; for ever when absent
  Window window;
  bool operator==(const TierPolicy&) const = default;
};

namespace wire {

template <>
struct Describe<GrowthRule> {
  static constexpr Field fields[] = {
      needed(number<&GrowthRule::growth, 1, 1000000>("growth")),
      needed(number<&GrowthRule::per, 1, limits::unit_price>("per")),
      object<&GrowthRule::scope>("scope"),
      needed(choice<&GrowthRule::source, growth_source_names>("source"))};
  static_assert(rising(fields));
  static void check(Reader&, void*, std::uint64_t seen);
  static constexpr Shape shape = object_shape<fields, check>;
};

template <>
struct Describe<Window> {
  static constexpr Field fields[] = {needed(choice<&Window::kind, window_kind_names>("kind")),
                                     number<&Window::months, 1, 1200>("months")};
  static_assert(rising(fields));
  static void check(Reader&, void*, std::uint64_t seen);
  static constexpr Shape shape = object_shape<fields, check>;
};

template <>
struct Describe<Requirement> {
  static constexpr Field fields[] = {
      needed(number<&Requirement::at_least, 1, max_amount>("at_least")),
      needed(choice<&Requirement::metric, metric_names>("metric"))};
  static constexpr Shape shape = object_shape<fields>;
};

template <>
struct Describe<AllOf> {
  static constexpr Field fields[] = {needed(list<&AllOf::all, 8>("all"))};
  static constexpr Shape shape = object_shape<fields>;
};

template <>
struct Describe<Level> {
  static constexpr Field fields[] = {number<&Level::growth, 0, 1000000000000>("growth"),
                                     needed(id<&Level::id>("id")),
                                     needed(text<&Level::name>("name")),
                                     number<&Level::rate, 1, 10000>("rate"),
                                     list<&Level::reach, 8>("reach"),
                                     object<&Level::scope>("scope")};
  static_assert(rising(fields));
  static constexpr Shape shape = shown_shape<fields>;
};

template <>
struct Describe<TierPolicy> {
  static constexpr Field fields[] = {
      choice<&TierPolicy::at_term_end, at_term_end_names>("at_term_end"),
      choice<&TierPolicy::counted_at, counted_at_names>("counted_at"),
      object<&TierPolicy::counts>("counts"),
      number<&TierPolicy::grace_days, 0, 3660>("grace_days"),
      needed(list<&TierPolicy::levels, limits::tiers>("levels")),
      list<&TierPolicy::sources, 8>("sources"),
      number<&TierPolicy::term_months, 1, 1200>("term_months"),
      object<&TierPolicy::window>("window")};
  static_assert(rising(fields));
  static constexpr Shape shape = object_shape<fields>;
};

}  // namespace wire
}  // namespace loyalty
