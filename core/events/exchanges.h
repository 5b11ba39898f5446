#pragma once
// Points for coupons, bonus or goods.

#include "core/events/posting.h"

namespace loyalty {

Refusal seal_points_exchanged(Posting& posting);

/// How much one exchange of `exchange` needs, and whether the member may make it now; nothing when they may.
Refusal why_not_exchange(const Program& program, const Account& account, const Exchange& exchange,
                         Instant at, const std::optional<std::string>& channel, std::int64_t times);

}  // namespace loyalty
