#include "tests/unit/account_fixture.h"

#include <nlohmann/json.hpp>

#include "core/overview/overview.h"

using namespace loyalty;
using namespace loyalty::testing;

namespace {

std::string problems_of(const std::string& text) {
  Event event;
  return text_of(wire::read(text, event));
}

const std::string rich_shop =
    R"(,"pricing":{"groups":[{"id":"g"}]},
    "coupons":[{"id":"c","name":"满减券","group":"g","effects":[{"kind":"amount_off","steps":[{"at":0,"amount":100}]}],
                "validity":{"days_after_issue":30}}],
    "points":{"earn":{"rules":[{"id":"all","per":100,"points":1}],"caps":{"month":5000}},"protection_days":3,
      "expiry":{"months":2,"at":"month_end"},"exchange":[{"id":"x","kind":"coupon","coupon":"c","name":"换券","points":50}]},
    "tiers":{"term_months":3,"window":{"kind":"rolling_months","months":3},"at_term_end":"to_qualified","grace_days":5,
      "levels":[{"id":"a","name":"普通"},{"id":"b","name":"银卡","growth":200},{"id":"c3","name":"金卡","growth":900}],
      "sources":[{"source":"paid","growth":1,"per":100}]},
    "wallet":{"recharge_plans":[{"id":"p","name":"充","steps":[{"at":10000,"grants":{"bonus":1000,"points":10}}]}]},
    "activities":{"check_in":{"rewards":[{"points":1}]},"actions":[{"kind":"join","grants":{"coupons":["c"]}}]})";

}  // namespace

TEST_CASE("each kind of event needs and allows its members", "[account][events]") {
  struct Row {
    std::string event, problems;
  };
  const Row rows[] = {
      {R"({"id":"e","kind":"checked_in","at":1})", ""},
      {R"({"id":"e","kind":"checked_in","at":1,"channel":"h5","reason":"x"})", ""},
      {R"({"id":"e","kind":"checked_in","at":1,"points":5})", "wrong_member at /points; "},
      {R"({"id":"e","kind":"points_granted","at":1})", "missing_member at ; "},
      {R"({"id":"e","kind":"points_granted","at":1,"points":0})", "out_of_range at /points; "},
      {R"({"id":"e","kind":"gift_card_bought","at":1})",
       "missing_member at ; missing_member at ; "},
      {R"({"id":"e","kind":"drawn","at":1,"draw":"w"})", "missing_member at ; "},
      {R"({"id":"e","kind":"dance","at":1})", "not_one_of at /kind; "},
      {R"({"id":"e","kind":"check_in_made_up","at":1,"day":"2026-02-29"})",
       "invalid_day at /day; "},
      {R"({"id":"e","kind":"member_joined","at":1,"member":{"birthday":"02-30"}})",
       "invalid_day at /member/birthday; "},
      {R"({"id":"e","kind":"member_joined","at":1,"member":{"birthday":"02-29"}})", ""},
      {R"({"kind":"checked_in"})", "missing at ; missing at ; "},
      {R"({"id":"e","kind":"checked_in","at":1.5})", "not_an_integer at /at; "},
      {R"({"id":"e","kind":"order_paid","at":1,"order":{"id":"o","lines":[]}})",
       "empty_order at /order/lines; "},
      {R"({"id":"e","kind":"order_paid","at":1,"order":{"id":"o","lines":[{"sku":"s","list":9,"payable":9,"cash":8}]}})",
       "order_inconsistent at /order/lines/0/payable; "},
      {R"({"id":"e","kind":"order_paid","at":1,"order":{"id":"o","lines":[{"sku":"s","list":8,"payable":9,"cash":9}]}})",
       "order_inconsistent at /order/lines/0/payable; "},
      {R"({"id":"e","kind":"order_paid","at":1,"order":{"id":"o","lines":[{"sku":"s","list":9,"payable":8,"cash":8}]}})",
       "order_inconsistent at /order/lines/0/saved; "},
      {R"({"id":"e23456789012345678901234567890123456789012345678901234567","kind":"checked_in","at":1})",
       "too_long at /id; "},
  };
  for (const Row& row : rows) {
    INFO(row.event);
    CHECK(problems_of(row.event) == row.problems);
  }
}

TEST_CASE("a second event of one id has no effect and says so", "[account][events]") {
  Shop shop(rich_shop);
  shop.does("points_granted", "2026-03-01", R"("points":5)");
  shop.does("points_granted", "2026-03-02", R"("points":7)");
  const Account before = shop.account;
  for (const std::string when : {"2026-03-01", "2026-03-02", "2026-04-01"}) {
    const auto again = apply(shop.program, shop.account,
                             shop.event("points_granted", when, R"("points":5)", "e1"));
    REQUIRE(again.has_value());
    CHECK(again->duplicate);
    CHECK(shop.account == before);
  }
}

TEST_CASE("the instants of a log never decrease", "[account][events]") {
  Shop shop(rich_shop);
  shop.does("points_granted", "2026-03-02", R"("points":5)");
  shop.does("points_granted", "2026-03-02", R"("points":5)");
  CHECK(shop.refuses("points_granted", "2026-03-01 23:59", R"("points":5)") ==
        "event_out_of_order");
  CHECK(shop.refuses("order_completed", "2026-03-02", R"("order_id":"x","day":"2026-03-03")") ==
        "future_day");
}

TEST_CASE("a sealed event that another account had is refused", "[account][events]") {
  Shop rich(rich_shop), poor(rich_shop);
  rich.does("points_granted", "2026-03-01", R"("points":100)");
  Event spends = rich.does("points_taken", "2026-03-02", R"("points":50)");
  const auto refused = apply(poor.program, poor.account, spends);
  REQUIRE_FALSE(refused.has_value());
  CHECK(refused.error().code == "sealed_does_not_fit");
  CHECK(refused.error().at == "/sealed/facts/0");
  CHECK(poor.account == Account{});
}

TEST_CASE("days with orders are kept as long as a window can reach", "[account][size]") {
  const auto days_of = [](int every) {
    Shop shop("");
    for (int day = 0; day < 800; day += every) {
      const auto when = format_day(Day{20000 + day});
      const auto id = "O" + std::to_string(day);
      shop.does("order_paid", when, order(id, line("tea", 1, 100, 100)));
      shop.does("order_completed", when, R"("order_id":")" + id + '"');
    }
    return shop.account.purchases.days;
  };
  const auto often = days_of(2);
  CHECK(often.size() == 183);  // the last one and 182 before it, 364 days back
  CHECK(often.front().day.value == 20798 - 364);
  CHECK(days_of(30).size() == 24);  // thirteen of the last year
  CHECK(days_of(50).size() == 16);  // all
}

TEST_CASE("records keep the newest sixty facts, however many one event did", "[account][size]") {
  Shop shop(
      R"(,"points":{"earn":{"rules":[{"id":"all","points":1,"per":100}]},"expiry":{"days":300}})");
  for (int day = 0; day < 85; ++day)
    shop.does("points_granted", format_day(Day{20000 + day}), R"("points":1)");
  const auto& history = shop.account.history;
  CHECK(history.size() >= 60);
  CHECK(history.size() <= 75);
  CHECK(history.back().event == "e85");
  shop.does("points_taken", format_day(Day{20085}), R"("points":85)");  // of 85 lots
  REQUIRE(history.size() == 1);
  CHECK(history.front().event == "e86");
  CHECK(history.front().facts.size() >= 60);
  CHECK(history.front().facts.size() <= 75);
  CHECK(history.front().facts.back().id == "e85.1");
}

TEST_CASE("a year of a member, replayed from every cut", "[account][events]") {
  Shop shop(rich_shop);
  shop.does("member_joined", "2026-01-05",
            R"("member":{"id":"m","birthday":"05-01"},"channel":"weapp")");
  for (int month = 1; month <= 9; ++month) {
    const std::string first = "2026-0" + std::to_string(month) + "-";
    const std::string id = "O" + std::to_string(month);
    shop.does("checked_in", first + "06");
    shop.does("recharged", first + "07", R"("amount":10000)");
    const std::string wallet =
        R"({"sku":"rice","quantity":2,"list":6000,"payable":6000,"principal":5500,"bonus":500,
        "earned":50,"rule":"all"})";
    shop.does("order_paid", first + "08",
              order(id, line("tea", 3, 30000, 28000, 280) + "," + wallet, R"(,"channel":"weapp")"));
    shop.does("order_completed", first + "10",
              R"("order_id":")" + id + R"(","day":")" + first + R"(09")");
    if (month % 2 == 0)
      shop.does("order_refunded", first + "20",
                R"("order_id":")" + id + R"(","lines":[{"line":0,"quantity":2}])");
    if (month % 3 == 0) shop.does("points_exchanged", first + "21", R"("exchange":"x")");
    if (month == 5)
      shop.does("order_refunded", first + "22",
                R"("order_id":"O4","lines":[{"line":0,"quantity":1},{"line":1,"quantity":2}])");
  }
  shop.does("points_granted", "2027-12-31", R"("points":1)");  // everything has run out
  CHECK(shop.account.tiers.buckets.size() == 1);               // today's points
  CHECK(shop.account.coupons.at(0).state == CouponState::expired);
  CHECK(shop.level("2027-12-31") == "a");
  require_replay(shop);
}

TEST_CASE("time passes alike in one step and in many", "[account][events]") {
  Shop shop(rich_shop);
  shop.does("member_joined", "2026-01-05", R"("member":{"id":"m"},"channel":"weapp")");
  shop.does("order_paid", "2026-01-08", order("O", line("tea", 1, 100000, 100000, 900)));
  shop.does("order_completed", "2026-01-10", R"("order_id":"O")");
  Account one = shop.account, many = shop.account;
  std::vector<Fact> in_one = advance(shop.program, one, Instant{on("2026-12-31")}), in_many;
  for (Day day = parse_day("2026-01-11").value(); day <= parse_day("2026-12-31").value();
       day += Day{1})
    for (Fact& fact : advance(shop.program, many, Instant{on(format_day(day))}))
      in_many.push_back(std::move(fact));
  CHECK(one == many);
  CHECK(in_one == in_many);
  CHECK(in_one.size() == 8);  // release, coupon, kept, window, expiry, returns, grace, lowered
}

TEST_CASE("an overview shows a member's center", "[account][overview]") {
  Shop shop(rich_shop);
  shop.does("member_joined", "2026-03-05", R"("member":{"id":"m"},"channel":"weapp")");
  shop.does("recharged", "2026-03-06", R"("amount":10000)");
  shop.does("order_paid", "2026-03-08",
            order("O", line("tea", 1, 30000, 28000, 280), R"(,"channel":"weapp")"));
  shop.does("order_completed", "2026-03-10", R"("order_id":"O")");
  const std::string text = overview_json(shop.program, shop.account, Instant{on("2026-03-11")});
  const auto json = nlohmann::json::parse(text);
  CHECK(json.dump() == text);  // canonical
  CHECK(json["tier"]["level"] == "b");
  CHECK(json["tier"]["growth"] == 280);
  CHECK(json["tier"]["next"]["level"] == "c3");
  CHECK(json["tier"]["remaining"] == 620);
  CHECK(json["tier"]["progress"] == 1142);
  CHECK(json["tier"]["spend_to_next"] == 62000);
  CHECK(json["tier"]["keep"]["needed"] == 0);
  CHECK(json["tier"]["why"] == "growth");
  CHECK(json["points"]["available"] == 10);
  CHECK(json["points"]["pending"] == 280);
  CHECK(json["points"]["affordable"][0]["ok"] == false);
  CHECK(json["points"]["affordable"][0]["short"] == 40);
  CHECK(json["points"]["expiring"][0]["points"] == 10);
  CHECK(json["wallet"]["principal"] == 10000);
  CHECK(json["wallet"]["bonus"] == 1000);
  CHECK(json["savings"]["this_month"] == 2000);
  CHECK(json["savings"]["by_channel"]["weapp"] == 2000);
  CHECK(json["coupons"][0]["state"] == "usable");
  CHECK(json["orders"][0]["state"] == "completed");
  CHECK(json["check_in"]["today"] == false);
  CHECK(json["ledger"][0]["kind"] == "order_completed");
  CHECK(json["ledger"][0]["channel"] == "weapp");
  // A view changes nothing, and the past cannot be seen.
  CHECK(nlohmann::json::parse(overview_json(shop.program, shop.account, Instant{0}))["at"] ==
        on("2026-03-10"));
}

TEST_CASE("a shopper carries what pricing asks for", "[account][shopper]") {
  Shop shop(rich_shop);
  shop.does("member_joined", "2026-03-05",
            R"("member":{"id":"m","birthday":"1990-05-01","segments":["new"]},"channel":"weapp")");
  CHECK(make_shopper(shop.program, shop.account, shop.account.at).first_order);
  shop.does(
      "order_paid", "2026-03-08",
      order("O", line("tea", 1, 100, 100, 80), R"(,"offers":["promo"],"price_units":{"flash":2})"));
  const Shopper today =
      make_shopper(shop.program, shop.seen("2026-03-08 23:00"), Instant{on("2026-03-08 23:00")});
  CHECK(today.tier == "a");
  CHECK(today.segments == std::vector<std::string>{"new"});
  CHECK(today.birthday.value().month == 5);
  CHECK_FALSE(today.first_order);
  CHECK(today.coupons.size() == 1);
  CHECK(today.offer_uses.at(0).second.today == 1);
  CHECK(today.price_units_used.at(0).second == 2);
  CHECK(today.earned_today.value == 80);
  const Shopper tomorrow =
      make_shopper(shop.program, shop.seen("2026-03-09"), Instant{on("2026-03-09")});
  CHECK(tomorrow.offer_uses.at(0).second.today == 0);
  CHECK(tomorrow.offer_uses.at(0).second.ever == 1);
  CHECK(tomorrow.earned_today.value == 0);
  CHECK(tomorrow.earned_this_month.value == 80);
  CHECK(make_shopper(shop.program, shop.seen("2026-04-01"), Instant{on("2026-04-01")})
            .earned_this_month.value == 0);
}
