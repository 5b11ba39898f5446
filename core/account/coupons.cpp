// Coupons, fact by fact.
//
// | fact            | uses                                       |
// |-----------------|--------------------------------------------|
// | coupon_issued   | id, of (template), from, until, order (whose offers gave it) |
// | coupon_locked   | id, order, until (of a lock by itself)     |
// | coupon_used     | id, order                                  |
// | coupon_returned | id, order: as it was before the order      |
// | coupon_unlocked, coupon_expired | id                         |
// | coupon_voided   | id, order (that used it: it will not come back) |

#include <algorithm>

#include "core/account/fold.h"

namespace loyalty {
namespace {

bool is_past(const Coupon& coupon) {
  return coupon.state != CouponState::held && coupon.state != CouponState::locked;
}

bool put_coupon(std::vector<Coupon>& coupons, Coupon coupon, std::int64_t most) {
  const auto live =
      std::count_if(coupons.begin(), coupons.end(), [](const Coupon& c) { return !is_past(c); });
  if (live >= most) return false;
  const auto at = std::lower_bound(coupons.begin(), coupons.end(), coupon,
                                   [](const Coupon& a, const Coupon& b) { return a.id < b.id; });
  if (at != coupons.end() && at->id == coupon.id) return false;
  coupons.insert(at, std::move(coupon));
  return true;
}

bool issued(Account& account, const Fact& fact) {
  if (!fact.of || !fact.from || !fact.until) return false;
  if (fact.order) {
    OrderHeld* order = find_order(account, *fact.order);
    if (!order || static_cast<std::int64_t>(order->granted.size()) >= limits::coupons_held)
      return false;
    order->granted.push_back(*fact.id);
  }
  Coupon coupon;
  coupon.coupon = *fact.of;
  coupon.from = *fact.from;
  coupon.id = *fact.id;
  coupon.until = *fact.until;
  return put_coupon(account.coupons, std::move(coupon), coupons_at_most(fact));
}

/// One that ended after the order was quoted, and before it was booked, is used all the same.
bool used(Account& account, Coupon& coupon, const Fact& fact) {
  if (is_past(coupon) && coupon.state != CouponState::expired) return false;
  if (fact.order) {
    OrderHeld* order = find_order(account, *fact.order);
    if (!order || static_cast<std::int64_t>(order->coupons.size()) >= limits::coupons_held)
      return false;
    order->coupons.push_back(coupon);
    order->coupons.back().state = CouponState::held;
    order->coupons.back().order.reset();
    order->coupons.back().locked_until.reset();
  }
  coupon.locked_until.reset();
  coupon.state = CouponState::used;
  coupon.order = fact.order;
  forget_past(account.coupons);
  return true;
}

bool coupon_returned(Account& account, const Fact& fact) {
  OrderHeld* order = fact.order ? find_order(account, *fact.order) : nullptr;
  Coupon* kept = order ? find_by_id(order->coupons, *fact.id) : nullptr;
  if (!kept) return false;
  Coupon coupon = *kept;
  order->coupons.erase(order->coupons.begin() + (kept - order->coupons.data()));
  std::erase_if(account.coupons, [&](const Coupon& c) { return c.id == coupon.id; });
  return put_coupon(account.coupons, std::move(coupon), coupons_at_most(fact));
}

/// A coupon that an order used is void when it would come back.
bool voided_in_order(Account& account, const Fact& fact) {
  OrderHeld* order = find_order(account, *fact.order);
  Coupon* kept = order ? find_by_id(order->coupons, *fact.id) : nullptr;
  if (!kept || is_past(*kept)) return false;
  kept->state = CouponState::voided;
  return true;
}

bool moved(Account& account, Coupon& coupon, CouponState to, std::optional<std::string> order = {},
           std::optional<Instant> until = {}) {
  if (is_past(coupon) || (to == CouponState::locked && coupon.state == CouponState::locked))
    return false;
  coupon.state = to;
  coupon.order = std::move(order);
  coupon.locked_until = until;
  forget_past(account.coupons);
  return true;
}

}  // namespace

void forget_past(std::vector<Coupon>& coupons) {
  auto oldest = coupons.end();
  std::int64_t past = 0;
  for (auto at = coupons.begin(); at != coupons.end(); ++at) {
    if (!is_past(*at)) continue;
    ++past;
    if (oldest == coupons.end() || at->until < oldest->until) oldest = at;
  }
  if (past > limits::coupons_past) coupons.erase(oldest);
}

bool fold_coupons(Account& account, const Event& event, const Fact& fact) {
  if (!fact.id) return false;
  if (fact.kind == FactKind::coupon_issued) return issued(account, fact);
  if (fact.kind == FactKind::coupon_returned) return coupon_returned(account, fact);
  if (fact.kind == FactKind::coupon_voided && fact.order) return voided_in_order(account, fact);
  Coupon* coupon = find_by_id(account.coupons, *fact.id);
  if (!coupon) return false;
  switch (fact.kind) {
    case FactKind::coupon_locked:
      return moved(account, *coupon, CouponState::locked, fact.order, fact.until);
    case FactKind::coupon_unlocked: return moved(account, *coupon, CouponState::held);
    case FactKind::coupon_expired:
      return coupon->until <= instant_of(event, fact) &&
             moved(account, *coupon, CouponState::expired);
    case FactKind::coupon_voided: return moved(account, *coupon, CouponState::voided);
    case FactKind::coupon_used: return used(account, *coupon, fact);
    default: return false;
  }
}

}  // namespace loyalty
