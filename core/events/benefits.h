#pragma once
// Benefits of levels and cards, and their uses.

#include "core/events/posting.h"

namespace loyalty {

Refusal seal_benefit_used(Posting& posting);
Refusal seal_benefit_returned(Posting& posting);

/// How often a benefit can still be used in the period of `at`; nothing: without quota.
std::optional<std::int64_t> benefit_left(const Program& program, const Account& account,
                                         const Benefit& benefit, Instant at);
/// Whether the member's level or cards bring a benefit. Without tiers and cards: everybody has it.
bool has_benefit(const Program& program, const Account& account, const Benefit& benefit,
                 Instant at);

/// The name of the local period that a day is in: "2026-11-22", "2026-11", "2026", "ever"; a week by its Monday.
std::string period_key(Period period, Day today);

}  // namespace loyalty
