#pragma once
// A POSIX TZ string as plain numbers.

#include <array>
#include <cstdint>
#include <string_view>

namespace loyalty {

/// The two changes of clock of one year, in seconds of UTC since its 1 January 00:00 UTC.
struct YearlyChanges {
  std::int32_t first = 0;
  std::int32_t second = 0;
};

/// A zone's rule, the same every year. The offsets are seconds east of Greenwich.
struct ZoneRule {
  std::int32_t outer_offset = 0;  // before the year's first change and after its second
  std::int32_t inner_offset = 0;  // between them; equal to outer_offset where clocks never change
  // A rule depends on a year only through its leap day and the weekday of its 1 January: one entry
  // per kind of year, at year_kind().
  std::array<YearlyChanges, 14> changes{};

  bool fixed() const { return outer_offset == inner_offset; }
};

/// Where a year stands in ZoneRule::changes. `first_weekday` of 1 January: 0 is Monday.
constexpr unsigned year_kind(bool leap, unsigned first_weekday) {
  return (leap ? 7u : 0u) + first_weekday;
}

/// Reads a POSIX TZ string such as "CST-8" or "EST5EDT,M3.2.0,M11.1.0" into `rule`; false for
/// anything else. The grammar is in posix_zone.cpp.
bool read_posix_zone(std::string_view text, ZoneRule& rule);

}  // namespace loyalty
