#pragma once
// The rules of stored value: which recharge is spent first, what a recharge brings, what can be paid back.

#include "core/events/posting.h"

namespace loyalty {

/// An order spends stored value, the oldest recharge first. The balances must suffice.
void spend_wallet(Posting& posting, const std::string& order, Money principal, Money bonus);
/// What an order spent goes back to its recharges, last taken first.
void return_to_wallet(Posting& posting, const std::string& order, Money principal, Money bonus);
/// Takes back bonus that no recharge brought. What is spent meanwhile is set off when the order gives it back.
void take_bonus_back(Posting& posting, Money bonus);
/// Bonus that no recharge brought.
void give_bonus(Posting& posting, Money bonus);

Refusal seal_recharged(Posting& posting);
Refusal seal_recharge_refunded(Posting& posting);
}  // namespace loyalty
