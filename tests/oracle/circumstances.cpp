#include "tests/oracle/circumstances.h"

#include <algorithm>
#include <cstdlib>

namespace loyalty::oracle {
namespace {

using Ids = std::vector<std::string>;

constexpr Int day_ms = 24 * 60 * 60 * 1000;

bool contains(const Ids& ids, const std::string& id) {
  return std::find(ids.begin(), ids.end(), id) != ids.end();
}
bool contains(const Ids& ids, const std::optional<std::string>& id) {
  return id && contains(ids, *id);
}
bool share_one(const Ids& a, const Ids& b) {
  return std::any_of(a.begin(), a.end(), [&](const std::string& id) { return contains(b, id); });
}

/// "food" covers itself and "food/snack".
bool covers(const Ids& categories, const std::optional<std::string>& category) {
  if (!category) return false;
  return std::any_of(categories.begin(), categories.end(), [&](const std::string& wanted) {
    return *category == wanted || category->rfind(wanted + "/", 0) == 0;
  });
}

Int minutes(const std::string& hhmm) {
  return std::stoll(hhmm.substr(0, 2)) * 60 + std::stoll(hhmm.substr(3, 2));
}

bool leap(Int year) { return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0; }

/// A day of the month that a shorter month may not have: then its last.
Int clamped(Int year, Int month, Int day) {
  return day_of({year, month, std::min(day, days_in_month(year, month))});
}

struct Now {
  Int day, minute, weekday;  // weekday 1 = Monday
};

Now now_of(const Case& c) {
  const Int local = c.cart.at.value + zone_offset(c.program.timezone);
  const Int day = local / day_ms;
  return {day, local % day_ms / 60000, (day + 3) % 7 + 1};
}

bool within(const Hours& hours, Int minute) {
  const Int from = minutes(hours.from), to = minutes(hours.to);
  if (to <= from) return minute >= from || minute < to;
  return minute >= from && minute < to;
}

bool is_member_day(const MemberDays& days, const Now& now) {
  const Date today = date_of(now.day);
  for (const Int day : days.days)
    if (clamped(today.year, today.month, day) == now.day) return true;
  return std::find(days.weekdays.begin(), days.weekdays.end(), now.weekday) != days.weekdays.end();
}

bool is_birthday(BirthdayWindow window, const std::optional<Birthday>& birthday, const Now& now) {
  if (!birthday) return false;
  const Date today = date_of(now.day);
  const auto in_year = [&](Int year) { return clamped(year, birthday->month, birthday->day); };
  switch (window) {
    case BirthdayWindow::day: return in_year(today.year) == now.day;
    case BirthdayWindow::month: return today.month == birthday->month;
    case BirthdayWindow::week: {
      const Int monday = now.day - (now.weekday - 1), sunday = monday + 6;
      for (const Int year : {date_of(monday).year, date_of(sunday).year})
        if (monday <= in_year(year) && in_year(year) <= sunday) return true;
      return false;
    }
  }
  return false;
}

}  // namespace

Int days_in_month(Int year, Int month) {
  constexpr Int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  return month == 2 && leap(year) ? 29 : days[month - 1];
}

Date date_of(Int day) {
  Date date{1970, 1, 1};
  while (day >= (leap(date.year) ? 366 : 365)) day -= leap(date.year++) ? 366 : 365;
  while (day >= days_in_month(date.year, date.month)) day -= days_in_month(date.year, date.month++);
  date.day += day;
  return date;
}

Int day_of(const Date& date) {
  Int day = date.day - 1;
  for (Int year = 1970; year < date.year; ++year) day += leap(year) ? 366 : 365;
  for (Int month = 1; month < date.month; ++month) day += days_in_month(date.year, month);
  return day;
}

Int zone_offset(const std::string& timezone) {
  if (timezone == "UTC") return 0;
  const auto at = timezone.find_first_of("+-0123456789");
  if (at == std::string::npos) std::abort();  // the oracle knows fixed offsets only
  const bool east = timezone[at] == '-';      // POSIX counts hours west of Greenwich
  const auto digits = timezone.substr(at + (std::isdigit(timezone[at]) ? 0 : 1));
  const auto colon = digits.find(':');
  Int offset = std::stoll(digits) * 60;
  if (colon != std::string::npos) offset += std::stoll(digits.substr(colon + 1));
  return (east ? offset : -offset) * 60000;
}

bool in_scope(const Scope& scope, const CartLine& line) {
  if (!scope.categories.empty() && !covers(scope.categories, line.category)) return false;
  if (!scope.skus.empty() && !contains(scope.skus, line.sku)) return false;
  if (!scope.tags.empty() && !share_one(scope.tags, line.tags)) return false;
  if (!scope.shops.empty() && !contains(scope.shops, line.shop)) return false;
  if (!scope.except) return true;
  return !covers(scope.except->categories, line.category) &&
         !contains(scope.except->skus, line.sku) && !share_one(scope.except->tags, line.tags) &&
         !contains(scope.except->shops, line.shop);
}

bool channel_matches(const Ids& patterns, const std::optional<std::string>& channel) {
  if (!channel) return false;
  return std::any_of(patterns.begin(), patterns.end(), [&](const std::string& pattern) {
    if (pattern.empty() || pattern.back() != '*') return pattern == *channel;
    return channel->rfind(pattern.substr(0, pattern.size() - 1), 0) == 0;
  });
}

std::string unmet(const Condition& when, const Case& c) {
  const Now now = now_of(c);
  const Shopper& shopper = c.shopper;
  if (when.from && c.cart.at < *when.from) return "not_started";
  if (when.until && c.cart.at >= *when.until) return "expired";
  if (!when.weekdays.empty() &&
      std::find(when.weekdays.begin(), when.weekdays.end(), now.weekday) == when.weekdays.end())
    return "weekday";
  if (!when.hours.empty() && std::none_of(when.hours.begin(), when.hours.end(),
                                          [&](const Hours& h) { return within(h, now.minute); }))
    return "hours";
  if (!when.tiers.empty() && !contains(when.tiers, shopper.tier)) return "tier";
  if (!when.cards.empty() && !share_one(when.cards, shopper.cards)) return "card";
  if (!when.segments.empty() && !share_one(when.segments, shopper.segments)) return "segment";
  if (!when.channels.empty() && !channel_matches(when.channels, c.cart.channel)) return "channel";
  if (!when.regions.empty() &&
      !(c.cart.shipping && contains(when.regions, c.cart.shipping->region)))
    return "region";
  if (when.member_day && !is_member_day(c.program.member_days, now)) return "member_day_only";
  if (when.birthday && !is_birthday(*when.birthday, shopper.birthday, now)) return "birthday_only";
  if (when.first_order && !shopper.first_order) return "first_order_only";
  return "";
}

}  // namespace loyalty::oracle
