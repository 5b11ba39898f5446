// What an account keeps no more, read from its log: no order and no record is ever lost.

#include <map>

#include "tests/unit/engine_fixture.h"
#include "tests/unit/long_life.h"

using namespace loyalty;
using namespace loyalty::testing;

namespace {

/// An order without what is only said as long as it can come back.
Json over(Json order) {
  order.erase("until");
  for (Json& line : order["lines"]) line.erase("next");
  return order;
}

/// A member, and all that their overviews have ever shown.
struct LifeSeen {
  Engine engine;
  std::string log;
  std::int64_t at = 0;
  std::map<std::string, Json> orders;  ///< by id, as they were shown last
  std::vector<Json> records;           ///< the oldest first

  explicit LifeSeen(const std::string& program) { must(engine.open(program, "")); }

  void does(const std::string& event) {
    log += granted(engine.apply(event))["sealed"].dump() + '\n';
    looks(Json::parse(event)["at"]);
  }
  /// At the member center.
  Json looks(std::int64_t when) {
    at = when;
    Json overview = granted(engine.overview(R"({"at":)" + std::to_string(at) + "}"));
    for (const Json& order : overview["orders"]) orders[order["id"]] = order;
    const auto& ledger = overview["ledger"];
    // What is new since is before what was the newest.
    std::size_t fresh = 0;
    while (fresh < ledger.size() && (records.empty() || ledger[fresh] != records.back())) ++fresh;
    while (fresh-- > 0) records.push_back(ledger[fresh]);
    return overview;
  }

  Json past_orders(const std::string& more) const {
    return granted(engine.past_orders(log, R"({"at":)" + std::to_string(at) + more + "}"));
  }
  Json past_records(const std::string& more) const {
    return granted(engine.records(log, R"({"at":)" + std::to_string(at) + more + "}"));
  }
};

LifeSeen seen_life(std::size_t events) {
  LifeSeen life(long_life_program);
  for (const std::string& event : long_life_events(events)) life.does(event);
  return life;
}

constexpr std::int64_t hour = 3'600'000;

const std::string placing = R"({
  "id": "placing", "version": 1, "timezone": "Asia/Shanghai", "returns": {"days": 7},
  "points": {"earn": {"rules": [{"id": "all", "points": 1, "per": 100}]}}})";

std::string event_of(const std::string& id, const std::string& kind, std::int64_t at,
                     const std::string& members) {
  return R"({"id":")" + id + R"(","kind":")" + kind + R"(","at":)" + std::to_string(at) +
         (members.empty() ? "" : "," + members) + "}";
}

std::string cart_at(std::int64_t at) {
  return R"("cart":{"at":)" + std::to_string(at) +
         R"(,"lines":[{"sku":"tea","unit_price":1000,"quantity":2}]})";
}

}  // namespace

TEST_CASE("every order that was ever shown is in the overview or in the past, and once",
          "[engine][past]") {
  LifeSeen life = seen_life(1500);
  const Json overview = life.looks(life.at + 30 * 24 * hour);
  std::map<std::string, Json> left = life.orders;
  REQUIRE(left.size() > 200);
  for (const Json& order : overview["orders"]) CHECK(left.erase(order["id"]) == 1);
  std::int64_t before = INT64_MAX;
  std::string after;
  for (bool older = true; older;) {
    const Json page = life.past_orders(R"(,"limit":30)" + after);
    older = page["older"];
    REQUIRE(page["orders"].size() == (older ? 30 : left.size()));
    for (const Json& one : page["orders"]) {
      const Json& order = one["order"];
      INFO(order.dump());
      REQUIRE(left.count(order["id"]) == 1);
      CHECK(order == over(left[order["id"]]));
      CHECK(one["held"]["facts"]["id"] == order["id"]);
      CHECK(order["at"] <= before);
      before = order["at"];
      left.erase(order["id"]);
      after = R"(,"before":)" + order["id"].dump();
    }
  }
  CHECK(left.empty());
}

TEST_CASE("orders that are kept and not shown are of the past, as they stand", "[engine][past]") {
  LifeSeen life(placing);
  for (int i = 0; i < 60; ++i)
    life.does(event_of("o" + std::to_string(i), "order_paid", i * hour, cart_at(i * hour)));
  const Json past = life.past_orders("");
  CHECK(past["older"] == false);
  REQUIRE(past["orders"].size() == 10);
  for (int i = 0; i < 10; ++i) {
    const Json& order = past["orders"][static_cast<std::size_t>(i)]["order"];
    CHECK(order["id"] == "o" + std::to_string(9 - i));
    CHECK(order["state"] == "paid");
    CHECK(order["lines"][0].contains("next"));
  }
}

TEST_CASE("an order that time ended and forgot at once is told as it ended", "[engine][past]") {
  LifeSeen life(placing);
  life.does(event_of("o", "order_placed", 0, cart_at(0) + R"(,"until":)" + std::to_string(hour)));
  life.does(event_of("p", "order_paid", 1, cart_at(1)));
  life.does(event_of("c", "order_completed", 2, R"("order_id":"p")"));
  // Nobody looks for a year; then there is an event, or none.
  const bool comes_back = GENERATE(false, true);
  life.at = 365 * 24 * hour;
  if (comes_back)
    life.log += granted(life.engine.apply(
        event_of("g", "points_granted", life.at, R"("points":1)")))["sealed"]
                    .dump();
  CHECK(life.looks(life.at)["orders"].empty());
  const Json past = life.past_orders("");
  REQUIRE(past["orders"].size() == 2);
  CHECK(past["orders"][0]["order"]["state"] == "completed");
  CHECK(past["orders"][1]["order"]["state"] == "cancelled");
  for (const Json& one : past["orders"]) {
    CHECK_FALSE(one["order"]["lines"][0].contains("next"));
    CHECK_FALSE(one["order"].contains("until"));
  }
}

TEST_CASE("of more orders than an account keeps none is lost", "[engine][past]") {
  LifeSeen life(placing);
  for (int i = 0; i < 330; ++i) {
    const std::string n = std::to_string(i);
    life.does(event_of("o" + n, "order_paid", i * 1000, cart_at(i * 1000)));
    life.does(event_of("c" + n, "order_completed", i * 1000, R"("order_id":"o)" + n + '"'));
  }
  const Json past = life.past_orders(R"(,"limit":1000)");
  REQUIRE(past["orders"].size() == 280);
  for (std::size_t i = 0; i < 280; ++i) {
    const Json& order = past["orders"][i]["order"];
    CHECK(order["id"] == "o" + std::to_string(279 - i));
    CHECK(order["lines"][0].contains("next") == (i < 250));
  }
}

TEST_CASE("the records of all time go on where the overview's end", "[engine][past]") {
  LifeSeen life = seen_life(1500);
  for (int week = 0; week < 60; ++week) life.looks(life.at + 7 * 24 * hour);
  const Json overview = life.looks(life.at);
  std::vector<Json> told;
  std::string through;
  for (bool older = true; older;) {
    const Json page = life.past_records(R"(,"limit":50)" + through);
    older = page["older"];
    REQUIRE(page["records"].size() >= (older ? 50U : 1U));
    for (const Json& record : page["records"]) told.push_back(record);
    through = R"(,"through":)" + std::to_string(told.back()["fact"]["at"].get<std::int64_t>() - 1);
  }
  REQUIRE(told.size() > 3000);
  for (std::size_t i = 0; i < 60; ++i) CHECK(told[i] == overview["ledger"][i]);
  const std::vector<Json> oldest_first(told.rbegin(), told.rend());
  CHECK(oldest_first == life.records);
}

TEST_CASE("an instant that does more than is listed of all has all of it in the records",
          "[engine][past]") {
  std::string coupons, granted[2];
  for (int i = 0; i < 90; ++i) {
    const std::string id = "c" + std::to_string(i);
    coupons += (i ? "," : "") + (R"({"id":")" + id + R"(","name":"c","group":"g",
      "effects":[{"kind":"amount_off","steps":[{"at":0,"amount":1}]}],"validity":{"until":100}})");
    granted[i % 2] += (granted[i % 2].empty() ? "\"" : ",\"") + id + '"';
  }
  LifeSeen life(
      R"({"id":"many","version":1,"timezone":"UTC","pricing":{"groups":[{"id":"g"}]},"coupons":[)" +
      coupons + "]}");
  for (int i : {0, 1})
    life.does(event_of("e" + std::to_string(i), "granted", 1 + i,
                       R"("grants":{"coupons":[)" + granted[i] + "]}"));
  // All of them end at once.
  life.does(event_of("f", "granted", 1000, R"("grants":{"points":5})"));
  const Json newest = life.past_records(R"(,"limit":1)")["records"];
  REQUIRE(newest.size() == 1);
  CHECK(newest[0]["event"] == "f");
  const Json before = life.past_records(R"(,"limit":1,"through":999)");
  CHECK(before["older"] == true);
  REQUIRE(before["records"].size() == 90);
  for (std::size_t i = 0; i < 90; ++i)
    CHECK(before["records"][i]["fact"]["kind"] == "coupon_expired");
}

TEST_CASE("what two members did is in the records of the one they became, by instant",
          "[engine][past]") {
  LifeSeen first(placing), second(placing);
  first.does(event_of("m", "member_joined", 0, R"("member":{"id":"mei"})"));
  second.does(event_of("l", "member_joined", 0, R"("member":{"id":"lin"})"));
  for (int i = 0; i < 80; ++i) {
    const std::string n = std::to_string(i);
    first.does(event_of("m" + n, "points_granted", 10 * i, R"("points":1)"));
    second.does(event_of("l" + n, "points_granted", 10 * i + 5, R"("points":1)"));
  }
  second.does(event_of("o", "order_paid", 900, cart_at(900)));
  first.does(
      event_of("join", "member_merged", 1000, R"("other":)" + must(second.engine.snapshot()).text));
  first.does(event_of("after", "points_granted", 1001, R"("points":1)"));
  const Json overview = first.looks(1001);
  const Json records = first.past_records(R"(,"limit":1000)")["records"];
  REQUIRE(records.size() > 130);
  for (std::size_t i = 0; i < 60; ++i) CHECK(records[i] == overview["ledger"][i]);
  for (std::size_t i = 1; i < records.size(); ++i)
    CHECK(records[i - 1]["fact"]["at"] >= records[i]["fact"]["at"]);
}

TEST_CASE("what cannot be told of a past is refused with its place", "[engine][past]") {
  LifeSeen life = seen_life(30);
  const auto code_at = [](const Reply& reply) {
    REQUIRE_FALSE(reply.ok);
    const Json error = Json::parse(reply.text)["error"];
    return error["code"].get<std::string>() + ' ' + error["at"].get<std::string>();
  };
  CHECK(code_at(life.engine.past_orders(life.log, R"({"at":1,"before":"none"})")) ==
        "unknown_order /before");
  CHECK(code_at(life.engine.past_orders(life.log, R"({"at":1,"limit":0})")) ==
        "out_of_range /limit");
  CHECK(code_at(life.engine.records(life.log, R"({"limit":5})")) == "missing ");
  CHECK(code_at(life.engine.records(life.log + "{}", R"({"at":1})")).find(" /30") !=
        std::string::npos);
  CHECK(code_at(Engine().records("", R"({"at":1})")) == "not_open ");
}
