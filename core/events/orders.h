#pragma once
// Orders as they are paid and completed.

#include "core/events/posting.h"

namespace loyalty {

/// Kinds order_paid and order_completed.
Refusal seal_order_paid(Posting& posting);
Refusal seal_order_completed(Posting& posting);

}  // namespace loyalty
