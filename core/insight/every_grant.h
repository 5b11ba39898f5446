#pragma once
// Every place of a program that gives a member something.

#include "core/insight/findings.h"

namespace loyalty {

/// Calls `visit(grants, pointer)` for each, in the order of the program's members.
template <class Visit>
void for_each_grant(const ProgramText& program, Visit visit) {
  const Activities& a = program.activities;
  for (std::size_t i = 0; i < a.achievements.size(); ++i)
    visit(a.achievements[i].grants, place_of("/activities/achievements", i) + "/grants");
  for (std::size_t i = 0; i < a.actions.size(); ++i)
    visit(a.actions[i].grants, place_of("/activities/actions", i) + "/grants");
  if (a.check_in) {
    for (std::size_t i = 0; i < a.check_in->milestones.size(); ++i)
      visit(a.check_in->milestones[i].grants,
            place_of("/activities/check_in/milestones", i) + "/grants");
    for (std::size_t i = 0; i < a.check_in->rewards.size(); ++i)
      visit(a.check_in->rewards[i], place_of("/activities/check_in/rewards", i));
  }
  for (std::size_t i = 0; i < a.draws.size(); ++i)
    for (std::size_t k = 0; k < a.draws[i].prizes.size(); ++k)
      visit(a.draws[i].prizes[k].grants,
            place_of(place_of("/activities/draws", i) + "/prizes", k) + "/grants");
  for (std::size_t i = 0; i < a.referral.size(); ++i)
    visit(a.referral[i], place_of("/activities/referral", i));
  for (std::size_t i = 0; i < program.benefits.size(); ++i)
    visit(program.benefits[i].grants, place_of("/benefits", i) + "/grants");
  for (std::size_t i = 0; i < program.cards.size(); ++i)
    visit(program.cards[i].grants, place_of("/cards", i) + "/grants");
  if (!program.wallet) return;
  const WalletPolicy& wallet = *program.wallet;
  for (std::size_t i = 0; i < wallet.gift_cards.size(); ++i)
    visit(wallet.gift_cards[i].grants, place_of("/wallet/gift_cards", i) + "/grants");
  for (std::size_t i = 0; i < wallet.recharge_plans.size(); ++i) {
    const RechargePlan& plan = wallet.recharge_plans[i];
    const std::string at = place_of("/wallet/recharge_plans", i);
    if (plan.every) visit(plan.every->grants, at + "/every/grants");
    for (std::size_t k = 0; k < plan.steps.size(); ++k)
      visit(plan.steps[k].grants, place_of(at + "/steps", k) + "/grants");
  }
}

}  // namespace loyalty
