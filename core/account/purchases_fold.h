#pragma once
// Orders folded into what insight asks of them; called by the fold of orders.

#include "core/account/account.h"

namespace loyalty {

/// An order of `day` for which `paid` was paid.
void purchase_opened(PurchaseRoom& room, const OrderFacts& order, Day day, Money paid);

/// Goods or money of a part came back; `before` is what had come back of it until then.
void purchase_returned(PurchaseRoom& room, const OrderHeld& order, std::size_t part,
                       const Returned& before);

/// An order of the account was cancelled or came back whole; its state says so already.
void purchase_closed(Account& account, const OrderHeld& closed);

}  // namespace loyalty
