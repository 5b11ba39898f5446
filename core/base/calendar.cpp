#include "core/base/calendar.h"

#include <date/date.h>

#include <algorithm>

#include "core/base/arithmetic.h"
#include "core/base/assert.h"

namespace loyalty {
namespace {

// The calendar repeats every 400 years, weekdays included. date::year holds ±32767 only, and
// instants reach ±271821: all dates are moved into one cycle and back.
constexpr int cycle_years = 400;
constexpr std::int64_t cycle_days = 146'097;
// Instants end 100 million days from 1970, and a century may be added to the last of them.
constexpr std::int64_t max_day = 100'000'000 + 40'000;

date::year_month_day in_cycle(Day day, std::int64_t cycle) {
  const auto days = static_cast<int>(day.value - cycle * cycle_days);
  return date::year_month_day{date::sys_days{date::days{days}}};
}

std::optional<unsigned> digits(std::string_view text) {
  unsigned number = 0;
  for (const char c : text) {
    if (c < '0' || c > '9') return std::nullopt;
    number = number * 10 + static_cast<unsigned>(c - '0');
  }
  return number;
}

void append_digits(std::string& out, unsigned number, std::size_t width) {
  const std::size_t end = out.size() + width;
  out.resize(end);
  for (std::size_t i = 1; i <= width; ++i, number /= 10) {
    out[end - i] = static_cast<char>('0' + number % 10);
  }
}

}  // namespace

Day day_of(int year, unsigned month, unsigned day) {
  const std::int64_t cycle = floor_div(year, cycle_years);
  const auto within = date::year{static_cast<int>(year - cycle * cycle_years)};
  const date::year_month_day ymd{within, date::month{month}, date::day{day}};
  LOYALTY_ASSERT(ymd.ok(), "day_of: no such date");
  return Day{date::sys_days{ymd}.time_since_epoch().count() + cycle * cycle_days};
}

Civil civil(Day day) {
  LOYALTY_ASSERT(day.value >= -max_day && day.value <= max_day, "civil: the day is out of range");
  const std::int64_t cycle = floor_div(day.value, cycle_days);
  const date::year_month_day ymd = in_cycle(day, cycle);
  return {static_cast<int>(ymd.year()) + static_cast<int>(cycle) * cycle_years,
          static_cast<unsigned>(ymd.month()), static_cast<unsigned>(ymd.day())};
}

unsigned last_day_of_month(int year, unsigned month) {
  LOYALTY_ASSERT(month >= 1 && month <= 12, "last_day_of_month: no such month");
  const date::year within{static_cast<int>(year - floor_div(year, cycle_years) * cycle_years)};
  return static_cast<unsigned>((within / date::month{month} / date::last).day());
}

std::optional<Day> parse_day(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  const auto year = digits(text.substr(0, 4));
  const auto month = digits(text.substr(5, 2));
  const auto day = digits(text.substr(8, 2));
  if (!year || !month || !day || *month < 1 || *month > 12) return std::nullopt;
  const auto y = static_cast<int>(*year);
  if (*day < 1 || *day > last_day_of_month(y, *month)) return std::nullopt;
  return day_of(y, *month, *day);
}

bool is_month_day(std::string_view text) {
  // A leap year has every date there is.
  return parse_day("2000-" + std::string(text)).has_value();
}

std::string format_day(Day day) {
  const Civil date = civil(day);
  std::string text;
  if (date.year >= 0 && date.year <= 9999) {
    append_digits(text, static_cast<unsigned>(date.year), 4);
  } else {
    text += date.year < 0 ? '-' : '+';
    append_digits(text, static_cast<unsigned>(date.year < 0 ? -date.year : date.year), 6);
  }
  text += '-';
  append_digits(text, date.month, 2);
  text += '-';
  append_digits(text, date.day, 2);
  return text;
}

Day add_months(Day day, int months) {
  const Civil from = civil(day);
  const std::int64_t month = std::int64_t{from.year} * 12 + (from.month - 1) + months;
  const std::int64_t year = floor_div(month, 12);
  return month_day_in_year(static_cast<int>(year), static_cast<unsigned>(month - year * 12 + 1),
                           from.day);
}

int iso_weekday(Day day) {
  // 1970-01-01 was a Thursday.
  return static_cast<int>(day.value + 3 - 7 * floor_div(day.value + 3, 7)) + 1;
}

Day week_start(Day day) { return Day{day.value - (iso_weekday(day) - 1)}; }

Day month_start(Day day) { return Day{day.value - civil(day).day + 1}; }

Day month_end(Day day) {
  const Civil date = civil(day);
  return day_of(date.year, date.month, last_day_of_month(date.year, date.month));
}

Day year_start(Day day) { return day_of(civil(day).year, 1, 1); }

Day year_end(Day day) { return day_of(civil(day).year, 12, 31); }

std::optional<int> parse_minute_of_day(std::string_view text) {
  if (text.size() != 5 || text[2] != ':') return std::nullopt;
  const auto hour = digits(text.substr(0, 2));
  const auto minute = digits(text.substr(3, 2));
  if (!hour || !minute || *minute > 59) return std::nullopt;
  const unsigned of_day = *hour * 60 + *minute;
  if (of_day > 24 * 60) return std::nullopt;
  return static_cast<int>(of_day);
}

Day month_day_in_year(int year, unsigned month, unsigned day) {
  LOYALTY_ASSERT(day >= 1 && day <= 31, "month_day_in_year: no such day");
  return day_of(year, month, std::min(day, last_day_of_month(year, month)));
}

}  // namespace loyalty
