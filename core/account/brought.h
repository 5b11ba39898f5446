#pragma once
// What an event brought besides points, growth and bonus, and what of it is left: coupons not used, chances not drawn, a
// granted level, months of a card.

#include "core/account/account.h"

namespace loyalty {

/// Held or locked.
bool is_live(const Coupon& coupon);
/// Coupons that an event grants are numbered <event>.1, <event>.2, ...
bool is_numbered(std::string_view id, std::string_view event);
/// The months of a card that an event brought; null: none that could be taken back.
const CardOrigin* origin_of(const CardHeld& card, const std::string& event);

/// Whether anything of that kind is left of what an event brought.
bool brought_more(const Account& account, const std::string& event);

}  // namespace loyalty
