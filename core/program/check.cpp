#include "core/program/check.h"

#include <algorithm>

#include "core/program/ids.h"

namespace loyalty {

namespace {

std::string at_index(std::string_view list, std::size_t index) {
  return std::string(list) + '/' + wire::decimal(index);
}

/// Counted without an action of the program.
constexpr std::string_view own_counters[] = {"check_ins", "orders", "referrals"};

/// A walk over everything in a program that defines an id, and then over everything that refers to
/// one.
class Checks {
 public:
  Checks(const ProgramText& program, wire::Problems& problems)
      : program_(program),
        problems_(problems),
        offers_("offer", "/promotions", problems),
        coupons_("coupon", "/coupons", problems),
        groups_("group", "/pricing/groups", problems),
        levels_("tier", "/tiers/levels", problems),
        cards_("card", "/cards", problems),
        draws_("draw", "/activities/draws", problems),
        actions_("counter", "/activities/actions", problems),
        benefits_("benefit", "/benefits", problems) {}

  void run() {
    define_what_is_referred_to();
    check_the_rest_unique();
    currency();
    levels();
    offers();
    pricing();
    points();
    wallet();
    activities();
    benefits();
    services();
  }

 private:
  void problem(std::string_view at, std::string_view code, NewDetails details = {}) {
    problems_.push_back({code, at, details});
  }

  template <class T>
  static void define(Ids& ids, const std::vector<T>& list, std::string_view at) {
    for (std::size_t i = 0; i < list.size(); ++i) ids.define(list[i].id, at, i);
  }
  template <class T>
  void unique(std::string_view kind, const std::vector<T>& list, std::string_view at) {
    Ids ids(kind, at, problems_);
    define(ids, list, at);
    ids.close();
    ids.check_unique();
  }

  void define_what_is_referred_to() {
    // An order counts the uses of promotions and of coupons together: they share one space of ids.
    define(offers_, program_.promotions, "/promotions");
    define(offers_, program_.coupons, "/coupons");
    define(coupons_, program_.coupons, "/coupons");
    define(groups_, program_.pricing.groups, "/pricing/groups");
    if (program_.tiers) define(levels_, program_.tiers->levels, "/tiers/levels");
    define(cards_, program_.cards, "/cards");
    define(draws_, program_.activities.draws, "/activities/draws");
    for (const std::string_view own : own_counters) actions_.define(own, "", 0);
    const auto& actions = program_.activities.actions;
    for (std::size_t i = 0; i < actions.size(); ++i)
      actions_.define(actions[i].kind, "/activities/actions", i, "/kind");
    define(benefits_, program_.benefits, "/benefits");
    for (Ids* ids :
         {&offers_, &coupons_, &groups_, &levels_, &cards_, &draws_, &actions_, &benefits_})
      ids->close();
    // An action may stand several times, for different circumstances, but under no name of the counters above.
    for (std::size_t i = 0; i < actions.size(); ++i)
      for (const std::string_view own : own_counters)
        if (actions[i].kind == own)
          problem(at_index("/activities/actions", i) + "/kind", "duplicate_id",
                  {{"id", actions[i].kind}, {"kind", "counter"}});
    for (const Ids* ids : {&offers_, &groups_, &levels_, &cards_, &draws_, &benefits_})
      ids->check_unique();
  }

  void check_the_rest_unique() {
    if (program_.points) {
      unique("earn_rule", program_.points->earn.rules, "/points/earn/rules");
      unique("exchange", program_.points->exchange, "/points/exchange");
    }
    if (program_.wallet) {
      unique("recharge_plan", program_.wallet->recharge_plans, "/wallet/recharge_plans");
      unique("gift_card", program_.wallet->gift_cards, "/wallet/gift_cards");
    }
    unique("campaign", program_.campaigns, "/campaigns");
    unique("service", program_.services, "/services");
    if (program_.segments) unique("tag", program_.segments->tags, "/segments/tags");
    unique("achievement", program_.activities.achievements, "/activities/achievements");
    Ids prices("special_price", "/pricing/special_prices", problems_);
    const auto& list = program_.pricing.special_prices;
    for (std::size_t i = 0; i < list.size(); ++i)
      if (list[i].id) prices.define(*list[i].id, "/pricing/special_prices", i);
    prices.close();
    prices.check_unique();
  }

  void condition(const Condition& when, std::string_view of) {
    if (when.tiers.empty() && when.cards.empty() && !when.early) return;
    conditions(when, std::string(of) + "/when");
  }
  void conditions(const Condition& when, std::string_view at) {
    levels_.refer_all(when.tiers, at, "/tiers");
    cards_.refer_all(when.cards, at, "/cards");
    if (when.early) benefits_.refer(*when.early, at, "/early");
  }

  void grants(const Grants& g, std::string_view at) {
    if (g.card) cards_.refer(*g.card, at, "/card");
    if (g.level) levels_.refer(*g.level, at, "/level");
    coupons_.refer_all(g.coupons, at, "/coupons");
    for (std::size_t i = 0; i < g.chances.size(); ++i)
      draws_.refer(g.chances[i].draw, at_index(std::string(at) + "/chances", i), "/draw");
  }

  /// Three letters, as in ISO 4217.
  void currency() {
    const auto& c = program_.currency;
    if (c.size() == 3 &&
        std::all_of(c.begin(), c.end(), [](char l) { return l >= 'A' && l <= 'Z'; }))
      return;
    problem("/currency", "invalid_currency", {{"given", c}});
  }

  /// Everyone has the first level; each other one is reached by growth or by requirements.
  void levels() {
    if (!program_.tiers) return;
    const auto& levels = program_.tiers->levels;
    if (levels.empty()) return problem("/tiers/levels", "empty_list");
    std::int64_t reached = 0;  // the growth of the levels so far
    for (std::size_t i = 0; i < levels.size(); ++i) {
      const Level& level = levels[i];
      const std::string at = at_index("/tiers/levels", i);
      for (std::size_t k = 0; k < level.reach.size(); ++k)
        if (level.reach[k].all.empty()) problem(at_index(at + "/reach", k) + "/all", "empty_list");
      if (i == 0) {
        if (!level.reach.empty())
          problem(at + "/reach", "wrong_member", {{"kind", "first_level"}, {"member", "reach"}});
        if (level.growth.value_or(0) != 0)
          problem(at + "/growth", "out_of_range",
                  {{"max", 0}, {"min", 0}, {"value", *level.growth}});
        continue;
      }
      if (!level.growth && level.reach.empty())
        problem(at, "missing_member", {{"kind", "level"}, {"member", "growth"}});
      if (!level.growth) continue;
      if (!level.reach.empty())
        problem(at + "/reach", "wrong_member", {{"kind", "growth"}, {"member", "reach"}});
      if (*level.growth <= reached)
        problem(at + "/growth", "not_rising", {{"before", reached}, {"value", *level.growth}});
      reached = std::max(reached, *level.growth);
    }
  }

  void offer(const Offer& o, const std::string& at) {
    groups_.refer(o.group, at, "/group");
    condition(o.when, at);
    for (std::size_t i = 0; i < o.effects.size(); ++i)
      if (const auto& coupons = o.effects[i].coupons; !coupons.empty())
        coupons_.refer_all(coupons, at_index(at + "/effects", i), "/coupons");
  }

  void offers() {
    for (std::size_t i = 0; i < program_.promotions.size(); ++i) {
      const Offer& o = program_.promotions[i];
      const std::string at = at_index("/promotions", i);
      offer(o, at);
      if (o.validity)
        problem(at + "/validity", "wrong_member", {{"kind", "promotion"}, {"member", "validity"}});
    }
    for (std::size_t i = 0; i < program_.coupons.size(); ++i) {
      const Offer& o = program_.coupons[i];
      const std::string at = at_index("/coupons", i);
      offer(o, at);
      if (o.apply == Apply::always)
        problem(at + "/apply", "wrong_member", {{"kind", "coupon"}, {"member", "apply"}});
      if (!o.validity) problem(at, "missing_member", {{"kind", "coupon"}, {"member", "validity"}});
    }
  }

  void pricing() {
    const auto& groups = program_.pricing.groups;
    for (std::size_t i = 0; i < groups.size(); ++i) {
      const std::string at = at_index("/pricing/groups", i);
      groups_.refer_all(groups[i].excludes, at, "/excludes");
      if (groups[i].excludes_unless)
        conditions(*groups[i].excludes_unless, at + "/excludes_unless");
    }
    const auto& prices = program_.pricing.special_prices;
    for (std::size_t i = 0; i < prices.size(); ++i) {
      const std::string at = at_index("/pricing/special_prices", i);
      if (!prices[i].id)
        problem(at, "missing_member", {{"kind", "special_price"}, {"member", "id"}});
      condition(prices[i].when, at);
      for (const auto& [tier, rate] : prices[i].rates)
        levels_.refer(tier, at + "/rates" + wire::pointer_step(tier));
    }
  }

  void points() {
    if (!program_.points) return;
    const auto& multipliers = program_.points->earn.multipliers;
    for (std::size_t i = 0; i < multipliers.size(); ++i)
      condition(multipliers[i].when, at_index("/points/earn/multipliers", i));
    const auto& exchanges = program_.points->exchange;
    for (std::size_t i = 0; i < exchanges.size(); ++i) {
      const std::string at = at_index("/points/exchange", i);
      if (exchanges[i].coupon) coupons_.refer(*exchanges[i].coupon, at, "/coupon");
      condition(exchanges[i].when, at);
    }
  }

  void wallet() {
    for (std::size_t i = 0; i < program_.cards.size(); ++i) {
      const std::string at = at_index("/cards", i);
      grants(program_.cards[i].grants, at + "/grants");
      if (program_.cards[i].level) levels_.refer(*program_.cards[i].level, at, "/level");
    }
    if (!program_.wallet) return;
    const auto& plans = program_.wallet->recharge_plans;
    for (std::size_t i = 0; i < plans.size(); ++i) {
      const std::string at = at_index("/wallet/recharge_plans", i);
      condition(plans[i].when, at);
      if (plans[i].every) grants(plans[i].every->grants, at + "/every/grants");
      for (std::size_t k = 0; k < plans[i].steps.size(); ++k)
        grants(plans[i].steps[k].grants, at_index(at + "/steps", k) + "/grants");
    }
    const auto& gift_cards = program_.wallet->gift_cards;
    for (std::size_t i = 0; i < gift_cards.size(); ++i)
      grants(gift_cards[i].grants, at_index("/wallet/gift_cards", i) + "/grants");
  }

  void activities() {
    const Activities& a = program_.activities;
    for (std::size_t i = 0; i < a.actions.size(); ++i) {
      const std::string at = at_index("/activities/actions", i);
      grants(a.actions[i].grants, at + "/grants");
      condition(a.actions[i].when, at);
    }
    for (std::size_t i = 0; i < a.achievements.size(); ++i) {
      const std::string at = at_index("/activities/achievements", i);
      grants(a.achievements[i].grants, at + "/grants");
      actions_.refer(a.achievements[i].counter, at, "/counter");
    }
    for (std::size_t i = 0; i < a.draws.size(); ++i) {
      const std::string at = at_index("/activities/draws", i);
      condition(a.draws[i].when, at);
      for (std::size_t k = 0; k < a.draws[i].prizes.size(); ++k)
        grants(a.draws[i].prizes[k].grants, at_index(at + "/prizes", k) + "/grants");
    }
    for (std::size_t i = 0; i < a.referral.size(); ++i)
      grants(a.referral[i], at_index("/activities/referral", i));
    if (!a.check_in) return;
    for (std::size_t i = 0; i < a.check_in->milestones.size(); ++i)
      grants(a.check_in->milestones[i].grants,
             at_index("/activities/check_in/milestones", i) + "/grants");
    for (std::size_t i = 0; i < a.check_in->rewards.size(); ++i)
      grants(a.check_in->rewards[i], at_index("/activities/check_in/rewards", i));
  }

  void services() {
    for (std::size_t i = 0; i < program_.services.size(); ++i) {
      const std::string at = at_index("/services", i);
      condition(program_.services[i].when, at);
      for (const auto& [tier, rate] : program_.services[i].rates)
        levels_.refer(tier, at + "/rates" + wire::pointer_step(tier));
    }
    for (std::size_t i = 0; i < program_.campaigns.size(); ++i)
      condition(program_.campaigns[i].when, at_index("/campaigns", i));
  }

  void benefits() {
    if (program_.returns.extra) benefits_.refer(*program_.returns.extra, "/returns/extra");
    for (std::size_t i = 0; i < program_.benefits.size(); ++i) {
      const Benefit& b = program_.benefits[i];
      const std::string at = at_index("/benefits", i);
      levels_.refer_all(b.tiers, at, "/tiers");
      cards_.refer_all(b.cards, at, "/cards");
      condition(b.when, at);
      grants(b.grants, at + "/grants");
      for (const auto& [tier, value] : b.values)
        levels_.refer(tier, at + "/values" + wire::pointer_step(tier));
    }
  }

  const ProgramText& program_;
  wire::Problems& problems_;
  Ids offers_, coupons_, groups_, levels_, cards_, draws_, actions_, benefits_;
};

}  // namespace

void check_program_text(const ProgramText& program, wire::Problems& problems) {
  Checks(program, problems).run();
}

}  // namespace loyalty
