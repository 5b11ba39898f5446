#pragma once
// Members whom a member brought: what that earns, and what goes when the order of theirs comes back.

#include "core/events/posting.h"

namespace loyalty {

Refusal seal_referral_earned(Posting& posting);
Refusal seal_referral_undone(Posting& posting);

}  // namespace loyalty
