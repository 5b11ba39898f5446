#include "tests/oracle/life.h"

#include <sstream>
#include <stdexcept>

namespace oracle {
namespace {

std::int64_t number(const json& of, const std::string& pointer) {
  const json::json_pointer at(pointer);
  return of.contains(at) ? of.at(at).get<std::int64_t>() : 0;
}

/// Local days since 1970, in Shanghai.
std::int64_t day_of(std::int64_t at) { return (at + 8 * 3'600'000) / a_day; }

void add(json& sums, const std::string& name, std::int64_t amount) {
  if (amount == 0) return;
  const std::int64_t sum = sums.value(name, std::int64_t{0}) + amount;
  if (sum == 0)
    sums.erase(name);
  else
    sums[name] = sum;
}

void add_wallet(json& has, const json& seen) {
  const json& wallet = seen["wallet"];
  add(has, "principal", number(wallet, "/principal") + number(wallet, "/held/principal"));
  add(has, "bonus", number(wallet, "/bonus") + number(wallet, "/held/bonus"));
  add(has, "held money", number(wallet, "/held/principal") + number(wallet, "/held/bonus"));
  add(has, "recharged", number(wallet, "/recharged"));
  for (const json& lot : wallet["recharges"]) add(has, "refundable", number(lot, "/refundable"));
  for (const json& card : wallet["gift_cards"])
    add(has, "gift cards " + card.value("state", "owned"), 1);
}

void add_points(json& has, const json& seen) {
  const json& points = seen["points"];
  const std::int64_t set_aside = number(points, "/frozen") + number(points, "/held");
  add(has, "points", number(points, "/available") + set_aside - number(points, "/debt"));
  add(has, "points set aside", set_aside);
  add(has, "points pending", number(points, "/pending"));
  add(has, "points earned", number(points, "/earned"));
  add(has, "points spent", number(points, "/spent"));
}

void add_level(json& has, const json& seen, const json& program) {
  const json& tier = seen["tier"];
  if (tier.is_null()) return;
  const json& levels = program["tiers"]["levels"];
  for (std::size_t i = 0; i < levels.size(); ++i)
    if (levels[i]["id"] == tier["level"]) add(has, "level", static_cast<std::int64_t>(i));
  add(has, "growth", number(tier, "/growth"));
  if (tier.contains("until") && !tier["until"].is_null())
    add(has, "level until", day_of(number(tier, "/until")));
}

void add_coupons(json& has, const json& seen) {
  for (const json& coupon : seen["coupons"]) {
    const std::string state = coupon["state"];
    if (state != "usable" && state != "locked" && state != "pending") continue;
    add(has,
        "coupons " + coupon["coupon"].get<std::string>() + " until " +
            std::to_string(day_of(number(coupon, "/until"))),
        1);
    if (state == "locked") add(has, "coupons locked", 1);
  }
}

/// "20500 1 3": the last day, how often on it, how often ever; rows leave out what is 0 at their end.
void add_uses(json& has, const std::string& name, const json& account, const std::string& list,
              std::int64_t today) {
  const json::json_pointer at(list);
  if (!account.contains(at)) return;
  for (const auto& [id, row] : account.at(at).items()) {
    if (row.is_number()) {
      add(has, name + " " + id, row.get<std::int64_t>());
      continue;
    }
    std::istringstream numbers(row.get<std::string>());
    std::int64_t day = 0, on_day = 0, ever = 0;
    numbers >> day >> on_day >> ever;
    add(has, name + " " + id, ever);
    if (day == today) add(has, name + " " + id + " today", on_day);
  }
}

void add_segment(json& has, const json& seen) {
  if (!seen.contains("segment")) return;
  const json& segment = seen["segment"];
  for (const char* figure : {"paid", "orders", "largest", "categories", "skus", "value"})
    add(has, std::string("segment's ") + figure, number(segment, std::string("/") + figure));
  if (segment["days_since"].is_number()) add(has, "days since", number(segment, "/days_since") + 1);
}

}  // namespace

Life::Life(const json& program) : program_(program) {
  const auto reply = engine_.open(program.dump(), "");
  if (!reply.ok) throw std::runtime_error(reply.text);
}

bool Life::does(json event) {
  if (!event.is_object()) return false;
  now_ += a_minute;
  event["at"] = now_;
  if (event.contains("cart")) event["cart"]["at"] = now_;
  const auto reply = engine_.apply(event.dump());
  if (!reply.ok) return false;
  log_ += event.dump() + "\n";
  return true;
}

bool Life::joins(const Life& other) {
  pass_to(other.now());
  return does({{"id", "joining"},
               {"kind", "member_merged"},
               {"other", json::parse(other.engine_.snapshot().text)}});
}

json Life::seen(std::int64_t at) {
  const auto reply = engine_.overview(json{{"at", at}}.dump());
  if (!reply.ok) throw std::runtime_error(reply.text);
  return json::parse(reply.text);
}

json Life::account_at(std::int64_t at) const {
  loyalty::Engine later;
  if (!later.open(program_.dump(), engine_.snapshot().text).ok ||
      !later.apply(json{{"at", at}, {"id", "later"}, {"kind", "time_passed"}}.dump()).ok)
    throw std::runtime_error("time does not pass");
  return json::parse(later.snapshot().text);
}

json Life::holdings(std::int64_t at) {
  const json shown = seen(at), account = account_at(at);
  json has = json::object();
  add_points(has, shown);
  add_wallet(has, shown);
  add_coupons(has, shown);
  add_level(has, shown, program_);
  add_segment(has, shown);
  for (const json& draw : shown["draws"])
    add(has, "chances " + draw["id"].get<std::string>(), number(draw, "/chances"));
  for (const json& card : shown["cards"])
    add(has, "card " + card["id"].get<std::string>() + " until",
        card.contains("until") ? day_of(number(card, "/until")) : 1'000'000);
  for (const auto& [source, amount] : shown["savings"]["by_source"].items())
    add(has, "saved by " + source, amount.get<std::int64_t>());
  for (const auto& [month, amount] : shown["savings"]["by_month"].items())
    add(has, "saved in " + month, amount.get<std::int64_t>());
  add(has, "referred bonus", number(shown, "/referrals/bonus"));
  add(has, "referred points", number(shown, "/referrals/points"));
  add(has, "orders live", number(account, "/orders/live"));
  add(has, "orders paid", number(account, "/orders/paid"));
  add_uses(has, "uses", account, "/orders/offer_uses", day_of(at));
  add_uses(has, "units at", account, "/orders/price_units", day_of(at));
  add_uses(has, "exchanges", account, "/activities/exchanges", day_of(at));
  return has;
}

std::string Difference::text() const {
  return figure + " " + std::to_string(is) + ", not " + std::to_string(should_be);
}

std::vector<Difference> differences(const json& is, const json& should_be) {
  std::vector<Difference> found;
  const auto compare = [&](const std::string& figure) {
    const Difference d{figure, is.value(figure, std::int64_t{0}),
                       should_be.value(figure, std::int64_t{0})};
    if (d.is != d.should_be) found.push_back(d);
  };
  for (const auto& entry : is.items()) compare(entry.key());
  for (const auto& entry : should_be.items())
    if (!is.contains(entry.key())) compare(entry.key());
  return found;
}

}  // namespace oracle
