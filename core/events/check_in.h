#pragma once
// 签到: once per local day; day k of the cycle, or rising points; milestones on the streak, once each.

#include "core/events/posting.h"

namespace loyalty {

Refusal seal_checked_in(Posting& posting);
Refusal seal_check_in_made_up(Posting& posting);

/// Days in a row up to today (or yesterday, when today is still open).
std::int64_t check_in_streak(const CheckIns& check_ins, Day today);

/// What day k of a streak brings, beside milestones.
Grants check_in_reward(const CheckInPolicy& policy, std::int64_t k);

/// The first milestone that the member has not had, or null.
const Milestone* next_milestone(const CheckInPolicy& policy, const CheckIns& check_ins);

/// The member's first day, if known.
std::optional<Day> joining_day(const Program& program, const Account& account);

/// Nothing, when the day was missed and a make-up reaches it.
Refusal why_not_made_up(const MakeUp& make_up, const CheckIns& check_ins, std::optional<Day> joined,
                        Day day, Day today);

}  // namespace loyalty
