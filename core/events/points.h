#pragma once
// Events of the points ledger alone.

#include "core/events/posting.h"

namespace loyalty {

Refusal seal_points_granted(Posting& posting);
Refusal seal_points_taken(Posting& posting);
Refusal seal_points_frozen(Posting& posting);
Refusal seal_points_unfrozen(Posting& posting);
Refusal seal_points_approved(Posting& posting);
Refusal seal_points_rejected(Posting& posting);
}  // namespace loyalty
