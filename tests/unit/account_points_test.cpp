#include "tests/unit/account_fixture.h"

using namespace loyalty;
using namespace loyalty::testing;

namespace {

/// A shop with one earning rule and this policy beside it.
std::string points_policy(const std::string& more) {
  return R"(,"points":{"earn":{"rules":[{"id":"all","per":100,"points":1}]})" +
         (more.empty() ? "" : "," + more) + "}";
}

std::int64_t end_of(const std::string& day) { return on(day + " 00:00") + 24 * 3600 * 1000; }

}  // namespace

TEST_CASE("points of an order are pending until the protection is over", "[account][points]") {
  struct Row {
    int protection;
    std::string completed, still_pending, available_at;
  };
  const Row rows[] = {
      {0, "2026-03-01", "", "2026-03-01"},
      {1, "2026-03-01", "2026-03-02 23:59", "2026-03-03 00:00"},
      {7, "2026-03-01 23:59", "2026-03-08 23:59", "2026-03-09 00:00"},
  };
  for (const Row& row : rows) {
    INFO(row.protection << " days");
    Shop shop(points_policy(R"("protection_days":)" + std::to_string(row.protection)));
    shop.does("order_paid", "2026-02-20", order("O1", line("tea", 1, 10000, 10000, 100)));
    CHECK(shop.pending() == 100);
    shop.does("order_completed", row.completed, R"("order_id":"O1")");
    if (!row.still_pending.empty())
      CHECK(available_points(shop.seen(row.still_pending)).value == 0);
    CHECK(available_points(shop.seen(row.available_at)).value == 100);
    require_replay(shop);
  }
}

TEST_CASE("points expire as the program says, from the day they are available",
          "[account][points]") {
  struct Row {
    std::string expiry, granted, gone_after;
  };
  const Row rows[] = {
      {R"("never")", "2026-03-15", ""},
      {R"({"days":30,"at":"day_end"})", "2026-03-15", "2026-04-14"},
      {R"({"months":1,"at":"day_end"})", "2026-01-31", "2026-02-28"},
      {R"({"months":6,"at":"month_end"})", "2026-03-15", "2026-09-30"},
      {R"({"years":1,"at":"year_end"})", "2026-03-15", "2027-12-31"},
      {R"({"years":1,"at":"day_end"})", "2028-02-29", "2029-02-28"},
      {R"({"yearly":"12-31","years":1})", "2026-03-15", "2027-12-31"},
      {R"({"yearly":"02-29","years":1})", "2026-03-15", "2027-02-28"},
      {R"({"yearly":"06-30","years":2})", "2026-03-15", "2028-06-30"},
  };
  for (const Row& row : rows) {
    INFO(row.expiry << " granted " << row.granted);
    Shop shop(points_policy(R"("expiry":)" + row.expiry));
    shop.does("points_granted", row.granted, R"("points":50,"reason":"sorry")");
    const auto& lot = shop.account.points.lots.at(0);
    if (row.gone_after.empty()) {
      CHECK_FALSE(lot.until.has_value());
      continue;
    }
    CHECK(lot.until.value().value == end_of(row.gone_after));
    CHECK(available_points(shop.seen(row.gone_after + " 23:59")).value == 50);
    Account later = shop.account;
    advance(shop.program, later, *lot.until);
    CHECK(available_points(later).value == 0);
    CHECK(later.points.expired.value == 50);
  }
}

TEST_CASE("points are spent by expiry and age", "[account][points]") {
  Shop shop(points_policy(R"("expiry":{"months":1,"at":"month_end"})"));
  shop.does("points_granted", "2026-01-10", R"("points":20)");  // gone after February
  shop.does("points_granted", "2026-02-10", R"("points":30)");  // gone after March
  shop.does("points_taken", "2026-02-11", R"("points":25)");
  CHECK(shop.available() == 25);
  CHECK(available_points(shop.seen("2026-03-15")).value ==
        25);  // the 20 went first, so nothing expired
  CHECK(available_points(shop.seen("2026-04-15")).value == 0);
  CHECK(shop.refuses("points_taken", "2026-02-12", R"("points":26)") == "insufficient_points");
  require_replay(shop);
}

TEST_CASE("earning caps cut by day and month and are gross", "[account][points]") {
  Shop shop(
      R"(,"points":{"earn":{"rules":[{"id":"all","per":100,"points":1}],"caps":{"day":100,"month":150}}})");
  struct Row {
    std::string when;
    int earned, granted;
  };
  const Row rows[] = {{"2026-03-01 10:00", 80, 80},
                      {"2026-03-01 23:59", 80, 20},
                      {"2026-03-02 00:00", 80, 50},
                      {"2026-03-31", 10, 0},
                      {"2026-04-01", 80, 80}};
  int n = 0;
  for (const Row& row : rows) {
    INFO(row.when);
    const auto before = shop.pending();
    shop.does("order_paid", row.when,
              order("O" + std::to_string(++n), line("tea", 1, 8000, 8000, row.earned)));
    CHECK(shop.pending() - before == row.granted);
  }
  shop.does("order_cancelled", "2026-04-01 13:00", R"("order_id":"O5")");
  const auto before = shop.pending();
  shop.does("order_paid", "2026-04-01 14:00", order("O6", line("tea", 1, 8000, 8000, 80)));
  CHECK(shop.pending() - before == 20);  // the refund reopened nothing
  require_replay(shop);
}

TEST_CASE("a cap cuts rules and then lines by largest remainder", "[account][points]") {
  Shop shop(
      R"(,"points":{"earn":{"rules":[{"id":"all","per":100,"points":1}],"caps":{"day":10}}})");
  const std::string tea =
      R"({"sku":"tea","list":5000,"payable":5000,"cash":5000,"earned":10,"rule":"a"})";
  const std::string rice =
      R"({"sku":"rice","list":2500,"payable":2500,"cash":2500,"earned":5,"rule":"b"})";
  const auto& event = shop.does("order_paid", "2026-03-01", order("O1", tea + "," + rice));
  CHECK(event.order->lines[0].earned.value == 7);  // 6.67
  CHECK(event.order->lines[1].earned.value == 3);  // 3.33
}

TEST_CASE("debt is repaid by the next points that become available", "[account][points]") {
  for (const std::string shortfall : {"debt", "forgive"}) {
    INFO(shortfall);
    Shop shop(points_policy(R"("shortfall":")" + shortfall + R"(")"));
    shop.does("order_paid", "2026-03-01", order("O1", line("tea", 1, 10000, 10000, 100)));
    shop.does("order_completed", "2026-03-02", R"("order_id":"O1")");
    shop.does("points_taken", "2026-03-03", R"("points":70)");
    shop.does("order_refunded", "2026-03-04",
              R"("order_id":"O1","lines":[{"line":0,"quantity":1}])");
    CHECK(shop.available() == 0);
    CHECK(shop.account.points.debt.value == (shortfall == "debt" ? 70 : 0));
    shop.does("points_granted", "2026-03-05", R"("points":100)");
    CHECK(shop.available() == (shortfall == "debt" ? 30 : 100));
    CHECK(shop.account.points.debt.value == 0);
    require_replay(shop);
  }
}

TEST_CASE("frozen points come back, expired ones expire at once", "[account][points]") {
  Shop shop(points_policy(R"("expiry":{"days":10,"at":"day_end"})"));
  shop.does("points_granted", "2026-03-01", R"("points":100)");
  const std::string hold = shop.does("points_frozen", "2026-03-02", R"("points":60)").id;
  CHECK(shop.available() == 40);
  CHECK(frozen_points(shop.account).value == 60);
  CHECK(frozen_points(shop.seen("2026-05-01")).value == 60);
  SECTION("in time") {
    shop.does("points_unfrozen", "2026-03-05", R"("hold":")" + hold + R"(")");
    CHECK(shop.available() == 100);
  }
  SECTION("too late") {
    shop.does("points_unfrozen", "2026-03-20", R"("hold":")" + hold + R"(")");
    CHECK(shop.available() == 0);
    CHECK(shop.account.points.expired.value == 100);
  }
  CHECK(shop.refuses("points_unfrozen", "2026-03-21", R"("hold":")" + hold + R"(")") ==
        "unknown_hold");
  require_replay(shop);
}

TEST_CASE("points wait for approval", "[account][points]") {
  Shop shop(points_policy(""));
  const std::string lot =
      shop.does("points_granted", "2026-03-01", R"("points":100,"pending":true)").id + ".1";
  CHECK(shop.pending() == 100);
  SECTION("approved") {
    shop.does("points_approved", "2026-03-02", R"("lot":")" + lot + R"(")");
    CHECK(shop.available() == 100);
  }
  SECTION("rejected") {
    shop.does("points_rejected", "2026-03-02", R"("lot":")" + lot + R"(","reason":"fraud")");
    CHECK(shop.available() == 0);
    CHECK(shop.pending() == 0);
  }
  CHECK(shop.refuses("points_approved", "2026-03-03", R"("lot":")" + lot + R"(")") ==
        "unknown_lot");
  require_replay(shop);
}

TEST_CASE("points buy coupons, bonus and goods", "[account][points]") {
  const std::string points_shop =
      R"(,"pricing":{"groups":[{"id":"g"}]},"coupons":[{"id":"c10","name":"10 off","group":"g",
      "effects":[{"kind":"amount_off","steps":[{"at":0,"amount":1000}]}],"validity":{"days_after_issue":7}}],
      "points":{"earn":{"rules":[{"id":"all","per":100,"points":1}]},"exchange":[
      {"id":"coupon","kind":"coupon","name":"10 off","coupon":"c10","points":100,"per_day":1},
      {"id":"bonus","kind":"bonus","name":"balance","points":100,"step":50,"bonus":200},
      {"id":"cup","kind":"goods","name":"cup","sku":"cup","points":300,"cash":990,"per_member":1},
      {"id":"trial","kind":"goods","name":"trial","sku":"trial","points":1}]})";
  Shop shop(points_shop);
  shop.does("points_granted", "2026-03-01", R"("points":1000)");

  shop.does("points_exchanged", "2026-03-02", R"("exchange":"coupon")");
  CHECK(shop.account.coupons.at(0).coupon == "c10");
  CHECK(shop.account.coupons.at(0).until.value == end_of("2026-03-09"));
  CHECK(shop.refuses("points_exchanged", "2026-03-02", R"("exchange":"coupon")") == "daily_limit");

  shop.does("points_exchanged", "2026-03-03", R"("exchange":"bonus","points":150)");
  CHECK(wallet_balance(shop.account).bonus.value == 300);
  CHECK(shop.refuses("points_exchanged", "2026-03-03", R"("exchange":"bonus","points":175)") ==
        "wrong_points");

  CHECK(shop.refuses("points_exchanged", "2026-03-04", R"("exchange":"cup")") == "wrong_amount");
  shop.does("points_exchanged", "2026-03-04", R"("exchange":"cup","amount":990)");
  CHECK(shop.refuses("points_exchanged", "2026-03-05", R"("exchange":"cup","amount":990)") ==
        "life_limit");
  CHECK(shop.available() == 450);
  CHECK(shop.refuses("points_exchanged", "2026-03-05", R"("exchange":"trial","times":451)") ==
        "insufficient_points");
  CHECK(shop.refuses("points_exchanged", "2026-03-05", R"("exchange":"gold")") ==
        "unknown_exchange");
  require_replay(shop);
}

TEST_CASE("points end as the event, the grant, the source or the program says",
          "[account][points]") {
  Shop shop(points_policy(R"("expiry":{"years":1},"expiry_by_source":{"recharge":{"days":30}})") +
            R"(,"wallet":{"recharge_plans":[
      {"id":"p","name":"p","steps":[{"at":1,"grants":{"points":100}},
                                    {"at":1000,"grants":{"points":100,"points_expiry":{"days":5}}}]}]})");
  const auto end_of_last = [&] { return shop.account.points.lots.back().until.value().value; };
  shop.does("points_granted", "2026-03-01",
            R"("points":1,"until":)" + std::to_string(on("2026-03-02")));
  CHECK(end_of_last() == on("2026-03-02"));
  shop.does("granted", "2026-03-01", R"("grants":{"points":2,"points_expiry":{"days":9}})");
  CHECK(end_of_last() == end_of("2026-03-10"));
  shop.does("recharged", "2026-03-01", R"("amount":10)");
  CHECK(end_of_last() == end_of("2026-03-31"));
  const std::string recharge = shop.does("recharged", "2026-03-01", R"("amount":1000)").id;
  CHECK(end_of_last() == end_of("2026-03-06"));
  shop.does("points_granted", "2026-03-01", R"("points":3)");
  CHECK(end_of_last() == end_of("2027-03-01"));
  CHECK(shop.refuses("points_granted", "2026-03-03",
                     R"("points":1,"until":)" + std::to_string(on("2026-03-03"))) ==
        "invalid_window");
  // What has expired is not taken a second time.
  shop.does("recharge_refunded", "2026-03-07", R"("recharge":")" + recharge + "\"");
  CHECK(shop.available() == 105);
  CHECK(shop.account.points.debt.value == 0);
  require_replay(shop);
}

TEST_CASE("points of their own end wait for approval no longer than that", "[account][points]") {
  Shop shop(points_policy(R"("expiry":{"years":1})"));
  const std::string until = R"(,"pending":true,"until":)" + std::to_string(on("2026-03-05"));
  shop.does("points_granted", "2026-03-01", R"("points":7)" + until);
  shop.does("points_granted", "2026-03-01", R"("points":8)" + until);
  shop.does("points_approved", "2026-03-02", R"("lot":"e1.1")");
  CHECK(shop.account.points.lots.back().until.value().value == on("2026-03-05"));
  CHECK(available_points(shop.seen("2026-03-05 11:59")).value == 7);
  const Account later = shop.seen("2026-03-05");
  CHECK(later.points.lots.empty());
  CHECK(later.points.expired.value == 15);
  CHECK(shop.refuses("points_approved", "2026-03-06", R"("lot":"e2.1")") == "unknown_lot");
  require_replay(shop);
}
