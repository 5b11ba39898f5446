// What a TZ string says of each kind of year, as numbers.
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

namespace loyalty {
namespace {

constexpr std::int32_t minute_s = 60;
constexpr std::int32_t hour_s = 3'600;
constexpr std::int32_t day_s = 24 * hour_s;
constexpr std::int32_t week_s = 7 * day_s;
constexpr std::int32_t max_offset = 24 * hour_s;
constexpr std::int32_t max_saving = 3 * hour_s;  // the IANA database reaches 2
// RFC 9636 allows 167 hours; the IANA database reaches 50.
constexpr std::int32_t max_change_time = 75 * hour_s;
constexpr std::int32_t min_change_time = -24 * hour_s;

struct ChangeText {
  std::string_view date;
  std::int32_t time = 2 * hour_s;  // seconds after the date's midnight
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
    zone.saving = zone.standard - hour_s;
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
    seconds = hours * hour_s + minutes * minute_s + rest;
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

/// The digits at the front of a text that has been checked; they are taken off.
std::int32_t take_number(std::string_view& text) {
  std::int32_t number = 0;
  for (; !text.empty() && text.front() >= '0' && text.front() <= '9'; text.remove_prefix(1))
    number = number * 10 + (text.front() - '0');
  return number;
}

/// The day of the year, from 0, on which a checked date falls. `first_weekday` of 1 January: 0 is Monday.
std::int32_t day_of_year(std::string_view date, bool leap, std::int32_t first_weekday) {
  const char kind = date.front();
  if (kind != 'J' && kind != 'M') return take_number(date);
  date.remove_prefix(1);
  const std::int32_t number = take_number(date);
  // J counts as if there were no leap day: 60 is 1 March in every year.
  if (kind == 'J') return number - 1 + (leap && number >= 60 ? 1 : 0);

  date.remove_prefix(1);
  const std::int32_t nth = take_number(date);
  date.remove_prefix(1);
  const std::int32_t weekday = (take_number(date) + 6) % 7;  // POSIX counts from Sunday
  constexpr std::int32_t days_before[] = {0,   31,  59,  90,  120, 151, 181,
                                          212, 243, 273, 304, 334, 365};
  const std::int32_t start = days_before[number - 1] + (leap && number > 2 ? 1 : 0);
  const std::int32_t end = days_before[number] + (leap && number >= 2 ? 1 : 0);
  const std::int32_t first = start + (weekday - (first_weekday + start) % 7 + 7) % 7;
  // The fifth is the last, which may be the fourth.
  const std::int32_t found = first + (nth - 1) * 7;
  return found < end ? found : found - 7;
}

/// Fills in one kind of year; false when its changes are too near to New Year or to one another.
bool read_year(const ZoneText& zone, bool leap, std::int32_t first_weekday, ZoneRule& rule) {
  // Each change is told by the clock that is in force before it.
  const std::int32_t to_saving = day_of_year(zone.to_saving.date, leap, first_weekday) * day_s +
                                 zone.to_saving.time + zone.standard;
  const std::int32_t to_standard = day_of_year(zone.to_standard.date, leap, first_weekday) * day_s +
                                   zone.to_standard.time + zone.saving;
  const bool north = to_saving < to_standard;
  const YearlyChanges changes =
      north ? YearlyChanges{to_saving, to_standard} : YearlyChanges{to_standard, to_saving};
  const std::int32_t length = (leap ? 366 : 365) * day_s;
  if (changes.first < week_s || changes.second < changes.first + week_s ||
      changes.second > length - week_s) {
    return false;
  }
  rule.outer_offset = -(north ? zone.standard : zone.saving);
  rule.inner_offset = -(north ? zone.saving : zone.standard);
  rule.changes[year_kind(leap, static_cast<unsigned>(first_weekday))] = changes;
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

  ZoneRule read;
  for (const bool leap : {false, true})
    for (std::int32_t weekday = 0; weekday < 7; ++weekday)
      if (!read_year(zone, leap, weekday, read)) return false;
  rule = read;
  return true;
}

}  // namespace loyalty
