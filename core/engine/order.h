#pragma once
// The bridge between pricing and the account: a priced cart as the facts of an order.

#include "core/account/order.h"
#include "core/pricing/price.h"

namespace loyalty {

/// What an order_paid event carries for this cart, paid as priced.
OrderFacts order_of(const Priced& priced, std::string id);

}  // namespace loyalty
