// Coupons and cards, fact by fact.
//
// | fact            | uses                                       |
// |-----------------|--------------------------------------------|
// | coupon_issued   | id, of (template), from, until, order (whose offers gave it) |
// | coupon_locked   | id, order                                  |
// | coupon_used     | id, order                                  |
// | coupon_returned | id, order: as it was before the order      |
// | coupon_unlocked, coupon_expired | id                         |
// | coupon_voided   | id, order (that used it: it will not come back) |
// | card_given      | id (plan), of (number), day, count (months), until, money (paid), line (1: an achievement's) |
// | card_shortened  | id, of (event undone), count (months left), day (that they are counted from now), until |
// | card_ended      | id                                         |

#include <algorithm>

#include "core/account/fold.h"

namespace loyalty {
namespace {

bool is_past(const Coupon& coupon) {
  return coupon.state != CouponState::held && coupon.state != CouponState::locked;
}

bool put_coupon(std::vector<Coupon>& coupons, Coupon coupon) {
  const auto live =
      std::count_if(coupons.begin(), coupons.end(), [](const Coupon& c) { return !is_past(c); });
  if (live >= limits::coupons_held) return false;
  const auto at = std::lower_bound(coupons.begin(), coupons.end(), coupon,
                                   [](const Coupon& a, const Coupon& b) { return a.id < b.id; });
  if (at != coupons.end() && at->id == coupon.id) return false;
  coupons.insert(at, std::move(coupon));
  return true;
}

/// Of too many past coupons, the one that ended first is forgotten.
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
  return put_coupon(account.coupons, std::move(coupon));
}

bool used(Account& account, Coupon& coupon, const Fact& fact) {
  if (is_past(coupon)) return false;
  if (fact.order) {
    OrderHeld* order = find_order(account, *fact.order);
    if (!order || static_cast<std::int64_t>(order->coupons.size()) >= limits::coupons_held)
      return false;
    order->coupons.push_back(coupon);
    order->coupons.back().state = CouponState::held;
    order->coupons.back().order.reset();
  }
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
  return put_coupon(account.coupons, std::move(coupon));
}

/// A coupon that an order used is void when it would come back.
bool voided_in_order(Account& account, const Fact& fact) {
  OrderHeld* order = find_order(account, *fact.order);
  Coupon* kept = order ? find_by_id(order->coupons, *fact.id) : nullptr;
  if (!kept || is_past(*kept)) return false;
  kept->state = CouponState::voided;
  return true;
}

bool moved(Account& account, Coupon& coupon, CouponState to, std::optional<std::string> order) {
  if (is_past(coupon) || (to == CouponState::locked && coupon.state == CouponState::locked))
    return false;
  coupon.state = to;
  coupon.order = std::move(order);
  forget_past(account.coupons);
  return true;
}

/// Months that come after all others of the card, or that make it one for ever. More by the same event continue its own;
/// those that do not follow them stay when it is undone.
void remember_months(CardHeld& card, bool fresh, const std::string& event, std::int64_t count) {
  auto& from = card.from;
  const bool for_ever_before = !fresh && card.months == 0;
  // Without an origin it was bought for ever.
  if (for_ever_before ? from.empty() : !fresh && count != 0 && count <= card.months) return;
  const std::int64_t after = for_ever_before ? from.back().after : card.months;
  const std::int64_t more = count == 0 ? 0 : count - after;
  const auto own = std::find_if(from.begin(), from.end(),
                                [&](const CardOrigin& origin) { return origin.event == event; });
  if (own == from.end()) {
    if (std::ssize(from) < limits::origins) from.push_back({after, event, more});
  } else if (own->after + own->months == after) {
    own->months += more;
  }
}

bool card_given(Account& account, const Event& event, const Fact& fact, CardHeld* card) {
  if (!fact.day) return false;
  const bool fresh = !card;
  if (fresh) {
    if (static_cast<std::int64_t>(account.cards.size()) >= limits::cards_held) return false;
    card = &account.cards.emplace_back();
    card->id = *fact.id;
  }
  if (can_be_undone(event.kind) && fact.line == 0)
    remember_months(*card, fresh, event.id, fact.count);
  else if (fact.count == 0)
    card->from.clear();
  card->first = *fact.day;
  card->months = fact.count;
  if (fact.of) card->number = fact.of;
  card->until = fact.until;
  return add(card->paid, fact.money);
}

/// Months that follow those undone move up. Where some of them had passed, the rest is counted from a new day.
bool card_shortened(CardHeld& card, const Fact& fact) {
  auto& from = card.from;
  const auto undone = std::find_if(
      from.begin(), from.end(), [&](const CardOrigin& origin) { return origin.event == fact.of; });
  if (undone == from.end()) return false;
  const bool for_ever = undone->months == 0;
  const std::int64_t gone = undone->months + (fact.day ? undone->after : 0);
  const std::int64_t left = for_ever ? undone->after : card.months - std::min(gone, card.months);
  if (fact.count != left && !(for_ever && fact.count == 0)) return false;
  auto rest = from.erase(fact.day ? from.begin() : undone, undone + 1);
  for (; rest != from.end(); ++rest)
    if (!take(rest->after, gone)) return false;
  if (fact.day) card.first = *fact.day;
  card.months = fact.count;
  card.until = fact.until;
  return true;
}

}  // namespace

bool fold_coupons(Account& account, const Event&, const Fact& fact) {
  if (!fact.id) return false;
  if (fact.kind == FactKind::coupon_issued) return issued(account, fact);
  if (fact.kind == FactKind::coupon_returned) return coupon_returned(account, fact);
  if (fact.kind == FactKind::coupon_voided && fact.order) return voided_in_order(account, fact);
  Coupon* coupon = find_by_id(account.coupons, *fact.id);
  if (!coupon) return false;
  switch (fact.kind) {
    case FactKind::coupon_locked: return moved(account, *coupon, CouponState::locked, fact.order);
    case FactKind::coupon_unlocked: return moved(account, *coupon, CouponState::held, std::nullopt);
    case FactKind::coupon_expired:
      return moved(account, *coupon, CouponState::expired, std::nullopt);
    case FactKind::coupon_voided: return moved(account, *coupon, CouponState::voided, std::nullopt);
    case FactKind::coupon_used: return used(account, *coupon, fact);
    default: return false;
  }
}

bool fold_cards(Account& account, const Event& event, const Fact& fact) {
  if (!fact.id) return false;
  CardHeld* card = find_by_id(account.cards, *fact.id);
  if (fact.kind == FactKind::card_ended) {
    if (!card) return false;
    account.cards.erase(account.cards.begin() + (card - account.cards.data()));
    return true;
  }
  if (fact.count > limits::card_months) return false;
  if (fact.kind == FactKind::card_shortened) return card && card_shortened(*card, fact);
  return fact.kind == FactKind::card_given && card_given(account, event, fact, card);
}

}  // namespace loyalty
