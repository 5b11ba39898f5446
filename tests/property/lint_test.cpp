// No false alarm: what lint calls dead never happens, on random shops; and the cart of the exposure, quoted by anyone,
// costs what it says.

#include <rapidcheck/catch.h>

#include <algorithm>

#include "core/insight/exposure.h"
#include "core/insight/lint.h"
#include "tests/oracle/against.h"
#include "tests/oracle/generate.h"

using namespace loyalty;

namespace {

std::string name_in(const Problem& finding, std::string_view key) {
  for (const Detail& detail : finding.details)
    if (detail.key == key) return std::get<std::string>(detail.value);
  return {};
}

template <class Property>
void for_shops(int cases, const Property& property) {
  const bool held = rc::check([&] {
    const auto seed = *rc::gen::noShrink(rc::gen::arbitrary<std::uint64_t>());
    for (std::uint64_t next = seed; next < seed + static_cast<std::uint64_t>(cases); ++next) {
      const oracle::Case c = oracle::generate(next);
      RC_LOG() << "seed " << next << "\n" << oracle::text_of(c);
      property(c, oracle::program_of(c.program));
    }
  });
  CHECK(held);
}

/// Whether every line has a price that admits all stages: only there is a promotion of every order.
bool admits_all(const oracle::Case& c) {
  const auto limited = [](const SpecialPrice& price) { return price.admits.has_value(); };
  return std::none_of(c.program.pricing.special_prices.begin(),
                      c.program.pricing.special_prices.end(), limited) &&
         std::none_of(c.cart.lines.begin(), c.cart.lines.end(), [&](const CartLine& line) {
           return line.points_price || std::any_of(line.prices.begin(), line.prices.end(), limited);
         });
}

bool is_dead(std::string_view code, const oracle::Case& c) {
  return code == "never_applies" || code == "rule_never_wins" ||
         (code == "always_blocked" && admits_all(c));
}

}  // namespace

TEST_CASE("what lint calls dead never happens") {
  std::size_t alarms = 0;
  for_shops(30, [&](oracle::Case c, Program program) {
    // Scopes are seldom empty by chance: except now and then what is listed.
    if (!program.promotions.empty()) {
      Scope& scope = program.promotions.front().scope;
      scope.except.emplace();
      scope.except->categories = scope.categories;
      scope.except->skus = scope.skus;
    }
    const auto findings = lint(program);
    const auto priced = price_cart(program, c.shopper, c.cart);
    if (!priced) return;
    for (const Problem& finding : findings) {
      if (!is_dead(finding.code, c)) continue;
      RC_LOG() << finding.code << " at " << finding.at << "\n";
      ++alarms;
      const std::string id = name_in(finding, "id"), rule = name_in(finding, "rule");
      for (const AppliedOffer& applied : priced->applied)
        RC_ASSERT(priced->candidate(applied).offer->id != id);
      for (const EarnedByRule& earned : priced->earned.rules)
        RC_ASSERT(earned.rule != (rule.empty() ? id : rule));
      for (const WaterfallStep& step : priced->steps)
        RC_ASSERT(step.stage != "price" || step.source != id);
    }
  });
  CHECK(alarms > 50);  // or the property said nothing
}

TEST_CASE("the cart of the exposure costs what it says") {
  std::size_t exposed = 0;
  for_shops(3, [&](const oracle::Case&, const Program& program) {
    const auto worst = worst_exposure(program);
    if (!worst) return;
    ++exposed;
    const auto priced = price_cart(program, worst->shopper, worst->cart);
    RC_ASSERT(priced.has_value());
    RC_ASSERT(priced->totals.list == worst->list);
    // A search with more room may find even better.
    if (worst->optimal)
      RC_ASSERT(priced->totals.goods == worst->payable);
    else
      RC_ASSERT(priced->totals.goods <= worst->payable);
    RC_ASSERT(worst->saved.value * worst->list >= (worst->list - worst->payable) * 10000);
  });
  CHECK(exposed > 10);
}
