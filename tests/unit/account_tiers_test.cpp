#include "tests/unit/account_fixture.h"

using namespace loyalty;
using namespace loyalty::testing;

namespace {

/// Three levels at 0, 1000 and 5000 growth, one growth for each yuan paid.
std::string tiers(const std::string& more) {
  return R"(,"tiers":{"levels":[{"id":"silver","name":"银卡"},{"id":"gold","name":"金卡","growth":1000},
  {"id":"black","name":"黑卡","growth":5000}],"sources":[{"source":"paid","growth":1,"per":100}])" +
         (more.empty() ? "" : "," + more) + "}";
}

int orders = 0;

/// Buys and completes an order of so many yuan.
void buys(Shop& shop, const std::string& when, int yuan) {
  const std::string id = "T" + std::to_string(++orders);
  shop.does("order_paid", when, order(id, line("tea", 1, yuan * 100, yuan * 100)));
  shop.does("order_completed", when, R"("order_id":")" + id + R"(")");
}

Progress progress(const Shop& shop, const std::string& when) {
  return progress_at(shop.program, shop.seen(when), Instant{on(when)});
}

}  // namespace

TEST_CASE("a level is reached at once, and progress tells how far the next is",
          "[account][tiers]") {
  struct Row {
    int yuan;
    std::string level;
    std::int64_t growth, done, remaining, spend;
  };
  const Row rows[] = {
      {320, "silver", 320, 3200, 680, 68000}, {679, "silver", 999, 9990, 1, 100},
      {1, "gold", 1000, 0, 4000, 400000},     {3999, "gold", 4999, 9997, 1, 100},
      {1, "black", 5000, 10000, -1, -1},
  };
  Shop shop(tiers(""));
  for (const Row& row : rows) {
    buys(shop, "2026-03-01", row.yuan);
    INFO("after " << row.growth);
    const Progress now = progress(shop, "2026-03-02");
    CHECK(shop.level("2026-03-02") == row.level);
    CHECK(now.growth == row.growth);
    CHECK(now.done.value == row.done);
    CHECK(now.remaining.value_or(-1) == row.remaining);
    CHECK(now.spend_to_next.value_or(Money{-1}).value == row.spend);
  }
  require_replay(shop);
}

TEST_CASE("growth is kept in thousandths, so small orders add up", "[account][tiers]") {
  Shop shop(R"(,"tiers":{"levels":[{"id":"a","name":"a"},{"id":"b","name":"b","growth":1}],
               "sources":[{"source":"paid","growth":1,"per":300}]})");
  buys(shop, "2026-03-01", 1);
  buys(shop, "2026-03-01", 1);
  CHECK(shop.level("2026-03-01") == "a");  // 0.666
  CHECK(progress(shop, "2026-03-01").spend_to_next.value_or(Money{0}).value ==
        101);  // 0.334 wants 100.2 fen
  buys(shop, "2026-03-01", 2);
  CHECK(shop.level("2026-03-01") == "b");
}

TEST_CASE("what counts leaves the window when its day comes", "[account][tiers]") {
  struct Row {
    std::string window, bought, last_day, first_day_without;
  };
  const Row rows[] = {
      {R"({"kind":"rolling_months","months":12})", "2026-03-15", "2027-03-15 23:59",
       "2027-03-16 00:00"},
      {R"({"kind":"rolling_months","months":1})", "2026-01-31", "2026-02-28 23:59",
       "2026-03-01 00:00"},
      {R"({"kind":"calendar_year"})", "2026-03-15", "2026-12-31 23:59", "2027-01-01 00:00"},
      {R"({"kind":"lifetime"})", "2026-03-15", "2099-01-01", ""},
  };
  for (const Row& row : rows) {
    INFO(row.window);
    Shop shop(tiers(R"("window":)" + row.window));
    buys(shop, row.bought, 300);
    CHECK(progress(shop, row.last_day).growth == 300);
    if (!row.first_day_without.empty()) CHECK(progress(shop, row.first_day_without).growth == 0);
  }
}

TEST_CASE("at the end of its term a level is kept, lowered or in grace", "[account][tiers]") {
  // Gold from 31 January 2026 with 1200 growth, which leaves the window after 31 January 2027 (12 months).
  struct Row {
    std::string policy;
    int bought_in_term, bought_in_grace;
    std::string after_term, after_grace;
  };
  const Row rows[] = {
      {R"("at_term_end":"to_qualified")", 0, 0, "silver", "silver"},
      {R"("at_term_end":"to_qualified")", 1000, 0, "gold", "gold"},
      {R"("at_term_end":"never")", 0, 0, "gold", "gold"},
      {R"("at_term_end":"to_qualified","grace_days":10)", 0, 0, "gold", "silver"},
      {R"("at_term_end":"to_qualified","grace_days":10)", 0, 1000, "gold", "gold"},
  };
  for (const Row& row : rows) {
    INFO(row.policy << " " << row.bought_in_term << " " << row.bought_in_grace);
    Shop shop(
        tiers(R"("term_months":13,"window":{"kind":"rolling_months","months":12},)" + row.policy));
    buys(shop, "2026-01-31", 1200);
    CHECK(shop.account.tiers.rungs.back().until.value().value ==
          on("2027-03-01 00:00"));  // 28 February is its last day
    if (row.bought_in_term > 0) buys(shop, "2026-08-01", row.bought_in_term);
    CHECK(shop.level("2027-02-28 23:59") == "gold");
    CHECK(shop.level("2027-03-01 00:00") == row.after_term);
    if (row.bought_in_grace > 0) buys(shop, "2027-03-05", row.bought_in_grace);
    CHECK(shop.level("2027-03-11 00:00") == row.after_grace);
    shop.does("points_granted", "2027-04-01", R"("points":1)");
    if (row.after_grace ==
        "gold")  // the new term runs from the old end and counts from the first day
      CHECK(shop.account.tiers.rungs.back().until.value().value == on("2028-04-01 00:00"));
    require_replay(shop);
  }
}

TEST_CASE("one level down at a term's end", "[account][tiers]") {
  Shop shop(tiers(
      R"("term_months":12,"window":{"kind":"rolling_months","months":6},"at_term_end":"one_level")"));
  buys(shop, "2026-01-01", 6000);
  CHECK(shop.level("2026-01-02") == "black");
  CHECK(shop.level("2027-01-02") == "gold");
  CHECK(shop.level("2028-01-02") == "silver");
}

TEST_CASE("the window is tested as of the term's last millisecond", "[account][tiers]") {
  Shop shop(tiers(
      R"("term_months":12,"window":{"kind":"rolling_months","months":12},"at_term_end":"to_qualified")"));
  buys(shop, "2026-03-15", 1000);
  // Term and window end at the same instant: the growth still counts for the test.
  CHECK(shop.level("2027-03-16 00:00") == "gold");
  CHECK(progress(shop, "2027-03-16 00:00").growth == 0);
  const Progress before = progress(shop, "2027-03-15");
  CHECK(before.keep.value().needed == 0);
  CHECK(before.keep.value().by.value == on("2027-03-16 00:00"));
  const Progress later = progress(shop, "2027-06-01");
  CHECK(later.keep.value().needed == 1000);
  CHECK(later.why == "kept");
}

TEST_CASE("a refund lowers a level reached by growth in this term", "[account][tiers]") {
  Shop shop(tiers(R"("term_months":12,"window":{"kind":"rolling_months","months":24})") +
            R"(,"returns":{"days":500})");  // a refund in the next term
  shop.does("order_paid", "2026-03-01", order("A", line("tea", 2, 200000, 200000)));
  shop.does("order_completed", "2026-03-02", R"("order_id":"A")");
  CHECK(shop.level("2026-03-02") == "gold");
  shop.does("order_paid", "2026-03-03", order("B", line("tea", 1, 400000, 400000)));
  shop.does("order_completed", "2026-03-04", R"("order_id":"B")");
  CHECK(shop.level("2026-03-04") == "black");

  SECTION("to the level before") {
    shop.does("order_refunded", "2026-03-05",
              R"("order_id":"B","lines":[{"line":0,"quantity":1}])");
    CHECK(shop.level("2026-03-05") == "gold");
    shop.does("order_refunded", "2026-03-06",
              R"("order_id":"A","lines":[{"line":0,"quantity":1}])");
    CHECK(shop.level("2026-03-06") == "gold");  // 1000 are left
    shop.does("order_refunded", "2026-03-07",
              R"("order_id":"A","lines":[{"line":0,"quantity":1}])");
    CHECK(shop.level("2026-03-07") == "silver");
  }
  SECTION("also one kept into a new term: it is as if it had never been bought") {
    shop.does("points_granted", "2027-06-01", R"("points":1)");
    CHECK(shop.level("2027-06-01") == "black");
    shop.does("order_refunded", "2027-06-02",
              R"("order_id":"B","lines":[{"line":0,"quantity":1}])");
    CHECK(shop.level("2027-06-02") == "gold");
  }
  require_replay(shop);
}

TEST_CASE("levels by amounts, counts and recharges", "[account][tiers]") {
  // 超级: one recharge of 500 or three orders of together 300; 钻石: recharges of 3000 in total.
  Shop shop(R"(,"tiers":{"levels":[{"id":"normal","name":"普通"},
    {"id":"super","name":"超级","reach":[{"all":[{"metric":"recharge_single","at_least":50000}]},
      {"all":[{"metric":"orders","at_least":3},{"metric":"paid","at_least":30000}]}]},
    {"id":"diamond","name":"钻石","reach":[{"all":[{"metric":"recharge_total","at_least":300000}]}]}]})");
  SECTION("orders and amount") {
    buys(shop, "2026-03-01", 150);
    buys(shop, "2026-03-02", 150);
    CHECK(shop.level("2026-03-02") == "normal");
    const Progress now = progress(shop, "2026-03-02");
    CHECK(now.done.value == 6666);
    CHECK(now.missing.size() == 1);
    CHECK(now.missing.at(0).have == 2);
    CHECK(now.spend_to_next.value().value == 1);
    buys(shop, "2026-03-03", 1);
    CHECK(shop.level("2026-03-03") == "super");
  }
  SECTION("recharges") {
    shop.does("recharged", "2026-03-01", R"("amount":49900)");
    CHECK(shop.level("2026-03-01") == "normal");
    const std::string big = shop.does("recharged", "2026-03-02", R"("amount":50000)").id;
    CHECK(shop.level("2026-03-02") == "super");
    CHECK_FALSE(
        progress(shop, "2026-03-02").spend_to_next.has_value());  // no order reaches diamond
    shop.does("recharge_refunded", "2026-03-03", R"("recharge":")" + big + R"(")");
    CHECK(shop.level("2026-03-03") == "normal");
  }
  SECTION("a recharge that is spent stays the largest when a later one is refunded") {
    shop.does("recharged", "2026-03-01", R"("amount":50000)");
    const std::string paid = R"({"sku":"tea","list":50000,"payable":50000,"principal":50000})";
    shop.does("order_paid", "2026-03-02", order("O", paid));
    shop.does("order_completed", "2026-03-03", R"("order_id":"O")");
    const std::string next = shop.does("recharged", "2026-12-01", R"("amount":60000)").id;
    REQUIRE(shop.account.wallet.lots.size() == 1);  // nothing of the first can come back
    shop.does("recharge_refunded", "2026-12-02", R"("recharge":")" + next + R"(")");
    CHECK(shop.level("2026-12-02") == "super");
    CHECK(metrics_at(shop.account, Instant{on("2026-12-02")}).recharge_single == Money{50000});
  }
  require_replay(shop);
}

TEST_CASE("a granted level stays for its term whatever the growth", "[account][tiers]") {
  Shop shop(tiers(R"("term_months":3)"));
  shop.does("granted", "2026-03-15", R"("grants":{"level":"black"})");
  CHECK(shop.level("2026-03-15") == "black");
  CHECK(progress(shop, "2026-03-15").why == "granted");
  buys(shop, "2026-04-01", 1500);
  CHECK(shop.level("2026-06-15 23:59") == "black");
  CHECK(shop.level("2026-06-16 00:00") == "gold");
  require_replay(shop);
}

TEST_CASE("growth from orders, points, recharge and grants; paid may leave out bonus and tobacco",
          "[account][tiers]") {
  Shop shop(R"(,"tiers":{"levels":[{"id":"a","name":"a"}],"counted_at":"paid","sources":[
      {"source":"paid","growth":1,"per":100,"scope":{"except":{"categories":["tobacco"]}}},
      {"source":"orders","growth":5,"per":1},{"source":"points_earned","growth":1,"per":10},
      {"source":"recharge","growth":2,"per":1000}]},
      "wallet":{"recharge_plans":[{"id":"p","name":"p","steps":[{"at":10000,"grants":{"bonus":2000}}]}]})");
  shop.does("recharged", "2026-03-01", R"("amount":10000)");
  CHECK(progress(shop, "2026-03-01").growth == 20);
  const std::string tea =
      R"({"sku":"tea","list":6000,"payable":6000,"principal":4000,"bonus":2000,"earned":40,"rule":"a"})";
  const std::string smoke =
      R"({"sku":"s","category":"tobacco/red","list":9900,"payable":9900,"cash":9900})";
  shop.does("order_paid", "2026-03-02", order("O1", tea + "," + smoke));
  CHECK(progress(shop, "2026-03-02").growth == 20 + 40 + 5 + 4);
  shop.does("granted", "2026-03-03", R"("grants":{"growth":7,"points":30})");
  CHECK(progress(shop, "2026-03-03").growth == 69 + 7 + 3);
  require_replay(shop);
}
