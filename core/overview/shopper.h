#pragma once
// What pricing needs to know of a member.

#include "core/account/account.h"
#include "core/program/program.h"
#include "core/program/shopper.h"

namespace loyalty {

/// `account` must have been advanced to `at`. Coupons that are locked are left out, those not yet valid are
/// in; cards include those that come with the level and those of white lists.
Shopper make_shopper(const Program& program, const Account& account, Instant at);

}  // namespace loyalty
