#include "core/pricing/circumstance.h"

#include <algorithm>

namespace loyalty {

namespace {

std::string joined(const std::vector<std::string>& list) {
  std::string all;
  for (const std::string& s : list) all += (all.empty() ? "" : ",") + s;
  return all;
}

}  // namespace

Reason::Reason(std::string_view what, NewDetails given) : code(what), details(kept(given)) {}

Circumstance::Circumstance(const Program& program, const Shopper& shopper, const Cart& cart)
    : shopper_(shopper), cart_(cart), scene_(program, cart.at) {
  if (cart.channel) scene_.channel = &*cart.channel;
  if (shopper.region) scene_.region = &*shopper.region;
  if (cart.shipping && cart.shipping->region) scene_.region = &*cart.shipping->region;
  if (shopper.tier) scene_.tier = &*shopper.tier;
  scene_.cards = &shopper.cards;
  scene_.segments = &shopper.segments;
  if (shopper.birthday) scene_.birthday = &*shopper.birthday;
  scene_.first_order = shopper.first_order;
  if (shopper.tier) level_ = program.level(*shopper.tier);
}

bool Circumstance::holds(const Condition& condition) const {
  return loyalty::holds(condition, scene_);
}

void Circumstance::explain(const Condition& c, std::vector<Reason>& into) const {
  // Each row asks holds() about one part of the condition alone.
  const auto ask = [&](std::string_view code, const Condition& one, NewDetails details) {
    if (!holds(one)) into.emplace_back(code, details);
  };
  if (c.from) {
    ask("not_started", {.from = c.from, .early = c.early}, {{"from", begins(c, scene_).value}});
  }
  if (c.until) ask("expired", {.until = c.until}, {{"until", c.until->value}});
  if (!c.weekdays.empty()) {
    std::string days;
    for (const auto day : c.weekdays)
      days += (days.empty() ? "" : ",") + wire::decimal(static_cast<std::size_t>(day));
    ask("weekday", {.weekdays = c.weekdays}, {{"needed", days}, {"today", iso_weekday(today())}});
  }
  if (!c.hours.empty()) {
    std::string hours;
    for (const Hours& h : c.hours) hours += (hours.empty() ? "" : ",") + h.from + "-" + h.to;
    ask("hours", {.hours = c.hours}, {{"hours", hours}, {"minute", scene_.minute}});
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
        {{"window", birthday_names[static_cast<std::size_t>(*c.birthday)]}});
  }
  if (c.first_order) ask("first_order_only", {.first_order = true}, {});
}

}  // namespace loyalty
