#pragma once
// Returns: orders cancelled, and what comes back of them line by line.

#include "core/account/figures.h"
#include "core/events/posting.h"

namespace loyalty {

/// order_state: what an order's state does not allow.
Refusal wrong_state(const OrderHeld& order);

/// The local day on which its uses of offers were counted.
Day day_of_uses(const Program& program, const OrderHeld& order);

/// When an order done on `day` can no longer come back: the end of its last day of return, by the member's level now.
Instant returns_end(const Posting& posting, Day day);

/// A placed order whose time is over gives back what it holds.
void end_hold(Posting& posting, const std::string& order);

/// order_state {state}: nothing of the kind can be done with the order any more, or yet.
Refusal wrong_state(const OrderHeld& order);

/// Kinds order_cancelled and order_refunded.
Refusal seal_order_cancelled(Posting& posting);
Refusal seal_order_refunded(Posting& posting);

}  // namespace loyalty
