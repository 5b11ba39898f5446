// What is wrong with a program although each of its values could be read: one row for each rule.

#include <catch2/catch.hpp>

#include "core/program/program.h"
#include "tests/unit/problems.h"
#include "tests/unit/samples.h"

namespace loyalty {
namespace {

struct Row {
  const char* at;     // what to change in the sample
  const char* value;  // "" removes it
  const char* problems;
};

std::string problems_of_program(const std::string& text) {
  Program program;
  return summary(read_program(text, program));
}

void check_rows(std::initializer_list<Row> rows) {
  for (const Row& row : rows) {
    INFO(row.at << " = " << row.value);
    CHECK(problems_of_program(changed(sample_program, row.at, row.value)) == row.problems);
  }
}

}  // namespace

TEST_CASE("program: the sample is sound") { CHECK(problems_of_program(sample_program).empty()); }

TEST_CASE("program: each kind of effect has its members, and no others") {
  const char* e = "/promotions/0/effects/0";
  check_rows({
      {e, R"({"kind":"amount_off"})", "missing_member /promotions/0/effects/0"},
      {e, R"({"kind":"amount_off","every":100})", "missing_member /promotions/0/effects/0"},
      {e, R"({"kind":"amount_off","amount":100})", ""},
      {e, R"({"kind":"amount_off","amount":100,"max_times":2})",
       "wrong_member /promotions/0/effects/0/max_times"},
      {e, R"({"kind":"amount_off","amount":100,"by":"units"})",
       "wrong_member /promotions/0/effects/0/by"},
      {e, R"({"kind":"amount_off","amount":100,"steps":[{"at":9,"amount":1}]})",
       "wrong_member /promotions/0/effects/0/amount"},
      {e, R"({"kind":"amount_off","by":"units"})", "missing_member /promotions/0/effects/0"},
      {e, R"({"kind":"amount_off","every":9,"amount":1,"steps":[{"at":9,"amount":1}]})",
       "wrong_member /promotions/0/effects/0/steps"},
      {e, R"({"kind":"amount_off","steps":[{"at":9,"amount":1}],"max_times":2})",
       "wrong_member /promotions/0/effects/0/max_times"},
      {e, R"({"kind":"amount_off","steps":[{"at":9,"amount":1}],"cap":2})",
       "wrong_member /promotions/0/effects/0/cap"},
      {e, R"({"kind":"amount_off","steps":[]})", "empty_list /promotions/0/effects/0/steps"},
      {e, R"({"kind":"amount_off","steps":[{"at":9}]})",
       "missing_member /promotions/0/effects/0/steps/0"},
      {e, R"({"kind":"amount_off","steps":[{"at":9,"amount":1,"off":1}]})",
       "wrong_member /promotions/0/effects/0/steps/0/off"},
      {e, R"({"kind":"percent_off"})", "missing_member /promotions/0/effects/0"},
      {e, R"({"kind":"percent_off","off":1,"steps":[{"at":9,"off":1}]})",
       "wrong_member /promotions/0/effects/0/off"},
      {e, R"({"kind":"percent_off","off":1,"by":"units"})",
       "wrong_member /promotions/0/effects/0/by"},
      {e, R"({"kind":"percent_off","steps":[{"at":9,"amount":1}]})",
       "missing_member /promotions/0/effects/0/steps/0; "
       "wrong_member /promotions/0/effects/0/steps/0/amount"},
      {e, R"({"kind":"unit_amount_off"})", "missing_member /promotions/0/effects/0"},
      {e, R"({"kind":"unit_amount_off","amount":1,"max_times":1})",
       "wrong_member /promotions/0/effects/0/max_times"},
      {e, R"({"kind":"nth_unit"})", "missing_member /promotions/0/effects/0"},
      {e, R"({"kind":"nth_unit","offs":[]})", "empty_list /promotions/0/effects/0/offs"},
      {e, R"({"kind":"nth_unit","offs":[0,5000],"partial":true})", ""},
      {e, R"({"kind":"bundle_price","units":2,"price":5,"partial":true})",
       "wrong_member /promotions/0/effects/0/partial"},
      {e, R"({"kind":"bundle_price","units":3})", "missing_member /promotions/0/effects/0"},
      {e, R"({"kind":"bundle_price","price":3})", "missing_member /promotions/0/effects/0"},
      {e, R"({"kind":"bundle_price","price":3,"items":[]})",
       "empty_list /promotions/0/effects/0/items"},
      {e, R"({"kind":"bundle_price","price":3,"units":2,"items":[{"scope":{},"units":1}]})",
       "wrong_member /promotions/0/effects/0/units"},
      {e, R"({"kind":"buy_get","buy":2})",
       "missing_member /promotions/0/effects/0; missing_member /promotions/0/effects/0"},
      {e, R"({"kind":"exchange"})",
       "missing_member /promotions/0/effects/0; not_alone /promotions/0/effects/0"},
      {e, R"({"kind":"exchange","units":1})", "not_alone /promotions/0/effects/0"},
      {e, R"({"kind":"shipping_off","amount":1})", "wrong_member /promotions/0/effects/0/amount"},
      {e, R"({"kind":"shipping_off"})", ""},
      {e, R"({"kind":"gift","sku":"a"})",
       "missing_member /promotions/0/effects/0; missing_member /promotions/0/effects/0"},
      {e, R"({"kind":"grant"})", "missing_member /promotions/0/effects/0"},
      {e, R"({"kind":"grant","coupons":[]})", "empty_list /promotions/0/effects/0/coupons"},
      {e, R"({"kind":"grant","coupons":["cx"]})", ""},
      {e, R"({})", "missing /promotions/0/effects/0"},
      {e, R"({"kind":"ammount_off","steps":[]})", "not_one_of /promotions/0/effects/0/kind"},
  });
}

TEST_CASE("program: ladders rise in threshold and in benefit") {
  check_rows({
      {"/promotions/0/effects/0/steps/1/at", "10000",
       "not_rising /promotions/0/effects/0/steps/1/at"},
      {"/promotions/0/effects/0/steps/1/at", "9000",
       "not_rising /promotions/0/effects/0/steps/1/at"},
      {"/promotions/0/effects/0/steps/1/amount", "1000",
       "not_rising /promotions/0/effects/0/steps/1/amount"},
      {"/promotions/2/effects/0/steps/1/off", "900",
       "not_rising /promotions/2/effects/0/steps/1/off"},
      // What could not be read is not compared.
      {"/promotions/0/effects/0/steps/0/at", "\"x\"",
       "wrong_type /promotions/0/effects/0/steps/0/at"},
      {"/wallet/recharge_plans/0/steps/1/at", "10000",
       "not_rising /wallet/recharge_plans/0/steps/1/at"},
      {"/activities/check_in/milestones/1/streak", "7",
       "not_rising /activities/check_in/milestones/1/streak"},
      {"/segments/amount/1", "10000", "not_rising /segments/amount/1"},
      {"/segments/frequency/1", "1", "not_rising /segments/frequency/1"},
      {"/segments/recency_days/1", "30", "not_rising /segments/recency_days/1"},
      {"/segments/loyal", "5", "not_rising /segments/loyal"},
      {"/tiers/levels/2/growth", "1000", "not_rising /tiers/levels/2/growth"},
      {"/tiers/levels/1/growth", "0", "not_rising /tiers/levels/1/growth"},
  });
}

TEST_CASE("program: offers") {
  check_rows({
      {"/promotions/0/effects", "[]", "empty_list /promotions/0/effects"},
      {"/promotions/0/bearers/1/share", "6001", "shares_exceed_whole /promotions/0/bearers"},
      {"/promotions/0/bearers/1/share", "5999", ""},
      {"/promotions/0/bearers/1/who", "\"platform\"", "duplicate_id /promotions/0/bearers/1/who"},
      {"/promotions/0/validity", R"({"days_after_issue":3})",
       "wrong_member /promotions/0/validity"},
      {"/coupons/0/apply", "\"always\"", "wrong_member /coupons/0/apply"},
      {"/coupons/0/apply", "\"best\"", ""},
      {"/coupons/0/validity", "", "missing_member /coupons/0"},
      {"/coupons/0/validity", "{}", "missing_member /coupons/0/validity"},
      {"/coupons/0/validity", R"({"days_after_issue":3,"until":5})",
       "wrong_member /coupons/0/validity/until"},
      {"/coupons/0/validity", R"({"from":5,"until":5})",
       "invalid_window /coupons/0/validity/until"},
      {"/coupons/0/validity", R"({"from":5})", ""},
      {"/promotions/3/when/until", "1000", "invalid_window /promotions/3/when/until"},
      {"/promotions/3/when/weekdays", "[1,3,1]", "duplicate_entry /promotions/3/when/weekdays/2"},
      {"/promotions/3/when/weekdays", "[8]", "out_of_range /promotions/3/when/weekdays/0"},
      {"/promotions/3/when/hours/0/from", "\"24:00\"",
       "invalid_time /promotions/3/when/hours/0/from"},
      {"/promotions/3/when/hours/0/from", "\"7:30\"",
       "invalid_time /promotions/3/when/hours/0/from"},
      {"/promotions/3/when/hours/0/to", "\"24:01\"", "invalid_time /promotions/3/when/hours/0/to"},
      {"/promotions/3/when/hours/0/to", "\"24:00\"", ""},
      {"/promotions/3/when/hours/0/to", "\"24:000\"", "too_long /promotions/3/when/hours/0/to"},
  });
}

TEST_CASE("program: every id stands for one thing") {
  check_rows({
      {"/promotions/1/id", "\"p1\"", "duplicate_id /promotions/1/id"},
      {"/coupons/2/id", "\"p1\"",
       "duplicate_id /coupons/2/id; unknown_id /activities/check_in/rewards/2/coupons/0"},
      {"/pricing/groups/2/id", "\"flash\"",
       "duplicate_id /pricing/groups/2/id; unknown_id /coupons/0/group; "
       "unknown_id /coupons/1/group; unknown_id /coupons/2/group"},
      {"/tiers/levels/3/id", "\"gold\"", "duplicate_id /tiers/levels/3/id"},
      {"/cards/0/id", "\"staff\"",
       "duplicate_id /cards/3/id; unknown_id /activities/actions/1/when/cards/0"},
      {"/activities/draws/1",
       R"({"id":"d1","name":"x","fallback":"a","prizes":[{"id":"a","name":"a","weight":1}],"seed_digest":"e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"})",
       "duplicate_id /activities/draws/1/id"},
      {"/activities/actions/1/kind", "\"review\"", ""},
      {"/activities/actions/1/kind", "\"orders\"", "duplicate_id /activities/actions/1/kind"},
      {"/activities/achievements/1/id", "\"a1\"", "duplicate_id /activities/achievements/1/id"},
      {"/activities/draws/0/prizes/1/id", "\"none\"",
       "duplicate_id /activities/draws/0/prizes/1/id"},
      {"/points/earn/rules/1/id", "\"no-tobacco\"", "duplicate_id /points/earn/rules/1/id"},
      {"/points/exchange/1/id", "\"x-coupon\"", "duplicate_id /points/exchange/1/id"},
      {"/wallet/recharge_plans/1", R"({"id":"r1","name":"x","every":{"amount":5,"grants":{}}})",
       "duplicate_id /wallet/recharge_plans/1/id"},
      {"/wallet/gift_cards/1", R"({"id":"g1","name":"x","face":5,"price":5})",
       "duplicate_id /wallet/gift_cards/1/id"},
      {"/benefits/1/id", "\"b1\"",
       "duplicate_id /benefits/1/id; unknown_id /returns/extra; "
       "unknown_id /campaigns/0/when/early"},
      {"/segments/tags/1", R"({"id":"heavy"})", "duplicate_id /segments/tags/1/id"},
      {"/pricing/special_prices/1/id", "\"vip\"", "duplicate_id /pricing/special_prices/1/id"},
  });
}

TEST_CASE("program: what comes earlier, costs, and is shared") {
  check_rows({
      {"/promotions/3/when", R"({"early":"b1"})", "missing_member /promotions/3/when"},
      {"/promotions/3/when", R"({"early":"x","from":5})", "unknown_id /promotions/3/when/early"},
      {"/promotions/3/when", R"({"early":"b1","from":5})", ""},
      {"/returns", R"({"days":7,"extra":"x"})", "unknown_id /returns/extra"},
      {"/returns", R"({"days":7,"extra":"b1"})", ""},
      {"/services", R"([{"id":"s","name":"s","kind":"interest","free":1}])",
       "wrong_member /services/0/free"},
      {"/services", R"([{"id":"s","name":"s","min":5,"max":4}])", "not_rising /services/0/max"},
      {"/services", R"([{"id":"s","name":"s","rates":{"x":5}}])", "unknown_id /services/0/rates/x"},
      {"/services", R"([{"id":"s","name":"s"},{"id":"s","name":"t"}])",
       "duplicate_id /services/1/id"},
      {"/campaigns", R"([{"id":"c","kind":"bargain","list":5,"floor":5,"name":"n","sku":"s"}])",
       "not_rising /campaigns/0/list"},
      {"/campaigns", R"([{"id":"c","kind":"group_buy","list":5,"name":"n","sku":"s"}])",
       "missing_member /campaigns/0"},
      {"/campaigns",
       R"([{"id":"c","kind":"group_buy","list":9,"name":"n","sku":"s","steps":[
           {"members":2,"price":8},{"members":2,"price":7}]}])",
       "not_rising /campaigns/0/steps/1/members"},
      {"/campaigns",
       R"([{"id":"c","kind":"group_buy","list":9,"name":"n","sku":"s","steps":[
           {"members":2,"price":8},{"members":3,"price":8}]}])",
       "not_rising /campaigns/0/steps/1/price"},
  });
}

TEST_CASE("program: every reference leads somewhere") {
  check_rows({
      {"/promotions/0/group", "\"promos\"", "unknown_id /promotions/0/group"},
      {"/coupons/0/group", "\"x\"", "unknown_id /coupons/0/group"},
      {"/pricing/groups/0/excludes/0", "\"x\"", "unknown_id /pricing/groups/0/excludes/0"},
      {"/pricing/groups/0/excludes/0", "\"promo\"", ""},
      {"/pricing/groups/0/excludes_unless/tiers/0", "\"x\"",
       "unknown_id /pricing/groups/0/excludes_unless/tiers/0"},
      {"/promotions/0/effects/1/coupons/0", "\"p2\"",
       "unknown_id /promotions/0/effects/1/coupons/0"},
      {"/promotions/3/when/tiers/0", "\"x\"", "unknown_id /promotions/3/when/tiers/0"},
      {"/promotions/3/when/cards/0", "\"x\"", "unknown_id /promotions/3/when/cards/0"},
      {"/promotions/3/when/channels", "[\"x\"]", ""},
      {"/promotions/3/when/segments", "[\"x\"]", ""},
      {"/promotions/3/when/regions", "[\"x\"]", ""},
      {"/pricing/special_prices/0/rates/golden", "9000",
       "unknown_id /pricing/special_prices/0/rates/golden"},
      {"/pricing/special_prices/1/when/cards/0", "\"x\"",
       "unknown_id /pricing/special_prices/1/when/cards/0"},
      {"/points/earn/multipliers/0/when/tiers/0", "\"x\"",
       "unknown_id /points/earn/multipliers/0/when/tiers/0"},
      {"/points/exchange/0/coupon", "\"x\"", "unknown_id /points/exchange/0/coupon"},
      {"/points/exchange/2/when/tiers/1", "\"x\"", "unknown_id /points/exchange/2/when/tiers/1"},
      {"/wallet/recharge_plans/0/when/tiers/0", "\"x\"",
       "unknown_id /wallet/recharge_plans/0/when/tiers/0"},
      {"/wallet/recharge_plans/0/steps/1/grants/coupons/1", "\"x\"",
       "unknown_id /wallet/recharge_plans/0/steps/1/grants/coupons/1"},
      {"/wallet/recharge_plans/0/steps/1/grants/level", "\"x\"",
       "unknown_id /wallet/recharge_plans/0/steps/1/grants/level"},
      {"/wallet/recharge_plans/0/steps/1/grants/chances/0/draw", "\"x\"",
       "unknown_id /wallet/recharge_plans/0/steps/1/grants/chances/0/draw"},
      {"/wallet/recharge_plans/0/every/grants/card", "\"x\"",
       "unknown_id /wallet/recharge_plans/0/every/grants/card"},
      {"/wallet/gift_cards/0/grants/card", "\"x\"", "unknown_id /wallet/gift_cards/0/grants/card"},
      {"/cards/1/level", "\"x\"", "unknown_id /cards/1/level"},
      {"/cards/1/grants/coupons/0", "\"x\"", "unknown_id /cards/1/grants/coupons/0"},
      {"/activities/check_in/rewards/2/coupons/0", "\"x\"",
       "unknown_id /activities/check_in/rewards/2/coupons/0"},
      {"/activities/check_in/milestones/1/grants/coupons/0", "\"x\"",
       "unknown_id /activities/check_in/milestones/1/grants/coupons/0"},
      {"/activities/draws/0/prizes/1/grants/coupons/0", "\"x\"",
       "unknown_id /activities/draws/0/prizes/1/grants/coupons/0"},
      {"/activities/draws/0/when/tiers/0", "\"x\"", "unknown_id /activities/draws/0/when/tiers/0"},
      {"/activities/draws/0/fallback", "\"nope\"", "unknown_id /activities/draws/0/fallback"},
      {"/activities/actions/1/grants/coupons/0", "\"x\"",
       "unknown_id /activities/actions/1/grants/coupons/0"},
      {"/activities/actions/1/when/cards/0", "\"x\"",
       "unknown_id /activities/actions/1/when/cards/0"},
      {"/activities/achievements/0/counter", "\"x\"",
       "unknown_id /activities/achievements/0/counter"},
      {"/activities/achievements/1/grants/level", "\"x\"",
       "unknown_id /activities/achievements/1/grants/level"},
      {"/activities/referral/1/coupons/0", "\"x\"", "unknown_id /activities/referral/1/coupons/0"},
      {"/benefits/0/tiers/0", "\"x\"", "unknown_id /benefits/0/tiers/0"},
      {"/benefits/0/cards/0", "\"x\"", "unknown_id /benefits/0/cards/0"},
      {"/benefits/1/values/x", "1", "unknown_id /benefits/1/values/x"},
  });
  Program program;
  const auto problems =
      read_program(changed(sample_program, "/promotions/0/group", "\"promos\""), program);
  REQUIRE(problems.size() == 1);
  CHECK(details(problems[0]) == R"({"id":"promos","kind":"group","nearest":"promo"})");
}

TEST_CASE("program: levels") {
  check_rows({
      {"/tiers/levels", "", "missing /tiers"},
      {"/tiers/levels/0/growth", "0", ""},
      {"/tiers/levels/0/growth", "1", "out_of_range /tiers/levels/0/growth"},
      {"/tiers/levels/0/reach", R"([{"all":[{"metric":"orders","at_least":1}]}])",
       "wrong_member /tiers/levels/0/reach"},
      {"/tiers/levels/1/growth", "", "missing_member /tiers/levels/1"},
      {"/tiers/levels/1/reach", R"([{"all":[{"metric":"orders","at_least":1}]}])",
       "wrong_member /tiers/levels/1/reach"},
      {"/tiers/levels/3/reach", "[]", "missing_member /tiers/levels/3"},
      {"/tiers/levels/3/reach/0/all", "[]", "empty_list /tiers/levels/3/reach/0/all"},
      {"/tiers/levels/3/reach/0/all", "", "missing /tiers/levels/3/reach/0"},
      {"/tiers/levels/3/reach/0", "5", "wrong_type /tiers/levels/3/reach/0"},
      {"/tiers/window", R"({"kind":"rolling_months"})", "missing_member /tiers/window"},
      {"/tiers/window/kind", "\"lifetime\"", "wrong_member /tiers/window/months"},
      {"/tiers/sources/1/scope", "{}", "wrong_member /tiers/sources/1/scope"},
  });
  // Without levels nothing can refer to one.
  Program program;
  CHECK(summary(read_program(R"({"id":"a","version":1,"timezone":"UTC","tiers":{"levels":[]}})",
                             program)) == "empty_list /tiers/levels");
}

TEST_CASE("program: prices, points, wallet and cards") {
  check_rows({
      {"/pricing/special_prices/1/unit_price", "", "missing_member /pricing/special_prices/1"},
      {"/pricing/special_prices/0/unit_price", "5",
       "wrong_member /pricing/special_prices/0/unit_price"},
      {"/pricing/special_prices/0/rates", "{}", "empty_list /pricing/special_prices/0/rates"},
      {"/pricing/special_prices/0/id", "", "missing_member /pricing/special_prices/0"},
      {"/pricing/special_prices/1/id", "",
       "missing_member /pricing/special_prices/1; missing_member /pricing/special_prices/1"},
      {"/pricing/special_prices/1/admits", R"(["points","coupons","points"])",
       "duplicate_entry /pricing/special_prices/1/admits/2"},
      {"/points/earn/caps/sources", R"(["action","action"])",
       "duplicate_entry /points/earn/caps/sources/1"},
      {"/points/earn/multipliers/0/rate", "100001", "out_of_range /points/earn/multipliers/0/rate"},
      {"/points/expiry", "\"never\"", ""},
      {"/points/expiry", "\"always\"", "not_one_of /points/expiry"},
      {"/points/expiry", "5", "wrong_type /points/expiry"},
      {"/points/expiry", "{}", "missing_member /points/expiry"},
      {"/points/expiry", R"({"at":"day_end"})", "missing_member /points/expiry"},
      {"/points/expiry", R"({"days":5,"months":2})", "wrong_member /points/expiry/months"},
      {"/points/expiry", R"({"yearly":"12-31"})", "missing_member /points/expiry"},
      {"/points/expiry", R"({"yearly":"12-31","years":1,"at":"day_end"})",
       "wrong_member /points/expiry/at"},
      {"/points/expiry", R"({"yearly":"02-29","years":1})", ""},
      {"/points/expiry", R"({"yearly":"02-30","years":1})", "invalid_time /points/expiry/yearly"},
      {"/points/expiry", R"({"yearly":"2-3","years":1})", "invalid_time /points/expiry/yearly"},
      {"/points/exchange/0/coupon", "", "missing_member /points/exchange/0"},
      {"/points/exchange/0/sku", "\"a\"", "wrong_member /points/exchange/0/sku"},
      {"/points/exchange/1/bonus", "", "missing_member /points/exchange/1"},
      {"/points/exchange/1/points", "0", "out_of_range /points/exchange/1/points"},
      {"/points/exchange/1/cash", "5", "wrong_member /points/exchange/1/cash"},
      {"/points/exchange/2/sku", "", "missing_member /points/exchange/2"},
      {"/points/exchange/2/step", "5", "wrong_member /points/exchange/2/step"},
      {"/wallet/recharge_plans/0", R"({"id":"r","name":"r"})",
       "missing_member /wallet/recharge_plans/0"},
      {"/wallet/recharge_plans/0", R"({"id":"r","name":"r","steps":[]})",
       "empty_list /wallet/recharge_plans/0/steps"},
      {"/cards/0/price", "5", "wrong_member /cards/0/price"},
      {"/cards/1/price", "", "missing_member /cards/1"},
      {"/cards/1/months", "", "missing_member /cards/1"},
      {"/cards/1/needs_phone", "true", "wrong_member /cards/1/needs_phone"},
      {"/cards/2/level", "", "missing_member /cards/2"},
      {"/cards/3/level", "\"gold\"", "wrong_member /cards/3/level"},
      {"/cards/2/members", "[]", "wrong_member /cards/2/members"},
  });
}

TEST_CASE("program: activities and the rest") {
  check_rows({
      {"/activities/check_in/rewards", "", "missing_member /activities/check_in"},
      {"/activities/check_in/rewards", "[]", "empty_list /activities/check_in/rewards"},
      {"/activities/check_in/rising", R"({"start":1,"step":1,"cap":7})",
       "wrong_member /activities/check_in/rewards"},
      {"/activities/draws/0/prizes", "[]", "empty_list /activities/draws/0/prizes"},
      {"/activities/draws/0/prizes", R"([{"id":"none","name":"x","weight":0}])",
       "no_weight /activities/draws/0/prizes"},
      {"/activities/draws/0/seed_digest", "\"abc\"",
       "invalid_digest /activities/draws/0/seed_digest"},
      {"/activities/draws/0/seed_digest",
       "\"E3B0C44298FC1C149AFBF4C8996FB92427AE41E4649B934CA495991B7852B855\"",
       "invalid_digest /activities/draws/0/seed_digest"},
      {"/member_days/days", "[20,20]", "duplicate_entry /member_days/days/1"},
      {"/member_days/weekdays", "[1,1]", "duplicate_entry /member_days/weekdays/1"},
      {"/timezone", "\"Asia/Kunming\"", "unknown_timezone /timezone"},
      {"/timezone", "\"\"", "unknown_timezone /timezone"},
      {"/timezone", "\"CST-8\"", ""},
      {"/timezone", "", "missing"},
      {"/currency", "\"yuan\"", "too_long /currency"},
      {"/currency", "\"cny\"", "invalid_currency /currency"},
      {"/version", "0", "out_of_range /version"},
  });
}

TEST_CASE("program: problems of every layer come at once, and none twice") {
  std::string text = changed(sample_program, "/promotions/0/effects/0/steps/1/at", "1");
  text = changed(text, "/promotions/1/group", "\"nowhere\"");
  text = changed(text, "/coupons/0/validity", "");
  text = changed(text, "/timezone", "\"Mars\"");
  text = changed(text, "/version", "\"3\"");
  CHECK(problems_of_program(text) ==
        "not_rising /promotions/0/effects/0/steps/1/at; wrong_type /version; "
        "unknown_timezone /timezone; unknown_id /promotions/1/group; missing_member /coupons/0");
  // A part that could not be read explains what refers to it.
  CHECK(problems_of_program(changed(sample_program, "/tiers", "5")) == "wrong_type /tiers");
  CHECK(problems_of_program(changed(sample_program, "/coupons", "{}")) == "wrong_type /coupons");
  CHECK(problems_of_program(changed(sample_program, "/coupons/0", "[]")) ==
        "wrong_type /coupons/0");
  CHECK(problems_of_program(changed(sample_program, "/coupons/0/id", "5")) ==
        "wrong_type /coupons/0/id");
  CHECK(problems_of_program(changed(sample_program, "/pricing", "5")) == "wrong_type /pricing");
  CHECK(problems_of_program(changed(sample_program, "/tiers/levels/1/growth", "true")) ==
        "wrong_type /tiers/levels/1/growth");
  CHECK(problems_of_program(changed(sample_program, "/timezone", "5")) == "wrong_type /timezone");
  CHECK(problems_of_program("5") == "wrong_type");
  CHECK(problems_of_program("{") == "invalid_json");
}

}  // namespace loyalty
