#include "core/program/matching.h"

#include <algorithm>

#include "core/base/calendar.h"

namespace loyalty {

namespace {

template <class T, class U>
bool contains(const std::vector<T>& list, const U& what) {
  return std::find(list.begin(), list.end(), what) != list.end();
}

bool share_one(const std::vector<std::string>& wanted, const std::vector<std::string>* has) {
  return has && std::any_of(wanted.begin(), wanted.end(),
                            [&](const std::string& w) { return contains(*has, w); });
}

bool in_hours(const std::vector<Hours>& hours, int minute) {
  return std::any_of(hours.begin(), hours.end(), [&](const Hours& h) {
    const int from = parse_minute_of_day(h.from).value_or(0),
              to = parse_minute_of_day(h.to).value_or(0);
    return from < to ? minute >= from && minute < to : minute >= from || minute < to;
  });
}

bool is_member_day(const MemberDays& days, Day today) {
  if (contains(days.weekdays, iso_weekday(today))) return true;
  const Civil date = civil(today);
  return std::any_of(days.days.begin(), days.days.end(), [&](std::int64_t day) {
    return month_day_in_year(date.year, date.month, static_cast<unsigned>(day)) == today;
  });
}

bool is_birthday(const Birthday& birthday, BirthdayWindow window, Day today) {
  const auto in_year_of = [&](Day day) {
    return month_day_in_year(civil(day).year, birthday.month, birthday.day);
  };
  switch (window) {
    case BirthdayWindow::day: return in_year_of(today) == today;
    case BirthdayWindow::month: return civil(today).month == birthday.month;
    case BirthdayWindow::week: break;
  }
  // A week may lie in two years.
  const Day monday = week_start(today), sunday{monday.value + 6};
  const auto within = [&](Day day) { return day >= monday && day <= sunday; };
  return within(in_year_of(monday)) || within(in_year_of(sunday));
}

bool lists_category(const std::vector<std::string>& list,
                    const std::optional<std::string>& category) {
  return category && std::any_of(list.begin(), list.end(), [&](const std::string& entry) {
           return category->starts_with(entry) &&
                  (category->size() == entry.size() || (*category)[entry.size()] == '/');
         });
}

bool lists_tag(const std::vector<std::string>& list, const std::vector<std::string>& tags) {
  return std::any_of(tags.begin(), tags.end(),
                     [&](const std::string& tag) { return contains(list, tag); });
}

}  // namespace

Scene::Scene(const Program& at_program, Instant now)
    : program(at_program),
      at(now),
      today(at_program.zone.local_day(now)),
      minute(at_program.zone.minute_of_day(now)) {}

std::int64_t benefit_value(const Program& program, std::string_view benefit,
                           const std::string* tier) {
  if (!tier) return 0;
  for (const Benefit& b : program.benefits)
    if (b.id == benefit)
      if (const std::int64_t* value = wire::find(b.values, *tier)) return *value;
  return 0;
}

Instant begins(const Condition& condition, const Scene& scene) {
  const Instant from = condition.from.value_or(Instant{earliest_instant});
  if (!condition.early) return from;
  const std::int64_t hours = benefit_value(scene.program, *condition.early, scene.tier);
  return Instant{from.value - std::min(hours, from.value / hour_ms) * hour_ms};
}

bool lists_channel(const std::vector<std::string>& channels, const std::string* channel) {
  return channel && std::any_of(channels.begin(), channels.end(), [&](std::string_view entry) {
           if (!entry.ends_with('*')) return entry == *channel;
           return channel->starts_with(entry.substr(0, entry.size() - 1));
         });
}

bool holds(const Condition& c, const Scene& scene) {
  if (c.from && scene.at < begins(c, scene)) return false;
  if (c.until && scene.at >= *c.until) return false;
  if (!c.weekdays.empty() && !contains(c.weekdays, iso_weekday(scene.today))) return false;
  if (!c.hours.empty() && !in_hours(c.hours, scene.minute)) return false;
  if (!c.tiers.empty() && !(scene.tier && contains(c.tiers, *scene.tier))) return false;
  if (!c.cards.empty() && !share_one(c.cards, scene.cards)) return false;
  if (!c.segments.empty() && !share_one(c.segments, scene.segments)) return false;
  if (!c.channels.empty() && !lists_channel(c.channels, scene.channel)) return false;
  if (!c.regions.empty() && !(scene.region && contains(c.regions, *scene.region))) return false;
  if (c.member_day && !is_member_day(scene.program.member_days, scene.today)) return false;
  if (c.birthday && !(scene.birthday && is_birthday(*scene.birthday, *c.birthday, scene.today)))
    return false;
  return !c.first_order || scene.first_order;
}

std::optional<Birthday> month_day(std::string_view birthday) {
  const std::string_view date = birthday.size() == 10 ? birthday.substr(5) : birthday;
  if (date.size() != 5) return std::nullopt;
  const auto two = [&](std::size_t i) {
    return static_cast<unsigned>((date[i] - '0') * 10 + (date[i + 1] - '0'));
  };
  return Birthday{two(0), two(3)};
}

bool in_scope(const Scope& scope, const GoodsTags& goods) {
  if (!scope.categories.empty() && !lists_category(scope.categories, goods.category)) return false;
  if (!scope.skus.empty() && !contains(scope.skus, goods.sku)) return false;
  if (!scope.tags.empty() && !lists_tag(scope.tags, goods.tags)) return false;
  if (!scope.shops.empty() && !(goods.shop && contains(scope.shops, *goods.shop))) return false;
  if (!scope.except) return true;
  return !lists_category(scope.except->categories, goods.category) &&
         !contains(scope.except->skus, goods.sku) && !lists_tag(scope.except->tags, goods.tags) &&
         !(goods.shop && contains(scope.except->shops, *goods.shop));
}

}  // namespace loyalty
