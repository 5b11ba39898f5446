#pragma once
// What recharges, referrals and orders brought besides points, growth and bonus, taken back with them as far as the
// member still has it: coupons not used, chances not drawn, a granted level, months of a card.

#include "core/events/give.h"

namespace loyalty {

/// Takes back what is left of it.
void take_back_more(Posting& posting, const std::string& event);
/// Only what is neither level nor months of a card: coupons and chances.
void take_back_coupons(Posting& posting, const std::string& event);
/// Voids the share of its unused coupons that `part` of `of` are, rounded up.
void take_back_some_coupons(Posting& posting, const std::string& event, std::int64_t part,
                            std::int64_t of);
/// What an event brought in points, bonus and growth, remembered for when it is taken back: `what` has its id, and the
/// price or how often.
void post_brought(Posting& posting, Fact what, const Given& given);

/// Takes the last `months` of those that an event brought to a card; they have not begun.
void take_back_months(Posting& posting, const CardHeld& card, const std::string& event,
                      std::int64_t months);

/// How much of something has come back, and will have: fen of a price, months, uses.
struct Share {
  std::int64_t before = 0, after = 0, of = 0;
};
/// What goes with it of the points, bonus and growth: of X floor(X * (of - after) / of) is kept.
Given share_gone(const Brought& brought, const Share& share);
/// Takes that; its points are of `source`. Bonus may be settled otherwise.
void take_back_share(Posting& posting, const Brought& brought, PointsSource source,
                     const Share& share, Money settled = Money{0});

/// Voids those of these coupons that are not used; locked ones too. One that an order used does not come back with it.
void void_coupons(Posting& posting, const std::vector<std::string>& ids);

}  // namespace loyalty
