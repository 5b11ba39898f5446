#include "core/events/cards.h"

#include <algorithm>

#include "core/account/fold.h"
#include "core/base/luhn.h"
#include "core/events/give.h"
#include "core/events/tiers.h"

namespace loyalty {
const CardPlan* find_plan(const Program& program, std::string_view id) {
  return find_by_id(program.cards, id);
}

void renew_card(Posting& posting, const CardPlan& plan, std::optional<std::string> number,
                Money paid) {
  const Program& program = posting.program();
  const CardHeld* held = find_by_id(posting.account().cards, plan.id);
  // The expiry of what is held is always ahead: time has caught up.
  const bool for_ever = !plan.months || (held && !held->until);
  Fact fact;
  fact.kind = FactKind::card_given;
  fact.id = plan.id;
  fact.of = std::move(number);
  fact.day = held ? held->first : posting.today();
  fact.count = for_ever ? 0 : (held ? held->months : 0) + *plan.months;
  fact.until = term_end(program, *fact.day, fact.count);
  fact.money = paid;
  const auto until = fact.until;
  posting.keep(std::move(fact));
  if (plan.kind == CardKind::paid && plan.level) grant_level(posting, *plan.level, until);
}

Given give_card(Posting& posting, const std::string& id, std::optional<std::string> number,
                Money paid) {
  const CardPlan* plan = find_plan(posting.program(), id);
  if (!plan) return {};
  renew_card(posting, *plan, std::move(number), paid);
  Grants grants = plan->grants;
  grants.card.reset();  // a card that brings itself would never end
  return give(posting, grants, PointsSource::grant);
}

Refusal seal_card_taken(Posting& posting) {
  const Event& event = posting.event();
  const CardPlan* plan = find_plan(posting.program(), *event.card);
  if (!plan) return refuse("unknown_card", "/card", {{"id", *event.card}});
  const CardHeld* held = find_by_id(posting.account().cards, *event.card);
  const Money price = plan->price.value_or(Money{0});
  switch (plan->kind) {
    case CardKind::free:
      if (plan->needs_phone && !posting.account().member.phone_bound)
        return refuse("phone_needed", "/card");
      break;
    case CardKind::paid:
      if (event.amount.value_or(Money{0}) != price)
        return refuse("wrong_amount", "/amount", {{"price", price.value}});
      break;
    case CardKind::tier:
      if (!plan->level || !posting.program().level(*plan->level) ||
          current_level(posting.program(), posting.account()) <
              *posting.program().level(*plan->level))
        return refuse("level_needed", "/card", {{"level", plan->level.value_or("")}});
      break;
    case CardKind::internal: {
      const auto& list = plan->members;
      if (std::find(list.begin(), list.end(), posting.account().member.id) == list.end())
        return refuse("not_on_list", "/card", {{"card", plan->id}});
      break;
    }
  }
  if (plan->kind != CardKind::paid) {
    if (held) return refuse("card_held", "/card", {{"card", plan->id}});
    if (event.amount) return refuse("wrong_amount", "/amount", {{"price", 0}});
  }
  if (event.number && !has_luhn_digit(*event.number)) return refuse("wrong_check_digit", "/number");
  give_card(posting, *event.card, event.number, price);
  return {};
}

}  // namespace loyalty
