#pragma once
// Events of the points ledger alone.

#include "core/account/posting.h"

namespace loyalty {

Refusal seal_points_granted(Posting& posting);
Refusal seal_points_taken(Posting& posting);
Refusal seal_points_frozen(Posting& posting);
Refusal seal_points_unfrozen(Posting& posting);
Refusal seal_points_approved(Posting& posting);
Refusal seal_points_rejected(Posting& posting);
Refusal seal_points_exchanged(Posting& posting);

/// How much one exchange of `exchange` needs, and whether the member may make it now; nothing when they may.
Refusal why_not_exchange(const Program& program, const Account& account, const Exchange& exchange,
                         Instant at, const std::optional<std::string>& channel, std::int64_t times);

}  // namespace loyalty
