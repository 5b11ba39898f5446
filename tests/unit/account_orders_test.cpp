#include "tests/unit/account_fixture.h"

#include "core/account/figures.h"
#include "core/events/tiers.h"

using namespace loyalty;
using namespace loyalty::testing;

namespace {

const std::string orders_shop =
    R"(,"pricing":{"groups":[{"id":"g"}]},
    "coupons":[{"id":"c","name":"c","group":"g","effects":[{"kind":"amount_off","steps":[{"at":0,"amount":100}]}],
                "validity":{"days_after_issue":10},"limits":{"per_member":2}}],
    "promotions":[{"id":"promo","name":"p","group":"g","effects":[{"kind":"percent_off","off":1000}],
                   "limits":{"per_day":1}}],
    "points":{"earn":{"rules":[{"id":"all","per":100,"points":1}]},"expiry":{"months":6,"at":"day_end"}},
    "tiers":{"levels":[{"id":"a","name":"a"},{"id":"b","name":"b","growth":100000}],
             "sources":[{"source":"paid","growth":1,"per":100}]})";

std::string back(const std::string& id, const std::string& lines) {
  return R"("order_id":")" + id + R"(","lines":[)" + lines + "]";
}

}  // namespace

TEST_CASE("what is gone of a line after q of 3 units", "[account][refunds]") {
  OrderLine line;
  line.quantity = 3;
  line.list = Money{12000};
  line.payable = Money{10000};
  line.cash = Money{7000};
  line.principal = Money{2000};
  line.bonus = Money{1000};
  line.earned = Points{100};
  line.deducted_points = Points{50};
  line.growth = Growth{100000};
  line.saved = {{"coupon", Money{2000}}};
  struct Row {
    std::int64_t units, money;
    std::int64_t cash, principal, bonus, spent, earned, saved;
  };
  const Row rows[] = {
      {0, 0, 0, 0, 0, 0, 0, 0},
      {1, 0, 2333, 666, 333, 16, 34, 666},
      {2, 0, 4666, 1333, 666, 33, 67, 1333},
      {3, 0, 7000, 2000, 1000, 50, 100, 2000},
      {0, 6999, 6999, 0, 0, 0, 70, 0},     // 3001 of 10000 kept: 30 points stay
      {0, 8000, 7000, 1000, 0, 0, 80, 0},  // cash first, then principal
      {0, 10000, 7000, 2000, 1000, 0, 100, 0},
      {1, 5000, 7000, 999, 333, 16, 84, 666},  // with a unit: 4667 in cash, then 333 of principal
      {3, 5000, 7000, 2000, 1000, 50, 100, 2000},
  };
  for (const Row& row : rows) {
    INFO(row.units << " units, " << row.money << " fen");
    const Figures gone = figures_gone(line, {Money{row.money}, row.units});
    CHECK(gone.cash.value == row.cash);
    CHECK(gone.principal.value == row.principal);
    CHECK(gone.bonus.value == row.bonus);
    CHECK(gone.spent.value == row.spent);
    CHECK(gone.earned.value == row.earned);
    CHECK(gone.saved.at(0).second.value == row.saved);
  }
}

TEST_CASE("refunds give the same in any order", "[account][refunds]") {
  const std::vector<std::string> parts = {
      R"({"line":0,"quantity":1})", R"({"line":0,"amount":777})", R"({"line":1,"quantity":2})",
      R"({"line":0,"quantity":2})"};
  std::vector<std::size_t> way = {0, 1, 2, 3};
  std::string first;
  do {
    Shop shop(orders_shop);
    shop.does("points_granted", "2026-03-01", R"("points":40)");
    shop.does("recharged", "2026-03-01", R"("amount":5000)");
    const std::string tea =
        R"({"sku":"tea","quantity":4,"list":10000,"payable":9961,"cash":6000,"principal":3961,"deducted":39,
            "deducted_points":39,"saved":{"points":39},"earned":99,"rule":"all"})";
    shop.does("order_paid", "2026-03-02", order("O", tea + "," + line("rice", 3, 5000, 4000, 40)));
    shop.does("order_completed", "2026-03-03", R"("order_id":"O")");
    shop.does("points_taken", "2026-03-04", R"("points":60)");
    for (const std::size_t i : way) shop.does("order_refunded", "2026-03-05", back("O", parts[i]));
    Account end = shop.account;
    end.history.clear();
    end.events.clear();
    end.points.earned = Points{0};
    for (Lot& lot : end.points.lots) lot.id = "";
    const std::string text = wire::canonical(end);
    if (first.empty()) first = text;
    CHECK(text == first);
    if (way == std::vector<std::size_t>{3, 1, 0, 2}) require_replay(shop);
  } while (std::next_permutation(way.begin(), way.end()));
}

TEST_CASE("returning everything leaves nothing behind", "[account][refunds]") {
  Shop shop(orders_shop);
  shop.does("coupon_issued", "2026-03-01", R"("coupon":"c","coupon_id":"k1")");
  shop.does("points_granted", "2026-03-01", R"("points":100)");
  shop.does("recharged", "2026-03-01", R"("amount":3000)");
  const Account before = shop.account;
  const std::string tea =
      R"({"sku":"tea","quantity":3,"list":10000,"payable":9850,"cash":6850,"principal":3000,"deducted":50,
          "deducted_points":50,"saved":{"coupon":100,"points":50},"earned":98,"rule":"all"})";
  const std::string shipping =
      R"(,"shipping":{"sku":"shipping","list":800,"payable":0,"saved":{"shipping":800}})";
  shop.does(
      "order_paid", "2026-03-02",
      order("O", tea,
            shipping +
                R"(,"channel":"weapp","coupons":[{"id":"k1","coupon":"c"}],"offers":["promo"])"));
  CHECK(savings_at(shop.program, shop.account, Instant{on("2026-03-20")}).this_month.value == 950);
  CHECK(shop.account.orders.live == 1);
  CHECK(shop.account.coupons.at(0).state == CouponState::used);

  SECTION("cancelled before completion") {
    shop.does("order_cancelled", "2026-03-03", R"("order_id":"O")");
    CHECK(shop.account.orders.orders.at(0).state == OrderState::cancelled);
    CHECK(savings_at(shop.program, shop.account, Instant{on("2026-03-20")}).total.value == 0);
  }
  SECTION("unit by unit after completion") {
    shop.does("order_completed", "2026-03-03", R"("order_id":"O")");
    CHECK(shop.available() == 50 + 98);
    for (int unit = 0; unit < 3; ++unit) {
      CHECK(shop.account.coupons.at(0).state == CouponState::used);
      shop.does("order_refunded", "2026-03-04", back("O", R"({"line":0,"quantity":1})"));
    }
    CHECK(shop.account.orders.orders.at(0).state == OrderState::refunded);
    // Nothing is left of the order; its shipping was free.
    CHECK(savings_at(shop.program, shop.account, Instant{on("2026-03-20")}).total.value == 0);
    CHECK(shop.refuses("order_refunded", "2026-03-05", back("O", R"({"line":0,"quantity":1})")) ==
          "too_many_units");
  }
  CHECK(shop.account.coupons == before.coupons);
  CHECK(shop.available() == 100);
  CHECK(shop.account.points.lots.at(0).until == before.points.lots.at(0).until);
  CHECK(wallet_balance(shop.account).principal.value == 3000);
  CHECK(metrics_at(shop.account, Instant{on("2026-03-20")}).growth.value == 0);
  CHECK(metrics_at(shop.account, Instant{on("2026-03-20")}).orders == 0);
  CHECK(shop.account.orders.live == 0);
  CHECK(shop.account.orders.paid.value == 0);
  CHECK(wire::find(shop.account.orders.offer_uses, "promo")->ever == 0);
  require_replay(shop);
}

TEST_CASE("returned points keep their expiry; too late they expire at once, or get days of grace",
          "[account][refunds]") {
  for (const int grace : {0, 5}) {
    INFO(grace << " days of grace");
    Shop shop(
        R"(,"points":{"earn":{"rules":[{"id":"all","per":100,"points":1}]},"expiry":{"days":10,"at":"day_end"},
                 "grace_days":)" +
        std::to_string(grace) + "}");
    shop.does("points_granted", "2026-03-01", R"("points":100)");
    shop.does("order_paid", "2026-03-02",
              order("O", R"({"sku":"tea","quantity":2,"list":1000,"payable":900,"cash":900,
              "deducted":100,"deducted_points":100,"saved":{"points":100}})"));
    shop.does("order_refunded", "2026-03-11", back("O", R"({"line":0,"quantity":1})"));
    CHECK(shop.available() == 50);
    CHECK(available_points(shop.seen("2026-03-12 00:00")).value == 0);
    shop.does("order_refunded", "2026-03-20", back("O", R"({"line":0,"quantity":1})"));
    CHECK(shop.available() == (grace == 0 ? 0 : 50));
    CHECK(available_points(shop.seen("2026-03-25 23:59")).value == (grace == 0 ? 0 : 50));
    CHECK(available_points(shop.seen("2026-03-26 00:00")).value == 0);
    require_replay(shop);
  }
}

TEST_CASE("what was forgiven is set against points the order returns later", "[account][refunds]") {
  Shop shop(
      R"(,"points":{"earn":{"rules":[{"id":"all","per":100,"points":1}]},"shortfall":"forgive"})");
  shop.does("points_granted", "2026-03-01", R"("points":40)");
  shop.does("order_paid", "2026-03-02",
            order("O", R"({"sku":"tea","quantity":2,"list":10000,"payable":9960,"cash":9960,
            "deducted":40,"deducted_points":40,"saved":{"points":40},"earned":100,"rule":"all"})"));
  shop.does("order_completed", "2026-03-03", R"("order_id":"O")");
  shop.does("points_taken", "2026-03-04", R"("points":90)");  // 10 left
  shop.does("order_refunded", "2026-03-05", back("O", R"({"line":0,"quantity":1})"));
  CHECK(shop.available() == 0);  // 20 come back, 50 go, 20 of them forgiven
  REQUIRE(shop.account.points.forgiven.size() == 1);
  CHECK(shop.account.points.forgiven.at(0).amount == 20);
  const auto& last =
      shop.does("order_refunded", "2026-03-06", back("O", R"({"line":0,"quantity":1})"));
  CHECK(facts(last, "points_") == "points_returned 20, points_set_off 20, points_forgiven 50");
  CHECK(shop.available() == 0);
  require_replay(shop);
}

TEST_CASE("offers grant points and coupons on completion, and the points go back with the goods",
          "[account][orders]") {
  Shop shop(orders_shop);
  const auto paid = [&](const std::string& id, const std::string& when) {
    shop.does("order_paid", when,
              order(id, line("tea", 2, 10000, 10000) + "," + line("rice", 1, 5000, 5000),
                    R"(,"grants":[{"offer":"promo","points":30,"coupons":["c"]}])"));
  };
  paid("A", "2026-03-01");
  CHECK(shop.account.coupons.empty());
  shop.does("order_completed", "2026-03-02", R"("order_id":"A")");
  CHECK(shop.available() == 30);
  CHECK(shop.account.coupons.size() == 1);
  shop.does("order_refunded", "2026-03-03", back("A", R"({"line":0,"quantity":1})"));
  CHECK(shop.available() == 20);
  paid("B", "2026-03-04");
  shop.does("order_refunded", "2026-03-05", back("B", R"({"line":1,"quantity":1})"));
  shop.does("order_completed", "2026-03-06", R"("order_id":"B")");
  CHECK(shop.available() == 40);  // 20 of B's 30
  require_replay(shop);
}

TEST_CASE("an order must fit the account", "[account][orders]") {
  Shop shop(orders_shop);
  shop.does("coupon_issued", "2026-03-01", R"("coupon":"c","coupon_id":"k1")");
  shop.does("coupon_issued", "2026-03-01", R"("coupon":"c","coupon_id":"k2")");
  shop.does("coupon_issued", "2026-03-01", R"("coupon":"c","coupon_id":"k3")");
  shop.does("coupon_issued", "2026-03-01",
            R"("coupon":"c","coupon_id":"next","from":)" + std::to_string(on("2026-04-01")) +
                R"(,"until":)" + std::to_string(on("2026-05-01")));
  shop.does("coupon_locked", "2026-03-01", R"("coupon_id":"k2","order_id":"X")");
  shop.does("order_paid", "2026-03-02",
            order("A", line("tea", 1, 100, 100), R"(,"offers":["promo"])"));
  const std::string cheap = line("tea", 1, 100, 100);
  struct Row {
    std::string code, lines, more, when = "2026-03-02";
  };
  const Row rows[] = {
      {"insufficient_points", R"({"sku":"t","list":0,"payable":0,"points_paid":1})", ""},
      {"insufficient_wallet", R"({"sku":"t","list":5,"payable":5,"principal":5})", ""},
      {"insufficient_wallet", R"({"sku":"t","list":5,"payable":5,"bonus":5})", ""},
      {"unknown_coupon", cheap, R"(,"coupons":[{"id":"nix","coupon":"c"}])"},
      {"coupon_differs", cheap, R"(,"coupons":[{"id":"k1","coupon":"d"}])"},
      {"coupon_used", cheap, R"(,"coupons":[{"id":"k1","coupon":"c"},{"id":"k1","coupon":"c"}])"},
      {"coupon_locked", cheap, R"(,"coupons":[{"id":"k2","coupon":"c"}])"},
      {"coupon_not_started", cheap, R"(,"coupons":[{"id":"next","coupon":"c"}])"},
      {"coupon_expired", cheap, R"(,"coupons":[{"id":"k1","coupon":"c"}])", "2026-03-12"},
      {"usage_limit", cheap, R"(,"offers":["promo"])"},
  };
  for (const Row& row : rows) {
    INFO(row.code);
    CHECK(shop.refuses("order_paid", row.when, order("N", row.lines, row.more)) == row.code);
  }
  CHECK(shop.refuses("order_paid", "2026-03-03", order("A", cheap)) == "order_exists");
  shop.does("order_paid", "2026-03-03",
            order("X", cheap, R"(,"coupons":[{"id":"k2","coupon":"c"}],"offers":["promo"])"));
  shop.does("order_paid", "2026-03-03",
            order("Y", cheap, R"(,"coupons":[{"id":"k1","coupon":"c"}])"));
  CHECK(shop.refuses("order_paid", "2026-03-03",
                     order("Z", cheap, R"(,"coupons":[{"id":"k3","coupon":"c"}])")) ==
        "usage_limit");
  CHECK(shop.refuses("order_completed", "2026-03-03", R"("order_id":"nix")") == "unknown_order");
  shop.does("order_completed", "2026-03-03", R"("order_id":"X")");
  CHECK(shop.refuses("order_completed", "2026-03-03", R"("order_id":"X")") == "order_state");
  CHECK(shop.refuses("order_cancelled", "2026-03-03", R"("order_id":"X")") == "order_state");
  CHECK(shop.refuses("order_refunded", "2026-03-03", R"("order_id":"X")") == "nothing_to_refund");
  CHECK(shop.refuses("order_refunded", "2026-03-03", back("X", R"({"line":1,"quantity":1})")) ==
        "unknown_line");
  CHECK(shop.refuses("order_refunded", "2026-03-03", back("X", R"({"line":0,"amount":101})")) ==
        "too_much_money");
  CHECK(shop.refuses("order_refunded", "2026-03-03", R"("order_id":"X","shipping":1)") ==
        "unknown_line");
  require_replay(shop);
}

TEST_CASE("savings are kept by month of the order, source and channel", "[account][savings]") {
  Shop shop(
      orders_shop +
      R"(,"wallet":{"recharge_plans":[{"id":"p","name":"p","steps":[{"at":100,"grants":{"bonus":500}}]}]})");
  shop.does("recharged", "2026-01-01", R"("amount":10000)");
  const std::string by_bonus =
      R"({"sku":"t","quantity":2,"list":1000,"payable":800,"bonus":300,"cash":500,"saved":{"coupon":150,"tier":50}})";
  shop.does("order_paid", "2026-01-31 23:59", order("A", by_bonus, R"(,"channel":"weapp")"));
  shop.does("order_paid", "2026-02-01 00:00",
            order("B", line("t", 1, 1000, 900), R"(,"channel":"store:1")"));
  const auto now = [&](const std::string& when) {
    return savings_at(shop.program, shop.account, Instant{on(when)});
  };
  using Amounts = wire::Map<Money>;
  CHECK(now("2026-02-10").this_month.value == 100);
  CHECK(now("2026-02-10").this_year.value == 600);
  CHECK(now("2027-02-10").this_year.value == 0);
  CHECK(now("2027-02-10").total.value == 600);
  CHECK(now("2026-02-10").by_source ==
        Amounts{{"bonus", Money{300}}, {"coupon", Money{250}}, {"tier", Money{50}}});
  CHECK(now("2026-02-10").by_channel == Amounts{{"store:1", Money{100}}, {"weapp", Money{500}}});
  CHECK(now("2026-01-10").month_by_channel == Amounts{{"weapp", Money{500}}});
  // A refund in February reduces January, the month of the order.
  shop.does("order_refunded", "2026-02-20", back("A", R"({"line":0,"quantity":1})"));
  CHECK(now("2026-02-20").by_month == Amounts{{"2026-01", Money{250}}, {"2026-02", Money{100}}});
  require_replay(shop);
}
