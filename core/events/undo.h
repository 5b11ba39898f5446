#pragma once
// What recharges, referrals and orders brought besides points, growth and bonus, taken back with them as far as the
// member still has it: coupons not used, chances not drawn, a granted level, months of a card.

#include "core/events/posting.h"

namespace loyalty {

/// Takes back what is left of it.
void take_back_more(Posting& posting, const std::string& event);

/// Voids those of these coupons that are not used; locked ones too. One that an order used does not come back with it.
void void_coupons(Posting& posting, const std::vector<std::string>& ids);

}  // namespace loyalty
