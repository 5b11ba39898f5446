#pragma once
// How long points are good.

#include "core/program/scope.h"

namespace loyalty {

enum class PeriodEnd { day_end, month_end, year_end };
inline constexpr std::string_view period_end_names[] = {"day_end", "month_end", "year_end"};

/// Never; or so long after becoming available, to the end of that day, month or year; or on a
/// day of the n-th year after the one in which they become available.
struct Expiry {
  bool never = true;
  PeriodEnd at = PeriodEnd::day_end;
  std::optional<std::int64_t> days, months, years;
  std::optional<std::string> yearly;  ///< "MM-DD"
  bool operator==(const Expiry&) const = default;
};

namespace wire {

/// Also the text "never".
template <>
struct Describe<Expiry> {
  static constexpr Field fields[] = {
      choice<&Expiry::at, period_end_names>("at"), number<&Expiry::days, 1, 36600>("days"),
      number<&Expiry::months, 1, 1200>("months"), text<&Expiry::yearly, 5>("yearly"),
      number<&Expiry::years, 1, 100>("years")};
  static_assert(rising(fields));
  static void never(Reader&, void*, std::string_view given);
  static void check(Reader&, void*, std::uint64_t seen);
  static void write(Writer&, const Shape&, const void*);
  static constexpr Kind kind = {
      .expected = "\"never\" or an object", .text = never, .write = write};
  static constexpr Shape shape = {.kind = &kind, .check = check, .fields = &fields_of<fields>};
};

}  // namespace wire
}  // namespace loyalty
