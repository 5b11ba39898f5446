#pragma once

#include "core/events/posting.h"

namespace loyalty {

/// Everything that falls due up to and including `at`, in order of instant. What fell due before the account's last event
/// happens at that event's instant.
void catch_up(Posting& posting, Instant at);

/// Nothing but that time caught up: for members who do not come.
Refusal seal_time_passed(Posting& posting);

}  // namespace loyalty
