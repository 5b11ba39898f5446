// What the overview says that the next level costs, against the orders themselves: the quote of an order of that
// amount reaches it, and no smaller one does.

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "core/engine/engine.h"
#include "tests/oracle/random.h"

using loyalty::Engine;
using loyalty::oracle::Random;
using nlohmann::json;

namespace {

constexpr std::int64_t start = 1795300000000;  // 22 November 2026
const char* const levels[] = {"a", "b", "c", "d"};

json random_grants(Random& r, bool with_card) {
  json grants = json::object();
  if (r.chance(50)) grants["points"] = r.in(1, 60);
  if (r.chance(40)) grants["growth"] = r.in(1, 80);
  if (r.chance(6)) grants["level"] = levels[r.in(1, 3)];
  if (with_card && r.chance(20)) grants["card"] = r.chance(50) ? "paid" : "free";
  return grants;
}

json random_level(Random& r, int place) {
  json level = {{"id", levels[place]}, {"name", levels[place]}};
  if (place == 0) return level;
  if (r.chance(75)) {
    level["growth"] = place * 100 + r.in(-40, 40);
  } else {
    json all = json::array();
    if (r.chance(60)) all.push_back({{"metric", "orders"}, {"at_least", r.in(1, 3)}});
    if (all.empty() || r.chance(50))
      all.push_back(r.chance(50) ? json{{"metric", "paid"}, {"at_least", r.in(1, 30000)}}
                                 : json{{"metric", "points_earned"}, {"at_least", r.in(1, 200)}});
    level["reach"] = {{{"all", all}}};
  }
  return level;
}

json random_points(Random& r) {
  json earn = {{"rules", {{{"id", "all"}, {"points", r.in(1, 3)}, {"per", r.in(40, 300)}}}}};
  if (r.chance(40))
    earn["multipliers"] = {{{"rate", r.in(5000, 30000)}, {"when", {{"first_order", true}}}}};
  if (r.chance(50)) {
    json caps = json::object();
    if (r.chance(40)) caps["order"] = r.in(1, 80);
    if (r.chance(60)) caps["day"] = r.in(1, 120);
    if (r.chance(40)) caps["month"] = r.in(1, 150);
    if (r.chance(60)) caps["sources"] = {"spending", "action", "grant"};
    earn["caps"] = caps;
  }
  return {{"earn", earn}};
}

json random_program(Random& r) {
  json tiers = {{"levels", json::array()}, {"sources", json::array()}};
  for (int place = 0; place < 4; ++place) tiers["levels"].push_back(random_level(r, place));
  if (r.chance(70))
    tiers["sources"].push_back(
        {{"source", "paid"}, {"growth", r.in(1, 3)}, {"per", r.in(50, 400)}});
  if (r.chance(30))
    tiers["sources"].push_back({{"source", "orders"}, {"growth", r.in(1, 30)}, {"per", 1}});
  if (r.chance(50))
    tiers["sources"].push_back(
        {{"source", "points_earned"}, {"growth", r.in(1, 5)}, {"per", r.in(1, 7)}});
  if (r.chance(50)) tiers["counted_at"] = "paid";
  json achievements = json::array();
  for (std::int64_t i = r.in(0, 4); i > 0; --i)
    achievements.push_back(
        {{"id", "m" + std::to_string(i)},
         {"name", "m"},
         {"counter", r.chance(80) ? "orders" : r.one_of<const char*>({"review", "check_ins"})},
         {"goal", r.in(1, 3)},
         {"grants", random_grants(r, true)}});
  json program = {
      {"id", "shop"},
      {"version", 1},
      {"timezone", "Asia/Shanghai"},
      {"tiers", tiers},
      {"cards",
       {{{"id", "paid"},
         {"name", "p"},
         {"kind", "paid"},
         {"price", 1},
         {"months", 1},
         {"grants", random_grants(r, false)}},
        {{"id", "free"}, {"name", "f"}, {"kind", "free"}, {"grants", random_grants(r, false)}}}},
      {"activities",
       {{"achievements", achievements},
        {"actions", {{{"kind", "review"}, {"grants", {{"points", 1}}}}}},
        {"check_in", {{"rewards", {{{"points", 1}}}}}}}}};
  if (r.chance(40)) program["cards"][0]["level"] = levels[r.in(1, 3)];
  if (r.chance(80)) program["points"] = random_points(r);
  return program;
}

json order(std::int64_t at, std::int64_t amount) {
  return {{"at", at}, {"lines", {{{"sku", "x"}, {"unit_price", amount}, {"quantity", 1}}}}};
}

json answer(const loyalty::Reply& reply) {
  INFO(reply.text);
  REQUIRE(reply.ok);
  return json::parse(reply.text);
}

/// A new member, or one who did something under a program that may have had other achievements.
std::int64_t live(Random& r, Engine& engine) {
  std::int64_t at = start;
  int number = 0;
  const auto apply = [&](json event) {
    event["id"] = "e" + std::to_string(++number);
    event["at"] = at;
    answer(engine.apply(event.dump()));
  };
  apply({{"kind", "member_joined"}, {"member", {{"id", "lin"}}}});
  for (std::int64_t i = r.in(0, 3); i > 0; --i) {
    at += r.in(0, 2) * 86400000 + 1;
    if (r.chance(40)) {
      apply({{"kind", "order_paid"},
             {"order_id", "o" + std::to_string(i)},
             {"cart", order(at, r.in(1, 8000))}});
      if (r.chance(80)) apply({{"kind", "order_completed"}, {"order_id", "o" + std::to_string(i)}});
    } else if (r.chance(50)) {
      apply({{"kind", "action_done"}, {"action", "review"}});
    } else {
      apply({{"kind", "points_granted"}, {"points", r.in(1, 60)}});
    }
  }
  return at;
}

std::size_t place_of(const json& tier) {
  const auto id = tier["level"].get<std::string>();
  return static_cast<std::size_t>(id[0] - 'a');
}

}  // namespace

TEST_CASE("an order of what the next level costs reaches it, and none of less") {
  std::size_t found = 0, none = 0, by_achievements = 0;
  for (std::uint64_t seed = 1; seed <= 30 * LOYALTY_PERCENT; ++seed) {
    Random r(seed);
    json program = random_program(r), before = program;
    // What becomes due without an order comes with the next event, whatever it is.
    if (r.chance(30)) before["activities"]["achievements"] = json::array();
    Engine engine;
    answer(engine.open(before.dump(), ""));
    const std::int64_t at = live(r, engine);
    answer(engine.open(program.dump(), engine.snapshot().text));
    const json tier = answer(engine.overview(json{{"at", at}}.dump()))["tier"];
    if (tier["next"].is_null()) continue;
    const std::size_t next = place_of(tier) + 1;
    const auto after = [&](std::int64_t amount) {
      return place_of(answer(engine.quote(order(at, amount).dump()))["tier"]["after"]);
    };
    INFO("seed " << seed << ": " << tier.dump() << "\n" << program.dump());
    if (tier["spend_to_next"].is_null()) {
      CHECK(after(10000000000) < next);
      ++none;
      continue;
    }
    const auto cost = tier["spend_to_next"].get<std::int64_t>();
    if (cost > 10000000000) continue;
    ++found;
    CHECK(after(cost) >= next);
    for (int i = 0; i < 12 && cost > 1; ++i)
      CHECK(after(i == 0 ? cost - 1 : r.in(1, cost - 1)) < next);
    program["activities"]["achievements"] = json::array();
    answer(engine.open(program.dump(), engine.snapshot().text));
    by_achievements +=
        answer(engine.overview(json{{"at", at}}.dump()))["tier"]["spend_to_next"] != cost;
  }
  CHECK(found > 10 * LOYALTY_PERCENT);
  CHECK(10 * none > 3 * LOYALTY_PERCENT);
  CHECK(by_achievements > 3 * LOYALTY_PERCENT);
}
