#include "core/account/occasion.h"

#include <algorithm>

#include "core/account/segment.h"
#include "core/account/tiers.h"
#include "core/base/calendar.h"
#include "core/base/order.h"

namespace loyalty {
namespace {

bool contains(const std::vector<std::string>& list, std::string_view entry) {
  return std::find(list.begin(), list.end(), entry) != list.end();
}

bool channel_matches(const std::vector<std::string>& channels,
                     const std::optional<std::string>& channel) {
  return channel && std::any_of(channels.begin(), channels.end(), [&](std::string_view entry) {
           if (entry.ends_with('*'))
             return std::string_view(*channel).starts_with(entry.substr(0, entry.size() - 1));
           return entry == *channel;
         });
}

bool in_hours(const std::vector<Hours>& hours, int minute) {
  return std::any_of(hours.begin(), hours.end(), [&](const Hours& h) {
    const int from = parse_minute_of_day(h.from).value_or(0),
              to = parse_minute_of_day(h.to).value_or(0);
    return from < to ? minute >= from && minute < to : minute >= from || minute < to;
  });
}

bool is_member_day(const MemberDays& days, Day today) {
  const Civil date = civil(today);
  const auto weekday = static_cast<std::int64_t>(iso_weekday(today));
  if (std::find(days.weekdays.begin(), days.weekdays.end(), weekday) != days.weekdays.end())
    return true;
  const auto last = static_cast<std::int64_t>(last_day_of_month(date.year, date.month));
  return std::any_of(days.days.begin(), days.days.end(), [&](std::int64_t day) {
    return std::min(day, last) == static_cast<std::int64_t>(date.day);
  });
}

bool category_covers(std::string_view entry, std::string_view category) {
  return category.starts_with(entry) &&
         (category.size() == entry.size() || category[entry.size()] == '/');
}

bool any_category(const std::vector<std::string>& entries, const OrderLine& line) {
  return line.category && std::any_of(entries.begin(), entries.end(), [&](std::string_view entry) {
           return category_covers(entry, *line.category);
         });
}
bool any_sku(const std::vector<std::string>& entries, const OrderLine& line) {
  return contains(entries, line.sku);
}
bool any_shop(const std::vector<std::string>& entries, const OrderLine& line) {
  return line.shop && contains(entries, *line.shop);
}
bool any_tag(const std::vector<std::string>& entries, const OrderLine& line) {
  return std::any_of(entries.begin(), entries.end(),
                     [&](std::string_view t) { return contains(line.tags, t); });
}

}  // namespace

std::optional<MonthDay> month_day(std::string_view birthday) {
  const std::string_view date = birthday.size() == 10 ? birthday.substr(5) : birthday;
  if (date.size() != 5) return std::nullopt;
  const auto two = [&](std::size_t i) {
    return static_cast<unsigned>((date[i] - '0') * 10 + (date[i + 1] - '0'));
  };
  return MonthDay{two(0), two(3)};
}

bool in_birthday(const MonthDay& birthday, BirthdayWindow window, Day today) {
  const auto in_year_of = [&](Day day) {
    return month_day_in_year(civil(day).year, birthday.month, birthday.day);
  };
  switch (window) {
    case BirthdayWindow::day: return in_year_of(today) == today;
    case BirthdayWindow::month: return civil(today).month == birthday.month;
    case BirthdayWindow::week: {
      const Day monday = week_start(today), sunday{monday.value + 6};
      const auto within = [&](Day day) { return day >= monday && day <= sunday; };
      return within(in_year_of(monday)) || within(in_year_of(sunday));
    }
  }
  return false;
}

std::vector<std::string> cards_of(const Program& program, const Account& account, Instant at) {
  std::vector<std::string> cards;
  for (const CardHeld& card : account.cards)
    if (!card.until || *card.until > at) cards.push_back(card.id);
  for (const CardPlan& plan : program.cards) {
    const auto place =
        plan.kind == CardKind::tier && plan.level ? program.level(*plan.level) : std::nullopt;
    const bool by_level = place && current_level(program, account) >= *place;
    const bool by_list =
        plan.kind == CardKind::internal && contains(plan.members, account.member.id);
    if (by_level || by_list) cards.push_back(plan.id);
  }
  put_in_order(cards);
  cards.erase(std::unique(cards.begin(), cards.end()), cards.end());
  return cards;
}

bool holds(const Condition& condition, const Occasion& o) {
  const Day today = o.program.zone.local_day(o.at);
  const auto any_of = [](const std::vector<std::string>& wanted,
                         const std::vector<std::string>& has) {
    return std::any_of(wanted.begin(), wanted.end(),
                       [&](std::string_view w) { return contains(has, w); });
  };
  if (condition.from && o.at < *condition.from) return false;
  if (condition.until && o.at >= *condition.until) return false;
  const auto weekday = static_cast<std::int64_t>(iso_weekday(today));
  if (!condition.weekdays.empty() && std::find(condition.weekdays.begin(), condition.weekdays.end(),
                                               weekday) == condition.weekdays.end())
    return false;
  if (!condition.hours.empty() && !in_hours(condition.hours, o.program.zone.minute_of_day(o.at)))
    return false;
  if (!condition.tiers.empty()) {
    if (!o.program.tiers) return false;
    const Level& level = o.program.tiers->levels[current_level(o.program, o.account)];
    if (!contains(condition.tiers, level.id)) return false;
  }
  if (!condition.cards.empty() && !any_of(condition.cards, cards_of(o.program, o.account, o.at)))
    return false;
  if (!condition.segments.empty() &&
      !any_of(condition.segments, segments_of(o.program, o.account, o.at)))
    return false;
  if (!condition.channels.empty() && !channel_matches(condition.channels, o.channel)) return false;
  if (!condition.regions.empty() &&
      (!o.account.member.region || !contains(condition.regions, *o.account.member.region)))
    return false;
  if (condition.member_day && !is_member_day(o.program.member_days, today)) return false;
  if (condition.birthday) {
    const auto birthday =
        o.account.member.birthday ? month_day(*o.account.member.birthday) : std::nullopt;
    if (!birthday || !in_birthday(*birthday, *condition.birthday, today)) return false;
  }
  return !condition.first_order || o.account.orders.live == 0;
}

bool is_everything(const Scope& scope) {
  return scope.categories.empty() && scope.skus.empty() && scope.tags.empty() &&
         scope.shops.empty();
}

bool covers(const Scope& scope, const OrderLine& line) {
  if (!scope.categories.empty() && !any_category(scope.categories, line)) return false;
  if (!scope.skus.empty() && !any_sku(scope.skus, line)) return false;
  if (!scope.tags.empty() && !any_tag(scope.tags, line)) return false;
  if (!scope.shops.empty() && !any_shop(scope.shops, line)) return false;
  if (!scope.except) return true;
  return !any_category(scope.except->categories, line) && !any_sku(scope.except->skus, line) &&
         !any_tag(scope.except->tags, line) && !any_shop(scope.except->shops, line);
}

}  // namespace loyalty
