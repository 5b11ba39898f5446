#include <catch2/catch.hpp>
#include <cstdlib>
#include <ctime>
#include <fstream>
#include <random>
#include <set>
#include <sstream>
#include <vector>

#include "core/base/calendar.h"
#include "core/base/zone.h"
#include "core/base/zone_table.h"
#include "tests/unit/days.h"

using namespace loyalty;
using loyalty::testing::day;

namespace {

/// "2026-03-08T07:00Z".
Instant at(std::string_view text) {
  const auto day = parse_day(text.substr(0, 10));
  const auto minute = parse_minute_of_day(text.substr(11, 5));
  REQUIRE((day && minute));
  return Instant{day->value * 24 * hour_ms + *minute * 60'000};
}

Zone zone(std::string_view name) {
  CAPTURE(std::string(name));
  const auto found = Zone::find(name);
  REQUIRE(found.has_value());
  return *found;
}

/// The C library's opinion of a zone, until it goes out of scope.
class SystemZone {
 public:
  explicit SystemZone(const std::string& name) {
    if (const char* old = std::getenv("TZ")) before_ = old;
    set(name);
  }
  ~SystemZone() { set(before_); }
  SystemZone(const SystemZone&) = delete;
  SystemZone& operator=(const SystemZone&) = delete;

  std::tm local(std::int64_t second) const {
    const std::time_t time = second;
    std::tm parts{};
    localtime_r(&time, &parts);
    return parts;
  }

 private:
  static void set(const std::string& name) {
    name.empty() ? unsetenv("TZ") : setenv("TZ", name.c_str(), 1);
    tzset();
  }
  std::string before_;
};

bool same_clock(const Zone& ours, const SystemZone& system, std::int64_t second) {
  const std::tm expected = system.local(second);
  const Instant instant{second * 1000 + second % 1000};
  const Civil date{expected.tm_year + 1900, static_cast<unsigned>(expected.tm_mon + 1),
                   static_cast<unsigned>(expected.tm_mday)};
  return civil(ours.local_day(instant)) == date &&
         ours.minute_of_day(instant) == expected.tm_hour * 60 + expected.tm_min;
}

/// A sample of ten years and, where `each_change`, every half hour of the first and the second
/// before it.
void check_same_clock(const Zone& ours, const SystemZone& system, bool each_change) {
  const std::int64_t from = at("2026-02-01T00:00Z").value / 1000;
  std::vector<std::int64_t> different;
  const auto compare = [&](std::int64_t second) {
    if (!same_clock(ours, system, second)) different.push_back(second);
  };
  for (std::int64_t second = from; each_change && second < from + 365 * 86'400; second += 1800) {
    compare(second);
    compare(second - 1);
  }
  std::mt19937_64 random{3};
  const std::int64_t ten_years = 10LL * 365 * 86'400;
  for (int i = 0; i < 2'000; ++i) {
    compare(from + static_cast<std::int64_t>(random() % ten_years));
  }
  CHECK(different == std::vector<std::int64_t>{});
}

/// day_start is the first instant of its day, for each day of a year.
void check_days(const Zone& ours, Day from) {
  for (Day d = from; d < from + Day{366}; d += Day{1}) {
    const Instant start = ours.day_start(d);
    CAPTURE(format_day(d));
    REQUIRE(ours.local_day(start) == d);
    REQUIRE(ours.local_day(start - Instant{1}) < d);
    REQUIRE(ours.day_end(d - Day{1}) == start);
    const Instant length = ours.day_end(d) - start;
    REQUIRE(length >= Instant{21 * hour_ms});
    REQUIRE(length <= Instant{27 * hour_ms});
  }
}

}  // namespace

TEST_CASE("a shop in Shanghai changes day at 16:00 UTC") {
  const Zone shanghai = zone("Asia/Shanghai");
  CHECK(shanghai.local_day(at("2026-11-22T15:59Z")) == day("2026-11-22"));
  CHECK(shanghai.local_day(at("2026-11-22T16:00Z") - Instant{1}) == day("2026-11-22"));
  CHECK(shanghai.local_day(at("2026-11-22T16:00Z")) == day("2026-11-23"));
  CHECK(shanghai.minute_of_day(at("2026-11-22T15:59Z")) == 1439);
  CHECK(shanghai.minute_of_day(at("2026-11-22T16:00Z")) == 0);
  CHECK(shanghai.minute_of_day(at("2026-11-22T16:00Z") - Instant{1}) == 1439);
  CHECK(shanghai.day_start(day("2026-11-23")) == at("2026-11-22T16:00Z"));
  CHECK(shanghai.day_end(day("2026-11-23")) == at("2026-11-23T16:00Z"));
  // Before 1970, and in the summers of 1986 to 1991: today's rule, always.
  CHECK(shanghai.local_day(Instant{-8 * hour_ms - 1}) == Day{-1});
  CHECK(shanghai.local_day(Instant{-8 * hour_ms}) == Day{0});
  CHECK(shanghai.day_start(day("1988-07-01")) == at("1988-06-30T16:00Z"));
}

TEST_CASE("a zone by default is UTC") {
  const Zone utc;
  CHECK(utc.local_day(Instant{0}) == Day{0});
  CHECK(utc.local_day(Instant{-1}) == Day{-1});
  CHECK(utc.day_start(Day{1}) == Instant{24 * hour_ms});
}

TEST_CASE("days on which clocks change are shorter or longer") {
  struct Row {
    const char* zone;
    const char* day;
    const char* start;
    const char* end;
    const char* what;
  };
  const char* new_york = "America/New_York";
  const char* asuncion = "<-04>4<-03>,M10.1.0/0,M3.4.0/0";  // Paraguay until 2024
  const char* beirut = "EET-2EEST,M3.5.0/0,M10.5.0/0";
  const char* nuuk = "<-02>2<-01>,M3.5.0/-1,M10.5.0/0";
  const Row rows[] = {
      {new_york, "2026-03-07", "2026-03-07T05:00Z", "2026-03-08T05:00Z", "24 h"},
      {new_york, "2026-03-08", "2026-03-08T05:00Z", "2026-03-09T04:00Z", "23 h"},
      {new_york, "2026-11-01", "2026-11-01T04:00Z", "2026-11-02T05:00Z", "25 h"},
      {asuncion, "2026-10-03", "2026-10-03T04:00Z", "2026-10-04T04:00Z", "24 h"},
      {asuncion, "2026-10-04", "2026-10-04T04:00Z", "2026-10-05T03:00Z", "from 01:00"},
      {asuncion, "2026-03-21", "2026-03-21T03:00Z", "2026-03-22T04:00Z", "23:00 twice"},
      {beirut, "2026-03-29", "2026-03-28T22:00Z", "2026-03-29T21:00Z", "from 01:00"},
      {beirut, "2026-10-24", "2026-10-23T21:00Z", "2026-10-24T22:00Z", "23:00 twice"},
      {"Asia/Beirut", "2026-03-29", "2026-03-28T22:00Z", "2026-03-29T21:00Z", "from 01:00"},
      {"America/Havana", "2026-03-08", "2026-03-08T05:00Z", "2026-03-09T04:00Z", "from 01:00"},
      {"America/Havana", "2026-11-01", "2026-11-01T04:00Z", "2026-11-02T05:00Z", "00:00 twice"},
      {"America/Santiago", "2026-04-04", "2026-04-04T03:00Z", "2026-04-05T04:00Z", "23:00 twice"},
      {"Australia/Lord_Howe", "2026-10-04", "2026-10-03T13:30Z", "2026-10-04T13:00Z", "23.5 h"},
      {nuuk, "2026-03-28", "2026-03-28T02:00Z", "2026-03-29T01:00Z", "22:00 to 23:00 missing"},
      {"Europe/Dublin", "2026-10-25", "2026-10-24T23:00Z", "2026-10-26T00:00Z",
       "winter is the exception"},
  };
  for (const Row& r : rows) {
    CAPTURE(r.zone, r.day, r.what);
    CHECK(zone(r.zone).day_start(day(r.day)) == at(r.start));
    CHECK(zone(r.zone).day_end(day(r.day)) == at(r.end));
  }
}

TEST_CASE("the clock jumps at the change") {
  const Zone new_york = zone("America/New_York");
  const Instant spring = at("2026-03-08T07:00Z");
  CHECK(new_york.minute_of_day(spring - Instant{1}) == 119);
  CHECK(new_york.minute_of_day(spring) == 180);
  const Instant autumn = at("2026-11-01T06:00Z");
  CHECK(new_york.minute_of_day(autumn - Instant{1}) == 119);
  CHECK(new_york.minute_of_day(autumn) == 60);
  const Zone beirut = zone("Asia/Beirut");
  CHECK(beirut.minute_of_day(at("2026-03-28T22:00Z") - Instant{1}) == 1439);
  CHECK(beirut.minute_of_day(at("2026-03-28T22:00Z")) == 60);
}

TEST_CASE("a rule holds in every year an instant can have") {
  const Zone new_york = zone("America/New_York");
  const Instant last{8'640'000'000'000'000};
  CHECK(new_york.local_day(last) == Day{100'000'000 - 1});
  CHECK(new_york.day_end(new_york.local_day(last)).value == 8'640'000'000'000'000 + 4 * hour_ms);
  CHECK(new_york.local_day(-last) == Day{-100'000'000 - 1});
  CHECK(new_york.day_start(Day{-100'000'000}).value == -8'640'000'000'000'000 + 4 * hour_ms);
  // The calendar repeats after 400 years of 146097 days.
  const Instant cycle{146'097 * 24 * hour_ms};
  for (Day d = day("2026-01-01"); d < day("2027-01-01"); d += Day{1}) {
    const Instant start = new_york.day_start(d);
    CHECK(new_york.day_start(d + Day{146'097 * 600}) == start + cycle * 600);
    CHECK(new_york.day_start(d - Day{146'097 * 600}) == start - cycle * 600);
  }
}

TEST_CASE("the table knows the usual names exactly") {
  // clang-format off
  const char* usual[] = {
      "Asia/Shanghai", "Asia/Urumqi", "Asia/Hong_Kong", "Asia/Macau", "Asia/Taipei", "Asia/Tokyo",
      "Asia/Seoul", "Asia/Singapore", "Asia/Kuala_Lumpur", "Asia/Bangkok", "Asia/Kolkata",
      "Asia/Dubai", "Europe/London", "Europe/Paris", "Europe/Berlin", "Europe/Moscow",
      "America/New_York", "America/Chicago", "America/Los_Angeles", "America/Sao_Paulo",
      "America/Nuuk", "America/Toronto", "Australia/Sydney", "Australia/Lord_Howe",
      "Pacific/Auckland", "Pacific/Chatham", "Africa/Johannesburg", "Africa/Cairo",
      "Antarctica/Troll", "UTC", "Etc/UTC", "GMT", "PRC", "Asia/Calcutta", "Asia/Chongqing",
      "Asia/Harbin",
  };
  // clang-format on
  for (const char* name : usual) {
    CAPTURE(name);
    CHECK(Zone::find(name).has_value());
    CHECK_FALSE(zone_table_rule(name).empty());
  }
  for (const char* name :
       {"", "asia/shanghai", "Asia/Shanghai ", "Asia", "Asia/", "Zurich", "Mars/Olympus"}) {
    CAPTURE(name);
    CHECK_FALSE(Zone::find(name).has_value());
    CHECK(zone_table_rule(name).empty());
  }
  CHECK(zone_table_rule("Asia/Shanghai") == "CST-8");
  CHECK(zone_table_version().size() == 5);
}

TEST_CASE("a POSIX string that follows the grammar is a zone") {
  // clang-format off
  const char* good[] = {
      "CST-8", "CST-08", "CST-08:00", "CST-8:00:00", "UTC0", "EST+5", "<+0545>-5:45", "XYZ24",
      "XYZ-24", "ABCDEFGH1", "<-03>3", "EST5EDT,M3.2.0,M11.1.0", "EST5EDT4,M3.2.0,M11.1.0",
      "EST5EDT,M3.2.0/2,M11.1.0/2:00:00", "EST5EDT,J60,J300", "EST5EDT,59,299/25",
      "EET-2EEST,M3.4.4/50,M10.4.4/50", "<-02>2<-01>,M3.5.0/-1,M10.5.0/0",
      "IST-1GMT0,M10.5.0,M3.5.0/1", "<+1030>-10:30<+11>-11,M10.1.0,M4.1.0",
      "EST5EDT,M03.2.0,M11.1.0", "AAA3BBB0,M3.2.0,M11.1.0",
  };
  // clang-format on
  for (const char* text : good) {
    CAPTURE(text);
    CHECK(Zone::find(text).has_value());
  }
}

TEST_CASE("anything else is no zone") {
  // clang-format off
  const char* bad[] = {
      // Names.
      "8", "-8", "CS-8", "ABCDEFGHI1", "C1T-8", "<>-8", "<+8>-8", "<+08-8", "+08>-8", "<CST8",
      "<C T>8",
      // Offsets.
      "CST", "CST-", "CST--8", "CST+-8", "CST-25", "CST24:00:01", "CST-8:", "CST-8:0", "CST-8:60",
      "CST-8:00:60", "CST-8:00:00:00", "CST-800", "CST 8", "CST-8 ", " CST-8", "CST-8\n", "CST0x8",
      "CST-8.5",
      // A second name needs its dates.
      "EST5EDT", "EST5EDT4", "EST5EDT,", "EST5EDT,M3.2.0", "EST5EDT,M3.2.0,", "EST5,M3.2.0,M11.1.0",
      "EST5EDT,M3.2.0,M11.1.0,", "EST5EDT,M3.2.0,M11.1.0x", "EST5EDT;M3.2.0;M11.1.0",
      // Dates.
      "EST5EDT,M0.2.0,M11.1.0", "EST5EDT,M13.2.0,M11.1.0", "EST5EDT,M3.0.0,M11.1.0",
      "EST5EDT,M3.6.0,M11.1.0", "EST5EDT,M3.2.7,M11.1.0", "EST5EDT,M3.2,M11.1.0",
      "EST5EDT,M3,M11.1.0", "EST5EDT,J0,J300", "EST5EDT,J60,J366", "EST5EDT,59,366",
      "EST5EDT,J,J300", "EST5EDT,60J,300", "EST5EDT,J1000,J300", "EST5EDT,-1,300",
      // Times.
      "EST5EDT,M3.2.0/,M11.1.0", "EST5EDT,M3.2.0/76,M11.1.0", "EST5EDT,M3.2.0/-25,M11.1.0",
      "EST5EDT,M3.2.0/2:,M11.1.0", "EST5EDT,M3.2.0/100,M11.1.0", "EST5EDT,M3.2.0/--1,M11.1.0",
      // Changes by more than three hours, near New Year, near one another.
      "EST5EDT0,M3.2.0,M11.1.0", "EST0EDT5,M3.2.0,M11.1.0", "EST5EDT,0/0,J365/25",
      "EST5EDT,J1/0,J200", "EST5EDT,J100,J365/23", "CST-8CDT,J1/0,J200", "EST5EDT,M3.2.0,M3.2.0",
      "EST5EDT,M3.2.0,M3.3.0", "EST5EDT,J100,J100",
  };
  // clang-format on
  for (const char* text : bad) {
    CAPTURE(text);
    CHECK_FALSE(Zone::find(text).has_value());
  }
}

TEST_CASE("no text makes find do more than refuse") {
  std::mt19937 random{4};
  const std::string_view alphabet = "ESTCDM<>+-:/,.J0123456789\0 x";
  const std::string base = "EST5EDT4,M3.2.0/2,M11.1.0/-1";
  int found = 0;
  for (int i = 0; i < 20'000; ++i) {
    std::string text = base;
    for (auto edits = 1 + random() % 3; edits > 0; --edits) {
      const std::size_t place = random() % text.size();
      const char c = alphabet[random() % alphabet.size()];
      switch (random() % 3) {
        case 0: text[place] = c; break;
        case 1: text.insert(place, 1, c); break;
        default: text.erase(place, 1 + random() % 3);
      }
      if (text.empty()) text = "E";
    }
    if (const auto zone = Zone::find(text)) {
      ++found;
      CAPTURE(text);
      if (found % 20 == 0) check_days(*zone, Day{20'000});
    }
  }
  CHECK(found > 100);
}

TEST_CASE("POSIX rules mean what the C library reads in them") {
  // clang-format off
  const char* rules[] = {
      "CST-8", "EST5EDT,M3.2.0,M11.1.0", "<-04>4<-03>,M10.1.0/0,M3.4.0/0",
      "EET-2EEST,M3.5.0/0,M10.5.0/0", "<-02>2<-01>,M3.5.0/-1,M10.5.0/0",
      "EET-2EEST,M3.4.4/50,M10.4.4/50", "IST-1GMT0,M10.5.0,M3.5.0/1",
      "<+1030>-10:30<+11>-11,M10.1.0,M4.1.0", "CST5CDT,M3.2.0/0,M11.1.0/1",
      "<-04>4<-03>,M9.1.6/24,M4.1.6/24", "EST5EDT,J60/3,J300/1:30", "EST5EDT,59,299",
      "AAA-3:30:15BBB-5,J60/26,J330", "<+1245>-12:45<+1345>,M9.5.0/2:45,M4.1.0/3:45",
  };
  // clang-format on
  for (const char* rule : rules) {
    INFO(rule);
    const SystemZone system{rule};
    check_same_clock(zone(rule), system, true);
    check_days(zone(rule), day("2026-01-01"));
    check_days(zone(rule), day("2028-01-01"));
  }
}

TEST_CASE("the table agrees with the machine's zoneinfo of the same version") {
  std::ifstream database{"/usr/share/zoneinfo/tzdata.zi"};
  std::string version;
  std::getline(database, version);
  if (version != "# version " + std::string(zone_table_version())) {
    WARN("no zoneinfo of version " << zone_table_version() << " here: not compared");
    return;
  }
  std::ifstream list{"/usr/share/zoneinfo/zone.tab"};
  int compared = 0;
  std::set<std::string_view> rules;
  for (std::string line; std::getline(list, line);) {
    if (line.empty() || line.front() == '#') continue;
    std::istringstream columns{line};
    std::string country, place, name;
    columns >> country >> place >> name;
    INFO(name);
    const Zone ours = zone(name);
    check_days(ours, day("2026-01-01"));
    // Morocco suspends its summer time in each Ramadan: a list of dates, no rule.
    if (name == "Africa/Casablanca" || name == "Africa/El_Aaiun") continue;
    const SystemZone system{name};
    check_same_clock(ours, system, rules.insert(zone_table_rule(name)).second);
    ++compared;
  }
  CHECK(compared > 350);
  CHECK(rules.size() > 80);
}
