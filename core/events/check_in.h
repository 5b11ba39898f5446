#pragma once
// 签到: once per local day; day k of the cycle, or rising points; milestones on the streak, once each.

#include "core/events/posting.h"

namespace loyalty {

Refusal seal_checked_in(Posting& posting);
Refusal seal_check_in_made_up(Posting& posting);

/// Days in a row up to today (or yesterday, when today is still open).
std::int64_t check_in_streak(const CheckIns& check_ins, Day today);

}  // namespace loyalty
