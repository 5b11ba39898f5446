// The one file with date/ptz.h. That header throws on a bad string, is not C++20, and is asked here
// only when a zone is read: what it says of each kind of year is kept as numbers.
//
// Grammar: POSIX.1-2017 with hours as in RFC 9636, and narrower where the rest serves nobody:
//
//   zone   = name offset [ name [ offset ] "," date [ "/" time ] "," date [ "/" time ] ]
//   name   = 3..8 letters | "<" 3..8 letters, digits, "+", "-" ">"
//   offset = [ "+" | "-" ] clock        hours west of Greenwich, at most 24
//   time   = [ "+" | "-" ] clock        of the change, on the clock before it; 02:00 by default
//   clock  = h[h] [ ":" mm [ ":" ss ] ]
//   date   = "J" 1..365 (no 29 February) | 0..365 | "M" month "." week 1..5 "." weekday 0..6
//
// Refused: a second name without dates (nothing says when), clocks that move by more than 3 hours,
// and changes within a week of New Year or of one another: their order would differ by year.

#include "core/base/posix_zone.h"

#include <date/ptz.h>

#include <string>

namespace loyalty {
namespace {

constexpr std::int32_t minute = 60;
constexpr std::int32_t hour = 3'600;
constexpr std::int32_t day = 24 * hour;
constexpr std::int32_t week = 7 * day;
constexpr std::int32_t max_offset = 24 * hour;
constexpr std::int32_t max_saving = 3 * hour;  // the IANA database reaches 2
// ptz reads two digits of hours. RFC 9636 allows 167; the IANA database reaches 50.
constexpr std::int32_t max_change_time = 75 * hour;
constexpr std::int32_t min_change_time = -24 * hour;

struct ChangeText {
  std::string_view date;
  std::int32_t time = 2 * hour;  // seconds after the date's midnight
};

/// A checked TZ string. Offsets in seconds west of Greenwich, as POSIX writes them.
struct ZoneText {
  std::int32_t standard = 0;
  bool changes = false;
  std::int32_t saving = 0;
  ChangeText to_saving;
  ChangeText to_standard;
};

/// Takes one item after the other off the front of a text; the first that does not fit ends it.
class TzReader {
 public:
  explicit TzReader(std::string_view text) : rest_(text) {}

  bool read(ZoneText& zone) {
    if (!name() || !signed_clock(zone.standard, max_offset)) return false;
    if (rest_.empty()) return true;
    zone.changes = true;
    zone.saving = zone.standard - hour;
    if (!name()) return false;
    if (!next_is(',') && !signed_clock(zone.saving, max_offset)) return false;
    return change(zone.to_saving) && change(zone.to_standard) && rest_.empty();
  }

 private:
  bool next_is(char c) const { return !rest_.empty() && rest_.front() == c; }

  bool take(char c) {
    if (!next_is(c)) return false;
    rest_.remove_prefix(1);
    return true;
  }

  static bool letter(char c) { return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'); }
  static bool digit(char c) { return c >= '0' && c <= '9'; }

  bool name() {
    const bool quoted = take('<');
    std::size_t length = 0;
    while (length < rest_.size()) {
      const char c = rest_[length];
      if (!letter(c) && !(quoted && (digit(c) || c == '+' || c == '-'))) break;
      ++length;
    }
    rest_.remove_prefix(length);
    return length >= 3 && length <= 8 && (!quoted || take('>'));
  }

  bool number(std::size_t min_digits, std::size_t max_digits, std::int32_t min, std::int32_t max,
              std::int32_t& value) {
    std::size_t length = 0;
    value = 0;
    for (; length < max_digits && length < rest_.size() && digit(rest_[length]); ++length) {
      value = value * 10 + (rest_[length] - '0');
    }
    rest_.remove_prefix(length);
    return length >= min_digits && value >= min && value <= max;
  }

  bool signed_clock(std::int32_t& seconds, std::int32_t max) {
    const bool negative = take('-');
    if (!negative) take('+');
    std::int32_t hours = 0;
    std::int32_t minutes = 0;
    std::int32_t rest = 0;
    if (!number(1, 2, 0, 99, hours)) return false;
    if (take(':')) {
      if (!number(2, 2, 0, 59, minutes)) return false;
      if (take(':') && !number(2, 2, 0, 59, rest)) return false;
    }
    seconds = hours * hour + minutes * minute + rest;
    if (seconds > max) return false;
    if (negative) seconds = -seconds;
    return true;
  }

  bool date() {
    std::int32_t number_read = 0;
    if (take('J')) return number(1, 3, 1, 365, number_read);
    if (!take('M')) return number(1, 3, 0, 365, number_read);
    return number(1, 2, 1, 12, number_read) && take('.') && number(1, 1, 1, 5, number_read) &&
           take('.') && number(1, 1, 0, 6, number_read);
  }

  bool change(ChangeText& change) {
    if (!take(',')) return false;
    const std::string_view from = rest_;
    if (!date()) return false;
    change.date = from.substr(0, from.size() - rest_.size());
    if (!take('/')) return true;
    return signed_clock(change.time, max_change_time) && change.time >= min_change_time;
  }

  std::string_view rest_;
};

std::string clock_text(std::int32_t seconds) {
  const std::int32_t magnitude = seconds < 0 ? -seconds : seconds;
  const auto two = [](std::int32_t n) { return std::to_string(n / 10) + std::to_string(n % 10); };
  return (seconds < 0 ? "-" : "") + two(magnitude / hour) + ':' + two(magnitude / minute % 60) +
         ':' + two(magnitude % 60);
}

/// The zone for ptz, which knows no times before midnight: there, all offsets move `shift` east and
/// all times `shift` later, which leaves the instants of the changes where they were.
Posix::time_zone ptz_zone(const ZoneText& zone, std::int32_t shift) {
  const auto change_text = [shift](const ChangeText& change) {
    return ',' + std::string(change.date) + '/' + clock_text(change.time + shift);
  };
  const std::string text = "STD" + clock_text(zone.standard - shift) + "DST" +
                           clock_text(zone.saving - shift) + change_text(zone.to_saving) +
                           change_text(zone.to_standard);
  return Posix::time_zone{text};
}

std::int32_t seconds_of(std::chrono::seconds duration) {
  return static_cast<std::int32_t>(duration.count());
}

/// Fills in one kind of year; false when its changes are too near to New Year or to one another.
bool read_year(const Posix::time_zone& zone, date::year year, ZoneRule& rule) {
  const date::sys_seconds start = date::sys_days{year / date::January / 1};
  const date::sys_seconds next = date::sys_days{(year + date::years{1}) / date::January / 1};
  const date::sys_info outer = zone.get_info(start);
  const date::sys_info inner = zone.get_info(outer.end);
  const YearlyChanges changes{seconds_of(outer.end - start), seconds_of(inner.end - start)};
  if (changes.first < week || changes.second < changes.first + week ||
      changes.second > seconds_of(next - start) - week) {
    return false;
  }
  rule.outer_offset = seconds_of(outer.offset);
  rule.inner_offset = seconds_of(inner.offset);
  rule.changes[year_kind(
      year.is_leap(), date::weekday{date::sys_days{year / date::January / 1}}.iso_encoding() - 1)] =
      changes;
  return true;
}

}  // namespace

bool read_posix_zone(std::string_view text, ZoneRule& rule) {
  ZoneText zone;
  if (!TzReader{text}.read(zone)) return false;
  if (!zone.changes) {
    rule = {};
    rule.outer_offset = rule.inner_offset = -zone.standard;
    return true;
  }
  const std::int32_t saving = zone.standard - zone.saving;
  if (saving < -max_saving || saving > max_saving) return false;

  const bool before_midnight = zone.to_saving.time < 0 || zone.to_standard.time < 0;
  const std::int32_t shift = before_midnight ? day : 0;
  const Posix::time_zone asked = ptz_zone(zone, shift);
  ZoneRule read;
  // Any 28 years without a skipped leap year hold all 14 kinds.
  for (int year = 2000; year < 2028; ++year) {
    if (!read_year(asked, date::year{year}, read)) return false;
  }
  read.outer_offset -= shift;
  read.inner_offset -= shift;
  rule = read;
  return true;
}

}  // namespace loyalty
