#include "native/command/moments.h"

#include <chrono>
#include <cstdio>

#include "core/base/calendar.h"
#include "core/base/limits.h"

namespace loyalty::native {
namespace {

constexpr std::int64_t minute = 60'000;

/// Reads exactly `digits` digits, at most `max`.
std::optional<int> take_number(std::string_view& text, std::size_t digits, int max) {
  if (text.size() < digits) return std::nullopt;
  int value = 0;
  for (const char c : text.substr(0, digits)) {
    if (c < '0' || c > '9') return std::nullopt;
    value = value * 10 + (c - '0');
  }
  if (value > max) return std::nullopt;
  text.remove_prefix(digits);
  return value;
}

bool take(std::string_view& text, char c) {
  if (text.empty() || text.front() != c) return false;
  text.remove_prefix(1);
  return true;
}

/// Epoch milliseconds in digits, perhaps with a sign.
std::optional<std::int64_t> parse_milliseconds(std::string_view text) {
  const bool negative = take(text, '-');
  if (text.empty() || text.size() > 16) return std::nullopt;
  std::int64_t value = 0;
  for (const char c : text) {
    if (c < '0' || c > '9') return std::nullopt;
    value = value * 10 + (c - '0');
  }
  if (value > limits::instant) return std::nullopt;
  return negative ? -value : value;
}

/// "Z" or "+08:00" in minutes east of Greenwich.
std::optional<int> parse_offset(std::string_view text) {
  if (text == "Z" || text == "z") return 0;
  const bool west = take(text, '-');
  if (!west && !take(text, '+')) return std::nullopt;
  const auto hours = take_number(text, 2, 23);
  if (!hours) return std::nullopt;
  take(text, ':');
  const auto minutes = take_number(text, 2, 59);
  if (!minutes || !text.empty()) return std::nullopt;
  return (west ? -1 : 1) * (*hours * 60 + *minutes);
}

/// When a clock of the zone shows so many minutes; where it skips them, as long after midnight.
std::int64_t on_the_clock(Day day, int minutes, const Zone& zone) {
  const std::int64_t guess = zone.day_start(day).value + minutes * minute;
  const int shown = zone.minute_of_day(Instant{guess});
  const std::int64_t corrected = guess + (minutes - shown) * minute;
  const Instant at{corrected};
  return zone.local_day(at) == day && zone.minute_of_day(at) == minutes ? corrected : guess;
}

}  // namespace

std::optional<std::int64_t> parse_instant(std::string_view text, const Zone& zone) {
  if (text == "now") return now();
  if (const auto milliseconds = parse_milliseconds(text)) return milliseconds;
  const auto day = parse_day(text.substr(0, 10));
  if (!day) return std::nullopt;
  text.remove_prefix(10);
  if (text.empty()) return zone.day_start(*day).value;
  if (!take(text, 'T') && !take(text, 't') && !take(text, ' ')) return std::nullopt;
  const auto hours = take_number(text, 2, 23);
  if (!hours || !take(text, ':')) return std::nullopt;
  const auto minutes = take_number(text, 2, 59);
  if (!minutes) return std::nullopt;
  std::int64_t rest = 0;  // milliseconds within the minute
  if (take(text, ':')) {
    const auto seconds = take_number(text, 2, 59);
    if (!seconds) return std::nullopt;
    rest = *seconds * 1000;
    if (take(text, '.')) {
      const auto fraction = take_number(text, 3, 999);
      if (!fraction) return std::nullopt;
      rest += *fraction;
    }
  }
  const int of_day = *hours * 60 + *minutes;
  if (text.empty()) return on_the_clock(*day, of_day, zone) + rest;
  const auto offset = parse_offset(text);
  if (!offset) return std::nullopt;
  return day->value * 1440 * minute + (of_day - *offset) * minute + rest;
}

std::int64_t now() {
  using namespace std::chrono;
  return duration_cast<milliseconds>(system_clock::now().time_since_epoch()).count();
}

std::string moment_text(std::int64_t instant, const Zone& zone) {
  const int of_day = zone.minute_of_day(Instant{instant});
  // Offsets are whole minutes today, so seconds are the same everywhere.
  const auto second = static_cast<int>(((instant % minute + minute) % minute) / 1000);
  char clock[16];
  std::snprintf(clock, sizeof clock, second ? " %02d:%02d:%02d" : " %02d:%02d", of_day / 60,
                of_day % 60, second);
  return day_text(instant, zone) + clock;
}

std::string day_text(std::int64_t instant, const Zone& zone) {
  return format_day(zone.local_day(Instant{instant}));
}

std::string through_text(std::int64_t end, const Zone& zone) {
  const Day last = zone.local_day(Instant{end - 1});
  return zone.day_end(last).value == end ? format_day(last) : moment_text(end, zone);
}

}  // namespace loyalty::native
