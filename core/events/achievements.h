#pragma once
// What a member gets once, when a counter reaches its goal.

#include "core/events/posting.h"

namespace loyalty {

/// Achievements whose goal the member has reached just now.
void post_achievements(Posting& posting);

/// What counts for an achievement: an action's kind, "orders", "check_ins" or "referrals".
std::int64_t achievement_counter(const Account& account, std::string_view counter);

}  // namespace loyalty
