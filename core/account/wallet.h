#pragma once
// The rules of stored value: which recharge is spent first, what a recharge brings, what can be paid back.

#include "core/account/posting.h"

namespace loyalty {

/// The wallet lot of everything that no recharge brought.
inline constexpr const char* granted_lot = "granted";

struct WalletBalance {
  Money bonus{0}, principal{0};
};
WalletBalance wallet_balance(const Account& account);

/// An order spends stored value, the oldest recharge first. The balances must suffice.
void spend_wallet(Posting& posting, const std::string& order, Money principal, Money bonus);
/// What an order spent goes back to its recharges, last taken first.
void return_to_wallet(Posting& posting, const std::string& order, Money principal, Money bonus);
/// Bonus that no recharge brought.
void give_bonus(Posting& posting, Money bonus);

/// What of a recharge can be paid back: its principal left, less its bonus already spent.
Money refundable(const WalletLot& recharge);

Refusal seal_recharged(Posting& posting);
Refusal seal_recharge_refunded(Posting& posting);
Refusal seal_gift_card_bought(Posting& posting);
Refusal seal_gift_card_sent(Posting& posting);
Refusal seal_gift_card_accepted(Posting& posting);
Refusal seal_gift_card_used(Posting& posting);

}  // namespace loyalty
