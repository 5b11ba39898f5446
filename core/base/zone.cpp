#include "core/base/zone.h"

#include <algorithm>

#include "core/base/arithmetic.h"
#include "core/base/calendar.h"
#include "core/base/zone_table.h"

namespace loyalty {
namespace {

constexpr std::int64_t day_seconds = 86'400;
constexpr std::int64_t second_ms = 1'000;

/// A second of UTC within its year: the year's changes, and the seconds since its 1 January.
struct WithinYear {
  const YearlyChanges& changes;
  std::int64_t seconds;
};

WithinYear within_year(const ZoneRule& rule, std::int64_t second) {
  const int year = civil(Day{floor_div(second, day_seconds)}).year;
  const Day first = day_of(year, 1, 1);
  const bool leap = last_day_of_month(year, 2) == 29;
  const auto weekday = static_cast<unsigned>(iso_weekday(first) - 1);
  return {rule.changes[year_kind(leap, weekday)], second - first.value * day_seconds};
}

Instant at_second(std::int64_t second) { return Instant{second * second_ms}; }

}  // namespace

std::optional<Zone> Zone::find(std::string_view name) {
  const std::string_view by_table = zone_table_rule(name);
  Zone zone;
  if (!read_posix_zone(by_table.empty() ? name : by_table, zone.rule_)) return std::nullopt;
  return zone;
}

std::int64_t Zone::offset_at(std::int64_t second) const {
  if (rule_.fixed()) return rule_.outer_offset;
  const WithinYear at = within_year(rule_, second);
  const bool between = at.seconds >= at.changes.first && at.seconds < at.changes.second;
  return between ? rule_.inner_offset : rule_.outer_offset;
}

Day Zone::local_day(Instant at) const {
  const std::int64_t second = floor_div(at.value, second_ms);
  return Day{floor_div(second + offset_at(second), day_seconds)};
}

int Zone::minute_of_day(Instant at) const {
  const std::int64_t second = floor_div(at.value, second_ms);
  const std::int64_t local = second + offset_at(second);
  return static_cast<int>((local - floor_div(local, day_seconds) * day_seconds) / 60);
}

Instant Zone::day_start(Day day) const {
  const std::int64_t midnight = day.value * day_seconds;
  if (rule_.fixed()) return at_second(midnight - rule_.outer_offset);

  const auto [least, greatest] = std::minmax(rule_.outer_offset, rule_.inner_offset);
  // The greater offset shows midnight earlier: where clocks go back over it, the first of the two.
  if (offset_at(midnight - greatest) == greatest) return at_second(midnight - greatest);
  if (offset_at(midnight - least) == least) return at_second(midnight - least);
  // Neither does: clocks skip midnight, at the last change before the clock not yet changed would
  // show it.
  const WithinYear skipped = within_year(rule_, midnight - least);
  const std::int64_t change =
      skipped.seconds >= skipped.changes.second ? skipped.changes.second : skipped.changes.first;
  return at_second(midnight - least - skipped.seconds + change);
}

Instant Zone::day_end(Day day) const { return day_start(Day{day.value + 1}); }

}  // namespace loyalty
