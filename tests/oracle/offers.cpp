#include "tests/oracle/offers.h"

#include <algorithm>
#include <tuple>

namespace loyalty::oracle {
namespace {

bool has(const Offer& offer, EffectKind kind) {
  return std::any_of(offer.effects.begin(), offer.effects.end(),
                     [&](const Effect& e) { return e.kind == kind; });
}

Turn turn_of(const Offer& offer, bool coupon) {
  if (has(offer, EffectKind::exchange)) return Turn::exchange;
  const bool discounts_goods =
      std::any_of(offer.effects.begin(), offer.effects.end(),
                  [](const Effect& e) { return is_goods_discount(e.kind); });
  if (!discounts_goods && has(offer, EffectKind::shipping_off)) return Turn::shipping;
  return coupon ? Turn::coupon : Turn::promotion;
}

bool any(const std::vector<bool>& parts) {
  return std::find(parts.begin(), parts.end(), true) != parts.end();
}

/// Whether one effect of an offer concerns this line, given whether the offer's scope holds it.
bool touches(const Effect& effect, const CartLine& line, bool scoped) {
  if (effect.kind == EffectKind::bundle_price && !effect.items.empty()) {
    return scoped && std::any_of(effect.items.begin(), effect.items.end(),
                                 [&](const BundleItem& i) { return in_scope(i.scope, line); });
  }
  if (effect.kind == EffectKind::buy_get && effect.get_scope)
    return scoped || in_scope(*effect.get_scope, line);
  return scoped;
}

const StackingGroup& group_of(const Case& c, const Entry& e) {
  return c.program.pricing.groups[e.place];
}

bool excludes(const Case& c, const StackingGroup& group, const std::string& other) {
  if (group.excludes_unless && holds(*group.excludes_unless, c)) return false;
  return std::find(group.excludes.begin(), group.excludes.end(), other) != group.excludes.end();
}

bool touches_line(const Entry& e, std::size_t line) {
  return line < e.touched.size() ? e.touched[line] : e.touches_shipping;  // shipping is the last
}

bool share_a_line(const Entry& a, const Entry& b) {
  for (std::size_t line = 0; line <= a.touched.size(); ++line)
    if (touches_line(a, line) && touches_line(b, line)) return true;
  return false;
}

Clash clash_of_pair(const Case& c, const Entry& a, const Entry& b) {
  if (!share_a_line(a, b)) return Clash::none;
  if (a.offer->exclusive || b.offer->exclusive) return Clash::exclusive;
  if (!excludes(c, group_of(c, a), b.offer->group) && !excludes(c, group_of(c, b), a.offer->group))
    return Clash::none;
  return a.place == b.place ? Clash::self : Clash::excludes;
}

}  // namespace

bool is_goods_discount(EffectKind kind) {
  return kind != EffectKind::shipping_off && kind != EffectKind::gift && kind != EffectKind::grant;
}

bool admits(const Part& part, const Entry& entry) {
  return entry.coupon ? part.coupons : part.promotions;
}

Entry entry_of(const Case& c, const std::vector<Part>& parts, const Offer& offer,
               const CouponHeld* held) {
  Entry e;
  e.offer = &offer;
  e.coupon = held != nullptr;
  e.id = held ? held->id : offer.id;
  e.until = held ? held->until.value : 0;
  const auto& asked = c.cart.coupons.ids;
  e.asked = std::find(asked.begin(), asked.end(), e.id) - asked.begin();
  e.turn = turn_of(offer, e.coupon);
  while (c.program.pricing.groups[e.place].id != offer.group) ++e.place;
  e.touches_shipping = has(offer, EffectKind::shipping_off);
  const bool any_discount = std::any_of(offer.effects.begin(), offer.effects.end(),
                                        [](const Effect& x) { return is_goods_discount(x.kind); });
  for (const Part& part : parts) {
    const CartLine& line = c.cart.lines[part.of];
    const bool admitted = admits(part, e);
    const bool scoped = in_scope(offer.scope, line);
    bool touched = false;
    for (const Effect& effect : offer.effects)
      if (is_goods_discount(effect.kind) == any_discount)  // gifts alone touch what they are for
        touched = touched || touches(effect, line, scoped);
    // A price that shuts offers out still counts towards shipping.
    e.scoped.push_back(scoped && (admitted || e.turn == Turn::shipping));
    e.touched.push_back(admitted && touched && e.turn != Turn::shipping);
  }
  return e;
}

bool before(const Entry& a, const Entry& b) {
  const auto key = [](const Entry& e) {
    // Copies of one coupon: those the customer named, then what ends first.
    return std::tuple(e.turn, e.place, e.offer->priority, e.offer->id, e.asked, e.until, e.id);
  };
  return key(a) < key(b);
}

Int uses_left(const Case& c, const Offer& offer) {
  Int left = 1000000;
  const auto* uses = wire::find(c.shopper.offer_uses, offer.id);
  const auto* total = wire::find(c.cart.offer_totals, offer.id);
  const UseLimits& limits = offer.limits;
  if (limits.per_member) left = std::min(left, *limits.per_member - (uses ? uses->ever : 0));
  if (limits.per_day) left = std::min(left, *limits.per_day - (uses ? uses->today : 0));
  if (limits.total) left = std::min(left, *limits.total - (total ? *total : 0));
  return std::max<Int>(left, 0);
}

std::string unusable(const Case& c, const Entry& e) {
  const auto condition = unmet(e.offer->when, c);
  if (!condition.empty()) return condition;
  if (uses_left(c, *e.offer) == 0) return "usage_limit";
  if (!any(e.scoped) || !(any(e.touched) || e.touches_shipping)) return "out_of_scope";
  return "";
}

Clash clash(const Case& c, const std::vector<const Entry*>& set) {
  const auto& policy = c.program.pricing;
  Int coupons = 0;
  for (const Entry* e : set) coupons += e->coupon;
  if (policy.max_coupons && coupons > *policy.max_coupons) return Clash::max_coupons;
  for (std::size_t g = 0; g < policy.groups.size(); ++g) {
    std::vector<const Entry*> members;
    for (const Entry* e : set)
      if (e->place == g) members.push_back(e);
    if (members.empty()) continue;
    const auto& group = policy.groups[g];
    if (group.max_per_order && static_cast<Int>(members.size()) > *group.max_per_order)
      return Clash::max_per_order;
    if (!group.max_per_line) continue;
    for (std::size_t line = 0; line <= members[0]->touched.size(); ++line) {
      Int on_line = 0;
      for (const Entry* e : members) on_line += touches_line(*e, line);
      if (on_line > *group.max_per_line) return Clash::max_per_line;
    }
  }
  for (std::size_t i = 0; i < set.size(); ++i)
    for (std::size_t j = i + 1; j < set.size(); ++j) {
      const Clash pair = clash_of_pair(c, *set[i], *set[j]);
      if (pair != Clash::none) return pair;
    }
  return Clash::none;
}

}  // namespace loyalty::oracle
