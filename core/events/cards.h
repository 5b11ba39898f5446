#pragma once
// Membership cards: bought, bound, renewed, paid back.

#include "core/events/give.h"

namespace loyalty {

const CardPlan* find_plan(const Program& program, std::string_view id);

/// Gives or renews a card, with its level and its grants, which are what it returns. A plan that the program no longer
/// has gives nothing.
Given give_card(Posting& posting, const std::string& plan, std::optional<std::string> number,
                Money paid);

/// The same without its grants.
void renew_card(Posting& posting, const CardPlan& plan, std::optional<std::string> number,
                Money paid);

Refusal seal_card_taken(Posting& posting);
Refusal seal_card_refunded(Posting& posting);

}  // namespace loyalty
