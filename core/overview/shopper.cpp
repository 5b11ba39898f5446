#include "core/overview/shopper.h"

#include "core/base/calendar.h"
#include "core/events/lots.h"
#include "core/events/occasion.h"
#include "core/events/segment.h"
#include "core/events/tiers.h"
#include "core/events/wallet.h"

namespace loyalty {

Shopper make_shopper(const Program& program, const Account& account, Instant at) {
  const Day today = program.zone.local_day(at);
  Shopper shopper;
  if (program.tiers) shopper.tier = program.tiers->levels[current_level(program, account)].id;
  shopper.cards = cards_of(program, account, at);
  shopper.segments = segments_of(program, account, at);
  if (account.member.birthday) shopper.birthday = month_day(*account.member.birthday);
  shopper.region = account.member.region;
  shopper.first_order = account.orders.live == 0;
  for (const Coupon& coupon : account.coupons) {
    const CouponHeld held{coupon.id, coupon.coupon, coupon.from, coupon.until};
    if (coupon.state == CouponState::held) shopper.coupons.push_back(held);
    if (coupon.state == CouponState::expired) shopper.expired.push_back(held);
  }
  for (const auto& [offer, uses] : account.orders.offer_uses)
    shopper.offer_uses.emplace_back(offer,
                                    OfferUses{uses.ever, uses.day == today ? uses.on_day : 0});
  shopper.price_units_used = account.orders.price_units;
  shopper.points = available_points(account);
  const CapCounters& caps = account.points.caps;
  if (caps.day == today) shopper.earned_today = caps.of_day;
  if (month_start(caps.day) == month_start(today)) shopper.earned_this_month = caps.of_month;
  const WalletBalance wallet = wallet_balance(account);
  shopper.principal = wallet.principal;
  shopper.bonus = wallet.bonus;
  return shopper;
}

}  // namespace loyalty
