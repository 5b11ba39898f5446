#pragma once
// What a member does besides buying, and what it brings.

#include "core/account/posting.h"

namespace loyalty {

Refusal seal_action_done(Posting& posting);
Refusal seal_referral_earned(Posting& posting);
Refusal seal_referral_undone(Posting& posting);
Refusal seal_benefit_used(Posting& posting);

Refusal seal_checked_in(Posting& posting);
Refusal seal_check_in_made_up(Posting& posting);

Refusal seal_drawn(Posting& posting);
Refusal seal_draw_revealed(Posting& posting);

/// Does the first action of this kind that is possible now; refuses with the reason of the first that is not.
Refusal do_action(Posting& posting, std::string_view kind);

/// Achievements whose goal the member has reached just now.
void post_achievements(Posting& posting);

/// What counts for an achievement: an action's kind, "orders", "check_ins" or "referrals".
std::int64_t achievement_counter(const Account& account, std::string_view counter);

/// How often a benefit can still be used in the period of `at`; nothing: without quota.
std::optional<std::int64_t> benefit_left(const Program& program, const Account& account,
                                         const Benefit& benefit, Instant at);
/// Whether the member's level or cards bring a benefit. Without tiers and cards: everybody has it.
bool has_benefit(const Program& program, const Account& account, const Benefit& benefit,
                 Instant at);

/// The name of the local period that a day is in: "2026-11-22", "2026-11", "2026", "ever"; a week by its Monday.
std::string period_key(Period period, Day today);

/// Days in a row up to today (or yesterday, when today is still open).
std::int64_t check_in_streak(const CheckIns& check_ins, Day today);

}  // namespace loyalty
