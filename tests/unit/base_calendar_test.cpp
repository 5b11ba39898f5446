#include <catch2/catch.hpp>

#include "core/base/calendar.h"
#include "stops.h"
#include "tests/unit/days.h"

using namespace loyalty;
using loyalty::testing::day;

TEST_CASE("days count from 1970-01-01") {
  CHECK(day("1970-01-01") == Day{0});
  CHECK(day("1969-12-31") == Day{-1});
  CHECK(day("2000-02-29") == Day{11016});
  CHECK(day("2026-11-22") == Day{20779});
  CHECK(day("0000-01-01") == Day{-719528});
  CHECK(day("9999-12-31") == Day{2932896});
  CHECK(civil(Day{20779}) == Civil{2026, 11, 22});
  // The days of the first and the last instant: ±8.64·10^15 ms.
  CHECK(civil(Day{100'000'000}) == Civil{275760, 9, 13});
  CHECK(civil(Day{-100'000'000}) == Civil{-271821, 4, 20});
  CHECK(day_of(275760, 9, 13) == Day{100'000'000});
  CHECK(day_of(-271821, 4, 20) == Day{-100'000'000});
}

TEST_CASE("every day of 800 years comes back, in order and with its weekday") {
  Day expected = day_of(1700, 1, 1);
  int weekday = 5;  // 1700-01-01 was a Friday
  for (int year = 1700; year < 2500; ++year) {
    const bool leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    for (unsigned month = 1; month <= 12; ++month) {
      const unsigned lengths[] = {31, leap ? 29u : 28u, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
      REQUIRE(last_day_of_month(year, month) == lengths[month - 1]);
      for (unsigned d = 1; d <= lengths[month - 1]; ++d) {
        REQUIRE(day_of(year, month, d) == expected);
        REQUIRE(civil(expected) == Civil{year, month, d});
        REQUIRE(iso_weekday(expected) == weekday);
        expected += Day{1};
        weekday = weekday % 7 + 1;
      }
    }
  }
}

TEST_CASE("day_of stops on a date that is none") {
  CHECK(stops([] { day_of(2025, 2, 29); }));
  CHECK(stops([] { day_of(2025, 13, 1); }));
  CHECK(stops([] { day_of(2025, 0, 1); }));
  CHECK(stops([] { day_of(2025, 4, 31); }));
  CHECK(stops([] { day_of(2025, 4, 0); }));
}

TEST_CASE("parse_day reads dates that exist, and nothing else") {
  CHECK(parse_day("2024-02-29") == day_of(2024, 2, 29));
  CHECK(parse_day("2000-02-29") == day_of(2000, 2, 29));
  for (const char* text :
       {"", "2025-02-29", "1900-02-29", "2025-00-10", "2025-13-10", "2025-01-00", "2025-04-31",
        "2025-1-01", "2025-01-1", "25-01-01", "2025/01/01", "2025-01-01 ", " 2025-01-01",
        "2025-01-0x", "+025-01-01", "2025-01-01T00:00", "20250101", "２０２５-01-01"}) {
    CAPTURE(text);
    CHECK_FALSE(parse_day(text).has_value());
  }
}

TEST_CASE("format_day writes what parse_day reads") {
  for (const char* text : {"1970-01-01", "2024-02-29", "0000-01-01", "9999-12-31", "0987-06-05"}) {
    CHECK(format_day(day(text)) == text);
  }
  CHECK(format_day(Day{2932897}) == "+010000-01-01");
  CHECK(format_day(Day{-719529}) == "-000001-12-31");
  CHECK(format_day(Day{100'000'000}) == "+275760-09-13");
  CHECK(format_day(Day{-100'000'000}) == "-271821-04-20");
}

TEST_CASE("add_months keeps the day of the month, or takes the month's last") {
  struct Row {
    const char* from;
    int months;
    const char* to;
  };
  const Row rows[] = {
      {"2025-01-31", 0, "2025-01-31"},    {"2025-01-31", 1, "2025-02-28"},
      {"2024-01-31", 1, "2024-02-29"},    {"2025-01-31", 2, "2025-03-31"},
      {"2025-01-31", 3, "2025-04-30"},    {"2024-02-29", 12, "2025-02-28"},
      {"2024-02-29", 48, "2028-02-29"},   {"2025-11-30", 3, "2026-02-28"},
      {"2025-12-15", 1, "2026-01-15"},    {"2025-03-31", -1, "2025-02-28"},
      {"2025-01-15", -1, "2024-12-15"},   {"2025-01-15", -13, "2023-12-15"},
      {"2025-06-30", 1200, "2125-06-30"}, {"0000-01-31", -1, "-000001-12-31"},
  };
  for (const Row& r : rows) {
    CAPTURE(r.from, r.months);
    CHECK(format_day(add_months(day(r.from), r.months)) == r.to);
  }
}

TEST_CASE("weeks begin on Monday") {
  CHECK(iso_weekday(day("1970-01-01")) == 4);
  CHECK(iso_weekday(day("1969-12-28")) == 7);
  CHECK(iso_weekday(day("2026-11-22")) == 7);
  CHECK(iso_weekday(day("2026-11-23")) == 1);
  CHECK(week_start(day("2026-11-22")) == day("2026-11-16"));
  CHECK(week_start(day("2026-11-23")) == day("2026-11-23"));
  CHECK(week_start(day("2026-01-01")) == day("2025-12-29"));
  CHECK(week_start(day("1969-12-31")) == day("1969-12-29"));
}

TEST_CASE("months and years begin and end") {
  CHECK(month_start(day("2024-02-29")) == day("2024-02-01"));
  CHECK(month_end(day("2024-02-01")) == day("2024-02-29"));
  CHECK(month_end(day("2025-02-01")) == day("2025-02-28"));
  CHECK(month_end(day("2025-12-31")) == day("2025-12-31"));
  CHECK(year_start(day("2025-07-04")) == day("2025-01-01"));
  CHECK(year_end(day("2025-07-04")) == day("2025-12-31"));
  CHECK(year_end(day("1969-01-01")) == Day{-1});
}

TEST_CASE("parse_minute_of_day reads 00:00 to 24:00") {
  CHECK(parse_minute_of_day("00:00") == 0);
  CHECK(parse_minute_of_day("09:30") == 570);
  CHECK(parse_minute_of_day("23:59") == 1439);
  CHECK(parse_minute_of_day("24:00") == 1440);
  for (const char* text : {"", "24:01", "25:00", "9:30", "09:60", "0930", "09:3", "09:30:00",
                           "-1:00", "09.30", "0a:00", "99:99"}) {
    CAPTURE(text);
    CHECK_FALSE(parse_minute_of_day(text).has_value());
  }
}

TEST_CASE("a yearly date falls on the month's last day where it must") {
  CHECK(month_day_in_year(2024, 2, 29) == day("2024-02-29"));
  CHECK(month_day_in_year(2025, 2, 29) == day("2025-02-28"));
  CHECK(month_day_in_year(2025, 2, 31) == day("2025-02-28"));
  CHECK(month_day_in_year(2025, 4, 31) == day("2025-04-30"));
  CHECK(month_day_in_year(2025, 1, 31) == day("2025-01-31"));
  CHECK(month_day_in_year(2025, 12, 1) == day("2025-12-01"));
  CHECK(stops([] { month_day_in_year(2025, 2, 0); }));
  CHECK(stops([] { month_day_in_year(2025, 2, 32); }));
}
