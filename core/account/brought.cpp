#include "core/account/brought.h"

#include <algorithm>

#include "core/account/fold.h"

namespace loyalty {

bool is_live(const Coupon& coupon) {
  return coupon.state == CouponState::held || coupon.state == CouponState::locked;
}

bool is_numbered(std::string_view id, std::string_view event) {
  if (id.size() < event.size() + 2 || !id.starts_with(event) || id[event.size()] != '.')
    return false;
  id.remove_prefix(event.size() + 1);
  return std::all_of(id.begin(), id.end(), [](char c) { return c >= '0' && c <= '9'; });
}

const CardOrigin* origin_of(const CardHeld& card, const std::string& event) {
  for (const CardOrigin& origin : card.from)
    if (origin.event == event) return &origin;
  return nullptr;
}

bool brought_more(const Account& account, const std::string& event) {
  const auto among = [&](const auto& list, const auto& holds) {
    return std::any_of(list.begin(), list.end(), holds);
  };
  return among(account.coupons,
               [&](const Coupon& c) { return is_live(c) && is_numbered(c.id, event); }) ||
         among(account.tiers.granted, [&](const GrantedLevel& g) { return g.by == event; }) ||
         among(account.cards, [&](const CardHeld& c) { return origin_of(c, event) != nullptr; }) ||
         among(account.activities.draws,
               [&](const auto& d) { return wire::find(d.second.from, event); });
}

}  // namespace loyalty
