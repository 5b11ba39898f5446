// Members who come from another system, and two accounts that become one.

#include "tests/unit/account_fixture.h"

using namespace loyalty;
using namespace loyalty::testing;

namespace {

const std::string shop_members = R"(,"points":{"earn":{"rules":[{"id":"all","per":100,"points":1}],
      "caps":{"day":1000}},"expiry":{"years":1}},
    "tiers":{"levels":[{"id":"basic","name":"b"},{"id":"silver","name":"s","growth":500},{"id":"gold","name":"g","growth":3000}],
      "sources":[{"source":"paid","growth":1,"per":100}],"term_months":12,"at_term_end":"to_qualified",
      "window":{"kind":"rolling_months","months":12}},
    "pricing":{"groups":[{"id":"g"}]},
    "coupons":[{"id":"c","name":"c","group":"g","effects":[{"kind":"amount_off","steps":[{"at":0,"amount":100}]}],
      "validity":{"days_after_issue":30}}],
    "cards":[{"id":"plus","name":"p","kind":"paid","price":12000,"months":12,"level":"silver"}],
    "activities":{"check_in":{"rewards":[{"points":1}]},
      "draws":[{"id":"w","name":"w","prizes":[{"id":"cup","name":"c","weight":1},{"id":"none","name":"n","weight":3}],
        "fallback":"none","seed_digest":"ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb"}],
      "actions":[{"kind":"share","grants":{"points":1},"per_life":3}]})";

/// The other account, with ids that begin with x.
Shop other_shop() {
  Shop other(shop_members);
  other.ids = 1000;
  return other;
}

std::string merging(const Shop& other, const std::string& more = "") {
  return R"("other":)" + wire::canonical(other.account) + more;
}

const std::string lin = R"("member":{"id":"lin"})", mei = R"("member":{"id":"mei"})";

}  // namespace

TEST_CASE("what a member brings along is as if it had come about here", "[account][opening]") {
  Shop shop(shop_members);
  const auto until = [](const std::string& when) {
    return R"("until":)" + std::to_string(on(when));
  };
  shop.does("opened_with", "2026-03-01",
            lin + R"(,"opening":{"debt":30,"principal":5000,"bonus":100,"orders":2,"paid":70000,
      "points":[{"points":50,)" +
                until("2026-04-01") + R"(},{"points":100,)" + until("2026-05-01") + R"(,"at":)" +
                std::to_string(on("2025-05-01")) + R"(,"source":"spending"}],
      "growth":[{"growth":700,"day":"2025-10-01"}],"level":{"id":"gold",)" +
                until("2026-08-01 00:00") + R"(},
      "coupons":[{"coupon":"c","id":"k1",)" +
                until("2026-03-20") + R"(}],
      "cards":[{"card":"plus",)" +
                until("2026-07-01 00:00") + R"(}],
      "savings":[{"amount":900,"source":"coupon","day":"2025-12-24"}]})");
  CHECK(shop.available() == 120);
  CHECK(shop.account.points.debt.value == 0);
  CHECK(shop.level("2026-07-31 23:59") == "gold");
  CHECK(shop.level("2026-08-01 00:00") == "silver");  // 700 growth are in the window
  CHECK(shop.seen("2026-07-01 00:00").cards.empty());
  CHECK(shop.seen("2026-06-30 23:59").cards.size() == 1);
  CHECK(available_points(shop.seen("2026-04-01")).value == 100);
  CHECK(shop.account.orders.live == 2);
  CHECK(wire::find(shop.account.orders.savings, "2025-12")->total.value == 900);
  // Other events work on it: spending takes what ends first, and gold does not go with an order that comes back.
  shop.does(
      "order_paid", "2026-03-02",
      order(
          "O",
          R"({"sku":"s","list":6000,"payable":5900,"principal":5000,"bonus":100,"cash":800,"deducted_points":60,"saved":{"coupon":100}})",
          R"(,"coupons":[{"coupon":"c","id":"k1"}])"));
  shop.does("order_completed", "2026-03-02", R"("order_id":"O")");
  CHECK(shop.available() == 60);
  CHECK(wallet_balance(shop.account).principal.value == 0);
  shop.does("order_refunded", "2026-03-03", R"("order_id":"O","lines":[{"line":0,"quantity":1}])");
  CHECK(shop.available() == 120);
  CHECK(wallet_balance(shop.account).principal.value == 5000);
  CHECK(shop.account.coupons.at(0).state == CouponState::held);
  CHECK(shop.level("2026-03-03") == "gold");
  CHECK(shop.refuses("opened_with", "2026-03-03", lin + R"(,"opening":{})") == "not_first");
  CHECK(shop.refuses("member_joined", "2026-03-03", lin) == "already_joined");
  require_replay(shop);
}

TEST_CASE("what is brought along is of the program and ahead", "[account][opening]") {
  struct Row {
    std::string opening, code;
  };
  const std::string past = std::to_string(on("2026-02-01")),
                    ahead = std::to_string(on("2026-04-01"));
  const Row rows[] = {
      {R"("level":{"id":"tin"})", "unknown_level"},
      {R"("level":{"id":"gold","until":)" + past + "}", "invalid_window"},
      {R"("coupons":[{"coupon":"z"}])", "unknown_coupon"},
      {R"("coupons":[{"coupon":"c","until":)" + past + "}]", "coupon_expired"},
      {R"("coupons":[{"coupon":"c","id":"k"},{"coupon":"c","id":"k"}])", "coupon_exists"},
      {R"("coupons":[{"coupon":"c","id":"k.1"}])", "reserved_id"},
      {R"("cards":[{"card":"z"}])", "unknown_card"},
      {R"("cards":[{"card":"plus"},{"card":"plus"}])", "card_held"},
      {R"("cards":[{"card":"plus","number":"12"}])", "wrong_check_digit"},
      {R"("points":[{"points":1,"until":)" + past + "}]", "invalid_window"},
      {R"("points":[{"points":1,"at":)" + ahead + "}]", "invalid_window"},
      {R"("points":[{"points":9007199254740991},{"points":1}])", "amount_out_of_range"},
      {R"("growth":[{"growth":1,"day":"2025-01-01"}])", "invalid_window"},
      {R"("growth":[{"growth":1,"day":"2026-03-02"}])", "future_day"},
      {R"("savings":[{"amount":1,"source":"s","day":"2026-03-02"}])", "future_day"},
  };
  for (const Row& row : rows) {
    INFO(row.opening);
    Shop shop(shop_members);
    CHECK(shop.refuses("opened_with", "2026-03-01", lin + R"(,"opening":{)" + row.opening + "}") ==
          row.code);
  }
  Shop plain("");
  CHECK(plain.refuses("opened_with", "2026-03-01",
                      lin + R"(,"opening":{"growth":[{"growth":1}]})") == "no_levels");
}

TEST_CASE("two accounts become one, and the other one ends", "[account][merge]") {
  Shop shop(shop_members), other = other_shop();
  shop.does("member_joined", "2026-02-01", lin);
  other.does("member_joined", "2026-01-01", mei);
  other.does("order_paid", "2026-03-01", order("O", line("s", 2, 60000, 60000, 600)));
  other.does("order_completed", "2026-03-01", R"("order_id":"O")");
  other.does("recharged", "2026-03-01", R"("amount":10000)");
  const std::string recharge = other.log.back().id;
  other.does("coupon_issued", "2026-03-01", R"("coupon":"c","coupon_id":"k")");
  other.does("action_done", "2026-03-01", R"("action":"share")");
  shop.does("action_done", "2026-03-01", R"("action":"share")");
  shop.does("action_done", "2026-03-01", R"("action":"share")");
  shop.does("member_merged", "2026-03-02", merging(other));
  CHECK(shop.available() == 603);
  CHECK(shop.level("2026-03-02") == "silver");
  CHECK(shop.account.member.joined.value().value == on("2026-01-01"));
  CHECK(shop.refuses("action_done", "2026-03-02", R"("action":"share")") == "life_limit");
  // The order and the recharge come back under their ids.
  shop.does("order_refunded", "2026-03-03", R"("order_id":"O","lines":[{"line":0,"quantity":1}])");
  CHECK(shop.available() == 303);
  CHECK(shop.level("2026-03-03") == "basic");  // 300 growth are left
  shop.does("recharge_refunded", "2026-03-03", R"("recharge":")" + recharge + "\"");
  CHECK(wallet_balance(shop.account).principal.value == 0);
  shop.does("coupon_used", "2026-03-03", R"("coupon_id":"k")");
  require_replay(shop);

  other.does("merged_into", "2026-03-02", R"("into":"lin")");
  CHECK(available_points(other.account).value == 0);
  CHECK(other.account.merged_into == "lin");
  CHECK(other.refuses("points_granted", "2026-03-02", R"("points":1)") == "merged");
  CHECK(other.refuses("merged_into", "2026-03-02", R"("into":"lin")") == "merged");
  CHECK(shop.refuses("member_merged", "2026-03-03", merging(other)) == "merged");
  require_replay(other);
}

TEST_CASE("ids of two accounts are told apart by a prefix", "[account][merge]") {
  Shop shop(shop_members), other(shop_members);
  shop.does("member_joined", "2026-02-01", lin);
  other.does("member_joined", "2026-02-01", mei);
  shop.does("points_granted", "2026-02-01", R"("points":5)");
  other.does("points_granted", "2026-02-01", R"("points":7)");
  other.does("order_paid", "2026-02-01", order("O", line("s", 1, 100, 100, 1)));
  CHECK(shop.refuses("member_merged", "2026-02-02", merging(other)) == "ids_clash");
  CHECK(
      shop.refuses(
          "member_merged", "2026-02-02",
          merging(
              other,
              R"(,"prefix":"a-prefix-that-is-as-long-as-an-id-may-be-64-bytes-and-no-longer")")) ==
      "too_long");
  shop.does("member_merged", "2026-02-02", merging(other, R"(,"prefix":"x-")"));
  CHECK(shop.available() == 12);
  shop.does("order_cancelled", "2026-02-02", R"("order_id":"x-O")");
  require_replay(shop);
  CHECK(shop.refuses("member_merged", "2026-02-02", R"("other":{"at":1,"member":{"id":"lin"}})") ==
        "same_member");
  CHECK(shop.refuses("member_merged", "2026-02-02", R"("other":{"at":1})") == "missing");
  CHECK(shop.refuses("merged_into", "2026-02-02", R"("into":"lin")") == "same_member");
  CHECK(shop.refuses("member_merged", "2026-02-02",
                     R"("other":{"at":)" + std::to_string(on("2026-02-03")) +
                         R"(,"member":{"id":"b"}})") == "event_out_of_order");
  CHECK(
      shop.refuses(
          "member_merged", "2026-02-02",
          R"("other":{"at":1,"member":{"id":"b"},"tiers":{"granted":[{"by":"e","level":"tin"}]}})") ==
      "unknown_level");
}

TEST_CASE("a card of both is one, with the months that have not begun", "[account][merge]") {
  Shop shop(shop_members), other = other_shop();
  shop.does("member_joined", "2026-01-01", lin);
  other.does("member_joined", "2026-01-01", mei);
  shop.does("card_taken", "2026-01-10", R"("card":"plus","amount":12000)");
  other.does("card_taken", "2026-03-10", R"("card":"plus","amount":12000)");
  const std::string bought = shop.log.back().id;
  shop.does("member_merged", "2026-03-20", merging(other));
  // Through 10 March 2027, and the nine months after the third of the first card: 10 December 2027.
  const CardHeld& card = shop.account.cards.at(0);
  CHECK(card.months == 21);
  CHECK(card.until.value().value == on("2027-12-11 00:00"));
  CHECK(card.paid.value == 24000);
  CHECK(shop.level("2027-12-10") == "silver");
  // Of the first purchase nine months can be paid back, of the second all.
  shop.does("card_refunded", "2026-03-20", R"("card":"plus","taken":")" + bought + "\"");
  CHECK(facts(shop.log.back(), "card_refunded") == "card_refunded 9000");
  CHECK(shop.account.cards.at(0).until.value().value == on("2027-03-11 00:00"));
  require_replay(shop);
}

TEST_CASE("prizes stay those of the member who drew them", "[account][merge]") {
  Shop shop(shop_members), other = other_shop();
  const std::string chances = R"("grants":{"chances":[{"draw":"w","times":4}]})";
  shop.does("member_joined", "2026-01-01", lin);
  other.does("member_joined", "2026-01-01", mei);
  for (Shop* drawing : {&shop, &other}) {
    drawing->does("granted", "2026-01-01", chances);
    for (int i = 0; i < 3; ++i) drawing->does("drawn", "2026-01-01", R"("draw":"w","seed":"a")");
  }
  shop.does("member_merged", "2026-01-02", merging(other));
  CHECK(shop.account.activities.draws.at(0).second.chances == 2);
  shop.does("drawn", "2026-01-02", R"("draw":"w","seed":"a")");
  CHECK(shop.account.activities.draws.at(0).second.made.back().number == 7);
  shop.does("draw_revealed", "2026-01-03", R"("draw":"w","seed":"a")");
  require_replay(shop);
}
