#include "core/events/orders.h"

#include <algorithm>
#include <charconv>

#include "core/account/fold.h"
#include "core/base/allocate.h"
#include "core/events/actions.h"
#include "core/events/coupons.h"
#include "core/events/growth.h"
#include "core/events/lots.h"
#include "core/events/refunds.h"
#include "core/events/wallet.h"

namespace loyalty {
namespace {

Refusal check_balances(const Account& account, const OrderFacts& order) {
  const OrderSums sums = sums_of(order);
  const Points available = available_points(account);
  if (sums.points > available)
    return refuse("insufficient_points", "/order/lines",
                  {{"available", available.value}, {"needed", sums.points.value}});
  const WalletBalance wallet = wallet_balance(account);
  if (sums.principal > wallet.principal)
    return refuse("insufficient_wallet", "/order/lines",
                  {{"available", wallet.principal.value}, {"needed", sums.principal.value}});
  if (sums.bonus > wallet.bonus)
    return refuse("insufficient_wallet", "/order/lines",
                  {{"available", wallet.bonus.value}, {"needed", sums.bonus.value}});
  return {};
}

Refusal check_coupons(const Account& account, const OrderFacts& order, Instant at) {
  for (std::size_t i = 0; i < order.coupons.size(); ++i) {
    const CouponUse& use = order.coupons[i];
    char digits[24];
    const std::string where =
        "/order/coupons/" +
        std::string(digits, std::to_chars(digits, digits + sizeof digits, i).ptr);
    const bool twice =
        std::any_of(order.coupons.begin(), order.coupons.begin() + static_cast<std::ptrdiff_t>(i),
                    [&](const CouponUse& other) { return other.id == use.id; });
    if (twice) return refuse("coupon_used", where, {{"id", use.id}});
    if (auto refusal = check_usable(account, use, order.id, at, where)) return refusal;
  }
  return {};
}

Refusal check_limit(const Posting& posting, const Offer& offer, std::int64_t more) {
  const UseCount* uses = wire::find(posting.account().orders.offer_uses, offer.id);
  const std::int64_t ever = uses ? uses->ever : 0;
  const std::int64_t today = uses ? count_of_day(*uses, posting.counting_day()) : 0;
  if (offer.limits.per_member && ever + more > *offer.limits.per_member)
    return refuse("usage_limit", "/order",
                  {{"limit", *offer.limits.per_member}, {"offer", offer.id}});
  if (offer.limits.per_day && today + more > *offer.limits.per_day)
    return refuse("usage_limit", "/order", {{"limit", *offer.limits.per_day}, {"offer", offer.id}});
  return {};
}

Refusal check_limits(const Posting& posting, const OrderFacts& order) {
  for (const Offer& promotion : posting.program().promotions) {
    const auto uses = std::count(order.offers.begin(), order.offers.end(), promotion.id);
    if (uses == 0) continue;
    if (auto refusal = check_limit(posting, promotion, uses)) return refusal;
  }
  for (const Offer& coupon : posting.program().coupons) {
    const auto uses = std::count_if(order.coupons.begin(), order.coupons.end(),
                                    [&](const CouponUse& use) { return use.coupon == coupon.id; });
    if (uses == 0) continue;
    if (auto refusal = check_limit(posting, coupon, uses)) return refusal;
  }
  for (const SpecialPrice& price : posting.program().pricing.special_prices) {
    const std::int64_t* units = price.id ? wire::find(order.price_units, *price.id) : nullptr;
    if (!units || !price.max_units_per_member) continue;
    const std::int64_t* used = wire::find(posting.account().orders.price_units, *price.id);
    if ((used ? *used : 0) + *units > *price.max_units_per_member)
      return refuse("usage_limit", "/order/price_units",
                    {{"limit", *price.max_units_per_member}, {"offer", *price.id}});
  }
  return {};
}

/// Cuts what the lines earned to `room`: by largest remainder over the rules, then over each rule's lines.
void cut_earned(OrderFacts& order, Points room) {
  std::vector<std::string> rules;
  std::vector<std::int64_t> by_rule;
  std::int64_t total = 0;
  for (std::size_t i = 0; i < parts_of(order); ++i) {
    const OrderLine& part = part_of(order, i);
    const std::string rule = part.rule.value_or("");
    const auto at = std::find(rules.begin(), rules.end(), rule);
    const auto place = static_cast<std::size_t>(at - rules.begin());
    if (at == rules.end()) {
      rules.push_back(rule);
      by_rule.push_back(0);
    }
    by_rule[place] += part.earned.value;
    total += part.earned.value;
  }
  if (total <= room.value) return;
  std::vector<std::int64_t> cut(rules.size(), 0);
  allocate(room.value, by_rule, cut);
  for (std::size_t r = 0; r < rules.size(); ++r) {
    std::vector<std::int64_t> weights(parts_of(order), 0), parts(parts_of(order), 0);
    for (std::size_t i = 0; i < weights.size(); ++i)
      if (part_of(order, i).rule.value_or("") == rules[r])
        weights[i] = part_of(order, i).earned.value;
    allocate(cut[r], weights, parts);
    for (std::size_t i = 0; i < weights.size(); ++i)
      if (part_of(order, i).rule.value_or("") == rules[r])
        part_of(order, i).earned = Points{parts[i]};
  }
}

void cut_to_caps(const Posting& posting, OrderFacts& order) {
  if (!posting.program().points || !is_capped(posting.program(), PointsSource::spending)) return;
  if (const auto cap = posting.program().points->earn.caps.order) cut_earned(order, *cap);
  if (const auto room = cap_room(posting.program(), posting.account(), posting.counting_day()))
    cut_earned(order, *room);
}

/// Points that offers grant, split over the goods by what they cost, so that returns can take them back.
void spread_granted(OrderFacts& order) {
  std::int64_t total = 0;
  for (const OfferGrant& grant : order.grants) total += grant.points.value;
  std::vector<std::int64_t> weights, parts(order.lines.size(), 0);
  for (const OrderLine& line : order.lines) weights.push_back(line.payable.value);
  const std::vector<std::int64_t> room(order.lines.size(), max_amount);
  allocate(total, weights, room, parts);
  for (std::size_t i = 0; i < parts.size(); ++i) order.lines[i].granted = Points{parts[i]};
  if (order.shipping) order.shipping->granted = Points{0};
}

/// What is left of the points that its offers grant, by when they end.
void grant_by_end(Posting& posting, const OrderFacts& order, Points points) {
  std::vector<std::optional<Instant>> ends;
  std::vector<std::int64_t> granted;
  if (points.value == 0) return;
  for (const OfferGrant& grant : order.grants) {
    if (grant.points.value == 0) continue;
    const auto until =
        points_expiry(posting.program(), PointsSource::offer, posting.now(), grant.points_expiry);
    const auto place = std::find(ends.begin(), ends.end(), until) - ends.begin();
    if (place == std::ssize(ends)) {
      ends.push_back(until);
      granted.push_back(0);
    }
    granted[static_cast<std::size_t>(place)] += grant.points.value;
  }
  if (ends.empty()) return;  // an account that contradicts itself
  const std::vector<std::int64_t> room(ends.size(), max_amount);
  std::vector<std::int64_t> left(ends.size(), 0);
  allocate(points.value, granted, room, left);
  for (std::size_t i = 0; i < ends.size(); ++i)
    grant_points(posting, PointsSource::offer, Points{left[i]}, ends[i], order.id);
}

void post_saved(Posting& posting, const OrderFacts& order, Day day) {
  wire::Map<Money> sources, cards;
  Money bonus{0};
  for (std::size_t i = 0; i < parts_of(order); ++i) {
    const OrderLine& part = part_of(order, i);
    for (const auto& [source, amount] : part.saved) *slot(sources, source, max_amount) += amount;
    for (const auto& [card, amount] : part.saved_by_card) *slot(cards, card, max_amount) += amount;
    bonus += part.bonus;
  }
  *slot(sources, "bonus", max_amount) += bonus;
  for (const auto& [source, amount] : sources) {
    if (amount.value == 0) continue;
    Fact fact;
    fact.kind = FactKind::saved;
    fact.channel = order.channel;
    fact.day = day;
    fact.money = amount;
    fact.of = source;
    fact.order = order.id;
    posting.keep(std::move(fact));
  }
  for (const auto& [card, amount] : cards)
    if (amount.value > 0) posting.post({.id = card, .kind = FactKind::card_saved, .money = amount});
}

void use_coupon(Posting& posting, const CouponUse& use, const std::string& order) {
  posting.post({.id = use.id, .kind = FactKind::coupon_used, .of = use.coupon, .order = order});
}

/// A lock that the shop made for this order goes over into the order's own hold.
void hold_coupon(Posting& posting, const CouponUse& use, const std::string& order) {
  if (find_by_id(posting.account().coupons, use.id)->state == CouponState::locked)
    posting.post({.id = use.id, .kind = FactKind::coupon_unlocked});
  posting.post({.id = use.id, .kind = FactKind::coupon_locked, .order = order});
}

void post_uses(Posting& posting, const OrderFacts& order,
               void (*take)(Posting&, const CouponUse&, const std::string& order)) {
  const Day day = posting.counting_day();
  for (const CouponUse& use : order.coupons) {
    take(posting, use, order.id);
    posting.post({.count = 1, .day = day, .id = use.coupon, .kind = FactKind::offer_used});
  }
  for (const std::string& offer : order.offers)
    posting.post({.count = 1, .day = day, .id = offer, .kind = FactKind::offer_used});
  for (const auto& [price, units] : order.price_units)
    posting.post({.count = units, .id = price, .kind = FactKind::price_units_used});
}

void post_gifts(Posting& posting, const OrderFacts& order) {
  for (const OrderGift& gift : order.gifts)
    posting.post({.count = gift.units,
                  .id = gift.sku,
                  .kind = FactKind::goods_given,
                  .of = gift.offer,
                  .order = order.id});
}

void spend(Posting& posting, const OrderFacts& order) {
  const OrderSums sums = sums_of(order);
  spend_points(posting, sums.points, order.id);
  spend_wallet(posting, order.id, sums.principal, sums.bonus);
}

/// What an order uses: it is there, and now it is the order's.
Refusal check_order(Posting& posting, const OrderFacts& order) {
  if (find_order(posting.account(), order.id))
    return refuse("order_exists", "/order/id", {{"order_id", order.id}});
  if (auto refusal = check_balances(posting.account(), order)) return refusal;
  const Instant priced_at = posting.event().quoted_at.value_or(posting.now());
  if (auto refusal = check_coupons(posting.account(), order, priced_at)) return refusal;
  return check_limits(posting, order);
}

/// The figures that sealing gives: points within the caps, and what counts towards levels.
Refusal settle_figures(Posting& posting, OrderFacts& order) {
  cut_to_caps(posting, order);
  spread_granted(order);
  if (!spread_growth(posting.program(), order)) return out_of_range("/order");
  return {};
}

/// What a paid order brings at once.
void post_brought(Posting& posting, const OrderFacts& order, Day day) {
  post_saved(posting, order, day);
  if (const Points earned = sums_of(order).earned; earned.value > 0) {
    posting.post({.id = posting.next_id(),
                  .kind = FactKind::points_granted,
                  .of = std::string("spending"),
                  .order = order.id,
                  .points = earned});
    if (is_capped(posting.program(), PointsSource::spending)) count_towards_caps(posting, earned);
  }
  if (posting.program().tiers && posting.program().tiers->counted_at == CountedAt::paid)
    count_order(posting, order.id, day);
}

/// An order that was placed is paid with what it holds.
Refusal pay_placed(Posting& posting) {
  const std::string& id = *posting.event().order_id;
  const OrderHeld* held = find_order(posting.account(), id);
  if (!held) return refuse("unknown_order", "/order_id", {{"order_id", id}});
  if (held->state != OrderState::placed) return wrong_state(*held);
  OrderFacts& order = posting.event().order.emplace(held->facts);
  if (auto refusal = settle_figures(posting, order)) return refusal;
  const Day day = posting.thing_day();
  posting.post({.day = day,
                .kind = FactKind::order_paid,
                .money = sums_of(order).payable,
                .order = order.id});
  for (const CouponUse& use : order.coupons) {
    const Coupon* coupon = find_by_id(posting.account().coupons, use.id);
    // One that was taken back meanwhile is not there any more; its price stands.
    if (coupon && is_locked_for(*coupon, order.id)) use_coupon(posting, use, order.id);
  }
  post_gifts(posting, order);
  post_brought(posting, order, day);
  return {};
}

}  // namespace

Refusal seal_order_placed(Posting& posting) {
  OrderFacts& order = *posting.event().order;
  const auto until = posting.event().until;
  if (until && *until <= posting.event().at)
    return refuse("invalid_window", "/until",
                  {{"from", posting.event().at.value}, {"until", until->value}});
  if (auto refusal = check_order(posting, order)) return refusal;
  if (auto refusal = settle_figures(posting, order)) return refusal;
  posting.post({.day = posting.thing_day(),
                .kind = FactKind::order_opened,
                .money = sums_of(order).payable,
                .of = std::string("placed"),
                .order = order.id,
                .until = until});
  post_uses(posting, order, hold_coupon);
  spend(posting, order);
  return {};
}

Refusal seal_order_paid(Posting& posting) {
  if (!posting.event().order) return pay_placed(posting);
  OrderFacts& order = *posting.event().order;
  if (auto refusal = check_order(posting, order)) return refusal;
  if (auto refusal = settle_figures(posting, order)) return refusal;
  const Day day = posting.thing_day();
  posting.post({.day = day,
                .kind = FactKind::order_opened,
                .money = sums_of(order).payable,
                .order = order.id});
  post_uses(posting, order, use_coupon);
  post_gifts(posting, order);
  spend(posting, order);
  post_brought(posting, order, day);
  return {};
}

Refusal seal_order_completed(Posting& posting) {
  const std::string& id = *posting.event().order_id;
  const OrderHeld* held = find_order(posting.account(), id);
  if (!held) return refuse("unknown_order", "/order_id", {{"order_id", id}});
  if (held->state != OrderState::paid) return wrong_state(*held);
  const OrderHeld order = *held;
  const bool first = posting.account().orders.completed == 0;
  const Day day = posting.thing_day();
  posting.post(
      {.kind = FactKind::order_completed, .order = id, .until = returns_end(posting, day)});

  const Instant from = points_release(posting.program(), day, posting.now());
  std::vector<std::string> pending;
  for (const Lot& lot : posting.account().points.lots)
    if (lot.order == id && !lot.released) pending.push_back(lot.id);
  for (const std::string& lot : pending)
    posting.post({.from = from,
                  .id = lot,
                  .kind = FactKind::points_due,
                  .until = points_expiry(posting.program(), PointsSource::spending, from)});

  Points granted{0}, paid_points{0};
  Money paid{0};
  for (std::size_t i = 0; i < parts_of(order.facts); ++i) {
    const OrderLine& part = part_of(order.facts, i);
    const Figures gone = figures_gone(part, order.returned[i]);
    granted += part.granted - gone.granted;
    paid_points += part.points_paid;
    paid += part.payable - gone.cash - gone.principal - gone.bonus;
  }
  grant_by_end(posting, order.facts, granted);
  for (const OfferGrant& grant : order.facts.grants)
    for (const std::string& coupon : grant.coupons) issue_coupon(posting, coupon, id);
  count_order(posting, id, day);
  if (first && posting.account().member.referrer)
    posting.post({.id = posting.account().member.referrer,
                  .kind = FactKind::referral_due,
                  .money = paid,
                  .order = id});
  return {};
}

}  // namespace loyalty
