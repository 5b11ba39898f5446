#include "core/overview/shopper.h"

#include "core/account/fold.h"
#include "core/base/calendar.h"
#include "core/events/occasion.h"
#include "core/events/refunds.h"
#include "core/events/segment.h"
#include "core/events/tiers.h"

namespace loyalty {

namespace {

void add_coupon(const Account& account, const Coupon& coupon, const ForOrder& order,
                Shopper& shopper) {
  CouponHeld held{coupon.id, coupon.coupon, coupon.from, coupon.until};
  switch (coupon.state) {
    case CouponState::held: shopper.coupons.push_back(held); return;
    case CouponState::locked: {
      held.kept = order.id && is_locked_for(coupon, *order.id);
      if (held.kept) {
        shopper.coupons.push_back(held);
        return;
      }
      const OrderHeld* by = coupon.order ? find_order(account, *coupon.order) : nullptr;
      const bool placed = by && by->state == OrderState::placed;
      shopper.locked.push_back({held, coupon.order, placed ? by->until : coupon.locked_until});
      return;
    }
    case CouponState::expired:
      held.kept = order.quoted_at && coupon.until > *order.quoted_at;
      (held.kept ? shopper.coupons : shopper.expired).push_back(held);
      return;
    case CouponState::used:
    case CouponState::voided: return;
  }
}

OrderHold hold_of(const OrderHeld& order, bool today) {
  const OrderSums sums = sums_of(order.facts);
  OrderHold hold;
  hold.bonus = sums.bonus;
  hold.principal = sums.principal;
  hold.order = order.facts.id;
  hold.points = sums.points;
  hold.price_units = order.facts.price_units;
  hold.today = today;
  hold.until = order.until;
  hold.uses = order.facts.offers;
  for (const CouponUse& use : order.facts.coupons) hold.uses.push_back(use.coupon);
  return hold;
}

}  // namespace

Shopper make_shopper(const Program& program, const Account& account, Instant at,
                     const ForOrder& order) {
  const Day today = program.zone.local_day(at);
  const Day day = counting_day(order.day.value_or(today), today);
  Shopper shopper;
  if (program.tiers) shopper.tier = program.tiers->levels[current_level(program, account)].id;
  shopper.cards = cards_of(program, account, at);
  shopper.segments = segments_of(program, account, at);
  if (account.member.birthday) shopper.birthday = month_day(*account.member.birthday);
  shopper.region = account.member.region;
  shopper.first_order = account.orders.live == 0;
  for (const Coupon& coupon : account.coupons) add_coupon(account, coupon, order, shopper);
  for (const OrderHeld& held : account.orders.orders)
    if (held.state == OrderState::placed)
      shopper.holds.push_back(hold_of(held, day_of_uses(program, held) == day));
  for (const auto& [offer, uses] : account.orders.offer_uses)
    shopper.offer_uses.emplace_back(offer, OfferUses{uses.ever, count_of_day(uses, day)});
  shopper.price_units_used = account.orders.price_units;
  shopper.points = available_points(account);
  const CapCounters& caps = account.points.caps;
  shopper.earned_today = Points{count_of_day(caps, day)};
  shopper.earned_this_month = counted_in_month(caps, day);
  const WalletBalance wallet = wallet_balance(account);
  shopper.principal = wallet.principal;
  shopper.bonus = wallet.bonus;
  return shopper;
}

void set_free(const Program& program, Account& account, const std::string& order) {
  const OrderHeld* held = find_order(account, order);
  if (!held || held->state != OrderState::placed) return;
  Event nothing;
  nothing.at = account.at;
  Posting posting(program, account, nothing);
  end_hold(posting, order);
}

void take_over(const Program& program, Account& account, const std::string& order) {
  const OrderHeld* held = find_order(account, order);
  if (!held || held->state != OrderState::placed) return;
  const std::vector<CouponUse> uses = held->facts.coupons;
  set_free(program, account, order);
  for (const CouponUse& use : uses) {
    Coupon* coupon = find_by_id(account.coupons, use.id);
    if (!coupon || coupon->state != CouponState::held) continue;
    coupon->state = CouponState::locked;
    coupon->order = order;
  }
  std::erase_if(account.orders.orders, [&](const OrderHeld& o) { return o.facts.id == order; });
}

}  // namespace loyalty
