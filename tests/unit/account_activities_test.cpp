#include "tests/unit/account_fixture.h"

#include <map>

#include "core/base/sha256.h"
#include "core/events/check_in.h"
#include "core/events/draws.h"

using namespace loyalty;
using namespace loyalty::testing;

namespace {

const std::string spring_seed = "spring seed";

std::string draws(const std::string& more = "") {
  return R"(,"activities":{"draws":[{"id":"wheel","name":"转盘","points":10,"daily_limit":3,"fallback":"thanks","seed_digest":")" +
         sha256_hex(spring_seed) + R"(","prizes":[
    {"id":"cup","name":"杯子","weight":1,"sku":"cup","stock":5},{"id":"p50","name":"50积分","weight":3,"grants":{"points":50}},
    {"id":"thanks","name":"谢谢参与","weight":6}]}]})" +
         more;
}

}  // namespace

TEST_CASE("check-in pays day k of the cycle, and milestones on the streak once each",
          "[account][check-in]") {
  Shop shop(R"(,"activities":{"check_in":{"rewards":[{"points":1},{"points":2},{"points":5}],
               "milestones":[{"streak":4,"grants":{"points":100}}],"make_up":{"days":2,"points":10}}})");
  struct Row {
    std::string when;
    int balance;  // after it
    int streak;
  };
  const Row rows[] = {
      {"2026-02-27 00:00", 1, 1}, {"2026-02-28 23:59", 3, 2}, {"2026-03-01 00:00", 8, 3},
      {"2026-03-02", 109, 4},  // day 4 begins the cycle again, and is a milestone
      {"2026-03-04", 110, 1},  // the streak is broken
  };
  for (const Row& row : rows) {
    INFO(row.when);
    shop.does("checked_in", row.when);
    CHECK(shop.available() == row.balance);
    CHECK(check_in_streak(shop.account.activities.check_ins,
                          parse_day(row.when.substr(0, 10)).value()) == row.streak);
  }
  CHECK(shop.refuses("checked_in", "2026-03-04 13:00") == "already_checked_in");
  shop.does("check_in_made_up", "2026-03-04 14:00", R"("day":"2026-03-03")");
  CHECK(shop.available() == 110 - 10 + 2);  // 3 March is day 5 of the joined streak: 2 points
  CHECK(check_in_streak(shop.account.activities.check_ins, parse_day("2026-03-04").value()) == 6);
  CHECK(shop.refuses("check_in_made_up", "2026-03-04 14:00", R"("day":"2026-03-03")") ==
        "not_missed");
  CHECK(shop.refuses("check_in_made_up", "2026-03-04 14:00", R"("day":"2026-03-04")") ==
        "not_missed");
  CHECK(shop.refuses("check_in_made_up", "2026-03-08", R"("day":"2026-03-05")") ==
        "too_late");  // three are missed
  shop.does("check_in_made_up", "2026-03-08", R"("day":"2026-03-06")");
  CHECK(shop.account.activities.check_ins.runs.size() == 2);
  require_replay(shop);
}

TEST_CASE("check-in points rise to their cap", "[account][check-in]") {
  Shop shop(R"(,"activities":{"check_in":{"rising":{"start":5,"step":5,"cap":20}}})");
  std::vector<std::int64_t> got;
  for (int day = 1; day <= 6; ++day) {
    const auto before = shop.available();
    shop.does("checked_in", "2026-03-0" + std::to_string(day));
    got.push_back(shop.available() - before);
  }
  CHECK(got == std::vector<std::int64_t>{5, 10, 15, 20, 20, 20});
  CHECK(shop.refuses("check_in_made_up", "2026-03-07", R"("day":"2026-03-06")") == "no_make_up");
}

TEST_CASE("actions bring their grants up to their daily and life caps", "[account][actions]") {
  Shop shop(
      R"(,"activities":{"actions":[{"kind":"share","grants":{"points":5},"per_day":2,"per_life":3},
    {"kind":"join","grants":{"points":20},"when":{"channels":["weapp","store:*"]}},
    {"kind":"feedback:quality","grants":{"points":8},"per_day":1}],
    "achievements":[{"id":"sharer","name":"分享达人","counter":"share","goal":3,"grants":{"points":100}}]})");
  shop.does("member_joined", "2026-03-01", R"("member":{"id":"m"},"channel":"store:7")");
  CHECK(shop.available() == 20);
  CHECK(shop.refuses("member_joined", "2026-03-01", R"("member":{"id":"m"},"channel":"weapp")") ==
        "already_joined");
  shop.does("action_done", "2026-03-01", R"("action":"share")");
  shop.does("action_done", "2026-03-01", R"("action":"share")");
  CHECK(shop.refuses("action_done", "2026-03-01", R"("action":"share")") == "daily_limit");
  shop.does("action_done", "2026-03-02", R"("action":"share")");
  CHECK(shop.available() == 20 + 15 + 100);
  CHECK(shop.refuses("action_done", "2026-03-03", R"("action":"share")") == "life_limit");
  CHECK(shop.refuses("action_done", "2026-03-03", R"("action":"dance")") == "unknown_action");
  CHECK(shop.refuses("action_done", "2026-03-03", R"("action":"join","channel":"h5")") ==
        "condition_not_met");
  shop.does("action_done", "2026-03-03", R"("action":"feedback:quality")");
  require_replay(shop);
}

TEST_CASE("draws cost a chance or points, and can be recomputed once the seed is known",
          "[account][draws]") {
  Shop shop(draws());
  shop.does("member_joined", "2026-03-01", R"("member":{"id":"m"})");
  const std::string play = R"("draw":"wheel","seed":"spring seed")";
  CHECK(shop.refuses("drawn", "2026-03-01", play) == "insufficient_points");
  shop.does("granted", "2026-03-01",
            R"("grants":{"points":100,"chances":[{"draw":"wheel","times":1}]})");
  CHECK(shop.refuses("drawn", "2026-03-01", R"("draw":"wheel","seed":"autumn seed")") ==
        "wrong_seed");
  for (int n = 1; n <= 3; ++n) {
    const auto before = shop.available();
    const auto& event = shop.does("drawn", "2026-03-01", play);
    CHECK_FALSE(event.seed.has_value());  // the log keeps the secret
    const Prize& prize = draw_prize(shop.program.activities.draws.at(0), "m", n, spring_seed);
    CHECK(shop.account.activities.draws.at(0).second.made.back().prize == prize.id);
    CHECK(shop.available() - before == (n == 1 ? 0 : -10) + prize.grants.points.value);
  }
  CHECK(shop.refuses("drawn", "2026-03-01", play) == "daily_limit");
  shop.does("drawn", "2026-03-02", play + R"(,"out_of_stock":["cup","p50","thanks"])");
  CHECK(shop.account.activities.draws.at(0).second.made.back().fallback);
  SECTION("revealed") {
    shop.does("draw_revealed", "2026-03-03", play);
    CHECK(shop.refuses("drawn", "2026-03-04", play) == "draw_over");
  }
  SECTION("a cheat is found") {
    auto& made = shop.account.activities.draws.at(0).second.made.at(1);
    made.prize = made.prize == "cup" ? "thanks" : "cup";
    CHECK(shop.refuses("draw_revealed", "2026-03-03", play) == "draw_differs");
    return;
  }
  require_replay(shop);
}

TEST_CASE("draws follow their weights", "[account][draws]") {
  const Shop shop(draws());
  std::map<std::string, int> won;
  for (int n = 1; n <= 10000; ++n)
    ++won[draw_prize(shop.program.activities.draws.at(0), "m", n, spring_seed).id];
  CHECK(std::abs(won["cup"] - 1000) < 120);
  CHECK(std::abs(won["p50"] - 3000) < 200);
  CHECK(std::abs(won["thanks"] - 6000) < 200);
}

TEST_CASE("referrals reward two levels and are undone with the order", "[account][referral]") {
  Shop shop(R"(,"activities":{"referral":[{"points":100,"bonus":500},{"points":30}]})");
  shop.does("member_joined", "2026-03-01", R"("member":{"id":"m"})");
  shop.does("referral_earned", "2026-03-02", R"("referred":"ann","order_id":"O","amount":9000)");
  shop.does("referral_earned", "2026-03-02", R"("referred":"bob","level":2)");
  CHECK(shop.available() == 130);
  CHECK(wallet_balance(shop.account).bonus.value == 500);
  CHECK(shop.refuses("referral_earned", "2026-03-03", R"("referred":"ann")") == "referral_exists");
  CHECK(shop.refuses("referral_earned", "2026-03-03", R"("referred":"m")") == "referred_self");
  CHECK(shop.refuses("referral_undone", "2026-03-03", R"("referred":"eve")") == "unknown_referral");
  shop.does("referral_undone", "2026-03-04", R"("referred":"ann","kept":6000)");
  CHECK(shop.available() == 130 - 34);  // floor(100 * 6000 / 9000) stay
  shop.does("referral_undone", "2026-03-05", R"("referred":"ann")");
  CHECK(shop.available() == 30);
  CHECK(wallet_balance(shop.account).bonus.value == 0);
  CHECK(shop.refuses("referral_undone", "2026-03-06", R"("referred":"ann")") == "unknown_referral");
  require_replay(shop);
}

TEST_CASE("the first completed order tells who is to be rewarded", "[account][referral]") {
  Shop shop("");
  shop.does("member_joined", "2026-03-01", R"("member":{"id":"m","referrer":"boss"})");
  for (const std::string id : {"A", "B"}) {
    shop.does("order_paid", "2026-03-03", order(id, line("t", 1, 900, 900)));
    const auto& done = shop.does("order_completed", "2026-03-03", R"("order_id":")" + id + R"(")");
    CHECK(facts(done, "referral_due") == (id == "A" ? "referral_due 900" : ""));
  }
}

TEST_CASE("benefits have quotas per period, by level and card, and may bring grants",
          "[account][benefits]") {
  Shop shop(R"(,"pricing":{"groups":[{"id":"g"}]},
    "coupons":[{"id":"c","name":"c","group":"g","effects":[{"kind":"amount_off","steps":[{"at":0,"amount":100}]}],
                "validity":{"days_after_issue":10}}],
    "tiers":{"levels":[{"id":"a","name":"a"},{"id":"b","name":"b","growth":10}]},
    "benefits":[{"id":"monthly","name":"每月一券","tiers":["b"],"quota":1,"grants":{"coupons":["c"]}},
      {"id":"wash","name":"洗车","redeemed":"shop","period":"week","quota":2},
      {"id":"cake","name":"生日蛋糕","period":"year","quota":1,"when":{"birthday":"month"}}])");
  shop.does("member_joined", "2026-03-01", R"("member":{"id":"m","birthday":"1992-02-29"})");
  CHECK(shop.refuses("benefit_used", "2026-03-01", R"("benefit":"monthly")") == "benefit_not_held");
  shop.does("granted", "2026-03-01", R"("grants":{"growth":10})");
  shop.does("benefit_used", "2026-03-01", R"("benefit":"monthly")");
  CHECK(shop.account.coupons.size() == 1);
  CHECK(shop.refuses("benefit_used", "2026-03-31 23:59", R"("benefit":"monthly")") == "quota_used");
  CHECK(shop.refuses("benefit_used", "2026-03-31 23:59", R"("benefit":"cake")") ==
        "condition_not_met");
  shop.does("benefit_used", "2026-04-01 00:00", R"("benefit":"monthly")");
  shop.does("benefit_used", "2026-04-05", R"("benefit":"wash","times":2)");  // a Sunday
  CHECK(shop.refuses("benefit_used", "2026-04-05", R"("benefit":"wash")") == "quota_used");
  shop.does("benefit_used", "2026-04-06 00:00", R"("benefit":"wash")");
  shop.does("benefit_used", "2027-02-28", R"("benefit":"cake")");
  CHECK(shop.refuses("benefit_used", "2027-02-28", R"("benefit":"cake")") == "quota_used");
  CHECK(shop.refuses("benefit_used", "2027-02-28", R"("benefit":"nix")") == "unknown_benefit");
  require_replay(shop);
}

TEST_CASE("coupons are issued, locked, used, voided and expire", "[account][coupons]") {
  Shop shop(R"(,"pricing":{"groups":[{"id":"g"}]},
    "coupons":[{"id":"c","name":"c","group":"g","effects":[{"kind":"amount_off","steps":[{"at":0,"amount":100}]}],
                "validity":{"days_after_issue":1}}])");
  shop.does("coupon_issued", "2026-03-01", R"("coupon":"c","coupon_id":"k")");
  CHECK(shop.refuses("coupon_issued", "2026-03-01", R"("coupon":"c","coupon_id":"k")") ==
        "coupon_exists");
  CHECK(shop.refuses("coupon_issued", "2026-03-01", R"("coupon":"nix")") == "unknown_coupon");
  CHECK(shop.refuses("coupon_issued", "2026-03-01", R"("coupon":"c","until":1)") ==
        "coupon_expired");
  CHECK(shop.refuses("coupon_unlocked", "2026-03-01", R"("coupon_id":"k")") == "coupon_not_locked");
  shop.does("coupon_locked", "2026-03-01", R"("coupon_id":"k","order_id":"O")");
  CHECK(shop.refuses("coupon_locked", "2026-03-01", R"("coupon_id":"k","order_id":"P")") ==
        "coupon_locked");
  CHECK(make_shopper(shop.program, shop.account, shop.account.at).coupons.empty());
  shop.does("coupon_unlocked", "2026-03-01", R"("coupon_id":"k")");
  CHECK(make_shopper(shop.program, shop.account, shop.account.at).coupons.size() == 1);
  SECTION("used in the shop") {
    shop.does("coupon_used", "2026-03-02 23:59", R"("coupon_id":"k")");
    CHECK(shop.refuses("coupon_used", "2026-03-02 23:59", R"("coupon_id":"k")") == "coupon_used");
    CHECK(wire::find(shop.account.orders.offer_uses, "c")->ever == 1);
  }
  SECTION("voided") {
    shop.does("coupon_voided", "2026-03-02", R"("coupon_id":"k","reason":"mistake")");
    CHECK(shop.refuses("coupon_used", "2026-03-02", R"("coupon_id":"k")") == "coupon_voided");
  }
  SECTION("expired with the second day") {
    CHECK(shop.refuses("coupon_used", "2026-03-03 00:00", R"("coupon_id":"k")") ==
          "coupon_expired");
    CHECK(shop.seen("2026-03-03 00:00").coupons.at(0).state == CouponState::expired);
  }
  require_replay(shop);
}
