// What is given away: without an end, for less than it is worth, or for something that can be undone.

#include <algorithm>

#include "core/insight/every_grant.h"
#include "core/insight/findings.h"
#include "core/insight/worth.h"

namespace loyalty {
namespace {

/// What is left of coupons, chances, levels and cards goes when what brought them is undone, but unlike points they
/// leave no debt when they were used before; goods can only be asked back.
void kept_after_undoing(const Grants& grants, const std::string& at, std::string_view undone,
                        Findings& findings) {
  std::vector<Detail> details{{"undone", std::string(undone)}};
  if (grants.card) details.push_back({"card", *grants.card});
  if (grants.level) details.push_back({"level", *grants.level});
  std::int64_t chances = 0;
  for (const DrawChances& c : grants.chances) chances += c.times;
  if (chances > 0) details.push_back({"chances", chances});
  if (const auto coupons = static_cast<std::int64_t>(grants.coupons.size()); coupons > 0)
    details.push_back({"coupons", coupons});
  std::int64_t goods = 0;
  for (const GoodsGrant& g : grants.goods) goods += g.units;
  if (goods > 0) details.push_back({"goods", goods});
  if (details.size() > 1) findings.warn("kept_after_undoing", at).details = std::move(details);
}

void lint_undoing(const Program& program, Findings& findings) {
  for (std::size_t i = 0; i < program.activities.referral.size(); ++i)
    kept_after_undoing(program.activities.referral[i], place_of("/activities/referral", i),
                       "referral", findings);
  for (const auto& [list, at] :
       {std::pair{&program.coupons, "/coupons"}, std::pair{&program.promotions, "/promotions"}})
    for (std::size_t i = 0; i < list->size(); ++i)
      for (std::size_t k = 0; k < (*list)[i].effects.size(); ++k) {
        Grants grants;
        grants.coupons = (*list)[i].effects[k].coupons;
        kept_after_undoing(grants, place_of(place_of(at, i) + "/effects", k), "order", findings);
      }
  if (!program.wallet) return;
  for (std::size_t i = 0; i < program.wallet->recharge_plans.size(); ++i) {
    const RechargePlan& plan = program.wallet->recharge_plans[i];
    const std::string at = place_of("/wallet/recharge_plans", i);
    if (plan.every)
      kept_after_undoing(plan.every->grants, at + "/every/grants", "recharge", findings);
    for (std::size_t k = 0; k < plan.steps.size(); ++k)
      kept_after_undoing(plan.steps[k].grants, place_of(at + "/steps", k) + "/grants", "recharge",
                         findings);
  }
}

void lint_recharges(const Program& program, Findings& findings) {
  if (!program.wallet) return;
  for (std::size_t i = 0; i < program.wallet->recharge_plans.size(); ++i) {
    const auto& steps = program.wallet->recharge_plans[i].steps;
    const std::string at = place_of("/wallet/recharge_plans", i) + "/steps";
    for (std::size_t k = 0; k < steps.size(); ++k) {
      const Money bonus = steps[k].grants.bonus;
      if (bonus >= steps[k].at)
        findings.warn("bonus_doubles", place_of(at, k),
                      {{"at", steps[k].at.value}, {"bonus", bonus.value}});
      for (std::size_t j = 0; j < k; ++j) {
        const std::int64_t times = steps[k].at.value / steps[j].at.value;
        const Wide split = Wide{steps[j].grants.bonus.value} * times;
        if (split <= bonus.value) continue;
        findings.warn("smaller_recharges_win", place_of(at, k),
                      {{"at", steps[k].at.value},
                       {"bonus", bonus.value},
                       {"smaller", steps[j].at.value},
                       {"times", times}});
        break;
      }
    }
  }
}

void lint_cards(const Program& program, Findings& findings) {
  for (std::size_t i = 0; i < program.cards.size(); ++i) {
    const CardPlan& card = program.cards[i];
    if (card.kind != CardKind::paid) continue;
    const Money worth = cash_worth(program, card.grants);
    if (worth.value > 0 && worth >= card.price.value_or(Money{0}))
      findings.warn("card_pays_itself", place_of("/cards", i) + "/grants",
                    {{"price", card.price.value_or(Money{0}).value}, {"worth", worth.value}});
  }
}

/// What one draw brings on average, weighed by the prizes: fen, and chances of the same draw.
void lint_draws(const Program& program, Findings& findings) {
  const PointWorth point = point_worth(program);
  for (std::size_t i = 0; i < program.activities.draws.size(); ++i) {
    const Draw& draw = program.activities.draws[i];
    Wide weights = 0, fen = 0, points = 0, chances = 0;
    for (const Prize& prize : draw.prizes) {
      weights += prize.weight;
      fen += Wide{prize.weight} * cash_worth(program, prize.grants).value;
      points += Wide{prize.weight} * prize.grants.points.value;
      for (const DrawChances& c : prize.grants.chances)
        if (c.draw == draw.id) chances += Wide{prize.weight} * c.times;
    }
    const std::string at = place_of("/activities/draws", i);
    if (chances >= weights) findings.warn("draw_never_ends", at, {{"id", draw.id}});
    if (draw.points.value == 0) continue;
    const auto mean = [&](Wide sum) {
      return static_cast<std::int64_t>(std::min<Wide>(sum / weights, max_amount));
    };
    const std::int64_t cost = point.of(draw.points);
    const bool pays = points >= weights * draw.points.value ||
                      (point.fen > 0 && fen >= weights * cost && cost > 0);
    if (pays)
      findings.warn("draw_pays_itself", at,
                    {{"cost", cost},
                     {"id", draw.id},
                     {"points", draw.points.value},
                     {"prize", mean(fen)},
                     {"prize_points", mean(points)}});
  }
}

void lint_activities(const Program& program, Findings& findings) {
  const Activities& a = program.activities;
  for (std::size_t i = 0; i < a.actions.size(); ++i) {
    const Action& action = a.actions[i];
    if (action.per_day || action.per_life || action.kind == "join" || action.grants == Grants{})
      continue;
    findings.warn("action_without_limit", place_of("/activities/actions", i),
                  {{"id", action.kind}});
  }
  if (!a.check_in || !a.check_in->make_up) return;
  Points best = a.check_in->rising ? a.check_in->rising->cap : Points{0};
  for (const Grants& reward : a.check_in->rewards) best = std::max(best, reward.points);
  if (const Points cost = a.check_in->make_up->points; best > cost)
    findings.warn("make_up_pays", "/activities/check_in/make_up",
                  {{"cost", cost.value}, {"reward", best.value}});
}

}  // namespace

void lint_gifts(const Program& program, Findings& findings) {
  lint_activities(program, findings);
  lint_draws(program, findings);
  lint_undoing(program, findings);
  lint_cards(program, findings);
  lint_recharges(program, findings);
}

}  // namespace loyalty
