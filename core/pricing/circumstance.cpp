#include "core/pricing/circumstance.h"

#include <algorithm>

namespace loyalty {

namespace {

template <class T, class U>
bool contains(const std::vector<T>& list, const U& what) {
  return std::find(list.begin(), list.end(), what) != list.end();
}

bool share_one(const std::vector<std::string>& a, const std::vector<std::string>& b) {
  return std::any_of(a.begin(), a.end(), [&](const std::string& x) { return contains(b, x); });
}

std::string joined(const std::vector<std::string>& list) {
  std::string all;
  for (const std::string& s : list) all += (all.empty() ? "" : ",") + s;
  return all;
}

}  // namespace

Circumstance::Circumstance(const Program& program, const Shopper& shopper, const Cart& cart)
    : program_(program),
      shopper_(shopper),
      cart_(cart),
      today_(program.zone.local_day(cart.at)),
      minute_(program.zone.minute_of_day(cart.at)) {
  if (shopper.tier) level_ = program.level(*shopper.tier);
}

bool Circumstance::is_member_day() const {
  const MemberDays& days = program_.member_days;
  if (contains(days.weekdays, iso_weekday(today_))) return true;
  const Civil date = civil(today_);
  return std::any_of(days.days.begin(), days.days.end(), [&](std::int64_t d) {
    return month_day_in_year(date.year, date.month, static_cast<unsigned>(d)) == today_;
  });
}

bool Circumstance::is_birthday(BirthdayWindow window) const {
  if (!shopper_.birthday) return false;
  const auto [month, day] = *shopper_.birthday;
  const int year = civil(today_).year;
  switch (window) {
    case BirthdayWindow::day: return month_day_in_year(year, month, day) == today_;
    case BirthdayWindow::month: return civil(today_).month == month;
    case BirthdayWindow::week: break;
  }
  // A week may lie in two years.
  const Day monday = week_start(today_);
  const Day sunday = monday + Day{6};
  for (const int y : {civil(monday).year, civil(sunday).year}) {
    const Day birthday = month_day_in_year(y, month, day);
    if (birthday >= monday && birthday <= sunday) return true;
  }
  return false;
}

bool Circumstance::in_hours(const std::vector<Hours>& hours) const {
  return std::any_of(hours.begin(), hours.end(), [&](const Hours& h) {
    const int from = *parse_minute_of_day(h.from), to = *parse_minute_of_day(h.to);
    return from < to ? minute_ >= from && minute_ < to : minute_ >= from || minute_ < to;
  });
}

bool Circumstance::on_channel(const std::vector<std::string>& channels) const {
  if (!cart_.channel) return false;
  return std::any_of(channels.begin(), channels.end(), [&](const std::string& c) {
    if (!c.ends_with('*')) return c == *cart_.channel;
    return cart_.channel->starts_with(std::string_view(c).substr(0, c.size() - 1));
  });
}

bool Circumstance::holds(const Condition& c) const {
  if (c.from && at() < *c.from) return false;
  if (c.until && at() >= *c.until) return false;
  if (!c.weekdays.empty() && !contains(c.weekdays, iso_weekday(today_))) return false;
  if (!c.hours.empty() && !in_hours(c.hours)) return false;
  if (!c.tiers.empty() && !(shopper_.tier && contains(c.tiers, *shopper_.tier))) return false;
  if (!c.cards.empty() && !share_one(c.cards, shopper_.cards)) return false;
  if (!c.segments.empty() && !share_one(c.segments, shopper_.segments)) return false;
  if (!c.channels.empty() && !on_channel(c.channels)) return false;
  if (!c.regions.empty()) {
    const auto& shipping = cart_.shipping;
    if (!shipping || !shipping->region || !contains(c.regions, *shipping->region)) return false;
  }
  if (c.member_day && !is_member_day()) return false;
  if (c.birthday && !is_birthday(*c.birthday)) return false;
  return !c.first_order || shopper_.first_order;
}

void Circumstance::explain(const Condition& c, std::vector<Reason>& into) const {
  // Each row asks holds() about one part of the condition alone.
  const auto ask = [&](std::string_view code, const Condition& one, std::vector<Detail> details) {
    if (!holds(one)) into.push_back({code, std::move(details)});
  };
  if (c.from) ask("not_started", {.from = c.from}, {{"from", c.from->value}});
  if (c.until) ask("expired", {.until = c.until}, {{"until", c.until->value}});
  if (!c.weekdays.empty())
    ask("weekday", {.weekdays = c.weekdays}, {{"today", iso_weekday(today_)}});
  if (!c.hours.empty()) {
    std::string hours;
    for (const Hours& h : c.hours) hours += (hours.empty() ? "" : ",") + h.from + "-" + h.to;
    ask("hours", {.hours = c.hours}, {{"hours", hours}, {"minute", minute_}});
  }
  if (!c.tiers.empty()) {
    ask("tier", {.tiers = c.tiers},
        {{"needed", joined(c.tiers)}, {"tier", shopper_.tier.value_or("")}});
  }
  if (!c.cards.empty()) ask("card", {.cards = c.cards}, {{"needed", joined(c.cards)}});
  if (!c.segments.empty())
    ask("segment", {.segments = c.segments}, {{"needed", joined(c.segments)}});
  if (!c.channels.empty()) {
    ask("channel", {.channels = c.channels},
        {{"channel", cart_.channel.value_or("")}, {"needed", joined(c.channels)}});
  }
  if (!c.regions.empty()) ask("region", {.regions = c.regions}, {{"needed", joined(c.regions)}});
  if (c.member_day) ask("member_day_only", {.member_day = true}, {});
  if (c.birthday) {
    ask("birthday_only", {.birthday = c.birthday},
        {{"window", std::string(birthday_names[static_cast<std::size_t>(*c.birthday)])}});
  }
  if (c.first_order) ask("first_order_only", {.first_order = true}, {});
}

}  // namespace loyalty
