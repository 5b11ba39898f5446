#pragma once
// Orders as they are paid and completed.

#include "core/events/posting.h"

namespace loyalty {

/// Placed: the order holds what it uses until it is paid, cancelled, or its time is over. Paid: at once, or with what
/// the order holds.
Refusal seal_order_placed(Posting& posting);
Refusal seal_order_paid(Posting& posting);
Refusal seal_order_completed(Posting& posting);

}  // namespace loyalty
