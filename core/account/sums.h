#pragma once
// What the lists of an account come to. These sums are shown and calculated with: each stays within 2^53 - 1.

#include "core/account/account.h"

namespace loyalty {

/// Whether the sums are in range that a fact of this kind raises.
bool sums_fit(const Account& account, FactKind raised_by);

/// The same of what the parts of one order come to.
bool sums_fit(const OrderFacts& order);

/// The lists whose sums are out of range, as pointers into the account.
std::vector<std::string_view> sums_out_of_range(const Account& account);

}  // namespace loyalty
