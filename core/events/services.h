#pragma once
// Services of the shop that cost or bring money by amount, level and days.

#include "core/events/posting.h"

namespace loyalty {

Refusal seal_service_used(Posting& posting);

/// A member's rate: that of their level, or the service's own.
BasisPoints service_rate(const Program& program, const Account& account, const Service& service);

/// Free uses left in the period of `at`; nothing: the service has none.
std::optional<std::int64_t> free_uses_left(const Program& program, const Account& account,
                                           const Service& service, Instant at);

}  // namespace loyalty
