// Worked examples, reckoned by hand from docs/semantics.md: what holds the oracle to the rules.
// Those of the peers' cases keep their numbers ("SHP-01").

#include <catch2/catch.hpp>

#include "tests/oracle/oracle.h"
#include "tests/oracle/shop.h"

using namespace loyalty;
using namespace loyalty::oracle;
using Ids = std::vector<std::string>;
using Amount = std::vector<Int>;

namespace {

Amount payable(const Outcome& o) {
  Amount out;
  for (const PricedPart& part : o.parts) out.push_back(part.payable);
  return out;
}

}  // namespace

TEST_CASE("largest remainder, by the table of core/base/allocate.h") {
  CHECK(largest_remainder(100, {1, 1, 1}, {99, 99, 99}) == Amount{34, 33, 33});
  CHECK(largest_remainder(10, {5, 3, 1}, {9, 9, 9}) == Amount{6, 3, 1});
  CHECK(largest_remainder(100, {1, 1, 1}, {10, 99, 99}) == Amount{10, 45, 45});
  CHECK(largest_remainder(5, {1, 0, 0}, {3, 1, 9}) == Amount{3, 0, 2});
}

TEST_CASE("rounding is half up, of the discount") {
  CHECK(half_up(8333, 5000, 10000) == 4167);
  CHECK(half_up(25999, 3000, 10000) == 7800);
  CHECK(half_up(1, 4999, 10000) == 0);
}

TEST_CASE("the calendar of fixed offsets") {
  CHECK(zone_offset("CST-8") == 8 * 3600000);
  CHECK(zone_offset("IST-5:30") == 330 * 60000);
  CHECK(date_of(day_of({2024, 2, 29})) == Date{2024, 2, 29});
  CHECK(day_of({2024, 3, 1}) - day_of({2024, 2, 28}) == 2);
  Case c = empty_shop();
  Condition when;
  when.weekdays = {7};
  CHECK(holds(when, c));
  when.hours = {{"20:00", "12:00"}};  // over midnight, and noon is out
  CHECK(unmet(when, c) == "hours");
  when.hours.push_back({"12:00", "12:01"});
  CHECK(holds(when, c));
}

TEST_CASE("SHP-01: 10 % and then 10 % is 19 %") {
  Case c = empty_shop();
  add_line(c, "a", 10000, 1);
  add_promotion(c, "p", percent_off(1000));
  add_coupon(c, "t", percent_off(1000));
  const Outcome o = price(c);
  CHECK(o.due == 8100);
  CHECK(o.coupons == Ids{"t-1"});
  CHECK(o.promotions == Ids{"p"});
}

TEST_CASE("OP-ORDER-01: which of two coupons applies first is the program's to say") {
  Case c = empty_shop();
  add_line(c, "a", 10000, 1);
  add_coupon(c, "percent", percent_off(3000)).priority = 1;
  add_coupon(c, "minus", amount_off(0, 3000)).threshold.amount = Money{10000};
  SECTION("the amount first: both") { CHECK(price(c).due == 4900); }
  SECTION("the percentage first: 7000 left, the threshold no longer met") {
    c.program.coupons[1].priority = 2;
    const Outcome o = price(c);
    CHECK(o.due == 7000);
    CHECK(o.coupons == Ids{"minus-1"});  // either alone costs 7000: ends together, the id decides
  }
  SECTION("both on priced amounts: parallel") {
    c.program.coupons[1].priority = 2;
    c.program.coupons[0].base = c.program.coupons[1].base = Base::priced;
    CHECK(price(c).due == 4000);
  }
}

TEST_CASE("VF-01: an offer that would spoil a better one is left out") {
  Case c = empty_shop();
  add_line(c, "a", 10500, 1);
  add_promotion(c, "a", percent_off(1000));
  add_promotion(c, "b", percent_off(2000)).threshold.amount = Money{10000};
  const Outcome o = price(c);
  CHECK(o.due == 8400);
  CHECK(o.promotions == Ids{"b"});
  c.program.promotions[0].priority = 1;
  CHECK(price(c).due == 7560);  // b, then a on 8400
}

TEST_CASE("VEN-03 and VEN-04: one more unit may make the cart cheaper") {
  const auto due = [](Int unit_price, Int quantity) {
    Case c = empty_shop();
    add_line(c, "a", unit_price, quantity);
    add_promotion(c, "p1", percent_off(5000)).threshold.units = 3;
    add_promotion(c, "p2", percent_off(1000)).threshold.amount = Money{1000};
    return price(c).due;
  };
  CHECK(due(500, 2) == 900);
  CHECK(due(500, 3) == 750);
  CHECK(due(800, 2) == 1440);
  CHECK(due(800, 3) == 1080);
}

TEST_CASE("SYL-12: one promotion per unit, then one on the order") {
  Case c = empty_shop();
  add_line(c, "jacket", 10000, 7);
  add_promotion(c, "p1", percent_off(2000));
  add_promotion(c, "p2", amount_off(50000, 5000));
  CHECK(price(c).due == 51000);
}

TEST_CASE("SYL-06: an exclusive offer shares no line") {
  Case c = empty_shop();
  add_line(c, "a", 10000, 1);
  add_promotion(c, "p1", percent_off(2000)).exclusive = true;
  add_promotion(c, "p2", amount_off(0, 1000));
  CHECK(price(c).due == 8000);
  add_line(c, "b", 10000, 1);
  c.program.promotions[0].scope = skus({"a"});
  c.program.promotions[1].scope = skus({"b"});
  CHECK(price(c).due == 17000);
}

TEST_CASE("MED-02: the second reduction finds what the first left") {
  Case c = empty_shop();
  add_line(c, "a", 50, 1);
  add_line(c, "b", 150, 1);
  add_promotion(c, "p1", unit_amount_off(30));
  add_promotion(c, "p2", unit_amount_off(50));
  const Outcome o = price(c);
  CHECK(o.discounts[0].parts == Amount{30, 30});
  CHECK(o.discounts[1].parts == Amount{20, 50});
}

TEST_CASE("QP-03: flash price, activity, parallel coupon, freight") {
  Case c = empty_shop();
  SpecialPrice flash;
  flash.kind = SpecialKind::flash_sale;
  flash.unit_price = Money{1000};
  add_line(c, "A", 2000, 2).prices.push_back(flash);
  add_line(c, "B", 3000, 2);
  add_line(c, "C", 5000, 1);
  ship(c, 1000);
  Offer& activity = add_promotion(c, "p", amount_off(4900, 2000));
  activity.scope = skus({"A", "B"});
  Offer& coupon = add_coupon(c, "t", amount_off(10000, 1100));
  coupon.scope = skus({"B", "C"});
  coupon.base = Base::priced;
  const Outcome o = price(c);
  CHECK(o.due == 10900);
  CHECK(o.discounts[0].parts == Amount{500, 1500, 0});
  CHECK(o.discounts[1].parts == Amount{0, 600, 500});
  CHECK(payable(o) == Amount{1500, 3900, 4500});
  CHECK(o.saved == 2000 + 3100);  // the flash price, and the offers
}

TEST_CASE("CT-01: 30 % of 259.99, and 10 % of the rest") {
  Case c = empty_shop();
  add_line(c, "table", 25999, 1);
  add_promotion(c, "p", percent_off(3000));
  CHECK(price(c).due == 18199);
  add_coupon(c, "t", percent_off(1000)).threshold.amount = Money{10000};
  CHECK(price(c).due == 16379);
}

TEST_CASE("W8-BUNDLE-01: a package, and 10 % off it") {
  Case c = empty_shop();
  add_line(c, "seat", 121200, 3);
  add_promotion(c, "p", bundle(3, 300000));
  CHECK(price(c).due == 300000);
  add_coupon(c, "t", percent_off(1000));
  CHECK(price(c).due == 270000);
}

TEST_CASE("W8-PHONE: a ladder by units gives its highest step once") {
  const auto due = [](Int quantity) {
    Case c = empty_shop();
    add_line(c, "phone", 1000, quantity);
    Effect ladder = amount_off(2, 400, By::units);
    ladder.steps.push_back(ladder.steps[0]);
    ladder.steps[1].at = 3;
    ladder.steps[1].amount = Money{700};
    add_promotion(c, "p", ladder);
    return price(c).due;
  };
  CHECK(due(1) == 1000);
  CHECK(due(2) == 1600);
  CHECK(due(3) == 2300);
  CHECK(due(4) == 3300);
}

TEST_CASE("the second at half price goes over both units") {
  Case c = empty_shop();
  add_line(c, "a", 1000, 1);
  add_line(c, "b", 800, 1);
  add_line(c, "c", 600, 1);
  add_promotion(c, "p", nth_unit({0, 5000}));
  // 400 off the pair of 1000 and 800: 222.2 and 177.8; the third has no partner.
  CHECK(payable(price(c)) == Amount{778, 622, 600});
}

TEST_CASE("buy two get one, out of five") {
  Case c = empty_shop();
  add_line(c, "a", 10, 3);
  add_line(c, "b", 5, 2);
  add_promotion(c, "p", buy_get(2, 1));
  CHECK(payable(price(c)) == Amount{20, 10});
  c.cart.lines[0].quantity = 2;
  c.cart.lines[1].quantity = 4;
  // 10 10 [5], 5 5 [5]: the first 5 off spread 2 2 1 over 10 10 5, the second 2 2 1 over 5 5 5.
  const Outcome o = price(c);
  CHECK(payable(o) == Amount{16, 14});
}

TEST_CASE("buy of one scope, get of another that overlaps") {
  Case c = empty_shop();
  add_line(c, "a", 30, 2);
  add_line(c, "b", 20, 2);
  Offer& o = add_promotion(c, "p", buy_get(1, 1));
  o.effects[0].get_scope = skus({"b"});
  // k = 2: both b are rewards, both a are bought. Each pair 30 + 20 gets 20 off: 12 and 8.
  CHECK(payable(price(c)) == Amount{36, 24});
  c.cart.lines[0].quantity = 1;
  // k = 1: one b is the reward; a, the dearest left, is bought. k = 2 would leave one to buy.
  CHECK(payable(price(c)) == Amount{18, 32});
}

TEST_CASE("a last group that may be partial") {
  Case c = empty_shop();
  add_line(c, "a", 90, 1);
  add_line(c, "b", 10, 3);
  Offer& o = add_promotion(c, "p", buy_get(1, 5));
  o.scope = skus({"a"});
  o.effects[0].get_scope = skus({"b"});
  CHECK(price(c).due == 120);
  o.effects[0].partial = true;
  CHECK(payable(price(c)) == Amount{67, 23});  // 30 over 90 10 10 10: 22.5, and 2.5 each
  // The rewards need their purchase: two of the three b, for the third would need another two.
  o = offer("p", buy_get(2, 2));
  o.effects[0].get_scope = Scope{};
  o.effects[0].partial = true;
  CHECK(price(c).due == 100);
  o = offer("p", nth_unit({0, 5000, 10000, 0, 0}));
  CHECK(price(c).due == 120);
  o.effects[0].partial = true;
  CHECK(price(c).due == 105);  // 90 [5] [10] 10
}

TEST_CASE("of copies of which a limit lets one in, the one that was named") {
  Case c = empty_shop();
  add_line(c, "a", 1000, 1);
  add_coupon(c, "t", amount_off(0, 100)).limits.per_member = 1;
  c.shopper.coupons.push_back({"long", "t", Instant{0}, Instant{noon + 2}});
  CHECK(price(c).coupons == Ids{"t-1"});
  c.cart.coupons.kind = CouponChoice::Kind::must;
  c.cart.coupons.ids = {"long", "t-1"};
  const Outcome o = price(c);
  CHECK(o.coupons == Ids{"long"});
  REQUIRE(o.refused.size() == 1);
  CHECK(o.refused[0].why == "usage_limit");
}

TEST_CASE("an exchange takes the dearest unit out, and may cost nothing") {
  Case c = empty_shop();
  add_line(c, "a", 700, 1);
  add_line(c, "b", 900, 2);
  add_coupon(c, "t", exchange(1));
  add_promotion(c, "p", percent_off(1000)).threshold.units = 3;
  Outcome o = price(c);
  CHECK(o.due == 1600);  // 10 % of three would be 2250; two units are left beside the exchange
  CHECK(o.promotions.empty());
  c.cart.lines.pop_back();
  o = price(c);
  CHECK(o.due == 0);
}

TEST_CASE("the floor: discounts leave one fen, or what the program says") {
  Case c = empty_shop();
  add_line(c, "a", 100, 1);
  add_coupon(c, "t", amount_off(0, 500));
  ship(c, 30);
  CHECK(price(c).due == 1 + 30);
  c.program.pricing.min_payable = Money{40};
  CHECK(price(c).due == 40 + 30);
  c.program.pricing.min_payable = Money{1000};
  CHECK(price(c).due == 130);
  c.program.pricing.min_payable = Money{0};
  CHECK(price(c).due == 30);
}

TEST_CASE("between equal prices: gifts, then grants, then fewer coupons, then what ends first") {
  Case c = empty_shop();
  c.program.pricing.groups[0].max_per_order = 1;
  add_line(c, "a", 1000, 1);
  add_coupon(c, "t", amount_off(0, 100));
  add_promotion(c, "p", amount_off(0, 100));
  CHECK(price(c).promotions == Ids{"p"});
  add_coupon(c, "u", amount_off(0, 100)).effects.push_back(gift(1));
  CHECK(price(c).coupons == Ids{"u-1"});
  c.shopper.coupons.push_back({"v", "u", Instant{0}, Instant{noon + 2}});
  c.shopper.coupons.push_back({"w", "u", Instant{0}, Instant{noon + 1}});
  CHECK(price(c).coupons == Ids{"u-1"});
  c.shopper.coupons[1].until = Instant{noon + 2};  // u-1 now ends after w
  CHECK(price(c).coupons == Ids{"w"});
}

TEST_CASE("units beyond a limit are a part of their own, which may admit less") {
  Case c = empty_shop();
  SpecialPrice flash;
  flash.id = "f";
  flash.kind = SpecialKind::flash_sale;
  flash.unit_price = Money{500};
  flash.max_units_per_member = 3;
  flash.admits.emplace();
  c.program.pricing.special_prices.push_back(flash);
  c.shopper.price_units_used = {{"f", 1}};
  add_line(c, "a", 1000, 5);
  add_coupon(c, "t", percent_off(1000)).threshold.amount = Money{3000};
  const Outcome o = price(c);
  REQUIRE(o.parts.size() == 2);
  CHECK(o.parts[0] == PricedPart{0, "a", 2, PriceKind::flash_sale, 2000, 1000, 1000});
  CHECK(o.parts[1] == PricedPart{0, "a", 3, PriceKind::list, 3000, 3000, 2700});
}

TEST_CASE("stacking looks at lines: a group that excludes itself may serve two lines") {
  Case c = empty_shop();
  c.program.pricing.groups[0].excludes = {"g"};
  add_line(c, "a", 1000, 1);
  add_line(c, "b", 1000, 1);
  add_coupon(c, "t", amount_off(0, 100)).scope = skus({"a"});
  add_coupon(c, "u", amount_off(0, 200)).scope = skus({"b"});
  add_coupon(c, "v", amount_off(0, 250));
  CHECK(price(c).coupons == Ids{"t-1", "u-1"});  // 300, against 250 of the one for both
  c.cart.coupons.kind = CouponChoice::Kind::must;
  c.cart.coupons.ids = {"v-1", "t-1"};
  const Outcome o = price(c);
  CHECK(o.coupons == Ids{"v-1"});
  REQUIRE(o.refused.size() == 1);
  CHECK(o.refused[0].why == "stacking");
}

TEST_CASE("an always promotion is in every set, even where a better price is without it") {
  Case c = empty_shop();
  add_line(c, "a", 1000, 1);
  Offer& always = add_promotion(c, "p1", amount_off(0, 10));
  always.apply = Apply::always;
  always.exclusive = true;
  add_promotion(c, "p2", amount_off(0, 500));
  CHECK(price(c).due == 990);
  c.program.promotions[0].threshold.amount = Money{1001};
  CHECK(price(c).due == 500);
}

TEST_CASE("points: the largest step whose money fits the share") {
  Case c = empty_shop();
  c.program.points.emplace();
  DeductPolicy deduct;
  deduct.points = Points{100};
  deduct.amount = Money{100};
  deduct.step = Points{100};
  deduct.max_share = BasisPoints{5000};
  c.program.points->deduct = deduct;
  c.shopper.points = Points{2000};
  c.cart.points.kind = SpendChoice::Kind::max;
  add_line(c, "a", 1001, 1);
  add_line(c, "b", 500, 1);
  // Half of 1501 is 750: 700 points, split 466.8 and 233.2.
  Outcome o = price(c);
  CHECK(o.deduction.points == 700);
  CHECK(o.deduction.parts == Amount{467, 233});
  CHECK(o.payable == 801);
  CHECK(o.due == 1501);
  c.cart.points.kind = SpendChoice::Kind::at_most;
  c.cart.points.at_most = 350;
  o = price(c);
  CHECK(o.deduction.amount == 300);
  CHECK(o.deduction.max == 700);
}

TEST_CASE("points: the fewest that bring the money, within a limit in points") {
  Case c = empty_shop();
  c.program.points.emplace();
  DeductPolicy& deduct = c.program.points->deduct.emplace();
  deduct.points = Points{100};
  deduct.amount = Money{1};
  c.shopper.points = Points{1999};
  c.cart.points.kind = SpendChoice::Kind::max;
  add_line(c, "a", 1000, 1);
  CHECK(price(c).deduction.points == 1900);
  deduct.step = Points{30};
  CHECK(price(c).deduction.points == 1920);  // 19 fen
  deduct.max_points = Points{199};
  CHECK(price(c).deduction.points == 120);  // 1 fen
  deduct.min = Points{125};
  CHECK(price(c).deduction.points == 150);
}

TEST_CASE("the wallet in proportion, over lines and shipping") {
  Case c = empty_shop();
  c.program.wallet.emplace();
  c.program.wallet->order = SpendOrder::proportional;
  c.shopper.principal = Money{100};
  c.shopper.bonus = Money{50};
  c.cart.wallet.kind = SpendChoice::Kind::at_most;
  c.cart.wallet.at_most = 100;
  add_line(c, "a", 200, 1);
  ship(c, 100);
  const Outcome o = price(c);
  CHECK(o.payment.bonus == 33);  // 100 * 50 / 150
  CHECK(o.payment.principal == 67);
  CHECK(o.payment.cash == 200);
  CHECK(o.payment.bonus_parts == Amount{22, 11});
  // 178 and 89 are left for 67: 44.7 and 22.3.
  CHECK(o.payment.principal_parts == Amount{45, 22});
}

TEST_CASE("goods priced in points pay their cash part and nothing touches them") {
  Case c = empty_shop();
  add_line(c, "a", 10, 2).points_price = Points{50};
  add_line(c, "b", 100, 1);
  add_coupon(c, "t", amount_off(0, 500));
  CHECK(price(c).insufficient_points);
  c.shopper.points = Points{100};
  const Outcome o = price(c);
  CHECK(payable(o) == Amount{20, 1});
}
