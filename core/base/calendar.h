#pragma once
// Civil dates: the proleptic Gregorian calendar without a time zone.

#include <optional>
#include <string>
#include <string_view>

#include "core/base/types.h"

namespace loyalty {

/// A date as people write it.
struct Civil {
  int year = 1970;
  unsigned month = 1;  // 1..12
  unsigned day = 1;    // 1..31

  friend bool operator==(const Civil&, const Civil&) = default;
};

/// The day of a date that exists. Years ±300000, month 1..12, day 1..last of the month (asserted).
Day day_of(int year, unsigned month, unsigned day);

/// The date of a day at most 100 040 000 from 1970-01-01 (asserted): all instants and a century.
Civil civil(Day day);

/// The last day of a month: 28..31. `month` 1..12.
unsigned last_day_of_month(int year, unsigned month);

/// "2026-02-28": four digits of year and a date that exists, or nothing.
std::optional<Day> parse_day(std::string_view text);

/// Whether it is "MM-DD" of a day that exists in some year.
bool is_month_day(std::string_view text);

/// "2026-02-28"; outside the years 0..9999 a sign and six digits, as ECMAScript writes them.
std::string format_day(Day day);

/// The same day of the month `months` later (or earlier), clamped to that month's end:
/// 31 January + 1 is 28 or 29 February, + 2 is 31 March.
Day add_months(Day day, int months);

/// 1 is Monday, 7 is Sunday.
int iso_weekday(Day day);

/// The Monday of the day's ISO week.
Day week_start(Day day);

/// The first and the last day of the day's month.
Day month_start(Day day);
Day month_end(Day day);

/// 1 January and 31 December of the day's year.
Day year_start(Day day);
Day year_end(Day day);

/// Minutes since midnight of "HH:MM", "00:00" to "24:00" (the end of a day), or nothing.
std::optional<int> parse_minute_of_day(std::string_view text);

/// A yearly date in one year: a day its month does not have becomes the month's last, so that 29
/// February is 28 in a common year. `month` 1..12, `day` 1..31 (asserted).
Day month_day_in_year(int year, unsigned month, unsigned day);

}  // namespace loyalty
