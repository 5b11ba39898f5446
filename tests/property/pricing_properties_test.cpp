// What holds of every price, whatever the program: sums, bounds, order of input, and what the proof
// promises. RapidCheck draws the seeds; LOYALTY_SEED of stacking_test.cpp shows the case of one.

#include <rapidcheck/catch.h>

#include <algorithm>
#include <numeric>

#include "tests/oracle/against.h"
#include "tests/oracle/generate.h"
#include "tests/oracle/random.h"
#include "tests/oracle/scale.h"

using namespace loyalty;
using oracle::Case;

namespace {

template <class Property>
void for_cases(const Property& property) {
  const bool held = rc::check([&] {
    const auto seed = *rc::gen::noShrink(rc::gen::arbitrary<std::uint64_t>());
    // Some cases for each of RapidCheck's hundred draws.
    for (std::uint64_t next = seed; next < seed + 15; ++next) {
      const Case c = oracle::generate(next);
      RC_LOG() << "seed " << next << "\n" << oracle::text_of(c);
      oracle::Random random(~next);  // for what a property draws besides
      property(c, random);
    }
  });
  CHECK(held);
}

/// A program lives as long as what was priced with it.
struct Quoted {
  explicit Quoted(const Case& of)
      : c(of),
        program(oracle::program_of(c.program)),
        result(price_cart(program, c.shopper, c.cart)) {}
  Case c;
  Program program;
  Result<Priced> result;
};

std::int64_t total(const std::vector<std::int64_t>& parts) {
  return std::accumulate(parts.begin(), parts.end(), std::int64_t{0});
}

}  // namespace

TEST_CASE("parts sum to the whole and stay within their lines") {
  for_cases([](const Case& c, oracle::Random&) {
    const Quoted q(c);
    if (!q.result) return;
    const Priced& p = *q.result;
    const auto& parts = p.goods().parts;
    std::vector<std::int64_t> left;
    for (const auto& part : parts) left.push_back(part.list());
    left.push_back(p.totals.fee);
    for (const auto& step : p.steps) {
      RC_ASSERT(step.parts.size() == left.size());
      RC_ASSERT(total(step.parts) == step.amount);
      RC_ASSERT(step.amount > 0);
      for (std::size_t i = 0; i < left.size(); ++i) {
        RC_ASSERT(step.parts[i] >= 0);
        RC_ASSERT(step.parts[i] <= left[i]);
        left[i] -= step.parts[i];
      }
    }
    // What the steps leave is what is paid, line by line.
    for (std::size_t i = 0; i < left.size(); ++i)
      RC_ASSERT(left[i] ==
                p.payment.principal_parts[i] + p.payment.bonus_parts[i] + p.payment.cash_parts[i]);
  });
}

TEST_CASE("totals, steps and payment agree") {
  for_cases([](const Case& c, oracle::Random&) {
    const Quoted q(c);
    if (!q.result) return;
    const Priced& p = *q.result;
    std::int64_t goods_steps = 0, shipping_steps = 0, list = 0, quantity = 0;
    for (const auto& step : p.steps) {
      goods_steps += step.amount - step.parts.back();
      shipping_steps += step.parts.back();
    }
    for (const auto& part : p.goods().parts) list += part.list(), quantity += part.quantity;
    std::int64_t ordered = 0;
    for (const CartLine& line : c.cart.lines) ordered += line.quantity;
    const Totals& t = p.totals;
    RC_ASSERT(quantity == ordered);
    RC_ASSERT(list == t.list);
    RC_ASSERT(t.list - goods_steps == t.goods);
    RC_ASSERT(t.fee - shipping_steps == t.shipping);
    RC_ASSERT(t.goods + t.shipping == t.payable);
    RC_ASSERT(t.payable == p.payment.principal + p.payment.bonus + p.payment.cash);
    RC_ASSERT(t.due == t.payable + p.deduction.amount);
    RC_ASSERT(t.saved == t.list + t.fee - t.payable);
    RC_ASSERT(total(p.payment.principal_parts) == p.payment.principal);
    RC_ASSERT(total(p.payment.bonus_parts) == p.payment.bonus);
    RC_ASSERT(total(p.payment.cash_parts) == p.payment.cash);
    RC_ASSERT(p.payment.principal <= c.shopper.principal.value);
    RC_ASSERT(p.payment.bonus <= c.shopper.bonus.value);
    RC_ASSERT(p.deduction.points + p.points_for_goods <= c.shopper.points.value);
    RC_ASSERT(p.deduction.points <= p.deduction.max);
  });
}

TEST_CASE("the order of lines, coupons and offers changes nothing but the order of lines") {
  for_cases([](const Case& c, oracle::Random& random) {
    Case shuffled = c;
    std::vector<std::size_t> order(c.cart.lines.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    random.shuffle(order);
    for (std::size_t i = 0; i < order.size(); ++i) shuffled.cart.lines[i] = c.cart.lines[order[i]];
    random.shuffle(shuffled.shopper.coupons);
    random.shuffle(shuffled.program.promotions);
    random.shuffle(shuffled.program.coupons);
    random.shuffle(shuffled.program.pricing.special_prices);
    const Quoted a(c), b(shuffled);
    auto first = oracle::rows_of(c, a.result), second = oracle::rows_of(shuffled, b.result);
    // Lines are named by their place in the caller's order: let both name them by content.
    for (auto* rows : {&first, &second})
      for (auto& row : *rows)
        if (row.name == "part") row.value.erase(0, row.value.find(' '));
    RC_ASSERT(oracle::differences(first, second) == "");
  });
}

TEST_CASE("one more coupon never raises what is due") {
  for_cases([](const Case& c, oracle::Random&) {
    if (c.shopper.coupons.empty()) return;
    Case more = c, less = c;
    more.cart.coupons = less.cart.coupons = CouponChoice{};
    less.shopper.coupons.pop_back();
    const Quoted with(more), without(less);
    if (!with.result || !with.result->best.optimal || !without.result->best.optimal) return;
    RC_ASSERT(with.result->totals.due <= without.result->totals.due);
  });
}

TEST_CASE("the dearest carts that can be read cost what the oracle says") {
  for_cases([](const Case& c, oracle::Random& random) {
    const oracle::Int most = oracle::largest_factor(c);
    // All the way up, and somewhere on the way, where factors are no round numbers.
    const Case dear = oracle::scaled(c, random.chance(50) ? most : random.in(1, most));
    const Quoted q(dear);
    RC_ASSERT(oracle::differences(oracle::rows_of(dear, q.result),
                                  oracle::rows_of(oracle::price(dear))) == "");
  });
}

TEST_CASE("points beyond what can be counted are refused, not cut") {
  int refused = 0;
  for_cases([&](const Case& c, oracle::Random& random) {
    if (!c.program.points) return;
    Case dear = oracle::scaled(c, oracle::largest_factor(c));
    EarnRule& rule = dear.program.points->earn.rules[0];
    rule.per = Money{1};
    rule.points = Points{0};
    const Quoted paid(dear);
    if (!paid.result) return;
    const Payment& payment = paid.result->payment;
    const Counted& counts = dear.program.points->earn.counts;
    oracle::Wide base = payment.cash + (counts.wallet_principal ? payment.principal : 0) +
                        (counts.wallet_bonus ? payment.bonus : 0);
    if (!counts.shipping) {
      base -= payment.cash_parts.back();
      if (counts.wallet_principal) base -= payment.principal_parts.back();
      if (counts.wallet_bonus) base -= payment.bonus_parts.back();
    }
    rule.points = Points{random.in(1, 1000000)};
    const oracle::Wide points = base * rule.points.value;
    const Quoted earning(dear);
    RC_ASSERT(earning.result.has_value() == (points <= max_amount));
    if (earning.result) {
      RC_ASSERT(earning.result->earned.points == points);
      RC_ASSERT(total(earning.result->earned.parts) == points);
    } else {
      RC_ASSERT(earning.result.error().code == "amount_out_of_range");
      ++refused;
    }
  });
  CHECK(refused > 0);
}

TEST_CASE("pricing twice gives the same") {
  for_cases([](const Case& c, oracle::Random&) {
    const Quoted a(c), b(c);
    RC_ASSERT(oracle::differences(oracle::rows_of(c, a.result), oracle::rows_of(c, b.result)) ==
              "");
    if (a.result) RC_ASSERT(a.result->best.explored == b.result->best.explored);
  });
}

TEST_CASE("past the work limit the bound is true, and optimal is said only of the best") {
  int stopped = 0;
  for_cases([&](const Case& c, oracle::Random& random) {
    Case limited = c;
    limited.program.pricing.node_limit = random.in(1, 40);
    const auto expected = oracle::price(c);
    const Quoted q(limited);
    if (!q.result) return;
    const Best& best = q.result->best;
    const std::int64_t constant = q.result->totals.due - best.outcome.due;
    RC_ASSERT(best.bound + constant <= expected.due);
    RC_ASSERT(q.result->totals.due >= expected.due);
    if (best.optimal) {
      RC_ASSERT(q.result->totals.due == expected.due);
      RC_ASSERT(best.bound == best.outcome.due);
    }
    stopped += !best.optimal;
  });
  CHECK(stopped > 0);
}
