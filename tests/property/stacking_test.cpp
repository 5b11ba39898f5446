// The core's price of a cart against the oracle's, which tries every allowed set of offers.
//   LOYALTY_SEED=17         one case, told in full
//   LOYALTY_SEEDS=1000000   how many; LOYALTY_FIRST=1 from where

#include <catch2/catch.hpp>
#include <cstdio>
#include <cstdlib>
#include <map>

#include "core/wire/writer.h"
#include "tests/oracle/against.h"
#include "tests/oracle/generate.h"
#include "tests/oracle/shrink.h"

using namespace loyalty;
using oracle::Case;

namespace {

// Sanitizers cost fifteen times the time: they see fewer cases, and the optimised build all.
#if defined(__SANITIZE_ADDRESS__)
constexpr std::uint64_t usual_cases = 3000;
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
constexpr std::uint64_t usual_cases = 3000;
#else
constexpr std::uint64_t usual_cases = 20000;
#endif
#else
constexpr std::uint64_t usual_cases = 20000;
#endif

std::uint64_t number_from(const char* variable, std::uint64_t otherwise) {
  const char* given = std::getenv(variable);
  return given ? std::strtoull(given, nullptr, 10) : otherwise;
}

/// How often what happened; a property that no longer meets its interesting cases must fail.
class Coverage {
 public:
  void count(const Case& c, const oracle::Outcome& o) {
    static const char* const clashes[] = {"none",     "max_per_order", "max_per_line", "exclusive",
                                          "excludes", "excludes_self", "max_coupons"};
    static const char* const members[] = {"due",     "gifts",      "points", "coupons_granted",
                                          "coupons", "promotions", "expiry", "ids"};
    for (const auto clash : o.seen.clashes)
      ++seen_[std::string("kept apart by ") + clashes[static_cast<int>(clash)]];
    for (const int member : o.seen.decided) ++seen_[std::string("decided by ") + members[member]];
    for (const auto kind : o.seen.effects)
      ++seen_["effect " + std::string(effect_names[static_cast<std::size_t>(kind)])];
    for (const auto& refused : o.refused)
      ++seen_["refused: " + (refused.why == "stacking" || refused.why == "usage_limit" ||
                                     refused.why == "out_of_scope" || refused.why == "not_held"
                                 ? refused.why
                                 : "a condition")];
    note("floor cut", o.seen.floor_cut);
    note("always fixed", o.seen.always_fixed);
    note("always clashed", o.seen.always_clashed);
    note("always without effect", o.seen.always_without_effect);
    note("exclusions lifted", o.seen.group_lifted);
    note("lines split", o.parts.size() > c.cart.lines.size());
    note("insufficient points", o.insufficient_points);
    note("points deducted", o.deduction.points > 0);
    note("points cut", o.deduction.points > 0 && o.deduction.points < c.cart.points.at_most);
    note("wallet used", o.payment.bonus + o.payment.principal > 0);
    note("several effects in one offer", several_effects(c, o));
    note("several copies of one coupon", several_copies(c, o));
    note("a partial group", partial_group(c, o));
    note("a limit lets a named copy in before one that ends sooner", named_before_sooner(c, o));
    note("chosen without effect", !o.seen.no_effect.empty());
    note("three offers and more", o.coupons.size() + o.promotions.size() >= 3);
    note("five offers and more", o.coupons.size() + o.promotions.size() >= 5);
    note("a hundred sets and more", o.seen.sets >= 100);
    note("nothing to pay", o.payable == 0);
  }

  /// Each of these at least twice in a thousand cases, and rare ones once in a thousand.
  void check(std::uint64_t cases) const {
    for (const auto& [name, count] : seen_) std::printf("  %-34s %llu\n", name.c_str(), count);
    for (const char* name : {"kept apart by max_per_order",
                             "kept apart by max_per_line",
                             "kept apart by exclusive",
                             "kept apart by excludes",
                             "kept apart by excludes_self",
                             "kept apart by max_coupons",
                             "decided by due",
                             "decided by gifts",
                             "decided by points",
                             "decided by coupons_granted",
                             "decided by coupons",
                             "decided by promotions",
                             "decided by expiry",
                             "decided by ids",
                             "effect amount_off",
                             "effect percent_off",
                             "effect unit_amount_off",
                             "effect nth_unit",
                             "effect bundle_price",
                             "effect buy_get",
                             "effect exchange",
                             "effect shipping_off",
                             "effect gift",
                             "effect grant",
                             "refused: stacking",
                             "refused: usage_limit",
                             "refused: out_of_scope",
                             "refused: not_held",
                             "refused: a condition",
                             "floor cut",
                             "always fixed",
                             "always clashed",
                             "always without effect",
                             "exclusions lifted",
                             "lines split",
                             "insufficient points",
                             "points deducted",
                             "points cut",
                             "wallet used",
                             "several effects in one offer",
                             "several copies of one coupon",
                             "a partial group",
                             "a limit lets a named copy in before one that ends sooner",
                             "chosen without effect",
                             "three offers and more",
                             "five offers and more",
                             "a hundred sets and more",
                             "nothing to pay"}) {
      INFO(name);
      const auto at = seen_.find(name);
      CHECK((at == seen_.end() ? 0 : at->second) >= cases / 1000);
    }
  }

 private:
  void note(const char* name, bool happened) { seen_[name] += happened; }

  static bool several_effects(const Case& c, const oracle::Outcome& o) {
    for (const Offer& offer : c.program.promotions)
      for (const auto& id : o.promotions)
        if (offer.id == id && offer.effects.size() > 1) return true;
    return false;
  }
  static bool several_copies(const Case& c, const oracle::Outcome& o) {
    std::map<std::string, int> copies;
    for (const CouponHeld& held : c.shopper.coupons)
      for (const auto& id : o.coupons)
        if (held.id == id && ++copies[held.coupon] > 1) return true;
    return false;
  }

  static bool partial_group(const Case& c, const oracle::Outcome& o) {
    for (const Offer& offer : c.program.promotions)
      for (const auto& id : o.promotions)
        if (offer.id == id && offer.effects[0].partial) return true;
    return false;
  }
  static bool named_before_sooner(const Case& c, const oracle::Outcome& o) {
    if (c.cart.coupons.kind == CouponChoice::Kind::best) return false;
    const auto held_as = [&](const std::string& id) {
      return *std::find_if(c.shopper.coupons.begin(), c.shopper.coupons.end(),
                           [&](const CouponHeld& held) { return held.id == id; });
    };
    for (const auto& id : o.coupons) {
      const auto& named = c.cart.coupons.ids;
      if (std::find(named.begin(), named.end(), id) == named.end()) continue;
      const CouponHeld used = held_as(id);
      for (const Offer& offer : c.program.coupons)
        for (const CouponHeld& other : c.shopper.coupons)
          if (offer.id == used.coupon && offer.limits != UseLimits{} &&
              other.coupon == used.coupon && other.until < used.until &&
              std::find(o.coupons.begin(), o.coupons.end(), other.id) == o.coupons.end())
            return true;
    }
    return false;
  }

  std::map<std::string, unsigned long long> seen_;
};

/// What the two disagree on; "" when they agree.
std::string disagreement(const Case& c, const oracle::Outcome& expected) {
  const Program program = oracle::program_of(c.program);
  const auto priced = price_cart(program, c.shopper, c.cart);
  return oracle::differences(oracle::rows_of(c, priced), oracle::rows_of(expected));
}

}  // namespace

TEST_CASE("generated programs and carts are valid") {
  for (std::uint64_t seed = 1; seed <= 1000; ++seed) {
    const Case c = oracle::generate(seed);
    Program program;
    const auto problems = read_program(wire::canonical<ProgramText>(c.program), program);
    INFO("seed " << seed
                 << (problems.empty() ? "" : ": " + problems[0].code + " " + problems[0].at));
    REQUIRE(problems.empty());
    Cart cart;
    const auto cart_problems = wire::read(wire::canonical(c.cart), cart);
    INFO((cart_problems.empty() ? "" : cart_problems[0].code + " " + cart_problems[0].at));
    REQUIRE(cart_problems.empty());
    REQUIRE(cart == c.cart);
  }
}

TEST_CASE("the core prices every cart as the oracle does") {
  const std::uint64_t only = number_from("LOYALTY_SEED", 0);
  const std::uint64_t first = only ? only : number_from("LOYALTY_FIRST", 1);
  const std::uint64_t cases = only ? 1 : number_from("LOYALTY_SEEDS", usual_cases);
  Coverage coverage;
  int failures = 0;
  for (std::uint64_t seed = first; seed < first + cases && failures < 5; ++seed) {
    const Case c = oracle::generate(seed);
    const auto expected = oracle::price(c);
    coverage.count(c, expected);
    const std::string differing = disagreement(c, expected);
    if (only) {
      std::printf("%s", oracle::text_of(c).c_str());
      for (const auto& row : oracle::rows_of(expected))
        std::printf("  %s = %s\n", row.name.c_str(), row.value.c_str());
    }
    if (differing.empty()) continue;
    ++failures;
    const Case small = oracle::shrink(
        c, [](const Case& less) { return !disagreement(less, oracle::price(less)).empty(); });
    std::printf("LOYALTY_SEED=%llu\n%sas small as it gets:\n%s%s\n",
                static_cast<unsigned long long>(seed), differing.c_str(),
                oracle::text_of(small).c_str(), disagreement(small, oracle::price(small)).c_str());
    CHECK(differing == "");
  }
  if (!only && failures == 0) coverage.check(cases);
}
